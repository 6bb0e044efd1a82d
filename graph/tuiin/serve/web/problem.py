"""What a client is told when it does not get what it asked for: a status, words, and which limit; as JSON or as text."""

import json
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from tuiin.errors import TuiinError
from tuiin.serve.web.negotiate import PROBLEMS, choose

RETRY = "5"  # seconds after which it is worth asking again


class HttpProblem(TuiinError):
    """A request that is not answered as it was meant."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None, **facts: Any) -> None:
        self.status, self.detail, self.headers, self.facts = status, detail, headers or {}, facts
        super().__init__(detail)

    @classmethod
    def of(cls, head: dict[str, Any]) -> "HttpProblem":
        """Return the refusal that a worker's answer is."""
        return cls(head["status"], head["detail"], **{key: head[key] for key in ("line", "column", "limit") if key in head})

    def response(self, accept: str | None) -> Response:
        """Return it as a response, in JSON (RFC 9457) or in plain words, as the Accept header likes."""
        headers = self.headers | ({"Retry-After": RETRY} if self.status == 503 else {})
        form = choose(accept, PROBLEMS)
        if form is not None and form.name == "text":
            return Response(self.detail + "\n", self.status, headers, "text/plain; charset=utf-8")
        title = HTTPStatus(self.status).phrase if self.status in set(HTTPStatus) else "Client Closed Request"
        problem = {"title": title, "status": self.status, "detail": self.detail, **self.facts}
        return Response(json.dumps(problem, ensure_ascii=False) + "\n", self.status, headers, "application/problem+json")
