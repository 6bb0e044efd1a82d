"""A sentence as those who look for names see it: its words as printed, which of them can belong to a name, and guesses at names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from tuiin.curate import habits
from tuiin.draft import lemmas
from tuiin.draft.found import NameKind
from tuiin.draft.names.cues import words
from tuiin.draft.names.gazetteer import Known, gazetteer, is_given, only_named
from tuiin.draft.names.inflected import capital, folded, nominative
from tuiin.draft.names.lexicon import Found
from tuiin.draft.reading import Reading, Sentence

_ROMAN = re.compile(r"[IVXLCDMІХ]+")
INITIAL = re.compile(r"[^\W\d_]|Дж|Дз|Ю|Я|Ph|Th|Ch|Yu|Ya|Zh|Sh|Kh|Ts")
OPEN, CLOSE = frozenset('«“„"'), frozenset('»”“"')
YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
PARTICLES = frozenset(
    """van von de del della di da dos du la le der den ten ter zu bin ibn al el
    оглы кызы улы ұлы қызы ибну бинт ван фон де дер ди да ла ле дю бин ибн аль эль әл бен бент""".split()
)
FAMILY = re.compile(".{3,}(?:[оеё]ва?|ұлы|қызы|улы|кызы|ский|штейн|берг)(?:[нтд][ыі]ң|[ндт][ыі]|[ғгқк][ае]|н[ае]н?|[дт][ае]н?|[мпб]ен)?")
AND = frozenset("және мен бен пен и and & et und y ve".split())
# What stands before a month, and before nobody's name.
_WHEN = frozenset("in of by since from until till during early late last next every mid before after each this the".split())
_MONTHS = frozenset(
    """қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
    январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь января февраля марта апреля мая июня июля августа
    сентября октября ноября декабря january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі""".split()
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What may be a name: the numbers of its first word and of the one behind its last, and what is known of it, as in `Mention`."""

    first: int
    end: int
    kind: NameKind
    by: str
    confidence: float
    label: str = ""
    reference: str = ""
    same_as: str = ""


@dataclass(frozen=True)
class Words:
    """The words of a whole text: which of them it writes in small letters, and how often; and how it writes names."""

    language: str
    small: Counter[str] = field(repr=False)
    capital: Counter[str] = field(repr=False)

    @cached_property
    def starters(self) -> frozenset[str]:
        """The words with which sentences of the language begin."""
        return habits.of(self.language).starters

    def common(self, word: str) -> bool:
        """Say whether the text writes this word, or its nominative, in small letters more often than with a capital."""
        both = {folded(word), folded(nominative(word, self.language, self.stands))}
        return any(self.small[one] > self.capital[one] or one in _MONTHS for one in both)

    def small_word(self, word: str) -> bool:
        """Say whether a word is a pronoun, a conjunction or the like."""
        return folded(word) in lemmas.function_words(self.language)

    def ordinary(self, word: str) -> bool:
        """Say whether a word is one of the language, or is written in small letters here."""
        return self.common(word) or (lemmas.known(word, self.language) and not (self.language == "kk" and only_named(word)))

    def stands(self, word: str) -> bool:
        """Say whether a folded word stands in the text as it is, with a capital."""
        return word in self.capital


