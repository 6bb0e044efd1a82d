"""Corpora that look like those of a field, as JSON Lines packages: python bench/generate.py 10000 --seed 7 > corpus.jsonl

Nobody wrote these articles: names and words are invented, numbers are drawn. Article n is the same in every corpus of one seed, so a
small corpus is the beginning of a large one. A few actors, concepts and works stand in very many articles, and most in a few (after
Zipf and Mandelbrot). About twenty claims an article; some are made in many articles, now and then denied; indicators are reported
differently, definitions change with the years, some actors, concepts and works go by two ids. With --errors, that share of the lines is
wrong in ways in which people are wrong. What was made is told on standard error.
"""

import argparse
import hashlib
import sys
import time
from collections import Counter
from contextlib import nullcontext
from functools import lru_cache
from pathlib import Path
from random import Random

from invented import LANGUAGES, as_json, begun, body, latin, name, notion, person, state
from spoilt import spoilt

PROJECT = """\
title = { kk = "Ойдан шығарылған жинақ", ru = "Выдуманное собрание", en = "An invented corpus" }
languages = ["kk", "ru", "en"]
base = "https://corpus.invalid/"
licence = "CC0-1.0"
"""
THEMES = 40  # what articles are about: concepts n, n + THEMES, … belong together
MOST = 10**6  # of actors, concepts and works each
FRAMES = 3_000  # claims that many articles make
# How a claim is said in English, Russian and Kazakh, and what kind of claim it is; the second of each denies it.
RELATIONS = {
    "increases": ("causal", "{} increases {}", "{} увеличивает показатель «{}»", "{} «{}» көрсеткішін арттырады"),
    "not increases": ("causal", "{} does not increase {}", "{} не увеличивает показатель «{}»", "{} «{}» көрсеткішін арттырмайды"),
    "decreases": ("causal", "{} decreases {}", "{} снижает показатель «{}»", "{} «{}» көрсеткішін төмендетеді"),
    "not decreases": ("causal", "{} does not decrease {}", "{} не снижает показатель «{}»", "{} «{}» көрсеткішін төмендетпейді"),
    "threatens": ("causal", "{} threatens {}", "{} подвергает угрозе область «{}»", "{} «{}» саласына қауіп төндіреді"),
    "not threatens": ("causal", "{} does not threaten {}", "{} не угрожает области «{}»", "{} «{}» саласына қауіп төндірмейді"),
    "requires": ("normative", "{} requires {}", "{} требует условия «{}»", "{} «{}» шартын талап етеді"),
    "not requires": ("normative", "{} does not require {}", "{} не требует условия «{}»", "{} «{}» шартын талап етпейді"),
    "correlates-with": ("correlational", "{} goes with {}", "{} связывается с явлением «{}»", "{} «{}» құбылысымен байланысты"),
    "not correlates-with": (
        "correlational",
        "{} does not go with {}",
        "{} не связывается с явлением «{}»",
        "{} «{}» құбылысымен байланысты емес",
    ),
    "part-of": ("classification", "{} is part of {}", "{} входит в область «{}»", "{} «{}» саласына кіреді"),
    "not part-of": ("classification", "{} is no part of {}", "{} не входит в область «{}»", "{} «{}» саласына кірмейді"),
    "depends-on": ("descriptive", "{} depends on {}", "{} зависит от условия «{}»", "{} «{}» шартына тәуелді"),
    "not depends-on": ("descriptive", "{} does not depend on {}", "{} не зависит от условия «{}»", "{} «{}» шартына тәуелді емес"),
    "precedes": ("historical", "{} came before {}", "{} возникает до явления «{}»", "{} «{}» құбылысынан бұрын пайда болды"),
    "not precedes": ("historical", "{} did not come before {}", "{} не предшествует явлению «{}»", "{} «{}» құбылысынан бұрын болған жоқ"),
}
DEFINED = ("definition", "{} is understood as {}", "{} определяется словами «{}»", "{} дегеніміз – {}")
FREELY = tuple(relation for relation in RELATIONS if not relation.startswith("not "))
STANCES = ("asserts", "asserts", "asserts", "asserts", "endorses", "hypothesises", "recommends", "questions", "disputes", "denies")
AGAINST = ("disputes", "denies", "questions")
CERTAINTIES = ("certain", "certain", "probable", "possible", "doubtful")
ROLES = ("background", "method", "discussion", "finding", "finding", "conclusion")
CITED = ("citesAsEvidence", "citesAsAuthority", "citesAsDataSource", "discusses", "agreesWith", "disagreesWith", "obtainsBackgroundFrom")
REGISTRIES = ("actors", "concepts", "works")


