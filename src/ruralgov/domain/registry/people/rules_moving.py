"""How many households move at once: out of a village that ends, each under a number that is free.

The command decides for all of them and is written with the village that they leave; each household
follows in the same transaction.
"""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Wanted
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import HouseholdId
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.messages import HouseholdMoved
from ruralgov.domain.registry.people.messages_moving import (
    MoveHouseholds,
    NumberRule,
    TakeHousehold,
)
from ruralgov.domain.registry.people.model import Household
from ruralgov.domain.registry.people.rows import HouseholdRow
from ruralgov.domain.registry.places.messages import Handed, HouseholdsHandedOver
from ruralgov.domain.registry.places.model import Place
from ruralgov.domain.registry.places.rules import place_there

SHOWN = 10
"""So many numbers are named in a refusal."""


def move_households(
    place: Place | None, command: MoveHouseholds, given: Given
) -> Iterator[HouseholdsHandedOver]:
    """Move all households of a village, or those that are named (rules 5, 6 and 20)."""
    known = existing(place, registry_texts.PLACE_MISSING, place=command.village)
    into = place_there(given.read, command.into, command.since)
    if into.level is not DivisionLevel.VILLAGE or command.into == command.village:
        raise Refused(texts.HOUSEHOLDS_NOWHERE, name=into.name)
    homes = _leaving(command, given)
    if not homes:
        raise Refused(texts.HOUSEHOLDS_NONE, name=known.last.name)
    late = [home.number for home in homes if home.since >= command.since]
    if late:
        raise Refused(texts.HOUSEHOLDS_NOT_LATER, day=command.since, **_some(late))
    taken = {row.number for row in given.read.rows(HouseholdRow, village=command.into, open=1)}
    numbers = _numbers(homes, taken, command)
    twice = [one for one in numbers if one in taken]
    if twice:
        raise Refused(texts.HOUSEHOLD_NUMBERS_TAKEN, name=into.name, **_some(twice))
    yield HouseholdsHandedOver(
        into=command.into,
        since=command.since,
        cause=clean_text("cause", command.cause),
        households=tuple(
            Handed(HouseholdId(home.owner), number)
            for home, number in zip(homes, numbers, strict=True)
        ),
    )


def take_household(
    household: Household | None, command: TakeHousehold, _: Given
) -> Iterator[HouseholdMoved]:
    """Move one household as it was decided for all (rule 20)."""
    last = existing(household, texts.HOUSEHOLD_MISSING, household=command.household).last
    if last.until != FOREVER or last.since >= command.since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=last.since)
    yield HouseholdMoved(
        village=command.village, number=command.number, since=command.since, cause=command.cause
    )


def hand_over(event: HouseholdsHandedOver, _: str, __: Given) -> tuple[TakeHousehold, ...]:
    """Return the move of each household, all at once so that they are fetched together."""
    return tuple(
        TakeHousehold(
            household=one.household,
            village=event.into,
            number=one.number,
            since=event.since,
            cause=event.cause,
        )
        for one in event.households
    )


def wants_number(command: TakeHousehold) -> tuple[Wanted, ...]:
    """Return the unique row that the move of a household looks at."""
    return ((HouseholdRow, {"village": command.village, "number": command.number, "open": 1}),)


def _leaving(command: MoveHouseholds, given: Given) -> list[HouseholdRow]:
    """Return the present households that are to move, by number; all by default."""
    found = given.read.rows(HouseholdRow, village=command.village, open=1)
    if command.households:
        known = {row.owner: row for row in found}
        strange = [one for one in command.households if one not in known]
        if strange:
            raise Refused(texts.HOUSEHOLDS_ELSEWHERE, **_some(list(map(str, strange))))
        found = [known[one] for one in dict.fromkeys(command.households)]
    return sorted(found, key=lambda row: (len(row.number), row.number))


def _numbers(homes: list[HouseholdRow], taken: set[str], command: MoveHouseholds) -> list[str]:
    match command.numbers:
        case NumberRule.KEEP:
            return [home.number for home in homes]
        case NumberRule.PREFIX:
            prefix = clean_text("prefix", command.prefix)
            return [prefix + home.number for home in homes]
        case NumberRule.RENUMBER:
            last = max((int(one) for one in taken if one.isdecimal()), default=0)
            width = max((len(one) for one in taken if one.isdecimal()), default=4)
            return [f"{last + step:0{width}d}" for step, _ in enumerate(homes, 1)]


def _some(numbers: list[str]) -> dict[str, object]:
    """Return how many there are and the first of them, for a refusal."""
    more = "…" if len(numbers) > SHOWN else ""
    return {"count": len(numbers), "numbers": "、".join(numbers[:SHOWN]) + more}
