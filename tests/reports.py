"""Reports of trouble, taken to their end or linked, in the small town of the tests."""

from typing import Any

from ruralgov.domain import cases as m
from ruralgov.domain.cases import (
    FileOfProblem,
    IntakeChannel,
    LinkCase,
    OpenProblem,
    ProblemFile,
    Satisfaction,
    UnlinkCase,
    Workload,
    WorkloadOf,
)
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, Telephone
from ruralgov.domain.kernel.point import Point
from tests.town import Town

WORDS = "村口路灯坏了三天"
POINT = Point(longitude=122_500_000, latitude=37_200_000)
JANUARY: dict[str, Any] = {"first": "2026-01", "last": "2026-01"}
WHY = "同一盏灯"
GIVEN: dict[str, Any] = {
    "matter": "light",
    "channel": IntakeChannel.WEB,
    "contact": Telephone.of("13900000000"),
}


def report(town: Town, words: str = WORDS, place: PlaceId | None = None, **more: Any) -> CaseId:
    command = m.ReportCase(
        **GIVEN | more,
        place=place or town.village,
        text=CitizenText.of(words),
    )
    return CaseId(town.do("reporter", command).key)


def problem(town: Town, *cases: CaseId) -> str:
    return town.do("desk", OpenProblem(cases=cases, reason=WHY)).key


def link(town: Town, problem: str, case: CaseId) -> None:
    town.do("desk", LinkCase(problem=problem, case=case, reason=WHY))


def unlink(town: Town, problem: str, case: CaseId) -> None:
    town.do("desk", UnlinkCase(problem=problem, case=case, reason="另一盏灯"))


def file(town: Town, problem: str) -> FileOfProblem:
    found: FileOfProblem = town.ask("auditor", ProblemFile(problem=problem))
    return found


def finish(town: Town, case: CaseId, said: Satisfaction = Satisfaction.SATISFIED) -> None:
    """Take a case to its end; whoever stays dissatisfied is asked twice."""
    town.do("desk", m.AcceptCase(case=case))
    for _ in range(2 if said is Satisfaction.DISSATISFIED else 1):
        town.do("desk", m.DispatchCase(case=case))
        for command in (m.SignCase, m.HandleCase):
            town.do("handler", command(case=case))
        town.do("handler", m.ReportDone(case=case, outcome="已修复"))
        town.do("checker", m.CheckCase(case=case, passed=True, note="看过"))
        town.do("caller", m.CallBack(case=case, satisfaction=said))
    town.do("desk", m.CloseCase(case=case))


def workload(town: Town, **more: Any) -> Workload:
    found: Workload = town.ask("auditor", WorkloadOf(**JANUARY | more))
    return found
