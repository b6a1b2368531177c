"""What each event makes of an account."""

from typing import assert_never

from ruralgov.domain.access import messages_account as m
from ruralgov.domain.access.messages_account import AccountEvent
from ruralgov.domain.access.model import Account, UnitSpan
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.spans import corrected


def begin_account(event: m.AccountRegistered) -> Account:
    """Return an account as it was registered."""
    span = UnitSpan(unit=event.unit, since=event.since)
    return Account(person=event.person, machine=event.machine, spans=(span,))


def evolve_account(account: Account, event: AccountEvent) -> Account:
    """Return an account after one more event."""
    match event:
        case m.AccountRegistered():
            return begin_account(event)
        case m.AccountUnitChanged():
            spans = (*_until(account, event), UnitSpan(unit=event.unit, since=event.since))
            return change(account, spans=spans)
        case m.AccountEnded():
            return change(account, spans=_until(account, event))
        case m.AccountEntryCorrected():
            return change(account, spans=corrected(account.spans, event.entry, event.since))
        case m.AccountHolderLeft():
            return change(account, departed=event.noted)
        case m.AccountHolderBack():
            return change(account, departed=None, back=event.since, lapsed=account.departed)
        case m.AccountHolderMerged():
            first = account.entered or account.person
            entered = None if first == event.person else first
            return change(account, person=event.person, entered=entered)
        case _:
            assert_never(event)


def _until(account: Account, event: m.AccountUnitChanged | m.AccountEnded) -> tuple[UnitSpan, ...]:
    """Return the spans, the last of them ended by an event."""
    ended = (change(span, until=event.since) for span in account.spans[-1:])
    return (*account.spans[:-1], *ended)
