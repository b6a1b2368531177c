"""What can be asked of lists, ledgers, branches, teams and the gate."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    CITY,
    BehaviourListId,
    BulletinId,
    GateCheckId,
    MemberPledgeId,
    OrganisationId,
    PartyEntryId,
    PartyRewardId,
    PersonId,
    PlaceId,
    VolunteerTeamId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.partypoints.model import BehaviourList, PartyLedger, RedScope, Subject
from ruralgov.domain.partypoints.model_branch import (
    BulletinLine,
    MemberPledge,
    PartyReward,
    Standing,
)
from ruralgov.domain.partypoints.model_entry import EntryStage, PartyEntry
from ruralgov.domain.partypoints.model_gate import GateCheck
from ruralgov.domain.partypoints.model_team import VolunteerTeam
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


@frozen(kw_only=True)
class BehaviourLists(Query[list[BehaviourListRow]]):
    """Ask for all versions of the list of a place itself, the newest first."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class BehaviourListFile(Query[BehaviourList]):
    """Ask for one version of a list, whole."""

    behaviour_list: BehaviourListId


@frozen(kw_only=True)
class BehaviourListInForce(Query[BehaviourListRow | None]):
    """Ask which list is in force at a place on the day asked; None where none is."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class PartyEntries(Query[list[PartyEntryRow]]):
    """Ask for the entries of an organisation, of both ledgers, by the month of what was done."""

    organisation: OrganisationId
    month: Month | None = None


@frozen(kw_only=True)
class PartyEntryFile(Query[PartyEntry]):
    """Ask for one entry, whole: rule, version, evidence, who acted when, and how it ended."""

    entry: PartyEntryId


@frozen(kw_only=True)
class StatementLine:
    """One entry in a statement; *counts* tells whether it is in the sum of the day asked."""

    entry: PartyEntryId
    day: date
    item: str
    title: str
    scope: RedScope | None
    points: int
    list_title: str
    stage: EntryStage
    posted: date | None
    last: date
    counts: bool


@frozen(kw_only=True)
class LedgerStatement:
    """All of a subject in one ledger: each entry with its rule, and the sum of the day asked."""

    ledger: PartyLedger
    subject: Subject
    lines: tuple[StatementLine, ...]
    scopes: tuple[tuple[RedScope, int], ...]
    total: int


@frozen(kw_only=True)
class PartyStatement(Query[LedgerStatement]):
    """Ask for the statement of a subject in one ledger; it is asked at its organisation."""

    organisation: OrganisationId
    ledger: PartyLedger
    subject: Subject


@frozen(kw_only=True)
class RollLine:
    """Somebody on the roll, with the name of the day; None where it was erased."""

    person: PersonId
    name: str | None
    standing: Standing


@frozen(kw_only=True)
class PartyRoll(Query[list[RollLine]]):
    """Ask who is on the roll of a branch on the day asked."""

    organisation: OrganisationId


@frozen(kw_only=True)
class Bulletins(Query[list[BulletinRow]]):
    """Ask for the bulletins of a branch, the newest first."""

    organisation: OrganisationId


@frozen(kw_only=True)
class NamedLine:
    """One line of a bulletin with the name of its last day; None where it was erased."""

    name: str | None
    line: BulletinLine


@frozen(kw_only=True)
class BulletinSheet:
    """A bulletin as it was issued; *differs* tells that the ledger gives other totals by now."""

    bulletin: BulletinId
    organisation: OrganisationId
    name: str
    month: Month
    cut_off: date
    issued: date
    lines: tuple[NamedLine, ...]
    differs: bool


@frozen(kw_only=True)
class BulletinOf(Query[BulletinSheet]):
    """Ask for a bulletin with names; the reading is recorded."""

    bulletin: BulletinId


@frozen(kw_only=True)
class PartyRewards(Query[list[PartyRewardRow]]):
    """Ask for the rewards of a branch, the newest first."""

    organisation: OrganisationId


@frozen(kw_only=True)
class PartyRewardFile(Query[PartyReward]):
    """Ask for one reward, whole."""

    reward: PartyRewardId


@frozen(kw_only=True)
class MemberPledges(Query[list[MemberPledgeRow]]):
    """Ask for the pledges in a branch, those due first before the others."""

    organisation: OrganisationId


@frozen(kw_only=True)
class MemberPledgeFile(Query[MemberPledge]):
    """Ask for one pledge, whole."""

    pledge: MemberPledgeId


@frozen(kw_only=True)
class VolunteerTeams(Query[list[VolunteerTeamRow]]):
    """Ask for the teams of a place and below it that there are on the day asked."""

    place: PlaceId = CITY


@frozen(kw_only=True)
class VolunteerTeamFile(Query[VolunteerTeam]):
    """Ask for one team with its members."""

    team: VolunteerTeamId


@frozen(kw_only=True)
class VolunteerHoursOf(Query[list[VolunteerHoursRow]]):
    """Ask for the hours of a team in a month; those that nobody certified are among them."""

    team: VolunteerTeamId
    month: Month


@frozen(kw_only=True)
class GateChecks(Query[list[GateCheckRow]]):
    """Ask for the checks of an organisation at the gate, the newest first."""

    organisation: OrganisationId


@frozen(kw_only=True)
class GateCheckFile(Query[GateCheck]):
    """Ask for one check: what was gathered, what people said of it and why."""

    check: GateCheckId


class PartyFault(LabelledEnum):
    """What somebody has to look at in a branch."""

    BULLETIN_MISSING = "bulletin_missing", "上月通报未发", "no bulletin of last month"
    BULLETIN_DIFFERS = "bulletin_differs", "通报与台账不符", "a bulletin differs from the ledger"
    ENTRY_WAITS = "entry_waits", "记录待核准", "an entry waits for approval"
    APPEAL_WAITS = "appeal_waits", "申诉待答复", "an appeal waits for an answer"
    PLEDGE_OVERDUE = "pledge_overdue", "承诺到期未评议", "a pledge fell due without a review"
    TWO_BRANCHES = "two_branches", "在两个支部的名册上", "somebody is on the rolls of two branches"


@frozen(kw_only=True)
class PartyFinding:
    """One thing to look at, with the record that it is of."""

    fault: PartyFault
    key: str
    day: date | None = None


@frozen(kw_only=True)
class PartyFindings(Query[list[PartyFinding]]):
    """Ask what somebody has to look at in a branch on the day asked."""

    organisation: OrganisationId
