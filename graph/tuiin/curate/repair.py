"""Sentences joined and parted by hand: passages.csv with its digests, and all that names a sentence, made anew together."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tuiin.curate import cells, sources, yaml_tree
from tuiin.curate.decode import Leaf
from tuiin.curate.folder import FORMS, shown
from tuiin.curate.passages import passage, split, to_csv
from tuiin.curate.reader import Anchored
from tuiin.curate.short import in_runs
from tuiin.curate.spelling import near
from tuiin.errors import BadInput, Place, Problem, TuiinError
from tuiin.files import reading
from tuiin.files.writing import replace
from tuiin.letters import quoted
from tuiin.model import Passage


class NoRepair(TuiinError):
    """What was asked of the sentences cannot be done; nothing was written."""


@dataclass(slots=True)
class Repair:
    """What is to be written, by file, and what a person should know of it."""

    files: dict[Path, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Write the files, sentences last: until then everything that is named is there."""
        for path, content in self.files.items():
            replace(path, content, curated=True)


def join(article: Anchored, text: str, first: str, last: str) -> Repair:
    """Return what makes one sentence of those from the first to the last; it keeps the id of the first, which all that named them names."""
    order = list(article.passages)
    at, to = order.index(_known(article, first)), order.index(_known(article, last))
    if at >= to:
        raise NoRepair(f"--join {first} {last}: wanted two sentences, the earlier one first")
    return _joined(article, text, [order[at : to + 1]])


def unwrap(article: Anchored, text: str) -> Repair:
    """Return what joins the sentences that the end of a line has cut, in a text whose lines are wrapped."""
    copy = article.copy
    whole = split(text, copy.first_line, copy.last_line, language=article.language, unwrap=True) if copy else []
    starts, ends = ({getattr(p, side): name for name, p in article.passages.items()} for side in ("start", "end"))
    order = list(article.passages)
    runs = []
    for sentence in whole:
        if sentence.start in starts and sentence.end in ends and starts[sentence.start] != ends[sentence.end]:
            runs.append(order[order.index(starts[sentence.start]) : order.index(ends[sentence.end]) + 1])
    if not runs:
        raise NoRepair(f"{article.slug}: no sentence goes on in the next line")
    return _joined(article, text, runs)


def part(article: Anchored, text: str, sentence: str, where: str, second: Collection[str] = ()) -> Repair:
    """Return what makes two sentences of one, the second beginning at an offset of the text or with these words.

    The first keeps the id, and what names it is told, since it may mean the second; that one has the next free number of its paragraph.
    `second` are entries that stand at the second, such as `claim/x`: they name it from now on.
    """
    old = article.passages[_known(article, sentence)]
    at = _cut(text, old, where)
    first = text[old.start : at].rstrip()
    paragraph = sentence.partition("s")[0]
    numbers = [int(name.partition("s")[2]) for name in article.passages if name.partition("s")[0] == paragraph]
    new = f"{paragraph}s{max(numbers) + 1}"
    passages: list[Passage] = []
    for name, other in article.passages.items():
        if name != sentence:
            passages.append(other)
            continue
        passages.append(passage(text, sentence, old.start, old.start + len(first)))
        passages.append(passage(text, new, at, old.end))
    goes = {leaf.path for leaf in article.references if leaf.value == sentence and "/".join(re.split(r"[/.\[]", leaf.path)[:2]) in second}
    order = [one.id for one in passages]
    repair = Repair(_rewritten(article, order, lambda leaf: new if leaf.path in goes else leaf.value))
    repair.files[article.folder / "passages.csv"] = to_csv(passages).encode()
    repair.told.append(f"{sentence} ends before the new sentence {new}, at {at}")
    repair.told += [
        f"{leaf.place}: {leaf.path} names {sentence}; if it means the new one, write {new}"
        for leaf in article.references
        if leaf.value == sentence and leaf.path not in goes
    ]
    return repair


def _known(article: Anchored, sentence: str) -> str:
    if sentence not in article.passages:
        raise NoRepair(f"{article.slug}: found {quoted(sentence)}; wanted a sentence of passages.csv{near(sentence, article.passages)}")
    return sentence


def _cut(text: str, old: Passage, where: str) -> int:
    """Return where in the text the second sentence begins."""
    if where.isdecimal() and old.start < int(where) < old.end:
        at = int(where)
    else:
        found = [m.start() for m in re.finditer(re.escape(where), text[old.start : old.end])] if where.strip() else []
        if len(found) != 1:
            times = "not at all" if not found else f"{len(found)} times"
            raise NoRepair(
                f"--split {old.id}: {quoted(where)} stands in the sentence {times}; wanted the words with which the second sentence "
                f"begins, or an offset between {old.start} and {old.end}"
            )
        at = old.start + found[0]
    while at < old.end and text[at].isspace():
        at += 1
    if not text[old.start : at].strip() or at >= old.end:
        raise NoRepair(f"--split {old.id}: found {quoted(where)}, where one of the two sentences would be empty")
    return at


def _joined(article: Anchored, text: str, runs: Sequence[Sequence[str]]) -> Repair:
    """Return what makes one sentence of each run of sentences."""
    kept = {name: run[0] for run in runs for name in run[1:]}
    ends = {run[0]: article.passages[run[-1]].end for run in runs}
    passages = []
    for name, old in article.passages.items():
        if name not in kept:
            end = ends.get(name, old.end)
            passages.append(passage(text, name, old.start, end))
    repair = Repair(renamed(article, kept))
    repair.files[article.folder / "passages.csv"] = to_csv(passages).encode()
    repair.told += [f"{run[0]} holds {', '.join(run[1:])}, too{_over_paragraphs(run)}" for run in runs]
    changed = [path for path in repair.files if path.name != "passages.csv"]
    if changed:
        repair.told.append(f"what named them names it now: {', '.join(map(shown, changed))}")
    return repair


