"""What each event leaves of a proceeding, a file and a watch, and what follows from it."""

from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidOutcome, AidStep, AidTrack, reactions_procedure
from ruralgov.domain.aid.asking import Shape
from ruralgov.domain.aid.means import Item
from ruralgov.domain.aid.questions.messages import RegisterAsked
from ruralgov.domain.aid.questions.model import Asks, QuestionStage
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_monitor import AID_WATCH
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import OfficerText
from tests.aid.lives import AUGUST, GIVEN, LESS, LIVES, OVER, VISIT
from tests.aid.scenario_procedure import ACCEPTED, FOUR, LATER
from tests.aid.test_files import ANNA, BERT, CARA, opened
from tests.aid.test_monitor import raised, taken
from tests.aid.test_procedure import (
    FILE,
    GRANTED,
    LOOKED,
    WORDS,
    at,
    begun,
    family,
    granted,
    paid,
    posted,
    row,
    tie,
)
from tests.given import TODAY, given

SPOKEN = {
    *("AidStepDone", "AidNoticeObjected", "AidObjectionAnswered", "AidDecided"),
    *("AidReconsiderationAsked", "AidReconsidered", "AidReviewed", "AidChangeProposed"),
    *("AidChangeObjected", "AidChangeHeard", "AidChangeDecided"),
}
"""What brings words that are kept, and can be erased again."""


@pytest.mark.parametrize(
    ("command", "rule"), GIVEN, ids=[type(command).__name__ for command, _ in GIVEN]
)
def test_rule_38_new_words_can_be_erased_again_and_nothing_else_brings_any_back(
    command: Any, rule: Any
) -> None:
    for events in LIVES.values():
        situation = at(*events)
        for event in situation.when(command, rule).events:
            before = evolve(situation.state, erased=True)
            after = AID_PROCEEDING.apply(before, event)
            assert after.erased is (type(event).__name__ not in SPOKEN)


def folded(*events: object) -> a.AidProceeding:
    found: a.AidProceeding = at(*events).state
    return found


def test_rule_38_what_is_taken_back_is_taken_back_by_its_number() -> None:
    two = (*LOOKED, tie(), evolve(tie(), number=5, official=BERT))
    left = folded(*two, a.AidTieWithdrawn(number=4, reason=WORDS)).ties
    assert [one.number for one in left] == [5]
    steps = folded(*LOOKED, a.AidStepWithdrawn(number=2, reason=WORDS)).steps
    assert [one.number for one in steps] == [1, 3]
    moved = folded(*LOOKED, a.AidStepCorrected(number=2, day=LATER, reason=WORDS)).steps
    assert [one.day for one in moved] == [ACCEPTED, LATER, ACCEPTED]
    both = (*LOOKED, posted(), posted(LATER, 2))
    down = folded(*both, a.AidNoticeTakenDown(number=1, day=LATER, reason=None)).notices
    assert [one.down for one in down] == [LATER, None]
    last = folded(*LOOKED, VISIT)
    assert last.entries == 5
    again = folded(*LOOKED, evolve(VISIT, step=AidStep.CHECKING, day=LATER))
    found = again.done(AidStep.CHECKING)
    assert found is not None
    assert found.day == LATER


@pytest.mark.parametrize(
    ("track", "rates"),
    [
        (AidTrack.MINIMUM, [("2025-08", FOUR)]),
        (AidTrack.EMERGENCY, [("2025-08", FOUR), ("2025-09", 0)]),
        (AidTrack.EXPENSE, [("2025-08", FOUR), ("2025-09", 0)]),
    ],
)
def test_rule_37_what_is_given_once_stops_with_the_next_month(track: AidTrack, rates: Any) -> None:
    found = folded(begun(track), granted())
    assert [(one.since, one.amount) for one in found.rates] == rates


