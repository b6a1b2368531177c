"""Each boundary of a rule by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import evaluation as e
from ruralgov.domain.access import GrantRow
from ruralgov.domain.evaluation import rules, rules_ballot, rules_result
from ruralgov.domain.evaluation.counting import patterns_of, results_of
from ruralgov.domain.evaluation.model_ballot import paper_key
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, EvaluationId, OrganisationId, PlaceId
from ruralgov.domain.registry import ORGANISATION, Organisation, OrganisationKind, OrganisationSpan
from tests.evaluation.test_attack import small
from tests.given import PROFILE, TODAY, Outcome, given

A_DAY = timedelta(days=1)
KNOWN, _ = small([[None] * 3] * 5, 5)
SCHEME = evolve(KNOWN.scheme, opens=TODAY, closes=TODAY + A_DAY)
KEY = EvaluationId("it")
UNIT, TOWN = OrganisationId("u0"), PlaceId("t0")


def drafted(**more: Any) -> Outcome:
    command = e.DraftEvaluation(scheme=evolve(SCHEME, **more))
    return given(e.ROUND, profile=evolve(PROFILE, smallest=4)).when(command, rules.draft_evaluation)


def criteria(*weights: int) -> tuple[e.Criterion, ...]:
    return tuple(e.Criterion(title=f"指标{n}", weight=one) for n, one in enumerate(weights))


def test_rule_1_a_scheme_that_can_be_is_drafted() -> None:
    drafted(k=4).then(e.EvaluationDrafted(scheme=evolve(SCHEME, k=4)))
    drafted(criteria=criteria(99, 1), low=1, high=1000, dealings_floor=9, objection_days=1).only()


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("evaluation_weights", {"criteria": criteria(60, 39)}),
        ("evaluation_weights", {"criteria": criteria(60, 41)}),
        ("evaluation_weights", {"criteria": criteria(100, 0)}),
        ("evaluation_empty", {"criteria": ()}),
        ("evaluation_empty", {"ratees": ()}),
        ("evaluation_twice", {"ratees": (UNIT, UNIT)}),
        ("evaluation_twice", {"criteria": (*criteria(50), *criteria(50))}),
        ("evaluation_scale", {"low": 5}),
        ("evaluation_scale", {"low": -1}),
        ("evaluation_scale", {"high": 1001}),
        ("evaluation_k", {"k": 3}),
        ("evaluation_floor", {"dealings_floor": 0}),
        ("evaluation_floor", {"objection_days": 0}),
        ("evaluation_floor", {"objection_days": 1001}),
        ("evaluation_weight_wrong", {"weight_department": 101}),
        ("evaluation_weight_wrong", {"weight_stationed": -1}),
        ("evaluation_lines", {"lines": (1, 2)}),
        ("evaluation_lines", {"band_rule": e.BandRule.LINES}),
        ("evaluation_lines", {"band_rule": e.BandRule.LINES, "lines": (3, 2)}),
        ("evaluation_lines", {"band_rule": e.BandRule.LINES, "lines": (3, 6)}),
        ("evaluation_days", {"until": SCHEME.since}),
        ("evaluation_days", {"towns_on": SCHEME.since - A_DAY}),
        ("evaluation_days", {"opens": SCHEME.since - A_DAY}),
        ("evaluation_days", {"closes": SCHEME.opens - A_DAY}),
    ],
)
def test_rule_1_a_scheme_that_cannot_be_is_refused(code: str, more: dict[str, Any]) -> None:
    drafted(**more).refused(code)


def test_rule_1_without_a_profile_three_is_the_least() -> None:
    command = e.DraftEvaluation(scheme=evolve(SCHEME, k=3))
    early = evolve(PROFILE, since=TODAY + A_DAY)
    given(e.ROUND, profile=early).when(command, rules.draft_evaluation).only()
    two = e.DraftEvaluation(scheme=evolve(SCHEME, k=2))
    said = given(e.ROUND, profile=early).when(two, rules.draft_evaluation)
    said.refused("evaluation_k", least=3)


def at(stage: e.EvaluationStage, **more: Any) -> e.Evaluation:
    return evolve(KNOWN, scheme=SCHEME, stage=stage, **more)


@pytest.mark.parametrize(
    ("rule", "command", "stages"),
    [
        (rules.open_evaluation, e.OpenEvaluation(evaluation=KEY), {"published"}),
        (rules.redraft_evaluation, e.RedraftEvaluation(evaluation=KEY, scheme=SCHEME), {"draft"}),
        (
            rules.cancel_evaluation,
            e.CancelEvaluation(evaluation=KEY, reason="t"),
            {"draft", "published", "open", "closed"},
        ),
        (
            rules.extend_evaluation,
            e.ExtendEvaluation(evaluation=KEY, closes=TODAY + 2 * A_DAY, reason="t"),
            {"published", "open"},
        ),
        (
            rules_result.enter_return_marks,
            e.EnterReturnMarks(evaluation=KEY, marks=(), source="t"),
            {"closed"},
        ),
        (rules_result.compute_evaluation, e.ComputeEvaluation(evaluation=KEY), {"closed"}),
    ],
)
def test_each_step_has_its_stages(rule: Any, command: Any, stages: set[str]) -> None:
    for stage in e.EvaluationStage:
        said = given(e.ROUND, state=at(stage)).when(command, rule)
        assert said.code == ("" if stage.value in stages else "evaluation_stage"), stage


def test_rule_5_a_round_opens_on_its_day_and_closes_after_the_last() -> None:
    known = at(e.EvaluationStage.PUBLISHED)
    command = e.OpenEvaluation(evaluation=KEY)
    early = given(e.ROUND, state=known, today=TODAY - A_DAY)
    early.when(command, rules.open_evaluation).refused("evaluation_not_yet", day=TODAY)
    known, close = at(e.EvaluationStage.OPEN), e.CloseEvaluation(evaluation=KEY)
    for days, code in ((1, "evaluation_still_open"), (2, "")):
        there = given(e.ROUND, state=known, today=TODAY + days * A_DAY)
        assert there.when(close, rules.close_evaluation).code == code


def test_rule_5_an_extension_is_later_and_in_time() -> None:
    known = at(e.EvaluationStage.OPEN)
    for closes, today, code in (
        (SCHEME.closes, TODAY, "evaluation_extended_back"),
        (SCHEME.closes + A_DAY, SCHEME.closes, ""),
        (SCHEME.closes + 2 * A_DAY, SCHEME.closes + A_DAY, "evaluation_extended_back"),
    ):
        command = e.ExtendEvaluation(evaluation=KEY, closes=closes, reason="t")
        said = given(e.ROUND, state=known, today=today).when(command, rules.extend_evaluation)
        assert said.code == code


ROLE = GrantRow(
    owner="g",
    account=AccountId("me"),
    role=e.TOWN_RATER,
    place=TOWN,
    since=TODAY,
    until=TODAY + 9 * A_DAY,
)
DECISION = e.TownDecision(form=e.DecisionForm.MEETING, day=TODAY, reference="t", posts=())
PAPER = e.TownPaper(evaluation=KEY, town=TOWN, decision=DECISION, by=AccountId("me"))
SPAN = OrganisationSpan(
    name="局", kind=OrganisationKind.DEPARTMENT, place=PlaceId("city"), since=date(2020, 1, 1)
)


def cast(marks: str, dealings: str, **more: Any) -> Outcome:
    command = e.CastBallot(
        evaluation=KEY,
        town=TOWN,
        ratee=UNIT,
        marks=e.BallotMarks.of(marks),
        dealings=e.BallotMarks.of(dealings),
    )
    others: dict[tuple[str, str], Any] = {
        (e.ROUND.kind, KEY): evolve(
            at(e.EvaluationStage.OPEN), scheme=evolve(SCHEME, dealings_floor=3)
        ),
        (e.PAPER.kind, paper_key(KEY, TOWN)): PAPER,
        (ORGANISATION.kind, UNIT): Organisation(spans=(SPAN,)),
    }
    there = given(e.BALLOT, others=others, rows=more.pop("rows", (ROLE,)), **more)
    return there.when(command, rules_ballot.cast_ballot)


@pytest.mark.parametrize(
    ("marks", "dealings", "code"),
    [
        ("5 0", "3", ""),
        ("- 0", "3", ""),
        ("-", "0", ""),
        ("-", "9", ""),
        ("- -", "0", ""),
        ("5 0", "2", "ballot_dealings"),
        ("5 0", "-", "ballot_dealings"),
        ("-", "-", "ballot_dealings"),
        ("5 0", "3 3", "ballot_dealings"),
        ("5", "3", "ballot_marks_count"),
        ("5 5 5", "3", "ballot_marks_count"),
        ("6 5", "3", "ballot_mark_outside"),
        ("5 6", "3", "ballot_mark_outside"),
    ],
)
def test_rule_8_marks_need_dealings_and_fit_the_scheme(
    marks: str, dealings: str, code: str
) -> None:
    said = cast(marks, dealings)
    assert said.code == code
    assert marks not in {str(one) for one in said.facts.values()}, "no refusal repeats a mark"


def test_rule_7_a_role_counts_at_the_town_itself_while_it_holds() -> None:
    city = evolve(ROLE, place=PlaceId("city"))
    for row in (city, evolve(ROLE, account=AccountId("you")), evolve(ROLE, until=TODAY)):
        cast("5 5", "3", rows=(row,)).refused("town_not_own")
    cast("5 5", "3", ended=(TOWN,)).refused("town_ended")


def test_rule_5_ballots_come_in_on_both_ends_of_their_days() -> None:
    for days, code in ((0, ""), (1, ""), (2, "ballots_closed")):
        assert cast("5 5", "3", today=TODAY + days * A_DAY).code == code


def test_rule_7_a_second_account_of_the_same_person_is_the_same_person() -> None:
    other = e.TownPaperRow(
        owner="p", evaluation=KEY, town=PlaceId("t1"), by=AccountId("twin"), ballots=1
    )
    rows = (ROLE, other)
    assert cast("5 5", "3", rows=rows).code == ""
    same = {"me": "person", "twin": "person"}
    cast("5 5", "3", rows=rows, persons=same).refused("person_for_two_towns", other="t1")


@pytest.mark.parametrize("text", ["", " ", "9,5", "-1", "九", "1.5", "- x", "1234567"])
def test_marks_are_whole_numbers_and_a_wrong_one_is_not_repeated(text: str) -> None:
    with pytest.raises(BadInput) as raised:
        e.BallotMarks.of(text)
    assert raised.value.code == "ballot_marks_wrong"
    assert not raised.value.facts


def test_marks_are_kept_as_they_are_read_and_never_printed() -> None:
    found = e.BallotMarks.of(" ９０  085 - ")
    assert found == e.BallotMarks.of("90 85 -")
    assert found.numbers() == (90, 85, None)
    assert "90" not in f"{found} {found!r}"


def test_rule_13_patterns_are_counted_from_k_on_and_change_nothing() -> None:
    same: list[Any] = [[(5, 5)] * 3] * 5
    known, marks = small(same, 5)
    results = results_of(known, marks, frozenset())
    patterns = patterns_of(known, marks, results)
    assert patterns == e.Patterns(flat=5, twins=5, mutual=None)
    assert [one.scored for one in results] == [5, 5, 5]
    unlike: list[Any] = [[(n, 5 - n)] * 3 for n in range(5)]
    known, marks = small(unlike, 5)
    results = results_of(known, marks, frozenset())
    assert patterns_of(known, marks, results) == e.Patterns(flat=0, twins=0, mutual=0)
