"""Who is meant by a person's id on a roll: the registry may have found that two are one."""

from collections.abc import Iterable, Mapping
from datetime import date

from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CollectiveId, PersonId
from ruralgov.domain.membership import texts
from ruralgov.domain.membership.model import MemberRoll, Membership
from ruralgov.domain.membership.rows import RollMemberRow
from ruralgov.domain.registry import PERSON, Person, ids_of, present_person


def presents(people: Iterable[PersonId], read: Read) -> dict[PersonId, PersonId]:
    """Return under which id each of many people is kept today."""
    keys = list(dict.fromkeys(people))
    states = read.states(PERSON, keys)
    return {
        key: present_person(read, key)
        if (state := states.get(key)) is not None and state.merged is not None
        else key
        for key in keys
    }


def named(ids: Iterable[PersonId], person: PersonId, read: Read) -> PersonId:
    """Return under which of some ids a person is there; the id that is kept where under none."""
    meant = ids_of(person, read)
    return next((one for one in ids if one in meant), present_person(read, person))


def not_own(people: Iterable[PersonId | None], given: Given) -> None:
    """Refuse who acts where one of some people is themselves (rule 13); raises ``roll_own``.

    It compares people, by whichever account, and under whichever id they were entered.
    """
    mine = given.holder(given.actor.account).name
    named_ = (one for one in people if one is not None)
    if any(mine == f"person/{each}" for one in named_ for each in ids_of(one, given.read)):
        raise Refused(texts.ROLL_OWN)


def dead(people: Mapping[str, Person], person: PersonId, day: date) -> bool:
    """Tell whether the registry says that somebody died by a day."""
    state = people.get(person)
    return state is not None and state.died is not None and state.died <= day


def died(person: PersonId, read: Read) -> date | None:
    """Return the day on which somebody died, as the registry says, or None."""
    state = read.state(PERSON, present_person(read, person))
    return None if state is None else state.died


def check_alive(person: PersonId, day: date, read: Read) -> None:
    """Refuse somebody who died by a day; raises ``member_dead``."""
    end = died(person, read)
    if end is not None and end <= day:
        raise Refused(texts.MEMBER_DEAD, person=person, day=end)


def member_on(roll: MemberRoll, person: PersonId, day: date, read: Read) -> Membership | None:
    """Return the membership of a person on a day, under whichever id it was entered."""
    meant = ids_of(person, read)
    return next((one for one in roll.on(day) if one.person in meant), None)


def elsewhere(
    person: PersonId, own: CollectiveId, since: date, until: date, read: Read
) -> list[RollMemberRow]:
    """Return the memberships of other collectives that a person has within days.

    Those of a collective that went into another end on that day: its members are entered anew on
    the roll of the one that goes on.
    """
    return [
        row
        for one in sorted(ids_of(person, read))
        for row in read.rows(RollMemberRow, person=one)
        if row.owner != own and row.since < until and since < row.until
        if since < (ended(CollectiveId(row.owner), read) or FOREVER)
    ]


def ended(key: CollectiveId, read: Read) -> date | None:
    """Return the day from which on a collective is another's, or None."""
    state = read.state(COLLECTIVE, key)
    return None if state is None or state.successor is None else state.until


def check_nowhere_else(
    person: PersonId, own: CollectiveId, since: date, until: date, read: Read
) -> None:
    """Refuse who is on the roll of another collective within days; raises ``member_elsewhere``."""
    for row in elsewhere(person, own, since, until, read):
        raise Refused(texts.MEMBER_ELSEWHERE, person=person, since=row.since, collective=row.owner)
