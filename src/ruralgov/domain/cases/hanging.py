"""What of cases hangs on a place: those that are open there, or that a unit of it still has."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.cases.beside import CoState
from ruralgov.domain.cases.rows import CaseRow, OpenCaseRow
from ruralgov.domain.cases.rows_ways import CoTaskRow
from ruralgov.domain.cases.units import unit_name
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import OrganisationRow, organisation_on


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the open cases of a place, and those that its units have which are there no more."""
    yield from _left_by_units(place, read, day)
    for case in read.rows(OpenCaseRow, place=place):
        came = read.one(CaseRow, owner=case.owner)
        if came is None or legal_date(came.reported) <= day:
            yield Hanging(
                place=place,
                kind="case",
                key=case.owner,
                zh=f"诉求 {case.number}（{case.stage.zh}）",
                en=f"case {case.number} ({case.stage.en})",
                command="RelocateCase",
            )


def _left_by_units(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the cases, and the tasks, of organisations of a place that have ended by a day."""
    units = dict.fromkeys(row.owner for row in read.rows(OrganisationRow, place=place))
    for unit in units:
        if organisation_on(read, unit, day) == unit:
            continue
        name = unit_name(read, unit, day)
        for case in read.rows(OpenCaseRow, holder=unit):
            yield Hanging(
                place=place,
                kind="case_of_unit",
                key=case.owner,
                zh=f"诉求 {case.number}（{case.stage.zh}，由已终止的“{name}”承办）",
                en=f"case {case.number} ({case.stage.en}, handled by '{name}', which has ended)",
                command="HandOverCases",
            )
        for task in read.rows(CoTaskRow, state=CoState.OPEN, unit=unit):
            yield Hanging(
                place=place,
                kind="co_task_of_unit",
                key=task.owner,
                zh=f"诉求 {task.number} 的协办（由已终止的“{name}”协办）",
                en=f"case {task.number}, with which '{name}', which has ended, is to help",
                command="ReleaseCoTask",
            )
