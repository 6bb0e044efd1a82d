"""Invented names and words in English, Russian and Kazakh for corpora that nobody wrote: number n gives the same ones, on every machine."""

import json
from functools import lru_cache

LANGUAGES = ("en", "ru", "kk")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
_SYLLABLES = tuple(
    row.split("|")
    for row in (
        "ba|ба|ба to|то|то la|ла|ла qa|ка|қа nu|ну|нұ ri|ри|рі sy|сы|сы me|ме|ме "
        "do|до|до ga|га|ға zha|жа|жа ke|ке|ке tu|ту|тү li|ли|лі be|бе|бе so|со|сө"
    ).split()
)
# English, Russian by gender, Kazakh.
_ADJECTIVES = tuple(
    (en, dict(zip("mfn", ru.split(), strict=True)), kk)
    for en, ru, kk in (
        row.split("|")
        for row in (
            "night|ночной ночная ночное|түнгі",
            "local|местный местная местное|жергілікті",
            "open|открытый открытая открытое|ашық",
            "digital|цифровой цифровая цифровое|цифрлық",
            "rural|сельский сельская сельское|ауылдық",
            "urban|городской городская городское|қалалық",
            "public|общественный общественная общественное|қоғамдық",
            "private|частный частная частное|жеке",
            "early|ранний ранняя раннее|ерте",
            "paid|платный платная платное|ақылы",
            "free|бесплатный бесплатная бесплатное|тегін",
            "common|общий общая общее|ортақ",
            "voluntary|добровольный добровольная добровольное|ерікті",
            "seasonal|сезонный сезонная сезонное|маусымдық",
            "hidden|скрытый скрытая скрытое|жасырын",
            "joint|совместный совместная совместное|бірлескен",
            "mobile|мобильный мобильная мобильное|мобильді",
            "slow|медленный медленная медленное|баяу",
            "written|письменный письменная письменное|жазбаша",
            "oral|устный устная устное|ауызша",
            "quiet|тихий тихая тихое|тыныш",
            "national|национальный национальная национальное|ұлттық",
            "regional|областной областная областное|облыстық",
            "electronic|электронный электронная электронное|электрондық",
            "scientific|научный научная научное|ғылыми",
            "ecological|экологический экологическая экологическое|экологиялық",
            "mutual|взаимный взаимная взаимное|өзара",
            "modern|современный современная современное|заманауи",
            "technical|технический техническая техническое|техникалық",
            "direct|прямой прямая прямое|тікелей",
        )
    )
)
# English, Russian with its gender, Kazakh.
_NOUNS = tuple(
    row.split("|")
    for row in (
        "library|библиотека|f|кітапхана market|рынок|m|нарық school|школа|f|мектеп archive|архив|m|мұрағат "
        "transport|транспорт|m|көлік lighting|освещение|n|жарық agreement|договор|m|келісім service|служба|f|қызмет "
        "register|реестр|m|тізілім education|образование|n|білім trade|торговля|f|сауда control|контроль|m|бақылау "
        "tax|налог|m|салық trust|доверие|n|сенім memory|память|f|жады language|язык|m|тіл debate|спор|m|пікірталас "
        "culture|культура|f|мәдениет budget|бюджет|m|бюджет garden|сад|m|бақ workshop|мастерская|f|шеберхана "
        "calendar|календарь|m|күнтізбе road|дорога|f|жол bridge|мост|m|көпір court|суд|m|сот press|печать|f|баспасөз "
        "energy|энергия|f|энергия housing|жильё|n|баспана science|наука|f|ғылым reform|реформа|f|реформа "
        "standard|стандарт|m|стандарт forecast|прогноз|m|болжам insurance|страхование|n|сақтандыру growth|рост|m|өсім "
        "equality|равенство|n|теңдік participation|участие|n|қатысу safety|безопасность|f|қауіпсіздік "
        "loan|заём|m|несие survey|опрос|m|сауалнама map|карта|f|карта"
    ).split()
)
_PAIRS = len(_ADJECTIVES) * len(_NOUNS)
_STEP = 467  # coprime with the number of pairs: neighbours by number have nothing else in common

_BODIES = (
    ("{} Institute", "Институт «{}»", "«{}» институты"),
    ("{} Agency", "Агентство «{}»", "«{}» агенттігі"),
    ("{} University", "Университет «{}»", "«{}» университеті"),
    ("{} Council", "Совет «{}»", "«{}» кеңесі"),
    ("{} Union", "Союз «{}»", "«{}» одағы"),
)


@lru_cache(maxsize=1 << 16)
def name(number: int) -> tuple[str, str, str]:
    """Return a name of its own for each number, at least two syllables long.

    >>> name(0), name(300)
    (('Toban', 'Тобан', 'Тобан'), ('Toqatun', 'Токатун', 'Тоқатүн'))
    """
    left, parts = number + len(_SYLLABLES), []
    while left:
        left, digit = divmod(left, len(_SYLLABLES))
        parts.append(_SYLLABLES[digit])
    en, ru, kk = ("".join(part[at] for part in reversed(parts)).capitalize() + last for at, last in enumerate(("n", "н", "н")))
    return en, ru, kk


@lru_cache(maxsize=1 << 16)
def person(number: int) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Return the given and the family name of a person."""
    return name(number * 31 % 97), name(number)


@lru_cache(maxsize=1 << 16)
def body(number: int) -> dict[str, str]:
    """Return the name of an organization."""
    return dict(
        zip(LANGUAGES, (form.format(one) for form, one in zip(_BODIES[number % len(_BODIES)], name(number), strict=True)), strict=True)
    )


@lru_cache(maxsize=1 << 16)
def state(number: int) -> dict[str, str]:
    """Return the name of a state."""
    en, ru, kk = name(number)
    return {"en": f"Republic of {en}", "ru": f"Республика {ru}", "kk": f"{kk} Республикасы"}


@lru_cache(maxsize=1 << 16)
def notion(number: int) -> dict[str, str]:
    """Return what to call a notion: a noun with an adjective that agrees, and a town where these are used up.

    >>> notion(0)["ru"], notion(1)["ru"]
    ('ночная библиотека', 'общее жильё')
    """
    town, pair = divmod(number, _PAIRS)
    adjective, noun = divmod(pair * _STEP % _PAIRS, len(_NOUNS))
    (en, ru, kk), (thing, same, gender, zat) = _ADJECTIVES[adjective], _NOUNS[noun]
    words = f"{en} {thing}", f"{ru[gender]} {same}", f"{kk} {zat}"
    if town:
        there = name(town)
        words = f"{words[0]} in the town of {there[0]}", f"{words[1]} города {there[1]}", f"{there[2]} қаласындағы {words[2]}"
    return dict(zip(LANGUAGES, words, strict=True))


def begun(words: str) -> str:
    """Return words as a sentence begins with them."""
    return words[0].upper() + words[1:]


def latin(words: str) -> str:
    """Return words as an id has them."""
    return words.lower().replace(" ", "-")


def as_json(value: object) -> str:
    """Return a value as one line of JSON."""
    return _JSON.encode(value)
