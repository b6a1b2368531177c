"""Proceedings where they turn: at each stage, on either side of each day, and with every word."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidOutcome, AidStep, AidTrack
from ruralgov.domain.aid import rules_deciding_procedure as deciding
from ruralgov.domain.aid import rules_notice_procedure as notice
from ruralgov.domain.aid import rules_procedure as rules
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.aid.lives import (
    FOUND,
    GIVEN,
    IS,
    LIVES,
    REASONS,
)
from tests.aid.scenario_procedure import ACCEPTED, LATER
from tests.aid.test_files import ANNA, person
from tests.aid.test_procedure import (
    A_DAY,
    GRANTED,
    HEAD,
    LOOKED,
    at,
    begun,
    granted,
    posted,
    tie,
)
from tests.given import TODAY

UNDECIDED = ("begun", "looked", "tied", "hung", "objected")
DECIDED = ("granted", "told", "asked", "less", "against", "paid")
ALL = (*UNDECIDED, *DECIDED)
Codes = dict[str, tuple[str, ...]]
NO_CHANGE: Codes = {"aid_change_none": (*UNDECIDED, "granted", "told", "asked", "paid")}
NOT_PAID: Codes = {
    "aid_not_paid": (*UNDECIDED, "granted", "told", "asked", "less", "against", "over")
}
NO_NOTICE: Codes = {"aid_notice_missing": ("begun", "looked", "tied", "over")}
REFUSED: dict[str, Codes] = {
    "ExtendAidProceeding": {"aid_decided": DECIDED},
    "DeclareAidTie": {"aid_tie_twice": ("tied",), "aid_decided": DECIDED},
    "WithdrawAidTie": {
        "aid_tie_missing": ("begun", "looked", "hung", "objected"),
        "aid_decided": DECIDED,
    },
    "InvestigateAid": {"aid_decided": DECIDED},
    "RecordAidStep": {"aid_decided": DECIDED},
    "GiveAidOpinion": {"aid_step_order": ("begun",), "aid_decided": DECIDED},
    "CorrectAidStepDay": {"aid_step_missing": ("begun",), "aid_decided": DECIDED},
    "WithdrawAidStep": {"aid_step_missing": ("begun",), "aid_decided": DECIDED},
    "PostAidNotice": {"aid_step_order": ("begun",), "aid_decided": DECIDED},
    "TakeDownAidNotice": NO_NOTICE,
    "LapseAidNotice": NO_NOTICE,
    "ObjectToAidNotice": {
        "aid_notice_missing": ("begun", "looked", "tied"),
        "aid_decided": DECIDED,
    },
    "AnswerAidObjection": {
        "aid_objection_missing": ("begun", "looked", "tied", "hung"),
        "aid_decided": DECIDED,
    },
    "DecideAid": {
        "aid_step_order": ("begun", "looked", "tied"),
        "aid_objection_open": ("objected",),
        "aid_decided": DECIDED,
    },
    "RevokeAidDecision": {
        "aid_not_decided": UNDECIDED,
        "aid_decision_out": ("told", "asked", "paid"),
        "aid_change_waits": ("less", "against"),
    },
    "TellAidDecision": {"aid_not_decided": UNDECIDED, "aid_letter_there": ("told", "asked")},
    "AskAidReconsideration": {
        "aid_not_decided": UNDECIDED,
        "aid_not_told": ("granted", "less", "against", "paid"),
        "aid_reconsidered": ("asked",),
    },
    "AnswerAidReconsideration": {
        "aid_not_decided": UNDECIDED,
        "aid_not_asked": ("granted", "told", "less", "against", "paid"),
    },
    "ReviewAid": {"aid_not_decided": UNDECIDED},
    "ProposeAidChange": {"aid_not_decided": UNDECIDED, "aid_change_waits": ("less", "against")},
    "ObjectToAidChange": NO_CHANGE,
    "HearAidChange": {**NO_CHANGE, "aid_not_asked": ("less",)},
    "DecideAidChange": {**NO_CHANGE, "aid_not_heard": ("against",)},
    "DropAidChange": NO_CHANGE,
    "PayAid": {"aid_nothing_due": (*UNDECIDED, "over"), "aid_paid": ("paid",)},
    "WithdrawAidPayment": NOT_PAID,
    "ReturnAidPayment": NOT_PAID,
    "WithdrawAidProceeding": {"aid_decided": DECIDED},
    "RestoreAidProceeding": {"aid_proceeding_runs": ALL},
    "EndAidProceeding": {},
    "EraseAidProceeding": {"aid_proceeding_runs": ALL},
}
OVER_TOO = {
    *("TakeDownAidNotice", "LapseAidNotice", "PayAid", "WithdrawAidPayment"),
    *("ReturnAidPayment", "RestoreAidProceeding", "EndAidProceeding", "EraseAidProceeding"),
}


@pytest.mark.parametrize(
    ("command", "rule"), GIVEN, ids=[type(command).__name__ for command, _ in GIVEN]
)
def test_rule_38_each_command_is_taken_at_its_stages_alone(command: Any, rule: Any) -> None:
    name = type(command).__name__
    wanted = {life: code for code, lives in REFUSED[name].items() for life in lives}
    wanted["none"] = "aid_proceeding_missing"
    if name not in OVER_TOO:
        wanted["over"] = "aid_proceeding_over"
    for life, events in LIVES.items():
        outcome = at(*events).when(command, rule)
        assert outcome.code == wanted.get(life, ""), life
        nothing = outcome.code or (name, life) == ("EndAidProceeding", "over")
        assert bool(outcome.events) is not bool(nothing), life


def fits(command: Any) -> tuple[object, ...]:
    """Return the first life in which a command is taken."""
    rule = dict(GIVEN)[command]
    for events in LIVES.values():
        outcome = at(*events).when(command, rule)
        if outcome.events:
            return events
    raise AssertionError(command)


WORDS = ("reason", "findings", "reasons", "objection")
SPEAKING = [one for one, _ in GIVEN if any(hasattr(one, word) for word in WORDS)]


@pytest.mark.parametrize("command", SPEAKING, ids=lambda one: type(one).__name__)
def test_rule_38_what_is_said_is_said_in_words_without_spaces_around(command: Any) -> None:
    (name,) = (word for word in WORDS if hasattr(command, word))
    there, rule = at(*fits(command)), dict(GIVEN)[command]
    said = there.when(command, rule).events[-1]
    spoken = getattr(command, name)
    clean = spoken.strip() if isinstance(spoken, str) else spoken.cleaned(name)
    assert getattr(said, name) == clean != spoken
    blank = type(spoken)(" ")
    there.when(evolve(command, **{name: blank}), rule).refused("text_not_clean")


DAYS: tuple[tuple[str, tuple[object, ...], date], ...] = (
    ("InvestigateAid", LIVES["begun"], ACCEPTED),
    ("RecordAidStep", LIVES["begun"], ACCEPTED),
    ("GiveAidOpinion", LOOKED, ACCEPTED),
    ("CorrectAidStepDay", LOOKED, ACCEPTED),
    ("ObjectToAidNotice", LIVES["hung"], ACCEPTED),
    ("AnswerAidObjection", LIVES["objected"], ACCEPTED),
    ("TellAidDecision", GRANTED, LATER),
    ("AskAidReconsideration", LIVES["told"], LATER),
    ("AnswerAidReconsideration", LIVES["asked"], LATER),
    ("ReviewAid", GRANTED, LATER),
    ("ProposeAidChange", GRANTED, LATER),
    ("ObjectToAidChange", LIVES["less"], LATER),
    ("HearAidChange", LIVES["against"], LATER),
    ("ReturnAidPayment", LIVES["paid"], TODAY),
    ("PayAid", GRANTED, date(2025, 8, 1)),
)


@pytest.mark.parametrize(("name", "events", "first"), DAYS, ids=[one[0] for one in DAYS])
def test_rules_30_to_37_each_day_is_after_what_it_follows_and_not_ahead(
    name: str, events: tuple[object, ...], first: date
) -> None:
    command, rule = next(one for one in GIVEN if type(one[0]).__name__ == name)
    there = at(*events)
    assert there.when(evolve(command, day=first), rule).code == ""
    there.when(evolve(command, day=first - A_DAY), rule).refused("aid_day_wrong")
    there.when(evolve(command, day=TODAY + A_DAY), rule).refused("aid_day_wrong")


NEAR = [
    *("InvestigateAid", "RecordAidStep", "GiveAidOpinion", "AnswerAidObjection", "DecideAid"),
    *("AnswerAidReconsideration", "ReviewAid", "ProposeAidChange", "HearAidChange"),
    "DecideAidChange",
]


@pytest.mark.parametrize("name", NEAR)
def test_rule_33_nobody_of_the_family_works_on_it(name: str) -> None:
    command, rule = next(one for one in GIVEN if type(one[0]).__name__ == name)
    events = fits(command)
    who = {"one": HEAD} if name == "InvestigateAid" else {"me": HEAD}
    at(*events, persons=who).when(command, rule).refused("aid_near_family")


@pytest.mark.parametrize(
    ("name", "acted"),
    [
        ("ExtendAidProceeding", ("one",)),
        ("DecideAid", ("one", "two")),
        ("RevokeAidDecision", ("boss",)),
        ("AnswerAidReconsideration", ("one", "two", "boss")),
        ("AnswerAidObjection", ("one",)),
        ("HearAidChange", ("proposer",)),
        ("DecideAidChange", ("proposer",)),
        ("PayAid", ("boss",)),
    ],
)
def test_rule_34_who_acted_does_not_judge_it(name: str, acted: tuple[str, ...]) -> None:
    command, rule = next(one for one in GIVEN if type(one[0]).__name__ == name)
    codes = {
        *("aid_same_person_decides", "aid_objection_same", "aid_change_same", "aid_payer_same"),
    }
    for account in acted:
        assert at(*fits(command), account=account).when(command, rule).code in codes


def test_rule_30_of_papers_the_day_is_that_of_the_decision() -> None:
    there = at(begun(AidTrack.EMERGENCY), granted(LATER))
    papers = a.RecordAidStep(step=AidStep.PAPERS, day=LATER, **IS, **FOUND)
    assert there.when(papers, rules.record_step).code == ""
    early = evolve(papers, day=LATER - A_DAY)
    there.when(early, rules.record_step).refused("aid_day_wrong", after=LATER)
    at(*GRANTED).when(papers, rules.record_step).refused("aid_step_not_here")
    visit = evolve(papers, step=AidStep.COUNTY_VISIT, day=ACCEPTED)
    assert at(begun(AidTrack.CHILD)).when(visit, rules.record_step).code == ""
    check = evolve(visit, step=AidStep.CHECKING)
    at(begun(AidTrack.CHILD)).when(check, rules.record_step).refused("aid_step_not_here")


@pytest.mark.parametrize(
    ("favour", "amount", "code"),
    [
        (True, 1, ""),
        (True, 0, "aid_amount_wrong"),
        (True, -1, "aid_amount_wrong"),
        (False, 0, ""),
        (False, 1, "aid_amount_wrong"),
    ],
)
def test_rule_30_who_is_in_favour_says_how_much(favour: bool, amount: int, code: str) -> None:
    opinion = a.GiveAidOpinion(
        day=ACCEPTED, favour=favour, amount=Fen(amount), assessment=" 摘要 ", **IS, **FOUND
    )
    outcome = at(*LOOKED).when(opinion, rules.give_opinion)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.number, event.favour, event.assessment) == (4, favour, "摘要")
    granting = AidOutcome.GRANTED if favour else AidOutcome.REFUSED
    decide = a.DecideAid(day=LATER, outcome=granting, amount=Fen(amount), **IS, **REASONS)
    assert at(*LIVES["hung"]).when(decide, deciding.decide).code == code


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (person(), ""),
        (person(erased=True), "aid_person_gone"),
        (person(merged=ANNA), "aid_person_gone"),
    ],
)
def test_rule_33_a_tie_is_with_somebody_who_is_there(known: Any, code: str) -> None:
    command, rule = next(one for one in GIVEN if type(one[0]).__name__ == "DeclareAidTie")
    outcome = at(*LOOKED, kin=known).when(command, rule)
    assert outcome.code == code
    if not code:
        outcome.then(evolve(tie(), number=4))
    unknown = evolve(command, official="nobody")
    at(*LOOKED).when(unknown, rule).refused("aid_person_gone", person="nobody")
    other = evolve(tie(), official=ANNA)
    assert at(*LOOKED, other).when(command, rule).only().number == 5


def test_rule_38_a_step_is_taken_back_or_dated_by_its_number() -> None:
    for number, code in ((1, "aid_step_not_last"), (3, ""), (4, "aid_step_missing")):
        back = a.WithdrawAidStep(number=number, reason="误", **IS)
        assert at(*LOOKED).when(back, rules.withdraw_step).code == code
        date_ = a.CorrectAidStepDay(number=number, day=LATER, reason="误", **IS)
        wanted = code if code == "aid_step_missing" else ""
        assert at(*LOOKED).when(date_, rules.correct_step_day).code == wanted


@pytest.mark.parametrize(
    ("posted_", "since", "code"),
    [
        ((), ACCEPTED, ""),
        ((), ACCEPTED - A_DAY, "aid_day_wrong"),
        ((), TODAY + A_DAY, "aid_day_wrong"),
        ((posted(TODAY - 6 * A_DAY),), TODAY, "aid_notice_hangs"),
        ((posted(TODAY - 7 * A_DAY),), TODAY, ""),
        (
            (
                posted(TODAY - 6 * A_DAY),
                a.AidNoticeTakenDown(number=1, day=TODAY, reason=OfficerText("误")),
            ),
            TODAY,
            "",
        ),
    ],
)
def test_rule_32_one_notice_hangs_at_a_time(
    posted_: tuple[object, ...], since: date, code: str
) -> None:
    post = a.PostAidNotice(since=since, **IS)
    outcome = at(*LOOKED, *posted_).when(post, notice.post_notice)
    assert outcome.code == code
    if not code:
        event = outcome.only()
        assert (event.number, event.last) == (1 + bool(posted_), since + 6 * A_DAY)


def test_rule_32_a_notice_lapses_after_its_last_day_and_comes_down_by_its_number() -> None:
    last = ACCEPTED + 6 * A_DAY
    lapse = a.LapseAidNotice(number=1, **IS)
    hung = LIVES["hung"]
    at(*hung, today=last).when(lapse, notice.lapse_notice).refused("aid_notice_not_over")
    outcome = at(*hung, today=last + A_DAY).when(lapse, notice.lapse_notice)
    outcome.then(a.AidNoticeTakenDown(number=1, day=last + A_DAY, reason=None))
    late = at(*hung).when(lapse, notice.lapse_notice)
    late.then(a.AidNoticeTakenDown(number=1, day=last + A_DAY, reason=None))
    none = evolve(lapse, number=2)
    at(*hung).when(none, notice.lapse_notice).refused("aid_notice_missing", number=2)


@pytest.mark.parametrize(
    ("day", "code"),
    [(ACCEPTED + 6 * A_DAY, ""), (ACCEPTED + 7 * A_DAY, "aid_objection_late")],
)
def test_rule_35_an_objection_is_made_up_to_the_last_day(day: date, code: str) -> None:
    said = a.ObjectToAidNotice(day=day, objection=CitizenText("他家有车"), **IS)
    for life, number in (("hung", 1), ("objected", 2)):
        outcome = at(*LIVES[life]).when(said, notice.object_to_notice)
        assert outcome.code == code
        if not code:
            assert outcome.only().number == number
