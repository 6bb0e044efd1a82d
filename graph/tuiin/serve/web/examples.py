"""The shipped questions as queries that any SPARQL client can send: prefixes declared, parameters at their defaults."""

from collections.abc import Iterable

from tuiin.graph.questions import load
from tuiin.graph.space import Space
from tuiin.graph.sparql import bind, undeclared
from tuiin.graph.store import term
from tuiin.serve.web.pages import slugs


def examples(language: str, graphs: Iterable[str], space: Space) -> list[dict[str, str]]:
    """Return name, words and query of each shipped question; a default that is a claim or a sentence is one of the first article."""
    slug = next(iter(slugs(graphs)), "none")
    out = []
    for question in load().values():
        values = {"lang": language} | {p.name: space.thing(slug, p.default) for p in question.parameters if p.default}
        query = bind(question.sparql, {name: str(term(value, space.prefixes)) for name, value in values.items()})
        body = "".join(line for line in query.splitlines(keepends=True) if not line.startswith("#"))
        prefixes = "".join(f"PREFIX {name} <{space.prefixes[name[:-1]]}>\n" for name in undeclared(body) if name[:-1] in space.prefixes)
        words = question.words[language]
        out.append({"name": question.name, "words": words, "query": f"# {words}\n{prefixes}{body.strip()}\n"})
    return out
