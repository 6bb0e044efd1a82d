"""What a client is told when it does not get what it asked for: a status, words, and which limit; as JSON (RFC 9457) or as text."""

import json
import re
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from tuiin.errors import BadQuery, LimitHit, TuiinError
from tuiin.serve.engine.jobs import NoForm, NotHeld, NotMade
from tuiin.serve.web.negotiate import GRAPHS, PROBLEMS, RESULTS, choose, listed

RETRY = "5"  # seconds after which it is worth asking again
_STATUS: dict[type[TuiinError], int] = {BadQuery: 400, NotHeld: 404, NoForm: 406, NotMade: 503}
_LIMITS = {"nesting": 400, "length": 413}  # of the request; all others are of the moment
_FORMS = {
    "rows": f"this query is answered as {listed(RESULTS)}",
    "triples": f"this query is answered as {listed(GRAPHS)}",
    "a thing": f"a thing is told as text/html, {listed(GRAPHS)}",
}
_PLACE = re.compile(r"(\d+):(\d+): ")


class HttpProblem(TuiinError):
    """A request that is not answered as it was meant."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None, **facts: Any) -> None:
        self.status, self.detail, self.headers, self.facts = status, detail, headers or {}, facts
        super().__init__(detail)

    @classmethod
    def of(cls, error: TuiinError) -> "HttpProblem":
        """Return what an error of the engine is to a client."""
        words = (_FORMS.get(error.of) if isinstance(error, NoForm) else None) or str(error)
        facts: dict[str, Any] = {}
        if isinstance(error, LimitHit):
            facts = {"limit": error.limit} if error.limit else {}
        elif place := _PLACE.match(words):
            facts = {"line": int(place[1]), "column": int(place[2])}
        status = _LIMITS.get(error.limit, 503) if isinstance(error, LimitHit) else _STATUS.get(type(error), 500)
        return cls(status, words, None, **facts)

    def response(self, accept: str | None) -> Response:
        """Return it as a response, in JSON or in plain words, as the Accept header likes."""
        headers = self.headers | ({"Retry-After": RETRY} if self.status == 503 else {})
        form = choose(accept, PROBLEMS)
        if form is not None and form.name == "text":
            return Response(self.detail + "\n", self.status, headers, "text/plain; charset=utf-8")
        title = HTTPStatus(self.status).phrase if self.status in set(HTTPStatus) else "Client Closed Request"
        problem = {"title": title, "status": self.status, "detail": self.detail, **self.facts}
        return Response(json.dumps(problem, ensure_ascii=False) + "\n", self.status, headers, "application/problem+json")
