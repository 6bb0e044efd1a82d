"""Who may come in, and what every answer says of itself: Host and Origin are checked, headers set, OPTIONS answered, the log written."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tuiin.serve.web.problem import HttpProblem

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "content-security-policy": POLICY,
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_HOST = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([\w.-]+))(?::\d*)?", re.ASCII)
_HOME = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class AccessRules:
    """Where the server is bound, by which further names it may be called, which other origins may read it, and who is told of requests."""

    host: str
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    log: Callable[[str], None] | None = None

    def knows(self, host: str) -> bool:
        """Say whether a Host header means this server: a page of another site can make its own name lead here, but no other name.

        Bound to all addresses, the server may be called by any address, since an address leads nowhere else.
        """
        name = _name(host)
        if name in _HOME or name in (self.host.lower(), *map(str.lower, self.names)):
            return True
        return self.host in ("0.0.0.0", "::") and _is_address(name)

    def allows(self, headers: Headers) -> str | None:
        """Return the origin that is to be allowed by name, '' where none needs to be, and None where the request is refused."""
        origin = headers.get("origin")
        if origin is not None and origin in self.origins:
            return origin
        if origin is not None and "*" in self.origins:
            return "*"
        if origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower():
            return None
        site, way = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode")
        visit = way == "navigate" and headers.get("sec-fetch-dest", "document") == "document"
        return "" if site in ("none", "same-origin") or visit or "*" in self.origins else None


class AccessMiddleware:
    """The application, with what every request must pass before it and what every answer bears after it."""

    def __init__(self, inside: ASGIApp, rules: AccessRules, methods: Callable[[str], str]) -> None:
        self._inside, self._rules, self._methods = inside, rules, methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        headers, start = Headers(scope=scope), time.time()
        sent = {"status": 500, "bytes": 0}
        origin = self._rules.allows(headers)

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
                _mark(MutableHeaders(scope=message), origin, bool(self._rules.origins))
            else:
                sent["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._admit(scope, receive, send_marked, headers, origin)
        finally:
            if self._rules.log is not None:
                self._rules.log(_line(scope, sent, start))

    async def _admit(self, scope: Scope, receive: Receive, send: Send, headers: Headers, origin: str | None) -> None:
        hosts = headers.getlist("host")
        if len(hosts) != 1:
            problem: HttpProblem | None = HttpProblem(400, f"wanted one Host header; found {len(hosts)}")
        elif not self._rules.knows(hosts[0]):
            problem = HttpProblem(421, f"this server is not {hosts[0]}; `--allow-host` lets it answer to another name")
        elif origin is None:
            problem = HttpProblem(403, "a page of another site may not read this server; `--cors` lets an origin do so")
        else:
            problem = None
        if problem is not None:
            await problem.response(headers.get("accept"))(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            from starlette.responses import Response

            allow = self._methods(scope["path"])
            asked = {"Access-Control-Allow-Methods": allow, "Access-Control-Allow-Headers": "Accept, Content-Type"} if origin else {}
            await Response(status_code=204, headers={"Allow": allow, **asked})(scope, receive, send)
        else:
            await self._inside(scope, receive, send)


def _mark(headers: MutableHeaders, origin: str | None, shared: bool) -> None:
    for name, value in _SAFE.items():
        headers.setdefault(name, value)
    if not headers["content-security-policy"]:
        headers["content-security-policy"] = "frame-ancestors 'none'"  # the page carries a policy of its own
    if origin:
        headers["access-control-allow-origin"] = origin
    else:
        headers["cross-origin-resource-policy"] = "same-origin"
    if shared:
        headers.add_vary_header("Origin")


def _name(host: str) -> str:
    """Return the name in a Host header, without port and brackets; nothing where it is no name and port at all."""
    match = _HOST.fullmatch(host)
    return (match[1] or match[2]).rstrip(".").lower() if match else ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _line(scope: Scope, sent: dict[str, int], start: float) -> str:
    """Return a line of the common log format; what a client may write is in ASCII without control characters."""
    client: Any = scope.get("client") or ("-", 0)
    target = scope["raw_path"].decode("latin-1") if scope.get("raw_path") else scope["path"]
    query = scope["query_string"].decode("latin-1")
    request = f"{scope['method']} {target}{'?' + query if query else ''} HTTP/{scope['http_version']}"
    request = request.encode("ascii", "backslashreplace").decode("ascii").replace('"', "%22")
    request = "".join(c if c.isprintable() else "?" for c in request)
    when = datetime.fromtimestamp(start).astimezone().strftime("%d/%b/%Y:%H:%M:%S %z")
    return f'{client[0]} - - [{when}] "{request[:2000]}" {sent["status"]} {sent["bytes"]}'
