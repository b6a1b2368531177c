"""Questions to registers: by an authorisation at sending and at receipt, answered once (30-34)."""

import json
from datetime import date
from typing import Any

import pytest
from attrs import evolve, fields

from ruralgov.app.delivery import deliver
from ruralgov.app.desk import AidDesk
from ruralgov.app.inquiry import AskedRegister
from ruralgov.domain import aid as a
from ruralgov.domain.access import Readings
from ruralgov.domain.aid import Circle, Programme
from ruralgov.domain.aid.asking import Authorization, Shape, Signing
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.questions import authorised, rules
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.exchange import DueDeliveries, Requests, RequestStage
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidFileId, AidQuestionId
from ruralgov.domain.kernel.personal import Figures, IdentityNumber, OfficerText
from ruralgov.ports.registers import (
    Answer,
    Band,
    Pending,
    Question,
    Status,
    Taken,
    answered,
    without_value,
)
from ruralgov.sample.draw import identity_number
from tests.aid.scenario import CLERK, opening
from tests.aid.scenario_means import signing
from tests.aid.test_files import ANNA, BERT, FILE, opened, person
from tests.given import KEY, TODAY, Situation, given
from tests.town import Town

BANK = "某银行"
QUESTION = AidQuestionId(KEY)
NUMBERED = person(identity=IdentityNumber.of(identity_number(68_002)))
FAMILY = AidFileId("family")


def asks(**more: Any) -> a.Asks:
    plain: dict[str, Any] = {
        "person": ANNA,
        "item": Item.DEPOSITS,
        "source": BANK,
        "shape": Shape.EXISTS,
        "purpose": Programme.MINIMUM,
        "authorization": 1,
    }
    return a.Asks(**(plain | more))


def authorisation(**more: Any) -> Authorization:
    plain: dict[str, Any] = {
        "number": 1,
        "person": ANNA,
        "items": frozenset({Item.DEPOSITS}),
        "sources": frozenset({BANK}),
        "purposes": frozenset({Programme.MINIMUM}),
        "signing": Signing.OWN,
        "signer": ANNA,
        "since": date(2025, 1, 1),
    }
    return Authorization(**(plain | more))


class Signed:
    """The authorisations that there are."""

    def __init__(self) -> None:
        self.some: tuple[Authorization, ...] = ()

    def held(self, *_: object) -> tuple[Authorization, ...]:
        return self.some


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> Signed:
    one = Signed()
    monkeypatch.setattr(authorised, "held", one.held)
    return one


def asking(**more: Any) -> a.AskRegister:
    return a.AskRegister(file=FILE, asks=asks(**more))


def answer(**more: Any) -> a.ReportRegisterAnswer:
    plain: dict[str, Any] = {
        "status": a.AnswerStatus.HIT,
        "found": Figures.of("1.."),
        "as_of": TODAY,
    }
    return a.ReportRegisterAnswer(question=QUESTION, **(plain | more))


ASKED = a.RegisterAsked(file=FILE, asks=asks(), asked=TODAY)
ANSWERED = a.RegisterAnswered(
    status=a.AnswerStatus.HIT,
    found=Figures.of("1.."),
    as_of=TODAY,
    receipt="",
    reason="",
    unasked=0,
    on=TODAY,
)
DROPPED = a.RegisterAnswerDropped(on=TODAY)


def world(*events: object, rows: tuple[Any, ...] = (), closed: bool = False) -> Situation:
    file = AID_FILE.apply(None, opened((ANNA, Circle.LIVING)))
    if closed:
        shut = a.AidFileClosed(since=TODAY, reason=OfficerText("不再需要"))
        file = AID_FILE.apply(file, shut)
    others = {("aid_file", FILE): file, ("person", ANNA): NUMBERED}
    return given(AID_QUESTION, *events, others=others, rows=rows)


def test_rule_80_a_question_is_of_the_file_and_by_an_authorisation_in_force(
    signed: Signed,
) -> None:
    world().when(asking(), rules.ask_register).refused("aid_not_authorised", person=ANNA)
    signed.some = (authorisation(),)
    world().when(asking(), rules.ask_register).then(ASKED)
    stranger = asking(person=BERT)
    world().when(stranger, rules.ask_register).refused("aid_question_not_of_file", person=BERT)
    world(closed=True).when(asking(), rules.ask_register).refused("aid_file_closed")
    world(ASKED).when(asking(), rules.ask_register).refused("aid_question_taken")


