"""`tuiin score`: how good a draft is, beside what a curator wrote of the same article."""

import argparse

from tuiin.cli import options
from tuiin.cli.terminal import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

MORE = """Compares a draft (by default one made now, as by somebody who has no registries yet) with the curated
article: of what a draft can offer, how much of it is right (precision), how much of what is there it
offers (recall), and both in one (F). A claim is the same with its sentence, holder, relation, subject
and object; below it stand easier questions: the relation, the holder, the sentence alone. `invented` is
the share of claims of which a subject or an object does not stand in the text, `conforming` that of
relations that the ontology has, both as Text2KGBench defines them.

With --effort it tells instead what reviewing took, by the logs of the editing page (`tuiin edit`): minutes
and keys by kind of act and by sentence, and what became of the drafts. A pause over five minutes counts as five.

What rules were written by is no measure of them: say of which article a figure is."""
EXAMPLES = (
    "tuiin score my-article",
    "tuiin score draft.jsonl --against my-article",
    "tuiin score my-article --json | jq '.claim.f'",
    "tuiin score my-article --effort",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("draft", nargs="?", metavar="DRAFT|ARTICLE", help="a draft as `tuiin draft -f jsonl` writes it (default: made now)")
    sub.add_argument("--against", metavar="CURATED", help="the curated article, by name or folder (default: the one that is named)")
    sub.add_argument("--text", type=options.path_of, metavar="FILE", help="the text of the article, where it is not in the folder `texts`")
    sub.add_argument("--effort", action="store_true", help="tell instead how many minutes and keys reviewing the article took")
    options.form(sub, "text", "json")
    options.data(sub)
    options.quiet(sub)


def run(at: argparse.Namespace) -> int:
    import json

    from tuiin.cli.named import the_article
    from tuiin.draft.rated import rated

    path = options.path_of(at.draft) if at.draft and at.draft.endswith(".jsonl") else None
    slug, data = the_article(at, at.against if path or at.against else at.draft)
    if at.effort:
        return _effort(at, slug, data)
    rates, shares = rated(slug, data, path, at.text)
    if at.format == "json":
        found: dict[str, object] = {
            name: {"precision": round(one.precision, 3), "recall": round(one.recall, 3), "f": round(one.f, 3)}
            for name, one in rates.items()
        }
        print(json.dumps(found | {name: round(share, 3) for name, share in shares.items()}, indent=1))
        return 0
    width = max(map(len, [*rates, *shares]))
    print(f"{'':{width}}  precision  recall     F  found  there")
    for name, rate in rates.items():
        print(f"{name:{width}}  {rate.precision:9.2f}  {rate.recall:6.2f}  {rate.f:4.2f}  {rate.found:5}  {rate.gold:5}")
    for name, share in shares.items():
        print(f"{name:{width}}  {share:9.2f}")
    tell(at, f"a draft beside what was curated of {slug}")
    return 0


def _effort(at: argparse.Namespace, slug: str, data: "Path") -> int:
    """Tell what reviewing an article took."""
    import json
    from dataclasses import asdict

    from tuiin.curate.folder import REVIEW
    from tuiin.curate.log import Log
    from tuiin.curate.reviewing import logs
    from tuiin.edit.effort import effort
    from tuiin.errors import TuiinError

    paths = logs(data / "articles" / slug / REVIEW)
    if not paths:
        raise TuiinError(f"{slug}: nobody has reviewed it in the page yet; `tuiin edit {slug}` opens it")
    found = effort(map(Log, paths))
    if at.format == "json":
        print(json.dumps(asdict(found), indent=1))
        return 0
    print("           acts  minutes   keys  keys an act")
    for name, one in [*found.kinds.items(), ("all", found.whole)]:
        print(f"{name:9}  {one.acts:4}  {one.seconds / 60:7.1f}  {one.keys:5}  {one.keys / one.acts:11.1f}")
    many = max(found.sentences, 1)
    print(f"{found.sentences} sentences: {found.whole.seconds / 60 / many:.2f} minutes and {found.whole.keys / many:.1f} keys each")
    made = f"{found.accepted} as drafted, {found.corrected} corrected, {found.added} added"
    print(f"claims: {made}; drafts rejected: {found.rejected}")
    tell(at, f"what reviewing {slug} took, by {', '.join(path.stem for path in paths)}")
    return 0
