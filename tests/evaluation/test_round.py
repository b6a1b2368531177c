"""A round from its draft to its end: each rule, by its number here and in the invariants."""

from typing import Any

import pytest

from ruralgov.domain import evaluation as e
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole, RecordAsKnown
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import CITY, AccountId, EvaluationId
from ruralgov.domain.registry import OrganisationKind
from tests.evaluation.rounds import (
    A_DAY,
    HOST,
    REVIEWER,
    Round,
    ballot,
    of_unit,
    rater,
    scheme,
    unit,
)
from tests.town import code_of

GOOD = "90 90,91 90,92 90,93 90,94 90,95 90"


@pytest.fixture
def round_() -> Round:
    return Round()


def test_rule_6_invariant_30_a_second_ballot_takes_the_place_of_the_first(round_: Round) -> None:
    for marks in ("10 10", "20 20", "90 90"):
        round_.cast(0, 0, marks)
    for number in range(1, 5):
        round_.cast(number, 0, "80 80")
    (own,) = [one for one in round_.sheet(0).lines if one.entered is not None]
    assert own.marks == "90 90"
    round_.compute()
    line = round_.line(0)
    assert (line.ballots, line.scored, line.mean) == (5, 5, 8200)


def test_rule_5_invariant_30_nothing_changes_after_the_last_day(round_: Round) -> None:
    round_.cast(0, 0, "90 90")
    again, back = (
        round_.ballot(0, 0, "10 10"),
        e.WithdrawBallot(
            evaluation=round_.key, town=round_.places[0], ratee=round_.units[0], reason="录错"
        ),
    )
    early = e.CloseEvaluation(evaluation=round_.key)
    assert round_.refused(early) == "evaluation_still_open"
    round_.town.clock.now += A_DAY
    for command in (again, back, round_.decision(0)):
        assert round_.says(0, command) == "ballots_closed", "also before anybody closed it"
    late = e.ExtendEvaluation(evaluation=round_.key, closes=round_.today + A_DAY, reason="延期")
    assert round_.refused(late) == "evaluation_extended_back"
    round_.do(early)
    for command in (again, back, round_.decision(0)):
        assert round_.says(0, command) == "ballots_closed"


def test_rule_5_a_ballot_of_the_wrong_unit_is_withdrawn_and_entered_anew(round_: Round) -> None:
    round_.cast(0, 0, "90 90")
    back = e.WithdrawBallot(
        evaluation=round_.key, town=round_.places[0], ratee=round_.units[0], reason="填错单位"
    )
    round_.by(0, back)
    assert round_.says(0, back) == "ballot_missing"
    assert [one.marks for one in round_.sheet(0).lines] == [None, None, None]
    for number in range(1, 6):
        round_.cast(number, 0, "80 80")
    round_.compute()
    line = round_.line(0)
    assert (line.ballots, line.scored, line.mean) == (5, 5, 8000)


def test_rule_3_invariant_30_no_town_and_no_towns_own_is_rated(round_: Round) -> None:
    town, kinds = round_.town, OrganisationKind
    place = round_.places[1]
    government = unit(town, "某镇人民政府", kinds.TOWN_GOVERNMENT, place)
    station = unit(town, "某镇农技站", kinds.PUBLIC_INSTITUTION, CITY, government)
    library = unit(town, "某镇文化站", kinds.PUBLIC_INSTITUTION, place)
    bureau = unit(town, "公安局")
    police = unit(town, "某镇派出所", kinds.OUTPOST, place, bureau)
    borrowed = unit(town, "某镇所", kinds.OUTPOST, place, government)

    def published(*ratees: Any) -> str:
        draft = e.DraftEvaluation(scheme=scheme(town, *ratees))
        return round_.refused(e.PublishEvaluation(evaluation=EvaluationId(round_.do(draft).key)))

    assert published(government) == "ratee_not_department"
    assert [published(one) for one in (station, library, borrowed)] == ["ratee_of_town"] * 3
    assert published(round_.units[0]) == "ratee_taken", "the open round rates it for these days"
    assert published(bureau, police) == ""


def test_rule_7_invariant_30_who_is_above_a_town_is_no_town(round_: Round) -> None:
    town, place = round_.town, round_.places[0]
    cast = round_.ballot(0, 0, "90 90")
    own = e.TownSheet(evaluation=round_.key, place=place)
    acting = town.acting("town_rater")  # which holds the role at the city
    assert round_.refused(cast, "town_rater") == "town_not_own"
    assert code(lambda: town.app.query(own, **acting)) == "town_not_own"
    acting = round_.acting(1)
    assert code(lambda: town.app.query(own, **acting)) == "not_granted"
    assert round_.says(1, cast) == "not_granted"
    rater(town, "town_rater", place)
    assert round_.refused(cast, "town_rater") == ""


