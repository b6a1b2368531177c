"""A salient problem (突出问题) from when it was raised until it is verified to be gone."""

from datetime import date
from typing import Final

from attrs import field

from ruralgov.domain.conferences.model import NAME, OFFICE, PAPER
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PlaceId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class ProblemStage(LabelledEnum):
    """Where a problem stands."""

    RAISED = "raised", "已提出", "raised"
    TABLED = "tabled", "已上会", "tabled"
    DECIDED = "decided", "已议定", "decided"
    CURING = "curing", "整改中", "being cured"
    VERIFIED = "verified", "已核实", "verified"
    CLOSED = "closed", "已销号", "closed"
    NOT_CURABLE = "not_curable", "暂不具备解决条件", "not curable"
    MERGED = "merged", "已并入", "merged into another"
    WITHDRAWN = "withdrawn", "误登已撤销", "entered by mistake"


OPEN: Final = frozenset(
    {
        ProblemStage.RAISED,
        ProblemStage.TABLED,
        ProblemStage.DECIDED,
        ProblemStage.CURING,
        ProblemStage.VERIFIED,
    }
)
"""Stages of a problem that is still there."""


class ProblemSeverity(LabelledEnum):
    """How grave a problem is."""

    ORDINARY = "ordinary", "一般", "ordinary"
    SERIOUS = "serious", "较重", "serious"
    GRAVE = "grave", "重大", "grave"


@frozen(kw_only=True)
class Tabling:
    """That a problem was an item of a conference."""

    conference: ConferenceId
    item: int
    day: date


@frozen(kw_only=True)
class Cure:
    """What was done about a problem, with the evidence, and who verified it."""

    day: date
    by: AccountId
    measures: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)
    passed: bool | None = None
    opinion: str = field(default="", metadata=OFFICE)
    verified_by: AccountId | None = None
    verified_on: date | None = None


@frozen(kw_only=True)
class SalientProblem:
    """A problem: where it is, how grave by which rule, whose it is, and what was done."""

    group: SteeringGroupId
    title: str
    raised_by: OrganisationId
    channel: str = field(metadata=NAME)
    place: PlaceId
    first_seen: date
    raised_on: date
    by: AccountId
    repeat_of: SalientProblemId | None = None
    severity: ProblemSeverity
    severity_rule: str = field(metadata=PAPER)
    people: int
    """How many people it concerns: a count, never names."""
    law: str = ""
    owner: OrganisationId
    owners: tuple[OrganisationId, ...] = ()
    """Every unit that ever owned it: none of them verifies it."""
    stage: ProblemStage
    stepped_on: date
    """When it last came a step further."""
    tabled: tuple[Tabling, ...] = ()
    resolutions: tuple[ResolutionId, ...] = ()
    cures: tuple[Cure, ...] = ()
    closed_on: date | None = None
    reason: str = ""
    told_to: str = field(default="", metadata=NAME)
    into: SalientProblemId | None = None
