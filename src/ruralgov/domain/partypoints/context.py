"""Who may keep lists and ledgers, say what comes of them, and look, and which rule answers."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Read,
    Rule,
    answers,
    changes,
    creates,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.partypoints import (
    hanging,
    imports,
    records,
    roles,
    rules_branch,
    rules_entry,
    rules_gate,
    rules_list,
    rules_team,
    texts,
    texts_branch,
    views,
)
from ruralgov.domain.partypoints import messages as m
from ruralgov.domain.partypoints import messages_branch as b
from ruralgov.domain.partypoints import messages_entry as e
from ruralgov.domain.partypoints import messages_gate as g
from ruralgov.domain.partypoints import messages_team as t
from ruralgov.domain.partypoints import queries as q
from ruralgov.domain.partypoints.model import BehaviourList
from ruralgov.domain.partypoints.model_entry import PartyEntry
from ruralgov.domain.partypoints.model_gate import GateCheck
from ruralgov.domain.partypoints.model_team import VolunteerTeam
from ruralgov.domain.partypoints.publishing import PUBLISHES
from ruralgov.domain.registry import ORGANISATION

C = TypeVar("C")

_RECORDER, _APPROVER, _REVIEWER = roles.PARTY_RECORDER, roles.PARTY_APPROVER, roles.PARTY_REVIEWER


def _place(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _of_organisation(message: Any, read: Read) -> PlaceId:
    known = read.state(ORGANISATION, message.organisation)
    last = None if known is None else known.last
    return CITY if last is None else last.place


def _of(record: Any, name: str) -> Any:
    """Return what gives the place of the record that a message names in a field."""

    def place(message: Any, read: Read) -> PlaceId:
        key = getattr(message, name)
        found: PlaceId = existing(read.state(record, key), record.missing, key=key).place
        return found

    return place


_LIST: Final = _of(records.LIST, "behaviour_list")
_ENTRY: Final = _of(records.ENTRY, "entry")
_STANDING: Final = _of(records.STANDING, "standing")
_BULLETIN: Final = _of(records.BULLETIN, "bulletin")
_REWARD: Final = _of(records.REWARD, "reward")
_PLEDGE: Final = _of(records.PLEDGE, "pledge")
_TEAM: Final = _of(records.TEAM, "team")
_HOURS: Final = _of(records.HOURS, "hours")
_CHECK: Final = _of(records.CHECK, "check")


def _may(place: Any, *may: Role) -> Access:
    return Access(roles=frozenset(may), purposes=frozenset({roles.PARTY_POINTS}), place=place)


def _look(place: Any) -> Access:
    return Access(
        roles=frozenset({_RECORDER, _APPROVER, _REVIEWER, AUDITOR}),
        purposes=frozenset({roles.PARTY_POINTS, AUDIT}),
        place=place,
    )


_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
_HERE: Final = _of_organisation


def _list(
    command: type[C], rule: Rule[BehaviourList, C, m.BehaviourListEvent], role: Role
) -> CommandRule[Any, Any]:
    return changes(command, records.LIST, rule, _may(_LIST, role), by="behaviour_list")


def _entry(
    command: type[C], rule: Rule[PartyEntry, C, e.PartyEntryEvent], *may: Role
) -> CommandRule[Any, Any]:
    return changes(command, records.ENTRY, rule, _may(_ENTRY, *may), by="entry")


def _team(
    command: type[C], rule: Rule[VolunteerTeam, C, t.VolunteerTeamEvent]
) -> CommandRule[Any, Any]:
    return changes(command, records.TEAM, rule, _may(_TEAM, _RECORDER), by="team")


def _check(
    command: type[C], rule: Rule[GateCheck, C, g.GateCheckEvent], role: Role
) -> CommandRule[Any, Any]:
    return changes(command, records.CHECK, rule, _may(_CHECK, role), by="check")


_LISTS: Final = (
    creates(
        m.DraftBehaviourList,
        records.LIST,
        rules_list.draft_behaviour_list,
        _may(_place, _RECORDER),
        id="id",
    ),
    _list(m.AdoptBehaviourList, rules_list.adopt_behaviour_list, _APPROVER),
    _list(m.PublishBehaviourList, rules_list.publish_behaviour_list, _RECORDER),
    _list(m.EndBehaviourList, rules_list.end_behaviour_list, _APPROVER),
    _list(m.CorrectBehaviourListEntry, rules_list.correct_behaviour_list_entry, _APPROVER),
    _list(m.WithdrawBehaviourList, rules_list.withdraw_behaviour_list, _RECORDER),
)
_ENTRIES: Final = (
    creates(
        e.RecordPartyEntry, records.ENTRY, rules_entry.record_party_entry, _may(_HERE, _RECORDER)
    ),
    creates(
        e.PostVolunteerHours,
        records.ENTRY,
        rules_entry.post_volunteer_hours,
        _may(_HERE, _RECORDER),
    ),
    _entry(e.TellPartySubject, rules_entry.tell_party_subject, _RECORDER),
    _entry(e.HearPartySubject, rules_entry.hear_party_subject, _RECORDER),
    _entry(e.ApprovePartyEntry, rules_entry.approve_party_entry, _APPROVER),
    _entry(e.RefusePartyEntry, rules_entry.refuse_party_entry, _RECORDER, _APPROVER),
    _entry(e.AppealPartyEntry, rules_entry.appeal_party_entry, _RECORDER, _REVIEWER),
    _entry(e.AnswerPartyAppeal, rules_entry.answer_party_appeal, _REVIEWER),
    _entry(e.ReversePartyEntry, rules_entry.reverse_party_entry, _APPROVER),
    _entry(e.RepairPartyEntry, rules_entry.repair_party_entry, _APPROVER),
)
_BRANCH: Final = (
    creates(b.MarkStanding, records.STANDING, rules_branch.mark_standing, _may(_HERE, _RECORDER)),
    changes(
        b.EndStanding,
        records.STANDING,
        rules_branch.end_standing,
        _may(_STANDING, _RECORDER),
        by="standing",
    ),
    changes(
        b.WithdrawStanding,
        records.STANDING,
        rules_branch.withdraw_standing,
        _may(_STANDING, _RECORDER),
        by="standing",
    ),
    creates(b.IssueBulletin, records.BULLETIN, rules_branch.issue_bulletin, _may(_HERE, _RECORDER)),
    creates(
        b.ProposePartyReward,
        records.REWARD,
        rules_branch.propose_party_reward,
        _may(_HERE, _RECORDER),
    ),
    changes(
        b.DecidePartyReward,
        records.REWARD,
        rules_branch.decide_party_reward,
        _may(_REWARD, _APPROVER),
        by="reward",
    ),
    changes(
        b.WithdrawPartyReward,
        records.REWARD,
        rules_branch.withdraw_party_reward,
        _may(_REWARD, _APPROVER),
        by="reward",
    ),
    creates(
        b.MakeMemberPledge,
        records.PLEDGE,
        rules_branch.make_member_pledge,
        _may(_HERE, _RECORDER),
    ),
    changes(
        b.FulfilMemberPledge,
        records.PLEDGE,
        rules_branch.fulfil_member_pledge,
        _may(_PLEDGE, _RECORDER),
        by="pledge",
    ),
    changes(
        b.ReviewMemberPledge,
        records.PLEDGE,
        rules_branch.review_member_pledge,
        _may(_PLEDGE, _APPROVER, _REVIEWER),
        by="pledge",
    ),
    changes(
        b.WithdrawMemberPledge,
        records.PLEDGE,
        rules_branch.withdraw_member_pledge,
        _may(_PLEDGE, _RECORDER),
        by="pledge",
    ),
)
_TEAMS: Final = (
    creates(
        t.FormVolunteerTeam,
        records.TEAM,
        rules_team.form_volunteer_team,
        _may(_HERE, _RECORDER),
        id="id",
    ),
    _team(t.PairVolunteerTeam, rules_team.pair_volunteer_team),
    _team(t.JoinVolunteerTeam, rules_team.join_volunteer_team),
    _team(t.LeaveVolunteerTeam, rules_team.leave_volunteer_team),
    _team(t.DissolveVolunteerTeam, rules_team.dissolve_volunteer_team),
    creates(
        t.RecordVolunteerHours,
        records.HOURS,
        rules_team.record_volunteer_hours,
        _may(_TEAM, _RECORDER),
    ),
    changes(
        t.CertifyVolunteerHours,
        records.HOURS,
        rules_team.certify_volunteer_hours,
        _may(_HOURS, _APPROVER),
        by="hours",
    ),
    changes(
        t.WithdrawVolunteerHours,
        records.HOURS,
        rules_team.withdraw_volunteer_hours,
        _may(_HOURS, _RECORDER),
        by="hours",
    ),
)
_GATE: Final = (
    creates(g.OpenGateCheck, records.CHECK, rules_gate.open_gate_check, _may(_HERE, _RECORDER)),
    _check(g.ConcludeGateCheck, rules_gate.conclude_gate_check, _APPROVER),
    _check(g.AskGateReview, rules_gate.ask_gate_review, _RECORDER),
    _check(g.AnswerGateReview, rules_gate.answer_gate_review, _REVIEWER),
    _check(g.WithdrawGateCheck, rules_gate.withdraw_gate_check, _RECORDER),
)
CONTEXT: Final = Context(
    name="partypoints",
    roles=(_RECORDER, _APPROVER, _REVIEWER),
    purposes=(roles.PARTY_POINTS,),
    texts=texts_of(texts, texts_branch),
    publishes=PUBLISHES,
    records=(
        records.LIST,
        records.ENTRY,
        records.STANDING,
        records.BULLETIN,
        records.REWARD,
        records.PLEDGE,
        records.TEAM,
        records.HOURS,
        records.CHECK,
    ),
    commands=(*_LISTS, *_ENTRIES, *_BRANCH, *_TEAMS, *_GATE),
    queries=(
        answers(q.BehaviourLists, views.behaviour_lists, _READ),
        answers(q.BehaviourListFile, views.behaviour_list_file, _READ),
        answers(q.BehaviourListInForce, views.behaviour_list_in_force, _READ),
        answers(q.PartyEntries, views.party_entries, _look(_HERE)),
        answers(q.PartyEntryFile, views.party_entry_file, _look(_ENTRY)),
        answers(q.PartyStatement, views.party_statement, _look(_HERE)),
        answers(q.PartyRoll, views.party_roll, _look(_HERE), personal=True),
        answers(q.Bulletins, views.bulletins, _look(_HERE)),
        answers(q.BulletinOf, views.bulletin_of, _look(_BULLETIN), personal=True),
        answers(q.PartyRewards, views.party_rewards, _look(_HERE)),
        answers(q.PartyRewardFile, views.party_reward_file, _look(_REWARD)),
        answers(q.MemberPledges, views.member_pledges, _look(_HERE)),
        answers(q.MemberPledgeFile, views.member_pledge_file, _look(_PLEDGE)),
        answers(q.VolunteerTeams, views.volunteer_teams, _look(_place)),
        answers(q.VolunteerTeamFile, views.volunteer_team_file, _look(_TEAM)),
        answers(q.VolunteerHoursOf, views.volunteer_hours_of, _look(_TEAM)),
        answers(q.GateChecks, views.gate_checks, _look(_HERE)),
        answers(q.GateCheckFile, views.gate_check_file, _look(_CHECK)),
        answers(q.PartyFindings, views.party_findings, _look(_HERE)),
    ),
    imports=(imports.TABLE,),
    hangs=hanging.hanging,
)
