"""The graph as a workbook for review: a row for each position on a claim, with empty columns for the reviewer."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tuiin import model
from tuiin.errors import TuiinError
from tuiin.exports.debate import Debate, short, value
from tuiin.files.words import languages
from tuiin.graph import vocabulary
from tuiin.model import Text
from tuiin.model.dates import years
from tuiin.model.fields import Field, beside

if TYPE_CHECKING:
    from tuiin.graph.knowledge import Graph

Column = tuple[str, int, str]
CELL = 32767  # letters that Excel takes in one cell
ROWS = 5000  # as far down as the drop-down lists reach, so that a reviewer can add rows
# What of a claim and of a position has no column of its own here: each gets one, headed by what the ontology calls it.
CLAIM = beside(model.Claim, "kind", "subject", "relation", "object", "polarity", "scope", "condition", "text")
POSITION = beside(model.Position, "holder", "stance", "certainty", "source", "at")
LISTS = tuple(
    dict.fromkeys(
        (
            "stance",
            "certainty",
            "polarity",
            "claim-kind",
            "relation",
            *(field.list for field in (*POSITION.values(), *CLAIM.values()) if field.list in vocabulary.LISTS),
        )
    )
)
VERDICTS = ("right", "to be changed", "to be dropped", "not sure")
REVIEW = (
    ("review: verdict", 14, "verdict"),
    ("review: stance", 14, "stance"),
    ("review: certainty", 14, "certainty"),
    ("review: remark", 40, ""),
    ("reviewer", 18, ""),
)


class TooLong(TuiinError):
    """A text that does not fit into a cell of a workbook."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written: heads with the width of their column and the list that they choose from, then rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[str, ...]]


def xlsx(kg: "Graph") -> bytes:
    """Return the workbook: claims with who holds them, actors, concepts, works, the editor's notes, and the lists to choose from.

    No text is ever taken for a formula, a number or a link.
    """
    import xlsxwriter

    debate = Debate(kg)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # The day of the build is not the graph's business: the file tells the year in which the article was curated.
    ((day,),) = kg.store.ask("SELECT ?day { ?article tn:curated ?day }")
    curated = datetime(years(str(day))[0] or 1, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    book.set_properties({"title": debate.title.said("en"), "subject": kg.slug, "created": curated, "comments": "made by tuiin"})
    writer = _Writer(book, _lists(debate))
    for sheet in (_claims(debate), *_things(debate), _notes(debate)):
        writer.sheet(sheet)
    writer.lists_sheet()
    book.close()
    return out.getvalue()


class _Writer:
    def __init__(self, book: Any, lists: dict[str, list[tuple[str, ...]]]) -> None:
        self.book, self.lists = book, lists
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({"bold": True, "bg_color": "#DDE7EE", "bottom": 1, **wrapped})
        self.text = book.add_format(wrapped)
        # Excel makes a formula of a text that begins like one as soon as somebody edits it, unless it is marked as text.
        self.marked = book.add_format({"quote_prefix": True, **wrapped})
        self.empty = book.add_format({"bg_color": "#FFF8E5", **wrapped})

    def sheet(self, sheet: Sheet) -> None:
        """Write one sheet: its head stays in sight, its columns can be filtered, those with a list offer it."""
        page = self.book.add_worksheet(sheet.name)
        for column, (words, width, choice) in enumerate(sheet.columns):
            page.set_column(column, column, width)
            page.write_string(0, column, words, self.head)
            if choice:
                source = f"=lists!${_letter(choice, self.lists)}$2:${_letter(choice, self.lists)}${len(self.lists[choice]) + 1}"
                page.data_validation(1, column, ROWS, column, {"validate": "list", "source": source, "error_title": "not in the list"})
        for number, row in enumerate(sheet.rows, 1):
            for column, words in enumerate(row):
                self.cell(page, number, column, words)
            for column in range(len(row), len(sheet.columns)):
                page.write_blank(number, column, None, self.empty)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)

    def cell(self, page: Any, row: int, column: int, words: str) -> None:
        if len(words.encode("utf-16-le")) // 2 > CELL:
            raise TooLong(f"{page.name}, row {row + 1}: a text of {len(words):,} letters; Excel takes {CELL:,} in a cell")
        if words:
            page.write_string(row, column, words, self.marked if words[0] in "=+-@\t\r'" else self.text)

    def lists_sheet(self) -> None:
        """Write the lists: the short names to choose from, and what they mean."""
        page = self.book.add_worksheet("lists")
        page.freeze_panes(1, 0)
        for column, (name, rows) in enumerate(self.lists.items()):
            page.write_string(0, 2 * column, name, self.head)
            page.write_string(0, 2 * column + 1, f"{name}: {', '.join(languages())}", self.head)
            page.set_column(2 * column, 2 * column, 16)
            page.set_column(2 * column + 1, 2 * column + 1, 44)
            for number, (key, *labels) in enumerate(rows, 1):
                self.cell(page, number, 2 * column, key)
                self.cell(page, number, 2 * column + 1, " · ".join(labels))


def _letter(choice: str, lists: Iterable[str]) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(2 * list(lists).index(choice)))


