"""The network as one page that needs nothing but itself: pyvis makes nodes and edges, our template holds them, no physics runs."""

import re
import sys
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tuiin.errors import TuiinError
from tuiin.files.paths import ASSETS
from tuiin.files.words import ENGLISH, languages, names, said, words
from tuiin.graph.store import Store
from tuiin.model import Text
from tuiin.show.html import policy
from tuiin.show.kinds import kinds
from tuiin.show.network import arrange, column, project

if TYPE_CHECKING:
    from tuiin.show.network import Network

# What an edge looks like by how it stands to the claim at its end; dashes tell them apart where colour does not. A voice that is for a
# claim looks like all other edges: most are such.
_LOOKS: dict[str, dict[str, Any]] = {
    "for": {"color": "#2E7D4F", "width": 1.2},
    "against": {"color": "#C0392B", "dashes": [6, 4], "width": 1.4},
    "open": {"color": "#99999966", "dashes": [1, 3]},
}
_QUIET = {"color": "#99999966"}
_STANDINGS = """
    SELECT ?kind ?standing {
      ?value tn:side ?side ; skos:inScheme ?list .
      BIND(STRAFTER(STR(?value), CONCAT(STR(?list), "/")) AS ?kind)
      BIND(IF(?side = "for" && ?list = <https://w3id.org/tuiin/stance>, "says", ?side) AS ?standing)
    } ORDER BY ?kind"""
_LABELS = """
    SELECT ?kind ?label {
      ?value tn:side ?side ; skos:inScheme ?list ; skos:prefLabel ?label .
      BIND(STRAFTER(STR(?value), CONCAT(STR(?list), "/")) AS ?kind)
    } ORDER BY ?kind ?label"""
_OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "hideEdgesOnDrag": True, "tooltipDelay": 200},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.35}}, "width": 0.7, "selectionWidth": 1.6},
}


class NoVisNetwork(TuiinError):
    """The library that draws `network.html` is not where pyvis promises it: in the page that it makes in line."""

    exit_code = 3


def page(store: Store, network: "Network | None" = None) -> str:
    """Return the page as HTML. It makes no request, runs only scripts that its policy names by hash, and shows labels as text.

    Raises `NoVisNetwork` where the installed pyvis holds no vis-network.
    """
    drawn = network if network is not None else arrange(project(store))
    net = _pyvis()(directed=True, height="100%", width="100%")
    for name, at in drawn.nodes(data=True):
        rank = drawn.degree(name) + (40 if at["kind"] in ("viewpoint", "article") else 0)
        place = {key: at[key] for key in ("kind", "x", "y", "size")}
        net.add_node(name, label=" ", shape="image", image=" ", rank=rank, **place, words=_words_of(drawn, name))
    standings = {"opposes": "against"} | {str(kind): str(standing) for kind, standing in store.ask(_STANDINGS)}
    looks = {kind: _LOOKS.get(standing, _QUIET) for kind, standing in standings.items()}
    net.edges = [{"from": a, "to": b, "kind": kind, **looks.get(kind, _QUIET)} for a, b, kind in sorted(drawn.edges(keys=True))]
    net.set_template_dir(str(ASSETS), "network.html")
    net.templateEnv.globals["page"] = _page(drawn, _listed(store))
    html: str = net.generate_html()
    return html


def _pyvis() -> Any:
    """Return pyvis's Network, without loading IPython, which takes longer than the page does.

    pyvis takes from there the frame that shows a network in a notebook; it still does, when it is asked for one.
    """
    if "IPython" not in sys.modules and "pyvis" not in sys.modules:
        display: Any = ModuleType("IPython.display")
        display.IFrame = lambda *given, **named: import_module("IPython.display").IFrame(*given, **named)
        sys.modules.update({"IPython": ModuleType("IPython"), "IPython.display": display})
        try:
            return import_module("pyvis.network").Network
        finally:
            del sys.modules["IPython"], sys.modules["IPython.display"]
    return import_module("pyvis.network").Network


def _listed(store: Store) -> dict[str, dict[str, str]]:
    """Return what stances and kinds of arguments are called, by kind of edge and language, as the ontology has it."""
    called: dict[str, dict[str, str]] = {}
    for kind, label in store.ask(_LABELS).terms():
        called.setdefault(kind.value, {})[label.language] = label.value
    return called


def _page(drawn: "Network", listed: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return what the template needs besides nodes and edges, with a content policy that names our two scripts and our style."""
    style, script = ((ASSETS / name).read_text("utf-8") for name in ("network.css", "network.js"))
    vis = _vis_network()
    article: dict[str, str] = next((at for _, at in drawn.nodes(data=True) if at["kind"] == "article"), {})
    spoken = drawn.graph["languages"]
    title = Text({language: article[language] for language in spoken if language in article})
    told = {language: _words(language, title, listed) for language in languages()}
    looks = {name: {"light": kind.colour, "dark": kind.dark, "outline": kind.outline} for name, kind in kinds().items()}
    return {
        "language": next((language for language in spoken if language in languages()), ENGLISH),
        "title": escape(title.said() or "tuiin"),
        "policy": policy(style, [vis, script], "; img-src data:"),
        "style": style,
        "script": script,
        "vis": vis,
        "options": _OPTIONS,
        "looks": looks,
        "words": told,
        "order": {"languages": list(names().items()), "kinds": list(kinds()), "spoken": spoken},
    }


def _words_of(drawn: "Network", node: str) -> dict[str, str]:
    """Return the labels of a node by language."""
    return {language: at for language in drawn.graph["languages"] if (at := drawn.nodes[node].get(column(language)))}


def _words(language: str, title: Text, listed: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Return what the page says in a language."""
    ours = words(language)
    return {
        **ours["picture"],
        **{key: ours["page"][key] for key in ("language", "search")},
        **{key: ours["network"][key] for key in ("closer", "farther", "fit")},
        "title": title.said(language) or "tuiin",
        "kinds": {name: kind.words.said(language, ENGLISH) for name, kind in kinds().items()},
        "edges": ours["edges"] | {kind: said(called, language) for kind, called in listed.items()},
    }


def _vis_network() -> str:
    """Return vis-network as pyvis puts it into a page in line, without the name of its source map.

    It is taken from where the template of that page takes it: rendered, Jinja would look for its own marks in 600 kB of script.
    Raises `NoVisNetwork` where that template takes no vis-network.
    """
    net = _pyvis()()
    template, *_ = net.templateEnv.loader.get_source(net.templateEnv, net.path)
    name = re.search(r"""<script>\{%\s*include\s+['"]([^'"]*vis-network\.min\.js)['"]""", template)
    if name is None:
        raise NoVisNetwork("pyvis puts no vis-network.min.js into a page with cdn_resources='in_line'; pyvis 0.3.2 does")
    vis, *_ = net.templateEnv.loader.get_source(net.templateEnv, name[1])
    vis = vis.replace("\r\n", "\n")  # as a browser reads it, who would find another digest; early Jinja leaves them as they are
    return re.sub(r"\n?//# sourceMappingURL=\S+", "", vis.removesuffix("\n"))
