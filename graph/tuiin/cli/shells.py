"""The script that completes commands in a shell, made by shtab from the parser, with the names that the parser does not know."""

import argparse
import re
from pathlib import Path

from tuiin.cli.options import path_of, tag
from tuiin.curate.decode import SLUG
from tuiin.curate.folder import articles
from tuiin.files.words import languages
from tuiin.graph import questions

_BASH = """\
_tuiin_articles() { compgen -W "$(@articles)" -- $1; }
_tuiin_graphs() { _tuiin_articles $1; compgen -f -- $1; }
_tuiin_questions() { compgen -W "@questions" -- $1; compgen -f -X '!*.rq' -- $1; }
_tuiin_languages() { compgen -W "@languages" -- $1; }
"""
_ZSH = """\
_tuiin_articles() {
  local -a names; names=($(@articles)); compadd -a names
}
_tuiin_graphs() { _tuiin_articles; _files; }
_tuiin_questions() {
  local -a names; names=(@questions); compadd -a names; _files -g '*.rq'
}
_tuiin_languages() {
  local -a names; names=(@languages); compadd -a names
}
"""
_PREAMBLES = {"bash": _BASH, "zsh": _ZSH}
# What completes an argument, by its name: a function of the preamble in bash and zsh, a command in fish, files elsewhere.
_FISH = {"articles": "(@articles)", "questions": "@questions", "languages": "@languages"}
# The names of the articles are asked for when they are wanted: only the command itself knows which project is meant.
_ARTICLES = "command tuiin completion articles 2>/dev/null"
_KINDS = {
    "articles": "articles",
    "named": "articles",
    "question": "questions",
    **dict.fromkeys(("article", "graph", "graphs", "what", "a", "b"), "graphs"),
}


def script(shell: str, top: argparse.ArgumentParser) -> str:
    """Return the script for a shell (bash, zsh, fish, tcsh or powershell) that completes what a parser takes."""
    import shtab

    verbs = next(action for action in top._actions if isinstance(action, argparse._SubParsersAction))
    for verb in verbs.choices.values():
        for action in verb._actions:
            if kind := "languages" if action.type is tag else _KINDS.get(action.dest):
                fish = _filled(_FISH.get(kind, _FISH["articles"])) if kind != "graphs" else ""
                ours = dict.fromkeys(_PREAMBLES, f"_tuiin_{kind}") | ({"fish": fish} if fish else {})
                action.complete = {**shtab.FILE, **ours}
            elif action.type is path_of:
                folder = action.dest == "data" or action.metavar == "DIR"
                action.complete = shtab.DIRECTORY if folder else shtab.FILE
    return str(shtab.complete(top, shell, preamble=_filled(_PREAMBLES.get(shell, ""))))


def names(data: Path) -> list[str]:
    """Return the names of the articles of a data folder: plain words alone, since a shell may read others as commands."""
    return [name for name in articles(data) if re.fullmatch(SLUG.regex, name)]


def _filled(text: str) -> str:
    """Return a text with the names of the questions and languages in it that ship, and with what tells those of the articles."""
    shipped = text.replace("@questions", " ".join(questions.load())).replace("@languages", " ".join(languages()))
    return shipped.replace("@articles", _ARTICLES)
