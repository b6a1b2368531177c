"""What a reporter says after the report: it is kept sealed, seen by who needs it, and answered."""

from datetime import timedelta

import pytest
from attrs import frozen

from ruralgov.domain import cases as m
from ruralgov.domain.cases import Action, IntakeChannel, Stage
from ruralgov.domain.cases.table import OPEN
from ruralgov.domain.kernel.ids import CITY, CaseId
from tests.town import Town, code_of
from tests.ways import STEPS, WAYS, case_of, matter, report, take

MORE = "家里老人张桂英出不了门"


@frozen
class Line:
    """The hotline, for one case."""

    town: Town
    case: CaseId

    def add(self, words: str = MORE, who: str = "desk") -> None:
        said = m.SupplementCase(case=self.case, channel=IntakeChannel.HOTLINE, words=words)
        self.town.do(who, said)

    def chase(self, words: str = "还要等多久") -> None:
        said = m.ChaseCase(case=self.case, channel=IntakeChannel.HOTLINE, words=words)
        self.town.do("caller", said)

    def answer(self, who: str = "handler") -> None:
        self.town.do(who, m.AnswerChase(case=self.case, answer="配件已到，明日施工"))

    def waiting(self, *, late: bool = False) -> list[CaseId]:
        found = self.town.ask("supervisor", m.Chases(place=CITY, late=late))
        return [one.owner for one in found]


@pytest.fixture
def line(town: Town) -> Line:
    return Line(town, report(town))


@pytest.mark.parametrize("stage", Stage)
def test_rule_49_a_reporter_adds_to_a_case_while_it_is_open(town: Town, stage: Stage) -> None:
    line = Line(town, report(town, matter(town)))
    take(town, line.case, *WAYS[stage])
    before = case_of(town, line.case)
    for action in (Action.SUPPLEMENT, Action.CHASE):
        who, command = STEPS[action]
        if stage in OPEN:
            town.do(who, command(line.case))
        else:
            assert code_of(lambda w=who, c=command: town.do(w, c(line.case))) == (  # type: ignore[misc]
                "case_stage_wrong"
            )
    after = case_of(town, line.case)
    assert (after.stage, after.hold_due, after.deadline, after.urged) == (
        *(before.stage, before.hold_due, before.deadline, before.urged),
    )
    told = 1 if stage in OPEN else 0
    assert (after.aside.supplements, after.aside.chases) == (told, told)


def test_rule_49_what_is_added_is_seen_by_who_needs_it_and_is_in_no_history(line: Line) -> None:
    town = line.town
    line.add()
    take(town, line.case, *WAYS[Stage.SIGNED])
    line.chase()
    file = town.ask("handler", m.CaseFile(case=line.case))
    assert [(one.chased, one.words) for one in file.supplements] == [
        (False, MORE),
        (True, "还要等多久"),
    ]
    assert town.ask("caller", m.CaseFile(case=line.case)).supplements == ()
    steps = town.ask("supervisor", m.CaseHistory(number=file.number))
    assert [one.action for one in steps if one.action in (Action.SUPPLEMENT, Action.CHASE)] == [
        Action.SUPPLEMENT,
        Action.CHASE,
    ]
    assert MORE not in str(steps)


def test_rule_50_who_asks_is_answered_by_the_first_question(line: Line) -> None:
    town = line.town
    take(town, line.case, *WAYS[Stage.HANDLING])
    line.chase()
    (first,) = town.ask("supervisor", m.Chases(place=town.village))
    assert first.due == town.clock.now + timedelta(days=1, hours=-town.clock.now.hour + 9.5)
    town.clock.now += timedelta(hours=5)
    line.chase()
    (again,) = town.ask("supervisor", m.Chases(place=town.village))
    assert (again.due, again.chases) == (first.due, 2)
    town.clock.now = first.due
    assert line.waiting(late=True) == []
    town.clock.now += timedelta(seconds=1)
    assert line.waiting(late=True) == [line.case]
    line.answer()
    assert line.waiting() == []
    assert code_of(line.answer) == "chase_missing"


def test_rule_50_the_desk_answers_while_no_unit_has_the_case(line: Line) -> None:
    line.chase()
    assert code_of(line.answer) == "chase_of_desk"
    line.answer("desk")
    assert line.waiting() == []


def test_rule_50_nobody_waits_once_the_case_has_ended(line: Line) -> None:
    line.chase()
    take(line.town, line.case, Action.CANCEL)
    assert line.waiting() == []
