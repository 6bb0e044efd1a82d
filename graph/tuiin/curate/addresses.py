"""Addresses of pages that people copy where the address of the thing itself is meant, which is another: two that differ never join."""

import re

_PAGES = tuple(
    (re.compile(rf"https?://{page}", re.IGNORECASE), thing)
    for page, thing in (
        (
            r"(?:(?:www|m)\.)?wikidata\.org/(?:wiki/(?:Special:Entity(?:Data|Page)/|Property:|Lexeme:)?|entity/)([QPL]\d+)(?:[./?#].*)?",
            "http://www.wikidata.org/entity/{}",
        ),
        (r"((?:\w+\.)?dbpedia\.org)/(?:page|resource)/([^?#]+)(?:[?#].*)?", "http://{}/resource/{}"),
        (r"((?:\w+\.)?dbpedia\.org)/data/([^?#]+?)(?:\.\w+)?(?:[?#].*)?", "http://{}/resource/{}"),
        (r"(?:www\.)?viaf\.org/(?:\w+/)?viaf/(\d+)[/?#].*", "http://viaf.org/viaf/{}"),
        (r"(?:(?:www|sws)\.)?geonames\.org/(\d+)(?:/.*)?", "https://sws.geonames.org/{}/"),
        (r"id\.loc\.gov/(authorities/\w+/\w+)\.\w+", "http://id.loc.gov/{}"),
        (r"vocab\.getty\.edu/page/(\w+/\d+)", "http://vocab.getty.edu/{}"),
        (r"(?:www\.)?orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?", "https://orcid.org/{}"),
    )
)
_ARTICLE = re.compile(r"https?://[\w-]+\.(?:m\.)?wikipedia\.org/", re.IGNORECASE)


def thing(address: str) -> str:
    """Return the address of the thing itself, where another one of it was given; else the address as it is.

    >>> thing("https://m.wikidata.org/wiki/Q6097")
    'http://www.wikidata.org/entity/Q6097'
    """
    return next((meant.format(*found.groups()) for page, meant in _PAGES if (found := page.fullmatch(address))), address)


def is_article(address: str) -> bool:
    """Say whether an address is that of an article of Wikipedia: a text about a thing, which no concept is exactly the same as."""
    return bool(_ARTICLE.match(address))
