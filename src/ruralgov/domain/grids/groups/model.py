"""A villager group through time: its name and village, its leaders and representatives."""

from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import DecisionId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.spans import on
from ruralgov.domain.kernel.value import frozen


class GroupOffice(LabelledEnum):
    """As what the villagers of a group elect somebody."""

    LEADER = "leader", "村民小组长", "leader of a villager group"
    REPRESENTATIVE = "representative", "村民代表", "villager representative"


@frozen(kw_only=True)
class GroupSpan:
    """Of which village a group was, under what name, ``[since, until)``."""

    village: PlaceId
    name: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Elected:
    """Whom a group elected as what, ``[since, until)``; *entered* under which id, if another.

    *cites*: the decision of its meeting; without it, what the basis says is on a paper.
    """

    person: PersonId
    office: GroupOffice
    basis: str
    since: date
    until: date = FOREVER
    entered: PersonId | None = None
    cites: DecisionId | None = None


@frozen(kw_only=True)
class VillagerGroup:
    """A villager group; the last span is the newest one."""

    spans: tuple[GroupSpan, ...]
    elected: tuple[Elected, ...] = ()

    @property
    def last(self) -> GroupSpan:
        """Return the newest span."""
        return self.spans[-1]

    def on(self, day: date) -> GroupSpan | None:
        """Return the span that holds on a day."""
        return on(self.spans, day)

    def held(self, person: str, office: GroupOffice) -> tuple[Elected, ...]:
        """Return when a person held an office of the group."""
        return tuple(one for one in self.elected if (one.person, one.office) == (person, office))
