"""The words that a field may hold where it holds one of a list; each list but the last is one of the ontology's."""

from typing import Annotated, Literal

from tuiin.model.marks import In

ActorKind = Annotated[Literal["person", "organization", "state", "group", "office"], In("actor-type")]
WorkKind = Annotated[Literal["scholarly", "report", "index", "address", "programme-document", "website", "journal"], In("work-kind")]
EventKind = Annotated[Literal["event", "programme", "stage", "period"], In("event-type")]
ClaimKind = Annotated[
    Literal[
        "definition",
        "classification",
        "causal",
        "correlational",
        "comparative",
        "historical",
        "statistical",
        "normative",
        "methodological",
        "descriptive",
    ],
    In("claim-kind"),
]
ClaimRole = Annotated[Literal["question", "background", "method", "discussion", "finding", "conclusion", "plan"], In("role")]
Polarity = Annotated[Literal["positive", "negative"], In("polarity")]
Quantifier = Annotated[Literal["all", "most", "some", "none"], In("quantifier")]
Valence = Annotated[Literal["good", "bad", "mixed"], In("valence")]
Stance = Annotated[Literal["asserts", "reports", "endorses", "disputes", "denies", "recommends", "hypothesises", "questions"], In("stance")]
Certainty = Annotated[Literal["certain", "probable", "possible", "doubtful"], In("certainty")]
ArgumentKind = Annotated[Literal["supports", "attacks", "qualifies", "exemplifies", "restates"], In("argument-kind")]
Basis = Annotated[Literal["explicit", "inferred"], In("basis")]
NoteKind = Annotated[Literal["slip", "contradiction", "doubt"], In("note-kind")]
Weight = Annotated[Literal["major", "moderate", "minor"], In("weight")]
Unit = Annotated[Literal["rank", "percent", "count", "status"], In("unit")]
Direction = Annotated[Literal["lower-is-better", "higher-is-better", "neutral"], In("direction")]
GistKind = Annotated[
    Literal[
        "question",
        "method",
        "conclusion",
        "dispute",
        "doubt",
        "step-question",
        "step-opposition",
        "step-second-opposition",
        "step-stages",
        "step-values",
        "step-conclusion",
        "step-doubts",
    ],
    In("gist-kind"),
]
Silence = Literal[
    "title",
    "byline",
    "affiliation",
    "heading",
    "caption",
    "references",
    "thanks",
    "question",
    "transition",
    "left-out",
]
Relation = Annotated[
    Literal[
        "is-a",
        "part-of",
        "has-part",
        "defined-as",
        "same-as",
        "characterised-by",
        "causes",
        "increases",
        "decreases",
        "enables",
        "requires",
        "threatens",
        "prevents",
        "transforms",
        "forms",
        "affects",
        "affects-directly",
        "affects-indirectly",
        "correlates-with",
        "depends-on",
        "opposes",
        "precedes",
        "used-for",
        "used-by",
        "uses",
        "belongs-to",
        "leads",
        "first-in",
        "introduces",
        "removes",
        "adopts",
        "aims-at",
        "exceeds",
        "studies",
        "cites",
        "lacks",
        "has-value",
        "should-be",
        "continues",
        "located-in",
        "preserves",
    ],
    In("relation"),
]
Characterization = Annotated[
    Literal[
        "citesAsEvidence",
        "citesAsAuthority",
        "citesAsDataSource",
        "citesAsRelated",
        "citesForInformation",
        "citesAsPotentialSolution",
        "obtainsBackgroundFrom",
        "discusses",
        "disagreesWith",
        "agreesWith",
        "citesAsSourceDocument",
    ],
    In("cito"),
]
