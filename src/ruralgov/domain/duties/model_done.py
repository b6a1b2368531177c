"""What was done, what stood in the way, and work that is on no list."""

from datetime import date

from attrs import field

from ruralgov.domain.duties.model import DutyRole, Evidence
from ruralgov.domain.kernel.ids import (
    AccountId,
    DutyListId,
    OffListWorkId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Doer:
    """Who does duties of a role, at which place.

    *key* is the lane of a lane chief, the grid of a grid worker, the person who is a cadre, the
    organisation of a branch, or the place of a town.
    """

    role: DutyRole
    key: str = field(metadata=text_of(TextKind.CODE))
    place: PlaceId


@frozen(kw_only=True)
class Fact:
    """A fact that another context holds, by the id of its record."""

    kind: Evidence
    key: str = field(metadata=text_of(TextKind.CODE))


@frozen(kw_only=True)
class Performance:
    """That a duty, or work off the list, was done, as a fact shows.

    *person* is who did it where a person does. *actor_known*: the fact itself says that it was
    them; where it does not name those who took part, place and day alone were compared.
    """

    doer: Doer
    person: PersonId | None
    duty_list: DutyListId | None
    item: str
    work: OffListWorkId | None
    fact: Fact
    day: date
    actor_known: bool
    by: AccountId
    withdrawn: str | None = None


class Answer(LabelledEnum):
    """What a department says to a hindrance."""

    HELPS = "helps", "已协助解决", "it helped"
    TAKES_OVER = "takes_over", "由本部门办理", "it does it itself"
    NOT_OURS = "not_ours", "不属本部门职责", "not its responsibility"
    DECLINED = "declined", "不予支持", "it declines"


@frozen(kw_only=True)
class DepartmentAnswer:
    """What the department that answers for an item said, by whom and when."""

    answer: Answer
    said: str = field(metadata=text_of(TextKind.OFFICE))
    by: AccountId
    day: date


@frozen(kw_only=True)
class Hindrance:
    """What stood in the way of a duty, told to the department that answers for it."""

    doer: Doer
    duty_list: DutyListId
    item: str
    department: OrganisationId
    day: date
    cause: str
    by: AccountId
    answers: tuple[DepartmentAnswer, ...] = ()
    withdrawn: str | None = None


@frozen(kw_only=True)
class Approval:
    """That the county let work be asked for beside the list, ``[since, until)``."""

    paper: str
    since: date
    until: date
    by: AccountId
    day: date


@frozen(kw_only=True)
class OffListWork:
    """Work that is on no list: an exception that everybody sees, and that ends.

    *until* is the day on which the approval in force ends, after extensions or an early end.
    """

    role: DutyRole
    place: PlaceId
    title: str
    reason: str
    asked_by: OrganisationId
    money: Fen
    payer: OrganisationId | None
    law: str
    by: AccountId
    day: date
    approvals: tuple[Approval, ...] = ()
    ended: date | None = None
    cause: str = ""
    withdrawn: str | None = None

    @property
    def since(self) -> date | None:
        """The first day that is approved."""
        return self.approvals[0].since if self.approvals else None

    @property
    def until(self) -> date | None:
        """The day from which nothing of it may be done or recorded any more."""
        if self.ended is not None or not self.approvals:
            return self.ended
        return self.approvals[-1].until

    def alive(self, day: date) -> bool:
        """Tell whether the approval is in force on a day."""
        since, until = self.since, self.until
        if self.withdrawn is not None or since is None or until is None:
            return False
        return since <= day < until