@pytest.mark.parametrize(
    "other",
    [
        {"person": BERT},
        {"items": frozenset({Item.WAGES})},
        {"sources": frozenset({"某保险"})},
        {"purposes": frozenset({Programme.TEMPORARY})},
        {"number": 2},
        {"since": date(2026, 1, 6)},
        {"until": TODAY},
        {"withdrawn": TODAY},
    ],
    ids=lambda other: next(iter(other)),
)
def test_rule_80_p1_person_item_source_purpose_and_period(
    signed: Signed, other: dict[str, Any]
) -> None:
    signed.some = (authorisation(**other),)
    world().when(asking(), rules.ask_register).refused("aid_not_authorised")
    world(ASKED).when(answer(), rules.report_answer).then(DROPPED)
    withhold = a.WithholdRegisterQuestion(question=QUESTION)
    world(ASKED).when(withhold, rules.withhold_question).then(a.RegisterQuestionWithheld(on=TODAY))


def test_rule_80_a_comparison_alone_has_a_limit(signed: Signed) -> None:
    signed.some = (authorisation(),)
    for wrong in (asking(limit=1), asking(shape=Shape.COMPARE)):
        world().when(wrong, rules.ask_register).refused("aid_question_limit")
    negative = asking(shape=Shape.COMPARE, limit=-1)
    world().when(negative, rules.ask_register).refused("aid_question_limit")
    world().when(asking(shape=Shape.COMPARE, limit=0), rules.ask_register).only()


def test_rule_80_the_same_is_not_asked_twice_at_once(signed: Signed) -> None:
    signed.some = (authorisation(),)
    (row,) = AID_QUESTION.rows_of(AID_QUESTION.apply(None, ASKED))
    there = world(rows=(evolve(row, owner="q"),))
    there.when(asking(), rules.ask_register).refused("aid_question_twice", question="q")
    done = world(rows=(evolve(row, owner="q", stage=a.QuestionStage.ANSWERED),))
    done.when(asking(), rules.ask_register).only()


@pytest.mark.parametrize(
    "nobody",
    [None, person(), evolve(NUMBERED, erased=True)],
    ids=["unknown", "without", "erased"],
)
def test_rule_80_without_an_identity_number_no_register_can_be_asked(
    signed: Signed, nobody: Any
) -> None:
    signed.some = (authorisation(),)
    there = world()
    there.given.read.states_["person", ANNA] = nobody  # type: ignore[attr-defined]
    there.when(asking(), rules.ask_register).refused("aid_question_no_number", person=ANNA)


def test_rule_81_what_is_in_force_is_not_withheld(signed: Signed) -> None:
    signed.some = (authorisation(),)
    withhold = a.WithholdRegisterQuestion(question=QUESTION)
    world(ASKED).when(withhold, rules.withhold_question).refused("aid_still_authorised")
    world(ASKED, closed=True).when(withhold, rules.withhold_question).only()
    world(ASKED, ANSWERED).when(withhold, rules.withhold_question).refused("aid_question_stage")


def test_rule_82_an_answer_is_taken_once(signed: Signed) -> None:
    signed.some = (authorisation(),)
    world(ASKED).when(answer(), rules.report_answer).then(ANSWERED)
    over = world(ASKED, ANSWERED)
    over.when(answer(), rules.report_answer).refused("aid_question_stage", stage="已答复")


@pytest.mark.parametrize(
    "wrong",
    [
        {"found": None},
        {"as_of": None},
        {"as_of": date(2026, 1, 6)},
        {"unasked": -1},
        {"found": Figures.of("1..2\n3..4")},
        {"status": a.AnswerStatus.NONE},
        {"status": a.AnswerStatus.REFUSED, "found": None},
        {"status": a.AnswerStatus.PARTIAL, "as_of": None},
    ],
)
def test_rule_82_an_answer_fits_its_status(signed: Signed, wrong: dict[str, Any]) -> None:
    signed.some = (authorisation(),)
    world(ASKED).when(answer(**wrong), rules.report_answer).refused("aid_answer_wrong")


