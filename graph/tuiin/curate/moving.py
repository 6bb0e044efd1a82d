"""An article moved to a changed text: passages.csv, the digest in article.yaml and the copy in `texts`, made anew together."""

from tuiin.curate import yaml_tree
from tuiin.curate.passages import digest, to_csv
from tuiin.curate.reader import Anchored
from tuiin.curate.reanchor import Carried, carry
from tuiin.curate.repair import NoRepair, Repair
from tuiin.curate.texts import keep
from tuiin.curate.yaml_tree import Mapping, Scalar
from tuiin.files import reading


def moved(article: Anchored, old: str, text: str, lines: tuple[int, int | None] | None) -> tuple[Carried, Repair]:
    """Return what became of the anchors of an article in this normalised text, and what is to be written.

    `old` is the text so far, or empty; without `lines` those are taken in which the anchors stand. Raises `NoRepair` for a text that
    holds fewer than half of the sentences: it is another one.
    """
    copy = article.copy
    first, last = lines or (copy.first_line if copy else 1, None)
    carried = carry(article, old, text, (first, last))
    if lines is None and (first, last) != (within := _lines(article, old, text, carried)):
        first, last = within
        carried = carry(article, old, text, within)
    kept = len(carried.passages) - len(carried.new)
    if kept * 2 < len(article.passages):
        raise NoRepair(f"only {kept} of the {len(article.passages)} sentences of {article.slug} stand in this text; is it the right one?")
    said: dict[str, str | int] = {
        "sha256": digest(text),
        "length": len(text),
        "first_line": first,
        "last_line": last or text.count("\n") + 1,
    }
    repair = Repair(keep(article.project, article.slug, text, before=old))
    repair.files[article.folder / "article.yaml"] = _said(article, said)
    repair.files[article.folder / "passages.csv"] = to_csv(carried.passages).encode()
    return carried, repair


def _lines(article: Anchored, old: str, text: str, carried: Carried) -> tuple[int, int | None]:
    """Return the lines that are the article: up to the ends of the text where they reached so far before, else those of the anchors."""
    copy = article.copy
    kept = [p for p in carried.passages if p.id in article.passages]
    if not copy or not kept:
        return 1, None
    first = 1 if copy.first_line == 1 else 1 + text.count("\n", 0, kept[0].start)
    whole = copy.last_line >= old.rstrip("\n").count("\n") + 1 if old else copy.first_line == 1
    return first, None if whole else 1 + text.count("\n", 0, kept[-1].end)


def _said(article: Anchored, said: dict[str, str | int]) -> bytes:
    """Return article.yaml with another digest, length and lines of the text."""
    path = article.folder / "article.yaml"
    source = reading.read(path, most=yaml_tree.MOST, within=article.project.data)
    root, _ = yaml_tree.parse(source, str(path))
    node = root.entries["text"][1] if isinstance(root, Mapping) and "text" in root.entries else None
    lines = source.decode("utf-8-sig").split("\n")
    values = [(node.entries[key][1], str(value)) for key, value in said.items()] if isinstance(node, Mapping) else []
    for scalar, new in sorted(values, key=lambda pair: (pair[0].place.line, pair[0].place.column), reverse=True):
        line, at = lines[scalar.place.line - 1], scalar.place.column - 1
        written = scalar.text if isinstance(scalar, Scalar) else ""
        lines[scalar.place.line - 1] = line[:at] + line[at:].replace(written, new, 1)
    return "\n".join(lines).encode()
