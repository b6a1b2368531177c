"""Proceedings as they are lived: lists, letters and notices, and what follows a family."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidOutcome, AidStage, AidStep, AidTrack, Programme
from ruralgov.domain.kernel.ids import AidFileId, AidProceedingId, HouseholdId, PersonId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import BirthDate, IdentityNumber, PersonName
from ruralgov.domain.registry import (
    Departure,
    EndPerson,
    HouseholdRelation,
    RegisterPerson,
)
from ruralgov.reports.sheets import FORMS
from ruralgov.sample.draw import identity_number
from tests.aid.scenario_procedure import (
    ACCEPTED,
    CHIEF,
    CLERK,
    FOUR,
    LATER,
    accepted,
    decided,
    looked_into,
    opened,
)
from tests.sheets.desk import columns, facts, tables
from tests.town import DAY, NAME, Town, code_of

A_DAY = timedelta(days=1)
LAST = ACCEPTED + 6 * A_DAY
SECRETS = ("独居", "两人在家", "符合条件", "在校", "建议同意")


class Office:
    """A family whose application goes its way."""

    def __init__(self) -> None:
        self.town = Town()
        self.home = self.town.household("9")
        self.person = self.someone(68_000)
        self.file = AidFileId(self.do(opened(self.town.village, self.person)))
        self.key = self.begin()

    def someone(self, number: int, **more: Any) -> PersonId:
        command = RegisterPerson(
            household=HouseholdId(self.home),
            name=PersonName.of(NAME),
            identity=IdentityNumber.of(identity_number(number)),
            relation=HouseholdRelation.OTHER,
            party_member=False,
            since=DAY,
            source="t",
        )
        return PersonId(self.town.do("registrar", evolve(command, **more)).key)

    def do(self, command: Any, account: str = CLERK) -> str:
        return self.town.do(account, command).key

    def all(self, steps: Any) -> None:
        for account, command in steps:
            self.do(command, account)

    def begin(
        self, programme: Programme = Programme.MINIMUM, track: AidTrack = AidTrack.MINIMUM
    ) -> AidProceedingId:
        number = len(self.card().applications) + 1
        self.all(accepted(self.file, programme, number))
        begin = a.BeginAidProceeding(file=self.file, application=number, track=track)
        return AidProceedingId(self.do(begin))

    def card(self) -> a.AidCard:
        found: a.AidCard = self.town.ask(CLERK, a.AidFileCard(file=self.file))
        return found

    def posted(self) -> None:
        self.all(looked_into(self.key))
        self.do(a.PostAidNotice(proceeding=self.key, since=ACCEPTED))

    def granted(self) -> None:
        self.posted()
        self.do(decided(self.key, LATER), CHIEF)

    def sheet(self, day: date | None = None) -> a.AidProceedingSheet:
        found: a.AidProceedingSheet = self.town.ask(
            CLERK, a.AidProceedingCard(proceeding=self.key), day
        )
        return found

    def paid(self, month: str) -> list[a.AidPaymentLine]:
        query = a.AidPaymentList(place=self.town.village, month=Month(month))
        found: list[a.AidPaymentLine] = self.town.ask(CLERK, query)
        return found

    def hanging(self, day: date) -> list[a.AidNoticeLine]:
        query = a.AidRunningNotices(place=self.town.town)
        found: list[a.AidNoticeLine] = self.town.ask(CLERK, query, day)
        return found


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rule_32_p14_what_hangs_out_says_no_more_than_it_may(office: Office, lang: str) -> None:
    office.posted()
    (table,) = tables(office.town, CLERK, "aid-notice", office.town.village, lang, LAST)
    assert [one.id for one in table.columns] == ["name", "programme", "members", "amount"]
    assert columns(table, "name", "members", "amount") == [(f"{NAME[0]}*", 1, FOUR)]
    shown = repr(table)
    for secret in (NAME, office.person, office.file, office.key, *SECRETS):
        assert secret not in shown, secret
    assert FORMS["aid-notice"].of.keys is not None  # type: ignore[union-attr]
    (after,) = tables(office.town, CLERK, "aid-notice", office.town.village, lang, LAST + A_DAY)
    assert after.rows == ()


def test_rule_32_p6_p14_of_a_minor_not_even_the_surname_hangs_out(office: Office) -> None:
    child = office.someone(68_001, identity=None, birth=BirthDate.of("2015-05-01"))
    office.file = AidFileId(office.do(opened(office.town.village, child)))
    office.key = office.begin()
    office.posted()
    assert [one.name for one in office.hanging(LAST)] == ["*"]
    assert office.sheet().held_back
    assert (office.sheet().name, office.sheet().findings) == (None, None)


def test_rule_32_p14_the_scheduled_run_takes_notices_down(office: Office) -> None:
    office.posted()
    assert [one.number for one in office.hanging(LAST)] == [1]
    assert office.hanging(LAST + A_DAY) == []
    lapse = a.LapseAidNotice(proceeding=office.key, number=1)
    assert office.do(lapse) == office.key
    assert office.sheet().notices[0].down == LAST + A_DAY


def test_letters_have_their_reasons_and_each_its_kind(office: Office) -> None:
    office.granted()
    (letter,) = tables(office.town, CLERK, "aid-decision", office.key)
    said = facts(letter)
    assert said["理由"] == "符合条件"
    assert (said["每月金额（元）"], said["自何月起"]) == ("400.00", "2025-08")
    assert code_of(lambda: tables(office.town, CLERK, "aid-refusal", office.key)) == (
        "sheet_letter_wrong"
    )
    office.key = office.begin(Programme.RIGID, AidTrack.RIGID)
    office.all(looked_into(office.key))
    no = decided(office.key, LATER, outcome=AidOutcome.REFUSED, amount=Fen(0), reasons="超过标准")
    office.do(no, CHIEF)
    (refusal,) = tables(office.town, CLERK, "aid-refusal", office.key)
    assert facts(refusal)["理由"] == "超过标准"
    assert "六十日" in refusal.foot[0]
    assert "每月金额（元）" not in facts(refusal)


def test_rule_36_less_and_nothing_have_letters_of_their_own_which_are_due(office: Office) -> None:
    office.granted()
    office.do(a.TellAidDecision(proceeding=office.key, day=LATER))

    def change(amount: int) -> None:
        less = a.ProposeAidChange(
            proceeding=office.key,
            amount=Fen(amount),
            cause=a.AidChangeCause.REQUEST,
            day=LATER,
            findings="本人申请",
        )
        office.do(less)
        late = a.DecideAidChange(proceeding=office.key, day=LATER, reasons="本人申请减少")
        office.do(late, CHIEF)

    change(30_000)
    (letter,) = tables(office.town, CLERK, "aid-decision", office.key)
    assert letter.title == "社会救助变更通知书"
    assert (facts(letter)["每月金额（元）"], facts(letter)["理由"]) == ("300.00", "本人申请减少")
    assert (office.sheet().next, office.sheet().due) == (AidStep.LETTER, date(2025, 7, 4))
    change(0)
    (stop,) = tables(office.town, CLERK, "aid-refusal", office.key)
    assert (stop.title, facts(stop)["决定"]) == ("停止社会救助通知书", "停止救助")
    assert "六十日" in stop.foot[0]
    assert office.town.app.verify() == []


def test_the_work_list_has_what_is_late_first_and_names_nobody(office: Office) -> None:
    later = office.begin(Programme.RIGID, AidTrack.RIGID)
    (table,) = tables(office.town, CLERK, "aid-work", office.town.village, day=date(2025, 6, 10))
    assert columns(table, "due", "late", "proceeding") == [
        (date(2025, 6, 6), "是", office.key),
        (date(2025, 7, 15), "", later),
    ]
    assert NAME not in repr(table)


def test_rule_37_the_payment_list_has_amounts_and_no_account(office: Office) -> None:
    office.granted()
    assert office.paid("2025-07") == []
    office.do(a.PayAid(proceeding=office.key, month=Month("2025-08"), day=date(2025, 8, 5)))
    of = f"{office.town.village}/2025-08"
    (table,) = tables(office.town, CLERK, "aid-payments", of)
    assert columns(table, "name", "due", "paid", "overpaid") == [(NAME, FOUR, FOUR, 0)]
    assert not {one.id for one in table.columns} & {"account", "bank", "identity"}


def test_rule_38_a_death_stops_what_is_given_from_the_month_after(office: Office) -> None:
    office.granted()
    for month in ("2025-08", "2025-09"):
        office.do(a.PayAid(proceeding=office.key, month=Month(month), day=date(2025, 9, 5)))
    died = EndPerson(person=office.person, departure=Departure.DIED, since=date(2025, 8, 20))
    office.do(died, "registrar")
    assert [(one.due, one.overpaid) for one in office.paid("2025-08")] == [(FOUR, 0)]
    assert [(one.due, one.overpaid) for one in office.paid("2025-09")] == [(0, FOUR)]
    assert office.sheet().ending is a.AidEnding.DIED
    assert office.card().applications[0].stage is AidStage.SETTLED
    office.do(a.RestoreAidProceeding(proceeding=office.key, reason="误报死亡"), CHIEF)
    assert [one.overpaid for one in office.paid("2025-09")] == [0]
    assert office.card().applications[0].stage is AidStage.ACCEPTED
    assert office.town.app.verify() == []


def test_rule_38_a_proceeding_goes_on_where_its_family_moves(office: Office) -> None:
    office.posted()
    move = a.MoveAidFile(file=office.file, place=office.town.other, since=LATER)
    office.do(move)
    assert office.sheet().place == office.town.other
    here, there = (
        office.town.ask(CLERK, a.AidWorkList(place=place))
        for place in (office.town.village, office.town.other)
    )
    assert (here, [one.step for one in there]) == ([], [AidStep.DECISION])
    office.do(decided(office.key, LATER), CHIEF)


def test_rule_38_an_application_that_is_withdrawn_ends_its_proceeding(office: Office) -> None:
    office.posted()
    back = a.WithdrawAidApplication(file=office.file, number=1, ended=LATER, reason="不申请了")
    office.do(back)
    assert office.sheet().ending is a.AidEnding.WITHDRAWN
    assert office.hanging(LAST) == []
    office.key = office.begin()


def test_rule_38_who_was_refused_can_apply_again(office: Office) -> None:
    office.posted()
    no = decided(office.key, LATER, outcome=AidOutcome.REFUSED, amount=Fen(0))
    office.do(no, CHIEF)
    assert office.card().applications[0].stage is AidStage.SETTLED
    office.begin()


def test_rule_33_three_in_ten_of_the_destitute_are_drawn_and_nobody_chose(office: Office) -> None:
    for number in range(4):
        person = office.someone(68_010 + number)
        office.file = AidFileId(office.do(opened(office.town.village, person)))
        office.begin(Programme.DESTITUTE, AidTrack.DESTITUTE)
    query = a.AidSample(place=office.town.village, month=Month("2025-06"))
    drawn = office.town.ask(CLERK, query)
    assert len(drawn) == 2
    assert drawn == office.town.ask(CHIEF, query)
    assert not any(one.visited for one in drawn)
