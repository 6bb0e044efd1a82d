"""The tools of an agent: what each answers, in words that teach a model which to take."""

import re
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from tuiin.agents import claims
from tuiin.agents.answers import (
    Cell,
    ClaimTold,
    Findings,
    Found,
    Notice,
    Parameter,
    Position,
    Positions,
    Question,
    Questions,
    Sides,
    Table,
    Text,
    Trust,
    counted,
    page,
)
from tuiin.agents.desk import Desk, cut
from tuiin.agents.refused import Refusal
from tuiin.curate.languages import NoLanguage, canonical
from tuiin.errors import UnknownQuestion
from tuiin.files.words import said
from tuiin.graph import questions
from tuiin.graph.rows import Rows

MOST = 200
Thing = Annotated[str, Field(min_length=1, max_length=500)]
Lang = Annotated[
    str | None,
    Field(max_length=40, description="language of labels and paraphrases, as a tag such as kk, ru, en; left out: the server's own"),
]
Most = Annotated[int, Field(ge=1, le=MOST, description="how many of each list at most")]
Skip = Annotated[int, Field(ge=0, le=1_000_000, description="how many to leave out from the beginning, to go on where an answer was cut")]
AClaim = Annotated[Thing, Field(description="a claim: its IRI, claim/id or id, as `find` and all other answers name it")]
Fixed = Annotated[
    dict[Annotated[str, Field(max_length=100)], Annotated[str, Field(max_length=500)]],
    Field(
        max_length=50,
        description="what parameters are fixed to: a kind/id such as actor/united-nations, an IRI, what it is called, or a text",
    ),
]


