"""A problem: the trouble that several reports are about. It links cases and changes none."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from attrs import frozen

from ruralgov.domain.kernel.calendar import month_of
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum

LEAST: Final = 2
"""Cases of a problem: fewer are no problem, but a case."""


class LinkChange(LabelledEnum):
    """What happened to the link between a case and a problem."""

    LINKED = "linked", "关联", "linked"
    UNLINKED = "unlinked", "解除关联", "unlinked"
    DISSOLVED = "dissolved", "问题解散", "left alone, the problem was dissolved"


@frozen(kw_only=True)
class Linked:
    """A case of a problem, with what is found and counted by; none of it ever changes."""

    case: CaseId
    number: str
    matter: str
    place: PlaceId
    household: HouseholdId | None
    reported_at: datetime


@frozen(kw_only=True)
class LinkStep:
    """One step of the history: what was done to which case, by whom, when and why."""

    change: LinkChange
    case: CaseId
    number: str
    by: AccountId
    at: datetime
    reason: str


@frozen(kw_only=True)
class Problem:
    """The cases that are about one trouble now, and all that was ever linked and unlinked."""

    matter: str
    """That of the case which led when it was opened, as are place and town."""
    place: PlaceId
    town: PlaceId
    cases: tuple[Linked, ...]
    """In the order in which they were linked; none once it is dissolved."""
    history: tuple[LinkStep, ...]

    @property
    def lead(self) -> Linked | None:
        """The case that was linked the longest; None once the problem is dissolved."""
        return self.cases[0] if self.cases else None

    def find(self, case: CaseId) -> Linked | None:
        """Return a case of the problem, or None."""
        return next((one for one in self.cases if one.case == case), None)


@frozen(kw_only=True)
class ProblemLinkRow:
    """A case that is linked; ``owner`` is its problem, and it has no other at the same time."""

    owner: str = ""
    linked: CaseId
    number: str
    matter: str
    town: PlaceId
    place: PlaceId
    household: HouseholdId | None
    reported: datetime
    month: str
    """In which the case came in, such as 2026-01, in Asia/Shanghai."""


PROBLEM_TABLES = (
    Table(
        name="problem_links",
        row=ProblemLinkRow,
        key=("linked",),
        indexes=(("month", "town"), ("town",), ("place",)),
    ),
)


def problem_rows(problem: Problem) -> Iterator[ProblemLinkRow]:
    """Give a row for each case that is linked now."""
    for one in problem.cases:
        yield ProblemLinkRow(
            linked=one.case,
            number=one.number,
            matter=one.matter,
            town=problem.town,
            place=one.place,
            household=one.household,
            reported=one.reported_at,
            month=month_of(one.reported_at),
        )
