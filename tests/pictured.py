"""What tests ask of pictures: whether their labels meet, and whether their words are in the graph."""

import re

import tuiin

# Labels of all pictures in sight that lie over each other, stick out of their picture, or are smaller than 14 px.
OVERLAPS = """() => [...document.querySelectorAll('svg.scene')].filter(svg => svg.getClientRects().length).flatMap(svg => {
  const found = [], frame = svg.getBoundingClientRect();
  const all = [...svg.querySelectorAll('text')].map(one => ({ words: one.textContent, rect: one.getBoundingClientRect(), size: parseFloat(getComputedStyle(one).fontSize) }));
  all.forEach((one, i) => {
    if (one.rect.left < frame.left - 1 || one.rect.right > frame.right + 1 || one.rect.bottom > frame.bottom + 1) found.push('out: ' + one.words);
    if (one.size < 14) found.push('small: ' + one.words);
    for (const other of all.slice(i + 1)) {
      const x = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const y = Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top);
      if (x > 1 && y > 0.32 * Math.min(one.size, other.size)) found.push(one.words + ' | ' + other.words);
    }
  });
  return found;
})"""

_SAID = """SELECT ?words {{
  {{ ?claim tn:paraphrase ?words }} UNION {{ ?note a tn:EditorialNote ; rdfs:comment ?words }}
  UNION {{ ?work a fabio:Expression ; skos:prefLabel ?words }} UNION {{ ?event tn:startYear ?year ; skos:prefLabel ?words }}
  FILTER(LANG(?words) = "{lang}")
}}"""
_NUMBERS = "SELECT ?number { ?thing tn:value|tn:outOf|tn:startYear|tn:endYear ?number }"


def told(kg: tuiin.KnowledgeGraph, lang: str) -> set[str]:
    """Return all numbers that the claims, the notes, the events and the works of an article name in a language, and those of its values."""
    said, numbers = ([str(row[0]) for row in kg.store.ask(query)] for query in (_SAID.format(lang=lang), _NUMBERS))
    assert said
    assert numbers
    return {one.rstrip(".,") for one in re.findall(r"\d[\d.,]*", " ".join([*said, *numbers]).replace("\u00a0", " "))}


_NAMED = """SELECT ?words {{ {{ ?thing skos:prefLabel|skos:altLabel|dcterms:title ?words }} UNION {{ ?thing foaf:name ?words }} FILTER(LANG(?words) = "{lang}") }}"""


def names(kg: tuiin.KnowledgeGraph, lang: str) -> set[str]:
    """Return the numbers that are told in a language, and the first four letters of every word that claims, notes and names have in it."""
    said = [str(row[0]) for query in (_SAID, _NAMED) for row in kg.store.ask(query.format(lang=lang))]
    return told(kg, lang) | {word.lower()[:4] for word in re.findall(r"\w{4,}", " ".join(said))}
