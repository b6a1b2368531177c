"""The records: lists, entries, marks, bulletins, rewards, pledges, teams, hours and checks."""

from typing import Final, get_args

from ruralgov.domain.kernel import ids
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.partypoints import (
    evolve,
    evolve_branch,
    evolve_team,
    rows,
    texts,
    texts_branch,
)
from ruralgov.domain.partypoints import messages as m
from ruralgov.domain.partypoints import messages_branch as b
from ruralgov.domain.partypoints import messages_entry as e
from ruralgov.domain.partypoints import messages_gate as g
from ruralgov.domain.partypoints import messages_team as t
from ruralgov.domain.partypoints.model import BehaviourList
from ruralgov.domain.partypoints.model_branch import (
    Bulletin,
    MemberPledge,
    PartyReward,
    StandingMark,
)
from ruralgov.domain.partypoints.model_entry import PartyEntry
from ruralgov.domain.partypoints.model_gate import GateCheck
from ruralgov.domain.partypoints.model_team import VolunteerHours, VolunteerTeam

LIST: Final[Record[BehaviourList, m.BehaviourListEvent]] = Record(
    kind="behaviour_list",
    slow=True,
    state=BehaviourList,
    events=get_args(m.BehaviourListEvent),
    begins={m.BehaviourListDrafted: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.list_rows,
    tables=rows.LIST_TABLES,
    id=ids.BehaviourListId,
    missing=texts.BEHAVIOUR_LIST_MISSING,
)
ENTRY: Final[Record[PartyEntry, e.PartyEntryEvent]] = Record(
    kind="party_entry",
    state=PartyEntry,
    events=get_args(e.PartyEntryEvent),
    begins={e.PartyEntryRecorded: evolve.begin_entry},
    evolve=evolve.evolve_entry,
    rows=rows.entry_rows,
    tables=rows.ENTRY_TABLES,
    id=ids.PartyEntryId,
    missing=texts.PARTY_ENTRY_MISSING,
)
STANDING: Final[Record[StandingMark, b.StandingEvent]] = Record(
    kind="party_standing",
    state=StandingMark,
    events=get_args(b.StandingEvent),
    begins={b.StandingMarked: evolve_branch.begin_standing},
    evolve=evolve_branch.evolve_standing,
    rows=rows.standing_rows,
    tables=rows.STANDING_TABLES,
    id=ids.StandingId,
    missing=texts_branch.STANDING_MISSING,
)
BULLETIN: Final[Record[Bulletin, b.BulletinIssued]] = Record(
    kind="party_bulletin",
    state=Bulletin,
    events=(b.BulletinIssued,),
    begins={b.BulletinIssued: evolve_branch.begin_bulletin},
    evolve=evolve_branch.evolve_bulletin,
    rows=rows.bulletin_rows,
    tables=rows.BULLETIN_TABLES,
    id=ids.BulletinId,
    missing=texts_branch.BULLETIN_MISSING,
)
REWARD: Final[Record[PartyReward, b.PartyRewardEvent]] = Record(
    kind="party_reward",
    state=PartyReward,
    events=get_args(b.PartyRewardEvent),
    begins={b.PartyRewardProposed: evolve_branch.begin_reward},
    evolve=evolve_branch.evolve_reward,
    rows=rows.reward_rows,
    tables=rows.REWARD_TABLES,
    id=ids.PartyRewardId,
    missing=texts_branch.PARTY_REWARD_MISSING,
)
PLEDGE: Final[Record[MemberPledge, b.MemberPledgeEvent]] = Record(
    kind="member_pledge",
    state=MemberPledge,
    events=get_args(b.MemberPledgeEvent),
    begins={b.MemberPledgeMade: evolve_branch.begin_pledge},
    evolve=evolve_branch.evolve_pledge,
    rows=rows.pledge_rows,
    tables=rows.PLEDGE_TABLES,
    id=ids.MemberPledgeId,
    missing=texts_branch.MEMBER_PLEDGE_MISSING,
)
TEAM: Final[Record[VolunteerTeam, t.VolunteerTeamEvent]] = Record(
    kind="volunteer_team",
    state=VolunteerTeam,
    events=get_args(t.VolunteerTeamEvent),
    begins={t.VolunteerTeamFormed: evolve_team.begin_team},
    evolve=evolve_team.evolve_team,
    rows=rows.team_rows,
    tables=rows.TEAM_TABLES,
    id=ids.VolunteerTeamId,
    missing=texts_branch.VOLUNTEER_TEAM_MISSING,
)
HOURS: Final[Record[VolunteerHours, t.VolunteerHoursEvent]] = Record(
    kind="volunteer_hours",
    state=VolunteerHours,
    events=get_args(t.VolunteerHoursEvent),
    begins={t.VolunteerHoursRecorded: evolve_team.begin_hours},
    evolve=evolve_team.evolve_hours,
    rows=rows.hours_rows,
    tables=rows.HOURS_TABLES,
    id=ids.VolunteerHoursId,
    missing=texts_branch.VOLUNTEER_HOURS_MISSING,
)
CHECK: Final[Record[GateCheck, g.GateCheckEvent]] = Record(
    kind="gate_check",
    state=GateCheck,
    events=get_args(g.GateCheckEvent),
    begins={g.GateCheckOpened: evolve_team.begin_check},
    evolve=evolve_team.evolve_check,
    rows=rows.check_rows,
    tables=rows.CHECK_TABLES,
    id=ids.GateCheckId,
    missing=texts.GATE_CHECK_MISSING,
)
