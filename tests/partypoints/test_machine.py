"""Whoever tries what in which order: no number decides, and nobody approves what is their own."""

from typing import Any

from hypothesis import Phase
from hypothesis import given as examples
from hypothesis import strategies as st

from ruralgov.domain import partypoints as p
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, PartyRewardId, PersonId
from ruralgov.sample.draw import identity_number
from tests.partypoints.branch import (
    A_DAY,
    DONE,
    MONTH,
    Branch,
    document,
    proof,
)
from tests.sampling import fewer

ROLES = (p.PARTY_RECORDER, p.PARTY_APPROVER, p.PARTY_REVIEWER)
ACCOUNTS = ("subject", "wife", "eve", "eve-2", "adam", "carol")
"""All hold every role; two are of one person, one is the subject, one lives with the subject."""


class Crowd:
    """People who each may do everything, and who is behind each account."""

    def __init__(self) -> None:
        self.branch = Branch()
        self.branch.list()
        home = self.branch.town.household("crowd")
        people = [self.branch.town.person(home, identity_number(7300 + n)) for n in range(3)]
        eve, adam, carol = people
        self.behind: dict[str, PersonId] = {
            "subject": self.branch.members[0],
            "wife": self.branch.members[1],
            "eve": eve,
            "eve-2": eve,
            "adam": adam,
            "carol": carol,
        }
        for account, person in self.behind.items():
            name = AccountId(account)
            register = RegisterAccount(account=name, person=person, basis="t")
            self.branch.do("admin", register)
            for role in ROLES:
                self.branch.do("admin", GrantRole(account=name, role=role, basis="t"))
        self.keys: dict[str, list[Any]] = {}

    def attempt(self, account: str, command: Any) -> None:
        """Let an account try something; what it may not is refused."""
        actor = self.branch.town.account(account)
        try:
            key = self.branch.town.app.execute(command, actor=actor, purpose=p.PARTY_POINTS).key
        except RuralgovError:
            return
        self.keys.setdefault(type(command).__name__, []).append(key)

    def of(self, *commands: str) -> list[Any]:
        """Return the keys of records that some commands made."""
        return [key for name in commands for key in self.keys.get(name, [])]

    def person(self, account: AccountId | None) -> PersonId | None:
        """Return who is behind an account."""
        return None if account is None else self.behind[account]


def commands(crowd: Crowd, number: int, pick: int) -> list[Any]:
    """Return everything that can be tried at this moment, each of some record."""
    branch = crowd.branch
    red = {"proof": document(number)}
    found: list[Any] = [
        branch.recording("DY01", number),
        branch.recording("HX01", number),
        branch.recording("HX02", number, **red),
        branch.recording("DY02", number, **red),
        p.IssueBulletin(organisation=branch.key, month=MONTH),
        p.MakeMemberPledge(
            person=branch.members[0],
            organisation=branch.key,
            promise="修渠",
            made=DONE,
            due=DONE + A_DAY,
        ),
        *(
            p.OpenGateCheck(process=one, subject=branch.member(), organisation=branch.key)
            for one in p.GateProcess
        ),
    ]
    for key in crowd.of("RecordPartyEntry")[-pick:][:1]:
        found += [
            p.TellPartySubject(entry=key, day=branch.today),
            p.HearPartySubject(entry=key, stand=p.Stand.OBJECTS, statement="t"),
            p.ApprovePartyEntry(entry=key),
            p.AppealPartyEntry(entry=key, reference="t"),
            p.AnswerPartyAppeal(entry=key, stands=bool(pick % 2), reason="t"),
            p.ReversePartyEntry(entry=key, reason="t"),
            p.RepairPartyEntry(entry=key, proof=proof(900 + number), reason="t"),
        ]
    for key in crowd.of("IssueBulletin"):
        kinds: dict[str, Any] = {"person": branch.members[0], "organisation": branch.key}
        found.append(
            p.ProposePartyReward(
                reward=p.RewardKind.REMINDER, bulletins=(key,), reason="t", **kinds
            )
        )
    for key in crowd.of("ProposePartyReward")[-pick:][:1]:
        found.append(p.DecidePartyReward(reward=key, granted=True, paper="t", answer="t"))
    for key in crowd.of("MakeMemberPledge")[-pick:][:1]:
        broken = p.PledgeOutcome.NOT_KEPT
        found.append(p.ReviewMemberPledge(pledge=key, outcome=broken, reason="t"))
    for key in crowd.of("OpenGateCheck")[-pick:][:1]:
        check = branch.ask(p.GateCheckFile(check=key))
        cites = tuple(one.key for one in check.grounds)
        words: dict[str, Any] = {"check": key, "reason": "t", "reference": "t"}
        found.append(p.AskGateReview(check=key, reference="t"))
        for result in p.GateResult:
            for cited in ((), cites[:1], cites):
                found.append(p.ConcludeGateCheck(result=result, cites=cited, **words))
                found.append(p.AnswerGateReview(result=result, cites=cited, **words))
    return found


