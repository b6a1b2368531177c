"""The answers to questions about posts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, OrganisationId, PlaceId
from ruralgov.domain.registry import ORGANISATION, Organisation
from ruralgov.domain.staffing import queries as q
from ruralgov.domain.staffing import texts
from ruralgov.domain.staffing.model import QuotaKind, QuotaTransfer, TransferBasis
from ruralgov.domain.staffing.naming import place_names
from ruralgov.domain.staffing.records import QUOTA_TRANSFER
from ruralgov.domain.staffing.rows import QuotaPostingRow, QuotaTransferRow, StaffCountRow

Account = tuple[str, QuotaKind]


def post_ledger(query: q.PostLedger, asked: Asked) -> q.PostSheet:
    """Return posts, staff and vacancies by unit and kind, each number by itself."""
    rows = _posted(asked, query.kind)
    counted = _counted(rows, asked)
    totals = _totals(rows)
    known = asked.read.states(ORGANISATION, {account for account, _ in (*totals, *counted)})
    units = []
    for account in sorted({*totals, *counted}):
        key, kind = account
        span = known[key].on(asked.day) if key in known else None
        if span is None or query.kind not in (None, kind):
            continue
        posts, count = totals.get(account, 0), counted.get(account)
        if (posts or count) and query.place in asked.above(span.place, asked.day):
            units.append(
                q.PostLine(
                    unit=OrganisationId(key),
                    name=span.name,
                    place=span.place,
                    kind=kind,
                    posts=posts,
                    staff=None if count is None else count.staff,
                    counted=None if count is None else count.day,
                )
            )
    named = {(row.account, row.kind): row.counter for row in rows if row.counter is not None}
    counters = tuple(
        q.CounterLine(counter=counter, kind=at[1], posts=totals[at])
        for at, counter in sorted(named.items())
    )
    return q.PostSheet(
        units=tuple(sorted(units, key=lambda one: (one.place, one.name, one.unit, one.kind))),
        counters=counters,
        towns=tuple(_towns(units, asked)),
        sums=tuple(_sums(units, counters)),
    )


def _towns(units: list[q.PostLine], asked: Asked) -> Iterator[q.PostSum]:
    """Give the sums of each place and kind."""
    groups = defaultdict[tuple[str, PlaceId, QuotaKind], list[q.PostLine]](list)
    names = place_names({one.place for one in units}, asked.day, asked.read)
    for one in units:
        groups[names[one.place], one.place, one.kind].append(one)
    for (name, place, kind), lines in sorted(groups.items()):
        yield _sum(lines, kind, place, name)


def _sums(units: list[q.PostLine], counters: Iterable[q.CounterLine]) -> Iterator[q.PostSum]:
    """Give the sum of each kind."""
    other = defaultdict[QuotaKind, int](int)
    for one in counters:
        other[one.kind] += one.posts
    for kind in QuotaKind:
        lines = [one for one in units if one.kind is kind]
        if lines or kind in other:
            yield evolve(_sum(lines, kind, None, kind.zh), counters=other[kind])


def _sum(lines: list[q.PostLine], kind: QuotaKind, place: PlaceId | None, name: str) -> q.PostSum:
    posts = sum(one.posts for one in lines)
    counted = [one.staff for one in lines if one.staff is not None]
    staff = sum(counted) if len(counted) == len(lines) else None
    return q.PostSum(
        place=place,
        name=name,
        kind=kind,
        units=len(lines),
        posts=posts,
        staff=staff,
        vacant=None if staff is None else posts - staff,
        uncounted=len(lines) - len(counted),
    )


def _posted(asked: Asked, kind: QuotaKind | None, since: date = date.min) -> list[QuotaPostingRow]:
    rows = asked.read.rows(QuotaPostingRow)
    return [row for row in rows if since <= row.since <= asked.day and kind in (None, row.kind)]


def _totals(rows: Iterable[QuotaPostingRow]) -> dict[Account, int]:
    found = defaultdict[Account, int](int)
    for row in rows:
        found[row.account, row.kind] += row.posts
    return dict(found)


def _counted(rows: list[QuotaPostingRow], asked: Asked) -> dict[Account, StaffCountRow]:
    """Return the last count of each account, but for one from before it took over another."""
    took = dict[Account, date]()
    for row in rows:
        if row.basis is TransferBasis.SUCCESSION and row.posts > 0 and not row.reversal:
            at = row.account, row.kind
            took[at] = max(row.since, took.get(at, row.since))
    found = dict[Account, StaffCountRow]()
    for count in asked.read.rows(StaffCountRow):
        at = count.owner, count.kind
        if took.get(at, date.min) <= count.day <= asked.day:
            found[at] = max(count, found.get(at, count), key=lambda one: one.day)
    return found


def posts_moved(query: q.PostsMoved, asked: Asked) -> q.Movement:
    """Return what each account got and gave; both sides are the same in the end."""
    rows = [
        row
        for row in _posted(asked, query.kind, query.since or date.min)
        if query.basis in (None, row.basis)
    ]
    named = {(row.account, row.kind): row for row in rows}
    known = asked.read.states(ORGANISATION, {row.unit for row in rows if row.unit is not None})
    lines = [
        _moved(named[at], posts, known.get(at[0]), asked.day)
        for at, posts in _totals(rows).items()
        if posts
    ]
    got = [one for one in lines if one.posts > 0 and one.place != CITY]
    return q.Movement(
        lines=tuple(sorted(lines, key=lambda one: (one.kind, one.place, one.name))),
        by_place=tuple(_moved_places(lines, asked)),
        to_towns=sum(one.posts for one in got),
        towns=len({one.place for one in got}),
        received=sum(one.posts for one in lines if one.posts > 0),
        given=-sum(one.posts for one in lines if one.posts < 0),
    )


def _moved(row: QuotaPostingRow, posts: int, unit: Organisation | None, day: date) -> q.MovedLine:
    span = None if unit is None else unit.on(day) or unit.last
    counter = "" if row.counter is None else row.counter.zh
    return q.MovedLine(
        unit=row.unit,
        counter=row.counter,
        name=counter if span is None else span.name,
        place=CITY if span is None else span.place,
        kind=row.kind,
        posts=posts,
    )


def _moved_places(lines: list[q.MovedLine], asked: Asked) -> Iterator[q.TownMoved]:
    """Give what the units of each place got and gave, by kind."""
    groups = defaultdict[tuple[str, PlaceId, QuotaKind], list[int]](list)
    units = [one for one in lines if one.unit is not None]
    names = place_names({one.place for one in units}, asked.day, asked.read)
    for one in units:
        groups[names[one.place], one.place, one.kind].append(one.posts)
    for (name, place, kind), posts in sorted(groups.items()):
        yield q.TownMoved(
            place=place,
            name=name,
            kind=kind,
            received=sum(many for many in posts if many > 0),
            given=-sum(many for many in posts if many < 0),
        )


def quota_transfers(query: q.QuotaTransfers, asked: Asked) -> list[QuotaTransferRow]:
    """Return the transfers of some days, the newest first."""
    rows = asked.read.rows(QuotaTransferRow)
    if query.unit is not None:
        mine = {row.owner for row in asked.read.rows(QuotaPostingRow, account=query.unit)}
        rows = [row for row in rows if row.owner in mine]
    since = query.since or date.min
    found = (
        row for row in rows if since <= row.since <= asked.day and query.stage in (None, row.stage)
    )
    return sorted(found, key=lambda row: (row.since, row.owner), reverse=True)


def quota_transfer_file(query: q.QuotaTransferFile, asked: Asked) -> QuotaTransfer:
    """Return a transfer; raises ``quota_transfer_missing``."""
    found = asked.read.state(QUOTA_TRANSFER, query.transfer)
    return existing(found, texts.QUOTA_TRANSFER_MISSING, key=query.transfer)


def post_findings(query: q.PostFindings, asked: Asked) -> list[q.PostFinding]:
    """Return where more people are than posts, and where nobody knows."""
    found = []
    for line in post_ledger(q.PostLedger(place=query.place), asked).units:
        if line.vacant is None:
            found.append(q.PostFinding(fault=q.PostFault.UNCOUNTED, line=line))
        elif line.vacant < 0:
            found.append(q.PostFinding(fault=q.PostFault.OVER, line=line))
    return found
