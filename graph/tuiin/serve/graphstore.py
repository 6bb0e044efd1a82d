"""The read side of the SPARQL 1.1 Graph Store Protocol: a graph as a file, by its name, by its address, or the default one; or all."""

from typing import Any
from urllib.parse import urljoin

from starlette.requests import Request

from tuiin.serve.negotiate import DATASETS, GRAPHS, Form, choose_data, listed
from tuiin.serve.protocol import fields
from tuiin.serve.refusal import Refusal
from tuiin.vocabulary import ID


def order(request: Request, base: str, known: dict[str, int]) -> dict[str, Any]:
    """Return the order for a worker that a request for a graph is.

    `?graph=IRI` and `?default` name it indirectly. `/data/REST` names it directly: as the graph of that very address, or as
    https://w3id.org/tuiin/id/graph/REST. `/data` alone means the whole dataset. Raises `Refusal`.
    """
    given = fields(request.scope["query_string"])
    names = [value for name, value in given if name == "graph"]
    default = any(name == "default" for name, _ in given)
    direct = request.path_params.get("rest", "")
    if len(names) + default + bool(direct) > 1:
        raise Refusal(400, "a graph is named once: by ?graph=IRI, by ?default, or by the address")
    if direct:
        address = base + direct
        return _of(request, GRAPHS) | {"graph": address if address in known else f"{ID}graph/{direct}"}
    if names:
        if not names[0]:
            raise Refusal(400, "?graph= wants the IRI of a graph")
        return _of(request, GRAPHS) | {"graph": urljoin(base, names[0])}
    return _of(request, GRAPHS) | {"graph": ""} if default else _of(request, DATASETS)


def _of(request: Request, forms: tuple[Form, ...]) -> dict[str, Any]:
    form = choose_data(request.headers.get("accept"), forms)
    if form is None:
        raise Refusal(406, f"a graph is given as {listed(forms)}")
    return {"kind": "graph", "form": form.name}
