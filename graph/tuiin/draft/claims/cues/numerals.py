"""How kk, ru and en write ranks, shares and counts: expressions with named places; `{…}` stand for parts that they share."""

N = r"(?<![\d.,–-])(?P<value>\d{1,3}(?:[   ]\d{3})+|\d+)(?:[.,](?P<part>\d{1,3}))?"
FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "kk": {
        "rank": (
            r"(?<![\d.,])(?P<value>\d{1,4})\s?[-–]?\s?(?:ші|шы|інші|ыншы)?\s?[-–]?\s?(?:орын(?!бас|бор)|орн(?:ы|ын|ында|ына)\b)[а-яәғқңөұүһі]{0,5}",
            r"(?<![\d.,])(?P<value>\d{1,4})\s?[-–]\s?(?:ші|шы)?\s?[-–]?\s?(?:позиция|саты)(?:да|ға|дан|сы|сында|сына|ны)?(?!\w)",
            r"(?<!\w)(?P<word>{ORDINALS})\s(?:позиция|саты)(?:да|ға|дан|сында|сына|ны)(?!\w)",
            r"(?<!\w)(?P<word>{ORDINALS})\s(?:орын(?!бас|бор|ға\sқо)|орн(?:ы|ын|ында|ына)\b)[а-яәғқңөұүһі]{0,5}",
        ),
        "percent": (r"{N}\s?(?:%|пайыз[а-яәғқңөұүһі]{0,6}|процент[а-яәғқңөұүһі]{0,6})(?:[-–][а-яі]{1,4})?",),
        "count": (
            r"{N}(?:\s?(?P<big>мың|млн\.?|миллион|млрд\.?|миллиард|триллион|трлн))?\s(?:астам\s|жуық\s|аса\s)?(?:[а-яәғқңөұүһі]{3,14}\s)?(?P<what>{COUNTED})",
        ),
        "measure": (
            r"{N}(?:\s?(?P<big>мың|млн\.?|миллион|млрд\.?|миллиард|триллион|трлн))?\s?(?:астам\s|жуық\s|аса\s)?(?:[а-яәғқңөұүһі]{3,14}\s)?(?P<what>{MEASURED})",
        ),
        "pool": (
            r"(?<![\d.,])(?P<pool>\d{1,4})\s(?:ел|мемлекет|қатысушы|өңір|облыс|университет|қала|компания|аймақ|орган)[а-яәғқңөұүһі]{0,5}\s(?:ішінде|ішінен|арасында|арасынан|қатысқан|бойынша)",
            r"(?<![\d.,])(?P<pool>\d{1,4})\s(?:ел|мемлекет|қатысушы|өңір|облыс|қала)(?:ден|тен|нен|дан|тан|нан)",
        ),
    },
    "ru": {
        "rank": (
            r"(?<![\d.,])(?P<value>\d{1,4})[-–]?(?:е|ое|ом|м|го|му|ему|ей|й|ю|ую|ой|я|ая)?\s(?:мест[оеауо]м?|позици[юиея]|строчк[уеиа]|строк[уеиа]|ступен[ьию]ю?)(?!\w)",
            r"(?<!\w)(?P<word>{ORDINALS})\s(?:мест[оеау]м?|позици[юиея])(?!\w)",
        ),
        "percent": (r"{N}\s?(?:%|процент[а-я]{0,3}|проц\.)",),
        "count": (r"{N}(?:\s?(?P<big>тыс(?:\.|яч[иа]?)|млн\.?|миллион[а-я]{0,3}|млрд\.?|миллиард[а-я]{0,3}|трлн))?\s(?P<what>{COUNTED})",),
        "measure": (
            r"{N}(?:\s?(?P<big>тыс(?:\.|яч[иа]?)|млн\.?|миллион[а-я]{0,3}|млрд\.?|миллиард[а-я]{0,3}|трлн))?\s?(?:[а-я]{3,14}\s)?(?P<what>{MEASURED})",
        ),
        "pool": (
            r"(?:из|среди|в\sсписке\sиз|между)\s(?P<pool>\d{1,4})\s(?:стран|государств|участник|регион|город|университет|позици|компани|мест|экономик)[а-я]{0,4}",
            r"(?:из|среди)\s(?P<pool>\d{1,4})(?=[\s,.)])",
        ),
    },
    "en": {
        "rank": (
            r"(?:ranked|ranks|ranking|rank|placed|places|position|ranked\sas)\s(?:(?:at|as|in|of|number|no\.|the|is|was|position|place|world|a|country)\s){0,3}#?(?P<value>\d{1,4})(?:st|nd|rd|th)?(?![\d%]|[.,]\d|\spercent|\syears)",
            r"(?<!\dst\s)(?<!\dnd\s)(?<!\drd\s)(?<!\dth\s)(?:rank(?:s|ed)?|plac(?:es?|ed)|puts?|list(?:s|ed)?|rat(?:es?|ed))\s(?:the\s|its\s)?(?:[\w’'-]+\s){1,4}?(?:at\s|as\s)?#?(?P<value>\d{1,4})(?:st|nd|rd|th)(?!\w)",
            r"(?:rank(?:s|ed)?|plac(?:es?|ed)|puts?|list(?:s|ed)?)\s(?:[\w’'-]+\s){1,4}?(?P<word>{ORDINALS})(?=\s(?:in|out|of|among)|[,.;])",
            r"(?:fell|rose|dropped|climbed|slipped|moved|up|down|advanced|sank|jumped)\s(?:back\s|up\s|down\s)?(?:from\s\w+\s)?to\s(?P<value>\d{1,4})(?:st|nd|rd|th)(?!\w|\scentur)",
            r"(?<!\w)(?P<word>{ORDINALS})\s(?:place|position|rank)(?!\w)",
            r"(?<![\d.,])(?P<value>\d{1,4})(?:st|nd|rd|th)[\s-](?:place|position|rank|in\sthe\s(?:world|ranking|index|list|country|region)|out\sof|among|of\s\d)",
            r"(?<![\d.,])(?P<value>\d{1,4})(?:st|nd|rd|th)[\s-](?:largest|biggest|highest|lowest|smallest|best|richest|poorest|freest|busiest|oldest|tallest|longest)",
            r"(?:ranked|ranks|ranking|placed|placing|came|finished|in)\s(?P<word>{ORDINALS})(?:\splace)?(?=\s(?:in|out|of|among|place|on|for|by)|[,.;])",
        ),
        "percent": (r"{N}\s?(?:%|per\s?cent|percent)(?!age)",),
        "count": (r"{N}(?:\s(?P<big>thousand|million|billion|trillion))?\s(?:of\s(?:the\s)?)?(?:[a-z]+\s)?(?P<what>{COUNTED})",),
        "measure": (r"{N}(?:\s(?P<big>thousand|million|billion|trillion))?\s?(?:(?:square|cubic|metric|[a-z]+an)\s)?(?P<what>{MEASURED})",),
        "pool": (
            r"(?:out\sof|of|among)\s(?:the\s|all\s)?(?P<pool>\d{1,4})\s(?:countries|states|economies|nations|participants|regions|cities|universities|members|companies)",
            r"(?:out\sof)\s(?P<pool>\d{1,4})(?!\d)",
            r"(?<=th\s)of\s(?P<pool>\d{1,4})(?!\d)",
            r"(?<=st\s)of\s(?P<pool>\d{1,4})(?!\d)",
            r"(?<=[nr]d\s)of\s(?P<pool>\d{1,4})(?!\d)",
        ),
    },
    "": {"percent": (r"{N}\s?%",)},
}
# Around a percentage these say by how much something changed, and not how much it is.
CHANGED = {
    "en": r"\b(?:by|another|further)\s(?:(?:about|nearly|almost|over|roughly|some|only|up\sto|more\sthan|a|around)\s)*$",
    "ru": r"(?:вырос|возрос|раст|повы|сни[зж]|упал|пада|увелич|сокра[тщ]|умень|подорож|подешев|прибав|опусти)[^.,;]{0,30}\bна\s(?:\w+\s)?$",
}
CHANGING = {"kk": r"(?:ға|ге|қа|ке)\s(?:артты|арта|артқан|өсті|өсе|өскен|төменде|азай|кемі|қысқар|көбей|қымбатта|арзанда|жоғарыла|ұлғай)"}
_NEUTER = "(?:ое|ом|ого|ую)"
ORDINALS = {
    "kk": "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы",
    "ru": " ".join(
        "трет(?:ье|ьем|ьего|ью)" if stem == "трет" else stem + _NEUTER
        for stem in ("перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят")
    ),
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
}
# A bare figure of a list; shares said in words: the part, and the whole from one to ten.
LISTED = (
    r"(?<![\d.,–-])(?P<value>[1-9]\d{0,2})(?:\s?[-–]?\s?(?:ші|шы|інші|ыншы|й|я|е|ое|ой|м|st|nd|rd|th))?"
    r"(?=\s?[,;](?!\d)|\s(?:in|by|for|on)\s[a-z]+(?:,|\sand))"
)
PARTS = {
    "kk": "бір(?:еу)?і ек(?:еуі|ісі) үш(?:еу)?і төрт(?:еу)?і бес(?:еу)?і алт(?:ауы|ысы) жет(?:еуі|ісі) сегізі тоғызы",
    "ru": "од(?:ин|на|но) дв(?:а|е|ое) тр(?:и|ое) четыр(?:е|ёх) пять шесть семь восемь девять",
    "en": "one two three four five six seven eight nine",
}
WHOLES = {
    "kk": "бір екі(?:ден)? үш(?:тен)? төрт(?:тен)? бес(?:тен)? алты(?:дан)? жеті(?:ден)? сегіз(?:ден)? тоғыз(?:дан)? он(?:нан)?",
    "ru": "одного двух тр[её]х четыр[её]х пяти шести семи восьми девяти десяти",
    "en": "one two three four five six seven eight nine ten",
}
SHARES = {
    "kk": r"(?<!\w)(?P<m>{WHOLES})\s(?:[^\W\d_]+(?:ның|нің|дың|дің|тың|тің)\s)?(?P<n>{PARTS})(?!\w)",
    "ru": r"(?<!\w)(?P<n>{PARTS})\sиз\s(?:каждых\s)?(?P<m>{WHOLES})(?!\w)",
    "en": r"(?<!\w)(?P<n>{PARTS})\s(?:out\sof|in|of)\s(?:every\s)?(?P<m>{WHOLES})(?!\w)",
}
COUNTED = {
    "kk": r"(?:адам|ел|мемлекет|халық|тұрғын|студент|оқушы|мектеп|бағдарлама|жоба|қызмет|кәсіпорын|компания|азамат|пайдаланушы|университет"
    r"|кітап|мақала|жұмысшы|қатысушы|қала|ауыл|кезең|аспект|тіл|түр|дауыс|депутат"
    r"|дана)[а-яәғқңөұүһі]{0,6}(?!\w)",
    "ru": r"(?:человек|стран|государств|жител|студент|учащихся|школ|программ|проект|услуг|предприяти|компани|граждан|пользовател"
    r"|университет|книг|стат|работник|участник|город|сёл|этап|аспект|язык|вид|голос|депутат"
    r"|домохозяйств)[а-яё]{0,5}(?!\w)",
    "en": r"(?:people|persons|inhabitants|residents|citizens|countries|states|students|schools|programmes|programs|projects|services"
    r"|companies|users|universities|books|articles|employees"
    r"|workers|members|participants|cities|villages|stages|aspects|languages|species|votes|households|families|men|women|children|soldiers"
    r"|deaths)(?!\w)",
}
# Money, weights and lengths: no counts, and units that the model has no word for.
MEASURED = {
    "kk": r"(?:теңге|доллар|еуро|рубль|тиын|тонна|килограм|грамм|центнер|литр|гектар|километр|шақырым|сантиметр|миллиметр|метр|ватт"
    r"|киловатт|градус|сом)[а-яәғқңөұүһі]{0,6}(?!\w)|(?:км²|м²|м³|км|см|мм|м|кг|г|т|га|л|тг|кВт)(?:[-–][а-яі]{1,4})?(?![\w-])|[€$£₸₽]",
    "ru": r"(?:тенге|доллар|евро|рубл|тонн|килограмм|грамм|центнер|литр|гектар|километр|сантиметр|миллиметр|метр|градус|киловатт|ватт|фунт"
    r"|сом)[а-яё]{0,5}(?!\w)|(?:кв\.\s?км|км²|м²|м³|км|см|мм|кг|га|руб\.|тг|кВт)(?!\w)|[€$£₸₽]",
    "en": r"(?:dollars?|euros?|pounds?|cents?|tenge|rou?bles?|tonnes?|tons?|kilograms?|kilogrammes?|grams?|acres?|hectares?|km2|km|kg|cm|mm"
    r"|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|centimet(?:re|er)s?|lit(?:re|er)s?|degrees?|kilowatts?|watts?|kwh|feet|inches)(?!\w)|[€$£₸₽]",
}
BIG = {
    "мың": 10**3,
    "тыс": 10**3,
    "thousand": 10**3,
    "мил": 10**6,
    "млн": 10**6,
    "mil": 10**6,
    "млрд": 10**9,
    "миллиард": 10**9,
    "bil": 10**9,
    "трлн": 10**12,
    "трил": 10**12,
    "tri": 10**12,
}
