"""The picture of each article as tables: what the explorer, the network page and the files for other programs draw from."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tuiin.graph.store import Store
from tuiin.model import Text
from tuiin.show.picture.choice import Choice, choose
from tuiin.show.picture.facts import Facts, facts
from tuiin.show.picture.links import Link, links, voices
from tuiin.show.picture.measures import Measures, measures
from tuiin.show.picture.names import names
from tuiin.show.picture.themes import Theme, themes


@dataclass(frozen=True, slots=True)
class Picture:
    """What the picture of an article shows, and what it is chosen from."""

    facts: Facts
    scores: dict[str, Measures]
    themes: list[Theme]
    called: list[list[str]]  # by what each theme is named
    groups_called: list[list[str]]
    choice: Choice
    voices: dict[str, int]
    links: list[Link]
    left: int  # how many links are not shown

    def groups(self) -> dict[str, tuple[int, int]]:
        """Return theme and group of each claim, both counted from 1."""
        found, number = {}, 0
        for theme, at in enumerate(self.themes, 1):
            for group in at.groups:
                number += 1
                found.update(dict.fromkeys(group, (theme, number)))
        return found

    def homes(self) -> dict[str, int]:
        """Return the theme in which each thing that is shown stands, in the order of their rank."""
        at = {claim: theme for claim, (theme, _) in self.groups().items()}
        homes = {claim: at[claim] for claim in self.choice.claims}
        for debate in self.choice.debates:
            spots = Counter(at[claim] for claims in debate.claims.values() for claim in claims)
            both = min(spots, key=lambda theme: (-spots[theme], theme))
            homes |= {debate.one: both, debate.other: both}
        for voice in self.voices:
            said = {link.target for link in self.links if link.source == voice}
            spots = Counter(at[claim] for claim in said)
            whole = Counter(at[held.claim] for held in self.facts.held if held.holder == voice)
            homes[voice] = min(whole, key=lambda theme: (-spots[theme], -whole[theme], theme))
        return homes


def pictures(store: Store, labels: dict[str, Text]) -> list[Picture]:
    """Return the picture of each article of a store, given what things are called."""
    return [_picture(article, labels) for article in facts(store)]


def _picture(article: Facts, labels: dict[str, Text]) -> Picture:
    scores, grouped = measures(article), themes(article)
    choice = choose(article, scores, grouped)
    called, groups_called = names(article, grouped, labels)
    speakers = voices(article, choice.claims)
    among, left = links(article, choice, speakers)
    return Picture(article, scores, grouped, called, groups_called, choice, speakers, among, left)


COLUMNS = {
    "articles": "article:thing thesis:thing? opponent:thing? left:number",
    "themes": "article:thing theme:number",
    "groups": "article:thing theme:number group:number",
    "names": "article:thing theme:number group:number? order:number member:thing",
    "claims": "claim:thing group:number score:number by:text paragraph:number sentence:number",
    "shown": "article:thing rank:number thing:thing theme:number side:thing? claims:number?",
    "links": "article:thing source:thing target:thing family:text stated:boolean mutual:boolean via:number",
}


def tables(drawn: list[Picture]) -> dict[str, dict[str, Any]]:
    """Return pictures as tables; `side` is the viewpoint that a claim stands under, or the one that a viewpoint is opposed to."""
    rows: dict[str, list[list[Any]]] = {name: [] for name in COLUMNS}
    for one in drawn:
        article, choice = one.facts.article, one.choice
        rows["articles"].append([article, choice.thesis, choice.opponent, one.left])
        number = 0
        for theme, at in enumerate(one.themes, 1):
            rows["themes"].append([article, theme])
            rows["names"] += [[article, theme, None, order, thing] for order, thing in enumerate(one.called[theme - 1], 1)]
            for group in at.groups:
                number += 1
                rows["groups"].append([article, theme, number])
                called = one.groups_called[number - 1]
                rows["names"] += [[article, theme, number, order, thing] for order, thing in enumerate(called, 1)]
                rows["claims"] += [_placed(one, claim, number) for claim in group]
        rows["shown"] += _shown(one)
        rows["links"] += [[article, at.source, at.target, at.family, at.stated, at.mutual, at.via] for at in one.links]
    return {name: {"columns": _columns(COLUMNS[name]), "rows": rows[name]} for name in COLUMNS}


def _placed(one: Picture, claim: str, group: int) -> list[Any]:
    paragraph, sentence = one.facts.claims[claim].home
    return [claim, group, round(one.scores[claim].score, 4), one.facts.by(claim), paragraph, sentence]


def _shown(one: Picture) -> list[list[Any]]:
    sides: dict[str, str] = {}
    for debate in one.choice.debates:
        sides |= {debate.one: debate.other, debate.other: debate.one}
        sides |= {claim: viewpoint for viewpoint, claims in debate.claims.items() for claim in claims}
    homes = one.homes()
    return [[one.facts.article, rank, thing, homes[thing], sides.get(thing), one.voices.get(thing)] for rank, thing in enumerate(homes, 1)]


def _columns(told: str) -> list[dict[str, str]]:
    return [{"name": name, "type": kind.removesuffix("?")} for name, _, kind in (column.partition(":") for column in told.split())]