def far(draw, flat):
    """Return a number from 0: small ones often, large ones seldom, and no end to them."""
    return min(int(flat * (draw.paretovariate(0.9) - 1)), MOST)


def pick(draw, some):
    """Return one of some things; a third of the time of `choice`."""
    return some[int(draw.random() * len(some))]


def between(draw, first, last):
    """Return a whole number from the first to the last."""
    return first + int(draw.random() * (last - first + 1))


def digits(kind, number, count):
    """Return digits of its own for a thing: part of an identifier that others gave it."""
    return str(int(hashlib.sha256(f"{kind}{number}".encode()).hexdigest()[:15], 16)).zfill(count)[:count]


@lru_cache(maxsize=1 << 16)
def actor(number, twin):
    """Return the id of an actor and what its registry says, under the other id of those that have two with `twin`."""
    part = number % 20
    if part < 14:
        given, family = person(number)
        label = {tag: f"{one} {last}" for tag, one, last in zip(LANGUAGES, given, family, strict=True)}
        if twin:
            label = {tag: f"{one[0]}. {last}" for tag, one, last in zip(LANGUAGES, given, family, strict=True)}
        key = latin(f"{family[0]} {given[0][0] if twin else given[0]}")
        entry = {"kind": "person", "label": label, "family": dict(zip(LANGUAGES, family, strict=True))}
        if number % 3 == 0:
            orcid = digits("orcid", number, 15)
            entry["same_as"] = [f"https://orcid.org/{orcid[:4]}-{orcid[4:8]}-{orcid[8:12]}-{orcid[12:]}0"]
    else:
        label = state(number) if part == 19 else body(number)
        key = latin(f"{label['en']}{' org' if twin else ''}")
        if twin:
            label = {tag: f"{words} ({name(number)[0][:3].upper()})" for tag, words in label.items()}
        entry = {"kind": "state" if part == 19 else "organization", "label": label}
        if number % 3 == 0:
            entry["same_as"] = [f"http://www.wikidata.org/entity/Q9{digits('actor', number, 10)}"]
    return key, entry


@lru_cache(maxsize=1 << 16)
def concept(number, twin):
    """Return the id of a concept and what its registry says."""
    label = notion(number)
    key = latin(label["en"])
    if twin:
        key, label = f"{key}-notion", {tag: f"the {words}" if tag == "en" else f"«{words}»" for tag, words in label.items()}
    entry = {"label": label}
    if number >= THEMES:
        entry["broader"] = [f"concept/{concept(number % THEMES, False)[0]}"]
    if number % 4 == 0:
        entry["exact_match"] = [f"http://www.wikidata.org/entity/Q8{digits('concept', number, 10)}"]
    return key, entry


def title(number):
    """Return the title of a work or an article."""
    one, other = notion(number * 7 % MOST), notion((number * 13 + 5) % MOST)
    return {
        "en": f"{begun(one['en'])} and {other['en']}",
        "ru": f"{begun(one['ru'])} и {other['ru']}",
        "kk": f"{begun(one['kk'])} және {other['kk']}",
    }


@lru_cache(maxsize=1 << 16)
def work(number, twin):
    """Return the id of a work, what its registry says, and who wrote it."""
    writer = number * 3 % MOST // 20 * 20 + number % 14
    label = title(number)
    key = f"{latin(person(writer)[1][0])}-{1960 + number % 60}-{latin(notion(number * 7 % MOST)['en'])}{'-b' if twin else ''}"
    if twin:
        label = {tag: f"{words}." for tag, words in label.items()}
    entry = {"kind": "report" if number % 7 == 0 else "scholarly", "label": label, "authors": [f"actor/{actor(writer, False)[0]}"]}
    entry["published"] = str(1960 + number % 60)
    if number % 2 == 0:
        entry["same_as"] = [f"https://doi.org/10.99999/w{number}"]
    return key, entry, writer


