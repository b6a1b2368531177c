"""Rule 7: on no walk, whatever is defined, published or merged meanwhile, is a verdict changed."""

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import cases as m
from ruralgov.domain.cases import Case, Round, Spell, Stage, Terms
from ruralgov.domain.kernel.calendar import (
    DayKind,
    DayMark,
    PublishedYear,
    Session,
    legal_date,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.hours import OwnHours
from ruralgov.domain.kernel.ids import CaseId
from ruralgov.domain.policy import PublishCalendar, SetUnitHours
from ruralgov.domain.registry import MergePlace
from tests.sampling import fewer
from tests.town import UNIT, Town, code_of
from tests.ways import MAIN, WAYS, A, case_of, matter, report, take

DAY = timedelta(days=1)
OFTEN = (A.ACCEPT, A.DISPATCH, A.SIGN, A.HANDLE, A.REPORT_DONE, A.FAIL_CHECK, A.ESCALATE)


def defined(town: Town, _: CaseId, n: int) -> tuple[str, Any]:
    """Give the matter of the case another limit from tomorrow on."""
    return "admin", m.DefineMatter(
        code="full",
        name="路灯",
        standard="不亮",
        unit="镇街城建办",
        limit=TimeLimit(n, TimeUnit.WORKING_DAYS if n % 2 else TimeUnit.CALENDAR_DAYS),
        since=legal_date(town.clock.now) + DAY,
        source="t",
        terms=Terms(extension=3, pause_days=10, around_the_clock=not n % 2),
    )


def published(town: Town, _: CaseId, n: int) -> tuple[str, Any]:
    """Correct the calendar of the year: some days from today on are off."""
    today = legal_date(town.clock.now)
    days = [day for day in (today + one * DAY for one in range(n)) if day.year == today.year]
    marks = tuple(DayMark(day, DayKind.HOLIDAY, "延长") for day in days)
    year = PublishedYear(year=today.year, source=f"{n}", marks=marks)
    return "admin", PublishCalendar(year=year, reason="通知")


def hours(town: Town, _: CaseId, n: int) -> tuple[str, Any]:
    """Let a unit work in the mornings of some days alone, from tomorrow on."""
    week = ((Session(480, 720),),) * (n % 7 + 1) + ((),) * (6 - n % 7)
    since = legal_date(town.clock.now) + DAY
    return "admin", SetUnitHours(
        unit=UNIT, hours=OwnHours(name="半日", source="t", since=since, week=week)
    )


def given_out(_: Town, case: CaseId, __: int) -> tuple[str, Any]:
    return "desk", m.DispatchCase(case=case, unit=UNIT, reason="归口")


def merged(town: Town, _: CaseId, __: int) -> tuple[str, Any]:
    """Merge the village of the case into its neighbour from tomorrow on."""
    since = legal_date(town.clock.now) + DAY
    return "registrar", MergePlace(place=town.village, into=town.other, since=since, cause="t")


WORLD = (defined, published, hours, given_out, merged)


def rounds_of(case: Case) -> list[Round]:
    """Return the rounds as they were judged: what a reporter says of one is added later."""
    return [change(one, satisfaction=None, milestones=()) for one in case.rounds]


@fewer(2)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*MAIN, *OFTEN, *OFTEN, *WORLD]), st.integers(1, 72), st.integers(1, 9)
        ),
        min_size=10,
        max_size=50,
    )
)
def test_rule_7_on_any_walk_what_is_judged_stays_judged(walk: list[tuple[Any, int, int]]) -> None:
    town = Town()
    case = report(town, matter(town))
    take(town, case, *WAYS[Stage.HANDLING])
    rounds: list[Round] = []
    spells: list[Spell] = []
    for step, passed, n in walk:
        town.clock.now += timedelta(hours=passed)
        account, command = (
            (MAIN[step][0], MAIN[step][1](case)) if step in MAIN else step(town, case, n)
        )
        code_of(lambda account=account, command=command: town.do(account, command))  # type: ignore[misc]
        now = case_of(town, case)
        frozen = rounds_of(now)
        assert frozen[: len(rounds)] == rounds
        assert list(now.spells[: len(spells)]) == spells
        assert [one.number for one in frozen] == list(range(1, len(frozen) + 1))
        assert len(frozen) in {now.round - 1, now.round}
        rounds, spells = frozen, list(now.spells)
    assert town.app.verify() == []
