"""Answers about months of points and single entries."""

from datetime import date

from ruralgov.domain.compacts import queries as q
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.balance import counts_since, counts_until
from ruralgov.domain.compacts.explaining import explained
from ruralgov.domain.compacts.model import A_DAY, CreditScheme
from ruralgov.domain.compacts.model_points import CreditMonth, month_key
from ruralgov.domain.compacts.records import CREDIT_SCHEME
from ruralgov.domain.compacts.records_points import CREDIT_MONTH
from ruralgov.domain.compacts.rows_points import CreditMonthRow, PointRow
from ruralgov.domain.compacts.seeing import check_own
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import PERSON, merged_into, present_person


def credit_month_file(query: q.CreditMonthFile, asked: Asked) -> CreditMonth:
    """Return a month of a village, whole."""
    return _month(query.village, query.month, asked)


def credit_notice(query: q.CreditNotice, asked: Asked) -> q.CreditNoticePage:
    """Return what hangs out of a month: nobody is named of what takes points (SG-11, SG-14)."""
    month = _month(query.village, query.month, asked)
    notice = existing(month.notice, texts.CREDIT_MONTH_MISSING, month=query.month)
    ended = {one.entry for one in month.ended}
    shown = [(sheet, one) for sheet, one in month.points() if one.number not in ended]
    people = asked.read.states(PERSON, {one.person for _, one in shown})
    schemes = asked.read.states(CREDIT_SCHEME, {sheet.scheme for sheet, _ in shown})
    lines = []
    for sheet, point in shown:
        scheme = schemes[sheet.scheme]
        item = scheme.item(point.item)
        person = people.get(point.person)
        named = item is not None and not item.negative and person is not None
        lines.append(
            q.NoticeLine(
                entry=point.number,
                name=person.name_on(point.day).mask() if named and person is not None else "",
                category=_category(scheme, point.item),
                item=point.item if item is None else item.title,
                points=point.points,
            )
        )
    return q.CreditNoticePage(
        village=query.village,
        month=query.month,
        since=notice.day,
        last=notice.last,
        final=month.final,
        lines=tuple(lines),
    )


def credit_statement(query: q.CreditStatement, asked: Asked) -> q.CreditStatementPage:
    """Return the entries of a person in a village, and the balance (SG-12, SG-19)."""
    check_own(query.person, asked)
    person = present_person(asked.read, query.person)
    rows = [
        row
        for key in merged_into(person, asked.read)
        for row in asked.read.rows(PointRow, person=key)
    ]
    mine = [row for row in rows if row.owner.rpartition(":")[0] == query.village]
    months = {row.owner: asked.read.one(CreditMonthRow, owner=row.owner) for row in mine}
    schemes = asked.read.states(CREDIT_SCHEME, {row.scheme for row in mine})
    lines = []
    for row in sorted(mine, key=lambda row: (row.owner, row.number)):
        item = schemes[row.scheme].item(row.item)
        lines.append(
            q.StatementLine(
                month=Month(row.owner.rpartition(":")[2]),
                entry=row.number,
                day=row.day,
                item=row.item if item is None else item.title,
                points=row.points,
                status=status_of(row, months[row.owner], asked.day),
                ending=row.ending,
                last=row.expires - A_DAY,
            )
        )
    counted = (line.points for line in lines if line.status is q.PointStatus.COUNTS)
    return q.CreditStatementPage(
        person=person,
        village=query.village,
        day=asked.day,
        balance=sum(counted),
        lines=tuple(lines),
    )


def explain_point(query: q.ExplainPoint, asked: Asked) -> q.PointExplanation:
    """Return why an entry stands as it does (SG-18)."""
    month = _month(query.village, query.month, asked)
    found = existing(
        month.point(query.entry),
        texts.CREDIT_ENTRY_MISSING,
        month=query.month,
        entry=query.entry,
    )
    sheet, point = found
    check_own(point.person, asked)
    key = month_key(query.village, query.month)
    rows = asked.read.rows(PointRow, owner=key, number=query.entry)
    if not rows:
        raise Refused(texts.CREDIT_ENTRY_MISSING, month=query.month, entry=query.entry)
    status = status_of(rows[0], asked.read.one(CreditMonthRow, owner=key), asked.day)
    return q.PointExplanation(
        village=query.village,
        month=query.month,
        entry=query.entry,
        person=point.person,
        points=point.points,
        status=status,
        lines=tuple(explained(month, sheet, point, status, asked.read)),
    )


def status_of(row: PointRow, month: CreditMonthRow | None, day: date) -> q.PointStatus:
    """Return how an entry stands on a day."""
    final = None if month is None else month.final
    since, until = counts_since(row, final), counts_until(row)
    if row.ending is not None and until <= day:
        return q.PointStatus.ENDED
    if row.waits:
        return q.PointStatus.WAITING
    if since is None:
        hangs = month is not None and month.notice is not None
        return q.PointStatus.PUBLISHED if hangs else q.PointStatus.RECORDED
    if until <= day:
        return q.PointStatus.EXPIRED
    return q.PointStatus.COUNTS if since <= day else q.PointStatus.LATER


def _month(village: PlaceId, month: Month, asked: Asked) -> CreditMonth:
    found = asked.read.state(CREDIT_MONTH, month_key(village, month))
    return existing(found, texts.CREDIT_MONTH_MISSING, month=month)


def _category(scheme: CreditScheme, code: str) -> str:
    item = scheme.item(code)
    category = None if item is None else scheme.category(item.category)
    return "" if category is None else category.title
