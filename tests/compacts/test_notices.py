"""Notices, objections, reviews, repairs, commendations, statements."""

from datetime import date
from typing import Any

from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.compacts import honours
from ruralgov.domain.kernel.ids import AccountId, CreditRequestId, PersonId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from ruralgov.domain.kernel.roles import Actor
from tests.compacts.compact import TERMS, proof
from tests.compacts.scenario import APPROVER, JANUARY, KEEPER, RECORDER, REVIEWER
from tests.compacts.square import EVENT, Square
from tests.town import NAME, code_of

OBJECTION = c.RequestKind.OBJECTION


def test_rule_18_a_month_is_published_after_it_and_final_after_its_notice_sg_07() -> None:
    square = Square()
    square.at(date(2026, 1, 31))
    square.record(square.gains(square.villagers[0]))
    square.approve()
    assert square.refused(APPROVER, square.publish()) == "credit_month_stage"
    square.at(date(2026, 2, 2))
    assert square.refused(APPROVER, square.finalise()) == "credit_month_stage"
    square.do(APPROVER, square.publish())
    assert square.refused(APPROVER, square.publish()) == "credit_month_stage"
    last = square.notice().last
    assert last == date(2026, 2, 11), "seven working days"
    square.at(last)
    assert square.refused(APPROVER, square.finalise()) == "credit_month_stage"
    assert square.balance(square.villagers[0]) == 0
    square.at(date(2026, 2, 12))
    square.do(APPROVER, square.finalise())
    assert square.balance(square.villagers[0]) == 2
    assert square.refused(APPROVER, square.finalise()) == "credit_month_stage"
    down = c.WithdrawCreditNotice(village=square.village, month=JANUARY, reason="错")
    assert square.refused(APPROVER, down) == "credit_month_stage"


def test_rule_18_a_faulty_notice_begins_anew() -> None:
    square = Square()
    square.published(square.gains(square.villagers[0]))
    square.at(date(2026, 2, 10))
    down = c.WithdrawCreditNotice(village=square.village, month=JANUARY, reason="漏页")
    square.do(APPROVER, down)
    square.do(APPROVER, square.publish())
    square.at(date(2026, 2, 12))
    assert square.refused(APPROVER, square.finalise()) == "credit_month_stage"


def test_rule_18_a_month_without_entries_is_published_as_such() -> None:
    square = Square()
    square.at(date(2026, 2, 2))
    square.do(APPROVER, square.publish())
    assert square.notice().lines == ()


def test_rule_19_an_objection_keeps_one_entry_from_counting_until_it_is_answered_sg_07() -> None:
    square = Square()
    mine, other, villager = square.villagers[:3]
    square.published(square.gains(mine), square.gains(other))
    request = square.asked(OBJECTION, villager)
    twice = square.asking(OBJECTION, villager)
    assert square.refused(KEEPER, twice) == "credit_request_twice"
    square.at(date(2026, 3, 2))
    late = square.asking(OBJECTION, square.villagers[3])
    assert square.refused(KEEPER, late) == "credit_request_kind"
    square.do(APPROVER, square.finalise())
    assert (square.balance(mine), square.balance(other)) == (0, 2)
    assert square.statement(mine).lines[0].status is c.PointStatus.WAITING
    assert square.refused(APPROVER, square.answer(request, granted=False)) == "credit_same_person"
    square.do(REVIEWER, square.answer(request, granted=False))
    again = square.answer(request, granted=True)
    assert square.refused(REVIEWER, again) == "credit_request_stage"
    until = square.town.ask(
        KEEPER, c.CreditRequestFile(village=square.village, request=request)
    ).review_until
    assert square.balance(mine, until) == 0
    assert square.statement(mine, until).lines[0].status is c.PointStatus.LATER
    square.at(until)
    assert square.balance(mine) == 0
    square.at(date(2026, 3, 30))
    assert square.balance(mine) == 2


def test_rule_19_whoever_answers_is_no_relative_and_late_answers_are_found() -> None:
    square = Square()
    reviewer, mine = square.officials[3], square.villagers[0]
    square.published(square.gains(mine))
    own = square.asked(OBJECTION, reviewer)
    assert square.refused(REVIEWER, square.answer(own, granted=True)) == "credit_relative"
    square.at(date(2026, 3, 2))
    found = square.town.ask(KEEPER, c.CompactFindings(place=square.village))
    assert [one.fault for one in found] == [
        c.CompactFault.REQUEST_LATE,
        c.CompactFault.MONTH_OPEN,
    ]


