"""What can be asked: the findings of a collective or a place, and what was said about them."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import field, frozen

from ruralgov.domain.books.views_statements import check_months
from ruralgov.domain.collectives import CollectiveRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked, Table
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, CollectiveId, PlaceId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight.ledgers import CityWide, load
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.model import (
    CrossCheck,
    Finding,
    FindingNotes,
    Note,
    Severity,
    Standing,
    Verdict,
    standing_of,
)
from ruralgov.domain.oversight.run import Failure, Run


@frozen(kw_only=True)
class FindingNoteRow:
    """One note on a finding (owner: the key of the finding), when (UTC) and by whom."""

    owner: str = ""
    step: int
    collective: CollectiveId
    cross_check: str
    verdict: Verdict
    reason: str
    mark: str
    by: AccountId
    at: datetime


TABLES = (
    Table(
        name="finding_notes",
        row=FindingNoteRow,
        key=("owner", "step"),
        indexes=(("collective",),),
    ),
)


def rows(notes: FindingNotes) -> Iterator[FindingNoteRow]:
    """Give a row for each note."""
    for step, note in enumerate(notes.notes, 1):
        yield FindingNoteRow(
            step=step,
            collective=notes.collective,
            cross_check=notes.check,
            verdict=note.verdict,
            reason=note.reason,
            mark=note.mark,
            by=note.by,
            at=note.at,
        )


@frozen(kw_only=True)
class CrossCheckCollective:
    """Run every cross-check over a collective, for some months, as of the day asked."""

    collective: CollectiveId
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class CrossCheckPlace:
    """Run every cross-check over all collectives at a place and below it, for some months."""

    place: PlaceId = CITY
    first: Month
    last: Month = field(validator=check_months)


@frozen(kw_only=True)
class NotesOfFinding:
    """Ask for everything that was said about a finding of a collective."""

    collective: CollectiveId
    finding: str


@frozen(kw_only=True)
class CheckList:
    """Ask which cross-checks there are."""


@frozen(kw_only=True)
class CheckShown:
    """One check as it is listed."""

    id: str
    severity: Severity
    zh: str
    en: str
    basis: str
    source: str


@frozen(kw_only=True)
class CheckCount:
    """How many findings of a check weigh so much, and how many of them wait for somebody."""

    check: str
    severity: Severity
    findings: int
    waiting: int
    collectives: int


@frozen(kw_only=True)
class CrossCheckReport:
    """What the checks found in so many collectives, and which of them could not do their work.

    Explained findings are in it like all others, and counted.
    """

    collectives: int
    counts: tuple[CheckCount, ...]
    findings: tuple[Finding, ...]
    """The heaviest first, then by collective and check."""
    failures: tuple[Failure, ...]


WAITING = frozenset({Standing.OPEN, Standing.NOT_MENDED, Standing.CHANGED})
_WEIGHT = {one: place for place, one in enumerate(reversed(Severity))}


def cross_check_collective(
    query: CrossCheckCollective, asked: Asked, *, checks: tuple[CrossCheck, ...], limits: Limits
) -> CrossCheckReport:
    """Return what is found in one collective; raises ``collective_missing``."""
    owners = asked.read.rows(CollectiveRow, owner=query.collective)
    if not owners:
        raise Refused("collective_missing", collective=query.collective)
    return _report(owners, query, asked, checks, limits)


def cross_check_place(
    query: CrossCheckPlace, asked: Asked, *, checks: tuple[CrossCheck, ...], limits: Limits
) -> CrossCheckReport:
    """Return what is found at a place and below it."""
    owners = [
        row
        for row in asked.read.rows(CollectiveRow, on=asked.day)
        if query.place in asked.above(row.place, asked.day)
    ]
    return _report(owners, query, asked, checks, limits)


def notes_of_finding(query: NotesOfFinding, asked: Asked) -> list[FindingNoteRow]:
    """Return the notes, oldest first."""
    return asked.read.rows(FindingNoteRow, owner=query.finding, collective=query.collective)


def check_list(
    _query: CheckList, _asked: Asked, *, checks: tuple[CrossCheck, ...]
) -> list[CheckShown]:
    """Return the checks in their order."""
    return [
        CheckShown(
            id=one.id,
            severity=one.severity,
            zh=one.zh,
            en=one.en,
            basis=one.basis,
            source=one.source,
        )
        for one in checks
    ]


def _report(
    owners: list[CollectiveRow],
    query: Any,
    asked: Asked,
    checks: tuple[CrossCheck, ...],
    limits: Limits,
) -> CrossCheckReport:
    city, run = CityWide(read=asked.read, limits=limits), Run(checks)
    findings: list[Finding] = []
    for owner in owners:
        ledgers = load(city, owner, query.first, query.last, asked.day)
        notes = _notes(owner, asked)
        for finding in run.over(ledgers):
            note = notes.get(finding.finding)
            findings.append(change(finding, note=note, standing=standing_of(finding.mark, note)))
    findings.sort(key=lambda one: (_WEIGHT[one.severity], one.place, one.collective, one.check))
    return CrossCheckReport(
        collectives=len(owners),
        counts=tuple(_counts(findings)),
        findings=tuple(findings),
        failures=tuple(run.failures.values()),
    )


def _notes(owner: CollectiveRow, asked: Asked) -> dict[str, Note]:
    """Return the last note on each finding of a collective."""
    found = asked.read.rows(FindingNoteRow, collective=owner.owner)
    return {
        row.owner: Note(verdict=row.verdict, reason=row.reason, mark=row.mark, by=row.by, at=row.at)
        for row in found
    }


def _counts(findings: list[Finding]) -> Iterator[CheckCount]:
    all_of = Counter((one.check, one.severity) for one in findings)
    waiting = Counter((one.check, one.severity) for one in findings if one.standing in WAITING)
    where = {(one.check, one.severity, one.collective) for one in findings}
    places = Counter((check, severity) for check, severity, _ in where)
    order = dict.fromkeys(one.check for one in findings)
    for name in sorted(order, key=lambda check: (len(check), check)):
        for severity in _WEIGHT:
            if all_of[name, severity]:
                yield CheckCount(
                    check=name,
                    severity=severity,
                    findings=all_of[name, severity],
                    waiting=waiting[name, severity],
                    collectives=places[name, severity],
                )
