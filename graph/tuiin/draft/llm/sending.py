"""One question sent to a model, and its answer: tried again where that may help, never longer or later than it may be."""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from time import sleep as _sleep
from typing import Any, Self

import httpx

from tuiin.draft.llm.endpoint import KEY, Endpoint
from tuiin.errors import TuiinError
from tuiin.letters import visible

_AGAIN = {408, 409, 429, 500, 502, 503, 504, 529}
_ATTEMPTS = 4
_LONGEST = 60.0  # seconds that a server may ask us to wait
_MOST = 2_000_000  # bytes of an answer


class EndpointError(TuiinError):
    """A server that cannot be asked at all: nobody is there, it knows no such model or address, or not whoever asks."""

    exit_code = 4


class Unanswered(TuiinError):
    """One question that got no answer; the next one may."""

    exit_code = 4


class _Late(Unanswered):
    """An answer that did not come, or did not end, in time: asked again only once."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the words of the answer, why it ended, and the tokens of question and answer, if the server counts them."""

    words: str
    ended: str = "stop"
    refusal: str = ""
    asked: int = 0
    said: int = 0


@dataclass(slots=True)
class _Manner:
    """How this server wants to be asked, as its refusals have taught: how the form of the answer is said, and its longest."""

    form: str = "json_schema"
    limit: str = "max_tokens"
    temperature: bool = True

    def learned(self, refusal: str) -> bool:
        """Take in why a question was refused, and say whether to ask in another manner."""
        if self.limit in refusal and self.limit == "max_tokens":
            self.limit = "max_completion_tokens"
        elif "temperature" in refusal and self.temperature:
            self.temperature = False
        elif self.form and re.search(r"response_format|json_schema|json_object|schema|grammar|structured", refusal, re.IGNORECASE):
            self.form = {"json_schema": "json_object", "json_object": ""}[self.form]
        else:
            return False
        return True

    def body(self, question: dict[str, Any], longest: int) -> dict[str, Any]:
        """Return the question as this server takes it."""
        found = {"model": question["model"], "messages": question["messages"], self.limit: longest, "stream": False}
        if self.temperature:
            found["temperature"] = 0
        if self.form == "json_schema":
            schema = {"name": "claims", "strict": True, "schema": question["schema"]}
            found["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.form:
            found["response_format"] = {"type": self.form}
        return found


class Line:
    """The way to one model: no redirects followed, no proxies and no password files of the environment used."""

    def __init__(self, endpoint: Endpoint, *, timeout: float, say: Callable[[str], None] = lambda _: None) -> None:
        self._endpoint, self._timeout, self.say, self._manner, self._met = endpoint, timeout, say, _Manner(), False
        # What begins with http: never becomes https:, since no redirect is followed; certificates need not be read for it.
        self._client = httpx.Client(
            timeout=httpx.Timeout(timeout, connect=min(timeout, 10)),
            follow_redirects=False,
            trust_env=False,
            verify=httpx.create_ssl_context(trust_env=True) if endpoint.base.startswith("https:") else False,
            headers={"User-Agent": "tuiin"} | ({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def ask(self, question: dict[str, Any], longest: int) -> Reply:
        """Return the answer to a question: `model`, `messages`, and the `schema` of what is to be answered, in `longest` tokens.

        Raises `Unanswered`, and `EndpointError` where nobody need ask again.
        """
        while True:
            status, body = self._again(self._manner.body(question, longest))
            if status == 200:
                return _reply(body, self._endpoint)
            why = self._endpoint.hide(_plain(body))
            if status in (400, 422) and self._manner.learned(why):
                continue
            self._refuse(status, why)
            raise Unanswered(f"{self._endpoint.host}: answers {status}: {why}".rstrip(": "))

    def _refuse(self, status: int, why: str) -> None:
        """Raise `EndpointError` for an answer that all questions would get."""
        host = self._endpoint.host
        if 300 <= status < 400:
            raise EndpointError(f"{host}: sends on to another address ({status}); nothing was sent there: give the one that answers itself")
        if status in (401, 402, 403):
            known = f"refuses the key of {KEY}" if self._endpoint.key else f"wants to know who asks; set {KEY}"
            raise EndpointError(f"{host}: {known} ({status}): {why}".rstrip(": "))
        if status in (404, 405, 501):
            raise EndpointError(
                f"{host}: has nothing at {self._endpoint.url}, or no model {visible(self._endpoint.model)} ({status}); "
                f"does the base address end as the server's own manual has it, as in …/v1? {why}".rstrip()
            )

    def _again(self, body: dict[str, Any]) -> tuple[int, bytes]:
        """Return status and body of the answer, asked again where the server is busy or broken."""
        for attempt in range(1, _ATTEMPTS + 1):
            wait = 0.25 * 4**attempt
            try:
                with self._told():
                    status, said, asked_to_wait = self._once(body)
                if status not in _AGAIN:
                    return status, said
                why, wait = f"{self._endpoint.host}: answers {status}", max(wait, asked_to_wait)
            except Unanswered as error:
                why = str(error)
                if isinstance(error, _Late) and attempt > 1:
                    raise
            if attempt == _ATTEMPTS or wait > _LONGEST:
                late = f"; it asks to be left alone for {wait:.0f} seconds" if wait > _LONGEST else f"; tried {attempt} times"
                raise Unanswered(why + late)
            self.say(f"{why}; trying again in {wait:.1f} seconds")
            _sleep(wait)
        raise Unanswered("was not asked")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except httpx.ConnectError as error:
            if not self._met:
                raise EndpointError(f"{self._endpoint.host}: nobody answers ({visible(str(error))}): does the server run there?") from error
            raise Unanswered(f"{self._endpoint.host}: nobody answers any more") from error
        except httpx.TimeoutException as error:
            raise _Late(f"{self._endpoint.host}: no answer within {self._timeout:g} seconds (--timeout)") from error
        except httpx.HTTPError as error:
            raise Unanswered(f"{self._endpoint.host}: the connection broke ({type(error).__name__})") from error

    def _once(self, body: dict[str, Any]) -> tuple[int, bytes, float]:
        """Return status, body and seconds to wait; the body up to a length and within the time: a server may drip for ever."""
        with self._client.stream("POST", self._endpoint.url, json=body) as answer:
            self._met = True
            end, parts, size = time.monotonic() + self._timeout, [], 0
            for part in answer.iter_bytes():
                parts.append(part)
                size += len(part)
                if size > _MOST or time.monotonic() > end:
                    much = (
                        f"is longer than {_MOST:,} bytes" if size > _MOST else f"did not end within {self._timeout:g} seconds (--timeout)"
                    )
                    raise _Late(f"{self._endpoint.host}: the answer {much}")
        return answer.status_code, b"".join(parts), _retry_after(answer.headers.get("retry-after", "").strip())


def _reply(body: bytes, endpoint: Endpoint) -> Reply:
    """Return the answer that a body holds. Raises `Unanswered` for one that holds none."""
    try:
        said = json.loads(body)
        choice = said["choices"][0]
        message = choice["message"]
        usage = said.get("usage") or {}
        counts = [max(0, int(usage.get(name) or 0)) for name in ("prompt_tokens", "completion_tokens")]
        refusal = str(message.get("refusal") or "")
        ended = "refused" if refusal or choice.get("finish_reason") == "content_filter" else str(choice.get("finish_reason") or "stop")
        return Reply(str(message.get("content") or ""), ended, refusal, *counts)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError) as error:
        raise Unanswered(f"{endpoint.host}: what it says is no answer of a model: {endpoint.hide(_plain(body))[:80]}") from error


def _retry_after(said: str) -> float:
    """Return the seconds that a server asks us to wait, said as a number or as a date."""
    if re.fullmatch(r"\d{1,9}(\.\d+)?", said, re.ASCII):
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _plain(body: bytes) -> str:
    """Return the words of an answer on one line, without markup: the message of an error where it is JSON."""
    text = body[:20_000].decode("utf-8", "replace")
    try:
        said = json.loads(text)
        error = said.get("error", said)
        text = str(error.get("message", error) if isinstance(error, dict) else error)
    except (ValueError, AttributeError, RecursionError):
        pass
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
    return visible(" ".join(bare.split()), 200)
