"""A problem: the trouble that several reports are about. It links cases and changes none."""

from datetime import datetime
from typing import Final

from ruralgov.domain.kernel.ids import AccountId, CaseId, HouseholdId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen

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
    imported: bool = False
    """Whether another system handled it."""


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
