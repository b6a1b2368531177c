"""Volunteer teams and their hours where they turn: each rule asked by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import (
    CITY,
    AccountId,
    PersonId,
    PlaceId,
    VolunteerHoursId,
    VolunteerTeamId,
)
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.partypoints import messages_team as m
from ruralgov.domain.partypoints import rules_team as rules
from ruralgov.domain.partypoints.model_team import TeamMember
from ruralgov.domain.registry import PERSON
from tests.given import KEY, TODAY, Outcome, given
from tests.partypoints.branch import A_DAY, proof
from tests.partypoints.cell import (
    BEGUN,
    BRANCH,
    KNOWN,
    ME,
    OFFICE,
    WHO,
    entry_row,
    lives,
    person,
    there,
)

HERE = PlaceId(CITY)
FLAG, RED = p.TeamKind.PARTY_FLAG, p.TeamKind.VOLUNTEER
T_ID, LEADER, H_ID = VolunteerTeamId(KEY), VolunteerTeamId("leader"), VolunteerHoursId(KEY)
FORM = m.FormVolunteerTeam(team=RED, name=" 志愿红 ", organisation=BRANCH, since=TODAY)
TEAM = p.VolunteerTeam(team=RED, name="志愿红", organisation=BRANCH, place=HERE, since=BEGUN)
DOUBLE = {
    (PERSON.kind, WHO): person(absorbed=("double",)),
    (PERSON.kind, "double"): person(merged=WHO),
}


def test_rule_12_a_team_is_formed_once_below_a_party_organisation() -> None:
    rule = rules.form_volunteer_team
    there(p.TEAM).when(FORM, rule).then(
        m.VolunteerTeamFormed(team=RED, name="志愿红", organisation=BRANCH, place=HERE, since=TODAY)
    )
    there(p.TEAM).when(change(FORM, since=TODAY + A_DAY), rule).refused("party_entry_ahead")
    there(p.TEAM).when(change(FORM, organisation=OFFICE), rule).refused("party_organisation_wrong")
    there(p.TEAM).when(change(FORM, name=" "), rule).refused("text_not_clean")
    taken = change(FORM, id=T_ID)
    there(p.TEAM, TEAM).when(taken, rule).refused("volunteer_team_taken", key=T_ID)


@pytest.mark.parametrize(
    ("found", "leader", "code"),
    [
        ({}, {}, ""),
        ({"team": FLAG}, {}, "volunteer_pair"),
        ({}, {"team": RED}, "volunteer_pair"),
        ({}, None, "volunteer_pair"),
        ({"since": TODAY}, {"since": TODAY}, ""),
        ({"since": TODAY + A_DAY}, {}, "volunteer_pair"),
        ({"until": TODAY}, {}, "volunteer_pair"),
        ({"until": TODAY + A_DAY}, {}, ""),
        ({}, {"since": TODAY + A_DAY}, "volunteer_pair"),
        ({}, {"until": TODAY}, "volunteer_pair"),
    ],
)
def test_rule_12_a_team_of_members_goes_before_one_of_everybody(
    found: dict[str, Any], leader: dict[str, Any] | None, code: str
) -> None:
    pair = m.PairVolunteerTeam(team=T_ID, leader=LEADER)
    first = None if leader is None else change(TEAM, **{"team": FLAG} | leader)
    situation = there(p.TEAM, change(TEAM, **found), others={(p.TEAM.kind, LEADER): first})
    outcome = situation.when(pair, rules.pair_volunteer_team)
    assert outcome.code == code
    if not code:
        outcome.then(m.VolunteerTeamPaired(leader=LEADER))


JOIN = m.JoinVolunteerTeam(team=T_ID, person=WHO, since=TODAY)
IN = TeamMember(person=WHO, since=BEGUN)


@pytest.mark.parametrize(
    ("team", "more", "code"),
    [
        ({}, {}, ""),
        ({}, {"since": TODAY + A_DAY}, "party_entry_ahead"),
        ({}, {"since": BEGUN}, ""),
        ({}, {"since": BEGUN - A_DAY}, "volunteer_joined"),
        ({"until": TODAY}, {}, "volunteer_joined"),
        ({"until": TODAY + A_DAY}, {}, ""),
        ({"members": (IN,)}, {}, "volunteer_joined"),
        ({"members": (change(IN, until=TODAY),)}, {}, ""),
        ({"members": (change(IN, until=TODAY + A_DAY),)}, {}, "volunteer_joined"),
        ({"members": (change(IN, person="double"),)}, {}, "volunteer_joined"),
        ({"members": (change(IN, person="else"),)}, {}, ""),
        ({}, {"person": PersonId("double")}, ""),
        ({}, {"person": PersonId("nobody")}, "volunteer_gone"),
        ({"team": FLAG}, {}, ""),
        ({"team": FLAG}, {"person": PersonId("housemate")}, "volunteer_no_member"),
        ({}, {"person": PersonId("housemate")}, ""),
    ],
)
def test_rule_12_somebody_joins_who_is_there_and_not_in_it(
    team: dict[str, Any], more: dict[str, Any], code: str
) -> None:
    situation = there(p.TEAM, change(TEAM, **team), (lives("housemate"),), DOUBLE)
    outcome = situation.when(change(JOIN, **more), rules.join_volunteer_team)
    assert outcome.code == code
    if not code:
        wanted = PersonId("housemate") if more.get("person") == "housemate" else WHO
        outcome.then(m.VolunteerJoined(person=wanted, since=more.get("since", TODAY)))


@pytest.mark.parametrize(
    ("members", "since", "code"),
    [
        ((IN,), TODAY, ""),
        ((change(IN, person="double"),), TODAY, ""),
        ((change(IN, person="else"), IN), TODAY, ""),
        ((IN,), BEGUN, "volunteer_not_in"),
        ((IN,), BEGUN + A_DAY, ""),
        ((change(IN, until=TODAY),), TODAY, "volunteer_not_in"),
        ((), TODAY, "volunteer_not_in"),
        ((IN,), TODAY + A_DAY, "party_entry_ahead"),
    ],
)
def test_rule_12_who_is_in_a_team_leaves_it(
    members: tuple[TeamMember, ...], since: date, code: str
) -> None:
    leave = m.LeaveVolunteerTeam(team=T_ID, person=WHO, since=since)
    situation = there(p.TEAM, change(TEAM, members=members), others=DOUBLE)
    outcome = situation.when(leave, rules.leave_volunteer_team)
    assert outcome.code == code
    if not code:
        outcome.then(m.VolunteerLeft(person=members[-1].person, since=since))


def test_rule_12_leaving_ends_the_open_span_alone() -> None:
    before, other = change(IN, until=TODAY - A_DAY), change(IN, person="else")
    team = change(TEAM, members=(before, other, change(IN, since=TODAY - A_DAY)))
    found = p.TEAM.apply(team, m.VolunteerLeft(person=WHO, since=TODAY))
    untils = [one.until for one in found.members]
    assert untils == [TODAY - A_DAY, other.until, TODAY]


DISSOLVE = m.DissolveVolunteerTeam(team=T_ID, since=TODAY, cause=" 合并 ")


@pytest.mark.parametrize(
    ("team", "since", "code"),
    [
        ({}, TODAY, ""),
        ({}, TODAY + A_DAY, "party_entry_ahead"),
        ({}, BEGUN + A_DAY, ""),
        ({}, BEGUN, "volunteer_dissolved"),
        ({"until": TODAY}, TODAY, "volunteer_dissolved"),
    ],
)
def test_rule_12_a_team_ends_once_after_it_began(
    team: dict[str, Any], since: date, code: str
) -> None:
    situation = there(p.TEAM, change(TEAM, **team))
    outcome = situation.when(change(DISSOLVE, since=since), rules.dissolve_volunteer_team)
    assert outcome.code == code
    if not code:
        outcome.then(m.VolunteerTeamDissolved(since=since, cause="合并"))


@pytest.mark.parametrize(
    ("command", "rule"),
    [
        (m.PairVolunteerTeam(team=T_ID, leader=LEADER), rules.pair_volunteer_team),
        (JOIN, rules.join_volunteer_team),
        (m.LeaveVolunteerTeam(team=T_ID, person=WHO, since=TODAY), rules.leave_volunteer_team),
        (DISSOLVE, rules.dissolve_volunteer_team),
    ],
)
def test_rule_12_a_team_is_there(command: Any, rule: Any) -> None:
    there(p.TEAM).when(command, rule).refused("volunteer_team_missing", key=T_ID)


@pytest.mark.parametrize(
    ("day", "there_"),
    [(BEGUN - A_DAY, False), (BEGUN, True), (TODAY - A_DAY, True), (TODAY, False)],
)
def test_rule_12_somebody_is_in_a_team_for_its_days_and_theirs(day: date, there_: bool) -> None:
    ids = frozenset({WHO})
    assert change(TEAM, members=(IN,), until=TODAY).has(ids, day) is there_
    long_ago = change(IN, since=date(2020, 1, 1), until=TODAY)
    assert change(TEAM, members=(long_ago,)).has(ids, day) is there_
    assert not change(TEAM, members=(change(IN, person="else"),)).has(ids, day)


SHOWN = proof(1, maker=OFFICE, made=TODAY)
SERVE = m.RecordVolunteerHours(
    team=T_ID, person=WHO, day=TODAY, minutes=60, activity=" 清雪 ", proof=SHOWN
)


def hours_row(**more: Any) -> p.VolunteerHoursRow:
    day = more.get("day", TODAY)
    found = p.VolunteerHoursRow(
        owner="before",
        team=T_ID,
        place=HERE,
        person=WHO,
        day=day,
        month=month_of(day),
        minutes=900,
        certified=None,
        fact="f" * 64,
    )
    return change(found, **more)


def served(*rows: Any, team: p.VolunteerTeam | None = None, **more: Any) -> Outcome:
    known = {(p.TEAM.kind, T_ID): team or change(TEAM, members=(IN,))}
    situation = there(p.HOURS, rows=rows, others=known | DOUBLE)
    return situation.when(change(SERVE, **more), rules.record_volunteer_hours)


def test_rule_12_who_is_in_a_team_serves_for_it() -> None:
    event = m.VolunteerHoursRecorded(
        team=T_ID,
        place=HERE,
        person=WHO,
        day=TODAY,
        minutes=60,
        activity="清雪",
        proof=SHOWN,
        by=ME,
    )
    served().then(event)
    served(person=PersonId("double")).then(event)
    served(day=TODAY + A_DAY).refused("party_entry_ahead")
    served(team=TEAM).refused("volunteer_not_in", name="志愿红")
    served(activity=" ").refused("text_not_clean")
    served(proof=change(SHOWN, attesters=(WHO,))).refused("party_attesters")
    none = given(p.HOURS, others=KNOWN).when(SERVE, rules.record_volunteer_hours)
    none.refused("volunteer_team_missing", key=T_ID)


@pytest.mark.parametrize(
    ("row", "minutes", "code"),
    [
        ({}, 60, ""),
        ({}, 61, "volunteer_hours_wrong"),
        ({"day": TODAY - A_DAY}, 960, ""),
        ({"day": TODAY - A_DAY}, 961, "volunteer_hours_wrong"),
        ({}, 1, ""),
        ({}, 0, "volunteer_hours_wrong"),
        ({"person": "double"}, 61, "volunteer_hours_wrong"),
        ({"person": "else"}, 61, ""),
        ({"fact": SHOWN.sha256, "day": TODAY - A_DAY}, 60, "volunteer_hours_twice"),
        ({"fact": SHOWN.sha256, "person": "else"}, 60, ""),
    ],
)
def test_rule_12_a_fact_is_once_and_a_day_has_its_minutes(
    row: dict[str, Any], minutes: int, code: str
) -> None:
    assert served(hours_row(**row), minutes=minutes).code == code


HOURS = p.VolunteerHours(
    team=T_ID,
    place=HERE,
    person=WHO,
    day=TODAY,
    minutes=60,
    activity="清雪",
    proof=SHOWN,
    by=AccountId("recorder"),
)
CERTIFY = m.CertifyVolunteerHours(hours=H_ID)
UNDO = m.WithdrawVolunteerHours(hours=H_ID, reason=" 误 ")


def test_rule_12_another_certifies_hours_once() -> None:
    rule = rules.certify_volunteer_hours
    there(p.HOURS, HOURS).when(CERTIFY, rule).then(m.VolunteerHoursCertified(by=ME, day=TODAY))
    again = change(HOURS, certified=TODAY)
    there(p.HOURS, again).when(CERTIFY, rule).refused("volunteer_hours_certified")
    mine = there(p.HOURS, HOURS, account="recorder")
    mine.when(CERTIFY, rule).refused("party_same_person")
    for me in (WHO, "double"):
        own = there(
            p.HOURS, change(HOURS, person=me), others=DOUBLE, persons={"me": f"person/{WHO}"}
        )
        own.when(CERTIFY, rule).refused("party_own")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({}, "volunteer_hours_used"),
        ({"open_fact": None}, ""),
        ({"hours": VolunteerHoursId("else")}, ""),
    ],
)
def test_rule_12_hours_are_withdrawn_while_no_entry_rests_on_them(
    row: dict[str, Any], code: str
) -> None:
    rows = (entry_row(**{"hours": H_ID} | row),)
    outcome = there(p.HOURS, HOURS, rows).when(UNDO, rules.withdraw_volunteer_hours)
    assert outcome.code == code
    if not code:
        outcome.then(m.VolunteerHoursWithdrawn(reason="误"))


@pytest.mark.parametrize(
    ("command", "rule"),
    [(CERTIFY, rules.certify_volunteer_hours), (UNDO, rules.withdraw_volunteer_hours)],
)
def test_rule_12_hours_are_there(command: Any, rule: Any) -> None:
    for known in (None, change(HOURS, withdrawn="误")):
        there(p.HOURS, known).when(command, rule).refused("volunteer_hours_missing", key=H_ID)
    if command is UNDO:
        bare = change(UNDO, reason=" ")
        there(p.HOURS, HOURS).when(bare, rule).refused("text_not_clean")
