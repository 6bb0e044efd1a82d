"""Which case a Kazakh word stands in, by its ending: enough to tell the object before a verb from the subject."""

import re
from functools import lru_cache
from typing import Literal

Case = Literal["", "genitive", "dative", "accusative", "locative", "ablative", "instrumental", "attributive"]

# The consonant of an ending tells it from a possessive: президентті is the accusative, президенті is not.
# Behind a possessive of the third person a case has another ending: сапасы, сапасын, сапасына, сапасында.
_ENDINGS: tuple[tuple[Case, re.Pattern[str]], ...] = (
    ("attributive", re.compile(r"..(?:[дт]а|[дт]е|нда|нде)(?:ғы|гі)$")),
    ("genitive", re.compile(r".(?:[аәеэыіиоөуүұюяё]н|[мнң]н|[бвгғджзйлмнңру]д|[қкпстшфхцчщбвгд]т)[ыі]ң$")),
    ("ablative", re.compile(r"..(?:[днт]ан|[днт]ен)$")),
    ("locative", re.compile(r"..(?:[дт]а|[дт]е|нда|нде)$")),
    ("instrumental", re.compile(r"..(?:[мбп]ен|ымен|імен)$")),
    ("dative", re.compile(r"..(?:[ғқ]а|[гк]е|[ысм]ына|[іс]іне|[^\W_]ына|[^\W_]іне)$")),
    ("accusative", re.compile(r".(?:(?:[аәеэыіиоөуүұюяё]н|[бвгғджзйлмнңру]д|[қкпстшфхцчщбвгд]т)[ыі]|[^\W_][^\W_][ыі]н)$")),
)
# Words that only look so.
_NOT = re.compile(
    r"(?:қана|ғана|қайта|жаңа|және|тек|ең|өте|басқа|қалай|дейін|кейін|бойынша|үшін|арқылы|туралы|жөнінде|сайын|бүкіл|екінші|барлығы|қарсы|сияқты|"
    r"негізгі|қазіргі|кейінгі|алдыңғы|соңғы|ішкі|сыртқы|белгілі|түрлі|маңызды|ұлтты|тікелей|жалпы|отырып|бойын|мақсатында|жылы|ғасырда|алды|арты|"
    r"үлкен|мемлекет|шағын|жақын|алтын|салқын|бүтін|түтін|жалын|ақын|тегін|толқын|еркін|мүмкін|ұшқын|буын|тұтқын|жасырын|құйын|халық|адам|қоғам|саясат|[^\W_]+(?:лы|лі|ды[қғ]|ді[кг]|ты[қғ]|ті[кг]|лық|лік|дық|дік|тық|тік|ған|ген|қан|кен|атын|етін|йтын|йтін))$"
)


@lru_cache(maxsize=1 << 14)
def case(word: str) -> Case:
    """Return the case of a Kazakh word in small letters; empty for the nominative, and where its ending does not tell.

    >>> [case(word) for word in ("сапасын", "сапасына", "қоғамды", "елдің", "саясат", "цифрлы")]
    ['accusative', 'dative', 'accusative', 'genitive', '', '']
    """
    if _NOT.match(word):
        return ""
    return next((name for name, ending in _ENDINGS if ending.search(word)), "")
