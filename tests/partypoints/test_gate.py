"""The gate: four processes, people who say why, and no number that decides."""

from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.ids import (
    GateCheckId,
    MemberPledgeId,
    PartyEntryId,
    PersonId,
    VolunteerHoursId,
)
from ruralgov.domain.partypoints import rules_gate as rules
from ruralgov.domain.partypoints import rules_team
from tests.given import given
from tests.partypoints.branch import (
    A_DAY,
    APPROVER,
    DONE,
    MONTH,
    RECORDER,
    REVIEWER,
    Branch,
    proof,
)

LOOK, PASS, NOT_YET = p.GateResult.LOOK, p.GateResult.PASS, p.GateResult.NOT_YET


@pytest.fixture
def branch() -> Branch:
    found = Branch()
    found.list()
    return found


def opening(branch: Branch, **more: Any) -> p.OpenGateCheck:
    values: dict[str, Any] = {"process": p.GateProcess.COMMENDATION, "subject": branch.member()}
    return p.OpenGateCheck(organisation=branch.key, **values | more)


def opened(branch: Branch, **more: Any) -> GateCheckId:
    return GateCheckId(branch.do(RECORDER, opening(branch, **more)))


def saying(key: GateCheckId, result: p.GateResult, *cites: str) -> p.ConcludeGateCheck:
    return p.ConcludeGateCheck(
        check=key, result=result, cites=cites, reason="经研究", reference="意见1号"
    )


def on_file(branch: Branch, key: GateCheckId) -> p.GateCheck:
    found: p.GateCheck = branch.ask(p.GateCheckFile(check=key))
    return found


def test_rule_13_the_gate_is_before_four_processes(branch: Branch) -> None:
    assert [one.zh for one in p.GateProcess] == ["干部选拔", "评选表彰", "发展党员", "代表提名"]
    organisation = p.Subject(kind=p.SubjectKind.ORGANISATION, key=branch.key)
    assert opened(branch, subject=organisation)
    wrong = opening(branch, process=p.GateProcess.CADRE_SELECTION, subject=organisation)
    assert branch.refused(RECORDER, wrong) == "gate_subject"


def test_rule_13_an_applicant_is_looked_at_without_a_ledger(branch: Branch) -> None:
    home = branch.town.household("applicant")
    person = p.Subject(kind=p.SubjectKind.MEMBER, key=branch.town.person(home))
    assert branch.refused(RECORDER, opening(branch, subject=person)) == "party_subject_wrong"
    key = opened(branch, process=p.GateProcess.ADMISSION, subject=person)
    assert [one.ground for one in on_file(branch, key).grounds] == [p.GroundKind.NO_LEDGER]
    refused = saying(key, NOT_YET, p.GroundKind.NO_LEDGER.value)
    assert branch.refused(APPROVER, refused) == "gate_number"


def test_rule_13_red_credit_alone_is_gathered(branch: Branch) -> None:
    branch.approved("DY02", 1)
    plus = branch.approved("HX01", 2)
    waits = branch.recorded("HX02", 3, proof=proof(3, kind=p.ProofKind.DOCUMENT))
    branch.town.clock.now += A_DAY
    grounds = on_file(branch, opened(branch)).grounds
    assert [(one.ground, one.key, one.points) for one in grounds] == [
        (p.GroundKind.PENDING, waits, -4),
        (p.GroundKind.BALANCE, p.RedScope.MEMBER_ROLE.value, 5),
    ]
    assert plus not in {one.key for one in grounds}


def test_rule_14_not_yet_cites_a_fact_and_pass_cites_all(branch: Branch) -> None:
    minus = branch.approved("HX02", 3)
    branch.town.clock.now += A_DAY
    key = opened(branch)
    assert on_file(branch, key).result is LOOK
    number = p.RedScope.CONDUCT.value
    assert branch.refused(APPROVER, saying(key, NOT_YET)) == "gate_number"
    assert branch.refused(APPROVER, saying(key, NOT_YET, number)) == "gate_number"
    assert branch.refused(APPROVER, saying(key, NOT_YET, "x")) == "gate_cites"
    assert branch.refused(APPROVER, saying(key, PASS)) == "gate_unsaid"
    branch.do(APPROVER, saying(key, NOT_YET, minus, number))
    assert on_file(branch, key).result is NOT_YET
    other = opened(branch)
    branch.do(APPROVER, saying(other, PASS, minus))
    assert on_file(branch, other).result is PASS


