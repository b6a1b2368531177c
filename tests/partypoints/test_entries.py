"""Entries: shown, told, heard, approved by others, appealed, ended; and nobody judges their own."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain import partypoints as p
from ruralgov.domain.access import RegisterAccount
from ruralgov.domain.kernel.ids import AccountId, PartyEntryId
from ruralgov.domain.partypoints import rules_entry as rules
from ruralgov.domain.partypoints.ledger import months_after
from ruralgov.sample.draw import identity_number
from tests.given import given
from tests.partypoints.branch import (
    A_DAY,
    APPROVER,
    DONE,
    RECORDER,
    REVIEWER,
    Branch,
    document,
    item,
    proof,
    terms,
)


@pytest.fixture
def branch() -> Branch:
    found = Branch()
    found.list()
    return found


def total(branch: Branch, ledger: p.PartyLedger = p.PartyLedger.POINTS, **more: Any) -> int:
    subject = more.get("subject", branch.member())
    query = p.PartyStatement(organisation=branch.key, ledger=ledger, subject=subject)
    return int(branch.ask(query, more.get("day")).total)


def test_rule_4_sign_and_points_are_of_the_list_on_the_day(branch: Branch) -> None:
    branch.list(item(points=7), item("DY02", -1), since=DONE + A_DAY, terms=terms(hours=None))
    branch.approved()
    branch.approved("DY01", 2, day=DONE + A_DAY)
    assert total(branch) == 2 + 7
    missing = branch.recording("DY03", 3, day=DONE + A_DAY)
    assert branch.refused(RECORDER, missing) == "behaviour_item_missing"
    before = branch.recording("DY01", 3, day=DONE.replace(year=2024))
    assert branch.refused(RECORDER, before) == "behaviour_list_none"
    ahead = branch.recording("DY01", 3, day=branch.today + A_DAY)
    assert branch.refused(RECORDER, ahead) == "party_entry_ahead"


def test_rule_4_sg_17_ledgers_never_mix_and_a_fact_is_once_in_each(branch: Branch) -> None:
    branch.approved("DY01", 1)
    assert branch.refused(RECORDER, branch.recording("DY01", 1)) == "party_fact_twice"
    branch.approved("HX01", 1)
    assert branch.refused(RECORDER, branch.recording("HX01", 1)) == "party_fact_twice"
    assert total(branch) == 2
    assert total(branch, p.PartyLedger.RED) == 5
    mixed = branch.recording("HX01", 9, ledger=p.PartyLedger.POINTS)
    assert branch.refused(RECORDER, mixed) == "party_item_other"


def test_rule_4_a_withdrawn_fact_can_be_recorded_again(branch: Branch) -> None:
    key = branch.recorded()
    branch.do(RECORDER, p.RefusePartyEntry(entry=key, reason="登错人"))
    assert branch.recorded() != key


def test_rule_1_an_item_counts_so_often_a_month(branch: Branch) -> None:
    for number in range(4):
        branch.recorded("DY01", number)
    assert branch.refused(RECORDER, branch.recording("DY01", 9)) == "party_item_full"
    assert branch.recorded("DY01", 9, day=DONE - 30 * A_DAY)


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ({"sha256": "no"}, "party_proof_wrong"),
        ({"sha256": "A" * 64}, "party_proof_wrong"),
        ({"made": DONE + 400 * A_DAY}, "party_proof_wrong"),
    ],
)
def test_rule_5_evidence_has_a_maker_a_day_and_a_hash(
    branch: Branch, shown: dict[str, Any], code: str
) -> None:
    assert branch.refused(RECORDER, branch.recording(proof=proof(1, **shown))) == code


def test_rule_5_a_deduction_has_a_document_or_two_attesters(branch: Branch) -> None:
    one, two = branch.members[1:]

    def minus(*attesters: Any) -> p.RecordPartyEntry:
        return branch.recording("DY02", proof=proof(1, attesters=attesters))

    assert branch.refused(RECORDER, minus()) == "party_evidence"
    assert branch.refused(RECORDER, minus(one)) == "party_evidence"
    assert branch.refused(RECORDER, minus(one, one)) == "party_attesters"
    assert branch.refused(RECORDER, minus(one, branch.members[0])) == "party_attesters"
    assert branch.do(RECORDER, minus(one, two))
    assert branch.recorded("DY02", 2, proof=document(2))


def test_rule_5_who_recorded_or_told_does_not_approve(branch: Branch) -> None:
    key = branch.recorded()
    approve = p.ApprovePartyEntry(entry=key)
    known = branch.ask(p.PartyEntryFile(entry=key))
    rule = rules.approve_party_entry
    for account, persons in ((RECORDER, {}), ("other", {RECORDER: "x", "other": "x"})):
        found = given(p.ENTRY, state=known, account=account, persons=persons)
        found.when(approve, rule).refused("party_same_person")
    machine = given(p.ENTRY, state=known, account="robot", machines=("robot",))
    machine.when(approve, rule).refused("machine_judges")
    given(p.ENTRY, state=known, account="third").when(approve, rule).only()


def behind(branch: Branch, account: str, person: Any) -> None:
    """Say that a person is behind an account."""
    register = RegisterAccount(account=AccountId(account), person=person, basis="t")
    branch.do("admin", register)


@pytest.mark.parametrize("number", [0, 1])
def test_rule_5_nobody_acts_on_their_own_or_a_housemates(branch: Branch, number: int) -> None:
    behind(branch, APPROVER, branch.members[number])
    key = branch.recorded()
    assert branch.refused(APPROVER, p.ApprovePartyEntry(entry=key)) == "party_own"
    assert branch.refused(APPROVER, p.RefusePartyEntry(entry=key, reason="t")) == "party_own"


def test_rule_5_an_attester_does_not_approve(branch: Branch) -> None:
    home = branch.town.household("far")
    far = branch.town.person(home, identity_number(7598))
    behind(branch, APPROVER, far)
    key = branch.recorded("DY01", 1, proof=proof(1, attesters=(far,)))
    assert branch.refused(APPROVER, p.ApprovePartyEntry(entry=key)) == "party_same_person"


def test_rule_5_who_holds_a_post_there_does_not_act_on_the_organisation(branch: Branch) -> None:
    home = branch.town.household("clerk")
    clerk = branch.town.person(home, identity_number(7597))
    branch.secretary(clerk, "组织委员")
    behind(branch, APPROVER, clerk)
    subject = p.Subject(kind=p.SubjectKind.ORGANISATION, key=branch.key)
    key = branch.recorded("HX04", 1, subject=subject, proof=document())
    branch.do(RECORDER, p.TellPartySubject(entry=key, day=branch.today))
    assert branch.refused(APPROVER, p.ApprovePartyEntry(entry=key)) == "party_own"


def test_rule_6_a_deduction_waits_until_the_subject_was_heard(branch: Branch) -> None:
    key = branch.recorded("DY02", proof=document())
    approve = p.ApprovePartyEntry(entry=key)
    assert branch.refused(APPROVER, approve) == "party_not_told"
    early = p.TellPartySubject(entry=key, day=DONE - A_DAY)
    assert branch.refused(RECORDER, early) == "party_told_wrong"
    branch.do(RECORDER, p.TellPartySubject(entry=key, day=branch.today))
    assert branch.refused(RECORDER, early) == "party_told_none"
    branch.town.clock.now += timedelta(days=5)
    assert branch.refused(APPROVER, approve) == "party_hearing_open"
    branch.town.clock.now += A_DAY
    branch.do(APPROVER, approve)
    assert total(branch) == -3


def test_rule_6_an_answer_ends_the_wait_and_a_plus_is_not_told(branch: Branch) -> None:
    key = branch.recorded("DY02", proof=document())
    hear = p.HearPartySubject(entry=key, stand=p.Stand.OBJECTS, statement="陈述")
    assert branch.refused(RECORDER, hear) == "party_not_told"
    branch.approved("DY02", 3, subject=branch.member(1))
    plus = branch.recorded("DY01", 5)
    told = p.TellPartySubject(entry=plus, day=branch.today)
    assert branch.refused(RECORDER, told) == "party_told_none"


def test_rule_7_an_appeal_is_once_in_time_and_answered_by_somebody_else(branch: Branch) -> None:
    key = branch.approved("DY02")
    appeal = p.AppealPartyEntry(entry=key, reference="申诉书")
    branch.do(RECORDER, appeal)
    reverse = p.ReversePartyEntry(entry=key, reason="t")
    assert branch.refused(APPROVER, reverse) == "party_entry_stage"
    answer = p.AnswerPartyAppeal(entry=key, stands=False, reason="证据不足")
    known = branch.ask(p.PartyEntryFile(entry=key))
    for account in (RECORDER, APPROVER):
        found = given(p.ENTRY, state=known, account=account)
        found.when(answer, rules.answer_party_appeal).refused("party_same_person")
    branch.do(REVIEWER, answer)
    assert total(branch) == 0
    assert branch.ask(p.PartyEntryFile(entry=key)).ended.end is p.EntryEnd.OVERTURNED
    stays = branch.approved("DY02", 7)
    branch.do(RECORDER, p.AppealPartyEntry(entry=stays, reference="申诉书"))
    branch.do(REVIEWER, p.AnswerPartyAppeal(entry=stays, stands=True, reason="属实"))
    again = p.AppealPartyEntry(entry=stays, reference="申诉书")
    assert branch.refused(RECORDER, again) == "party_appeal_twice"
    assert total(branch) == -3


@pytest.mark.parametrize(("days", "code"), [(15, ""), (16, "party_appeal_late")])
def test_rule_7_the_time_for_an_appeal_ends(branch: Branch, days: int, code: str) -> None:
    key = branch.approved("DY02")
    branch.town.clock.now += timedelta(days=days)
    appeal = p.AppealPartyEntry(entry=key, reference="申诉书")
    if code:
        assert branch.refused(RECORDER, appeal) == code
    else:
        branch.do(RECORDER, appeal)


def test_rule_8_what_ended_counts_no_more_and_stays_in_the_file(branch: Branch) -> None:
    minus, plus = branch.approved("DY02"), branch.approved("DY01", 2)
    assert total(branch) == -1
    repair: dict[str, Any] = {"proof": proof(8), "reason": "已补学"}
    wrong = p.RepairPartyEntry(entry=plus, **repair)
    assert branch.refused(APPROVER, wrong) == "party_repair_none"
    branch.do(APPROVER, p.RepairPartyEntry(entry=minus, **repair))
    assert total(branch) == 2
    branch.do(APPROVER, p.ReversePartyEntry(entry=plus, reason="录错"))
    assert total(branch) == 0
    assert branch.ask(p.PartyEntryFile(entry=plus)).points == 2
    again = p.ReversePartyEntry(entry=plus, reason="录错")
    assert branch.refused(APPROVER, again) == "party_entry_stage"


def test_rule_8_who_recorded_does_not_reverse_or_repair(branch: Branch) -> None:
    known = branch.ask(p.PartyEntryFile(entry=branch.approved("DY02")))
    reverse = p.ReversePartyEntry(entry=PartyEntryId("it"), reason="t")
    mine = given(p.ENTRY, state=known, account=RECORDER)
    mine.when(reverse, rules.reverse_party_entry).refused("party_same_person")


def test_rule_8_everything_expires(branch: Branch) -> None:
    branch.approved("DY02")
    branch.approved("DY01", 2)
    last = months_after(DONE, 12) - A_DAY
    assert total(branch, day=last) == -1
    assert total(branch, day=last + A_DAY) == 2
    assert total(branch, day=months_after(DONE, 24)) == 0


def test_months_end_on_the_last_day_of_a_short_month() -> None:
    day = DONE.replace(month=8, day=31)
    assert months_after(day, 6) == DONE.replace(year=2026, month=2, day=28)
    assert months_after(DONE.replace(day=31), 12).isoformat() == "2026-12-31"


def test_rule_3_a_subject_was_that_there_on_that_day(branch: Branch) -> None:
    home = branch.town.household("outside")
    nobody = branch.town.person(home, identity_number(7550))
    stranger = p.Subject(kind=p.SubjectKind.MEMBER, key=nobody)
    wrong = branch.recording(subject=stranger)
    assert branch.refused(RECORDER, wrong) == "party_subject_wrong"
    other = branch.unit("小庄党支部", branch.town.other)
    elsewhere = branch.recording(organisation=other)
    assert branch.refused(RECORDER, elsewhere) == "party_subject_wrong"
    named = branch.recording(organisation=branch.town.unit("民政局"))
    assert branch.refused(RECORDER, named) == "party_organisation_wrong"


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("党支部书记", ""),
        ("党支部副书记", "party_subject_wrong"),
        ("第一书记", "party_subject_wrong"),
        ("组织委员", "party_subject_wrong"),
    ],
)
def test_rule_3_a_secretary_is_who_holds_that_post(branch: Branch, title: str, code: str) -> None:
    branch.secretary(branch.members[0], title)
    subject = p.Subject(kind=p.SubjectKind.SECRETARY, key=branch.members[0])
    record = branch.recording("HX03", subject=subject)
    if code:
        assert branch.refused(RECORDER, record) == code
    else:
        branch.do(RECORDER, record)
        assert total(branch, p.PartyLedger.RED) == 0


def test_rule_1_red_credit_has_a_scope_and_party_points_none(branch: Branch) -> None:
    assert len(p.RedScope) == 5
    scopes = branch.ask(
        p.PartyStatement(organisation=branch.key, ledger=p.PartyLedger.RED, subject=branch.member())
    ).scopes
    assert [one for one, _ in scopes] == list(p.RedScope)
