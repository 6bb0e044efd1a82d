"""Invented articles of five sentences in two paragraphs, of which a curator has read as much, and says as much of it, as a test wants."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "kk", "ru")
TITLES = {"en": "On the lamps of Qaraqum street", "kk": "Қарақұм көшесінің шамдары туралы", "ru": "О фонарях улицы Каракум"}
SENTENCES = ("p0s1", "p1s1", "p1s2", "p2s1", "p2s2")
SAYS: dict[str, dict[str, str]] = {
    "lamps-calm": {"en": "Street lamps calm the street.", "kk": "Шамдар көшені тыныштандырады.", "ru": "Фонари успокаивают улицу."},
    "lamps-cost": {"en": "Street lamps cost too much.", "kk": "Шамдар тым қымбат.", "ru": "Фонари обходятся слишком дорого."},
    "lamps-last": {
        "en": "Lamps should burn until the morning.",
        "kk": "Шамдар таңға дейін жануы керек.",
        "ru": "Фонари должны гореть до утра.",
    },
}
AUTHOR, COUNCIL = "actor/sarsen-aida", "actor/town-council"


def held(at: str, holder: str = AUTHOR, stance: str = "asserts", certainty: str = "certain", **more: Any) -> dict[str, Any]:
    """A position."""
    return {"holder": holder, "stance": stance, "certainty": certainty, "at": [at], **more}


def reported(at: str, stance: str = "asserts") -> dict[str, Any]:
    """What the author only passes on of the council."""
    return held(at, stance="reports", voices=[{"holder": COUNCIL, "stance": stance, "certainty": "certain"}])


def claim(name: str, *positions: Mapping[str, Any], role: str = "", **more: Any) -> dict[str, Any]:
    """A claim of this name, as the curator writes it."""
    objects = {"lamps-calm": "calm", "lamps-cost": "cost", "lamps-last": "morning"}
    frame = {"kind": "causal", "subject": "concept/lamps", "relation": "affects", "object": f"concept/{objects[name]}"}
    return {name: frame | ({"role": role} if role else {}) | {"text": SAYS[name], "positions": list(positions)} | more}


def written(folder: Path, claims: Sequence[Mapping[str, Any]], *, silent: Sequence[str] = (), language: str = "en", **files: Any) -> Path:
    """Write an article of these claims into a data folder; `p0s1` is its title, and silent, `files` are what else its curator wrote."""
    home = folder / "articles" / "lamps"
    home.mkdir(parents=True)
    words = {tag: f"{{ {tag} = {json.dumps(TITLES[tag], ensure_ascii=False)} }}" for tag in LANGUAGES}
    project = f'title = {words[language]}\nlanguages = ["en", "kk", "ru"]\nlicence = "CC-BY-4.0"\nattribution = "The lamplighters"\n'
    (folder / "tuiin.toml").write_text(f'format = 2\n{project}base = "https://lamps.example/id/"\n\n[folders]\ndata = "."\n', "utf-8")
    _write(
        folder / "actors.yaml",
        {
            "sarsen-aida": {"kind": "person", "label": {"en": "Aida Sarsen", "kk": "Аида Сәрсен", "ru": "Аида Сарсен"}},
            "town-council": {"kind": "organization", "label": {"en": "the town council", "kk": "қалалық кеңес", "ru": "городской совет"}},
        },
    )
    concepts = {"lamps": ("street lamps", "көше шамдары", "уличные фонари"), "calm": ("calm", "тыныштық", "спокойствие")}
    concepts |= {"cost": ("cost", "шығын", "расходы"), "morning": ("morning", "таң", "утро")}
    _write(folder / "concepts.yaml", {key: {"label": dict(zip(LANGUAGES, some, strict=True))} for key, some in concepts.items()})
    _write(folder / "works.yaml", {})
    whole = {key: one for some in claims for key, one in some.items()}
    _write(home / "claims.yaml", whole)
    for name, entries in files.items():
        _write(home / f"{name}.yaml", entries)
    _write(
        home / "article.yaml",
        {
            "title": TITLES,
            "authors": [AUTHOR],
            "published": "2024-03-01",
            "language": language,
            "curated": "2026-11-24",
            "text": {"sha256": hashlib.sha256(b"lamps").hexdigest(), "length": 100, "first_line": 1, "last_line": 5},
            "silent": {"p0s1": "title"} | dict.fromkeys(silent, "transition"),
        },
    )
    rows = [f"{name},{20 * i},{20 * i + 19},{hashlib.sha256(name.encode()).hexdigest()}" for i, name in enumerate(SENTENCES)]
    (home / "passages.csv").write_text("\n".join(["id,start,end,sha256", *rows]) + "\n", "utf-8")
    return folder


def _write(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