def test_rule_7_a_person_fills_in_for_one_town(round_: Round) -> None:
    rater(round_.town, round_.accounts[0], round_.places[1])
    assert round_.says(0, round_.ballot(1, 0, "90 90")) == "person_for_two_towns"
    assert round_.says(0, round_.decision(1)) == "person_for_two_towns"
    assert round_.says(0, round_.ballot(0, 0, "90 90")) == ""


def test_rule_8_two_people_of_the_town_decide(round_: Round) -> None:
    first, second = round_.posts[0]
    other, _ = round_.posts[1]

    def decided(*posts: Any, **more: Any) -> str:
        values: dict[str, Any] = {
            "form": e.DecisionForm.LEADERS,
            "day": round_.today,
            "reference": "纪要",
        }
        decision = e.TownDecision(**values | more, posts=posts)
        town = round_.places[0]
        return round_.says(
            0, e.RecordTownDecision(evaluation=round_.key, town=town, decision=decision)
        )

    assert decided() == decided(first) == decided(first, first) == "decision_alone"
    assert decided(first, other) == "decision_post_strange"
    assert decided(first, second, day=round_.today - A_DAY) == "decision_ahead"
    assert decided(first, second, day=round_.today + A_DAY) == "decision_ahead"
    assert decided(first, second) == ""
    leave = r.LeavePost(post=second, person=holder(round_, second), since=round_.today, reason="调")
    round_.do(leave, "registrar")
    assert decided(first, second) == "decision_alone", "nobody holds the second post that day"


def test_rule_8_no_ballot_without_a_decision_of_the_town() -> None:
    round_ = Round(decided=False)
    assert round_.says(0, round_.ballot(0, 0, "90 90")) == "town_undecided"
    round_.by(0, round_.decision(0))
    assert round_.says(0, round_.ballot(0, 0, "90 90")) == ""


def test_rule_2_a_town_that_is_not_of_the_electorate_enters_nothing(round_: Round) -> None:
    late = round_.town.place("371082190", "新镇")
    rater(round_.town, round_.accounts[0], late)
    cast = ballot(round_.key, late, round_.units[0], "90 90")
    assert round_.says(0, cast) == "town_not_rater"


def test_rule_10_invariant_31_under_k_nothing_is_shown_but_counts_and_why(round_: Round) -> None:
    round_.fill(GOOD, "10 10,20 20,30 30,40 40,-,-", "50 -,50 -,50 1,50 2,50 3,50 4")
    round_.compute()
    few, criterion = round_.line(1), round_.line(2)
    assert (few.withheld, few.ballots, few.scored) == (e.Withheld.FEW, 6, 4)
    assert criterion.withheld is e.Withheld.FEW_CRITERION
    assert [one.marks for one in criterion.criteria] == [6, 4]
    for line in (few, criterion):
        assert (line.mean, line.low, line.high, line.band) == (None, None, None, None)
        assert {(one.mean, one.half) for one in line.criteria} == {(None, None)}
        assert "5" in line.reason_zh
        assert "4" in line.reason_zh
        assert "4" in line.reason_en
    query = RecordAsKnown(kind="evaluation", key=str(round_.key))
    state = round_.town.ask("auditor", query).state
    kept = next(one for one in state["results"] if one["ratee"] == round_.units[1])
    assert kept["mean"] is None, "what is not shown is not kept"
    assert round_.line(0).mean is not None


def test_rule_10_invariant_31_withheld_is_not_empty(round_: Round) -> None:
    round_.fill(GOOD)
    round_.compute()
    lines = [round_.line(at) for at in (1, 2)]
    assert [(one.ballots, one.withheld) for one in lines] == [(0, e.Withheld.FEW)] * 2
    assert all("0" in one.reason_zh and "0" in one.reason_en for one in lines)
    sheet = round_.outcome()
    assert len(sheet.withheld) + sum(len(one.units) for one in sheet.bands) == 3


def test_rule_9_nothing_is_shown_before_it_is_computed(round_: Round) -> None:
    round_.fill(GOOD)
    for query in (
        e.EvaluationOutcome(evaluation=round_.key),
        e.EvaluationPatterns(evaluation=round_.key),
        e.CommentsToRewrite(evaluation=round_.key, ratee=round_.units[0]),
    ):
        assert code(lambda query=query: round_.town.ask(HOST, query)) == "evaluation_sealed"
    sheet = round_.town.ask(HOST, e.Participation(evaluation=round_.key))
    assert [one.ballots for one in sheet.lines] == [1] * 6
    assert (sheet.towns, sheet.decided, sheet.complete) == (6, 6, 0)


