"""The tables of agreements, months, points, requests and commendations."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts.model_points import (
    AgreementEnd,
    Agreements,
    Commendations,
    CreditMonth,
    CreditRequest,
    Ending,
    RequestKind,
)
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CreditSchemeId, PersonId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AgreementRow:
    """That somebody agreed to a scheme, ``[since, until)``."""

    owner: str = ""
    number: int
    person: PersonId
    scheme: CreditSchemeId
    since: date
    until: date
    show: bool
    ending: AgreementEnd | None


@frozen(kw_only=True)
class CreditMonthRow:
    """One month of a village, and how far it has come."""

    owner: str = ""
    village: PlaceId
    month: Month
    notice: date | None
    last: date | None
    final: date | None


@frozen(kw_only=True)
class PointRow:
    """One entry that is not deleted; *waits*: a request about it is open.

    *back* is the earliest day on which it counts after a request; *ended* and *ending* say how it
    ended.
    """

    owner: str = ""
    number: int
    person: PersonId
    scheme: CreditSchemeId
    item: str
    day: date
    points: int
    expires: date
    waits: bool
    back: date | None
    ended: date | None
    ending: Ending | None


@frozen(kw_only=True)
class CreditRequestRow:
    """One request; *due* is None where nobody owes an answer."""

    owner: str = ""
    village: PlaceId
    month: Month
    entry: int
    kind: RequestKind
    asker: PersonId
    day: date
    due: date | None
    granted: bool | None


@frozen(kw_only=True)
class CommendationRow:
    """That somebody was commended for a quarter, and it was not taken back."""

    owner: str = ""
    person: PersonId
    village: PlaceId
    quarter: str
    day: date


def point_rows(known: CreditMonth) -> Iterator[PointRow]:
    """Give the row of each entry that was not deleted."""
    ended = {one.entry: one for one in known.ended}
    waits = {one.entry for one in known.holds if one.since is None}
    back: dict[int, date] = {}
    for one in known.holds:
        if one.since is not None:
            back[one.entry] = max(one.since, back.get(one.entry, one.since))
    for sheet, point in known.points():
        end = ended.get(point.number)
        if end is None or end.ending is not Ending.DELETED:
            yield PointRow(
                number=point.number,
                person=point.person,
                scheme=sheet.scheme,
                item=point.item,
                day=point.day,
                points=point.points,
                expires=point.expires,
                waits=point.number in waits,
                back=back.get(point.number),
                ended=None if end is None else end.day,
                ending=None if end is None else end.ending,
            )


AGREEMENT_TABLES: Final = (
    Table(
        name="credit_agreements",
        row=AgreementRow,
        key=("owner", "number"),
        indexes=(("person",),),
    ),
)
MONTH_TABLES: Final = (
    Table(
        name="credit_months", row=CreditMonthRow, key=("owner",), indexes=(("village", "month"),)
    ),
    Table(
        name="credit_points",
        row=PointRow,
        key=("owner", "number"),
        indexes=(("person",),),
        changed_by=(p.PointsRecorded, p.PointsEnded, p.PointHeld, p.PointReleased),
        rows=point_rows,
    ),
)
REQUEST_TABLES: Final = (
    Table(
        name="credit_requests",
        row=CreditRequestRow,
        key=("owner",),
        indexes=(("village", "month"), ("asker",)),
    ),
)
COMMENDATION_TABLES: Final = (
    Table(
        name="credit_commendations",
        row=CommendationRow,
        key=("owner", "person"),
        indexes=(("person",),),
    ),
)


def agreement_rows(known: Agreements) -> Iterator[AgreementRow]:
    """Give a row for each agreement that was not a mistake."""
    for number, one in enumerate(known.agreements, 1):
        if one.end is not AgreementEnd.MISTAKE:
            yield AgreementRow(
                number=number,
                person=one.person,
                scheme=one.scheme,
                since=one.since,
                until=one.until,
                show=one.show,
                ending=one.end,
            )


def month_rows(known: CreditMonth) -> Iterator[CreditMonthRow]:
    """Give the row of a month."""
    notice = known.notice
    yield CreditMonthRow(
        village=known.village,
        month=known.month,
        notice=None if notice is None else notice.day,
        last=None if notice is None else notice.last,
        final=known.final,
    )


def request_rows(known: CreditRequest) -> Iterator[CreditRequestRow]:
    """Give the row of a request that was not withdrawn."""
    if not known.withdrawn:
        answer = known.outcome or known.answer
        yield CreditRequestRow(
            village=known.village,
            month=known.month,
            entry=known.entry,
            kind=known.kind,
            asker=known.asker,
            day=known.day,
            due=known.owed_by,
            granted=None if answer is None else answer.granted,
        )


def commendation_rows(known: Commendations) -> Iterator[CommendationRow]:
    """Give a row for each who was commended and still is."""
    for person in known.honoured:
        if person not in known.revoked:
            yield CommendationRow(
                person=person, village=known.village, quarter=known.quarter, day=known.day
            )
