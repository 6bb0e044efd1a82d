"""Many names found in a sentence at once, in any of their forms: the longest that begins at each word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from tuiin.draft.names.inflected import capital, folded, is_form, stem
from tuiin.draft.reading import read
from tuiin.model import Passage

Entry = TypeVar("Entry")
_LONGEST = 14  # letters of an ending


class Found(NamedTuple, Generic[Entry]):
    """A name in a sentence, by the numbers of its first word and of the one behind its last; `form` is how the list writes it."""

    first: int
    end: int
    form: str
    entry: Entry


class Lexicon(Generic[Entry]):
    """Names with what they stand for; where one form is given to several entries, the first has it."""

    def __init__(self, names: Iterable[tuple[str, Entry]], language: str) -> None:
        self.language = language
        self._begin: dict[str, dict[tuple[str, ...], tuple[str, Entry]]] = defaultdict(dict)
        for form, entry in names:
            words = _words(form)
            if words:
                self._begin[stem(words[0], language)].setdefault(words, (form, entry))
        self._first = {key[:2] for key in self._begin}

    @property
    def single(self) -> Iterator[str]:
        """The names of one word, folded."""
        return (words[0] for begun in self._begin.values() for words in begun if len(words) == 1)

    def find(self, printed: Sequence[str]) -> Iterator[Found[Entry]]:
        """Yield the names among the words of a sentence as printed, in order; none begins within another."""
        words = [folded(word) for word in printed]
        number = 0
        while number < len(words):
            found = None
            if words[number][:2] in self._first or words[number][:1] in self._first:
                found = max(self._at(printed, words, number), key=lambda found: (found.end, len(found.form)), default=None)
            if found:
                yield found
            number = found.end if found else number + 1

    def _at(self, printed: Sequence[str], words: Sequence[str], number: int) -> Iterator[Found[Entry]]:
        word = words[number]
        for size in range(len(word), max(0, len(word) - _LONGEST), -1):
            for parts, (form, entry) in self._begin.get(word[:size], {}).items():
                end = number + len(parts)
                if end <= len(words) and self._same(parts, words[number:end]) and _printed_so(form, printed[number]):
                    yield Found(number, end, form, entry)

    def _same(self, parts: Sequence[str], words: Sequence[str]) -> bool:
        """Say whether words are these: in Kazakh and English only the last takes an ending."""
        fixed = 0 if self.language == "ru" else len(parts) - 1
        return all(part == word for part, word in zip(parts[:fixed], words, strict=False)) and all(
            is_form(part, word, self.language) for part, word in zip(parts[fixed:], words[fixed:], strict=True)
        )


def _words(form: str) -> tuple[str, ...]:
    sentences = read(form, [Passage("p1s1", 0, len(form), "")], "", str, {}).sentences
    return tuple(folded(token.word) for token in sentences[0].tokens)


def _printed_so(form: str, word: str) -> bool:
    """Say whether a word has the capitals of a form: a first one, or all of those of an acronym."""
    first = form.partition(" ")[0]
    if first.isupper():
        return word.startswith(first)
    return capital(word) or not first[0].isupper()
