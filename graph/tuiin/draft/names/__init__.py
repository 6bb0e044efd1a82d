"""Names in a text: where somebody or something is named, and which mentions name the same."""

from tuiin.draft.names.joining import joined
from tuiin.draft.names.mentioning import mentions, missing

__all__ = ["joined", "mentions", "missing"]
