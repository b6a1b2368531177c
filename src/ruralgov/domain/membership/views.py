"""The answers of members and shares."""

from datetime import date

from ruralgov.domain.access import AccountRow
from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CollectiveId, DistributionId, PersonId, PlaceId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.membership import queries as q
from ruralgov.domain.membership import texts, texts_distribution
from ruralgov.domain.membership.model import (
    Holding,
    MemberRoll,
    Membership,
    ShareKind,
    Shares,
    shares_on,
)
from ruralgov.domain.membership.model_distribution import LIVE, Distribution
from ruralgov.domain.membership.people import ended, presents
from ruralgov.domain.membership.records import DISTRIBUTION, MEMBER_ROLL
from ruralgov.domain.membership.rows import DistributionRow
from ruralgov.domain.registry import (
    HOUSEHOLD,
    PERSON,
    HouseholdSpan,
    IdentityRow,
    ids_of,
    path,
    present_person,
)


def _roll(key: CollectiveId, asked: Asked) -> MemberRoll:
    found = asked.read.state(MEMBER_ROLL, key)
    return existing(found, texts.ROLL_MISSING, collective=key)


def _holdings(shares: Shares, holder: PersonId | None) -> tuple[Holding, ...]:
    return tuple(
        Holding(kind=kind, units=shares[holder, kind])
        for kind in ShareKind
        if (holder, kind) in shares
    )


def _kept(
    key: CollectiveId, roll: MemberRoll, asked: Asked
) -> tuple[dict[PersonId, Membership], Shares]:
    """Return members and shares of the day under the ids that people are kept under.

    A collective has none from the day on which it went into another.
    """
    day = asked.day
    if day >= (ended(key, asked.read) or FOREVER):
        return {}, {}
    raw = shares_on(roll, day)
    on = roll.on(day)
    ids = [one.person for one in on] + [who for who, _ in raw if who is not None]
    kept = presents(ids, asked.read)
    members: dict[PersonId, Membership] = {}
    for one in on:
        members.setdefault(kept[one.person], one)
    shares: Shares = {}
    for (holder, kind), units in raw.items():
        name = None if holder is None else kept[holder]
        shares[name, kind] = shares.get((name, kind), 0) + units
    return members, shares


def _name(person: PersonId, day: date, asked: Asked) -> str | None:
    known = asked.read.state(PERSON, person)
    if known is None or known.erased:
        return None
    return asked.reveal(PERSON.kind, person, "name", known.name_on(day))


def roll_of(query: q.RollOf, asked: Asked) -> q.RollFile:
    """Answer with the roll of the day asked."""
    roll = _roll(query.collective, asked)
    members, shares = _kept(query.collective, roll, asked)
    holders = dict.fromkeys((*members, *(who for who, _ in shares if who is not None)))
    lines = [_line(one, members.get(one), shares, asked) for one in holders]
    return q.RollFile(
        collective=query.collective,
        stage=roll.stage,
        management=roll.management,
        lines=tuple(lines),
        members=len(members),
        pool=_holdings(shares, None),
        units=sum(shares.values()),
        pending=roll.pending,
        moves=roll.moves,
    )


def _line(person: PersonId, member: Membership | None, shares: Shares, asked: Asked) -> q.RollLine:
    held = _holdings(shares, person)
    return q.RollLine(
        person=person,
        name=_name(person, asked.day, asked),
        member=member is not None,
        since=None if member is None else member.since,
        cause=None if member is None else member.cause,
        shares=held,
        units=sum(one.units for one in held),
        household=_household(person, asked),
    )


def known_members(query: q.KnownMembers, asked: Asked) -> list[q.KnownMember]:
    """Return those of the numbers that are of people of the place, or of the roll."""
    read = asked.read
    missing = collectives_texts.COLLECTIVE_MISSING
    known = existing(read.state(COLLECTIVE, query.collective), missing, collective=query.collective)
    roll = read.state(MEMBER_ROLL, query.collective)
    listed = set() if roll is None else {one.person for one in roll.members}
    found = []
    for index, identity in enumerate(query.identities):
        row = read.one(IdentityRow, identity=identity)
        if row is None:
            continue
        person = PersonId(row.owner)
        if person in listed or known.place in _places(person, asked):
            found.append(q.KnownMember(index=index, person=person))
    return found


def _places(person: PersonId, asked: Asked) -> tuple[PlaceId, ...]:
    """Return the village of a person's household on the day, and what it lies in."""
    span = _home(person, asked)
    return () if span is None else path(asked.read, span.village, asked.day)


def _household(person: PersonId, asked: Asked) -> str:
    """Return the number of the household to which somebody belongs on the day."""
    span = _home(person, asked)
    return "" if span is None else span.number


