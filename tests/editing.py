"""The editing page in a browser: projects with an invented article, a draft that is planted for it, and a server of ours that shows them.

`python -m tests.editing` is that server: all of `tuiin edit`, but with the draft that stands here instead of the rules'. It shows an article
for each line that comes in, `PROJECT SLUG DRAFT PORT` with tabs between, and answers with its address; so Python starts once for many.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tuiin.draft.candidates import Candidate
from tuiin.draft.found import Span

TOP = Path(__file__).parent.parent

ENGLISH = """Night Buses Must Run Later
Mara Lind, Coast Review, 3 May 2024
Night buses keep small towns alive, and they must run after midnight. This article looks at what happened in Torvik when the last bus was cancelled. We also describe two trials that brought it back.
What the last bus does
Late buses carry nurses, cooks and students home. A town without a night bus loses its evening shops. Empty seats are a myth of planners, according to Ole Brandt, who has driven there for thirty years.
This increase in car traffic after midnight - often on icy roads - results in more accidents. Insurance costs rise with them.
In a survey of the harbour union, 46.5 percent of shift workers said that they walk home. The shares in the villages is higher. Nobody has counted the children who wait for them.
What was tried
Many towns have shortened their timetables. Unfortunately, not all councils have looked at the cost of that. The council of Torvik calls for a bus every hour, as this gives shift workers a way home.
Two trials ran in 2022. The first used small vans, which were cheaper than expected. The second shared one bus between three towns.
Critics have said that ticket prices will rise. The trials suggest that they may fall, because more people ride.
What should follow
Councils should publish the number of riders each month. A fixed timetable is better than a bus on demand. Data about riders must not be sold.
In conclusion, a town that lets its last bus go should not wonder where its evening has gone.
"""

KAZAKH = """Түнгі автобус: тұрғындар не дейді?
Сәуле Ермекова, «Жаға» газеті, 2025 жылғы 10 қыркүйек
Торғын қаласында түнгі автобус 2024 жылы тоқтады. Содан бері ауысыммен жұмыс істейтіндер үйіне жаяу қайтады. Әкімдік жаңа бағыт ашуды ұсынды.
«Кешкі автобус дүкендерді сақтайды, – дейді жүргізуші Марат Қуанов. – Бірақ шығын көбеюі мүмкін». Экономист Дана Оспанова онымен келіспейді: оның пікірінше, шығын аз болады.
«Көлік» қорының сауалнамасына сәйкес, тұрғындардың 46,5 пайызы түнгі автобусты қолдайды. Алайда сауалнамаға екі ауданның ғана тұрғындары қатысқан.
Көрші қалаларда жағдай әртүрлі. Біздіңше, шешім қабылдауға асықпаған жөн.
"""

CONCEPTS = {
    "en": {
        "night-buses": "night buses",
        "small-towns": "small towns",
        "service-after-midnight": "service after midnight",
        "shift-workers": "shift workers",
        "evening-shops": "evening shops",
        "day-traffic": "day traffic",
        "road-accidents": "road accidents",
        "car-traffic": "car traffic",
        "ticket-prices": "ticket prices",
        "way-home": "way home",
        "hourly-bus": "hourly bus",
        "walking-home": "walking home",
        "rider-counts": "publication of rider counts",
        "transport-councils": "transport councils",
    },
    "kk": {
        "tungi-avtobus": "түнгі автобус",
        "dukender": "дүкендер",
        "shygyn": "шығын",
        "turgyndar": "тұрғындар",
        "qoldaushylar-ulesi": "қолдаушылардың үлесі",
    },
}
ACTORS = {
    "en": {
        "harbour-union": ("organization", "harbour union"),
        "lind-mara": ("person", "Mara Lind"),
        "torvik-council": ("organization", "council of Torvik"),
    },
    "kk": {
        "ermekova-saule": ("person", "Сәуле Ермекова"),
        "kolik-qory": ("organization", "«Көлік» қоры"),
        "quanov-marat": ("person", "Марат Қуанов"),
        "ospanova-dana": ("person", "Дана Оспанова"),
    },
}
# Sentence, subject, relation, object, own words, stance, certainty; and who says it, where the author does not.
DRAFTS: dict[str, list[tuple[str, ...]]] = {
    "en": [
        (
            "p1s1",
            "night-buses",
            "preserves",
            "small-towns",
            "Buses late in the evening are what small places live by.",
            "asserts",
            "certain",
        ),
        (
            "p1s1",
            "night-buses",
            "should-be",
            "service-after-midnight",
            "Such buses ought to go on when it is past twelve.",
            "recommends",
            "certain",
        ),
        ("p3s1", "night-buses", "used-by", "shift-workers", "Who works late gets home by them.", "asserts", "certain"),
        (
            "p3s2",
            "night-buses",
            "preserves",
            "day-traffic",
            "Shops that open in the evening close where no bus comes.",
            "asserts",
            "certain",
        ),
        ("p4s1", "car-traffic", "increases", "road-accidents", "More cars at night mean more people hurt.", "asserts", "certain"),
        (
            "p7s3",
            "hourly-bus",
            "enables",
            "way-home",
            "One bus an hour lets people get home after work.",
            "recommends",
            "certain",
            "torvik-council",
        ),
        ("p9s1", "night-buses", "increases", "ticket-prices", "Some think that riding becomes dearer.", "asserts", "possible"),
        ("p9s2", "night-buses", "decreases", "ticket-prices", "What was tried points to cheaper tickets.", "hypothesises", "possible"),
        ("p11s1", "transport-councils", "should-be", "rider-counts", "Riders ought to be counted and told of.", "recommends", "certain"),
        ("p12s1", "night-buses", "preserves", "evening-shops", "No last bus, no evening.", "asserts", "probable"),
    ],
    "kk": [
        ("p2s1", "tungi-avtobus", "preserves", "dukender", "Кешкі сауда көлікке сүйенеді.", "asserts", "certain", "quanov-marat"),
        ("p2s2", "tungi-avtobus", "increases", "shygyn", "Қала бұған көбірек жұмсауы ықтимал.", "asserts", "possible", "quanov-marat"),
    ],
}
SLUGS = {"en": "night-buses", "kk": "tungi-avtobus"}
AUTHORS = {"en": "lind-mara", "kk": "ermekova-saule"}


def project_in(folder: Path, language: str) -> Path:
    """Make a project with the invented article of a language, and return its folder."""
    from tuiin.curate.documents import Document
    from tuiin.draft.beginning import begin

    folder.mkdir(parents=True)
    toml = f'title = "Buses"\nlanguages = ["{language}"]\nbase = "https://buses.example/id/"\nlicence = "CC0-1.0"\n'
    (folder / "tuiin.toml").write_text(f'{toml}\n[curators.ak]\nname = "AK"\n\n[folders]\ndata = "."\n', "utf-8")
    concepts = [f"{name}:\n  label: {label}\n" for name, label in sorted(CONCEPTS[language].items())]
    actors = [f"{name}:\n  kind: {kind}\n  label: {label}\n" for name, (kind, label) in sorted(ACTORS[language].items())]
    (folder / "concepts.yaml").write_text("".join(concepts), "utf-8")
    (folder / "actors.yaml").write_text("".join(actors), "utf-8")
    text = {"en": ENGLISH, "kk": KAZAKH}[language]
    begin(SLUGS[language], folder, Document(text), (1, None), language=language)
    author = folder / "articles" / SLUGS[language] / "article.yaml"
    author.write_text(author.read_text("utf-8").replace("some-author", AUTHORS[language]), "utf-8")
    return folder


def planted(language: str, sentences: Mapping[str, tuple[int, int]], speaker: str) -> list[Candidate]:
    """Return the draft of an article: claims of its speaker, or of somebody whom the speaker reports."""
    found = []
    for sentence, subject, relation, object_, words, stance, certainty, *voice in DRAFTS[language]:
        if sentence not in sentences:  # it was joined with another
            continue
        start, end = sentences[sentence]
        held: dict[str, Any] = {"holder": speaker, "stance": stance, "certainty": certainty, "at": [sentence]}
        if voice:
            inner = {"holder": f"actor/{voice[0]}", "stance": stance, "certainty": certainty}
            held = {"holder": speaker, "stance": "reports", "certainty": "certain", "at": [sentence], "voices": [inner]}
        entry = {
            "kind": "normative" if relation == "should-be" else "causal",
            "subject": f"concept/{subject}",
            "relation": relation,
            "object": f"concept/{object_}",
            "text": {language: words},
            "positions": [held],
        }
        found.append(
            Candidate(
                reference=f"claim/{subject}-{relation}-{object_}",
                entry=entry,
                at=(sentence,),
                spans=(Span(start, end),),
                by="planted",
                confidence=0.86,
            )
        )
    return found


def frameless(language: str, sentences: Mapping[str, tuple[int, int]], speaker: str) -> list[Candidate]:
    """Return the draft of an article of which no more is known than that one sentence denies something of most."""
    sentence = "p7s2" if language == "en" else "p3s2"
    held = {"holder": speaker, "stance": "asserts", "certainty": "certain", "at": [sentence]}
    entry = {"kind": "descriptive", "polarity": "negative", "quantifier": "most", "positions": [held]}
    return [
        Candidate(reference="claim/denied", entry=entry, at=(sentence,), spans=(Span(*sentences[sentence]),), by="planted", confidence=0.6)
    ]


def figure(language: str, sentences: Mapping[str, tuple[int, int]], speaker: str) -> list[Candidate]:
    """Return the draft of an article that has a figure, of which is not known what it measures."""
    at, of = ("p3s1", "concept/turgyndar") if language == "kk" else ("p5s1", "concept/shift-workers")
    words = "Тұрғындар: 46,5 пайыз." if language == "kk" else "Shift workers: 46.5 percent."
    held = {"holder": speaker, "stance": "asserts", "certainty": "certain", "at": [at]}
    claim = {"kind": "statistical", "subject": of, "relation": "has-value", "object": "value/found", "text": {language: words}}
    value = {"subject": of, "value": "46.5", "unit": "percent", "claim": "claim/found", "at": [at]}
    drafts = {"claim/found": claim | {"positions": [held]}, "value/found": value}
    where = (Span(*sentences[at]),)
    return [Candidate(reference=name, entry=one, at=(at,), spans=where, by="planted", confidence=0.6) for name, one in drafts.items()]


DRAFTERS = {"planted": planted, "frameless": frameless, "figure": figure}


class Shown:
    """The server of this file: shows articles until it is ended with the block that it is opened for."""

    def __init__(self, told: Path) -> None:
        self.told = told
        with told.open("w", encoding="utf-8") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.editing"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                cwd=TOP,
                env=os.environ | {"PYTHONPATH": f"{TOP / 'graph'}{os.pathsep}{TOP}"},
            )

    def show(self, project: Path, slug: str, draft: str = "planted", port: int = 0) -> str:
        """Show an article, and return its address."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{project}\t{slug}\t{draft}\t{port}\n")
        self.process.stdin.flush()
        url = self.process.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:"), self.told.read_text("utf-8")
        return url

    def __enter__(self) -> "Shown":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait(20)
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe
            pipe.close()


def show(project: str, slug: str, draft: str, port: str) -> None:
    """Show an article with a planted draft, with none, or with the rules' own."""
    from tuiin.edit.app import serve
    from tuiin.edit.opening import Opened, opened

    language = next((language for language, name in SLUGS.items() if name == slug), "en")

    def open_article() -> Opened:
        found = opened(slug, Path(project), None, "ak")
        if draft == "rules":
            return found
        sentences = {one.id: (one.start, one.end) for one in found.passages}
        drafter = DRAFTERS.get(draft)
        given = drafter(language, sentences, f"actor/{AUTHORS[language]}") if drafter else []
        found.desk.drafted = {one.key: one for one in given}
        return replace(found, drafted=replace(found.drafted, candidates=tuple(given)))

    def started(address: str) -> None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()

    serve(open_article, int(port), started)


if __name__ == "__main__":
    for line in sys.stdin:
        threading.Thread(target=show, args=line.rstrip("\n").split("\t"), daemon=True).start()