@lru_cache(maxsize=FRAMES)
def frame(seed, number):
    """Return a claim that many articles make: subject, relation and object."""
    draw = Random(f"{seed}/frame/{number}")
    theme = number % THEMES
    subject, thing = (theme + THEMES * far(draw, 4) for _ in range(2))
    return subject, pick(draw, FREELY), thing if thing != subject else theme + THEMES * 9 + subject


class Article:
    """One article while it is made: what its registries hold so far, and its entries."""

    def __init__(self, seed, number, made):
        self.draw = draw = Random(f"{seed}/{number}")
        self.seed, self.number, self.made = seed, number, made
        self.slug = f"a{number:06d}-{latin(name(number % 5_000)[0])}"
        self.theme = min(far(draw, 8), 10**5) % THEMES
        self.year = 1995 + int(30 * draw.random() ** 0.6)
        self.language = pick(draw, ("kk", "kk", "ru", "ru", "en"))
        self.entries = {kind: {} for kind in REGISTRIES}
        self.chosen = {}  # which of two ids this article knows a thing by
        self.claims, self.values, self.citations, self.said = {}, {}, {}, set()
        self.sentences = [f"p{p}s{s}" for p in range(1, between(draw, 6, 9)) for s in range(1, between(draw, 4, 7))]

    # --- things of the registries ---------------------------------------------------------------------------------------

    def twin(self, kind, number):
        """Say whether this article knows a thing that has two ids by the second one."""
        if number % 17 != 5:
            return False
        if (kind, number) not in self.chosen:
            self.chosen[kind, number] = self.draw.random() < 0.35
        return self.chosen[kind, number]

    def actor(self, number):
        twin = self.twin("actor", number)
        key, entry = actor(number, twin)
        if key not in self.entries["actors"]:
            self.met("actor", number, twin)
            self.entries["actors"][key] = entry
        return f"actor/{key}"

    def concept(self, number):
        twin = number >= THEMES and self.twin("concept", number)
        key, entry = concept(number, twin)
        if key not in self.entries["concepts"]:
            self.met("concept", number, twin)
            self.entries["concepts"][key] = entry
            if number >= THEMES:
                self.concept(number % THEMES)
        return f"concept/{key}"

    def work(self, number):
        twin = self.twin("work", number)
        key, entry, writer = work(number, twin)
        if key not in self.entries["works"]:
            self.met("work", number, twin)
            self.entries["works"][key] = entry
            person_key, person_entry = actor(writer, False)
            self.entries["actors"].setdefault(person_key, person_entry)
        return f"work/{key}"

    def met(self, kind, number, twin):
        self.made.seen[kind].add(number)
        if twin:
            self.made.twins[kind].add(number)

    def someone(self):
        return self.actor(far(self.draw, 20))

    def scholar(self):
        number = far(self.draw, 20)
        return self.actor(number - number % 20 + number % 14)

    def idea(self):
        theme = self.theme if self.draw.random() < 0.7 else between(self.draw, 0, THEMES - 1)
        return theme + THEMES * far(self.draw, 6)

    # --- what it says ---------------------------------------------------------------------------------------------------

    def claim(self, kind, subject, relation, thing, text, denied=False, **more):
        """Add a claim unless its words stand already; return its reference."""
        if text["en"] in self.said:
            return None
        self.said.add(text["en"])
        draw = self.draw
        key = f"{relation}-{len(self.claims) + 1}"
        claim = {"kind": kind, "role": pick(draw, ROLES), "subject": subject, "relation": relation, "object": thing}
        if denied:
            claim["polarity"] = "negative"
        claim |= self.limits()
        claim |= {"text": text} | more
        claim["positions"] = self.positions()
        self.claims[key] = claim
        return f"claim/{key}"

    def limits(self):
        """Return what limits a claim, now and then."""
        draw, found = self.draw, {}
        if draw.random() < 0.08:
            found["quantifier"] = pick(draw, ("all", "most", "some"))
        if draw.random() < 0.1:
            found["region"] = [self.actor(far(draw, 3) * 20 + 19)]
        if draw.random() < 0.1:
            found["field"] = [self.concept(self.theme)]
        if draw.random() < 0.06:
            found["condition"] = {"en": "if nothing else changes", "ru": "при прочих равных", "kk": "өзге жағдай тең болса"}
        return found

    def positions(self):
        """Return who holds a claim: who speaks, alone or with the voices that are reported, and sometimes somebody against it."""
        draw = self.draw
        at = pick(draw, self.sentences)
        if draw.random() < 0.3:
            voice = {"holder": self.someone(), "stance": pick(draw, STANCES), "certainty": pick(draw, CERTAINTIES)}
            if draw.random() < 0.5:
                voice["source"] = self.work(far(draw, 15))
            found = [{"holder": self.speaker, "stance": "reports", "certainty": "certain", "at": [at], "voices": [voice]}]
        else:
            found = [{"holder": self.speaker, "stance": pick(draw, STANCES), "certainty": pick(draw, CERTAINTIES), "at": [at]}]
        if draw.random() < 0.2:
            other = pick(draw, (f"viewpoint/{pick(draw, 'ab')}-school", self.someone()))
            if other != self.speaker:
                against = {"holder": other, "stance": pick(draw, AGAINST), "certainty": pick(draw, CERTAINTIES)}
                found.append(against | {"at": [pick(draw, self.sentences)]})
        return found

    def related(self, subject, relation, thing):
        """Add a claim that something acts on something, denied now and then."""
        denied = self.draw.random() < 0.15
        kind, *patterns = RELATIONS[f"not {relation}" if denied else relation]
        references = self.concept(subject), self.concept(thing)
        return self.claim(kind, references[0], relation, references[1], said(patterns, notion(subject), notion(thing)), denied)

    def defined(self):
        """Add a definition: what a notion is understood as changes every eight years."""
        subject = self.theme + THEMES * far(self.draw, 2)
        thing = (subject * 11 + self.year // 8) % 900 + 1_000
        references = self.concept(subject), self.concept(thing)
        text = said(DEFINED[1:], notion(subject), notion(thing))
        return self.claim(DEFINED[0], references[0], "defined-as", references[1], text)

    def value(self):
        """Add a figure, which a quarter of the articles report otherwise than the rest."""
        draw = self.draw
        indicator, where = min(far(draw, 3), 59), far(draw, 1) * 20 + 19
        year = (self.year - between(draw, 1, 4)) // 5 * 5  # surveys come every five years
        exact = int(digits("value", f"{indicator}/{where}/{year}", 6)) % 1000
        if draw.random() < 0.25:
            exact = min(exact + between(draw, 1, 60), 1000)
        figure = exact / 10
        label, place = notion(indicator), state(where)
        text = {
            "en": f"{place['en']}: {label['en']} stood at {figure} percent in {year}",
            "ru": f"{place['ru']}: показатель «{label['ru']}» составил {figure} процента в {year} году",
            "kk": f"{place['kk']}: {year} жылы «{label['kk']}» көрсеткіші {figure} пайыз болды",
        }
        subject, thing = self.actor(where), self.concept(indicator)
        claim = self.claim("statistical", subject, "has-value", thing, text)
        if claim is None:
            return
        at = self.claims[claim.removeprefix("claim/")]["positions"][0]["at"]
        entry = {"indicator": thing, "subject": subject, "year": str(year), "value": figure, "unit": "percent"}
        entry["direction"] = ("higher-is-better", "lower-is-better", "neutral")[indicator % 3]
        if draw.random() < 0.6:
            entry["publisher"] = self.actor(far(draw, 2) * 20 + 14)
        self.values[f"value-{len(self.values) + 1}"] = entry | {"claim": claim, "at": at}

    # --- the rest of it -------------------------------------------------------------------------------------------------

    def line(self):
        """Return the whole article as a package."""
        draw = self.draw
        authors = list(dict.fromkeys(self.scholar() for _ in range(pick(draw, (1, 1, 2, 3)))))
        self.speaker = authors[0]
        for _ in range(between(draw, 2, 4)):
            self.value()
        for _ in range(between(draw, 1, 2)):
            self.defined()
        for _ in range(between(draw, 6, 9)):
            self.related(*frame(self.seed, self.theme + THEMES * min(far(draw, 3), FRAMES // THEMES - 1)))
        while len(self.claims) < 20:
            subject, thing = self.idea(), self.idea()
            if subject != thing:
                self.related(subject, pick(draw, FREELY), thing)
        self.cite()
        others = {
            "arguments": self.arguments(),
            "viewpoints": self.viewpoints(),
            "events": self.events(),
            "values": self.values,
            "citations": self.citations,
            "notes": self.notes(),
            "sections": self.sections(),
            "gists": self.gists(),
        }
        head, passages = self.head(authors)
        return {"slug": self.slug, "article": head, "passages": passages, **self.entries, "claims": self.claims, **others}

    def head(self, authors):
        """Return what the article says of itself, and its sentences."""
        draw, end, rows = self.draw, 0, []
        for sentence in ("p0s1", "p0s2", *self.sentences):
            start = end + 1 if rows else 0
            end = start + between(draw, 40, 180)
            rows.append([sentence, start, end, hashlib.sha256(f"{self.slug}/{sentence}".encode()).hexdigest()])
        head = {"title": title(self.number), "authors": authors}
        if len(authors) > 1:
            head["speaker"] = self.speaker
        head |= {
            "url": f"https://doi.org/10.99999/w{self.number}",
            "published": f"{self.year}-{between(draw, 1, 12):02d}-{between(draw, 1, 28):02d}",
            "language": self.language,
            "curators": ["A program"],
            "curated": "2026-11-01",
            "text": {
                "sha256": hashlib.sha256(self.slug.encode()).hexdigest(),
                "length": end + 1,
                "first_line": 1,
                "last_line": len(rows),
            },
            "silent": {"p0s1": "title", "p0s2": "byline"},
        }
        return head, rows

    def cite(self):
        draw, claims = self.draw, list(self.claims)
        for number in range(between(draw, 5, 10)):
            citation = {"work": self.work(far(draw, 15)), "characterization": pick(draw, CITED)}
            if draw.random() < 0.7:
                citation["claims"] = [f"claim/{pick(draw, claims)}"]
            self.citations[f"cited-{number + 1}"] = citation | {"at": [pick(draw, self.sentences)]}
            if "claims" in citation and draw.random() < 0.4:
                self.claims[citation["claims"][0].removeprefix("claim/")]["rests_on"] = [citation["work"]]

    def arguments(self):
        draw, found = self.draw, {}
        for number in range(between(draw, 4, 7)):
            conclusion, *premises = draw.sample(list(self.claims), between(draw, 2, 3))
            step = {"kind": pick(draw, ("supports", "supports", "supports", "attacks", "qualifies", "exemplifies"))}
            step |= {"premises": [f"claim/{one}" for one in premises], "conclusion": f"claim/{conclusion}"}
            explicit = draw.random() < 0.7
            step |= {"basis": "explicit", "holder": self.speaker} if explicit else {"basis": "inferred"}
            found[f"step-{number + 1}"] = step | {"at": self.claims[conclusion]["positions"][0]["at"]}
        return found

    def viewpoints(self):
        draw, found = self.draw, {}
        label = notion(self.theme)
        for key, en, ru, kk in (
            ("a-school", "Friends of: {}", "Сторонники направления «{}»", "«{}» бағытын жақтаушылар"),
            ("b-school", "Critics of: {}", "Критики направления «{}»", "«{}» бағытын сынаушылар"),
        ):
            at = [pick(draw, self.sentences)]
            members = dict.fromkeys(pick(draw, (self.someone, lambda: self.work(far(draw, 15))))() for _ in range(between(draw, 1, 3)))
            found[key] = {
                "label": {tag: form.format(label[tag]) for tag, form in zip(LANGUAGES, (en, ru, kk), strict=True)},
                "members": [{"member": member, "at": at} for member in members],
                "at": at,
            }
        found["b-school"]["opposes"] = ["viewpoint/a-school"]
        return found

    def events(self):
        draw, found = self.draw, {}
        for number in range(2):
            one = name(far(draw, 6) + number * 5_000)
            start = self.year - between(draw, 1, 15)
            forms = ("{} programme", "Программа «{}»", "«{}» бағдарламасы")
            label = {tag: form.format(words) for tag, form, words in zip(LANGUAGES, forms, one, strict=True)}
            event = {"kind": pick(draw, ("programme", "stage")), "label": label, "starts": str(start)}
            event |= {"ends": str(start + between(draw, 0, 6)) if draw.random() < 0.7 else "..", "actors": [self.someone()]}
            found[latin(f"{one[0]} {number + 1}")] = event | {"at": [pick(draw, self.sentences)]}
        return found

    def notes(self):
        draw = self.draw
        claim = pick(draw, list(self.claims))
        text = {"en": "What this rests on is not said", "ru": "На чём это основано, не сказано", "kk": "Бұл неге негізделгені айтылмаған"}
        entry = {"kind": "doubt", "weight": pick(draw, ("major", "moderate", "minor")), "concerns": [f"claim/{claim}"], "text": text}
        return {"ground-unsaid": entry | {"at": self.claims[claim]["positions"][0]["at"]}}

    def sections(self):
        parts = (("Beginning", "Начало", "Басы"), ("Findings", "Результаты", "Нәтижелер"))
        first = [self.sentences[0], next(one for one in self.sentences if one.startswith("p3"))]
        return {
            latin(words[0]): {"label": dict(zip(LANGUAGES, words, strict=True)), "at": [at]} for words, at in zip(parts, first, strict=True)
        }

    def gists(self):
        key, claim = next(reversed(self.claims.items()))
        return {"conclusion": {"kind": "conclusion", "text": claim["text"], "draws_on": [f"claim/{key}"]}}


def said(patterns, subject, thing):
    """Return a sentence in each language."""
    return {tag: begun(form.format(subject[tag], thing[tag])) for tag, form in zip(LANGUAGES, patterns, strict=True)}


class Made:
    """What was made so far: how many of each, which things, and which of them by two ids."""

    def __init__(self):
        self.counts = Counter()
        self.seen = {kind: set() for kind in ("actor", "concept", "work")}
        self.twins = {kind: set() for kind in ("actor", "concept", "work")}

    def count(self, package, line):
        self.counts["articles"] += 1
        self.counts["bytes"] += len(line)
        for kind in ("claims", "arguments", "values", "citations"):
            self.counts[kind] += len(package[kind])

    def told(self):
        parts = [f"{self.counts[kind]:,} {kind}" for kind in ("articles", "claims", "arguments", "values", "citations", "bytes")]
        parts += [f"{len(numbers):,} {kind}s, {len(self.twins[kind]):,} of them by two ids" for kind, numbers in self.seen.items()]
        return "; ".join([*parts, f"{self.counts['wrong']:,} lines are wrong"])


def lines(count, seed=0, errors=0.0, made=None):
    """Yield the lines of a corpus, as bytes; counts go into `made`."""
    made = made or Made()
    for number in range(count):
        package = Article(seed, number, made).line()
        line = (as_json(package) + "\n").encode()
        draw = Random(f"{seed}/errors/{number}")
        if draw.random() < errors:
            line = spoilt(package, draw)
            made.counts["wrong"] += 1
        made.count(package, line)
        yield line


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("--seed", type=int, default=0, help="other articles for another number (default: 0)")
    parser.add_argument("--errors", type=float, default=0.0, metavar="SHARE", help="the share of lines that are wrong, 0 to 1 (default: 0)")
    parser.add_argument("-o", "--out", type=Path, metavar="FILE", help="where to write; a tuiin.toml goes beside it, if none is there")
    at = parser.parse_args()
    made, begin = Made(), time.process_time()
    if at.out and not (project := at.out.with_name("tuiin.toml")).exists():
        project.write_text(PROJECT, "utf-8")
    with at.out.open("wb") if at.out else nullcontext(sys.stdout.buffer) as out:
        for line in lines(at.count, at.seed, at.errors, made):
            out.write(line)
    each = (time.process_time() - begin) / max(at.count, 1) * 1000
    print(f"{made.told()}; {each:.2f} ms CPU an article", file=sys.stderr)


if __name__ == "__main__":
    main()
