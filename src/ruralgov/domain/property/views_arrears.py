"""What is late, and what is about to end: counted as of a day, entered by nobody."""

from collections.abc import Iterable
from datetime import timedelta

from ruralgov.domain.collectives import CollectiveRow, called, heirs, holding
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_contract import BOUND, ContractStage
from ruralgov.domain.property.queries_arrears import (
    Age,
    Arrears,
    ArrearsFigure,
    ArrearsFigures,
    ArrearsReport,
    Expiring,
    ExpiringContracts,
    LateDue,
)
from ruralgov.domain.property.rows_contract import ContractRow, DueCreditRow, DueRow
from ruralgov.domain.registry import town_of


def arrears(query: Arrears, asked: Asked) -> list[LateDue]:
    """Return the late dues of a collective, those that are late longest first."""
    rows = [
        row
        for one in holding(query.collective, asked.read, asked.day)
        for row in asked.read.rows(DueRow, on=asked.day, collective=one, incoming=True)
    ]
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
    owners = called(asked.read.rows(CollectiveRow), asked.read, asked.day)
    went = heirs(owners, asked.day)
    inside = {
        row.owner: (row, above)
        for row in owners
        if query.place in (above := asked.above(row.place, asked.day))
    }
    rows: dict[str, list[DueRow]] = {}
    for due in asked.read.rows(DueRow, on=asked.day, incoming=True):
        owner = went.get(due.collective, due.collective)
        if owner in inside:
            rows.setdefault(owner, []).append(due)
    late = {key: found for key in sorted(rows) if (found := late_dues(rows[key], asked))}
    towns: dict[str, list[LateDue]] = {}
    for key, found in late.items():
        towns.setdefault(town_of(inside[key][1]), []).extend(found)
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
        raise BadInput(texts.DAYS_WRONG, days=query.days)
    last = asked.day + timedelta(days=query.days)
    rows = [
        row
        for one in holding(query.collective, asked.read, asked.day)
        for row in asked.read.rows(ContractRow, collective=one, stage=ContractStage.SIGNED)
    ]
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
