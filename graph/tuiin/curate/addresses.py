"""Addresses of pages that people copy where the address of the thing itself is meant, which is another: two that differ never join."""

import re

_PAGES = tuple(
    (re.compile(rf"https?://{page}", re.IGNORECASE), thing)
    for page, thing in (
        (
            r"(?:(?:www|m)\.)?wikidata\.org/(?:wiki/(?:Special:Entity(?:Data|Page)/|Property:|Lexeme:)?|entity/)([QPL]\d+)(?:[./?#].*)?",
            r"http://www.wikidata.org/entity/\1",
        ),
        (r"((?:\w+\.)?dbpedia\.org)/(?:page|resource)/([^?#]+)(?:[?#].*)?", r"http://\1/resource/\2"),
        (r"((?:\w+\.)?dbpedia\.org)/data/([^?#]+?)(?:\.\w+)?(?:[?#].*)?", r"http://\1/resource/\2"),
        (r"(?:www\.)?viaf\.org/(?:\w+/)?viaf/(\d+)[/?#].*", r"http://viaf.org/viaf/\1"),
        (r"(?:(?:www|sws)\.)?geonames\.org/(\d+)(?:/.*)?", r"https://sws.geonames.org/\1/"),
        (r"id\.loc\.gov/(authorities/\w+/\w+)\.\w+", r"http://id.loc.gov/\1"),
        (r"vocab\.getty\.edu/page/(\w+/\d+)", r"http://vocab.getty.edu/\1"),
        (r"(?:www\.)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", r"https://orcid.org/\1"),
    )
)
_ARTICLE = re.compile(r"https?://[\w-]+\.(?:m\.)?wikipedia\.org/", re.IGNORECASE)


def thing(address: str) -> str:
    """Return the address of the thing itself, where another one of it was given; else the address as it is.

    >>> thing("https://m.wikidata.org/wiki/Q6097")
    'http://www.wikidata.org/entity/Q6097'
    """
    return next((found.expand(meant) for page, meant in _PAGES if (found := page.fullmatch(address))), address)


def is_article(address: str) -> bool:
    """Say whether an address is that of an article of Wikipedia: a text about a thing, which no concept is exactly the same as."""
    return bool(_ARTICLE.match(address))
