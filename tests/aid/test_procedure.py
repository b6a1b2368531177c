"""Proceedings: steps in their order, two who investigate, notices, and who decides."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    AidOutcome,
    AidStage,
    AidStep,
    AidTrack,
    Programme,
)
from ruralgov.domain.aid import rules_deciding_procedure as deciding
from ruralgov.domain.aid import rules_notice_procedure as notice
from ruralgov.domain.aid import rules_procedure as rules
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.rows_procedure import AidProceedingRow
from ruralgov.domain.kernel.ids import CITY, AccountId, AidFileId, AidProceedingId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.registry import PERSON, Person
from tests.aid.scenario_procedure import ACCEPTED, FOUR, LATER, checked, decided
from tests.aid.test_applications import applied
from tests.aid.test_files import ANNA, opened, person
from tests.given import KEY, TODAY, Situation, given

A_DAY = timedelta(days=1)
IT, FILE = AidProceedingId(KEY), AidFileId("f")
ME, ONE, TWO, BOSS = (AccountId(name) for name in ("me", "one", "two", "boss"))
WORDS = OfficerText("属实")
HEAD = f"person/{ANNA}"


def begun(track: AidTrack = AidTrack.MINIMUM, **more: Any) -> a.AidProceedingBegun:
    plain: dict[str, Any] = {"programme": Programme.MINIMUM, "accepted": ACCEPTED, "by": ONE}
    return a.AidProceedingBegun(file=FILE, application=1, track=track, **(plain | more))


def step(number: int, which: AidStep, day: date = ACCEPTED, **more: Any) -> a.AidStepDone:
    return a.AidStepDone(number=number, step=which, day=day, by=ONE, findings=WORDS, **more)


OPINION = step(3, AidStep.OPINION, favour=True, amount=FOUR)
LOOKED = (
    begun(),
    step(1, AidStep.INVESTIGATION, investigators=(ONE, TWO)),
    step(2, AidStep.CHECKING),
    OPINION,
)


def posted(since: date = ACCEPTED, number: int = 1) -> a.AidNoticePosted:
    last = since + 6 * A_DAY
    return a.AidNoticePosted(number=number, since=since, last=last, members=2, amount=FOUR, by=ONE)


def granted(day: date = LATER, **more: Any) -> a.AidDecided:
    plain: dict[str, Any] = {
        "number": 1,
        "outcome": AidOutcome.GRANTED,
        "amount": FOUR,
        "since": Month("2025-08"),
        "by": BOSS,
    }
    return a.AidDecided(day=day, reasons=WORDS, **(plain | more))


GRANTED = (*LOOKED, posted(), granted())


def paid(month: str) -> a.AidPaid:
    return a.AidPaid(month=Month(month), amount=FOUR, day=TODAY, by=ME)


def family(*events: object, stage: AidStage = AidStage.ACCEPTED) -> a.AidFile:
    file: a.AidFile = given(AID_FILE, opened(), applied(), *events).state
    one = evolve(file.applications[0], stage=stage, accepted=ACCEPTED)
    found: a.AidFile = evolve(file, applications=(one,))
    return found


def at(
    *events: object, file: a.AidFile | None = None, kin: Person | None = None, **more: Any
) -> Situation:
    others = {(AID_FILE.kind, "f"): file or family(), (PERSON.kind, "kin"): kin or person()}
    return given(AID_PROCEEDING, *events, others=others, **more)


def row(**more: Any) -> AidProceedingRow:
    plain: dict[str, Any] = {
        "owner": "x",
        "file": FILE,
        "application": 1,
        "programme": Programme.MINIMUM,
        "track": AidTrack.MINIMUM,
        "accepted": ACCEPTED,
        "outcome": None,
        "decided": None,
        "ended": None,
        "ending": None,
    }
    return AidProceedingRow(**(plain | more))


def test_rule_30_a_proceeding_is_of_an_accepted_application_and_the_only_one() -> None:
    begin = a.BeginAidProceeding(file=FILE, application=1, track=AidTrack.MINIMUM)
    assert at().when(begin, rules.begin_proceeding).only().accepted == ACCEPTED
    early = at(file=family(stage=AidStage.RECEIVED))
    early.when(begin, rules.begin_proceeding).refused("aid_stage_wrong")
    at(rows=(row(),)).when(begin, rules.begin_proceeding).refused("aid_proceeding_twice", key="x")
    other = at(rows=(row(ending=a.AidEnding.MISTAKE), row(application=2)))
    other.when(begin, rules.begin_proceeding).only()
    wrong = evolve(begin, track=AidTrack.CHILD)
    at().when(wrong, rules.begin_proceeding).refused("aid_track_wrong")
    missing = evolve(begin, application=2)
    at().when(missing, rules.begin_proceeding).refused("aid_application_missing")


def test_rule_30_the_opinion_waits_for_investigation_and_checking() -> None:
    opinion = a.GiveAidOpinion(
        proceeding=IT, day=ACCEPTED, favour=True, amount=FOUR, findings=WORDS
    )
    at(LOOKED[0]).when(opinion, rules.give_opinion).refused("aid_step_order", first="入户调查")
    at(*LOOKED[:2]).when(opinion, rules.give_opinion).refused("aid_step_order", first="信息核对")
    at(*LOOKED[:3]).when(opinion, rules.give_opinion).only()
    none = evolve(opinion, amount=Fen(0))
    at(*LOOKED[:3]).when(none, rules.give_opinion).refused("aid_amount_wrong")
    at(*LOOKED[:3]).when(evolve(none, favour=False), rules.give_opinion).only()
    child = at(begun(AidTrack.CHILD))
    child.when(opinion, rules.give_opinion).only()
    for day in (ACCEPTED - A_DAY, TODAY + A_DAY):
        at(*LOOKED[:3]).when(evolve(opinion, day=day), rules.give_opinion).refused("aid_day_wrong")


@pytest.mark.parametrize(
    ("track", "code"), [(AidTrack.MINIMUM, ""), (AidTrack.DELEGATED, "aid_not_extended")]
)
def test_rule_30_the_whole_clock_is_extended_once(track: AidTrack, code: str) -> None:
    extend = a.ExtendAidProceeding(proceeding=IT, reason="复杂")
    outcome = at(begun(track)).when(extend, rules.extend_proceeding)
    assert outcome.code == code
    if not code:
        twice = at(begun(track), *outcome.events)
        twice.when(extend, rules.extend_proceeding).refused("aid_not_extended")


def investigating(*who: AccountId, **more: Any) -> a.InvestigateAid:
    plain: dict[str, Any] = {"day": ACCEPTED, "signed": True, "findings": WORDS}
    return a.InvestigateAid(proceeding=IT, investigators=who, **(plain | more))


def test_rule_31_two_different_people_investigate_and_all_sign() -> None:
    there = at(begun())
    there.when(investigating(ONE, TWO), rules.investigate).only()
    for who in ((ONE,), (ONE, ONE), ()):
        there.when(investigating(*who), rules.investigate).refused("aid_two_investigate")
    same = at(begun(), persons={"two": "one"})
    same.when(investigating(ONE, TWO), rules.investigate).refused("aid_two_investigate")
    there.when(investigating(ONE, TWO, signed=False), rules.investigate).refused("aid_unsigned")
    own = at(begun(), persons={"two": HEAD})
    own.when(investigating(ONE, TWO), rules.investigate).refused("aid_near_family", account=TWO)
    machine = at(begun(), machines=("two",))
    machine.when(investigating(ONE, TWO), rules.investigate).refused("aid_near_family")


POST = a.PostAidNotice(proceeding=IT, since=ACCEPTED)


def test_rule_32_a_notice_hangs_out_for_seven_days_and_says_how_many_and_how_much() -> None:
    one = at(*LOOKED).when(POST, notice.post_notice).only()
    assert (one.last - one.since, one.members, one.amount) == (6 * A_DAY, 2, FOUR)
    at(*LOOKED[:3]).when(POST, notice.post_notice).refused("aid_step_order")
    against = step(3, AidStep.OPINION, favour=False, amount=Fen(0))
    at(*LOOKED[:3], against).when(POST, notice.post_notice).refused("aid_notice_unfavourable")
    hanging = at(*LOOKED, posted(TODAY - 6 * A_DAY))
    hanging.when(POST, notice.post_notice).refused("aid_notice_hangs")
    at(*LOOKED, posted(TODAY - 7 * A_DAY)).when(POST, notice.post_notice).only()


@pytest.mark.parametrize(
    "track", [AidTrack.CHILD, AidTrack.DISABLED, AidTrack.EMERGENCY, AidTrack.RIGID]
)
def test_rule_32_p6_p14_nothing_of_children_hangs_out_whatever_was_done(track: AidTrack) -> None:
    there = at(begun(track), *LOOKED[1:])
    there.when(POST, notice.post_notice).refused("aid_step_not_here", step="公示")


def test_rule_32_a_notice_comes_down_when_its_days_are_over() -> None:
    lapse = a.LapseAidNotice(proceeding=IT, number=1)
    last = ACCEPTED + 6 * A_DAY
    at(*LOOKED, posted(), today=last).when(lapse, notice.lapse_notice).refused(
        "aid_notice_not_over", last=last
    )
    down = at(*LOOKED, posted(), today=last + A_DAY).when(lapse, notice.lapse_notice).only()
    assert down.day == last + A_DAY
    state = at(*LOOKED, posted()).state
    assert [state.notice.hangs(last + n * A_DAY) for n in (-7, -6, 0, 1)] == [
        False,
        True,
        True,
        False,
    ]
    at(*LOOKED, posted(), down).when(lapse, notice.lapse_notice).refused("aid_notice_down")
    early = a.TakeDownAidNotice(proceeding=IT, number=1, reason="有误")
    taken = at(*LOOKED, posted(), today=last).when(early, notice.take_down).only()
    short = at(*LOOKED, posted(), taken, account="boss")
    short.when(decided(IT, LATER), deciding.decide).refused("aid_step_order", first="公示")


def test_rule_34_no_more_is_granted_than_hung_out() -> None:
    over = at(*LOOKED, posted(), account="boss")
    more = decided(IT, LATER, amount=Fen(FOUR + 1))
    over.when(more, deciding.decide).refused("aid_above_notice", amount="400.00")
    for amount in (FOUR, Fen(FOUR - 1)):
        assert over.when(decided(IT, LATER, amount=amount), deciding.decide).only().amount == amount


def tie(official: str = "kin") -> a.AidTieDeclared:
    return a.AidTieDeclared(number=4, official=PersonId(official), post=a.AidPost.CADRE)


def test_rule_33_relatives_of_officials_are_visited_by_the_county() -> None:
    declare = a.DeclareAidTie(proceeding=IT, official=PersonId("kin"), post=a.AidPost.CADRE)
    new = at(*LOOKED).when(declare, rules.declare_tie).only()
    assert new.number == 4
    at(*LOOKED, new).when(declare, rules.declare_tie).refused("aid_tie_twice")
    near = (*LOOKED, posted(), new)
    at(*near, account="boss").when(decided(IT, LATER), deciding.decide).refused(
        "aid_county_visit_missing"
    )
    visited = (*near, step(5, AidStep.COUNTY_VISIT))
    at(*visited, account="boss").when(decided(IT, LATER), deciding.decide).only()
    kin = at(*visited, account="boss", persons={"boss": "person/kin"})
    kin.when(decided(IT, LATER), deciding.decide).refused("aid_near_family")
    twice = person(merged=PersonId("kept"))
    entered = at(*visited, account="boss", persons={"boss": "person/kept"}, kin=twice)
    entered.when(decided(IT, LATER), deciding.decide).refused("aid_near_family")
    back = a.WithdrawAidTie(proceeding=IT, number=4, reason="不是")
    gone = at(*near).when(back, rules.withdraw_tie).only()
    at(*near, gone).when(back, rules.withdraw_tie).refused("aid_tie_missing")


def test_rule_34_the_day_after_the_notice_is_the_first_of_a_decision() -> None:
    last = ACCEPTED + 6 * A_DAY
    there = at(*LOOKED, posted(), account="boss")
    there.when(decided(IT, last), deciding.decide).refused("aid_notice_not_over", last=last)
    one = there.when(decided(IT, last + A_DAY), deciding.decide).only()
    assert (one.since, one.by) == (Month("2025-07"), BOSS)
    at(*LOOKED, account="boss").when(decided(IT, LATER), deciding.decide).refused("aid_step_order")
    no = decided(IT, LATER, outcome=AidOutcome.REFUSED, amount=Fen(0))
    at(*LOOKED, account="boss").when(no, deciding.decide).only()


@pytest.mark.parametrize(
    ("account", "more", "code"),
    [
        ("one", {}, "aid_same_person_decides"),
        ("two", {}, "aid_same_person_decides"),
        ("boss", {"persons": {"boss": "p", "two": "p"}}, "aid_same_person_decides"),
        ("boss", {"persons": {"boss": HEAD}}, "aid_near_family"),
        ("boss", {"machines": ("boss",)}, "machine_judges"),
        ("boss", {}, ""),
    ],
)
def test_rule_34_a_person_decides_who_did_nothing_of_it_before(
    account: str, more: dict[str, Any], code: str
) -> None:
    outcome = at(*LOOKED, posted(), account=account, **more).when(
        decided(IT, LATER), deciding.decide
    )
    assert outcome.code == code


@pytest.mark.parametrize(
    ("track", "code"), [(AidTrack.MINIMUM, "aid_county_decides"), (AidTrack.DELEGATED, "")]
)
def test_rule_34_the_county_decides_unless_it_is_delegated(track: AidTrack, code: str) -> None:
    there = at(begun(track), *LOOKED[1:], posted(), account="boss")
    of_town = evolve(there.given, holds=lambda _account, _role, place: place != CITY)
    outcome = Situation(there.state, of_town).when(decided(IT, LATER), deciding.decide)
    assert outcome.code == code


def test_rule_34_p3_help_comes_first_in_an_emergency_and_papers_after() -> None:
    there = at(begun(AidTrack.EMERGENCY, programme=Programme.TEMPORARY), account="boss")
    one = there.when(decided(IT, ACCEPTED), deciding.decide).only()
    assert one.since == Month("2025-06")
    helped = at(begun(AidTrack.EMERGENCY), one)
    assert helped.state.amount(Month("2025-06")) == FOUR
    assert helped.state.amount(Month("2025-07")) == 0
    papers = checked(IT, ACCEPTED, AidStep.PAPERS)
    helped.when(papers, rules.record_step).only()
    at(begun(AidTrack.EMERGENCY)).when(papers, rules.record_step).refused("aid_not_decided")
    plain = checked(IT, ACCEPTED, AidStep.OPINION)
    at(begun()).when(plain, rules.record_step).refused("aid_step_own_command")


def objected(day: date = ACCEPTED) -> a.AidNoticeObjected:
    return a.AidNoticeObjected(number=1, day=day, by=ONE, objection=CitizenText("他家有车"))


def answering(**more: Any) -> a.AnswerAidObjection:
    plain: dict[str, Any] = {
        "day": ACCEPTED,
        "way": a.AidAnswer.AGAIN,
        "upheld": True,
        "findings": WORDS,
    }
    return a.AnswerAidObjection(proceeding=IT, number=1, **(plain | more))


def test_rule_35_an_objection_is_made_while_the_notice_hangs_and_looked_into_anew() -> None:
    last = ACCEPTED + 6 * A_DAY
    there = at(*LOOKED, posted())
    said = a.ObjectToAidNotice(proceeding=IT, day=last, objection=CitizenText("他家有车"))
    there.when(said, notice.object_to_notice).only()
    late = evolve(said, day=last + A_DAY)
    there.when(late, notice.object_to_notice).refused("aid_objection_late", last=last)
    waiting = (*LOOKED, posted(), objected())
    visited = step(4, AidStep.COUNTY_VISIT)
    at(*waiting, visited, account="boss").when(decided(IT, LATER), deciding.decide).refused(
        "aid_objection_open", count=1
    )
    at(*waiting, account="one").when(answering(), notice.answer_objection).refused(
        "aid_objection_same"
    )
    yes = at(*waiting, account="three").when(answering(day=last), notice.answer_objection).only()
    anew = (*waiting, visited, yes)
    at(*anew, account="boss").when(decided(IT, LATER), deciding.decide).refused(
        "aid_notice_anew", day=last
    )
    again = (*anew, posted(last, 2))
    at(*again, account="boss").when(decided(IT, LATER), deciding.decide).only()
    for account in ("three", "one"):
        at(*again, account=account).when(decided(IT, LATER), deciding.decide).refused(
            "aid_same_person_decides"
        )
    at(*anew, account="boss").when(answering(), notice.answer_objection).refused(
        "aid_objection_answered"
    )


def names(events: Iterable[type]) -> set[str]:
    return {one.__name__ for one in events}


def test_rule_34_p11_nothing_that_follows_from_an_event_decides() -> None:
    """P11: the commands that decide are given by people alone, and each has words of reasons."""
    rules_ = {one.command.__name__: one for one in a.CONTEXT.commands}
    for name in ("DecideAid", "DecideAidChange", "AnswerAidReconsideration"):
        assert not rules_[name].inner
        assert "reasons" in {one.name for one in rules_[name].command.__attrs_attrs__}
    inner = {name for name, one in rules_.items() if one.inner}
    assert not inner & {"DecideAid", "DecideAidChange", "AskAidBack", "ProposeAidChange"}