def test_rule_9_a_round_is_computed_once_and_cancelled_only_before(round_: Round) -> None:
    round_.fill(GOOD)
    round_.compute()
    compute = e.ComputeEvaluation(evaluation=round_.key)
    cancel = e.CancelEvaluation(evaluation=round_.key, reason="重来")
    assert round_.refused(compute) == round_.refused(cancel) == "evaluation_stage"


def test_rule_9_a_round_that_is_cancelled_leaves_its_units_to_another(round_: Round) -> None:
    round_.fill(GOOD)
    round_.do(e.CancelEvaluation(evaluation=round_.key, reason="方案有误"))
    assert round_.says(0, round_.ballot(0, 0, "80 80")) == "ballots_closed"
    draft = e.DraftEvaluation(scheme=scheme(round_.town, *round_.units))
    again = EvaluationId(round_.do(draft).key)
    assert round_.refused(e.PublishEvaluation(evaluation=again)) == ""


def test_rule_14_an_objection_is_answered_by_another_person(round_: Round) -> None:
    round_.fill(GOOD, GOOD)
    of_unit(round_.town, "rated_unit", round_.units[0])
    round_.compute()
    theirs = e.ObjectToResult(evaluation=round_.key, ratee=round_.units[1], reason="有误")
    assert round_.refused(theirs, "rated_unit") == "objection_not_own"
    mine = e.ObjectToResult(evaluation=round_.key, ratee=round_.units[0], reason="有误")
    round_.do(mine, "rated_unit")
    assert round_.refused(mine, "rated_unit") == "objection_open"
    answer = e.AnswerObjection(evaluation=round_.key, objection=1, upheld=True, reason="属实")
    for account in (HOST, "rated_unit"):
        grant_reviewer(round_, account)
        assert round_.refused(answer, account) == "objection_same_person"
    final = e.FinaliseEvaluation(evaluation=round_.key)
    assert round_.refused(final) == "objection_open"
    other = round_.line(1)
    round_.do(answer, REVIEWER)
    aside = round_.line(0)
    assert (aside.withheld, aside.mean, aside.ballots) == (e.Withheld.SET_ASIDE, None, 6)
    assert {(one.mean, one.half) for one in aside.criteria} == {(None, None)}
    assert round_.line(1) == other, "nothing is computed anew"
    assert round_.refused(answer, REVIEWER) == "objection_missing"
    assert round_.refused(final) == "evaluation_not_yet"
    round_.town.clock.now += 2 * A_DAY
    assert round_.refused(mine, "rated_unit") == "objection_over"
    assert round_.refused(final) == ""
    assert round_.outcome().stage is e.EvaluationStage.FINAL


def test_rule_11_comments_leave_in_other_words_sorted_and_from_k_ballots_on(round_: Round) -> None:
    for number in range(6):
        round_.cast(number, 0, "90 90", f"第{6 - number}条意见" if number < 3 else "")
    round_.cast(0, 1, "10 10", "只有我写了")
    round_.compute()
    ask = e.CommentsToRewrite(evaluation=round_.key, ratee=round_.units[0])
    assert round_.town.ask(HOST, ask) == ["第4条意见", "第5条意见", "第6条意见"]
    few = e.CommentsToRewrite(evaluation=round_.key, ratee=round_.units[1])
    assert code(lambda: round_.town.ask(HOST, few)) == "comments_withheld"

    def released(*words: str, at: int = 0) -> str:
        unit_ = round_.units[at]
        return round_.refused(e.ReleaseComments(evaluation=round_.key, ratee=unit_, words=words))

    assert released("随便", at=1) == "comments_withheld"
    assert released("改写", "第5条意见") == "comment_verbatim"
    assert released("望加快", "服务好") == ""
    assert round_.line(0).comments == tuple(sorted(("望加快", "服务好")))


def test_a_unit_that_ended_before_the_close_has_no_figures(round_: Round) -> None:
    round_.fill("80 80,80 80,80 80,80 80,80 80", GOOD)
    close = r.MergeOrganisation(
        organisation=round_.units[0], into=round_.units[2], since=round_.today, cause="机构改革"
    )
    round_.do(close, "registrar")
    assert round_.says(5, round_.ballot(5, 0, "80 80")) == "ratee_ended"
    round_.compute()
    line = round_.line(0)
    assert (line.withheld, line.ballots, line.mean) == (e.Withheld.UNIT_ENDED, 5, None)
    assert round_.line(1).mean is not None


