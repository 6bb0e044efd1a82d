"""Which model is asked, and where: the base address, the model and the key, from the environment and from nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from tuiin.errors import TuiinError
from tuiin.letters import quoted, visible

BASE, KEY, MODEL = "OPENAI_BASE_URL", "OPENAI_API_KEY", "TUIIN_LLM_MODEL"


class NoEndpoint(TuiinError):
    """Nobody says which model is to be asked, or not in a way that can be used."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model behind an address that speaks as OpenAI's does; the key is never shown, not even by repr."""

    base: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """The address that takes questions."""
        return f"{self.base}/chat/completions"

    @property
    def host(self) -> str:
        """The host, with its port where one is named."""
        return urlsplit(self.base).netloc

    def hide(self, words: str) -> str:
        """Return words without the key, should a server say it after us."""
        return words.replace(self.key, "…") if self.key else words


def from_environment(settings: Mapping[str, str], model: str = "") -> Endpoint:
    """Return what the environment says; `model` goes before its own. Raises `NoEndpoint`.

    A key goes to whom the way is encrypted, or to a host of one's own network.
    """
    base, key = settings.get(BASE, "").strip().rstrip("/"), settings.get(KEY, "").strip()
    model = model.strip() or settings.get(MODEL, "").strip()
    if not base:
        raise NoEndpoint(f"{BASE} is not set; wanted the address of a model that speaks as OpenAI's does, such as http://127.0.0.1:8080/v1")
    if not model:
        raise NoEndpoint(f"no model is named; wanted --llm MODEL, or {MODEL}")
    try:
        address = urlsplit(base)
        right = address.scheme in ("http", "https") and address.hostname and (address.port is None or address.port > 0)
    except ValueError:
        right = False
    if not right or "@" in address.netloc or address.query or address.fragment or not base.isprintable() or " " in base:
        shown = base.rpartition("@")[2] if "@" in base else base
        raise NoEndpoint(f"{BASE}: found {quoted(shown)}; wanted an address such as http://127.0.0.1:8080/v1, without a user or a question")
    if not (key.isascii() and key.isprintable()):
        raise NoEndpoint(f"{KEY} holds a line end, or a letter that no key holds")
    if key and address.scheme == "http" and not _near(address.hostname or ""):
        raise NoEndpoint(f"{KEY} is set, and {visible(base)} is not encrypted: anybody on the way could read it; use https")
    return Endpoint(base, model, key)


def _near(host: str) -> bool:
    """Say whether a host is this machine, or one of its own network.

    >>> [_near(host) for host in ("localhost", "192.168.3.4", "fd00::1", "gpu", "model.example")]
    [True, True, True, True, False]
    """
    try:
        address = ip_address(host)
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".internal"))
    return address.is_loopback or address.is_private
