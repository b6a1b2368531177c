"""A resolution of a conference and how it is followed up (督办) until it is closed."""

from datetime import date, timedelta
from typing import Final

from attrs import field

from ruralgov.domain.conferences.model import OFFICE, PAPER
from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.ids import (
    AccountId,
    ConferenceId,
    OrganisationId,
    PostId,
    SalientProblemId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


class ResolutionStage(LabelledEnum):
    """Where a resolution stands."""

    REGISTERED = "registered", "已立项", "registered"
    ASSIGNED = "assigned", "已交办", "assigned"
    ACCEPTED = "accepted", "办理中", "accepted"
    REPORTED = "reported", "已报结", "reported"
    REVIEWED = "reviewed", "已核查", "reviewed"
    RETURNED = "returned", "退回重办", "returned"
    SUSPENDED = "suspended", "已中止", "suspended"
    CLOSED = "closed", "已销号", "closed"
    REVOKED = "revoked", "已撤销（后会决定）", "revoked by a later conference"
    WITHDRAWN = "withdrawn", "误登已撤销", "entered by mistake"


GOING: Final = frozenset(
    {
        ResolutionStage.REGISTERED,
        ResolutionStage.ASSIGNED,
        ResolutionStage.ACCEPTED,
        ResolutionStage.REPORTED,
        ResolutionStage.REVIEWED,
        ResolutionStage.RETURNED,
        ResolutionStage.SUSPENDED,
    }
)
"""Stages of a resolution that is not over."""


@frozen(kw_only=True)
class Urging:
    """That the lead was urged (催办)."""

    day: date
    by: AccountId
    words: str = field(metadata=OFFICE)


@frozen(kw_only=True)
class DoneReport:
    """What the lead reports as done, and what the reviewer found.

    *passed* is None until somebody of another unit has looked at facts, cure, measures and form.
    """

    day: date
    by: AccountId
    result: str = field(metadata=OFFICE)
    evidence: str = field(metadata=PAPER)
    passed: bool | None = None
    opinion: str = field(default="", metadata=OFFICE)
    reviewed_by: AccountId | None = None
    reviewed_on: date | None = None


@frozen(kw_only=True)
class DueExtension:
    """What the lead asked for before the due date, and what was decided; the original stays."""

    asked_on: date
    by: AccountId
    signed: PostId
    wanted: date = field(metadata=END)
    reason: str
    due: date | None = None
    granted: bool | None = None
    decided_by: AccountId | None = None
    decided_on: date | None = None
    opinion: str = field(default="", metadata=OFFICE)


@frozen(kw_only=True)
class Suspension:
    """That a resolution rested within ``[since, ended)``; *until* is when it was to go on."""

    since: date
    until: date
    reason: str
    before: ResolutionStage
    ended: date | None = None


@frozen(kw_only=True)
class Resolution:
    """A resolution (议定事项): one lead, co-units, a due date, and a supervisor who is another."""

    number: str
    group: SteeringGroupId
    conference: ConferenceId
    item: int
    problem: SalientProblemId | None
    words: str = field(metadata=PAPER)
    lead: OrganisationId
    co_units: tuple[OrganisationId, ...]
    due: date
    """The original due date: nothing changes it."""
    extended: date
    """The due date after extensions."""
    feedback: str = field(metadata=OFFICE)
    supervisor: OrganisationId
    stage: ResolutionStage
    registered_on: date
    acted: tuple[AccountId, ...] = ()
    """Who accepted, asked or reported for a lead: none of them judges it."""
    leads: tuple[OrganisationId, ...] = ()
    """Every unit that was ever in the lead."""
    urged: tuple[Urging, ...] = ()
    reports: tuple[DoneReport, ...] = ()
    extensions: tuple[DueExtension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    closed_on: date | None = None
    revoked_by: ConferenceId | None = None

    @property
    def finished(self) -> date | None:
        """Return the day on which the lead was done: of the report that passed or waits.

        What was revoked is over on the day of the later conference.
        """
        if self.stage is ResolutionStage.REVOKED:
            return self.closed_on
        last = self.reports[-1] if self.reports else None
        return None if last is None or last.passed is False else last.day

    def rested(self, day: date) -> int:
        """Return for how many days it was suspended, up to a day; shown beside the lateness."""
        days = (min(one.ended or day, day) - one.since for one in self.suspensions)
        return sum((max(one, timedelta()) for one in days), timedelta()).days


def days_late(due: date, finished: date | None, day: date) -> int:
    """Return how many days after the original due date something was done, or is open on a day."""
    return max(0, (min(finished or day, day) - due).days)