def test_rule_19_a_witness_answers_nothing_about_what_they_attested_sg_05() -> None:
    square = Square()
    witness, account = square.villagers[-1], AccountId("witness")
    register = RegisterAccount(account=account, person=witness, basis="任命")
    grant = GrantRole(account=account, role=c.COMPACT_APPROVER, basis="任命")
    for command in (register, grant):
        square.do("admin", command)
    square.published(square.loses(square.villagers[0]), square.gains(square.villagers[1]))
    loss, gain = (square.asked(OBJECTION, square.villagers[2], entry=n) for n in (1, 2))
    acting: dict[str, Any] = {"actor": Actor(account), "purpose": c.COMPACTS}

    def answers(request: CreditRequestId) -> str:
        app = square.town.app
        return code_of(lambda: app.execute(square.answer(request, granted=False), **acting))

    assert answers(loss) == "credit_relative"
    assert answers(gain) == "", "what others attested"


def test_rule_19_only_adults_of_the_village_object_and_a_villager_for_themselves() -> None:
    square = Square()
    square.published(square.gains(square.villagers[0]))
    stranger = square.town.person(square.town.household("o9", square.town.other))
    assert square.refused(KEEPER, square.asking(OBJECTION, stranger)) == "credit_asker_wrong"
    other = square.asking(OBJECTION, square.villagers[1])
    assert square.refused("villager", other) == "credit_not_oneself"
    square.do("villager", evolve(other, asker=square.officials[4]))


def test_rule_20_a_review_is_the_towns_by_another_person_and_in_time_sg_07() -> None:
    square = Square()
    mine, villager = square.villagers[:2]
    square.final(square.loses(mine), square.gains(villager))
    assert square.balance(mine) == -3
    square.at(date(2026, 3, 2))
    request = square.asked(c.RequestKind.CORRECTION, mine)
    review = c.AskCreditReview(request=request, words=CitizenText("请再看"))
    assert square.refused(KEEPER, review) == "credit_request_stage"
    square.do(REVIEWER, square.answer(request, granted=False))
    square.do(KEEPER, review)
    assert square.refused(KEEPER, review) == "credit_request_stage"
    decide = c.DecideCreditReview(request=request, granted=True, reasons=OfficerText("证据不足"))
    assert square.refused(REVIEWER, decide) == "credit_same_person"
    square.do(KEEPER, decide)
    assert square.balance(mine) == 0
    assert square.balance(mine, date(2026, 3, 1)) == 0, "it never counted"


def test_rule_20_a_review_comes_too_late_after_its_days() -> None:
    square = Square()
    square.published(square.gains(square.villagers[0]))
    request = square.asked(OBJECTION, square.villagers[1])
    square.do(REVIEWER, square.answer(request, granted=False))
    square.at(date(2026, 3, 2))
    review = c.AskCreditReview(request=request, words=CitizenText("请再看"))
    assert square.refused(KEEPER, review) == "credit_request_stage"


def test_rule_21_a_repaired_deduction_counts_and_hangs_out_no_more_sg_13() -> None:
    square = Square()
    mine, other = square.villagers[:2]
    square.final(square.loses(mine), square.gains(other))
    bare = square.asking(c.RequestKind.REPAIR, mine)
    assert square.refused(KEEPER, bare) == "credit_request_kind"
    done = (proof(other, mark="d"),)
    of_gain = square.asking(c.RequestKind.REPAIR, other, 2, proofs=done)
    assert square.refused(KEEPER, of_gain) == "credit_request_kind"
    request = square.asked(c.RequestKind.REPAIR, mine, proofs=done)
    square.do(REVIEWER, square.answer(request, granted=True))
    assert square.balance(mine) == 0
    assert square.balance(mine, date(2026, 3, 1)) == 0, "before it was final"
    assert [line.entry for line in square.notice().lines] == [2]


