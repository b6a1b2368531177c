"""Asking: what may be asked of whom, by which authorisation, and only what can still matter."""

from ruralgov.domain.aid.asking.answers import AnswerStatus
from ruralgov.domain.aid.asking.authorization import (
    Authorization,
    Signing,
    in_force,
    usable,
)
from ruralgov.domain.aid.asking.planning import (
    AidQuestion,
    Offer,
    Question,
    Shape,
    next_question,
    received,
)

__all__ = [
    "AidQuestion",
    "AnswerStatus",
    "Authorization",
    "Offer",
    "Question",
    "Shape",
    "Signing",
    "in_force",
    "next_question",
    "received",
    "usable",
]
