"""The model: the records of an article, the marks on their fields, and what these say of each field."""

from tuiin.model.article import *  # noqa: F403
from tuiin.model.entries import *  # noqa: F403
from tuiin.model.records import *  # noqa: F403 - the records are the model
from tuiin.model.reviews import Review as Review
from tuiin.model.words import *  # noqa: F403