def test_rule_21_correction_and_deletion_are_ones_own_and_answered_sg_19() -> None:
    square = Square()
    mine, other = square.villagers[:2]
    square.final(square.gains(mine), square.gains(other))
    deletion = c.RequestKind.DELETION
    assert square.refused(KEEPER, square.asking(deletion, other)) == "credit_asker_wrong"
    request = square.asked(deletion, mine)
    square.do(REVIEWER, square.answer(request, granted=True))
    assert square.statement(mine).lines == ()
    explain = c.ExplainPoint(village=square.village, month=JANUARY, entry=1)
    assert refused_query(square, explain) == "credit_entry_missing"
    assert square.town.app.verify() == []


def test_rule_21_a_repaired_entry_can_be_deleted_and_a_struck_one_is_not_repaired() -> None:
    square = Square()
    mine, other = square.villagers[:2]
    done = (proof(other, mark="d"),)
    square.final(square.loses(mine), square.loses(other))
    repair = square.asked(c.RequestKind.REPAIR, mine, proofs=done)
    square.do(REVIEWER, square.answer(repair, granted=True))
    late = square.asking(c.RequestKind.CORRECTION, mine)
    assert square.refused(KEEPER, late) == "credit_entry_missing"
    deletion = square.asked(c.RequestKind.DELETION, mine)
    square.do(REVIEWER, square.answer(deletion, granted=True))
    assert square.statement(mine).lines == ()
    again = square.asking(c.RequestKind.DELETION, mine)
    assert square.refused(KEEPER, again) == "credit_entry_missing"
    both = [
        square.asked(kind, other, 2, proofs=done)
        for kind in (c.RequestKind.CORRECTION, c.RequestKind.REPAIR)
    ]
    for request in both:
        square.do(REVIEWER, square.answer(request, granted=True))
    assert square.statement(other).lines[0].ending is c.Ending.STRUCK


def refused_query(square: Square, query: object, account: str = KEEPER) -> str:
    from tests.town import code_of

    return code_of(lambda: square.town.ask(account, query))


def test_rule_22_commendations_rest_on_final_months_and_are_few_sg_14() -> None:
    square = Square(villagers=11)
    first, second, third = square.villagers[:3]
    square.final(
        square.gains(first, quantity=3), square.gains(second, quantity=2), square.gains(third)
    )
    commend = c.CommendVillagers(village=square.village, quarter="2026-Q1")
    assert square.refused(APPROVER, evolve(commend, quarter="2026-5")) == "credit_quarter_wrong"
    assert square.refused(APPROVER, commend) == "credit_quarter_open"
    square.do(APPROVER, square.publish("2026-02"))
    square.at(date(2026, 4, 1))
    square.do(APPROVER, square.finalise("2026-02"))
    square.do(APPROVER, square.publish("2026-03"))
    square.at(date(2026, 4, 20))
    assert square.refused(APPROVER, commend) == "credit_quarter_open"
    square.do(APPROVER, square.finalise("2026-03"))
    square.do(APPROVER, commend)
    assert square.refused(APPROVER, commend) == "credit_commended"
    page = square.town.ask("villager", c.Commended(village=square.village, quarter="2026-Q1"))
    assert (page.names, page.unnamed) == ((NAME, NAME), 0)
    revoke = c.RevokeCommendation(
        village=square.village, quarter="2026-Q1", person=first, reason="谢绝"
    )
    square.do(APPROVER, revoke)
    assert square.refused(APPROVER, revoke) == "credit_commendation_missing"
    leave = c.WithdrawCreditAgreement(village=square.village, person=second, scheme=square.scheme)
    square.do(KEEPER, leave)
    page = square.town.ask("villager", c.Commended(village=square.village, quarter="2026-Q1"))
    assert (page.names, page.unnamed) == ((), 1)


DAY = date(2026, 4, 20)


def row(person: str, points: int, day: date = EVENT) -> c.PointRow:
    return c.PointRow(
        number=1,
        person=PersonId(person),
        scheme="s",  # type: ignore[arg-type]
        item="A1",
        day=day,
        points=points,
        expires=date(2028, 1, 1),
        waits=False,
        back=None,
        ended=None,
        ending=None,
    )


def chosen(*rows: c.PointRow, agreed: int = 9, **terms: object) -> tuple[str, ...]:
    scheme = c.CreditScheme(
        village="v",  # type: ignore[arg-type]
        rules="r",  # type: ignore[arg-type]
        title="t",
        categories=(),
        items=(),
        terms=evolve(TERMS, **terms),  # type: ignore[arg-type]
        drafters=(),
    )
    people = {PersonId(f"p{n}") for n in range(agreed)}
    return honours.honoured({date(2026, 3, 1): list(rows)}, people, scheme, DAY)


