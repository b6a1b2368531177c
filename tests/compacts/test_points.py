"""Points: recorded with evidence, worked out within caps, approved by others, heard first."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import compacts as c
from ruralgov.domain.access import CorrectAccountEntry, GrantRole, RegisterAccount
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import HouseholdRelation, MovePerson
from tests.compacts.compact import CATEGORIES, CLEAN, ITEMS, TERMS, proof
from tests.compacts.scenario import APPROVER, JANUARY, KEEPER, RECORDER, REVIEWER
from tests.compacts.square import ATTESTED, Square
from tests.town import code_of

RECORDING = date(2026, 1, 12)


@pytest.fixture
def square() -> Square:
    """A village on a day on which January is recorded."""
    found = Square()
    found.at(RECORDING)
    return found


def points(square: Square) -> list[int]:
    return [point.points for _, point in square.month().points()]


def test_rule_11_an_entry_is_of_the_scheme_and_the_agreement_of_its_day_sg_01_sg_02(
    square: Square,
) -> None:
    person, outside = square.villagers[0], square.villagers[-1]
    unknown = evolve(square.gains(person), item="Z9")
    assert square.refused(RECORDER, square.sheet(unknown)) == "credit_item_missing"
    before = square.gains(person, date(2026, 1, 5))
    assert square.refused(RECORDER, square.sheet(before)) == "credit_scheme_not_holding"
    assert square.refused(RECORDER, square.sheet(square.gains(outside))) == "credit_no_agreement"
    ahead = square.gains(person, date(2026, 1, 13))
    assert square.refused(RECORDER, square.sheet(ahead)) == "credit_day_wrong"
    old = square.gains(person, date(2025, 10, 31))
    assert square.refused(RECORDER, square.sheet(old)) == "credit_day_wrong"
    mixed = square.sheet(square.gains(person), before)
    assert square.refused(RECORDER, mixed) == "credit_scheme_not_holding"
    assert square.refused(RECORDER, square.sheet()) == "credit_entries_wrong"


def moves_in(square: Square, person: Any, home: Any) -> None:
    move = MovePerson(
        person=person,
        household=home,
        relation=HouseholdRelation.SIBLING,
        since=RECORDING,
        cause="投靠",
    )
    square.do("registrar", move)


@pytest.mark.parametrize("official", [1, 2])
def test_rule_12_nobody_records_or_approves_for_themselves_or_relatives_sg_05(
    square: Square, official: int
) -> None:
    self_, relative = square.officials[official], square.villagers[0]
    square.sign(self_, signed=RECORDING)
    own = square.gains(self_, RECORDING)
    moves_in(square, relative, square.homes[official])
    kin = square.gains(relative)
    if official == 1:
        assert square.refused(RECORDER, square.sheet(own)) == "credit_relative"
        assert square.refused(RECORDER, square.sheet(kin)) == "credit_relative"
        return
    square.record(own)
    square.record(kin)
    for sheet in (1, 2):
        command = c.ApprovePoints(village=square.village, month=JANUARY, sheets=(sheet,))
        assert square.refused(APPROVER, command) == "credit_relative"


def test_rule_12_who_once_lived_with_somebody_stays_a_relative(square: Square) -> None:
    person = square.villagers[0]
    moves_in(square, person, square.homes[1])
    square.at(date(2026, 1, 13))
    moved = MovePerson(
        person=person,
        household=square.homes[-1],
        relation=HouseholdRelation.SIBLING,
        since=date(2026, 1, 13),
        cause="分户",
    )
    square.do("registrar", moved)
    sheet = square.sheet(square.gains(person))
    assert square.refused(RECORDER, sheet) == "credit_relative"


def test_rule_12_who_records_does_not_approve_and_an_unknown_account_does_neither(
    square: Square,
) -> None:
    square.record(square.gains(square.villagers[0]))
    unknown = CorrectAccountEntry(
        account=AccountId(APPROVER), entry=date(2026, 1, 5), since=None, reason="登记有误"
    )
    square.do("admin", unknown)
    approve = c.ApprovePoints(village=square.village, month=JANUARY, sheets=(1,))
    assert square.refused(APPROVER, approve) == "credit_account_unknown"
    again = evolve(approve, sheets=(2,))
    assert square.refused(REVIEWER, again) == "credit_sheet_wrong"
    square.do(REVIEWER, approve)
    assert square.refused(REVIEWER, approve) == "credit_sheet_wrong"


def test_rule_12_nobody_approves_what_they_recorded_by_whichever_account_sg_05(
    square: Square,
) -> None:
    second, person = AccountId("second"), square.officials[1]
    square.do("admin", RegisterAccount(account=second, person=person, basis="任命"))
    for account in (second, AccountId(RECORDER)):
        grant = GrantRole(account=account, role=c.COMPACT_APPROVER, basis="兼任")
        square.do("admin", grant)
    square.record(square.gains(square.villagers[0]))
    approve = c.ApprovePoints(village=square.village, month=JANUARY, sheets=(1,))
    assert square.refused(RECORDER, approve) == "credit_same_person"
    acting: dict[str, Any] = {"actor": Actor(second), "purpose": c.COMPACTS}
    app = square.town.app
    assert code_of(lambda: app.execute(approve, **acting)) == "credit_same_person"


def test_rule_12_who_attests_a_deduction_does_not_approve_it(square: Square) -> None:
    approver, other = square.officials[2], square.villagers[-1]
    proofs = tuple(
        proof(one, ATTESTED, mark) for one, mark in zip((approver, other), "ef", strict=True)
    )
    loss = evolve(square.loses(square.villagers[0]), proofs=(1, 2))
    square.do(RECORDER, evolve(square.sheet(loss), proofs=proofs))
    approve = c.ApprovePoints(village=square.village, month=JANUARY, sheets=(1,))
    assert square.refused(APPROVER, approve) == "credit_relative"
    assert square.refused(REVIEWER, evolve(approve, sheets=())) == "credit_sheet_wrong"
    square.do(REVIEWER, approve)


def evidenced(square: Square, entry: c.PointEntry, *proofs: c.Proof) -> str:
    sheet = evolve(square.sheet(entry), proofs=proofs)
    return square.refused(RECORDER, sheet)


def test_rule_13_every_entry_has_evidence_with_maker_time_and_hash_sg_05(square: Square) -> None:
    person, other = square.villagers[:2]
    gain = square.gains(person)
    paper = c.ProofKind.DOCUMENT
    assert evidenced(square, evolve(gain, proofs=()), proof(other)) == "credit_proof_missing"
    assert evidenced(square, evolve(gain, proofs=(2,)), proof(other)) == "credit_proof_missing"
    picture = proof(other, c.ProofKind.PICTURE)
    assert evidenced(square, gain, picture) == "credit_proof_missing"
    assert evidenced(square, gain, evolve(proof(other), sha256="x")) == "credit_proof_wrong"
    assert evidenced(square, gain, proof(other, paper)) == "credit_proof_wrong"
    later = datetime(2026, 1, 13, tzinfo=UTC)
    assert evidenced(square, gain, evolve(proof(other), at=later)) == "credit_proof_wrong"
    assert evidenced(square, gain, proof(other)) == ""


def test_rule_13_a_deduction_needs_two_strangers_or_a_document_sg_05(square: Square) -> None:
    person, one, two = square.villagers[:3]
    recorder = square.officials[1]
    loss = square.loses(person)
    loss = evolve(loss, proofs=(1, 2))

    def by(*makers: Any, entry: c.PointEntry = loss) -> str:
        made = [proof(m, ATTESTED, mark) for m, mark in zip(makers, "ef", strict=True)]
        return evidenced(square, entry, *made)

    wrong = "credit_witnesses_wrong"
    assert by(one, one) == wrong
    assert by(one, person) == wrong
    assert by(one, recorder) == wrong
    assert evidenced(square, loss, proof(one), proof(two, ATTESTED)) == wrong
    moves_in(square, two, square.homes[5 + 1])
    assert by(one, two) == wrong, "they are of one household"
    document = proof(one, c.ProofKind.DOCUMENT, reference="鲁1082行罚〔2026〕1号")
    assert evidenced(square, evolve(loss, proofs=(1,)), document) == ""
    other = square.loses(square.villagers[3])
    assert by(one, square.villagers[4], entry=evolve(other, proofs=(1, 2))) == ""


def test_rule_14_points_follow_from_item_and_hours_within_all_caps_sg_15(square: Square) -> None:
    person, other = square.villagers[:2]
    assert "points" not in {one.name for one in c.PointEntry.__attrs_attrs__}
    days = [date(2026, 1, 6 + n) for n in range(4)]
    square.record(
        square.gains(person, days[0], quantity=3),
        square.gains(person, days[1], quantity=24),
        square.gains(person, days[2], quantity=4),
        square.gains(other, days[2]),
    )
    assert points(square) == [6, 10, 4, 2], "10 for an event, 20 for the category"
    entries = [evolve(square.gains(person, day), item="B2") for day in days[:4]]
    square.record(*entries)
    assert points(square)[4:] == [4, 4, 2, 0], "30 for the month"
    for wrong in (0, 25):
        bad = square.gains(other, days[3], quantity=wrong)
        assert square.refused(RECORDER, square.sheet(bad)) == "credit_quantity_wrong"
    two = evolve(square.gains(other, days[3]), item="B2", quantity=2)
    assert square.refused(RECORDER, square.sheet(two)) == "credit_quantity_wrong"


def test_rule_14_deductions_are_capped_by_themselves_sg_15(square: Square) -> None:
    person = square.villagers[0]
    days = [date(2026, 1, 6 + n) for n in range(6)]
    square.record(*(square.loses(person, day) for day in days), square.gains(person))
    assert points(square) == [-3, -3, -3, -3, 0, 0, 2]


def test_rule_15_a_thing_is_recorded_once_and_what_was_struck_stays_away(square: Square) -> None:
    person = square.villagers[0]
    gain = square.gains(person)
    assert square.refused(RECORDER, square.sheet(gain, gain)) == "credit_twice"
    square.record(gain)
    assert square.refused(RECORDER, square.sheet(gain)) == "credit_twice"
    square.at(date(2026, 2, 10))
    late = square.sheet(gain, month="2026-02")
    assert square.refused(RECORDER, late) == "credit_twice"
    square.record(square.gains(person, date(2026, 1, 9)), month="2026-02")
    back = square.sheet(square.gains(person, date(2026, 1, 9)))
    assert square.refused(RECORDER, back) == "credit_twice"
    withdraw = c.WithdrawPoint(village=square.village, month=JANUARY, entry=1, reason="记错")
    square.do(RECORDER, withdraw)
    assert square.refused(RECORDER, withdraw) == "credit_entry_missing"
    square.record(gain)


def test_rule_15_a_struck_entry_is_never_recorded_again() -> None:
    square = Square()
    person = square.villagers[0]
    square.published(square.loses(person))
    request = square.asked(c.RequestKind.OBJECTION, square.villagers[1])
    square.do(REVIEWER, square.answer(request, granted=True))
    square.at(date(2026, 2, 3))
    again = square.sheet(square.loses(person), month="2026-02")
    assert square.refused(RECORDER, again) == "credit_twice"


def test_rule_16_a_deduction_waits_until_the_person_was_told_and_heard_sg_06() -> None:
    square = Square()
    square.at(date(2026, 1, 28))
    person = square.villagers[0]
    square.record(square.loses(person), square.gains(person))
    assert square.refused(RECORDER, square.inform(1)) == "credit_inform_wrong", "not approved"
    square.approve()
    assert square.refused(RECORDER, square.inform(2)) == "credit_inform_wrong", "no deduction"
    square.at(date(2026, 2, 2))
    assert square.refused(APPROVER, square.publish()) == "credit_not_ready"
    square.do(RECORDER, square.inform(1))
    assert square.refused(RECORDER, square.inform(1)) == "credit_inform_wrong", "told already"
    (told,) = square.month().informed
    assert told.last == date(2026, 2, 5), "three working days"
    square.at(told.last)
    assert square.refused(APPROVER, square.publish()) == "credit_not_ready"
    square.at(date(2026, 2, 6))
    square.do(APPROVER, square.publish())


def test_rule_16_a_statement_is_answered_first_and_strikes_where_it_is_granted() -> None:
    square = Square()
    square.at(RECORDING)
    person, other = square.villagers[:2]
    square.record(square.loses(person), square.loses(other))
    square.approve()
    early = square.asking(c.RequestKind.STATEMENT, person)
    assert square.refused(KEEPER, early) == "credit_request_kind"
    square.do(RECORDER, square.inform(1, 2))
    request = square.asked(c.RequestKind.STATEMENT, person)
    square.at(date(2026, 2, 2))
    assert square.refused(APPROVER, square.publish()) == "credit_not_ready"
    square.do(REVIEWER, square.answer(request, granted=True))
    square.do(APPROVER, square.publish())
    assert [line.entry for line in square.notice().lines] == [2]


def test_rule_17_a_mistake_is_taken_back_before_its_publication_alone(square: Square) -> None:
    square.published(square.gains(square.villagers[0]))
    withdraw = c.WithdrawPoint(village=square.village, month=JANUARY, entry=1, reason="记错")
    assert square.refused(RECORDER, withdraw) == "credit_month_published"
    more = square.sheet(square.gains(square.villagers[1]))
    assert square.refused(RECORDER, more) == "credit_month_published"


def test_rule_14_items_by_the_hour_are_the_only_ones_that_grow() -> None:
    assert [one.raw(5) for one in ITEMS] == [10, -3, 4]
    assert CLEAN.raw(1) == 4
    assert (CATEGORIES[0].most_month, TERMS.most_month) == (20, 30)
