"""The rules of a month of points where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import balance, rules_mediated, rules_points
from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts.model import Signed
from ruralgov.domain.compacts.model_points import Ended, Hold, Informed, Notice
from ruralgov.domain.compacts.records_points import CREDIT_MONTH
from ruralgov.domain.compacts.rows_points import point_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import AccountId, CreditRequestId, CreditSchemeId, PersonId
from tests.compacts import hamlet
from tests.compacts.compact import CLEAN, ITEMS, LITTER, TERMS, proof
from tests.compacts.hamlet import (
    A_DAY,
    HOLDING,
    JANUARY,
    SCHEME,
    VILLAGE,
    WHO,
    agreed,
    month,
    point,
    sheet,
    there,
)
from tests.given import TODAY, Outcome, given

ME = AccountId("me")
MINE: dict[str, Any] = {"village": VILLAGE, "month": JANUARY}
YESTERDAY = TODAY - A_DAY
MAKER = PersonId("maker")
ATTESTED, DOCUMENT = c.ProofKind.ATTESTATION, c.ProofKind.DOCUMENT
MEDIATION = c.ProofKind.MEDIATION
OTHER = CreditSchemeId("s2")
APPROVED = Signed(by=AccountId("approver"), day=TODAY)
REQUEST = CreditRequestId("q")
NOTICE = Notice(day=TODAY, last=TODAY, by=AccountId("a"))
LOSS = point(item="B1", points=-3)


@pytest.mark.parametrize("sheets", [(), (0,), (2,), (1, 1)])
def test_rule_12_sheets_are_approved_that_wait_for_it(sheets: tuple[int, ...]) -> None:
    known = there(CREDIT_MONTH, month(sheet(point())))
    approve = p.ApprovePoints(**MINE, sheets=sheets)
    outcome = known.when(approve, rules_points.approve_points)
    if sheets == (1, 1):
        assert outcome.code == ""
        return
    outcome.refused("credit_sheet_wrong", sheet=sheets[0] if sheets else "-")


def test_rule_12_each_of_several_sheets_is_looked_at() -> None:
    approve = p.ApprovePoints(**MINE, sheets=(1, 2))
    waits, done = sheet(point()), sheet(point(2, day=YESTERDAY), approved=APPROVED)
    mine = sheet(point(2, day=YESTERDAY), by="me")

    def approved(*sheets: Any, **more: Any) -> Outcome:
        known = there(CREDIT_MONTH, month(*sheets, **more))
        return known.when(approve, rules_points.approve_points)

    approved(waits, done).refused("credit_sheet_wrong", sheet=2)
    approved(waits, mine).refused("credit_same_person")
    approved(waits, change(mine, by=AccountId("x"))).then(
        p.PointsApproved(sheets=(1, 2), by=ME, day=TODAY)
    )
    attested = sheet(point(2), proofs=(proof(PersonId("official"), ATTESTED, "b"),))
    approved(waits, attested).refused("credit_relative", person="official")
    by_sheet = sheet(point(2), proofs=(proof(PersonId("official")),))
    assert approved(waits, by_sheet).code == ""
    approved(waits, mine, notice=NOTICE).refused("credit_month_published")
    event = p.PointsApproved(sheets=(2,), by=ME, day=TODAY)
    found = CREDIT_MONTH.apply(month(waits, waits), event)
    assert [one.approved is None for one in found.sheets] == [True, False]


INFORM = p.InformOfPoints(**MINE, entries=(1,), how=c.NoticeMethod.IN_PERSON)
TOLD = Informed(entry=1, day=YESTERDAY, last=YESTERDAY, how=c.NoticeMethod.IN_PERSON)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (month(sheet(LOSS, approved=APPROVED)), ""),
        (month(sheet(change(LOSS, points=0), approved=APPROVED)), ""),
        (month(sheet(LOSS)), "credit_inform_wrong"),
        (month(sheet(point(), approved=APPROVED)), "credit_inform_wrong"),
        (month(sheet(point(points=0), approved=APPROVED)), "credit_inform_wrong"),
        (month(sheet(point(item="Z", points=0), approved=APPROVED)), "credit_inform_wrong"),
        (month(sheet(LOSS, approved=APPROVED, scheme=OTHER)), "credit_inform_wrong"),
        (month(sheet(LOSS, approved=APPROVED), informed=(TOLD,)), "credit_inform_wrong"),
        (month(sheet(LOSS, approved=APPROVED), notice=NOTICE), "credit_month_published"),
        (month(), "credit_entry_missing"),
        (None, "credit_month_missing"),
    ],
)
def test_rule_16_who_lost_points_is_told_once_when_they_are_approved(
    known: c.CreditMonth | None, code: str
) -> None:
    outcome = there(CREDIT_MONTH, known).when(INFORM, rules_points.inform_of_points)
    assert outcome.code == code
    if not code:
        outcome.then(
            p.PointsInformed(entries=(1,), day=TODAY, last=date(2026, 1, 8), how=INFORM.how)
        )


def test_rule_16_all_are_heard_for_the_longest_of_their_periods_and_named_once() -> None:
    longer = change(HOLDING, terms=change(TERMS, hearing_days=4))
    known = month(
        sheet(LOSS, approved=APPROVED),
        sheet(change(LOSS, number=2, day=YESTERDAY), approved=APPROVED, scheme=OTHER),
    )
    others = hamlet.states() | {("credit_scheme", OTHER): longer}
    situation = given(CREDIT_MONTH, state=known, others=others)
    for entries in ((1, 2, 1), (2, 1, 2)):
        told = situation.when(change(INFORM, entries=entries), rules_points.inform_of_points)
        assert told.only().entries == entries[:2]
        assert told.only().last == date(2026, 1, 9)
    none = situation.when(change(INFORM, entries=()), rules_points.inform_of_points)
    none.refused("credit_inform_wrong", entry="-")


PUBLISH = p.PublishCreditMonth(**MINE)
FEBRUARY = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (month(sheet(point(), approved=APPROVED)), ""),
        (month(sheet(point())), "credit_not_ready"),
        (month(sheet(point()), ended=(Ended(entry=1, day=TODAY, ending=c.Ending.WITHDRAWN),)), ""),
        (
            month(sheet(point(), approved=APPROVED), holds=(Hold(entry=1, request=REQUEST),)),
            "credit_not_ready",
        ),
        (
            month(
                sheet(point(), approved=APPROVED),
                holds=(Hold(entry=1, request=REQUEST, since=TODAY),),
            ),
            "",
        ),
        (month(sheet(LOSS, approved=APPROVED)), "credit_not_ready"),
        (
            month(sheet(LOSS, approved=APPROVED), informed=(change(TOLD, last=FEBRUARY),)),
            "credit_not_ready",
        ),
        (month(sheet(LOSS, approved=APPROVED), informed=(change(TOLD, last=TODAY),)), ""),
        (month(sheet(change(LOSS, points=0), approved=APPROVED)), "credit_not_ready"),
        (month(sheet(point(points=0), approved=APPROVED)), ""),
        (month(notice=NOTICE), "credit_month_stage"),
    ],
)
def test_rule_18_a_month_is_published_when_every_entry_is_ready(
    known: c.CreditMonth, code: str
) -> None:
    situation = there(CREDIT_MONTH, known, today=FEBRUARY)
    outcome = situation.when(PUBLISH, rules_points.publish_credit_month)
    assert outcome.code == code
    if code == "credit_not_ready":
        outcome.refused(code, count=1, entry=1)
    if not code:
        outcome.then(p.CreditMonthPublished(day=FEBRUARY, last=date(2026, 2, 11), by=ME))


def test_rule_18_a_month_is_published_when_it_is_over() -> None:
    for day, code in ((date(2026, 1, 31), "credit_month_stage"), (date(2026, 2, 1), "")):
        known = there(CREDIT_MONTH, month(), today=day)
        assert known.when(PUBLISH, rules_points.publish_credit_month).code == code


def test_rule_18_a_month_without_entries_is_opened_as_it_is_published() -> None:
    opened = p.CreditMonthOpened(village=VILLAGE, month=JANUARY)
    events = there(CREDIT_MONTH, today=FEBRUARY).when(PUBLISH, rules_points.publish_credit_month)
    assert [type(one) for one in events.events] == [type(opened), p.CreditMonthPublished]
    assert events.events[0] == opened


def test_rule_18_a_month_hangs_out_for_the_longest_notice_of_its_schemes() -> None:
    longer = change(HOLDING, terms=change(TERMS, notice_days=9))
    nine = date(2026, 2, 13)

    def last(known: c.CreditMonth | None, **more: Any) -> date:
        situation = there(CREDIT_MONTH, known, today=FEBRUARY, **more)
        found: date = situation.when(PUBLISH, rules_points.publish_credit_month).events[-1].last
        return found

    both = month(sheet(point(), approved=APPROVED), sheet(approved=APPROVED, scheme=OTHER))
    assert last(both, scheme=longer) == nine
    assert last(month(*reversed(both.sheets)), scheme=longer) == nine
    assert last(month(), scheme=longer) == nine
    assert last(None, scheme=longer) == nine
    assert last(month(), scheme=change(longer, withdrawn=True)) == date(2026, 2, 11)
    town = given(CREDIT_MONTH, rows=(hamlet.place(DivisionLevel.TOWN),), today=FEBRUARY)
    town.when(PUBLISH, rules_points.publish_credit_month).refused("compact_place_wrong")


FINAL = month(notice=NOTICE, final=TODAY)
OUT = month(sheet(point(), approved=APPROVED), notice=NOTICE)


def test_rule_18_a_month_is_final_after_the_last_day_of_its_notice() -> None:
    finalise = p.FinaliseCreditMonth(**MINE)

    def final(known: c.CreditMonth | None, day: date = TODAY + A_DAY) -> Outcome:
        situation = there(CREDIT_MONTH, known, today=day)
        return situation.when(finalise, rules_points.finalise_credit_month)

    final(OUT).then(p.CreditMonthFinal(day=TODAY + A_DAY))
    final(OUT, TODAY).refused("credit_month_stage", last=TODAY)
    final(month()).refused("credit_month_stage", last="-")
    final(FINAL).refused("credit_month_stage")
    final(None).refused("credit_month_missing", month=JANUARY)


def test_rule_18_a_notice_comes_down_until_its_month_is_final() -> None:
    down = p.WithdrawCreditNotice(**MINE, reason=" 漏页 ")

    def taken(known: c.CreditMonth, **more: str) -> Outcome:
        situation = there(CREDIT_MONTH, known)
        return situation.when(change(down, **more), rules_points.withdraw_credit_notice)

    taken(OUT).then(p.CreditNoticeWithdrawn(reason="漏页"))
    taken(OUT, reason="").refused("text_not_clean")
    taken(month()).refused("credit_month_stage")
    taken(FINAL).refused("credit_month_stage")


def test_rule_17_a_mistake_is_taken_back_with_a_reason_before_publication() -> None:
    back = p.WithdrawPoint(**MINE, entry=1, reason=" 记错 ")
    known = month(sheet(point()))

    def taken(known: c.CreditMonth, **more: Any) -> Outcome:
        situation = there(CREDIT_MONTH, known)
        return situation.when(change(back, **more), rules_points.withdraw_point)

    taken(known).then(
        p.PointsEnded(entries=(1,), day=TODAY, ending=c.Ending.WITHDRAWN, reason="记错")
    )
    taken(known, entry=2).refused("credit_entry_missing", entry=2)
    taken(known, reason="").refused("text_not_clean")
    taken(OUT).refused("credit_month_published")


HOLD = p.HoldPoint(**MINE, entry=1, request=REQUEST)
HELD = Hold(entry=1, request=REQUEST)
ELSE = CreditRequestId("else")


@pytest.mark.parametrize(
    ("holds", "held"),
    [
        ((), True),
        ((HELD,), False),
        ((change(HELD, since=TODAY),), True),
        ((change(HELD, request=ELSE),), True),
        ((change(HELD, since=TODAY, request=ELSE), HELD), False),
    ],
)
def test_rule_19_an_entry_is_held_once_for_each_request(
    holds: tuple[Hold, ...], held: bool
) -> None:
    outcome = there(CREDIT_MONTH, month(holds=holds)).when(HOLD, rules_points.hold_point)
    outcome.then(*([p.PointHeld(entry=1, request=REQUEST)] if held else []))


SETTLE = p.SettlePoint(**MINE, entry=1, request=REQUEST, since=TODAY)
RELEASED = p.PointReleased(entry=1, request=REQUEST, since=TODAY)


@pytest.mark.parametrize(
    ("holds", "released"),
    [
        ((HELD,), True),
        ((), False),
        ((change(HELD, since=YESTERDAY),), False),
        ((change(HELD, request=ELSE),), False),
    ],
)
def test_rule_19_what_was_held_is_released(holds: tuple[Hold, ...], released: bool) -> None:
    outcome = there(CREDIT_MONTH, month(holds=holds)).when(SETTLE, rules_points.settle_point)
    outcome.then(*([RELEASED] if released else []))


@pytest.mark.parametrize(
    ("before", "ending", "ends"),
    [
        (None, c.Ending.STRUCK, True),
        (None, c.Ending.REPAIRED, True),
        (c.Ending.STRUCK, c.Ending.REPAIRED, False),
        (c.Ending.STRUCK, c.Ending.DELETED, True),
        (c.Ending.REPAIRED, c.Ending.STRUCK, True),
        (c.Ending.REPAIRED, c.Ending.DELETED, True),
        (c.Ending.DELETED, c.Ending.STRUCK, False),
    ],
)
def test_rule_21_what_never_counts_is_not_repaired_afterwards(
    before: c.Ending | None, ending: c.Ending, ends: bool
) -> None:
    ended = () if before is None else (Ended(entry=1, day=YESTERDAY, ending=before),)
    known = there(CREDIT_MONTH, month(sheet(point()), ended=ended))
    outcome = known.when(change(SETTLE, ending=ending), rules_points.settle_point)
    outcome.then(*([p.PointsEnded(entries=(1,), day=TODAY, ending=ending)] if ends else []))


def test_rule_10_what_was_recorded_of_one_under_one_scheme_is_deleted() -> None:
    erase = p.ErasePointsOf(**MINE, person=WHO, scheme=SCHEME)
    other = point(2, person=PersonId("x"))
    known = month(sheet(point(), other), sheet(point(3), scheme=OTHER), sheet(point(4)))
    outcome = there(CREDIT_MONTH, known).when(erase, rules_points.erase_points_of)
    outcome.then(p.PointsEnded(entries=(1, 4), day=TODAY, ending=c.Ending.DELETED))
    none = there(CREDIT_MONTH, month(sheet(other))).when(erase, rules_points.erase_points_of)
    none.then()


KEPT = change(CLEAN, code="T1", evidence=MEDIATION)
BROKEN = change(LITTER, code="T2", evidence=MEDIATION)
MEDIATED = change(HOLDING, items=(*ITEMS, change(KEPT, code="T3"), KEPT, BROKEN))
SHOWN = proof(MAKER, MEDIATION, "d", reference="调1号")
PROPOSE = p.ProposeMediatedPoint(**MINE, person=WHO, day=YESTERDAY, kept=True, proof=SHOWN)


def proposed(known: c.CreditMonth | None = None, **more: Any) -> list[Any]:
    command = change(PROPOSE, **{k: more.pop(k) for k in ("kept", "day") if k in more})
    situation = there(CREDIT_MONTH, known, **({"scheme": MEDIATED} | more))
    outcome = situation.when(command, rules_mediated.propose_mediated_point)
    assert outcome.code == "", "a dispute never waits for points"
    return outcome.events


def test_rule_24_what_was_kept_or_broken_is_proposed_by_the_first_item_for_it() -> None:
    opened, made = proposed()
    assert opened == p.CreditMonthOpened(village=VILLAGE, month=JANUARY)
    assert (made.by, made.day, made.scheme, made.proofs) == (ME, TODAY, SCHEME, (SHOWN,))
    assert [(one.item, one.points) for one in made.points] == [("T1", 4)]
    (again,) = proposed(month(sheet(point())), kept=False)
    assert [(one.number, one.item, one.points) for one in again.points] == [(2, "T2", -3)]


def test_rule_24_where_nothing_can_be_proposed_nothing_follows() -> None:
    assert proposed(month(notice=NOTICE)) == []
    assert proposed(scheme=HOLDING) == []
    assert proposed(scheme=change(MEDIATED, withdrawn=True)) == []
    assert proposed(agreements=agreed()) == []
    assert proposed(day=TODAY + A_DAY) == []


def test_rule_24_what_no_longer_stands_is_taken_back_published_or_not() -> None:
    back = p.TakeBackMediatedPoint(**MINE, reference="调1号")
    other = sheet(point(2), proofs=(change(SHOWN, reference="调2号"),))
    paper = sheet(point(3), proofs=(proof(MAKER, DOCUMENT, "d", reference="调1号"),))
    known = month(sheet(point(), proofs=(SHOWN,)), other, paper)

    def taken(known: c.CreditMonth | None) -> Outcome:
        situation = there(CREDIT_MONTH, known)
        return situation.when(back, rules_mediated.take_back_mediated_point)

    ended = p.PointsEnded(entries=(1,), day=TODAY, ending=c.Ending.WITHDRAWN)
    taken(known).then(ended)
    taken(change(known, notice=NOTICE)).then(change(ended, ending=c.Ending.STRUCK))
    gone = (Ended(entry=1, day=TODAY, ending=c.Ending.STRUCK),)
    taken(change(known, ended=gone)).then()
    taken(None).then()


def row(**more: Any) -> Any:
    (found,) = point_rows(month(sheet(point())))
    return change(found, **more)


@pytest.mark.parametrize(
    ("change_", "final", "day", "counts"),
    [
        ({}, TODAY, YESTERDAY, False),
        ({}, TODAY, TODAY, True),
        ({}, None, TODAY, False),
        ({"waits": True}, TODAY, TODAY, False),
        ({"back": TODAY + A_DAY}, TODAY, TODAY, False),
        ({"back": TODAY + A_DAY}, TODAY, TODAY + A_DAY, True),
        ({"back": YESTERDAY}, TODAY, YESTERDAY, False),
        ({}, TODAY, date(2027, 1, 2), True),
        ({}, TODAY, date(2027, 1, 3), False),
        ({"ended": TODAY + A_DAY, "ending": c.Ending.REPAIRED}, TODAY, TODAY, True),
        ({"ended": TODAY + A_DAY, "ending": c.Ending.REPAIRED}, TODAY, TODAY + A_DAY, False),
        ({"ended": TODAY + A_DAY, "ending": c.Ending.STRUCK}, TODAY, TODAY, False),
        ({"ended": date(2028, 1, 1), "ending": c.Ending.REPAIRED}, TODAY, date(2027, 6, 1), False),
    ],
)
def test_rule_23_an_entry_counts_from_its_day_until_it_expires_or_ends(
    change_: dict[str, Any], final: date | None, day: date, counts: bool
) -> None:
    assert balance.counts(row(**change_), final, day) is counts


def test_rule_23_a_month_says_of_each_entry_how_it_stands() -> None:
    holds = (
        HELD,
        change(HELD, request=ELSE, since=TODAY),
        change(HELD, entry=2, since=TODAY + A_DAY),
        change(HELD, entry=2, request=ELSE, since=TODAY),
    )
    known = month(
        sheet(point(), point(2)), sheet(point(3)), holds=holds, final=YESTERDAY, notice=NOTICE
    )
    assert [known.waiting(n) for n in (1, 2, 3)] == [True, False, False]
    assert [known.counts_from(n) for n in (1, 2, 3)] == [None, TODAY + A_DAY, YESTERDAY]
    assert change(known, final=None).counts_from(3) is None
    assert [known.point(n) is None for n in (0, 1, 3, 4)] == [True, False, False, True]
    assert known.point(2) == (known.sheets[0], known.sheets[0].points[1])
    assert known.size == 3
    rows = list(point_rows(known))
    assert [one.waits for one in rows] == [True, False, False]
    assert [one.back for one in rows] == [TODAY, TODAY + A_DAY, None]
    again = Ended(entry=1, day=TODAY, ending=c.Ending.DELETED)
    ended = (change(again, ending=c.Ending.REPAIRED), again)
    assert change(known, ended=ended).end_of(1) == again
    assert change(known, informed=(TOLD,)).told(2) is None


def test_rule_19_a_release_is_of_its_request_alone() -> None:
    known = month(holds=(HELD, change(HELD, request=ELSE)))
    found = CREDIT_MONTH.apply(known, change(RELEASED, since=TODAY))
    assert [one.since for one in found.holds] == [TODAY, None]
    held = CREDIT_MONTH.apply(found, p.PointHeld(entry=1, request=REQUEST))
    assert [one.since for one in held.holds] == [None, None]