def test_rule_14_a_broken_pledge_is_a_fact_for_a_year(branch: Branch) -> None:
    make = p.MakeMemberPledge(
        person=branch.members[0],
        organisation=branch.key,
        promise="修水渠",
        made=DONE,
        due=DONE + A_DAY,
    )
    pledge = MemberPledgeId(branch.do(RECORDER, make))
    broken = p.PledgeOutcome.NOT_KEPT
    branch.do(APPROVER, p.ReviewMemberPledge(pledge=pledge, outcome=broken, reason="未修"))
    key = opened(branch)
    assert (
        p.Ground(ground=p.GroundKind.BROKEN_PLEDGE, key=pledge, title="修水渠")
        in on_file(branch, key).grounds
    )
    branch.do(APPROVER, saying(key, NOT_YET, pledge))
    branch.town.clock.now += 366 * A_DAY
    later = on_file(branch, opened(branch)).grounds
    assert p.GroundKind.BROKEN_PLEDGE not in {one.ground for one in later}


def test_rule_15_who_opened_concluded_or_is_the_subject_does_not_judge(branch: Branch) -> None:
    key = opened(branch)
    known = on_file(branch, key)
    say = saying(key, LOOK)
    for account, persons in ((RECORDER, {}), ("b", {"b": "x", RECORDER: "x"})):
        found = given(p.CHECK, state=known, account=account, persons=persons)
        found.when(say, rules.conclude_gate_check).refused("party_same_person")
    subject = f"person/{branch.members[0]}"
    mine = given(p.CHECK, state=known, account="me", persons={"me": subject})
    mine.when(say, rules.conclude_gate_check).refused("party_own")
    branch.do(APPROVER, say)
    assert branch.refused(APPROVER, say) == "gate_concluded"
    withdraw = p.WithdrawGateCheck(check=key, reason="t")
    assert branch.refused(RECORDER, withdraw) == "gate_concluded"


def test_rule_15_a_review_puts_it_open_again_and_is_answered_once(branch: Branch) -> None:
    key = opened(branch)
    ask = p.AskGateReview(check=key, reference="申请")
    values: dict[str, Any] = {"check": key, "reason": "复核", "reference": "意见2号"}
    answer = p.AnswerGateReview(result=PASS, **values)
    assert branch.refused(RECORDER, ask) == "gate_review_none"
    branch.do(APPROVER, saying(key, PASS))
    assert branch.refused(REVIEWER, answer) == "gate_review_none"
    branch.do(RECORDER, ask)
    assert on_file(branch, key).result is LOOK
    assert branch.refused(RECORDER, ask) == "gate_review_none"
    known = on_file(branch, key)
    for account in (RECORDER, APPROVER):
        found = given(p.CHECK, state=known, account=account)
        found.when(answer, rules.answer_gate_review).refused("party_same_person")
    branch.do(REVIEWER, answer)
    assert on_file(branch, key).result is PASS
    assert branch.refused(RECORDER, ask) == "gate_reviewed"


def team(branch: Branch, kind: p.TeamKind = p.TeamKind.PARTY_FLAG) -> Any:
    form = p.FormVolunteerTeam(team=kind, name=kind.zh, organisation=branch.key, since=DONE)
    return branch.do(RECORDER, form)


def serving(team: Any, person: PersonId, number: int = 1, **more: Any) -> p.RecordVolunteerHours:
    values: dict[str, Any] = {"day": DONE, "minutes": 120, "activity": "清雪"}
    return p.RecordVolunteerHours(team=team, person=person, proof=proof(number), **values | more)


