"""One answer to all reports of one trouble: same words, each its own clock and its own notice."""

from datetime import timedelta

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.access import GrantRole
from ruralgov.domain.cases import Action, IntakeChannel, Stage
from ruralgov.domain.cases.roles import INTAKE
from ruralgov.domain.kernel.ids import AccountId, CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, PersonName
from tests.cases.test_notices import Line, line  # noqa: F401  a fixture
from tests.town import Town, code_of
from tests.ways import WAYS, case_of, matter, report, row, take

A = Action
SAID = "变压器已修复，恢复供电"


def linked(town: Town, *stages: Stage) -> list[CaseId]:
    """Return cases of one problem, each at a stage."""
    matter(town)
    cases = [report(town, "full") for _ in stages]
    for case, stage in zip(cases, stages, strict=True):
        take(town, case, *WAYS[stage])
    town.do("desk", m.OpenProblem(cases=tuple(cases), reason="同一台变压器"))
    return cases


def answer(town: Town, case: CaseId, words: str = SAID, who: str = "desk") -> None:
    town.do(who, m.AnswerLinkedCases(case=case, answer=words))


def numbers(town: Town, *cases: CaseId) -> tuple[str, ...]:
    return tuple(row(town, one).number for one in cases)


def test_rule_57_all_that_stand_at_the_desk_are_answered_in_the_same_words(town: Town) -> None:
    lead, second, third = linked(town, *[Stage.ACCEPTED] * 3)
    answer(town, lead)
    for case in (lead, second, third):
        assert row(town, case).stage is Stage.ANSWERED
        (said,) = [
            one.note
            for one in town.ask("desk", m.CaseHistory(number=row(town, case).number))
            if one.action is A.ANSWER
        ]
        assert said == SAID
    (together,) = town.ask("desk", m.LinkedAnswers(case=lead))
    assert (together.answered, together.left) == (numbers(town, second, third), ())
    assert town.app.verify() == []


def test_rule_57_each_is_judged_by_its_own_clock(town: Town) -> None:
    matter(town)
    early = report(town, "full")
    town.clock.now += timedelta(days=4)
    late = report(town, "full")
    for case in (early, late):
        take(town, case, A.ACCEPT)
    town.do("desk", m.OpenProblem(cases=(late, early), reason="同一台变压器"))
    town.clock.now += timedelta(days=4)
    answer(town, late)
    assert [case_of(town, one).rounds[-1].on_time for one in (early, late)] == [False, True]


def test_rule_57_what_cannot_be_answered_yet_stays_and_is_named(town: Town) -> None:
    lead, reported, handled, done, answered, closed = linked(
        town,
        *(Stage.ACCEPTED, Stage.REPORTED, Stage.HANDLING),
        *(Stage.DONE, Stage.ANSWERED, Stage.CLOSED),
    )
    before = {one: case_of(town, one) for one in (reported, handled, done, answered, closed)}
    answer(town, lead)
    assert {one: case_of(town, one) for one in before} == before
    (together,) = town.ask("desk", m.LinkedAnswers(case=lead))
    assert together.answered == ()
    assert [(one.number, one.stage) for one in together.left] == [
        (row(town, one).number, row(town, one).stage) for one in (reported, handled, done)
    ]


def test_rule_57_work_with_which_its_reporter_was_dissatisfied_is_not_merely_answered(
    town: Town,
) -> None:
    lead, again = linked(town, Stage.ACCEPTED, Stage.CHECKED)
    take(town, again, A.REOPEN)
    answer(town, lead)
    assert row(town, again).stage is Stage.ACCEPTED
    (together,) = town.ask("desk", m.LinkedAnswers(case=lead))
    assert [one.number for one in together.left] == [*numbers(town, again)]


@pytest.mark.parametrize("stage", [Stage.REPORTED, Stage.HANDLING, Stage.ANSWERED])
def test_rule_57_the_case_that_leads_can_be_answered_itself(town: Town, stage: Stage) -> None:
    lead, other = linked(town, stage, Stage.ACCEPTED)
    assert code_of(lambda: answer(town, lead)) == "case_stage_wrong"
    assert row(town, other).stage is Stage.ACCEPTED


def test_rule_57_a_case_of_no_problem_has_nothing_to_be_answered_with(town: Town) -> None:
    case = report(town)
    take(town, case, A.ACCEPT)
    assert code_of(lambda: answer(town, case)) == "case_in_no_problem"


def test_rule_44_one_answer_names_none_of_those_who_reported(town: Town) -> None:
    case = report(town, matter(town))
    command = m.ReportCase(
        matter="full",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("停电"),
        reporter=PersonName.of("吴用之"),
    )
    other = CaseId(town.do("reporter", command).key)
    for one in (case, other):
        take(town, one, A.ACCEPT)
    town.do("desk", m.OpenProblem(cases=(case, other), reason="同一台变压器"))
    assert code_of(lambda: answer(town, case, "已告知吴用之")) == "text_names_person"
    assert row(town, case).stage is Stage.ACCEPTED


def test_rule_57_the_desk_of_the_town_answers_and_that_of_a_village_does_not(town: Town) -> None:
    lead, _ = linked(town, Stage.ACCEPTED, Stage.ACCEPTED)
    for account, place, code in (
        ("village_desk", town.village, "not_granted"),
        ("town_desk", town.town, ""),
    ):
        grant(town, account, place)
        command = m.AnswerLinkedCases(case=lead, answer=SAID)
        acting = {"actor": town.account(account), "purpose": m.CASE_HANDLING}
        found = code_of(lambda a=acting, c=command: town.app.execute(c, **a))  # type: ignore[misc]
        assert found == code


def grant(town: Town, account: str, place: PlaceId) -> None:
    town.do("admin", GrantRole(account=AccountId(account), role=INTAKE, place=place, basis="t"))


def test_rule_57_each_reporter_is_told_for_their_own_case(line: Line) -> None:  # noqa: F811
    town = line.town
    lead, other = linked(town, Stage.ACCEPTED, Stage.ACCEPTED)
    answer(town, lead)
    said = line.run()
    assert len(said) == 2
    for number in numbers(town, lead, other):
        assert f"您反映的诉求（编号{number}）已有答复：{SAID}。之后将回访，听取您的意见。" in said
