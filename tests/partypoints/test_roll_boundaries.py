"""Rolls, ledgers and what hangs on a place, where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    CITY,
    BodyId,
    OrganisationId,
    PersonId,
    PlaceId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.meetings import BODY, Body, BodyKind, BodyRow, SeatKind, SeatRow
from ruralgov.domain.meetings.model_body import Seat, Term
from ruralgov.domain.partypoints import hanging as hanging_of
from ruralgov.domain.partypoints import ledger, people
from ruralgov.domain.partypoints.people import OnRoll
from ruralgov.domain.partypoints.rows import BehaviourStage, VolunteerTeamRow, list_rows
from ruralgov.domain.registry import (
    ORGANISATION,
    PERSON,
    PLACE,
    HolderRow,
    OrganisationKind,
    OrganisationRow,
    PostRow,
)
from tests.given import TODAY, Reading, States, given
from tests.grids.plans import place as village
from tests.partypoints.branch import A_DAY
from tests.partypoints.cell import (
    BEGUN,
    BEHAVIOUR,
    BRANCH,
    ITSELF,
    KNOWN,
    LIST_ID,
    LONG_AGO,
    MEMBER,
    OFFICE,
    ROWS,
    SECRETARY,
    WHO,
    entry_row,
    list_row,
    lives,
    person,
    standing,
    unit,
)
from tests.town import code_of

HERE = PlaceId(CITY)
DRAFT = change(BEHAVIOUR, adopter=None, approval="", published=None, spans=())
ADOPTED = change(BEHAVIOUR, published=None, spans=())


def reading(*rows: Any, others: Any = None, base: tuple[Any, ...] = ROWS) -> Reading:
    return Reading(KNOWN | (others or {}), (*base, *rows))


@pytest.mark.parametrize(
    ("row", "day", "holds"),
    [
        ({}, BEGUN, True),
        ({}, BEGUN - A_DAY, False),
        ({"until": TODAY}, TODAY - A_DAY, True),
        ({"until": TODAY}, TODAY, False),
        ({"since": None, "until": None}, TODAY, False),
    ],
)
def test_rule_2_a_list_holds_from_its_day_up_to_its_end(
    row: dict[str, Any], day: date, holds: bool
) -> None:
    found = ledger.list_on(Reading(KNOWN, (change(list_row(), **row),)), HERE, day)
    assert found == ((LIST_ID, BEHAVIOUR) if holds else None)


def test_rule_2_the_version_begun_last_is_meant_and_an_unknown_one_is_none() -> None:
    old = change(list_row(owner="old"), since=BEGUN - A_DAY)
    coming = change(list_row(owner="coming"), since=TODAY + A_DAY)
    assert ledger.list_on(reading(old, coming), HERE, TODAY) == (LIST_ID, BEHAVIOUR)
    lapsed = change(list_row(), until=TODAY)
    assert ledger.list_on(reading(old, base=(lapsed,)), HERE, TODAY) is None
    unknown = change(list_row(), owner="unknown")
    assert ledger.list_on(Reading(KNOWN, (unknown,)), HERE, TODAY) is None


@pytest.mark.parametrize(
    ("row", "posted", "counts"),
    [
        ({}, True, True),
        ({"posted": TODAY + A_DAY}, False, False),
        ({"posted": None}, False, False),
        ({"ended": TODAY}, False, False),
        ({"ended": TODAY + A_DAY}, True, True),
        ({"expires": TODAY}, True, False),
        ({"expires": TODAY + A_DAY}, True, True),
    ],
)
def test_rule_8_an_entry_counts_from_its_posting_until_it_ends_or_expires(
    row: dict[str, Any], posted: bool, counts: bool
) -> None:
    one = entry_row(**row)
    assert ledger.posted(one, TODAY) is posted
    assert ledger.counts(one, TODAY) is counts
    assert ledger.balance([one], TODAY) == (2 if counts else 0)


FIRST, LAST, BEFORE = date(2026, 1, 1), date(2026, 1, 31), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("row", "points", "moved"),
    [
        ({"day": BEFORE}, 2, (2, 0, 0, 0, 0, 2)),
        ({"day": FIRST}, 2, (0, 2, 0, 0, 0, 2)),
        ({"day": FIRST}, -2, (0, 0, -2, 0, 0, -2)),
        ({"day": BEFORE, "posted": FIRST}, 2, (0, 0, 0, 2, 0, 2)),
        ({"day": LAST}, 2, (0, 2, 0, 0, 0, 2)),
        ({"day": LAST, "posted": LAST + A_DAY}, 2, (0, 0, 0, 0, 0, 0)),
        ({"day": BEFORE, "ended": LAST}, 2, (2, 0, 0, -2, 0, 0)),
        ({"day": BEFORE, "ended": LAST + A_DAY}, 2, (2, 0, 0, 0, 0, 2)),
        ({"day": BEFORE, "expires": LAST}, 2, (2, 0, 0, 0, -2, 0)),
        ({"day": BEFORE, "expires": LAST + A_DAY}, 2, (2, 0, 0, 0, 0, 2)),
        ({"day": FIRST, "ended": LAST}, 2, (0, 0, 0, 0, 0, 0)),
        ({"day": FIRST, "posted": None}, 2, (0, 0, 0, 0, 0, 0)),
    ],
)
def test_rule_9_a_line_says_what_changed_in_its_month(
    row: dict[str, Any], points: int, moved: tuple[int, ...]
) -> None:
    who = OnRoll(person=WHO, standing=p.Standing.FULL)
    one = ledger.line_of(who, [entry_row(points=points, **row)], Month("2026-01"))
    found = (
        *(one.opening, one.credited, one.deducted),
        *(one.adjusted, one.expired, one.closing),
    )
    assert found == moved


BODY_ID = BodyId("meeting")


def meeting(**more: Any) -> Body:
    """Return a branch meeting in which the member sits."""
    found = Body(
        kind=BodyKind.BRANCH_MEETING,
        terms=(Term(name="支部党员大会", place=HERE, since=LONG_AGO),),
        organisation=BRANCH,
        seats=(Seat(person=WHO, kind=SeatKind.MEMBER, basis="名册", since=LONG_AGO),),
    )
    return change(found, **more)


SAT = SeatRow(owner=BODY_ID, person=WHO, since=BEGUN, until=FOREVER)
MET = BodyRow(
    owner=BODY_ID,
    kind=BodyKind.BRANCH_MEETING,
    place=HERE,
    name="支部党员大会",
    collective=None,
    villager_group=None,
    organisation=BRANCH,
    since=LONG_AGO,
    until=FOREVER,
)


def organisation_row(owner: str = BRANCH, **more: Any) -> OrganisationRow:
    found = OrganisationRow(
        owner=owner,
        name="支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=HERE,
        credit_code=None,
        since=LONG_AGO,
        until=FOREVER,
    )
    return change(found, **more)


def branch(*rows: Any, body: Body | None = None) -> OrganisationId | None:
    known: States = {(BODY.kind, BODY_ID): body or meeting()}
    return people.branch_on(Reading(KNOWN | known, rows), WHO, TODAY)


def test_rule_3_who_sits_in_a_branch_meeting_is_of_its_branch() -> None:
    assert branch(SAT) == BRANCH
    assert branch() is None
    assert branch(change(SAT, until=TODAY)) is None
    assert branch(SAT, body=meeting(kind=BodyKind.BRANCH_COMMITTEE)) is None
    over = Term(name="x", place=HERE, since=LONG_AGO, until=TODAY)
    assert branch(SAT, body=meeting(terms=(over,))) is None
    unnamed = meeting(organisation=None)
    assert branch(SAT, organisation_row(), body=unnamed) == BRANCH
    assert branch(SAT, organisation_row(), organisation_row("b2"), body=unnamed) is None
    office = organisation_row("o", kind=OrganisationKind.DEPARTMENT)
    assert branch(SAT, organisation_row(), office, body=unnamed) == BRANCH
    assert branch(SAT, office, body=unnamed) is None
    assert people.branch_on(Reading(KNOWN, (SAT,)), WHO, TODAY) is None


def test_rule_3_a_mark_puts_on_the_roll_who_lives_there_and_the_last_joined_holds() -> None:
    other = standing(organisation="other", since=BEGUN + A_DAY)
    assert branch(standing(), lives()) == BRANCH
    assert branch(standing()) is None, "who moved away or died"
    assert branch(standing(), lives(until=TODAY)) is None
    assert branch(standing(kind=p.Standing.ON_LEAVE), lives()) is None
    assert branch(SAT, other, lives()) == "other"
    assert branch(SAT, change(other, since=BEGUN - A_DAY), lives()) == BRANCH


def rolled(*rows: Any, body: Body | None = None) -> list[tuple[str, p.Standing]]:
    known: States = {(BODY.kind, BODY_ID): body or meeting()}
    found = people.roll(Reading(KNOWN | known, rows), BRANCH, TODAY)
    return [(one.person, one.standing) for one in found]


def test_rule_3_the_roll_is_who_sits_there_and_who_is_marked() -> None:
    full, leave, new = p.Standing.FULL, p.Standing.ON_LEAVE, p.Standing.PROBATIONARY
    assert rolled(MET, SAT) == [(WHO, full)]
    assert rolled(SAT) == []
    assert rolled(MET, SAT, body=meeting(organisation=OrganisationId("other"))) == []
    assert rolled(MET, SAT, standing(kind=leave)) == [(WHO, leave)]
    assert rolled(MET, SAT, standing("new"), lives("new")) == [("new", new), (WHO, full)]
    both = (standing(kind=leave), standing(owner="m2"), lives())
    assert rolled(MET, SAT, *both) == [(WHO, leave)]
    assert rolled(MET, SAT, standing(kind=leave, until=TODAY)) == [(WHO, full)]
    merged = {
        (PERSON.kind, "old"): person(merged=WHO),
        (PERSON.kind, WHO): person(absorbed=("old",)),
    }
    mark = standing("old", kind=leave)
    known = KNOWN | {(BODY.kind, BODY_ID): meeting()} | merged
    found = people.roll(Reading(known, (MET, SAT, mark)), BRANCH, TODAY)
    assert found == [OnRoll(person=WHO, standing=leave)]


def test_rule_3_a_branch_of_a_merged_village_keeps_its_roll() -> None:
    merged = village("old", until=TODAY - A_DAY)
    here = PlaceId("new")
    known: Any = {
        (ORGANISATION.kind, BRANCH): unit(place="old"),
        (PLACE.kind, "old"): change(merged, successor=here),
        (PLACE.kind, "new"): village("new"),
        (BODY.kind, BODY_ID): meeting(terms=(Term(name="x", place=here, since=LONG_AGO),)),
    }
    rows = (change(MET, place=here), SAT)
    found = people.roll(Reading(KNOWN | known, rows), BRANCH, TODAY)
    assert [one.person for one in found] == [WHO]


def post(title: str = "党支部书记", **more: Any) -> PostRow:
    found = PostRow(
        owner="post",
        organisation=BRANCH,
        title=title,
        seats=1,
        since=LONG_AGO,
        until=FOREVER,
    )
    return change(found, **more)


HOLDS = HolderRow(owner="post", person=WHO, basis="选举", since=LONG_AGO, until=FOREVER)


@pytest.mark.parametrize(
    ("rows", "right"),
    [
        ((HOLDS, post()), True),
        ((HOLDS, post("副书记")), False),
        ((HOLDS, post("第一书记")), False),
        ((HOLDS, post("组织委员")), False),
        ((HOLDS, post(organisation=OFFICE)), False),
        ((HOLDS, post(until=TODAY)), False),
        ((change(HOLDS, until=TODAY), post()), False),
        ((change(HOLDS, person=PersonId("x")), post()), False),
        ((post(),), False),
    ],
)
def test_rule_3_the_secretary_is_who_holds_the_post_on_the_day(
    rows: tuple[Any, ...], right: bool
) -> None:
    reading_ = Reading(KNOWN, rows)
    code = code_of(lambda: people.check_subject(reading_, SECRETARY, BRANCH, TODAY))
    assert code == ("" if right else "party_subject_wrong")


@pytest.mark.parametrize(
    ("subject", "rows", "near"),
    [
        (MEMBER, (lives("official"), lives()), True),
        (MEMBER, (lives("official", "else"), lives()), False),
        (MEMBER, (lives("official", until=BEGUN + A_DAY), lives()), True),
        (MEMBER, (lives("official", until=BEGUN), lives()), False),
        (ITSELF, (change(HOLDS, person=PersonId("official")), post("组织委员")), True),
        (ITSELF, (change(HOLDS, person=PersonId("official"), until=BEGUN), post()), False),
        (ITSELF, (change(HOLDS, person=PersonId("official")), post(organisation=OFFICE)), False),
        (ITSELF, (change(HOLDS, person=PersonId("official"), since=TODAY), post()), True),
        (ITSELF, (lives("official"), lives()), False),
    ],
)
def test_rule_5_near_is_who_lived_with_the_subject_or_held_a_post_then_or_now(
    subject: p.Subject, rows: tuple[Any, ...], near: bool
) -> None:
    persons = {"me": "person/official"}
    situation = given(p.ENTRY, others=KNOWN, rows=rows, persons=persons)
    code = code_of(lambda: people.refuse_self(subject, BRANCH, BEGUN, situation.given))
    assert code == ("party_own" if near else "")
    unknown = given(p.ENTRY, others=KNOWN, rows=rows)
    people.refuse_self(subject, BRANCH, BEGUN, unknown.given)


def hung(*rows: Any) -> list[tuple[str, str, str]]:
    found = hanging_of.hanging(HERE, Reading({}, rows), TODAY)
    return [(one.kind, str(one.key), one.command) for one in found]


def test_what_hangs_on_a_place_is_drafts_what_holds_and_teams_that_go_on() -> None:
    (draft,) = list_rows(DRAFT)
    (adopted,) = list_rows(ADOPTED)
    row = list_row()
    holds = ("behaviour_list", LIST_ID, "EndBehaviourList")
    assert hung(row) == [holds]
    for one in (draft, adopted):
        waits = ("behaviour_list", "d", "WithdrawBehaviourList")
        assert hung(change(one, owner="d")) == [waits]
        assert hung(change(one, owner="d"), row) == [waits, holds]
    older = change(row, owner="old", since=LONG_AGO)
    assert hung(older, row) == [holds]
    assert hung(row, older) == [holds]
    assert hung(change(row, until=TODAY)) == []
    assert hung(change(row, until=TODAY + A_DAY)) == [holds]
    gone = change(row, stage=BehaviourStage.WITHDRAWN, since=None, until=None)
    assert hung(gone) == []
    team = VolunteerTeamRow(
        owner="t",
        team=p.TeamKind.VOLUNTEER,
        name="志愿红",
        organisation=BRANCH,
        place=HERE,
        leader=None,
        since=LONG_AGO,
        until=TODAY + A_DAY,
    )
    assert hung(team) == [("volunteer_team", "t", "DissolveVolunteerTeam")]
    assert hung(change(team, until=TODAY)) == []
