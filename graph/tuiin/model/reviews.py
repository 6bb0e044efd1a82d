"""How an entry came about, where a log or a draft tells it: who decided upon it and when, or what drafted it, and how surely."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from tuiin.model.marks import As, In, To

Status = Literal["drafted", "accepted", "corrected", "added"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is known of how an entry came about. A curator does not write this down: it follows from what was done.

    `reviewed_by` is the key of the curator who decided, `reviewed` the moment, as ISO 8601 in UTC. `drafted_by` (rule or model) and
    `draft_confidence` are of what nobody has decided upon.
    """

    review_status: Annotated[Status, In("review"), As("tn:reviewStatus")]
    reviewed_by: Annotated[str, To(("curator",)), As("tn:reviewedBy")] = ""
    reviewed: Annotated[str, As("tn:reviewed")] = ""
    drafted_by: Annotated[str, As("tn:draftedBy")] = ""
    draft_confidence: Annotated[Decimal | None, As("tn:draftConfidence")] = None
