"""What a sheet gives, where it turns: each rule asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import entering, rules_points
from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts.model_points import Ended, Notice
from ruralgov.domain.compacts.records_points import CREDIT_MONTH
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import AccountId, CreditSchemeId, PersonId
from ruralgov.domain.registry import HouseholdRelation
from tests.compacts import hamlet
from tests.compacts.compact import CLEAN, HELP, LITTER, entry, proof
from tests.compacts.hamlet import (
    A_DAY,
    DECEMBER,
    HOLDING,
    JANUARY,
    NOW,
    SCHEME,
    VILLAGE,
    WHO,
    agreed,
    agreement,
    member,
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
BY_SHEET = proof(MAKER)
ATTESTED, DOCUMENT = c.ProofKind.ATTESTATION, c.ProofKind.DOCUMENT
MEDIATION = c.ProofKind.MEDIATION
SEEN = (proof(MAKER, ATTESTED, "b"), proof(PersonId("other"), ATTESTED, "c"))
OTHER = CreditSchemeId("s2")
NOTICE = Notice(day=TODAY, last=TODAY, by=AccountId("a"))


def recorded(
    *entries: c.PointEntry, proofs: tuple[c.Proof, ...] = (BY_SHEET,), **more: Any
) -> Outcome:
    """Record a sheet in what is known of January."""
    month_ = more.pop("known", None)
    of = JANUARY if month_ is None else month_.month
    command = p.RecordPoints(village=VILLAGE, month=of, proofs=proofs, entries=entries)
    return there(CREDIT_MONTH, month_, **more).when(command, rules_points.record_points)


def gain(day: date = YESTERDAY, *proofs: int, **more: Any) -> c.PointEntry:
    return entry(WHO, more.pop("item", "A1"), day, *proofs, **more)


def loss(*proofs: int) -> c.PointEntry:
    return entry(WHO, "B1", YESTERDAY, *(proofs or (1, 2)))


def test_rule_11_the_first_sheet_opens_its_month_and_the_next_goes_on() -> None:
    opened = p.CreditMonthOpened(village=VILLAGE, month=JANUARY)
    first = point(day=YESTERDAY, expires=date(2028, 1, 4))
    made = p.PointsRecorded(by=ME, day=TODAY, scheme=SCHEME, proofs=(BY_SHEET,), points=(first,))
    recorded(gain()).then(opened, made)
    known = month(sheet(point(day=TODAY)))
    recorded(gain(), known=known).then(change(made, points=(change(first, number=2),)))
    of_town = given(CREDIT_MONTH, rows=(hamlet.place(DivisionLevel.TOWN),))
    command = p.RecordPoints(**MINE, proofs=(BY_SHEET,), entries=(gain(),))
    of_town.when(command, rules_points.record_points).refused("compact_place_wrong")
    recorded(gain(), known=month(notice=NOTICE)).refused("credit_month_published")


def test_rule_11_a_sheet_has_entries_and_not_too_many() -> None:
    recorded().refused("credit_entries_wrong", most=rules_points.MOST)
    many = tuple(entry(PersonId(str(n)), "A1", YESTERDAY) for n in range(rules_points.MOST + 1))
    recorded(*many).refused("credit_entries_wrong")
    assert recorded(*many[:-1]).code == "credit_no_agreement"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2025, 10, 31), "credit_day_wrong"),
        (date(2025, 11, 1), "credit_scheme_not_holding"),
        (date(2025, 12, 1), ""),
        (TODAY, ""),
        (TODAY + A_DAY, "credit_day_wrong"),
    ],
)
def test_rule_11_a_month_takes_what_is_up_to_two_months_older(day: date, code: str) -> None:
    assert recorded(gain(day)).code == code
    in_december = month(of=DECEMBER)
    late = recorded(gain(date(2026, 1, 1)), known=in_december)
    late.refused("credit_day_wrong", first=date(2025, 10, 1), last=date(2025, 12, 31))
    assert recorded(gain(date(2025, 12, 31)), known=in_december).code == ""


def test_rule_11_a_sheet_holds_no_day_on_which_no_scheme_holds() -> None:
    ended = change(HOLDING, ended=TODAY)
    recorded(gain(), gain(TODAY), scheme=ended).refused("credit_schemes_mixed", entry=2)


def test_rule_11_a_wrong_entry_is_named_by_its_number() -> None:
    good, bad = gain(), gain(TODAY + A_DAY)
    recorded(good, bad).refused("credit_day_wrong", entry=2)
    recorded(good, gain(TODAY, item="Z")).refused("credit_item_missing", entry=2, item="Z")
    recorded(good, gain(TODAY, quantity=25)).refused("credit_quantity_wrong", entry=2)
    recorded(good, good).refused("credit_twice", entry=2)
    recorded(good, gain(TODAY, 2)).refused("credit_proof_missing", entry=2)


@pytest.mark.parametrize(
    ("agreements", "code"),
    [
        ((agreement(since=YESTERDAY),), ""),
        ((agreement(since=TODAY),), "credit_no_agreement"),
        ((agreement(scheme=OTHER),), "credit_no_agreement"),
        ((agreement("another"),), "credit_no_agreement"),
        ((agreement(end=c.AgreementEnd.WITHDRAWN),), "credit_no_agreement"),
        ((agreement(end=c.AgreementEnd.WITHDRAWN), agreement(since=YESTERDAY)), ""),
        ((), "credit_no_agreement"),
    ],
)
def test_rule_11_who_is_scored_agreed_by_the_day(
    agreements: tuple[c.Agreement, ...], code: str
) -> None:
    assert recorded(gain(), agreements=agreed(*agreements)).code == code


def test_rule_11_nobody_is_scored_where_nobody_ever_agreed() -> None:
    recorded(gain(), agreements=None).refused("credit_no_agreement", person=WHO, day=YESTERDAY)


@pytest.mark.parametrize(
    ("item", "quantity", "fits"),
    [
        *((HELP, n, fits) for n, fits in ((0, False), (1, True), (24, True), (25, False))),
        *((CLEAN, n, fits) for n, fits in ((0, False), (1, True), (2, False))),
    ],
)
def test_rule_14_hours_are_of_a_day_and_all_else_is_done_once(
    item: c.CreditItem, quantity: int, fits: bool
) -> None:
    assert entering.quantity_fits(item, quantity) is fits


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"at": NOW + timedelta(hours=9)}, ""),
        ({"at": NOW + timedelta(hours=9, seconds=1)}, "credit_proof_wrong"),
        ({"sha256": "a" * 63}, "credit_proof_wrong"),
        ({"sha256": "A" * 64}, "credit_proof_wrong"),
        ({"kind": DOCUMENT}, "credit_proof_wrong"),
        ({"kind": DOCUMENT, "reference": " "}, "credit_proof_wrong"),
    ],
)
def test_rule_13_evidence_has_a_hash_a_time_and_a_document_its_number(
    more: dict[str, Any], code: str
) -> None:
    outcome = recorded(gain(), proofs=(BY_SHEET, change(BY_SHEET, **more)))
    assert outcome.code == code
    if code:
        outcome.refused(code, proof=2)


@pytest.mark.parametrize(
    ("kinds", "item", "enough"),
    [
        ((c.ProofKind.SHEET,), HELP, True),
        ((c.ProofKind.SHEET, c.ProofKind.PICTURE), HELP, True),
        ((c.ProofKind.PICTURE,), HELP, False),
        ((DOCUMENT,), HELP, False),
        ((DOCUMENT,), LITTER, True),
        ((ATTESTED,), LITTER, False),
        ((ATTESTED, ATTESTED), LITTER, True),
        ((ATTESTED, c.ProofKind.PICTURE), LITTER, False),
        ((), LITTER, False),
    ],
)
def test_rule_13_what_is_gained_is_shown_as_asked_and_a_deduction_by_more(
    kinds: tuple[c.ProofKind, ...], item: c.CreditItem, enough: bool
) -> None:
    assert entering.shows(kinds, item) is enough


@pytest.mark.parametrize("proofs", [(0,), (2,), (1, 1), (-1,)])
def test_rule_13_an_entry_names_evidence_that_is_there_once(proofs: tuple[int, ...]) -> None:
    recorded(gain(YESTERDAY, *proofs)).refused("credit_proof_missing", entry=1)


def test_rule_13_an_entry_that_names_no_evidence_is_not_taken_for_a_mediated_one() -> None:
    bare = change(gain(), proofs=())
    recorded(bare, proofs=()).refused("credit_proof_missing", entry=1)
    recorded(bare).refused("credit_proof_missing", entry=1)


def of_one(*people: str) -> tuple[Any, ...]:
    """Return that people are of one household."""
    return tuple(member(one, "hh") for one in people)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((), ""),
        (of_one("maker", "other"), "credit_witnesses_wrong"),
        (of_one("maker", WHO), "credit_witnesses_wrong"),
        (of_one("other", "official"), "credit_witnesses_wrong"),
        ((member("maker", "x"), member("other", "y")), ""),
        ((member("maker", "hh"), member("other", "hh", HouseholdRelation.UNRELATED)), ""),
    ],
)
def test_rule_13_witnesses_of_a_deduction_are_two_strangers(
    rows: tuple[Any, ...], code: str
) -> None:
    assert recorded(loss(), proofs=SEEN, rows=rows).code == code


def test_rule_13_one_witness_is_not_two_and_a_document_needs_none() -> None:
    recorded(loss(1), proofs=SEEN).refused("credit_witnesses_wrong", entry=1)
    third = (SEEN[0], change(BY_SHEET, maker=PersonId("other")))
    recorded(loss(), proofs=third).refused("credit_witnesses_wrong")
    paper = (proof(MAKER, DOCUMENT, "d", reference="1号"),)
    assert recorded(loss(1), proofs=paper).code == ""


def test_rule_24_nobody_types_points_by_mediation() -> None:
    mediated = proof(MAKER, MEDIATION, "d")
    recorded(gain(), proofs=(BY_SHEET, mediated)).refused("credit_by_mediation", item="-")
    shown_so = change(HELP, evidence=MEDIATION)
    scheme = change(HOLDING, items=(shown_so, LITTER, CLEAN))
    recorded(gain(), scheme=scheme).refused("credit_by_mediation", entry=1, item="A1")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((), ""),
        (of_one("official", WHO), "credit_relative"),
        (of_one("official", "third"), ""),
    ],
)
def test_rule_12_nobody_records_or_approves_for_relatives(rows: tuple[Any, ...], code: str) -> None:
    assert recorded(gain(), rows=rows).code == code
    approve = p.ApprovePoints(**MINE, sheets=(1,))
    known = month(sheet(point()))
    outcome = there(CREDIT_MONTH, known, rows).when(approve, rules_points.approve_points)
    assert outcome.code == code


def caps(*points: int, ended: tuple[Ended, ...] = (), **more: Any) -> list[int]:
    """Return what four hours of help are worth after some that were recorded already."""
    shown = tuple(
        point(n, points=one, day=TODAY - (n + 2) * A_DAY, **more) for n, one in enumerate(points, 1)
    )
    known = month(sheet(*shown), ended=ended) if shown else None
    events = recorded(gain(quantity=4), known=known).events
    return [one.points for one in events[-1].points]


def test_rule_14_the_caps_leave_what_is_not_used_up() -> None:
    assert caps() == [8]
    assert caps(10) == [8]
    assert caps(12) == [8]
    assert caps(13) == [7]
    assert caps(20) == [0]
    assert caps(21) == [0]
    assert caps(18, item="B2") == [8], "of another category"
    assert caps(23, item="B2") == [7], "of the month"
    assert caps(-20) == [8], "what was taken is capped by itself"
    assert caps(20, person=PersonId("x")) == [8]
    gone = (Ended(entry=1, day=TODAY, ending=c.Ending.WITHDRAWN),)
    assert caps(20, ended=gone) == [8]
    unknown = caps(20, item="Z")
    assert unknown == [8], "an item that no scheme has is of no category"


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (None, "credit_twice"),
        (c.Ending.STRUCK, "credit_twice"),
        (c.Ending.DELETED, "credit_twice"),
        (c.Ending.WITHDRAWN, ""),
    ],
)
def test_rule_15_what_was_recorded_stays_recorded_unless_it_was_a_mistake(
    ending: c.Ending | None, code: str
) -> None:
    ended = () if ending is None else (Ended(entry=1, day=TODAY, ending=ending),)
    known = month(sheet(point(day=YESTERDAY)), ended=ended)
    assert recorded(gain(), known=known).code == code
    near = month(sheet(point(day=date(2025, 12, 30))), of=DECEMBER, ended=ended)
    assert recorded(gain(date(2025, 12, 30)), months=(near,)).code == code


@pytest.mark.parametrize(
    ("of", "code"),
    [
        ("2025-11", ""),
        ("2025-12", "credit_twice"),
        ("2026-02", "credit_twice"),
        ("2026-03", ""),
    ],
)
def test_rule_15_the_months_that_take_a_day_are_looked_through(of: str, code: str) -> None:
    there_too = month(sheet(point(day=date(2025, 12, 30))), of=c_month(of))
    outcome = recorded(gain(date(2025, 12, 30)), months=(there_too,))
    assert outcome.code == code


def c_month(text: str) -> Any:
    return type(JANUARY)(text)
