"""The network as one page that needs nothing but itself: the picture as the explorer draws it, and pyvis' view of every node as a point."""

import re
import sys
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from tuiin.errors import TuiinError
from tuiin.files.paths import ASSETS
from tuiin.files.words import ENGLISH, languages
from tuiin.graph.store import Store
from tuiin.model import Text
from tuiin.show.document import document
from tuiin.show.explorer import asset, json_block, packed
from tuiin.show.html import policy
from tuiin.show.network import names, project
from tuiin.show.picture.marks import DERIVED, marked

if TYPE_CHECKING:
    from tuiin.show.network import Network

# Edges that say what nearly everything says: they are there, and shown for a chosen node alone.
_ABOUT = {"subject", "object", "scope"}
_STANDINGS = """
    SELECT ?kind ?standing {
      ?value tn:side ?side ; skos:inScheme ?list .
      BIND(STRAFTER(STR(?value), CONCAT(STR(?list), "/")) AS ?kind)
      BIND(IF(?side = "for" && ?list = <https://w3id.org/tuiin/stance>, "says", ?side) AS ?standing)
    } ORDER BY ?kind"""
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "keyboard": {"enabled": False}, "hideEdgesOnDrag": True, "navigationButtons": False},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.35}}, "width": 0.7, "selectionWidth": 1.6},
}


class NoVisNetwork(TuiinError):
    """The library that draws `network.html` is not where pyvis promises it: in the page that it makes in line."""

    exit_code = 3


def page(store: Store, network: "Network | None" = None) -> str:
    """Return the page as HTML. It makes no request, runs only scripts that its policy names by hash, and shows labels as text.

    Raises `NoVisNetwork` where the installed pyvis holds no vis-network, `NotBuilt` in a checkout whose front end was not bundled.
    """
    drawn = network if network is not None else marked(store, project(store))
    net = _pyvis()(directed=True, height="100%", width="100%")
    for name, at in drawn.nodes(data=True):
        rank = drawn.degree(name) + (40 if at["kind"] in ("viewpoint", "article") else 0)
        net.add_node(name, label=" ", rank=rank, **{key: at[key] for key in ("kind", "x", "y", "size", "theme") if key in at})
    standings = {"opposes": "against"} | {str(kind): str(standing) for kind, standing in store.ask(_STANDINGS)}
    authors = {source for source, _, kind in drawn.edges(keys=True) if kind == "asserts"} & _authors(store)
    net.edges = [
        {"from": a, "to": b, "kind": kind, "family": standings.get(kind, "other")} | _quiet(kind in _ABOUT or a in authors)
        for a, b, kind in sorted(drawn.edges(keys=True))
        if kind != DERIVED
    ]
    net.set_template_dir(str(ASSETS), "network.html")
    net.templateEnv.globals["page"] = _page(store, drawn)
    html: str = net.generate_html()
    return html


def _quiet(everywhere: bool) -> dict[str, Any]:
    return {"hidden": True, "physics": False} if everywhere else {}


def _authors(store: Store) -> set[str | None]:
    return {author for (author,) in store.ask("SELECT ?author { ?article a fabio:JournalArticle ; dcterms:creator ?author }")}


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


def _page(store: Store, drawn: "Network") -> dict[str, Any]:
    """Return what the template needs besides nodes and edges, with a content policy that names our two scripts and our style."""
    style, script, vis = asset("network.css"), asset("network.js"), _vis_network()
    titles = names(drawn)
    title: Text = next((titles[node] for node, at in drawn.nodes(data=True) if at["kind"] == "article"), Text({}))
    return {
        "language": next((language for language in drawn.graph["languages"] if language in languages()), ENGLISH),
        "title": escape(title.said() or "tuiin"),
        "policy": policy(style, [vis, script], "; img-src data: blob:; font-src data:"),
        "style": style,
        "script": script,
        "vis": vis,
        "options": _OPTIONS,
        "document": packed(json_block(document(store, drawn, {})).content.encode()),
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