def test_a_town_that_merged_counts_with_what_it_entered_and_enters_no_more(round_: Round) -> None:
    round_.fill("90 90,80 80,80 80,80 80,80 80")
    hung = round_.town.ask("registrar", r.HangingOn(place=round_.places[4]))
    assert hung.counts["evaluation_paper"] == 1
    merge = r.MergePlace(
        place=round_.places[4], into=round_.places[3], since=round_.today, cause="撤镇"
    )
    round_.do(merge, "registrar")
    assert round_.says(4, round_.ballot(4, 0, "10 10")) in ("town_ended", "not_granted")
    sheet = round_.town.ask(HOST, e.Participation(evaluation=round_.key))
    assert [one.stands for one in sheet.lines] == [True] * 4 + [False, True]
    round_.compute()
    line = round_.line(0)
    assert (line.ballots, line.mean) == (5, 8200)


def test_rule_4_invariant_32_the_towns_count_for_what_the_law_asks_and_it_is_cited(
    round_: Round,
) -> None:
    town = round_.town
    bureau = unit(town, "公安局")
    police = unit(town, "派出所", OrganisationKind.OUTPOST, round_.places[1], bureau)

    def published(department: int, stationed: int) -> str:
        weights = {"weight_department": department, "weight_stationed": stationed}
        draft = e.DraftEvaluation(scheme=scheme(town, bureau, police, **weights))
        key = EvaluationId(round_.do(draft).key)
        said = round_.refused(e.PublishEvaluation(evaluation=key))
        if not said:
            found = town.ask(HOST, e.EvaluationFile(evaluation=key)).weights
            assert [(one.weight, one.rules[0].least) for one in found] == [(30, 30), (60, 60)]
            assert all("第十八条" in one.rules[0].law for one in found)
        return said

    assert published(29, 60) == published(30, 59) == "evaluation_weight_low"
    assert published(30, 60) == ""


def test_what_is_known_of_a_ballot_never_says_what_is_in_it(round_: Round) -> None:
    round_.cast(0, 0, "90 90", "很好")
    round_.cast(0, 1, "-")
    files = []
    for at in (0, 1):
        key = f"{round_.key}/{round_.places[0]}/{round_.units[at]}"
        kind = "evaluation_ballot"
        file = round_.town.ask("auditor", RecordAsKnown(kind=kind, key=key))
        assert file.closed == ("comment", "dealings", "marks")
        files.append((file.closed, [one.closed for one in file.events]))
        opened = RecordAsKnown(kind=kind, key=key, personal=True)
        assert code(lambda opened=opened: round_.town.ask("auditor", opened)) == "file_guarded"
        assert "90" not in str(file.state)
        assert "很好" not in str(file)
    assert files[0] == files[1], "not even whether it says anything"


def test_rule_12_what_a_ballot_says_is_erased_once_its_round_is_over(round_: Round) -> None:
    for number in range(5):
        round_.cast(number, 0, "90 90", "很好")
    erase = e.EraseBallot(
        evaluation=round_.key,
        town=round_.places[0],
        ratee=round_.units[0],
        ground=ErasureGround.PURPOSE_DONE,
        reason="评议已结束",
    )
    assert round_.refused(erase, "privacy") == "ballot_erasure_early"
    round_.compute()
    assert round_.refused(erase, "privacy") == "ballot_erasure_early", "it may still be objected to"
    round_.town.clock.now += 2 * A_DAY
    round_.do(e.FinaliseEvaluation(evaluation=round_.key))
    before = round_.line(0)
    round_.do(erase, "privacy")
    assert round_.refused(erase, "privacy") == "erased_already"
    mine, other = (round_.sheet(number).lines[0] for number in (0, 1))
    assert (mine.marks, mine.dealings, mine.comment) == ("erased",) * 3
    assert (other.marks, other.comment) == ("90 90", "很好"), "of one ballot alone"
    assert round_.line(0) == before, "results stand as they were computed"
    assert round_.town.app.verify() == []


def code(action: Any) -> str:
    return code_of(action)


def holder(round_: Round, post: Any) -> Any:
    return round_.town.ask("registrar", r.PostHolders(post=post))[0].person


def grant_reviewer(round_: Round, account: str) -> None:
    grant = GrantRole(
        account=AccountId(account), role=e.EVALUATION_REVIEWER, place=CITY, basis="兼任"
    )
    round_.do(grant, "admin")
