"""The rules of posts: what moves, from where to where, and what was counted."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, OrganisationId
from ruralgov.domain.registry import ORGANISATION, OrganisationSpan
from ruralgov.domain.staffing import messages as m
from ruralgov.domain.staffing import texts
from ruralgov.domain.staffing.balances import balance, balances, below_zero, lines_of
from ruralgov.domain.staffing.model import (
    FROM_ABOVE,
    HOLDS,
    OVER,
    Counter,
    Posting,
    QuotaKind,
    QuotaTransfer,
    TransferBasis,
    UnitStaff,
)
from ruralgov.domain.staffing.rows import QuotaTransferRow


def transfer_posts(
    _: QuotaTransfer | None, command: m.TransferPosts, given: Given
) -> Iterator[m.TransferDrafted]:
    """Enter posts of one kind that are to move by an approval (rules 1 to 5)."""
    if command.basis is TransferBasis.SUCCESSION:
        raise Refused(texts.QUOTA_TRANSFER_FOLLOWS)
    event = m.TransferDrafted(
        kind=command.kind,
        basis=command.basis,
        approval=clean_text("approval", command.approval),
        approved=command.approved,
        superior=clean_text("superior", command.superior) if command.superior else "",
        since=command.since,
        postings=command.postings,
        by=given.actor.account,
    )
    if command.approved > min(command.since, given.today):
        days = {"approved": command.approved, "since": command.since, "today": given.today}
        raise Refused(texts.QUOTA_TRANSFER_UNAPPROVED, **days)
    _refuse_twice(event, given.read)
    _check_lines(event.postings)
    check_accounts(event, given.read)
    yield event


def check_accounts(transfer: m.TransferDrafted | QuotaTransfer, read: Read) -> None:
    """Refuse what the accounts of units and of the city do not allow (rules 2 to 5)."""
    _check_units(transfer, read)
    _check_ground(transfer, read)
    _check_level(transfer, read)
    check_balances(transfer.kind, transfer.since, transfer.postings, read)


def _refuse_twice(event: m.TransferDrafted, read: Read) -> None:
    """Refuse an approval that stands already; raises ``quota_transfer_twice``."""
    for row in read.rows(QuotaTransferRow, approval=event.approval):
        if row.stage not in OVER and (row.kind, row.since) == (event.kind, event.since):
            raise Refused(
                texts.QUOTA_TRANSFER_TWICE,
                approval=row.approval,
                since=row.since,
                transfer=row.owner,
                **_kind(row.kind),
            )


def _check_lines(postings: tuple[Posting, ...]) -> None:
    """Refuse lines without one account or number, and those that are not balanced (rule 1)."""
    seen = set[str]()
    for line, one in enumerate(postings, start=1):
        both_or_none = (one.unit is None) == (one.counter is None)
        if both_or_none or one.posts == 0 or one.account in seen:
            raise BadInput(texts.QUOTA_POSTING_WRONG, line=line)
        seen.add(one.account)
    total = sum(one.posts for one in postings)
    if total != 0 or not postings:
        raise Refused(texts.QUOTA_TRANSFER_UNBALANCED, total=total)


def _check_units(event: m.TransferDrafted | QuotaTransfer, read: Read) -> None:
    """Refuse units that may not have such posts, or get some and have ended (rules 2 and 6)."""
    for one in event.postings:
        if one.unit is None:
            continue
        span = _span(one.unit, event.since, read)
        state = read.state(ORGANISATION, one.unit)
        last = None if state is None else state.last
        if one.posts > 0 and (last is None or last.until != FOREVER):
            raise Refused(texts.QUOTA_UNIT_NOT_THEN, unit=one.unit, since=event.since)
        if span.kind not in HOLDS[event.kind]:
            is_a = {"is_a": span.kind.zh, "is_a_en": span.kind.en}
            raise Refused(texts.QUOTA_UNIT_WRONG, name=span.name, **is_a, **_kind(event.kind))


def _span(unit: OrganisationId, day: date, read: Read) -> OrganisationSpan:
    """Return what a unit is on a day; raises ``quota_unit_not_then``."""
    state = read.state(ORGANISATION, unit)
    span = None if state is None else state.on(day)
    return existing(span, texts.QUOTA_UNIT_NOT_THEN, unit=unit, since=day)


def _check_ground(event: m.TransferDrafted | QuotaTransfer, read: Read) -> None:
    """Refuse that the total of the city changes otherwise than from above (rule 4)."""
    above = [one for one in event.postings if one.counter is Counter.AUTHORISED]
    others = [one for one in event.postings if one.counter is not Counter.AUTHORISED]
    fits = bool(above) == (event.basis in FROM_ABOVE)
    alike = not above or len({one.posts > 0 for one in others}) == 1
    opening = event.basis is TransferBasis.OPENING
    if not fits or not alike or (opening and any(one.posts < 0 for one in others)):
        basis = {"basis": event.basis.zh, "basis_en": event.basis.en}
        raise Refused(texts.QUOTA_FROM_ABOVE, **basis)
    if event.basis is TransferBasis.GRANTED and not event.superior:
        raise Refused(texts.QUOTA_SUPERIOR_MISSING)
    for one in others if opening else ():
        if any(posts for _, posts in _netted(lines_of(one.account, event.kind, read))):
            name = _name(one, event.since, read)
            raise Refused(texts.QUOTA_OPENED, name=name, **_kind(event.kind))


def _netted(lines: Iterable[tuple[date, int]]) -> list[tuple[date, int]]:
    """Return what was posted for each day, without what was reversed."""
    days: dict[date, int] = {}
    for day, posts in lines:
        days[day] = days.get(day, 0) + posts
    return list(days.items())


def _check_level(event: m.TransferDrafted | QuotaTransfer, read: Read) -> None:
    """Refuse administrative posts that go to another level without approval (rule 3)."""
    if event.kind is QuotaKind.ADMINISTRATIVE and event.basis not in FROM_ABOVE:
        towns = sum(
            one.posts
            for one in event.postings
            if one.unit is not None and _span(one.unit, event.since, read).place != CITY
        )
        if towns and not event.superior:
            raise Refused(texts.QUOTA_SUPERIOR_MISSING)


def check_balances(kind: QuotaKind, since: date, postings: Iterable[Posting], read: Read) -> None:
    """Refuse an account that would have less than nothing on any day; raises ``quota_short``."""
    for one in postings:
        if one.posts > 0 or one.counter is Counter.AUTHORISED:
            continue
        short = below_zero([*lines_of(one.account, kind, read), (since, one.posts)])
        if short is not None:
            name = _name(one, since, read)
            raise Refused(texts.QUOTA_SHORT, name=name, day=short[0], posts=short[1], **_kind(kind))


def _name(one: Posting, day: date, read: Read) -> str:
    if one.counter is not None:
        return one.counter.zh
    state = read.state(ORGANISATION, one.account)
    span = None if state is None else state.on(day) or state.last
    return one.account if span is None else span.name


def _kind(kind: QuotaKind) -> dict[str, str]:
    return {"kind": kind.zh, "kind_en": kind.en}


def carry_posts(
    _: QuotaTransfer | None, command: m.CarryPosts, given: Given
) -> Iterator[m.PostsTransferred]:
    """Carry all that a unit has to its successor, on the day it went into it (rule 6)."""
    lines = lines_of(command.unit, command.kind, given.read)
    posts = balance(lines, command.since)
    for day, later in balances(lines):
        if day > command.since and later != posts:
            facts = {"day": day, "posts": later - posts, **_kind(command.kind)}
            raise Refused(texts.QUOTA_UNIT_HAS_POSTS, **facts)
    event = m.PostsTransferred(
        kind=command.kind,
        basis=TransferBasis.SUCCESSION,
        approval=command.cause,
        approved=command.since,
        superior="",
        since=command.since,
        postings=(
            Posting(unit=command.unit, posts=-posts),
            Posting(unit=command.into, posts=posts),
        ),
    )
    _check_successor(command, event, given.read)
    yield event


def _check_successor(command: m.CarryPosts, event: m.PostsTransferred, read: Read) -> None:
    """Refuse a successor that may not have such posts, or is of another level (rules 2 and 3)."""
    span = _span(command.into, command.since, read)
    if span.kind not in HOLDS[command.kind]:
        is_a = {"is_a": span.kind.zh, "is_a_en": span.kind.en}
        raise Refused(texts.QUOTA_UNIT_WRONG, name=span.name, **is_a, **_kind(command.kind))
    state = read.state(ORGANISATION, command.unit)
    was = None if state is None else state.last
    crosses = was is not None and (was.place == CITY) != (span.place == CITY)
    if command.kind is QuotaKind.ADMINISTRATIVE and crosses:
        raise Refused(texts.QUOTA_SUPERIOR_MISSING)


def count_staff(
    staff: UnitStaff | None, command: m.CountStaff, given: Given
) -> Iterator[m.StaffCounted]:
    """Enter how many people were on the posts of a unit that was there (rule 7)."""
    _check_count(command.staff, command.day, given)
    _span(command.unit, command.day, given.read)
    for one in () if staff is None else staff.counts:
        if (one.kind, one.day) == (command.kind, command.day):
            facts = {"day": one.day, "staff": one.staff}
            raise Refused(texts.STAFF_COUNTED, **facts, **_kind(one.kind))
    yield m.StaffCounted(
        kind=command.kind,
        day=command.day,
        staff=command.staff,
        source=clean_text("source", command.source),
    )


def correct_staff_count(
    staff: UnitStaff | None, command: m.CorrectStaffCount, given: Given
) -> Iterator[m.StaffCountCorrected]:
    """Put a count right or withdraw it (rule 7)."""
    counts = () if staff is None else staff.counts
    if not any((one.kind, one.day) == (command.kind, command.day) for one in counts):
        raise Refused(texts.STAFF_COUNT_MISSING, day=command.day, **_kind(command.kind))
    if command.staff is not None:
        _check_count(command.staff, command.day, given)
    yield m.StaffCountCorrected(
        kind=command.kind,
        day=command.day,
        staff=command.staff,
        reason=clean_text("reason", command.reason),
    )


def _check_count(staff: int, day: date, given: Given) -> None:
    if staff < 0 or day > given.today:
        raise BadInput(texts.STAFF_COUNT_WRONG, staff=staff, day=day, today=given.today)