def test_rule_12_hours_count_once_certified_and_by_the_rule_alone(branch: Branch) -> None:
    flag, person = team(branch), branch.members[0]
    branch.do(RECORDER, p.JoinVolunteerTeam(team=flag, person=person, since=DONE))
    assert branch.refused(RECORDER, branch.recording("DY03", 1)) == "party_item_hours"
    key = VolunteerHoursId(branch.do(RECORDER, serving(flag, person, minutes=150)))
    assert branch.refused(RECORDER, serving(flag, person)) == "volunteer_hours_twice"
    post = p.PostVolunteerHours(hours=key, organisation=branch.key)
    assert branch.refused(RECORDER, post) == "volunteer_not_certified"
    branch.do(APPROVER, p.CertifyVolunteerHours(hours=key))
    entry = PartyEntryId(branch.do(RECORDER, post))
    assert branch.ask(p.PartyEntryFile(entry=entry)).points == 2
    assert branch.refused(RECORDER, post) == "party_fact_twice"
    withdraw = p.WithdrawVolunteerHours(hours=key, reason="误录")
    assert branch.refused(RECORDER, withdraw) == "volunteer_hours_used"
    more = VolunteerHoursId(branch.do(RECORDER, serving(flag, person, 2, minutes=600)))
    branch.do(APPROVER, p.CertifyVolunteerHours(hours=more))
    again = p.PostVolunteerHours(hours=more, organisation=branch.key)
    capped = PartyEntryId(branch.do(RECORDER, again))
    assert branch.ask(p.PartyEntryFile(entry=capped)).points == 3
    last = VolunteerHoursId(branch.do(RECORDER, serving(flag, person, 3, minutes=60)))
    branch.do(APPROVER, p.CertifyVolunteerHours(hours=last))
    full = p.PostVolunteerHours(hours=last, organisation=branch.key)
    assert branch.refused(RECORDER, full) == "volunteer_no_points"


@pytest.mark.parametrize(("minutes", "code"), [(0, "volunteer_hours_wrong"), (960, "")])
def test_rule_12_nobody_serves_longer_than_a_day(branch: Branch, minutes: int, code: str) -> None:
    flag, person = team(branch), branch.members[0]
    branch.do(RECORDER, p.JoinVolunteerTeam(team=flag, person=person, since=DONE))
    first = serving(flag, person, minutes=minutes)
    if code:
        assert branch.refused(RECORDER, first) == code
        return
    branch.do(RECORDER, first)
    over = serving(flag, person, 2, minutes=1)
    assert branch.refused(RECORDER, over) == "volunteer_hours_wrong"


def test_rule_12_nobody_certifies_what_they_recorded_or_served(branch: Branch) -> None:
    flag, person = team(branch), branch.members[0]
    branch.do(RECORDER, p.JoinVolunteerTeam(team=flag, person=person, since=DONE))
    key = VolunteerHoursId(branch.do(RECORDER, serving(flag, person)))
    (row,) = branch.ask(p.VolunteerHoursOf(team=flag, month=MONTH))
    assert row.certified is None
    state = p.VolunteerHours(
        team=flag,
        place=branch.village,
        person=person,
        day=DONE,
        minutes=60,
        activity="t",
        proof=proof(),
        by=RECORDER,  # type: ignore[arg-type]
    )
    certify = p.CertifyVolunteerHours(hours=key)
    for account, who, code in (
        (RECORDER, RECORDER, "party_same_person"),
        ("me", f"person/{person}", "party_own"),
    ):
        found = given(p.HOURS, state=state, account=account, persons={account: who})
        found.when(certify, rules_team.certify_volunteer_hours).refused(code)


def test_rule_12_a_party_flag_team_is_of_members_and_leads(branch: Branch) -> None:
    flag, red = team(branch), team(branch, p.TeamKind.VOLUNTEER)
    someone = branch.town.person(branch.town.household("some"))
    join = p.JoinVolunteerTeam(team=flag, person=someone, since=DONE)
    assert branch.refused(RECORDER, join) == "volunteer_no_member"
    branch.do(RECORDER, p.JoinVolunteerTeam(team=red, person=someone, since=DONE))
    again = p.JoinVolunteerTeam(team=red, person=someone, since=DONE + A_DAY)
    assert branch.refused(RECORDER, again) == "volunteer_joined"
    pair = p.PairVolunteerTeam(team=flag, leader=red)
    assert branch.refused(RECORDER, pair) == "volunteer_pair"
    branch.do(RECORDER, p.PairVolunteerTeam(team=red, leader=flag))
    leave = p.LeaveVolunteerTeam(team=red, person=someone, since=DONE + A_DAY)
    branch.do(RECORDER, leave)
    assert branch.refused(RECORDER, leave) == "volunteer_not_in"
    late = serving(red, someone, day=DONE + A_DAY)
    assert branch.refused(RECORDER, late) == "volunteer_not_in"
    dissolve = p.DissolveVolunteerTeam(team=red, since=DONE + A_DAY, cause="合并")
    branch.do(RECORDER, dissolve)
    assert branch.refused(RECORDER, dissolve) == "volunteer_dissolved"
    assert len(branch.ask(p.VolunteerTeams(place=branch.village))) == 1
