"""Every number of the figures of a store, and the cases behind it, counted from its events."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from ruralgov.domain.cases import (
    TABLE,
    Action,
    CaseFigures,
    Exclusion,
    FigureBy,
    FigureCases,
    FigureLine,
    IntakeChannel,
    Level,
    Measure,
    Part,
    ReportCase,
    Terms,
)
from ruralgov.domain.cases.figures.counted import SOURCES
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.kernel.personal import CitizenText, Telephone
from tests.cases.recount import Fact, facts
from tests.town import Town, code_of
from tests.ways import WAY, matter, row, take

A = Action
ACTIONS = (
    *(A.ACCEPT, A.ANSWER, A.DECLINE, A.DISPATCH, A.SIGN, A.HANDLE, A.FORCE, A.TRY_CALL),
    *(A.ASK_RETURN, A.GRANT_RETURN, A.REFUSE_RETURN, A.ESCALATE, A.FAIL_CHECK, A.CLOSE),
    *(A.REFUSE, A.CANCEL, A.LAPSE_RETURN, A.ARBITRATE, A.DISPUTE, A.ASK_RETURN),
    *(A.WITHDRAW, A.RESTORE),
    *(A.ACCEPT, A.DISPATCH, A.SIGN, A.HANDLE, A.CALL_BACK, A.REOPEN) * 8,
    *(A.REPORT_DONE, A.PASS_CHECK) * 16,
)
CASES, STEPS = 20, 400
NAMELESS = frozenset({3, 4, 9, 10})
"""Which of the cases leave neither name nor number."""
IN_FIRST = (Measure.ACCEPTED, Measure.REPEATED)
"""What is counted before a unit or a level is known."""
Cells = dict[tuple[str, str, str], list[str]]


def walked(seed: int, days: int = 0) -> Town:
    """Return a town in which cases of matters of each level went any way they could."""
    town, draw = Town(), random.Random(seed)  # noqa: S311  which way, no secret
    codes = [
        matter(town, level.value, Terms(level=level, ranked=level is not Level.CITY))
        for level in Level
    ]
    cases = list[CaseId]()
    for at in range(CASES):
        command = ReportCase(
            matter=codes[at % len(codes)],
            place=town.village if at % 2 else town.other,
            channel=IntakeChannel.WEB,
            text=CitizenText.of("灯"),
            contact=None if at in NAMELESS else Telephone.of("13900000000"),
        )
        cases.append(CaseId(town.do("reporter", command).key))
    for case in cases[::2]:
        take(town, case, *WAY[:4])
    for _ in range(STEPS):
        town.clock.now += timedelta(
            days=draw.choice([0, 0, 0, days]), hours=draw.choice([0, 0, 1, 3])
        )
        case = draw.choice(cases)
        there = {one.action for one in TABLE if one.source is row(town, case).stage}
        can = [
            one for one in ACTIONS if one in there and (one is not A.FORCE or draw.random() < 0.2)
        ]
        if can:
            code_of(partial(take, town, case, draw.choice(can)))
    return town


def cells(found: list[Fact], by: FigureBy | None) -> Cells:
    counted: Cells = defaultdict(list)
    for one in found:
        key = "" if by is None else str(getattr(one, by.value))
        counted[key, one.measure, one.part].append(one.number)
    return counted


def said(line: FigureLine) -> Iterator[tuple[Measure, str, int]]:
    """Give every number of the figures of a line."""
    for one in line.figures:
        assert one.numerator is not None
        assert one.denominator is not None
        yield one.measure, "counted", one.numerator
        yield one.measure, "missed", one.denominator - one.numerator
        for exclusion, count in one.exclusions.items():
            yield one.measure, exclusion.value, count


@pytest.mark.parametrize("seed", range(3))
def test_every_number_is_what_its_events_say_and_names_its_cases(seed: int) -> None:
    town = walked(seed)
    journal = town.app.storage.journal  # type: ignore[attr-defined]
    nameless = {f"371082-2026-{at + 1:06}" for at in NAMELESS}
    found = [*facts(journal, town.clock.now, nameless)]
    assert {one.measure for one in found} == {one.value for one in Measure}
    for by in (None, *FigureBy):
        first = {one.value for one in IN_FIRST if by in (FigureBy.UNIT, FigureBy.LEVEL)}
        counted = cells([one for one in found if one.measure not in first], by)
        sheet = town.ask("auditor", CaseFigures(by=by))
        lines = [sheet.total] if by is None else sheet.lines
        keys = {key for key, _, _ in counted} - ({""} if by else set())
        assert keys <= {line.key for line in lines}
        for line in lines:
            for measure, part, number in said(line):
                assert number == len(counted[line.key, measure.value, part]), (by, measure, part)
        for (measure, part), _ in SOURCES.items():
            for key in sorted(keys)[:3]:
                query = FigureCases(measure=measure, part=part, by=by, key=key if by else None)
                behind = {*counted[key, measure.value, part.value]}
                assert town.ask("auditor", query) == sorted(behind), (by, key, measure, part)


def test_every_part_has_its_cases() -> None:
    parts = {part for _, part in SOURCES}
    assert parts == {*Part}
    assert {one.value for one in Exclusion} <= {part.value for part in Part}
