"""Leads: that somebody may be in need, found by a visit, a case or others; not yet a file."""

from datetime import date

from ruralgov.domain.kernel.ids import AccountId, AidFileId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.personal import OfficerText
from ruralgov.domain.kernel.value import frozen


class LeadOrigin(LabelledEnum):
    """How a lead was found."""

    VISIT = "visit", "入户走访", "a visit"
    CASE = "case", "诉求工单", "a case"
    RESIDENT = "resident", "群众反映", "somebody told of it"
    DEPARTMENT = "department", "部门转介", "a department passed it on"


class LeadStage(LabelledEnum):
    """Where a lead stands."""

    OPEN = "open", "待认领", "waiting for somebody"
    TAKEN = "taken", "办理中", "taken by somebody"
    OFFERED = "offered", "已告知政策", "it was offered"
    CLOSED = "closed", "已了结", "closed"


GOING_LEADS = frozenset({LeadStage.OPEN, LeadStage.TAKEN})
"""The stages of leads that somebody still has to follow."""


class LeadEnd(LabelledEnum):
    """Why nothing was offered."""

    HELPED = "helped", "已在救助中", "helped already"
    NO_NEED = "no_need", "核实无困难", "looked into: there is no need"
    REFUSED = "refused", "本人不需要", "the person wants nothing"
    ELSEWHERE = "elsewhere", "转其他部门办理", "passed on elsewhere"
    MISTAKE = "mistake", "误登", "entered by mistake"


@frozen(kw_only=True)
class AidLead:
    """One lead; what was found is sealed under its own key."""

    place: PlaceId
    origin: LeadOrigin
    found: date
    due: date
    finding: OfficerText | None
    stage: LeadStage = LeadStage.OPEN
    owner: AccountId | None = None
    end: LeadEnd | None = None
    ended: date | None = None
    file: AidFileId | None = None
    application: int | None = None
    erased: bool = False


@frozen(kw_only=True)
class AidMatters:
    """The matters of cases of which each case opens a lead."""

    matters: frozenset[str] = frozenset()