class Tools:
    """What can be asked at a desk. A method is a tool: its first line says when to take it, its annotations what it takes and answers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Callable[..., object]]:
        """Return the tools, the one to begin with first."""
        return [
            self.find,
            self.claim,
            self.who_says_what,
            self.for_and_against,
            self.why_trust,
            self.list_questions,
            self.ask_question,
            self.sparql,
        ]

    def find(
        self,
        words: Annotated[
            str, Field(min_length=1, max_length=300, description="free words in any language; endings and slips are forgiven")
        ],
        kinds: Annotated[
            list[Literal["claim", "thing", "note", "question"]], Field(max_length=4, description="only these kinds; none: all of them")
        ] = [],  # noqa: B006
        most: Annotated[int, Field(ge=1, le=50, description="how many at most")] = 8,
        lang: Lang = None,
    ) -> Findings:
        """Begin here: find claims, things, notes and questions by free words, the best first.

        A claim comes with who holds it, how surely, through whom, in which sentences, and with warnings. The names it gives are what all
        other tools take. It finds what is there and makes nothing up.
        """
        if not words.strip():
            raise Refusal("bad-argument", "words: found none; wanted what to look for")
        desk, lang = self._desk, self._lang(lang)
        hits = desk.graph.search(words, lang=lang, most=most, kinds=kinds)
        found = []
        for hit in hits:
            if hit.kind == "question":
                found.append(Found(hit.kind, hit.name, Text(cut(hit.says)), round(hit.score, 3), lacking=list(hit.lacking)))
                continue
            named = desk.named(hit.iri, lang)
            of = claims.positions_of(desk, hit.iri)[:most] if hit.kind == "claim" else []
            notes = claims.warnings(desk, hit.iri)[:most] if hit.kind == "claim" else []
            found.append(
                Found(
                    hit.kind,
                    named.name,
                    Text(named.label or cut(hit.says), named.language),
                    round(hit.score, 3),
                    hit.iri,
                    list(hit.lacking),
                    [claims.position(desk, one, lang) for one in of],
                    [claims.warned(desk, one, lang) for one in notes],
                )
            )
        size = counted(most, {"found": hits})
        if hits.fits > len(hits):
            size |= {"complete": False, "total": {"found": hits.fits}}
            size["notices"] = [Notice("cut", "more is there: say what is meant more closely, or ask for more with most")]
        return Findings(desk.graph.name, lang, found=found, **size)

    def claim(self, claim: AClaim, most: Most = 50, lang: Lang = None) -> ClaimTold:
        """Tell all of one claim: what it says of what and within which limits, who holds it how and where, reasons, warnings, its grounds.

        A claim by itself is nobody's and is no fact: cite it with a holder and a sentence. `reasons` argue about it, `reason_for` are the
        steps in which it is a premise; a reason whose basis is inferred was drawn by the curator, not by the article.
        """
        desk, lang = self._desk, self._lang(lang)
        iri = self._claim(claim)
        lists = {
            "positions": claims.positions_of(desk, iri),
            "reasons": desk.those("tn:conclusion", iri),
            "reason_for": [one for one in desk.those("tn:premise", iri) if desk.is_a(one, "tn:ArgumentRelation")],
            "warnings": claims.warnings(desk, iri),
            "rests_on": desk.things(iri, "tn:restsOn"),
            "tensions": claims.tensions(desk, iri),
        }
        told = {name: page(some, most) for name, some in lists.items()}
        return ClaimTold(
            desk.graph.name,
            lang,
            claim=desk.named(iri, lang),
            article=desk.maybe(desk.one(iri, "tn:inArticle"), lang),
            frame=claims.frame(desk, iri, lang),
            limits=claims.limits(desk, iri, lang),
            positions=[claims.position(desk, one, lang) for one in told["positions"]],
            reasons=[claims.reason(desk, one, lang) for one in told["reasons"]],
            reason_for=[claims.reason(desk, one, lang) for one in told["reason_for"]],
            warnings=[claims.warned(desk, one, lang) for one in told["warnings"]],
            rests_on=desk.every(told["rests_on"], lang),
            tensions=desk.every(told["tensions"], lang),
            **counted(most, lists),
        )

    def who_says_what(
        self,
        about: Annotated[
            Thing | None, Field(description="a thing that is spoken of, or a claim: IRI, kind/id, or what it is called")
        ] = None,
        holder: Annotated[Thing | None, Field(description="whose positions: an actor or a viewpoint, likewise")] = None,
        stance: Annotated[
            str | None,
            Field(max_length=100, description="asserts, reports, endorses, disputes, denies … (an unknown one is told which there are)"),
        ] = None,
        certainty: Annotated[str | None, Field(max_length=100, description="certain, probable, possible, doubtful")] = None,
        in_effect: Annotated[
            Literal["affirms", "denies", "leaves-open"] | None,
            Field(description="what it comes to, whatever the wording: denies finds all who say no"),
        ] = None,
        most: Most = 30,
        skip: Skip = 0,
        lang: Lang = None,
    ) -> Positions:
        """Tell who holds what, how surely, through whom we know of it, in which sentences: about a thing, by a holder, with a stance.

        The one call for questions like: what does X say, who speaks of Y, who denies Z. A thing includes what is narrower. Nothing is left
        out but what the answer says it cut.
        """
        desk, lang = self._desk, self._lang(lang)
        fixed = {name: desk.listed(name, word) for name, word in (("stance", stance), ("certainty", certainty)) if word}
        if holder:
            fixed["holder"] = desk.meant(holder, "actor", "viewpoint")
        asked = "positions"
        if about:
            thing = desk.meant(about, "concept", "actor", "claim", "work", "event", "viewpoint", "value")
            known = desk.is_a(thing, "tn:Claim")
            asked, fixed = ("positions", fixed | {"claim": thing}) if known else ("positions-about", fixed | {"thing": thing})
        found = claims.positions(desk, asked, **fixed)
        if in_effect:
            effect = desk.listed("effect", in_effect)
            found = [one for one in found if effect in desk.things(one, "tn:inEffect")]
        told: list[Position] = [claims.position(desk, one, lang) for one in page(found, most, skip)]
        return Positions(desk.graph.name, lang, positions=told, **counted(most, {"positions": found}, skip))

    def for_and_against(
        self,
        about: Annotated[Thing, Field(description="a claim, or one position on a claim: IRI, claim/id or position/…")],
        most: Most = 50,
        lang: Lang = None,
    ) -> Sides:
        """Tell the steps of reasoning for and against a claim, or for and against somebody's position on it, with premises and places.

        Of a position, a reason against the claim is for whoever denies it. `basis` tells what the text states from what the curator
        inferred.
        """
        desk, lang = self._desk, self._lang(lang)
        iri = desk.meant(about, "claim", "position")
        if desk.is_a(iri, "tn:Claim"):
            every = [claims.reason(desk, one, lang) for one in desk.those("tn:conclusion", iri)]
            sides = {side: [one for one in every if (one.side or "open") == side] for side in ("for", "against", "open")}
        elif desk.is_a(iri, "tn:Position"):
            bearing = {"for": "tn:arguesFor", "against": "tn:arguesAgainst"}
            sides = {side: [claims.reason(desk, one, lang) for one in desk.those(name, iri)] for side, name in bearing.items()}
            sides["open"] = []
        else:
            raise Refusal("wrong-kind", f"{desk.graph.space.reference(iri)} is neither a claim nor a position")
        return Sides(
            desk.graph.name,
            lang,
            about=desk.named(iri, lang),
            for_it=page(sides["for"], most),
            against_it=page(sides["against"], most),
            neither=page(sides["open"], most),
            **counted(most, {"for_it": sides["for"], "against_it": sides["against"], "neither": sides["open"]}),
        )

    def why_trust(self, claim: AClaim, most: Most = 50, lang: Lang = None) -> Trust:
        """Tell why to trust a claim, and why not: sources, whether it has one alone, warnings by weight, what it rests on, who curated it.

        Ask this before you repeat a claim as if it were so.
        """
        desk, lang = self._desk, self._lang(lang)
        iri = self._claim(claim)
        held = claims.positions_of(desk, iri)
        article = desk.one(iri, "tn:inArticle")
        one = claims.alone(desk, iri, held)
        curated = desk.one(article.value, "tn:curated") if article else None
        lists = {
            "positions": held,
            "sources": claims.sources(desk, iri, held),
            "warnings": claims.warnings(desk, iri),
            "rests_on": desk.far(iri, "tn:restsOn"),
            "falls_with_it": desk.far(iri, "tn:restsOn", back=True),
            "tensions": claims.tensions(desk, iri),
        }
        named = {name: desk.every(page(some, most), lang) for name, some in lists.items()}
        return Trust(
            desk.graph.name,
            lang,
            claim=desk.named(iri, lang),
            article=desk.maybe(article, lang),
            curators=[cut(who.value) for who in (desk.values(article.value, "tn:curator") if article else [])],
            curated=curated.value if curated else None,
            positions=[claims.position(desk, each, lang) for each in page(held, most)],
            sources=named["sources"],
            one_source_alone=desk.named(one, lang) if one else None,
            warnings=[claims.warned(desk, each, lang) for each in page(lists["warnings"], most)],
            rests_on=named["rests_on"],
            falls_with_it=named["falls_with_it"],
            tensions=named["tensions"],
            **counted(most, lists),
        )

    def list_questions(
        self,
        with_sparql: Annotated[bool, Field(description="with the SPARQL of each: examples from which to write your own")] = False,
        most: Most = 100,
        skip: Skip = 0,
        lang: Lang = None,
    ) -> Questions:
        """List the questions that can be asked by name with `ask_question`: what each asks, and what it can be asked about."""
        desk, lang = self._desk, self._lang(lang)
        every = list(questions.offered(desk.graph.questions, len(desk.graph.slugs)).values())
        told = [
            Question(
                one.name,
                cut(said(one.words, lang)),
                [Parameter(each.name, cut(said(each.words, lang)), each.open) for each in one.parameters],
                one.body if with_sparql else None,
            )
            for one in page(every, most, skip)
        ]
        return Questions(desk.graph.name, lang, questions=told, **counted(most, {"questions": every}, skip))

    def ask_question(
        self,
        name: Annotated[Thing, Field(description="the name of a question, as `list_questions` and `find` tell it")],
        parameters: Fixed = {},  # noqa: B006
        most: Most = 50,
        skip: Skip = 0,
        lang: Lang = None,
    ) -> Table:
        """Ask a question by its name: the rows come in words, with what is called by them in `of`.

        Without a parameter that it needs, the error `wants-parameter` tells the choices.
        """
        asked = self._desk.graph.questions
        if name not in asked:
            raise UnknownQuestion(name, questions.near(name, asked))
        return self._table(name, parameters, most, skip, lang)

    def sparql(
        self,
        query: Annotated[str, Field(min_length=1, max_length=100_000, description="SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE")],
        parameters: Fixed = {},  # noqa: B006
        most: Most = 50,
        skip: Skip = 0,
        lang: Lang = None,
    ) -> Table:
        """Ask any SPARQL, where no other tool answers: counts, comparisons, paths. Read only, and nothing leaves the machine.

        Read the resource tuiin://asking first; tuiin://terms lists the ontology. No prefix needs to be declared (tn, skos, actor, concept,
        claim, stance …). GRAPH ?words { ?thing skos:prefLabel ?label } has everything's one best label in `lang`. Who holds what, where:
        ?position tn:about ?claim ; tn:holder ?who ; tn:stance ?how ; tn:certainty ?sure ; tn:passage/tn:sentenceId ?at.
        """
        if re.fullmatch(r"\s*[\w.-]*\s*", query):
            raise Refusal("bad-query", "found a single word; wanted SPARQL: `ask_question` asks a question by its name")
        return self._table(query, parameters, most, skip, lang)

    # --- what tools share

    def _table(self, question: str, parameters: dict[str, str], most: int, skip: int, lang: str | None) -> Table:
        desk, lang = self._desk, self._lang(lang)
        with desk.seat() as graph:
            rows = graph.query(question, parameters, lang=lang, timeout=desk.seconds)
        size = counted(most, {"rows": rows.terms}, skip)
        size["notices"] += [
            Notice("unknown-term", f"the graph has nothing of {cut(lacking)}", [near] if near else [])
            for lacking, near in rows.missing.items()
        ]
        if see := [pointer.question for pointer in rows.without.pointers] if rows.without else [*rows.see]:
            size["notices"].append(Notice("elsewhere", cut(str(rows.without or "another question has what this one lacks")), see))
        size["notices"] += [
            Notice("taken", f"{name} is {cut(value)}: nothing else has an answer here") for name, value in rows.taken.items()
        ]
        told = [[self._cell(rows, at, column, lang) for column in range(len(rows.columns))] for at in page(range(len(rows)), most, skip)]
        return Table(desk.graph.name, lang, columns=rows.columns, heads=[cut(head) for head in rows.heads], rows=told, **size)

    def _cell(self, rows: Rows, at: int, column: int, lang: str) -> Cell:
        term, value = rows.terms[at][column], rows[at][column]
        if term is None:
            return Cell()
        if not hasattr(term, "datatype"):
            return (
                Cell(iri=str(value), name=self._desk.graph.space.reference(str(value)))
                if hasattr(term, "value")
                else Cell(text=cut(str(term)))
            )
        if not isinstance(value, str):
            return Cell(value=value)
        text = self._desk.said(term, lang)
        return Cell(text=text.text, language=text.language, of=self._desk.called(value, lang) or None if term.language else None)

    def _lang(self, lang: str | None) -> str:
        if not lang:
            return self._desk.lang
        try:
            return canonical(lang)
        except NoLanguage as error:
            raise Refusal("bad-argument", f"lang: {error}") from None

    def _claim(self, claim: str) -> str:
        iri = self._desk.meant(claim, "claim")
        if not self._desk.is_a(iri, "tn:Claim"):
            raise Refusal(
                "wrong-kind", f"{self._desk.graph.space.reference(iri)} is no claim: `who_says_what` tells what is said about a thing"
            )
        return iri