def test_rule_22_ties_go_by_the_rule_of_the_scheme() -> None:
    tied = (row("p1", 5), row("p2", 3, date(2026, 1, 9)), row("p3", 3))
    assert chosen(*tied, honours=2) == ("p1",), "both are too many"
    assert chosen(*tied, honours=3) == ("p1", "p2", "p3")
    assert chosen(*tied, honours=2, tie=c.TieRule.EARLIER) == ("p1", "p3")


def test_rule_22_no_more_than_a_third_and_nobody_without_points_sg_14() -> None:
    many = [row(f"p{n}", 9 - n) for n in range(9)]
    assert chosen(*many, honours=9) == ("p0", "p1", "p2")
    assert chosen(*many, agreed=2, honours=9) == ()
    assert chosen(row("p1", -2), row("p2", 0)) == ()
    assert chosen(row("p1", 4), row("p1", -4), row("x", 9)) == ()
    assert chosen(evolve(row("p1", 4), waits=True)) == ()


def test_rule_23_the_balance_is_a_function_of_entries_and_a_day_sg_12() -> None:
    square = Square()
    mine = square.villagers[0]
    square.final(square.gains(mine, quantity=2), square.loses(mine))
    assert square.balance(mine, date(2026, 3, 1)) == 0
    assert square.balance(mine, date(2026, 3, 2)) == 1
    assert square.balance(mine, date(2027, 1, 7)) == 1
    assert square.balance(mine, date(2027, 1, 8)) == 4, "the deduction expired first"
    assert square.balance(mine, date(2028, 1, 8)) == 0
    (gain, loss) = square.statement(mine).lines
    assert (gain.last, loss.last) == (date(2028, 1, 7), date(2027, 1, 7))


def test_rule_23_every_entry_is_explained_sg_18() -> None:
    square = Square()
    mine, other = square.villagers[:2]
    square.final(square.loses(mine), square.gains(other, quantity=24))
    found = square.town.ask(
        "auditor", c.ExplainPoint(village=square.village, month=JANUARY, entry=1)
    )
    text = "\n".join(line.zh for line in found.lines)
    for word in (
        "不乱倒垃圾",
        "乱倒垃圾经提醒不改",
        "协议",
        RECORDER,
        APPROVER,
        "当面告知",
        "2027-01-07",
    ):
        assert word in text, word
    assert "见证人证明" in text
    capped = square.town.ask(KEEPER, c.ExplainPoint(village=square.village, month=JANUARY, entry=2))
    assert "应计 10 分" in "\n".join(line.zh for line in capped.lines)
    assert len({line.zh for line in found.lines}) == len({line.en for line in found.lines})


def test_rule_23_a_villager_sees_their_own_alone_sg_11() -> None:
    square = Square()
    me, other = square.officials[4], square.villagers[0]
    square.at(date(2026, 1, 6))
    square.sign(me, signed=date(2026, 1, 6))
    square.final(square.gains(me), square.gains(other))
    mine = c.CreditStatement(village=square.village, person=me)
    assert square.town.ask("villager", mine).balance == 2
    theirs = evolve(mine, person=other)
    assert refused_query(square, theirs, "villager") == "credit_not_oneself"
    explain = c.ExplainPoint(village=square.village, month=JANUARY, entry=2)
    assert refused_query(square, explain, "villager") == "credit_not_oneself"
    whole = c.CreditMonthFile(village=square.village, month=JANUARY)
    assert refused_query(square, whole, "villager") == "not_granted"
    request = square.asked(c.RequestKind.CORRECTION, other, 2)
    file = c.CreditRequestFile(village=square.village, request=request)
    assert refused_query(square, file, "villager") == "credit_not_oneself"


def test_rule_23_a_notice_names_nobody_who_lost_points_sg_14() -> None:
    square = Square()
    square.published(square.loses(square.villagers[0]), square.gains(square.villagers[1]))
    lines = square.notice().lines
    assert [(one.name, one.points) for one in lines] == [("", -3), ("钱*", 2)]
    assert NAME not in str(square.notice())
    assert square.villagers[1] not in str(square.notice())
