"""What is in a ledger on a day: the one place in which entries are counted."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from itertools import chain

from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import BehaviourListId, OrganisationId, PlaceId
from ruralgov.domain.kernel.month import Month, first_day, last_day
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.model import (
    A_DAY,
    BehaviourItem,
    BehaviourList,
    PartyLedger,
    Subject,
    SubjectKind,
)
from ruralgov.domain.partypoints.model_branch import BulletinLine
from ruralgov.domain.partypoints.people import OnRoll, keys_of, roll
from ruralgov.domain.partypoints.records import LIST
from ruralgov.domain.partypoints.rows import BehaviourListRow, PartyEntryRow
from ruralgov.domain.registry import path


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def list_on(read: Read, place: PlaceId, day: date) -> tuple[BehaviourListId, BehaviourList] | None:
    """Return the list that holds at a place on a day: of the nearest place, the newest begun."""
    for each in path(read, place, day):
        rows = read.rows(BehaviourListRow, place=each)
        begun = [(row.since, row) for row in rows if row.since is not None and row.since <= day]
        if not begun:
            continue
        last = max(begun, key=lambda one: one[0])[1]
        known = read.state(LIST, last.owner)
        if known is not None and last.until is not None and day < last.until:
            return BehaviourListId(last.owner), known
    return None


def item_on(
    read: Read, place: PlaceId, code: str, day: date
) -> tuple[BehaviourListId, BehaviourList, BehaviourItem]:
    """Return an item of the list in force on a day.

    Raises ``behaviour_list_none`` and ``behaviour_item_missing``.
    """
    found = list_on(read, place, day)
    if found is None:
        raise Refused(texts.BEHAVIOUR_LIST_NONE, day=day)
    key, known = found
    item = existing(
        known.item(code), texts.BEHAVIOUR_ITEM_MISSING, day=day, title=known.title, item=code
    )
    return key, known, item


def entries_of(read: Read, ledger: PartyLedger, subject: Subject) -> list[PartyEntryRow]:
    """Return all entries of a subject in one ledger, under whichever id they were entered."""
    found = (
        read.rows(PartyEntryRow, subject=key, ledger=ledger, kind=subject.kind)
        for key in sorted(keys_of(subject, read))
    )
    return list(chain.from_iterable(found))


def posted(row: PartyEntryRow, day: date) -> bool:
    """Tell whether an entry was in the ledger on a day, and had not ended."""
    return row.posted is not None and row.posted <= day and (row.ended or date.max) > day


def counts(row: PartyEntryRow, day: date) -> bool:
    """Tell whether an entry counts on a day."""
    return posted(row, day) and day < row.expires


def balance(rows: Iterable[PartyEntryRow], day: date) -> int:
    """Return the sum of what counts on a day."""
    return sum(row.points for row in rows if counts(row, day))


def line_of(one: OnRoll, rows: list[PartyEntryRow], month: Month) -> BulletinLine:
    """Return the line of a member in the bulletin of a month."""
    first, last = first_day(month), last_day(month)
    before = first - A_DAY
    new = [row for row in rows if counts(row, last) and row.posted and row.posted >= first]
    late = sum(row.points for row in new if row.day < first)
    gone = [row for row in rows if counts(row, before) and not counts(row, last)]
    ended = sum(row.points for row in gone if not posted(row, last))
    return BulletinLine(
        person=one.person,
        standing=one.standing,
        opening=balance(rows, before),
        credited=sum(row.points for row in new if row.day >= first and row.points > 0),
        deducted=sum(row.points for row in new if row.day >= first and row.points < 0),
        adjusted=late - ended,
        expired=-sum(row.points for row in gone if posted(row, last)),
        closing=balance(rows, last),
    )


def lines_of(read: Read, branch: OrganisationId, month: Month) -> tuple[BulletinLine, ...]:
    """Return the lines of a branch for a month, as the ledger of party points has them."""
    found = list[BulletinLine]()
    for one in roll(read, branch, last_day(month)):
        subject = Subject(kind=SubjectKind.MEMBER, key=one.person)
        found.append(line_of(one, entries_of(read, PartyLedger.POINTS, subject), month))
    return tuple(found)
