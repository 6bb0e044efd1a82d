"""An id for a label in any script: its letters as ASCII would write them."""

import re
import unicodedata

_MOST = 60  # letters of an id that is made
# Letters that no composition takes apart, as those who read the language write them in ASCII; others by the name that Unicode has for them.
_LETTERS = {
    letter: ascii_
    for pairs in (
        "а a б b в v г g д d е e ё yo ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch",
        "ъ - ы y ь - э e ю yu я ya ә a ғ g қ q ң ng ө o ұ u ү u һ h і i ї yi є ye ґ g ў u ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz",
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
        "ا a أ a إ i آ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع - غ gh ف f ق q ك k ل l م m ن n",
        "ه h و w ي y ى a ة a ء - ئ - ؤ w پ p چ ch ژ zh گ g ک k ی y",
        "א - ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף p צ ts ץ ts ק q ר r ש sh ת t",
        "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts",
        "ჭ ch ხ kh ჯ j ჰ h",
        "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s",
        "վ v տ t ր r ց ts ւ w փ p ք k օ o ֆ f",
        "ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ə a ŋ ng ħ h",
    )
    for letter, ascii_ in zip(pairs.split()[::2], pairs.split()[1::2], strict=True)
}
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})  # where these letters have no marks to lose
_NAMED = re.compile(r"(?:HIRAGANA|KATAKANA|HANGUL) (?:LETTER|SYLLABLE) (?:SMALL )?(.*)")
_SILENT = "’ー"


def mint(label: str, language: str = "") -> str:
    """Return an id for what is called so; empty where one of its letters cannot be read alone, as in Chinese or Hindi.

    >>> mint("Ұлттық қор"), mint("W3C's Ænd Œuvre"), mint("الخصوصية"), mint("북한"), mint("隐私")
    ('ulttyq-qor', 'w3cs-aend-oeuvre', 'alkhswsya', 'bughan', '')
    >>> mint("Wärme für Gäste", "de"), mint("Mänty", "fi")
    ('waerme-fuer-gaeste', 'manty')
    """
    written = unicodedata.normalize("NFC", label).casefold()
    letters = [(letter, _ascii(letter)) for letter in (written.translate(_GERMAN) if language.split("-")[0] == "de" else written)]
    if any(found == " " and letter.isalpha() for letter, found in letters):
        return ""
    written = "".join(found for _, found in letters)
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’ʼ]", "", written))
    found = ""
    for word in words:
        if found and len(found) + len(word) >= _MOST:
            break
        found = f"{found}-{word}" if found else word[:_MOST]
    return found


def family_first(name: str) -> str:
    """Return the name of a person with the family name in front: the last word, and the small ones before it; titles are left out.

    >>> family_first("Prof. Dr. Anna von der Heide"), family_first("Ferro, Ines"), family_first("Plato")
    ('von der Heide Anna', 'Ferro Ines', 'Plato')
    """
    if "," in name:
        return " ".join(name.replace(",", " ").split())
    words = name.split()
    while len(words) > 1 and words[0].endswith(".") and len(words[0]) > 2:
        words.pop(0)
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join([*words[first:], *words[:first]])


def _ascii(letter: str) -> str:
    """Return a letter in ASCII; what is no letter as it is, and an empty place for what nobody can read."""
    if letter.isascii():
        return letter
    if letter in _LETTERS or letter in _SILENT:
        return _LETTERS.get(letter, "").replace("-", "")
    if named := _NAMED.fullmatch(unicodedata.name(letter, "")):
        return re.sub("[^a-z]", "", named[1].lower())
    bare = "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
    if bare != letter:
        return "".join(map(_ascii, bare.casefold()))
    return "" if unicodedata.combining(letter) else " "