def _lists(debate: Debate) -> dict[str, list[tuple[str, ...]]]:
    """Return the values of each list, with their labels in three languages."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in LISTS:
        rows = debate.ask(f"SELECT ?value {{ ?value skos:inScheme <https://w3id.org/tuiin/{name}> }} ORDER BY ?value")
        labels = debate.words("skos:prefLabel")
        found[name] = [(value(iri), *(" ".join(labels[str(iri)].get(tag, [])) for tag in languages())) for (iri,) in rows]
    return found | {"verdict": [(words,) for words in VERDICTS]}


def _claims(debate: Debate) -> Sheet:
    columns: tuple[Column, ...] = (
        ("claim", 28, ""),
        *((language, 44, "") for language in debate.languages),
        ("holder chain", 34, ""),
        ("stance", 12, "stance"),
        ("certainty", 11, "certainty"),
        ("passages", 12, ""),
        ("source", 24, ""),
        ("kind", 14, "claim-kind"),
        ("subject", 24, ""),
        ("relation", 16, "relation"),
        ("object", 24, ""),
        ("polarity", 10, "polarity"),
        ("scope and condition", 30, ""),
        ("evidence", 50, ""),
        ("warnings", 50, ""),
    )
    for field in (*CLAIM.values(), *POSITION.values()):
        columns += (_column(debate, field, columns),)
    columns += _reviewed(debate)
    rows = []
    for iri, claim in debate.claims.items():
        label = debate.things[iri].label
        limits = [*map(debate.name, claim.scope), *(words for words in debate.text(claim.condition).said("en").splitlines())]
        frame = (claim.kind, debate.name(claim.subject), claim.relation, debate.name(claim.object), claim.polarity, "; ".join(limits))
        for position in debate.held[iri]:
            chain = " › ".join(debate.name(voice.holder) for voice in debate.chain(position))
            source = debate.name(position.source) if position.source else ""
            said = (chain, position.stance, position.certainty, " ".join(position.at), source)
            more = (*_more(debate, iri, CLAIM), *_more(debate, position.iri, POSITION), *_more(debate, iri, debate.reviews))
            rows.append((short(iri), *_by_language(debate, label), *said, *frame, _evidence(debate, iri), _warnings(debate, iri), *more))
    return Sheet("claims", columns + REVIEW, rows)


def _column(debate: Debate, field: Field, others: tuple[Column, ...]) -> Column:
    """Return the column of a field that none is laid out for; its head is told apart from that of another column."""
    head = debate.head(field)
    taken = head in {other for other, _, _ in others}
    return f"{head} ({field.property})" if taken else head, 20, field.list if field.list in LISTS else ""


def _reviewed(debate: Debate) -> tuple[Column, ...]:
    """Return the columns that say how a thing came about, where this graph says it."""
    return tuple((debate.head(field), 20, "") for field in debate.reviews.values())


def _more(debate: Debate, iri: str, further: Mapping[str, Field]) -> list[str]:
    told = debate.more(iri, further)
    return ["; ".join(told.get(name, [])) for name in further]


def _evidence(debate: Debate, claim: str) -> str:
    """Return what speaks for or against a claim, a line for each argument: its premises, what they do, and on whose word."""
    return "\n".join(
        f"{reason.kind} ({reason.basis}, {debate.arguer(reason)}): {', '.join(map(short, reason.premises))}"
        for reason in debate.reasons[claim]
    )


def _warnings(debate: Debate, claim: str) -> str:
    """Return what the editor remarks on a claim and all that it speaks of, a line for each remark, the weightiest first."""
    return "\n".join(f"{note.called}: {note.text.said('en')}" for note in debate.warnings[claim])


def _things(debate: Debate) -> list[Sheet]:
    aliases = {
        name: debate.words(name) for name in ("skos:altLabel", "tn:printed", "skos:definition", "dcterms:description", "dcterms:issued")
    }
    links = {name: debate.links(name) for name in ("skos:broader", "dcterms:creator", "org:memberOf")}
    more = {
        "actor": (("printed", "tn:printed"), ("description", "dcterms:description"), ("member of", "org:memberOf")),
        "concept": (("other names", "skos:altLabel"), ("definition", "skos:definition"), ("broader", "skos:broader")),
        "work": (("printed", "tn:printed"), ("published", "dcterms:issued"), ("authors", "dcterms:creator")),
    }
    sheets = []
    for kind, fields in more.items():
        rows = []
        for iri, thing in debate.things.items():
            if thing.kind != kind:
                continue
            told = [
                "; ".join(map(debate.name, links[name][iri])) if name in links else _said(aliases[name].get(iri, {})) for _, name in fields
            ]
            rows.append((short(iri), *_by_language(debate, thing.label), *told, *_more(debate, iri, debate.reviews)))
        heads = ((kind, 28, ""), *((language, 34, "") for language in debate.languages), *((head, 40, "") for head, _ in fields))
        sheets.append(Sheet(f"{kind}s", (*heads, *_reviewed(debate), REVIEW[0], *REVIEW[-2:]), rows))
    return sheets


def _said(texts: dict[str, list[str]]) -> str:
    """Return texts as lines, those of a language together."""
    return "\n".join(f"{language}: {'; '.join(words)}" if language else "; ".join(words) for language, words in texts.items())


def _by_language(debate: Debate, words: Text) -> list[str]:
    """Return words in the languages of the columns, empty where there are none."""
    return [words.get(language, "") for language in debate.languages]


def _notes(debate: Debate) -> Sheet:
    columns = (
        ("note", 28, ""),
        ("kind", 14, ""),
        ("weight", 12, ""),
        ("printed", 28, ""),
        ("probably", 28, ""),
        *((language, 44, "") for language in debate.languages),
        ("concerns", 34, ""),
        ("passages", 12, ""),
        *_reviewed(debate),
        REVIEW[0],
        *REVIEW[-2:],
    )
    rows = [
        (
            short(note.iri),
            note.kind,
            note.weight,
            note.printed,
            note.probably,
            *_by_language(debate, note.text),
            ", ".join(map(short, note.concerns)),
            " ".join(note.at),
            *_more(debate, note.iri, debate.reviews),
        )
        for note in debate.notes
    ]
    return Sheet("notes", columns, rows)