def _home(person: PersonId, asked: Asked) -> HouseholdSpan | None:
    known = asked.read.state(PERSON, person)
    home = None if known is None else known.on(asked.day)
    state = None if home is None else asked.read.state(HOUSEHOLD, home.household)
    return None if state is None else state.on(asked.day)


def shares_of(query: q.SharesOf, asked: Asked) -> list[q.OwnShare]:
    """Answer with what one person is and has in a collective; the reading is recorded."""
    return _own(query.collective, query.person, asked)


def my_shares(query: q.MyShares, asked: Asked) -> list[q.OwnShare]:
    """Answer with the same of the person behind the account that asks; others are not told."""
    account = asked.actor.account
    rows = asked.read.rows(AccountRow, owner=account, on=asked.day)
    return [
        one
        for row in rows
        if row.person is not None
        for one in _own(query.collective, row.person, asked)
    ]


def _own(collective: CollectiveId, person: PersonId, asked: Asked) -> list[q.OwnShare]:
    roll = _roll(collective, asked)
    meant = ids_of(person, asked.read)
    members, shares = _kept(collective, roll, asked)
    own = present_person(asked.read, person)
    asked.reveal(PERSON.kind, own, "membership", None)
    lines = tuple(
        line
        for key, state in _lists(collective, asked).items()
        for line in _own_lines(DistributionId(key), state, meant)
    )
    held = _holdings(shares, own)
    if own not in members and not held and not lines:
        return []
    return [q.OwnShare(collective=collective, member=own in members, shares=held, lines=lines)]


def _lists(collective: CollectiveId, asked: Asked) -> dict[str, Distribution]:
    rows = asked.read.rows(DistributionRow, collective=collective)
    keys = [row.owner for row in rows if row.stage in LIVE]
    return asked.read.states(DISTRIBUTION, keys)


def _own_lines(
    key: DistributionId, state: Distribution, meant: frozenset[PersonId]
) -> list[q.OwnLine]:
    waiting = state.blocked()
    return [
        q.OwnLine(
            distribution=key,
            title=state.title,
            year=state.year,
            amount=one.amount,
            waits=one.person in waiting,
            paid=None if (paid := state.paid(one.person)) is None else paid.day,
        )
        for one in state.lines
        if one.person in meant
    ]


def distribution_list(query: q.DistributionList, asked: Asked) -> q.ListFile:
    """Answer with a distribution line by line."""
    missing = texts_distribution.DISTRIBUTION_MISSING
    key = query.distribution
    state = existing(asked.read.state(DISTRIBUTION, key), missing, distribution=key)
    waiting = state.blocked()
    kept = presents([one.person for one in state.lines], asked.read)
    lines = []
    for one in state.lines:
        paid = state.paid(one.person)
        payee = None if paid is None else paid.payee
        lines.append(
            q.ListLine(
                person=kept[one.person],
                name=_name(kept[one.person], asked.day, asked),
                weight=one.weight,
                amount=one.amount,
                waits=one.person in waiting,
                paid=None if paid is None else paid.day,
                payee=None if payee is None else _name(payee, asked.day, asked),
                voucher=None if paid is None else paid.voucher,
                returned=sum(
                    other.person == one.person and other.returned is not None
                    for other in state.payments
                ),
            )
        )
    done = sum(one.amount for one in lines if one.paid is not None)
    return q.ListFile(
        record=state, lines=tuple(lines), paid=Fen(done), open=Fen(state.amount - done)
    )


def distributions(query: q.Distributions, asked: Asked) -> list[DistributionRow]:
    """Answer with the distributions of a collective."""
    rows = asked.read.rows(DistributionRow, collective=query.collective)
    return sorted(rows, key=lambda row: (row.record_day, row.owner))


def membership_totals(query: q.MembershipTotals, asked: Asked) -> q.Totals:
    """Answer with totals in which nobody is named."""
    roll = _roll(query.collective, asked)
    members, shares = _kept(query.collective, roll, asked)
    by_kind = {
        kind: sum(units for (_, other), units in shares.items() if other is kind)
        for kind in ShareKind
    }
    rows = asked.read.rows(DistributionRow, collective=query.collective)
    return q.Totals(
        members=len(members),
        management=roll.management,
        shares=tuple(
            q.KindTotal(kind=kind, units=units) for kind, units in by_kind.items() if units
        ),
        distributions=tuple(
            q.DistributionTotal(
                title=row.title,
                year=row.year,
                amount=row.amount,
                basis=row.basis,
                stage=row.stage,
                people=row.people,
                paid=row.paid,
            )
            for row in sorted(rows, key=lambda row: (row.record_day, row.owner))
            if row.stage in LIVE
        ),
    )
