"""Ids of what is new in a draft: made of labels, different from all that are there, and the same for the same text."""

from collections.abc import Collection

from tuiin.curate.minting import family_first, mint


class Ids:
    """The references that are taken, by the registries and by the draft so far."""

    def __init__(self, language: str, taken: Collection[str]) -> None:
        self._language = language
        self._taken = set(taken)

    def new(self, kind: str, label: str, *, person: bool = False) -> str:
        """Return a new reference for what is called so: `actor/holm-jane`; a number is added to one that is taken.

        >>> ids = Ids("en", {"concept/tax"})
        >>> ids.new("concept", "tax"), ids.new("actor", "Jane Holm", person=True), ids.new("concept", "隐私")
        ('concept/tax-2', 'actor/holm-jane', 'concept/concept-1')
        """
        key = mint(family_first(label) if person else label, self._language)
        number = 1 if key else 0
        found = f"{kind}/{key or kind}"
        while not number or found in self._taken:
            number += 1
            found = f"{kind}/{key or kind}-{number}"
        self._taken.add(found)
        return found