def _over_paragraphs(run: Sequence[str]) -> str:
    return "" if len({name.partition("s")[0] for name in run}) == 1 else ", though a paragraph ends between them"


def renamed(article: Anchored, new: Mapping[str, str]) -> dict[Path, bytes]:
    """Return the files of an article in which sentences are named that have another id now, with that one in their place.

    An id that stands beside it already goes, and so does the silence of a sentence at which a claim stands now. Raises `BadInput` for a
    place that cannot be rewritten.
    """
    return _rewritten(article, [name for name in article.passages if name not in new], lambda leaf: new.get(leaf.value, leaf.value))


def _rewritten(article: Anchored, order: Sequence[str], new: Callable[[Leaf], str]) -> dict[Path, bytes]:
    spoken = {new(leaf) for leaf in article.references if leaf.path.startswith("claim/")}
    changed = {after for leaf in article.references if (after := new(leaf)) != leaf.value}
    groups: dict[str, set[str]] = {}
    edits: dict[str, list[tuple[Leaf, str]]] = {}
    runs: dict[Place, list[tuple[Leaf, str]]] = {}
    for leaf in article.references:
        group = groups.setdefault(re.sub(r"\[\d+\]$", "", leaf.path) + leaf.place.file, set())
        after = new(leaf)
        gone = after in group or (leaf.path == "article.silent" and after in spoken and after in changed)
        group.add(after)
        if leaf.written != leaf.value:  # one of a run, of which only the first and the last are written
            runs.setdefault(leaf.place, []).append((leaf, "" if gone else after))
        elif gone or after != leaf.value:
            edits.setdefault(leaf.place.file, []).append((leaf, "" if gone else after))
    for place, run in runs.items():
        if any(after != leaf.value for leaf, after in run):
            left = in_runs([after for _, after in run if after], {name: number for number, name in enumerate(order)})
            edits.setdefault(place.file, []).append((run[0][0], ", ".join(left)))
    paths = {shown(path): path for form in FORMS for path in article.folder.glob(f"*.{form}")}
    return {paths[file]: _edited(paths[file], article.project.data, found) for file, found in edits.items()}


def _edited(path: Path, data: Path, edits: list[tuple[Leaf, str]]) -> bytes:
    """Return a file in which these ids have become others; an empty one goes with its line or its comma."""
    source = reading.read(path, most=yaml_tree.MOST, within=data)
    if sources.is_table(path):
        return _in_cells(cells.decoded(source), edits)
    lines = source.decode("utf-8-sig").split("\n")
    for leaf, new in sorted(edits, key=lambda edit: (edit[0].place.line, edit[0].place.column), reverse=True):
        line, at = lines[leaf.place.line - 1], leaf.place.column - 1
        written = re.compile(r"[\"']?" + re.escape(leaf.written) + r"[\"']?(?:\s*:\s*[\w-]+)?").match(line, at)
        if not written:
            raise BadInput([Problem.at(leaf.place, f"{leaf.path}: cannot be rewritten here; write {new or 'nothing'} for {leaf.written}")])
        reason = re.search(r"[\w-]+:\s+$", line[:at]) if leaf.path == "article.silent" else None
        if new:
            several = f"[{new}]" if reason and "," in new else new
            lines[leaf.place.line - 1] = line[:at] + line[at:].replace(leaf.written, several, 1)
            continue
        at = reason.start() if reason else at  # a reason goes with its only sentence
        if re.fullmatch(r"\s*(-\s+)?", line[:at]) and re.fullmatch(r"\s*(#.*)?", line[written.end() :]):
            del lines[leaf.place.line - 1]
        else:
            before, after = line[:at], line[written.end() :]
            comma = re.match(r"\s*,\s*", after)
            lines[leaf.place.line - 1] = before + after[comma.end() :] if comma else re.sub(r"\s*,\s*$", "", before) + after
    text = re.sub(r"^silent:[ ]*\n(?=\S|\Z)", "silent: {}\n", "\n".join(lines), flags=re.MULTILINE)
    problems = yaml_tree.parse(text.encode(), shown(path))[1]
    if problems:
        raise BadInput(problems)
    return text.encode()


def _in_cells(text: str, edits: list[tuple[Leaf, str]]) -> bytes:
    """Return a table in whose cells these ids have become others; an empty one goes with the space or the comma beside it."""
    lines = text.split("\n")
    for leaf, new in sorted(edits, key=lambda edit: (edit[0].place.line, edit[0].place.column), reverse=True):
        line, at = lines[leaf.place.line - 1], leaf.place.column - 1
        before, after = line[:at], line[at + len(leaf.written) :]
        if not line.startswith(leaf.written, at):
            raise BadInput([Problem.at(leaf.place, f"{leaf.path}: cannot be rewritten here; write {new or 'nothing'} for {leaf.written}")])
        if not new and (found := re.match(r",? +|,(?=p)", after)):
            after = after[found.end() :]
        elif not new:
            before = re.sub(r"(,? +|(?<=\d),|@)$", "", before)
        lines[leaf.place.line - 1] = before + new + after
    return "\n".join(lines).encode()
