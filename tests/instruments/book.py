"""A framework in memory, changed by its rules alone."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain.instruments import (
    FRAMEWORK,
    AdoptInstrument,
    Consistency,
    DesignatePilot,
    DraftInstrument,
    EndInstrument,
    Framework,
    InstrumentKind,
    Paper,
    RuleBasisRow,
    WithdrawInstrumentDraft,
    WithdrawInstrumentEnding,
    WithdrawInstrumentEntry,
    WithdrawPilot,
    rules,
)
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.kernel.ids import CITY, InstrumentId
from ruralgov.domain.registry import Organisation, OrganisationKind, OrganisationSpan
from tests.given import Outcome, given
from tests.instruments.desk import OFFICE, key

A_DAY = timedelta(days=1)
SPAN = OrganisationSpan(
    name="市委组织部",
    kind=OrganisationKind.DEPARTMENT,
    place=CITY,
    since=date(2020, 1, 1),
    until=date(2026, 1, 1),
)
UNITS: Any = {("organisation", OFFICE): Organisation(spans=(SPAN,))}
RULES: dict[type, Any] = {
    DraftInstrument: rules.draft_instrument,
    WithdrawInstrumentDraft: rules.withdraw_draft,
    AdoptInstrument: rules.adopt_instrument,
    EndInstrument: rules.end_instrument,
    WithdrawInstrumentEnding: rules.withdraw_ending,
    WithdrawInstrumentEntry: rules.withdraw_entry,
    DesignatePilot: rules.designate_pilot,
    WithdrawPilot: rules.withdraw_pilot,
}


class Book:
    """A framework in memory, which follows the events of the rules."""

    def __init__(self, *rows: RuleBasisRow) -> None:
        self.state: Framework | None = None
        self.rows = rows

    @property
    def now(self) -> Framework:
        assert self.state is not None
        return self.state

    def when(self, command: Any, account: str = "reviewer", **more: Any) -> Outcome:
        at = given(
            FRAMEWORK, state=self.state, account=account, others=UNITS, rows=self.rows, **more
        )
        return at.when(command, RULES[type(command)])

    def do(self, command: Any, account: str = "reviewer") -> None:
        assert self.tried(command, account), self.when(command, account)

    def tried(self, command: Any, account: str = "reviewer") -> bool:
        """Give a command, and tell whether it was carried out."""
        outcome = self.when(command, account)
        for event in outcome.events:
            self.state = FRAMEWORK.apply(self.state, event)
        return outcome.code == ""

    def enter(self, name: str, what: Paper, **more: Any) -> InstrumentId:
        self.do(DraftInstrument(id=key(name), paper=what, **more), "clerk")
        self.do(AdoptInstrument(draft=key(name)))
        return key(name)

    def draft(self, name: str, what: Paper, **more: Any) -> Outcome:
        return self.when(DraftInstrument(id=key(name), paper=what, **more), "clerk")

    def masters(self, day: date) -> list[InstrumentId]:
        return [one.id for one in Standing(self.now).of_kind(InstrumentKind.MASTER, day)]

    def holds(self, name: str, day: date) -> bool:
        found = self.now.instrument(key(name))
        return found is not None and Standing(self.now).in_force(found, day) is not None


def compared(day: date, result: str) -> Consistency:
    """Return that a paper was compared with the rules against burdens."""
    return Consistency(day=day, by=OFFICE, result=result)