def test_rule_82_what_is_no_answer_leaves_the_question_open(signed: Signed) -> None:
    signed.some = (authorisation(),)
    failed = answer(status=a.AnswerStatus.FAILED, found=None, as_of=None, reason="person_wrong")
    event = world(ASKED).when(failed, rules.report_answer).only()
    assert event == a.RegisterAnswerFailed(reason="person_wrong", on=TODAY)
    again = world(ASKED, event)
    again.when(failed, rules.report_answer).then()
    again.when(answer(), rules.report_answer).then(ANSWERED)


def test_rule_83_p9_what_comes_after_a_withdrawal_is_dropped_and_recorded_once(
    signed: Signed,
) -> None:
    signed.some = (authorisation(withdrawn=TODAY),)
    event = world(ASKED).when(answer(), rules.report_answer).only()
    assert event == DROPPED
    world(ASKED, DROPPED).when(answer(), rules.report_answer).then()
    signed.some = (authorisation(),)
    withdraw = a.WithdrawRegisterQuestion(question=QUESTION, reason="误问")
    taken_back = world(ASKED).when(withdraw, rules.withdraw_question).only()
    world(ASKED, taken_back).when(answer(), rules.report_answer).then(DROPPED)
    for events in ((ASKED, taken_back), (ASKED, ANSWERED), (ASKED, DROPPED)):
        world(*events).when(withdraw, rules.withdraw_question).refused("aid_question_stage")


def test_rule_84_what_was_answered_is_erased_once_it_was(signed: Signed) -> None:
    erase = a.EraseRegisterQuestion(
        question=QUESTION, ground=ErasureGround.PURPOSE_DONE, reason="保存期满"
    )
    world(ASKED).when(erase, rules.erase_question).refused("erasure_waits")
    event = world(ASKED, ANSWERED).when(erase, rules.erase_question).only()
    gone = world(ASKED, ANSWERED, event)
    assert gone.state.found.erased
    gone.when(erase, rules.erase_question).refused("erased_already")
    world(ASKED, DROPPED).when(erase, rules.erase_question).refused("erased_already")


