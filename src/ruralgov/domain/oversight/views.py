"""The answers: what the checks find in a collective or at a place, and what was said about it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from ruralgov.domain.collectives import CollectiveRow, called
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.disclosure.views import with_content
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PublicationId
from ruralgov.domain.kernel.month import first_day
from ruralgov.domain.oversight.citywide import CityWide
from ruralgov.domain.oversight.cross_check import CrossCheck
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.limits import Limits
from ruralgov.domain.oversight.loading import load_all, tables
from ruralgov.domain.oversight.model import WAITING, Finding, Note, Severity, standing_of
from ruralgov.domain.oversight.queries import (
    CheckCount,
    CheckList,
    CheckShown,
    CrossCheckCollective,
    CrossCheckPlace,
    CrossCheckReport,
    HangsOnCollective,
    NotesOfFinding,
)
from ruralgov.domain.oversight.remains import Remain, remains
from ruralgov.domain.oversight.rows import FindingNoteRow
from ruralgov.domain.oversight.run import Run
from ruralgov.domain.oversight.together import Together

FEW = 150
"""Collectives up to which a check asks for what is theirs; of more it reads what is the city's."""
_WEIGHT = {one: place for place, one in enumerate(reversed(Severity))}


def cross_check_collective(
    query: CrossCheckCollective, asked: Asked, *, checks: tuple[CrossCheck, ...], limits: Limits
) -> CrossCheckReport:
    """Return what is found in one collective; raises ``collective_missing``."""
    owners = asked.read.rows(CollectiveRow, owner=query.collective)
    if not owners:
        raise Refused(collectives_texts.COLLECTIVE_MISSING, collective=query.collective)
    return _report(owners, query, asked, checks, limits)


def cross_check_place(
    query: CrossCheckPlace, asked: Asked, *, checks: tuple[CrossCheck, ...], limits: Limits
) -> CrossCheckReport:
    """Return what is found at a place and below it.

    Those that ended in the period are looked at, and those that ended without a successor: what
    they left behind is nobody's.
    """
    begin = first_day(query.first)
    owners = [
        row
        for row in called(asked.read.rows(CollectiveRow), asked.read, asked.day)
        if row.since <= asked.day
        and (row.until > begin or row.successor is None)
        and query.place in asked.above(row.place, min(asked.day, row.until - timedelta(days=1)))
    ]
    return _report(owners, query, asked, checks, limits)


def notes_of_finding(query: NotesOfFinding, asked: Asked) -> list[FindingNoteRow]:
    """Return the notes, oldest first."""
    return asked.read.rows(FindingNoteRow, owner=query.finding, collective=query.collective)


def hangs_on_collective(query: HangsOnCollective, asked: Asked) -> list[Remain]:
    """Return what hangs on a collective, by kind."""
    return remains(query.collective, query.since or asked.day, asked.read)


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
    query: CrossCheckCollective | CrossCheckPlace,
    asked: Asked,
    checks: tuple[CrossCheck, ...],
    limits: Limits,
) -> CrossCheckReport:
    def shown(key: str) -> str:
        return with_content(PublicationId(key), asked).content

    whole, months = len(owners) > FEW, (query.first, query.last)
    together = Together(asked.read, tables(*months), whole=whole)
    city = CityWide(read=together, limits=limits, content=shown, whole=whole)
    run = Run(checks)
    findings: list[Finding] = []
    for ledgers in load_all(city, together, owners, months, asked.day):
        notes = _notes(ledgers)
        for finding in run.over(ledgers):
            note = notes.get(finding.finding)
            findings.append(change(finding, note=note, standing=standing_of(finding.mark, note)))
    findings.sort(key=lambda one: (_WEIGHT[one.severity], one.place, one.collective, one.check))
    return CrossCheckReport(
        collectives=len(owners),
        counts=tuple(_counts(findings, checks)),
        findings=tuple(findings),
        failures=tuple(run.failures.values()),
    )


def _notes(of: Ledgers) -> dict[str, Note]:
    """Return the last note on each finding of a collective."""
    found = of.city.read.rows(FindingNoteRow, collective=of.collective)
    return {
        row.owner: Note(verdict=row.verdict, reason=row.reason, mark=row.mark, by=row.by, at=row.at)
        for row in found
    }


def _counts(findings: list[Finding], checks: tuple[CrossCheck, ...]) -> Iterator[CheckCount]:
    of = {one.id: one for one in checks}
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
                    zh=of[name].zh,
                    en=of[name].en,
                    severity=severity,
                    findings=all_of[name, severity],
                    waiting=waiting[name, severity],
                    collectives=places[name, severity],
                )
