"""Powers that a town has by a decision of the province, or by the commission of a department."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import OrganisationId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.staffing.model_officer import ActCapacity

GRANTED: Final = frozenset({ActCapacity.TRANSFERRED, ActCapacity.COMMISSIONED})
"""Capacities that a town has only by a paper; who is dispatched acts by the department's own."""


class AssessmentResult(LabelledEnum):
    """Whether a town can carry what was transferred to it (行政处罚法 art. 24)."""

    FIT = "fit", "能够承接", "fit"
    IMPROVE = "improve", "限期改进", "to improve"
    UNFIT = "unfit", "不能承接", "unfit"


@frozen(kw_only=True)
class GrantedMatter:
    """One matter of a grant within ``[since, until)`` of it, and by which paper it went back."""

    code: str
    title: str
    law: str
    until: date = FOREVER
    revoked: date | None = None
    """The day from which on it went back before its term."""
    revoked_by: str = field(default="", metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class Assessment:
    """What was found when it was looked at how a town carries its powers."""

    day: date
    result: AssessmentResult
    report: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class PowerGrant:
    """Powers of one department that a town has, by one paper; *withdrawn*: entered by mistake."""

    capacity: ActCapacity
    department: OrganisationId
    place: PlaceId
    document: str
    published: date
    since: date
    matters: tuple[GrantedMatter, ...]
    assessments: tuple[Assessment, ...] = ()
    withdrawn: str = ""