def test_rule_37_what_is_due_follows_from_decisions_changes_and_ends() -> None:
    refused = granted(outcome=AidOutcome.REFUSED, amount=Fen(0))
    assert folded(*LOOKED, refused).rates == ()
    changed = a.AidChangeDecided(
        amount=Fen(1), since=Month("2025-10"), day=LATER, by=AccountId("x"), reasons=WORDS
    )
    known = folded(*GRANTED, LESS, changed)
    assert known.change is None
    due = [known.amount(Month(one)) for one in ("2025-07", "2025-08", "2025-09", "2025-10")]
    assert due == [0, FOUR, FOUR, 1]
    earlier = folded(*GRANTED, LESS, evolve(changed, since=AUGUST))
    assert [one.amount for one in earlier.rates] == [1]
    ended = folded(*GRANTED, evolve(OVER, day=LATER, ending=a.AidEnding.DIED))
    assert [ended.amount(Month(one)) for one in ("2025-07", "2025-08")] == [0, 0]
    restored = folded(*GRANTED, evolve(OVER, day=LATER), a.AidProceedingRestored(reason=WORDS))
    assert (restored.rates, restored.before, restored.ended) == (
        folded(*GRANTED).rates,
        (),
        None,
    )
    assert folded(*LOOKED, OVER).rates == ()
    gone = folded(*GRANTED, a.AidDecisionRevoked(number=1, by=AccountId("x"), reason=WORDS))
    assert (gone.rates, gone.decisions) == ((), ())


def test_rule_35_a_decision_that_did_not_stand_is_followed_by_another() -> None:
    asked = LIVES["asked"]
    kept = a.AidReconsidered(
        number=2,
        upheld=True,
        outcome=AidOutcome.GRANTED,
        amount=FOUR,
        since=AUGUST,
        day=LATER,
        by=AccountId("x"),
        reasons=OfficerText("维持"),
    )
    same = folded(*asked, kept)
    assert [one.upheld for one in same.decisions] == [True]
    assert same.reasons == OfficerText("维持")
    other = folded(*asked, evolve(kept, upheld=False, amount=Fen(7)))
    assert [one.upheld for one in other.decisions] == [False, None]
    assert other.amount(AUGUST) == 7


def test_rule_37_payments_are_of_their_month() -> None:
    two = (*GRANTED, paid("2025-08"), paid("2025-09"))
    back = a.AidPaymentReturned(month=AUGUST, day=TODAY, reason=WORDS)
    assert [one.returned for one in folded(*two, back).payments] == [TODAY, None]
    asked = a.AidAskedBack(month=AUGUST, amount=Fen(3), by=AccountId("x"), reason=WORDS)
    assert [one.asked for one in folded(*two, asked).payments] == [3, 0]
    gone = folded(*two, a.AidPaymentWithdrawn(month=AUGUST, reason=WORDS))
    assert [one.month for one in gone.payments] == ["2025-09"]
    anew = folded(*two, back, paid("2025-08"))
    assert [(one.month, one.returned) for one in anew.payments] == [
        ("2025-09", None),
        ("2025-08", None),
    ]


def followed(made: Any, event: Any, key: str, *rows: Any, **others: Any) -> list[Any]:
    known = {("aid_proceeding", "x"): others.pop("proceeding", None)}
    known |= {("aid_file", FILE): others.pop("file", None)}
    return list(made(event, key, given(AID_PROCEEDING, others=known, rows=rows).given))


def test_rule_38_the_proceeding_of_an_application_that_is_taken_back_ends() -> None:
    event = a.AidApplicationWithdrawn(number=1, ended=LATER, reason=WORDS)
    rows = (
        row(owner="x"),
        row(owner="other", application=2),
        row(owner="over", ended=LATER),
    )
    found = followed(reactions_procedure.withdrawn, event, FILE, *rows)
    assert found == [a.EndAidProceeding(proceeding="x", day=LATER)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cause", "number", "follows"),
    [
        (a.InclusionCause.DEATH, 1, True),
        (a.InclusionCause.MOVED_OUT, 1, False),
        (a.InclusionCause.DEATH, 9, False),
    ],
)
def test_rule_38_a_death_is_followed_in_what_runs(
    cause: a.InclusionCause, number: int, follows: bool
) -> None:
    event = a.InclusionEnded(number=number, cause=cause, since=LATER)
    rows = (row(owner="x"), row(owner="over", ended=LATER))
    found = followed(reactions_procedure.died, event, FILE, *rows, file=family())
    wanted = a.FollowAidDeath(proceeding="x", person=ANNA, since=LATER)  # type: ignore[arg-type]
    assert found == ([wanted] if follows else [])
    assert followed(reactions_procedure.died, event, FILE, *rows) == []


