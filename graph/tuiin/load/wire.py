"""Requests to a store: tried again where that may help, and answered by a store and by nobody else, or not believed."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from time import sleep
from urllib.parse import urlsplit

import httpx

from tuiin.errors import TuiinError
from tuiin.load.credentials import PASSWORD, TOKEN, USER, Credentials
from tuiin.load.target import is_loopback

RESULTS = "application/sparql-results+json"
AGAIN = {429, 502, 503, 504}
ATTEMPTS = 6
LONGEST = 60.0  # seconds that a store may ask us to wait


class StoreError(TuiinError):
    """A store that did not do what was asked, or an answer that cannot be its own."""

    exit_code = 4


class InTheClear(TuiinError):
    """A password would go over the network for all to read."""


@dataclass(frozen=True, slots=True)
class Message:
    """One request: what is asked of which address; `absent` says that "not found" is an answer too, `limit` how long one may be."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    absent: bool = False
    limit: int = 1_000_000

    def __str__(self) -> str:
        return f"{self.method} {self.url}"


class Wire:
    """A way to the store at one address: no redirects followed, no proxies and no password files of the environment used."""

    def __init__(
        self, base: str, credentials: Credentials, *, timeout: float, insecure: bool = False, say: Callable[[str], None] = lambda _: None
    ) -> None:
        if credentials and base.startswith("http:") and not is_loopback(base) and not insecure:
            raise InTheClear(
                f"{USER if credentials.user else TOKEN} is set, and {base} is not encrypted: anybody on the way could read it; "
                "use https, or say --insecure where the network is your own"
            )
        self._credentials, self._timeout, self._say, self._met = credentials, timeout, say, False
        # What begins with http: never becomes https:, since no redirect is followed; certificates need not be read for it.
        self._client = httpx.Client(
            auth=credentials.auth(),
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10)),
            follow_redirects=False,
            trust_env=False,
            verify=httpx.create_ssl_context(trust_env=True) if base.startswith("https:") else False,
            headers={"User-Agent": "tuiin"},
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def headers(self, url: str) -> httpx.Headers:
        """Return the headers that an address answers with, whatever it answers."""
        return self._again(Message("GET", url)).headers

    def send(self, message: Message) -> bytes | None:
        """Return the body of the answer; None for "not found" where that is one. Raises `StoreError` with words for all else."""
        answer = self._again(message)
        if message.absent and answer.status_code == 404:
            return None
        self._believe(message, answer)
        return answer.content

    def _again(self, message: Message) -> httpx.Response:
        attempt = 0
        while True:
            attempt += 1
            wait = min(0.25 * 2**attempt, 8.0)
            try:
                answer = self._once(message)
            except httpx.TransportError as error:
                cause = f"{message.url}: {_words(error)}"
                if not self._met and isinstance(error, httpx.ConnectError):
                    raise StoreError(f"{cause}: is the store running, and the address right?") from error
                if attempt > 1 and isinstance(error, httpx.TimeoutException):
                    raise StoreError(f"{cause}, twice; --timeout gives it more than {self._timeout:g} seconds") from error
            except httpx.HTTPError as error:
                raise StoreError(f"{message.url}: {_words(error)}") from error
            else:
                self._met = True
                if answer.status_code not in AGAIN:
                    return answer
                cause, wait = f"{message.url}: {_status(answer)}", max(wait, _retry_after(answer))
            if attempt == ATTEMPTS or wait > LONGEST:
                late = f"; it asks to be left alone for {wait:.0f} seconds" if wait > LONGEST else f"; tried {attempt} times"
                raise StoreError(cause + late)
            self._say(f"{cause}; trying again in {wait:.1f} seconds")
            sleep(wait)

    def _once(self, message: Message) -> httpx.Response:
        """Return the answer with its body read, up to a length and within the time: a store may drip for ever."""
        with self._client.stream(message.method, message.url, headers=list(message.headers), content=message.body) as answer:
            end, parts, size = time.monotonic() + self._timeout, [], 0
            for part in answer.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > message.limit:
                    raise StoreError(f"{message.url}: the answer is longer than {message.limit:,} bytes, which no store would say here")
                if time.monotonic() > end:
                    raise StoreError(f"{message.url}: the answer did not end within {self._timeout:g} seconds (--timeout)")
        plain = [(name, value) for name, value in answer.headers.multi_items() if name not in ("content-encoding", "content-length")]
        return httpx.Response(answer.status_code, headers=plain, content=b"".join(parts))

    def _believe(self, message: Message, answer: httpx.Response) -> None:
        """Raise `StoreError` where the answer is not that of a store that did what was asked."""
        status, form = answer.status_code, answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        if 300 <= status < 400:
            there = urlsplit(answer.headers.get("location", ""))
            raise StoreError(
                f"{message.url}: sends on to {there.hostname or 'another path'} ({status}); nothing was sent there. "
                "A sign-in page, or an old address? Give the one that the store itself answers at"
            )
        if status in (401, 403):
            raise StoreError(f"{message.url}: {self._denied(status)}")
        if status not in (200, 201, 204):
            hint = "; try a smaller --chunk" if status == 413 else ""
            raise StoreError(f"{message.url}: {_status(answer)}{hint}: {self._credentials.hide(_plain(answer.text))}".rstrip(": "))
        if answer.content.strip() and (form in ("text/html", "application/xhtml+xml") or _is_page(answer.content)):
            raise StoreError(
                f"{message.url}: answers {status} with a web page ({_plain(answer.text)[:60]!r}); this is not a store's answer"
            )
        if "x-sql-state" in answer.headers:
            raise StoreError(f"{message.url}: answers {status}, but with a part only ({answer.headers.get('x-sql-message', '')[:100]})")
        wanted = dict(message.headers).get("Accept")
        if wanted and form not in (wanted, *(["application/json"] if wanted == RESULTS else [])):
            raise StoreError(f"{message.url}: answers with {form or 'no content type'}; wanted {wanted}")

    def _denied(self, status: int) -> str:
        if not self._credentials:
            return f"wants to know who asks ({status}); set {USER} and {PASSWORD}, or {TOKEN}"
        return f"refuses the {'user or the password' if self._credentials.user else 'token'} ({status}), or that user may not write here"


def _status(answer: httpx.Response) -> str:
    return f"answers {answer.status_code} {answer.reason_phrase}".rstrip()


def _words(error: Exception) -> str:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__).lower()
    return f"{kind}: {error}" if str(error) else kind


def _retry_after(answer: httpx.Response) -> float:
    """Return the seconds that a store asks us to wait, said as a number or as a date."""
    from email.utils import parsedate_to_datetime

    said = answer.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said[:9])
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _is_page(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:100].lower().startswith((b"<!doctype html", b"<html"))


def _plain(text: str) -> str:
    """Return the words of an answer on one line, without markup and control characters."""
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return " ".join("".join(c if c.isprintable() else " " for c in bare).split())[:200]
