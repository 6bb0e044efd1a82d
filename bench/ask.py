"""One engine with the graph loaded, asked over standard input: a question's name in, seconds of CPU and the number of rows out.

    python bench/ask.py tuiin DATA SLUG        the article, built in this process
    python bench/ask.py rdflib DATA SLUG FILE  a file of N-Quads, read into a Dataset

An answer is `SECONDS ROWS`; `late` where it took longer than the limit that stands behind the name, `broken` where the engine failed.
"""

import signal
import sys
import time
from pathlib import Path

import tuiin
from tuiin.graph import questions
from tuiin.graph.vocabulary import PREFIXES

# What is asked as long as the ontology ships no questions.
INLINE = {
    "claims-by-kind": "SELECT ?kind (COUNT(?claim) AS ?n) { ?claim a tn:Claim ; tn:kind ?kind } GROUP BY ?kind ORDER BY ?kind",
    "who-disputes-what": """SELECT ?holder ?claim ?text {
        ?stance tn:side "against" .
        ?position tn:stance ?stance ; tn:holder ?holder ; tn:about ?claim .
        ?claim tn:paraphrase ?text FILTER(LANG(?text) = "en") }""",
    "reported-chains": """SELECT ?voice ?reporter ?claim {
        ?one tn:reportedBy+ ?other ; tn:holder ?voice ; tn:about ?claim . ?other tn:holder ?reporter } ORDER BY ?claim ?voice""",
    "reasons-at-any-remove": "SELECT ?reason ?claim { ?reason tn:supports+ ?claim } ORDER BY ?reason ?claim",
    "ranks-by-year": """SELECT ?label ?year ?rank {
        ?value tn:unit unit:rank ; tn:startYear ?year ; tn:value ?rank ; tn:indicator/skos:prefLabel ?label
        FILTER(LANG(?label) = "en") } ORDER BY ?label ?year""",
    "most-spoken-of": """SELECT ?label (COUNT(DISTINCT ?claim) AS ?n) {
        ?claim a tn:Claim ; tn:subject|tn:object ?concept . ?concept skos:prefLabel ?label
        FILTER(LANG(?label) = "en") } GROUP BY ?label ORDER BY DESC(?n) ?label LIMIT 20""",
    "sentences-without-claim": """SELECT ?id {
        ?sentence a oa:SpecificResource ; tn:sentenceId ?id
        FILTER NOT EXISTS { ?position tn:passage ?sentence ; tn:about ?claim } } ORDER BY ?id""",
}


class Late(BaseException):
    """The limit has passed; no `except Exception` of an engine may swallow this."""


def late(*_):
    raise Late


def texts(data, slug):
    """Return each question as SPARQL that any engine can answer: words in English, a needed parameter at the first that gives an answer."""
    kg = tuiin.build(slug, data=Path(data))
    asked = {}
    for name, question in questions.load().items():
        needed = [parameter.name for parameter in question.parameters if not parameter.open]
        choices = {parameter: kg.choices(name, parameter) for parameter in needed}
        if all(choices.values()):
            asked[name] = kg.written(name, {parameter: min(found) for parameter, found in choices.items()})
    return asked or INLINE


def engine(name, data, slug, file=None):
    """Return the function that answers SPARQL with rows, the graph already loaded."""
    if name == "tuiin":
        store = tuiin.build(slug, data=Path(data)).store
        return lambda sparql: list(store.ask(sparql))  # in this process: `kg.query` asks in another, whose seconds nobody would count
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    return lambda sparql: list(dataset.query(sparql, initNs=PREFIXES))


def main():
    ask, asked = engine(*sys.argv[1:]), texts(*sys.argv[2:4])
    signal.signal(signal.SIGALRM, late)
    print(" ".join(asked), flush=True)
    for line in sys.stdin:
        name, limit = line.split()
        begin = time.process_time()
        try:
            signal.setitimer(signal.ITIMER_REAL, float(limit))
            rows = ask(asked[name])
            signal.setitimer(signal.ITIMER_REAL, 0)
        except Late:
            print("late", flush=True)
        except Exception as error:  # noqa: BLE001 - whatever an engine fails with is its answer
            signal.setitimer(signal.ITIMER_REAL, 0)
            print("broken", type(error).__name__, flush=True)
        else:
            print(time.process_time() - begin, len(rows), flush=True)


if __name__ == "__main__":
    main()