def check_entries(crowd: Crowd, subject: PersonId, near: set[PersonId]) -> None:
    """Nobody approves what they recorded, told or are; nobody near to the subject does either."""
    for key in crowd.of("RecordPartyEntry"):
        entry = crowd.branch.ask(p.PartyEntryFile(entry=key))
        acted = [crowd.person(one) for one in (entry.by, *entry.tellers)]
        assert not near & {*acted}
        if entry.posted is None:
            continue
        approver = crowd.person(entry.approver)
        assert approver not in {*acted, subject, *near}
        assert entry.points > 0 or entry.stand is not None
        for appeal in entry.appeals:
            judge = crowd.person(appeal.reviewer)
            assert judge is None or judge not in {*acted, approver, *near}


def check_gate(crowd: Crowd, near: set[PersonId]) -> None:
    """What comes of the gate is what somebody else said, and not yet rests on a fact."""
    said = 0
    for key in crowd.of("OpenGateCheck"):
        check = crowd.branch.ask(p.GateCheckFile(check=key))
        said += len(check.said)
        if not check.said or check.asked:
            assert check.result is p.GateResult.LOOK
        facts = {one.key for one in check.grounds if one.ground in p.FACTS}
        judges = [crowd.person(check.by)]
        for one in check.said:
            assert one.result is not p.GateResult.NOT_YET or facts & set(one.cites)
            assert crowd.person(one.by) not in {*judges, *near}
            judges.append(crowd.person(one.by))
    assert said == len(crowd.of("ConcludeGateCheck", "AnswerGateReview"))


def check_rewards(crowd: Crowd, near: set[PersonId]) -> None:
    """There are as many rewards as were proposed, and another person decided on each."""
    rows = crowd.branch.ask(p.PartyRewards(organisation=crowd.branch.key))
    assert len(rows) == len(crowd.of("ProposePartyReward"))
    for row in rows:
        reward = crowd.branch.ask(p.PartyRewardFile(reward=PartyRewardId(row.owner)))
        people = {crowd.person(reward.by), crowd.person(reward.decider)} - {None}
        assert len(people) == 1 + (reward.granted is not None)
        assert not people & near


@fewer(4, deadline=None, phases=[Phase.explicit, Phase.generate])
@examples(
    tries=st.lists(
        st.tuples(st.sampled_from(ACCOUNTS), st.integers(0, 63), st.integers(1, 4)),
        min_size=10,
        max_size=60,
    )
)
def test_no_sequence_lets_a_number_decide_or_anybody_approve_their_own(
    tries: list[tuple[str, int, int]],
) -> None:
    crowd = Crowd()
    subject = crowd.branch.members[0]
    near = {subject, crowd.branch.members[1]}
    for number, (account, which, pick) in enumerate(tries):
        found = commands(crowd, number, pick)
        crowd.attempt(account, found[which % len(found)])
    check_entries(crowd, subject, near)
    check_gate(crowd, near)
    check_rewards(crowd, near)
