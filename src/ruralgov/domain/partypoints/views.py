"""The answers to questions about lists, ledgers, branches, teams and the gate."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import OrganisationId, PartyEntryId, PersonId
from ruralgov.domain.kernel.month import last_day, month_before, month_of
from ruralgov.domain.meetings import BODY, BodyKind, SeatRow
from ruralgov.domain.partypoints import queries as q
from ruralgov.domain.partypoints import texts, texts_branch
from ruralgov.domain.partypoints.ledger import balance, counts, entries_of, lines_of, list_on
from ruralgov.domain.partypoints.model import A_DAY, BehaviourList, PartyLedger, RedScope
from ruralgov.domain.partypoints.model_branch import MemberPledge, PartyReward
from ruralgov.domain.partypoints.model_entry import EntryStage, PartyEntry
from ruralgov.domain.partypoints.model_gate import GateCheck
from ruralgov.domain.partypoints.model_team import VolunteerTeam
from ruralgov.domain.partypoints.people import roll
from ruralgov.domain.partypoints.records import (
    BULLETIN,
    CHECK,
    ENTRY,
    LIST,
    PLEDGE,
    REWARD,
    TEAM,
)
from ruralgov.domain.partypoints.rows import (
    BehaviourListRow,
    BulletinRow,
    GateCheckRow,
    MemberPledgeRow,
    PartyEntryRow,
    PartyRewardRow,
    VolunteerHoursRow,
    VolunteerTeamRow,
)
from ruralgov.domain.registry import PERSON


def behaviour_lists(query: q.BehaviourLists, asked: Asked) -> list[BehaviourListRow]:
    """Return the versions of the list of a place, the newest first."""
    rows = asked.read.rows(BehaviourListRow, place=query.place)
    return sorted(rows, key=lambda row: (row.since or date.max, row.owner), reverse=True)


def behaviour_list_file(query: q.BehaviourListFile, asked: Asked) -> BehaviourList:
    """Return a version of a list; raises ``behaviour_list_missing``."""
    key = query.behaviour_list
    return existing(asked.read.state(LIST, key), texts.BEHAVIOUR_LIST_MISSING, key=key)


def behaviour_list_in_force(query: q.BehaviourListInForce, asked: Asked) -> BehaviourListRow | None:
    """Return the list in force at a place on a day, or None."""
    found = list_on(asked.read, query.place, asked.day)
    return None if found is None else asked.read.one(BehaviourListRow, owner=found[0])


def party_entries(query: q.PartyEntries, asked: Asked) -> list[PartyEntryRow]:
    """Return the entries of an organisation, by the day of what was done."""
    if query.month is None:
        rows = asked.read.rows(PartyEntryRow, organisation=query.organisation)
    else:
        rows = asked.read.rows(PartyEntryRow, organisation=query.organisation, month=query.month)
    return sorted(rows, key=lambda row: (row.day, row.owner))


def party_entry_file(query: q.PartyEntryFile, asked: Asked) -> PartyEntry:
    """Return an entry; raises ``party_entry_missing``."""
    key = query.entry
    return existing(asked.read.state(ENTRY, key), texts.PARTY_ENTRY_MISSING, key=key)


def party_statement(query: q.PartyStatement, asked: Asked) -> q.LedgerStatement:
    """Return all that one ledger has of a subject through one organisation; SG-18, SG-19."""
    every = entries_of(asked.read, query.ledger, query.subject)
    rows = [row for row in every if row.organisation == query.organisation]
    known = asked.read.states(ENTRY, [row.owner for row in rows])
    lists = asked.read.states(LIST, dict.fromkeys(row.behaviour_list for row in rows))
    lines = tuple(
        q.StatementLine(
            entry=PartyEntryId(row.owner),
            day=row.day,
            item=row.item,
            title=known[row.owner].title,
            scope=row.scope,
            points=row.points,
            list_title=lists[row.behaviour_list].title,
            stage=row.stage,
            posted=row.posted,
            last=row.expires - A_DAY,
            counts=counts(row, asked.day),
        )
        for row in sorted(rows, key=lambda one: (one.day, one.owner))
        if row.day <= asked.day
    )
    scopes = tuple(
        (scope, balance((row for row in rows if row.scope is scope), asked.day))
        for scope in RedScope
        if query.ledger is PartyLedger.RED
    )
    return q.LedgerStatement(
        ledger=query.ledger,
        subject=query.subject,
        lines=lines,
        scopes=scopes,
        total=balance(rows, asked.day),
    )


def _name(person: PersonId, day: date, asked: Asked) -> str | None:
    known = asked.read.state(PERSON, person)
    name = None if known is None else known.name_on(day)
    return None if name is None else asked.reveal(PERSON.kind, person, "name", name)


def party_roll(query: q.PartyRoll, asked: Asked) -> list[q.RollLine]:
    """Return who is on the roll of a branch."""
    return [
        q.RollLine(
            person=one.person, name=_name(one.person, asked.day, asked), standing=one.standing
        )
        for one in roll(asked.read, query.organisation, asked.day)
    ]


def bulletins(query: q.Bulletins, asked: Asked) -> list[BulletinRow]:
    """Return the bulletins of a branch, the newest first."""
    rows = asked.read.rows(BulletinRow, organisation=query.organisation)
    return sorted(rows, key=lambda row: row.month, reverse=True)


def bulletin_of(query: q.BulletinOf, asked: Asked) -> q.BulletinSheet:
    """Return a bulletin as it was issued, with the names of its last day."""
    key = query.bulletin
    found = existing(asked.read.state(BULLETIN, key), texts_branch.BULLETIN_MISSING, key=key)
    lines = tuple(
        q.NamedLine(name=_name(one.person, found.cut_off, asked), line=one) for one in found.lines
    )
    return q.BulletinSheet(
        bulletin=key,
        organisation=found.organisation,
        name=found.name,
        month=found.month,
        cut_off=found.cut_off,
        issued=found.day,
        lines=lines,
        differs=_differs(key, asked),
    )


def _differs(key: str, asked: Asked) -> bool:
    """Tell whether the ledger gives another total for somebody who is in a bulletin."""
    found = asked.read.state(BULLETIN, key)
    if found is None:
        return False
    now = {one.person: one for one in lines_of(asked.read, found.organisation, found.month)}
    return any(one.person in now and now[one.person] != one for one in found.lines)


def party_rewards(query: q.PartyRewards, asked: Asked) -> list[PartyRewardRow]:
    """Return the rewards of a branch, the newest first."""
    rows = asked.read.rows(PartyRewardRow, organisation=query.organisation)
    return sorted(rows, key=lambda row: (row.day, row.owner), reverse=True)


def party_reward_file(query: q.PartyRewardFile, asked: Asked) -> PartyReward:
    """Return a reward; raises ``party_reward_missing``."""
    key = query.reward
    return existing(asked.read.state(REWARD, key), texts_branch.PARTY_REWARD_MISSING, key=key)


def member_pledges(query: q.MemberPledges, asked: Asked) -> list[MemberPledgeRow]:
    """Return the pledges in a branch: without a review first, by the day on which they are due."""
    rows = asked.read.rows(MemberPledgeRow, organisation=query.organisation)
    return sorted(rows, key=lambda row: (row.outcome is not None, row.due, row.owner))


def member_pledge_file(query: q.MemberPledgeFile, asked: Asked) -> MemberPledge:
    """Return a pledge; raises ``member_pledge_missing``."""
    key = query.pledge
    return existing(asked.read.state(PLEDGE, key), texts_branch.MEMBER_PLEDGE_MISSING, key=key)


def volunteer_teams(query: q.VolunteerTeams, asked: Asked) -> list[VolunteerTeamRow]:
    """Return the teams of a place and below it."""
    rows = asked.read.rows(VolunteerTeamRow, on=asked.day)
    return [row for row in rows if query.place in asked.above(row.place, asked.day)]


def volunteer_team_file(query: q.VolunteerTeamFile, asked: Asked) -> VolunteerTeam:
    """Return a team; raises ``volunteer_team_missing``."""
    key = query.team
    return existing(asked.read.state(TEAM, key), texts_branch.VOLUNTEER_TEAM_MISSING, key=key)


def volunteer_hours_of(query: q.VolunteerHoursOf, asked: Asked) -> list[VolunteerHoursRow]:
    """Return the hours of a team in a month, by day."""
    rows = asked.read.rows(VolunteerHoursRow, team=query.team, month=query.month)
    return sorted(rows, key=lambda row: (row.day, row.owner))


def gate_checks(query: q.GateChecks, asked: Asked) -> list[GateCheckRow]:
    """Return the checks of an organisation, the newest first."""
    rows = asked.read.rows(GateCheckRow, organisation=query.organisation)
    return sorted(rows, key=lambda row: (row.as_of, row.owner), reverse=True)


def gate_check_file(query: q.GateCheckFile, asked: Asked) -> GateCheck:
    """Return a check; raises ``gate_check_missing``."""
    key = query.check
    return existing(asked.read.state(CHECK, key), texts.GATE_CHECK_MISSING, key=key)


def party_findings(query: q.PartyFindings, asked: Asked) -> list[q.PartyFinding]:
    """Return what somebody has to look at in a branch."""
    branch = query.organisation
    return [
        *_of_bulletins(branch, asked),
        *_of_entries(branch, asked),
        *_of_pledges(branch, asked),
        *_of_roll(branch, asked),
    ]


def _of_bulletins(branch: OrganisationId, asked: Asked) -> Iterator[q.PartyFinding]:
    rows = asked.read.rows(BulletinRow, organisation=branch)
    month = month_before(month_of(asked.day))
    if not any(row.month == month for row in rows) and _had_roll(branch, last_day(month), asked):
        fault = q.PartyFault.BULLETIN_MISSING
        yield q.PartyFinding(fault=fault, key=branch, day=last_day(month))
    for row in rows:
        if _differs(row.owner, asked):
            fault = q.PartyFault.BULLETIN_DIFFERS
            yield q.PartyFinding(fault=fault, key=row.owner, day=row.cut_off)


def _had_roll(branch: OrganisationId, day: date, asked: Asked) -> bool:
    try:
        return bool(roll(asked.read, branch, day))
    except Refused:
        return False


def _of_entries(branch: OrganisationId, asked: Asked) -> Iterator[q.PartyFinding]:
    faults = {
        EntryStage.RECORDED: q.PartyFault.ENTRY_WAITS,
        EntryStage.APPEALED: q.PartyFault.APPEAL_WAITS,
    }
    for row in asked.read.rows(PartyEntryRow, organisation=branch):
        if row.stage in faults:
            yield q.PartyFinding(fault=faults[row.stage], key=row.owner, day=row.day)


def _of_pledges(branch: OrganisationId, asked: Asked) -> Iterator[q.PartyFinding]:
    for row in asked.read.rows(MemberPledgeRow, organisation=branch):
        if row.outcome is None and row.due < asked.day:
            fault = q.PartyFault.PLEDGE_OVERDUE
            yield q.PartyFinding(fault=fault, key=row.owner, day=row.due)


def _of_roll(branch: OrganisationId, asked: Asked) -> Iterator[q.PartyFinding]:
    if not _had_roll(branch, asked.day, asked):
        return
    for one in roll(asked.read, branch, asked.day):
        bodies = [row.owner for row in asked.read.rows(SeatRow, person=one.person, on=asked.day)]
        known = asked.read.states(BODY, bodies).values()
        if sum(body.kind is BodyKind.BRANCH_MEETING for body in known) > 1:
            yield q.PartyFinding(fault=q.PartyFault.TWO_BRANCHES, key=one.person)
