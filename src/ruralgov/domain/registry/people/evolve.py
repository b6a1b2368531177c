"""What each event makes of a household."""

from datetime import date
from typing import assert_never

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import Address, gone
from ruralgov.domain.kernel.personal_history import History
from ruralgov.domain.kernel.spans import corrected
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people.messages import HouseholdChange, HouseholdEvent
from ruralgov.domain.registry.people.model import Described, Household, HouseholdSpan


def begin_household(event: m.HouseholdRegistered) -> Household:
    """Return a household as it was entered."""
    return Household(spans=(_household_span(event),), address=event.address)


def evolve_household(household: Household, event: HouseholdEvent) -> Household:
    """Return a household after one more event."""
    if isinstance(event, m.HouseholdErased):
        address = gone(household.address, Address)
        return change(household, address=address, history=None, erased=True)
    found = _evolved(household, event)
    return change(found, erased=False) if found.erased else found


def _evolved(household: Household, event: HouseholdChange) -> Household:
    match event:
        case m.HouseholdRegistered():
            return begin_household(event)
        case m.HouseholdMoved():
            spans = (*_ended(household, event.since), _household_span(event))
            return change(household, spans=spans)
        case m.HouseholdClosed():
            return change(household, spans=_ended(household, event.since))
        case m.HouseholdDescribed():
            described = Described(kind=event.kind, residence=event.residence, since=event.since)
            kept = (one for one in household.described if one.since != event.since)
            spans_ = sorted((*kept, described), key=lambda one: one.since)
            return change(household, described=tuple(spans_))
        case m.HouseholdAddressChanged():
            history = household.history or History.begun(address=household.address)
            return _addressed(household, history.with_("address", event.since, event.address))
        case m.HouseholdEntryCorrected():
            return entry_corrected(household, event.entry, event.since)
        case _:
            assert_never(event)


def entry_corrected(household: Household, entry: date, right: date | None) -> Household:
    """Return a household with a day put right, or what was entered for it withdrawn."""
    described = tuple(
        change(one, since=right) if right and one.since == entry else one
        for one in household.described
        if right is not None or one.since != entry
    )
    found = change(household, spans=corrected(household.spans, entry, right), described=described)
    if household.history is None:
        return found
    return _addressed(found, household.history.moved(entry, right))


def _addressed(household: Household, history: History) -> Household:
    return change(household, history=history, address=history.on("address", date.max, Address))


def _ended(household: Household, since: date) -> tuple[HouseholdSpan, ...]:
    return (*household.spans[:-1], change(household.last, until=since))


def _household_span(event: m.HouseholdRegistered | m.HouseholdMoved) -> HouseholdSpan:
    return HouseholdSpan(village=event.village, number=event.number, since=event.since)
