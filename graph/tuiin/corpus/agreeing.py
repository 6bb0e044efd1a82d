"""What articles of a corpus have to agree on: a short name is of one article, and a name of the registries means one thing."""

from collections.abc import Iterable, Mapping


class Agreement:
    """What has been said so far, and by whom."""

    def __init__(self) -> None:
        self._articles: dict[str, str] = {}
        self._entries: dict[str, tuple[str, str]] = {}

    def objection(self, by: str, articles: Iterable[str], entries: Mapping[str, str]) -> str:
        """Return what speaks against these articles, with digests of registry entries by reference, in words; empty where nothing does.

        Then what they say counts from now on, as said `by` that article or part.
        """
        for slug in articles:
            if slug in self._articles:
                where = f", in {self._articles[slug]}" if self._articles[slug] != slug else ""
                return f"there is an article {slug} already{where}; wanted a short name of its own for each"
        differing = sorted(name for name, digest in entries.items() if name in self._entries and self._entries[name][0] != digest)
        if differing:
            more = f" (and {len(differing) - 1} more)" if len(differing) > 1 else ""
            return f"says otherwise than {self._entries[differing[0]][1]} what {differing[0]} is{more}; wanted one name for one thing"
        self._articles |= dict.fromkeys(articles, by)
        self._entries |= {name: (digest, by) for name, digest in entries.items() if name not in self._entries}
        return ""