class Bank:
    """A register that answers as the test says, at once or later."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.says: Any = None

    def holds(self) -> dict[str, frozenset[Shape]]:
        return {"deposits": frozenset(Shape)}

    def ask(self, question: Question) -> Any:
        self.asked.append(question)
        return self.says(question)

    def collect(self, desk: Any) -> int:
        return 0


def hit(question: Question) -> Answer:
    return answered(question, {"there": True, "account": "6222"}, as_of=question.day)


def none(question: Question) -> Answer:
    return without_value(question, Status.NONE, "", as_of=question.day)


class Office:
    """A town with a family, a bank, and the desk between them."""

    def __init__(self, town: Town) -> None:
        self.town, self.bank = town, Bank()
        home = town.household("801")
        self.person = town.person(home, identity_number(68_001))
        self.file = AidFileId(town.do(CLERK, opening(town.village, self.person)).key)
        self.sign()
        self.desk = AidDesk(town.app, town.account("liaison"))

    def sign(self) -> None:
        scope: dict[str, Any] = {"items": (Item.DEPOSITS,), "sources": (BANK,)}
        self.town.do(CLERK, signing(self.file, self.person, **scope))

    def withdraw(self) -> None:
        command = a.WithdrawAidAuthorization(file=self.file, number=1, withdrawn=TODAY)
        self.town.do(CLERK, command)

    def facts(self) -> list[Any]:
        found: list[Any] = self.town.ask(CLERK, a.AidFacts(file=self.file))
        return found

    def ask(self) -> str:
        command = a.AskRegister(file=self.file, asks=asks(person=self.person))
        return self.town.do(CLERK, command).key

    def run(self) -> Any:
        ways = {BANK: AskedRegister(self.bank, self.desk)}
        found = list(deliver(self.town.app, ways, actor=self.town.account("liaison"), spread=0))
        return found[0] if found else None

    def row(self, stage: a.QuestionStage) -> a.RegisterQuestionRow:
        query = a.RegisterQuestions(place=self.town.village, stages=(stage,))
        (row,) = self.town.ask(CLERK, query)
        return row  # type: ignore[no-any-return]


@pytest.fixture
def office(town: Town) -> Office:
    return Office(town)


def test_a_question_is_sent_after_commit_and_answered(office: Office) -> None:
    key, office.bank.says = office.ask(), hit
    assert office.row(a.QuestionStage.OPEN).owner == key
    assert office.run().delivered
    (asked,) = office.bank.asked
    assert (asked.key, asked.item, asked.shape) == (key, "deposits", Shape.EXISTS)
    assert asked.identity.number == identity_number(68_001)
    row = office.row(a.QuestionStage.ANSWERED)
    assert row.status is a.AnswerStatus.HIT
    (fact,) = office.facts()
    assert (fact.fact, fact.source, fact.value) == (key, BANK, "1..")
    assert office.run() is None


def test_the_exchange_holds_the_key_and_nobody(office: Office) -> None:
    key = office.ask()
    (request,) = office.town.ask("liaison", Requests(stage=RequestStage.QUEUED))
    assert request.about == f"aid_question/{key}"
    assert office.person not in f"{request}"
    (due,) = office.town.ask("liaison", DueDeliveries())
    assert json.loads(due.body) == {"question": key}


def test_p17_two_questions_about_one_person_cannot_be_joined(office: Office) -> None:
    office.bank.says = hit
    office.ask()
    office.run()
    office.ask()
    office.run()
    first, second = office.bank.asked
    assert first.identity == second.identity
    assert first.reference != second.reference
    assert office.person not in (first.reference, second.reference)


def test_p21_a_register_gets_one_question_and_nothing_of_the_case(office: Office) -> None:
    office.ask()
    office.bank.says = hit
    office.run()
    (asked,) = office.bank.asked
    assert {one.name for one in fields(type(asked))} == {
        *("key", "reference", "identity", "item", "shape", "limit"),
        *("purpose", "authorization", "day"),
    }
    for hidden in (office.file, office.person, office.town.village):
        assert hidden not in repr(asked)


def test_p1_at_sending_what_is_no_longer_authorised_is_not_asked(office: Office) -> None:
    office.ask()
    office.withdraw()
    assert office.run().delivered
    assert office.bank.asked == []
    office.row(a.QuestionStage.WITHHELD)


def test_p1_at_receipt_what_is_no_longer_authorised_is_dropped(office: Office) -> None:
    office.ask()

    def says(question: Question) -> Answer:
        office.withdraw()
        return hit(question)

    office.bank.says = says
    office.run()
    assert office.row(a.QuestionStage.DROPPED).status is None
    office.sign()
    assert office.desk.take(hit(office.bank.asked[0])) is Taken.LATE
    office.row(a.QuestionStage.DROPPED)


def test_an_answer_that_comes_twice_counts_once(office: Office) -> None:
    key, office.bank.says = office.ask(), lambda _: Pending()
    office.run()
    question = office.desk.expects(key)
    assert question is not None
    assert office.desk.take(hit(question)) is Taken.TAKEN
    assert office.desk.take(hit(question)) is Taken.LATE
    assert office.desk.take(none(question)) is Taken.LATE
    assert office.row(a.QuestionStage.ANSWERED).status is a.AnswerStatus.HIT


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"reference": "another"}, "person_wrong"),
        ({"value": 5}, "value_wrong"),
        ({"value": Band(1, None)}, "value_wrong"),
        ({"as_of": None}, "day_wrong"),
        ({"as_of": date(2999, 1, 1)}, "day_wrong"),
    ],
)
def test_what_is_no_answer_is_recorded_and_asked_again(
    office: Office, changes: dict[str, Any], reason: str
) -> None:
    office.ask()
    office.bank.says = lambda question: evolve(hit(question), **changes)
    assert not office.run().delivered
    row = office.row(a.QuestionStage.OPEN)
    assert (row.status, row.reason) == (a.AnswerStatus.FAILED, reason)


@pytest.mark.parametrize("status", [Status.AMBIGUOUS, Status.PARTIAL, Status.REFUSED])
def test_what_says_nothing_ends_the_question_and_says_nothing(
    office: Office, status: Status
) -> None:
    office.ask()
    office.bank.says = lambda question: without_value(
        question, status, "said_so", as_of=question.day
    )
    assert office.run().delivered
    assert office.row(a.QuestionStage.ANSWERED).status is status
    office.ask()


def test_for_a_key_that_nobody_knows_nothing_happens(office: Office) -> None:
    assert office.desk.expects("nobody") is None
    assert office.desk.to_ask("nobody") is None


def test_whom_it_is_about_is_recorded_as_read_each_time(office: Office) -> None:
    office.ask()
    office.bank.says = hit
    office.run()
    subject = f"person/{office.person}"
    read = office.town.ask("auditor", Readings(subject=subject))
    assert {one.account for one in read} == {"liaison"}
