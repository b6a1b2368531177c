"""What is late, and what is about to end: counted as of a day, entered by nobody."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, CollectiveId, ContractId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.property.contract import BOUND, ContractStage, DueKind
from ruralgov.domain.property.rows import ContractRow, DueCreditRow, DueRow


@frozen(kw_only=True)
class Arrears:
    """Ask for the dues of a collective that are late on the day asked, the latest first."""

    collective: CollectiveId


@frozen(kw_only=True)
class ArrearsFigures:
    """Ask for the arrears at a place and below it on the day asked, by their age."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class ExpiringContracts:
    """Ask which contracts of a collective end within so many days after the day asked."""

    collective: CollectiveId
    days: int = 90


class Age(LabelledEnum):
    """How late a due is, in days."""

    DAYS_30 = "30", "30天以内", "up to 30 days"
    DAYS_90 = "90", "31至90天", "31 to 90 days"
    DAYS_365 = "365", "91至365天", "91 to 365 days"
    YEARS_3 = "1095", "1至3年", "1 to 3 years"
    OLDER = "older", "3年以上", "more than 3 years"


@frozen(kw_only=True)
class LateDue:
    """A due that was not paid whole by its day. Amounts in fen."""

    contract: ContractId
    number: str
    due: int
    kind: DueKind
    day: date
    rest: int
    days: int
    age: Age


@frozen(kw_only=True)
class ArrearsFigure:
    """Arrears on a day, by age, in fen."""

    key: str
    """The collective or the place that they are of."""
    name: str
    """The name of the collective, empty for a place."""
    dues: int
    rest: int
    by_age: dict[Age, int]


@frozen(kw_only=True)
class ArrearsReport:
    """The arrears at a place and below it: all, of each town, and of each collective."""

    total: ArrearsFigure
    towns: tuple[ArrearsFigure, ...]
    """A collective of the city itself is counted under the city."""
    collectives: tuple[ArrearsFigure, ...]


@frozen(kw_only=True)
class Expiring:
    """A contract that is about to end."""

    contract: ContractId
    number: str
    title: str
    until: date
    days: int
    renewed: bool
    """Whether a contract that follows it was signed."""


def arrears(query: Arrears, asked: Asked) -> list[LateDue]:
    """Return the late dues of a collective, those that are late longest first."""
    rows = asked.read.rows(DueRow, on=asked.day, collective=query.collective, incoming=True)
    return late_dues(rows, asked)


def late_dues(rows: Iterable[DueRow], asked: Asked) -> list[LateDue]:
    """Return what is late of dues on the day asked, as receipts up to that day left it."""
    found = []
    for row in rows:
        if not row.since < asked.day < row.until:
            continue
        rest = row.amount - _paid_until(row, asked)
        if rest <= 0:
            continue
        days = (asked.day - row.since).days
        found.append(
            LateDue(
                contract=ContractId(row.owner),
                number=row.number,
                due=row.no,
                kind=row.kind,
                day=row.since,
                rest=rest,
                days=days,
                age=age_of(days),
            )
        )
    return sorted(found, key=lambda one: (one.day, one.number, one.due))


def _paid_until(row: DueRow, asked: Asked) -> int:
    if not row.credited:
        return 0
    credits = asked.read.rows(DueCreditRow, owner=row.owner, due=row.no)
    return sum(one.amount for one in credits if one.day <= asked.day)


def age_of(days: int) -> Age:
    """Return how a due that is so many days late is counted."""
    return next((age for age in Age if age is not Age.OLDER and days <= int(age)), Age.OLDER)


def arrears_figures(query: ArrearsFigures, asked: Asked) -> ArrearsReport:
    """Return the arrears at a place and below it, for each town and collective that has some."""
    inside = {
        row.owner: (row, above)
        for row in asked.read.rows(CollectiveRow)
        if query.place in (above := asked.above(row.place, asked.day))
    }
    rows: dict[str, list[DueRow]] = {}
    for due in asked.read.rows(DueRow, on=asked.day, incoming=True):
        if due.collective in inside:
            rows.setdefault(due.collective, []).append(due)
    late = {key: found for key in sorted(rows) if (found := late_dues(rows[key], asked))}
    towns: dict[str, list[LateDue]] = {}
    for key, found in late.items():
        path = inside[key][1]
        towns.setdefault(path[-2] if len(path) > 1 else CITY, []).extend(found)
    return ArrearsReport(
        total=_figure(query.place, "", [due for found in late.values() for due in found]),
        towns=tuple(_figure(town, "", found) for town, found in sorted(towns.items())),
        collectives=tuple(_figure(key, inside[key][0].name, late[key]) for key in late),
    )


def _figure(key: str, name: str, dues: list[LateDue]) -> ArrearsFigure:
    by_age: dict[Age, int] = {}
    for due in dues:
        by_age[due.age] = by_age.get(due.age, 0) + due.rest
    return ArrearsFigure(
        key=key, name=name, dues=len(dues), rest=sum(due.rest for due in dues), by_age=by_age
    )


def expiring_contracts(query: ExpiringContracts, asked: Asked) -> list[Expiring]:
    """Return the signed contracts that end soon, the next first; raises ``days_wrong``."""
    if query.days < 0:
        raise BadInput("days_wrong", days=query.days)
    last = asked.day + timedelta(days=query.days)
    rows = asked.read.rows(ContractRow, collective=query.collective, stage=ContractStage.SIGNED)
    return sorted(
        (
            Expiring(
                contract=ContractId(row.owner),
                number=row.number,
                title=row.title,
                until=row.until,
                days=(row.until - asked.day).days,
                renewed=any(
                    one.stage in BOUND for one in asked.read.rows(ContractRow, renews=row.owner)
                ),
            )
            for row in rows
            if asked.day <= row.until <= last
        ),
        key=lambda one: (one.until, one.number),
    )
