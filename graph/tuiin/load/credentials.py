"""Who the store thinks we are: a user and a password, or a token, from the environment and from nowhere else."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field

import httpx

from tuiin.errors import TuiinError

USER, PASSWORD, TOKEN = "TUIIN_LOAD_USER", "TUIIN_LOAD_PASSWORD", "TUIIN_LOAD_TOKEN"


class BadCredentials(TuiinError):
    """Credentials that cannot be used as they are."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, or a token; never shown, not even by repr."""

    user: str = field(repr=False)
    password: str = field(repr=False)
    token: str = field(repr=False)

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def hide(self, words: str) -> str:
        """Return words without the secrets, should a store say them after us."""
        for secret in filter(None, (self.password, self.token)):
            words = words.replace(secret, "…")
        return words

    def auth(self) -> httpx.Auth | None:
        """Return the way to prove them over HTTP."""
        return Token(self.token) if self.token else Challenged(self.user, self.password) if self.user else None


NOBODY = Credentials("", "", "")


def from_environment(settings: Mapping[str, str]) -> Credentials:
    """Return what the environment says. Raises `BadCredentials` where it says half of it, or both ways."""
    user, password, token = (settings.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if token and (user or password):
        raise BadCredentials(f"{TOKEN} is set, and {USER} or {PASSWORD} as well; wanted one way")
    if bool(user) != bool(password):
        raise BadCredentials(f"{USER if user else PASSWORD} is set, but not {PASSWORD if user else USER}; wanted both")
    if not (token.isascii() and token.isprintable()):
        raise BadCredentials(f"{TOKEN} holds a line end, or a letter that no token holds")
    return Credentials(user, password, token)


class Token(httpx.Auth):
    """A token in each request: as it is where it names its own scheme (`GDB …`), else as a bearer token."""

    def __init__(self, token: str) -> None:
        self._header = token if " " in token else f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request with the token."""
        request.headers["Authorization"] = self._header
        yield request


class Challenged(httpx.Auth):
    """Basic or digest, as the store asks: nothing is said before it asks, and a password is not sent where a digest will do."""

    def __init__(self, user: str, password: str) -> None:
        self._ways: dict[str, httpx.Auth] = {"digest": httpx.DigestAuth(user, password), "basic": httpx.BasicAuth(user, password)}
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request as it is until a store asks, then as it asks."""
        if self._chosen is None:
            response = yield request
            asked = ", ".join(response.headers.get_list("www-authenticate")).lower()
            chosen = next((way for name, way in self._ways.items() if name in asked), None)
            if response.status_code != 401 or chosen is None:
                return
            self._chosen = chosen
        yield from self._chosen.auth_flow(request)