@dataclass(frozen=True)
class Line:
    """A sentence with the words of its text."""

    sentence: Sentence
    text: Words

    @cached_property
    def words(self) -> Sequence[str]:
        """Its words, as printed."""
        return [token.word for token in self.sentence.tokens]

    @cached_property
    def small(self) -> Sequence[str]:
        """Its words, folded."""
        return [folded(word) for word in self.words]

    @cached_property
    def opening(self) -> frozenset[int]:
        """The numbers of the words that have a capital anyway: the first, and one behind a colon, a dash at the start, an opening quote."""
        first = next((number for number, word in enumerate(self.words) if word[0].isalpha()), -1)
        return frozenset({first})

    @cached_property
    def shouted(self) -> bool:
        """Whether it is printed in capitals throughout, as headlines are."""
        letters = [word for word in self.words if word.isalpha()]
        return len(letters) > 2 and sum(word.isupper() for word in letters) > 0.7 * len(letters)

    def name(self, number: int) -> bool:
        """Say whether a word can belong to a name: it has a capital, and not only since it begins the sentence."""
        if not 0 <= number < len(self.words):
            return False
        word = self.words[number]
        if not word[0].isupper() and capital(word):
            return True
        if not word[0].isupper() or _ROMAN.fullmatch(word):
            return False
        if self._given_too(number):
            return True
        if self.small[number] in _MONTHS:
            return False
        return number not in self.opening or not (
            self.small[number] in self.text.starters or self.text.common(word) or self.text.small_word(word)
        )

    def given(self, number: int) -> bool:
        """Say whether a word is a given name, or a form of one."""
        return 0 <= number < len(self.words) and (is_given(self.words[number], self.text.language) or self._given_too(number))

    def _given_too(self, number: int) -> bool:
        """Say whether a word that is a month, a verb or a noun as well is a given name here: before a family name, and in no question."""
        if self.small[number] not in words("given-too", self.text.language) or not self.words[number][0].isupper():
            return False
        following = self.words[number + 1] if number + 1 < len(self.words) else ""
        asked = number in self.opening and self.words[-1] == "?"
        named = following[:1].isupper() and len(following) > 2 and not self.text.small_word(following)
        behind = self.at(number + 2)
        sure = not self.text.ordinary(following) or behind in (",", "(") or (len(behind) > 3 and behind.endswith(("s", "ed")))
        return named and sure and not asked and self.at(number - 1) not in _WHEN

    @cached_property
    def listed(self) -> Sequence[Found[Known]]:
        """The well-known names of the sentence, in order."""
        return list(gazetteer(self.text.language).find(self.words))

    @cached_property
    def known(self) -> Mapping[int, Found[Known]]:
        """Those of them that are nobody's, by the number of each of their words."""
        return {number: one for one in self.listed if one.entry.kind != "person" for number in range(one.first, one.end)}

    @cached_property
    def cites(self) -> bool:
        """Whether a year stands in brackets in it."""
        return any(word == "(" and YEAR.fullmatch(after) for word, after in pairwise(self.words))

    def leads(self, number: int) -> bool:
        """Say whether a word with which a sentence begins only leads to the name behind it: "Эколог Гүлмира", "As Marsh"."""
        word = self.words[number]
        known = self.text.ordinary(word) or self.text.small_word(word)
        return not self.given(number) and (known or (self.given(number + 1) and not FAMILY.fullmatch(self.small[number])))

    def initial(self, number: int, dotted: bool = True) -> bool:
        """Say whether a word is an initial with its dot."""
        if not 0 <= number < len(self.words) or not INITIAL.fullmatch(self.words[number]) or not self.words[number][0].isupper():
            return False
        return not dotted or (self.at(number + 1) == "." and self.sentence.tokens[number + 1].start == self.sentence.tokens[number].end)

    def at(self, number: int) -> str:
        """Return a folded word by its number; nothing before the first and behind the last."""
        return self.small[number] if 0 <= number < len(self.small) else ""

    def printed(self, first: int, end: int) -> str:
        """Return words as printed, one space between those that stand apart."""
        out = ""
        tokens = self.sentence.tokens
        for number in range(first, end):
            apart = number > first and tokens[number].start > tokens[number - 1].end
            out += " " * apart + tokens[number].word
        return out


def words_of(reading: Reading) -> Words:
    """Return the words of a text, each counted as it is written where it does not begin a sentence."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for sentence in reading.of("head", "heading", "body", "caption"):
        inside = False
        for token in sentence.tokens:
            if token.word[0].islower() and not capital(token.word):
                small[folded(token.word)] += 1
            elif (inside or token.word[0].islower()) and token.word[0].isalpha() and not (token.word.isupper() and len(token.word) > 5):
                large[folded(token.word)] += 1
            inside = inside or token.word[0].isalnum()
    return Words(reading.language, small, large)


def is_acronym(word: str) -> bool:
    """Say whether a word is of two to six capitals, with an ending or not, and no Roman number.

    >>> [is_acronym(word) for word in ("БҰҰ-ның", "ХХІ", "Қазақстан", "OECD")]
    [True, False, False, True]
    """
    first = re.split("[-‐‑’'ʼ]", word)[0]
    return 2 <= len(first) <= 6 and first.isupper() and first.isalpha() and not _ROMAN.fullmatch(first.translate({1061: "X", 1030: "I"}))


def apart(guesses: Iterable[Guess]) -> list[Guess]:
    """Return guesses that share no word, the first of those that do, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for guess in guesses:
        own = range(guess.first, guess.end)
        if not taken.intersection(own):
            taken.update(own)
            kept.append(guess)
    return sorted(kept, key=lambda guess: guess.first)
