"""What is recorded and shown, where it turns: each rule asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    AccountId,
    OrganisationId,
    PersonId,
    VolunteerHoursId,
    VolunteerTeamId,
)
from ruralgov.domain.partypoints import messages_entry as m
from ruralgov.domain.partypoints import rules_entry as rules
from ruralgov.domain.registry import PERSON
from tests.given import TODAY, Outcome
from tests.partypoints.branch import A_DAY, terms
from tests.partypoints.cell import (
    BEGUN,
    BEHAVIOUR,
    BRANCH,
    LIST_ID,
    MEMBER,
    OFFICE,
    WHO,
    entry_row,
    person,
    there,
    unit,
)
from tests.partypoints.entries import MADE, POINTS, RED, SHOWN

PAPER = change(SHOWN, kind=p.ProofKind.DOCUMENT)
RECORDING = m.RecordPartyEntry(
    ledger=POINTS, subject=MEMBER, organisation=BRANCH, item=" DY01 ", day=TODAY, proof=SHOWN
)


def recorded(*rows: Any, others: Any = None, persons: Any = None, **more: Any) -> Outcome:
    situation = there(p.ENTRY, rows=rows, others=others, persons=persons)
    return situation.when(change(RECORDING, **more), rules.record_party_entry)


def with_list(**more: Any) -> Any:
    return {(p.LIST.kind, LIST_ID): change(BEHAVIOUR, **more)}


def test_rule_4_an_entry_is_what_the_list_of_its_day_says() -> None:
    recorded().then(MADE)
    minus = recorded(item="DY02", proof=PAPER).only()
    assert (minus.points, minus.expires) == (-3, date(2027, 1, 5))
    recorded(item="none").refused("behaviour_item_missing")
    recorded(item="DY03").refused("party_item_hours", item="DY03")
    no_hours = with_list(terms=terms(hours=None))
    assert recorded(item="DY03", others=no_hours).only().points == 1


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (TODAY + A_DAY, "party_entry_ahead"),
        (TODAY, ""),
        (BEGUN, ""),
        (BEGUN - A_DAY, "behaviour_list_none"),
    ],
)
def test_rule_3_an_entry_is_of_a_day_with_a_list_and_not_ahead(day: date, code: str) -> None:
    shown = change(SHOWN, made=min(day, TODAY))
    assert recorded(day=day, proof=shown).code == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"ledger": RED}, "party_item_other"),
        ({"subject": change(MEMBER, key="nobody")}, "party_subject_wrong"),
        ({"organisation": OFFICE}, "party_organisation_wrong"),
        ({"organisation": OrganisationId("none")}, "party_organisation_wrong"),
        ({"ledger": RED, "item": "HX01"}, ""),
        (
            {"ledger": RED, "item": "HX04", "proof": PAPER},
            "party_item_other",
        ),
    ],
)
def test_rule_4_an_item_is_of_one_ledger_and_one_kind_of_subject(
    more: dict[str, Any], code: str
) -> None:
    assert recorded(**more).code == code


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"open_fact": SHOWN.sha256}, "party_fact_twice"),
        ({"open_fact": SHOWN.sha256, "ledger": RED}, ""),
        ({"open_fact": None}, ""),
        ({"open_fact": SHOWN.sha256, "subject": "else"}, ""),
        ({"open_fact": SHOWN.sha256, "subject": "double"}, "party_fact_twice"),
    ],
)
def test_rule_4_a_fact_is_once_in_a_ledger_by_whichever_id(row: dict[str, Any], code: str) -> None:
    double = {(PERSON.kind, WHO): person(absorbed=("double",))}
    assert recorded(entry_row(item="DY09", **row), others=double).code == code


def full(*rows: Any, code: str = "DY01") -> str:
    return recorded(*rows, item=code).code


def test_rule_1_an_item_counts_so_often_in_a_month() -> None:
    three = [entry_row(n) for n in range(3)]
    assert full(*three) == ""
    assert full(*three, entry_row(4)) == "party_item_full"
    assert full(*three, entry_row(4, open_fact=None)) == ""
    assert full(*three, entry_row(4, item="DY02")) == ""
    last_month = entry_row(4, day=date(2025, 12, 31))
    assert full(*three, last_month) == ""
    assert full(*three, entry_row(4, ledger=RED)) == ""


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ({}, ""),
        ({"made": TODAY + A_DAY}, "party_proof_wrong"),
        ({"sha256": "0" * 63}, "party_proof_wrong"),
        ({"sha256": "0" * 65}, "party_proof_wrong"),
        ({"maker": OrganisationId("none")}, "party_proof_wrong"),
        ({"made": date(2019, 12, 31)}, "party_proof_wrong"),
        ({"reference": " "}, "text_not_clean"),
        ({"attesters": (PersonId("a"),)}, ""),
        ({"attesters": (PersonId("a"), PersonId("b"))}, ""),
        ({"attesters": (PersonId("a"), PersonId("a"))}, "party_attesters"),
        ({"attesters": (WHO,)}, "party_attesters"),
        ({"attesters": (PersonId("a"), PersonId("double"))}, "party_attesters"),
        ({"attesters": (PersonId("official"),)}, "party_attesters"),
    ],
)
def test_rule_5_what_shows_a_fact_is_whole_and_seen_by_others(
    shown: dict[str, Any], code: str
) -> None:
    others = {
        (PERSON.kind, "a"): person(absorbed=("double",)),
        (PERSON.kind, "double"): person(merged="a"),
    }
    more: dict[str, Any] = {"persons": {"me": "person/official"}}
    assert recorded(proof=change(SHOWN, **shown), others=others, **more).code == code


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ({}, "party_evidence"),
        ({"attesters": (PersonId("a"),)}, "party_evidence"),
        ({"attesters": (PersonId("a"), PersonId("b"))}, ""),
        ({"kind": p.ProofKind.DOCUMENT}, ""),
        ({"kind": p.ProofKind.SITE}, "party_evidence"),
    ],
)
def test_rule_5_a_deduction_is_shown_by_a_document_or_two(shown: dict[str, Any], code: str) -> None:
    assert recorded(item="DY02", proof=change(SHOWN, **shown)).code == code
    assert recorded(proof=change(SHOWN, **shown)).code == ""


HOURS_ID = VolunteerHoursId("h")
SERVED = p.VolunteerHours(
    team=VolunteerTeamId("t"),
    place=unit().spans[0].place,
    person=WHO,
    day=TODAY,
    minutes=120,
    activity="清雪",
    proof=SHOWN,
    by=AccountId("x"),
    certified=TODAY,
)
POSTING = m.PostVolunteerHours(hours=HOURS_ID, organisation=BRANCH)


def posted(*rows: Any, others: Any = None, **more: Any) -> Outcome:
    known = {(p.HOURS.kind, HOURS_ID): change(SERVED, **more)} | (others or {})
    return there(p.ENTRY, rows=rows, others=known).when(POSTING, rules.post_volunteer_hours)


def test_rule_12_certified_hours_give_points_by_the_rule_of_their_day() -> None:
    posted().then(change(MADE, item="DY03", title="志愿服务", points=2, hours=HOURS_ID))
    for wrong in ({"certified": None}, {"withdrawn": "误"}):
        posted(**wrong).refused("volunteer_not_certified")
    none = there(p.ENTRY).when(POSTING, rules.post_volunteer_hours)
    none.refused("volunteer_not_certified", hours=HOURS_ID)
    posted(others=with_list(terms=terms(hours=None))).refused("volunteer_no_rule")
    posted(day=BEGUN - A_DAY).refused("volunteer_no_rule")
    posted(day=TODAY + A_DAY).refused("party_entry_ahead")
    twice = entry_row(open_fact=f"hours/{HOURS_ID}")
    posted(twice).refused("party_fact_twice")


@pytest.mark.parametrize(
    ("minutes", "points"), [(59, 0), (60, 1), (119, 1), (120, 2), (300, 5), (600, 5)]
)
def test_rule_12_so_many_minutes_are_a_point_and_no_more_than_the_most(
    minutes: int, points: int
) -> None:
    outcome = posted(minutes=minutes)
    if points:
        assert outcome.only().points == points
    else:
        outcome.refused("volunteer_no_points", minutes=60, most=5)


@pytest.mark.parametrize(
    ("row", "points"),
    [
        ({}, 1),
        ({"hours": None}, 2),
        ({"open_fact": None}, 2),
        ({"day": date(2025, 12, 31)}, 2),
        ({"points": 5}, 0),
        ({"points": 3}, 2),
    ],
)
def test_rule_12_what_was_given_in_the_month_leaves_the_rest(
    row: dict[str, Any], points: int
) -> None:
    values: dict[str, Any] = {"points": 4, "hours": VolunteerHoursId("before")} | row
    outcome = posted(entry_row(1, **values))
    if points:
        assert outcome.only().points == points
    else:
        outcome.refused("volunteer_no_points")