@pytest.mark.parametrize(
    ("events", "back"),
    [
        (GRANTED, True),
        (LOOKED, True),
        ((*LOOKED, granted(outcome=AidOutcome.REFUSED, amount=Fen(0))), False),
        ((*GRANTED, evolve(OVER, ending=a.AidEnding.DIED)), False),
        ((*LOOKED, OVER), False),
        (
            (
                *GRANTED,
                LESS,
                a.AidChangeDecided(
                    amount=Fen(0), since=AUGUST, day=LATER, by=AccountId("x"), reasons=WORDS
                ),
            ),
            False,
        ),
    ],
)
def test_rule_38_an_application_is_settled_when_nothing_is_given_and_goes_on_otherwise(
    events: tuple[object, ...], back: bool
) -> None:
    rule, state = reactions_procedure.settled, folded(*events)
    (found,) = followed(rule, granted(), "x", proceeding=state)
    assert found == a.SettleAidApplication(file=FILE, number=1, day=TODAY, back=back)
    for ending, follows in ((a.AidEnding.DIED, 1), (a.AidEnding.MISTAKE, 0)):
        ended = evolve(OVER, ending=ending)
        assert len(followed(rule, ended, "x", proceeding=state)) == follows
    assert followed(rule, granted(), "x") == []


def file_of(*events: object) -> a.AidFile:
    found: a.AidFile = given(AID_FILE, *events).state
    return found


def test_rule_8_who_splits_off_came_by_the_split() -> None:
    assert {one.cause for one in file_of(opened()).people} == {a.InclusionCause.FOUND}
    split = file_of(opened(split_from=FILE))
    assert {one.cause for one in split.people} == {a.InclusionCause.SPLIT}
    assert (split.entries, [one.number for one in split.people]) == (2, [1, 2])


def test_rule_8_who_turned_out_to_be_another_is_named_so_and_back() -> None:
    merged = a.AidPersonFollowed(person=ANNA, into=CARA, back=False)
    one, other = file_of(opened(), merged).people
    assert (one.person, one.entered, other.person) == (CARA, ANNA, BERT)
    back = a.AidPersonFollowed(person=CARA, into=ANNA, back=True)
    assert file_of(opened(), merged, back).people == file_of(opened()).people
    strange = a.AidPersonFollowed(person=BERT, into=ANNA, back=True)
    assert file_of(opened(), merged, strange).people == (one, other)
    both = a.AidPersonFollowed(person=BERT, into=CARA, back=False)
    again = file_of(opened(), merged, both, back)
    assert [each.person for each in again.people] == [ANNA, CARA]


def test_rule_9_what_is_written_anew_can_be_erased_again() -> None:
    erased = a.AidFileErased(ground=ErasureGround.PURPOSE_DONE, reason="期满")
    file = file_of(opened(), erased)
    assert file.erased
    written = a.SituationDescribed(situation=OfficerText("好转"))
    assert not file_of(opened(), erased, written).erased
    assert file_of(opened(), erased, a.AidFileClosed(since=LATER, reason=WORDS)).erased


def test_rule_54_what_a_source_says_anew_can_be_erased_again() -> None:
    gone = a.AidWatchErased(ground=ErasureGround.PURPOSE_DONE, reason="期满")
    watch = given(AID_WATCH, taken(), raised(), gone).state
    assert watch.erased
    assert watch.changes[0].said.erased
    assert not AID_WATCH.apply(watch, taken(2)).erased
    assert AID_WATCH.apply(watch, raised(2)).erased
    two = given(AID_WATCH, taken(), taken(2), raised(), raised(2)).state
    wrong = a.AidChangeWithdrawn(number=2, wrong=a.WrongChange.ENTRY, reason=WORDS)
    found = AID_WATCH.apply(two, wrong)
    assert [one.wrong for one in found.changes] == [None, a.WrongChange.ENTRY]
    mine = AID_WATCH.apply(two, a.AidAlertTaken(number=2, owner=AccountId("x")))
    assert [one.owner for one in mine.alerts] == [None, "x"]


def test_rule_80_of_a_question_that_waits_nothing_is_known() -> None:
    asks = Asks(
        person=ANNA,
        item=Item.DEPOSITS,
        source="bank",
        shape=Shape.EXISTS,
        purpose=a.Programme.MINIMUM,
        authorization=1,
    )
    waits = given(AID_QUESTION, RegisterAsked(file=FILE, asks=asks, asked=TODAY)).state
    assert (waits.stage, waits.unasked, waits.found) == (QuestionStage.OPEN, 0, None)
    assert (waits.status, waits.ended) == (None, None)
