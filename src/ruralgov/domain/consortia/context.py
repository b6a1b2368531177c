"""Who may form, approve, keep and look at consortia, and which rule or view answers."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from ruralgov.domain.consortia import (
    hanging,
    imports,
    roles,
    rules,
    rules_life,
    rules_member,
    rules_outcome,
    rules_pledge,
    texts,
    texts_import,
    texts_outcome,
    views,
    views_outcome,
)
from ruralgov.domain.consortia import messages as m
from ruralgov.domain.consortia import messages_life as f
from ruralgov.domain.consortia import messages_outcome as o
from ruralgov.domain.consortia import messages_pledge as p
from ruralgov.domain.consortia import queries as q
from ruralgov.domain.consortia import queries_outcome as qo
from ruralgov.domain.consortia.evolve import ConsortiumEvent
from ruralgov.domain.consortia.model import Consortium
from ruralgov.domain.consortia.publishing import PUBLISHES
from ruralgov.domain.consortia.records import CONSORTIUM
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

C = TypeVar("C")

Places = tuple[PlaceId, ...]


def _of(message: Any, read: Read) -> Places:
    """Return the villages of the consortium that a message names."""
    key = message.consortium
    found = existing(read.state(CONSORTIUM, key), texts.CONSORTIUM_MISSING, consortium=key)
    return (*found.villages,)


def _founders(message: Any, _read: Read) -> Places:
    return (*(message.villages or (CITY,)),)


def _with_founders(message: Any, read: Read) -> Places:
    return (*_of(message, read), *(message.villages or ()))


def _with_village(message: Any, read: Read) -> Places:
    return (*_of(message, read), message.village)


def _may(role: Role, place: Callable[[Any, Read], Places]) -> Access:
    return Access(roles=frozenset({role}), purposes=frozenset({roles.PARTY_BUILDING}), place=place)


_KEEPS: Final = _may(roles.CONSORTIUM_KEEPER, _of)
_APPROVES: Final = _may(roles.CONSORTIUM_APPROVER, _of)
_READ: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)


def _changes(
    command: type[C], rule: Rule[Consortium, C, ConsortiumEvent], access: Access = _KEEPS
) -> CommandRule[Any, Any]:
    return changes(command, CONSORTIUM, rule, access, by="consortium")


CONTEXT: Final = Context(
    name="consortia",
    roles=(roles.CONSORTIUM_KEEPER, roles.CONSORTIUM_APPROVER),
    purposes=(roles.PARTY_BUILDING,),
    texts=texts_of(texts, texts_import, texts_outcome),
    publishes=PUBLISHES,
    records=(CONSORTIUM,),
    commands=(
        creates(
            m.ProposeConsortium,
            CONSORTIUM,
            rules.propose_consortium,
            _may(roles.CONSORTIUM_KEEPER, _founders),
            id="id",
        ),
        _changes(
            m.ChangeProposal,
            rules.change_proposal,
            _may(roles.CONSORTIUM_KEEPER, _with_founders),
        ),
        _changes(m.ConsentToConsortium, rules.consent_to_consortium),
        _changes(m.WithdrawConsent, rules.withdraw_consent),
        _changes(m.ApproveConsortium, rules.approve_consortium, _APPROVES),
        _changes(m.WithdrawConsortiumApproval, rules.withdraw_consortium_approval, _APPROVES),
        _changes(m.DropProposal, rules.drop_proposal),
        _changes(m.ActivateConsortium, rules.activate_consortium),
        _changes(f.ChangeConsortium, rules_life.change_consortium, _APPROVES),
        _changes(f.SuspendConsortium, rules_life.suspend_consortium, _APPROVES),
        _changes(f.ResumeConsortium, rules_life.resume_consortium, _APPROVES),
        _changes(f.BeginDissolution, rules_life.begin_dissolution, _APPROVES),
        _changes(f.DissolveConsortium, rules_life.dissolve_consortium, _APPROVES),
        _changes(f.CorrectConsortiumEntry, rules_life.correct_consortium_entry, _APPROVES),
        _changes(
            f.AdmitVillage,
            rules_member.admit_village,
            _may(roles.CONSORTIUM_KEEPER, _with_village),
        ),
        _changes(f.LeaveConsortium, rules_member.leave_consortium),
        _changes(f.FollowVillage, rules_member.follow_village),
        _changes(f.CorrectConsortiumMember, rules_member.correct_consortium_member),
        _changes(p.PledgeResource, rules_pledge.pledge_resource),
        _changes(p.SettlePledge, rules_pledge.settle_pledge),
        _changes(p.ReopenPledge, rules_pledge.reopen_pledge),
        _changes(p.WithdrawPledge, rules_pledge.withdraw_pledge),
        _changes(p.AgreeProject, rules_pledge.agree_project),
        _changes(p.EndProject, rules_pledge.end_project),
        _changes(p.ReopenProject, rules_pledge.reopen_project),
        _changes(p.WithdrawProject, rules_pledge.withdraw_project),
        _changes(o.EnterOutcome, rules_outcome.enter_outcome),
        _changes(o.VerifyOutcome, rules_outcome.verify_outcome, _APPROVES),
        _changes(o.WithdrawOutcome, rules_outcome.withdraw_outcome),
    ),
    queries=(
        answers(q.Consortia, views.consortia, _READ),
        answers(q.ConsortiumCensus, views.consortium_census, _READ),
        answers(q.ConsortiumCharter, views.consortium_charter, _READ),
        answers(q.ConsortiumFindings, views.consortium_findings, _READ),
        answers(q.ConsortiumCensusSheet, views.census_sheet, _READ),
        answers(qo.ConsortiumOutcomes, views_outcome.consortium_outcomes, _READ),
        answers(q.PooledBy, views.pooled_by, _READ),
    ),
    imports=imports.TABLES,
    hangs=hanging.hanging,
)
