"""A town's paper, which anybody concerned may see, and its ballots, which nobody else may."""

import re
import unicodedata
from datetime import date
from typing import final

from ruralgov.domain.evaluation import texts_ballot as texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, EvaluationId, OrganisationId, PlaceId, PostId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import OfficerText, Personal
from ruralgov.domain.kernel.value import frozen


@final
class BallotMarks(Personal):
    """Whole numbers of a ballot with spaces between them, - where none is given; masked whole."""

    __slots__ = ()
    LENGTH = 400

    @classmethod
    def of(cls, text: str) -> "BallotMarks":
        """Return the numbers of a text such as ``90 85 -``; raises ``ballot_marks_wrong``."""
        parts = unicodedata.normalize("NFKC", text).split()
        if not parts or not all(re.fullmatch(r"-|[0-9]{1,6}", one) for one in parts):
            raise BadInput(texts.BALLOT_MARKS_WRONG)
        return cls(" ".join(one if one == "-" else str(int(one)) for one in parts), good=True)

    def numbers(self) -> tuple[int | None, ...]:
        """Return the numbers; None where none is given."""
        return tuple(None if one == "-" else int(one) for one in self._text.split())


class DecisionForm(LabelledEnum):
    """How a town came to its marks; one person's telephone is no town."""

    MEETING = "meeting", "镇街办公会议集体研究", "meeting of the town's office"
    LEADERS = "leaders", "多名班子成员评议", "several leaders"


@frozen(kw_only=True)
class TownDecision:
    """Who decided in the town, by their posts, when, and where that is written."""

    form: DecisionForm
    day: date
    reference: str
    posts: tuple[PostId, ...]


@frozen(kw_only=True)
class Entered:
    """That there is a ballot of a unit; what it says is elsewhere."""

    ratee: OrganisationId
    day: date


@frozen(kw_only=True)
class TownPaper:
    """That a town takes part: who decided, who entered it, and of which units there are ballots."""

    evaluation: EvaluationId
    town: PlaceId
    decision: TownDecision
    by: AccountId
    entered: tuple[Entered, ...] = ()


@frozen(kw_only=True)
class Ballot:
    """What a town says of a unit. All of it is sealed, also that it says nothing."""

    evaluation: EvaluationId
    town: PlaceId
    ratee: OrganisationId
    marks: BallotMarks
    dealings: BallotMarks
    comment: OfficerText
    withdrawn: bool = False


def paper_key(evaluation: str, town: str) -> str:
    """Return the key of a town's paper: it has one in each evaluation."""
    return f"{evaluation}/{town}"


def ballot_key(evaluation: str, town: str, ratee: str) -> str:
    """Return the key of a ballot: there is one of each town and unit in each evaluation."""
    return f"{evaluation}/{town}/{ratee}"
