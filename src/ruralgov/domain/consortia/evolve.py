"""What each event makes of a consortium."""

from datetime import date
from typing import assert_never

from ruralgov.domain.consortia import evolve_outcome, evolve_pledge
from ruralgov.domain.consortia import messages as m
from ruralgov.domain.consortia import messages_life as f
from ruralgov.domain.consortia.messages_outcome import OutcomeEvent
from ruralgov.domain.consortia.messages_pledge import PledgeEvent
from ruralgov.domain.consortia.model import (
    Approval,
    Consent,
    Consortium,
    ConsortiumStage,
    Membership,
    Standing,
    Terms,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.spans import corrected

ConsortiumEvent = m.ProposalEvent | f.LifeEvent | PledgeEvent | OutcomeEvent


def begin(event: m.ConsortiumProposed) -> Consortium:
    """Return a consortium as it was proposed."""
    return Consortium(
        diagnosis=event.diagnosis,
        founders=event.villages,
        terms=(_terms(event, event.since),),
        standings=(Standing(stage=ConsortiumStage.PROPOSED, since=event.since),),
        entered=(event.by,),
    )


def evolve(state: Consortium, event: ConsortiumEvent) -> Consortium:
    """Return a consortium after one more event."""
    if isinstance(event, PledgeEvent):
        return evolve_pledge.evolve(state, event)
    if isinstance(event, OutcomeEvent):
        return evolve_outcome.evolve(state, event)
    if isinstance(event, f.LifeEvent):
        return _lived(state, event)
    return _proposed(state, event)


def _proposed(state: Consortium, event: m.ProposalEvent) -> Consortium:
    match event:
        case m.ConsortiumProposed():
            return begin(event)
        case m.ProposalChanged():
            return _changed(state, event)
        case m.VillageConsented():
            consent = Consent(village=event.village, decision=event.decision, by=event.by)
            state = change(state, consents=(*state.consents, consent))
            return _complete(state, event.day)
        case m.ConsentWithdrawn():
            kept = tuple(one for one in state.consents if one.village != event.village)
            return _back(change(state, consents=kept), ConsortiumStage.PROPOSED)
        case m.ConsortiumApproved():
            approval = Approval(
                approval=event.approval,
                approved=event.approved,
                review_on=event.review_on,
                by=event.by,
                decision=event.decision,
            )
            state = change(state, approval=approval)
            return _stands(state, ConsortiumStage.APPROVED, event.approved, event.approval)
        case m.ConsortiumApprovalWithdrawn():
            return _back(change(state, approval=None), ConsortiumStage.CONSENTED)
        case m.ProposalDropped():
            return _stands(state, ConsortiumStage.DROPPED, event.since, event.reason)
        case m.ConsortiumActivated():
            members = tuple(
                Membership(
                    village=one.village, decision=one.decision, since=event.since, founding=True
                )
                for one in state.consents
            )
            state = change(state, members=members)
            return _stands(state, ConsortiumStage.ACTIVE, event.since)
        case _:
            assert_never(event)


def _lived(state: Consortium, event: f.LifeEvent) -> Consortium:
    match event:
        case f.ConsortiumChanged():
            *before, last = state.terms
            now = _terms(event, event.since, event.reason)
            return change(state, terms=(*before, change(last, until=event.since), now))
        case f.ConsortiumSuspended():
            return _stands(state, ConsortiumStage.SUSPENDED, event.since, event.reason)
        case f.ConsortiumResumed():
            return _stands(state, ConsortiumStage.ACTIVE, event.since, event.reason)
        case f.DissolutionBegun():
            state = _stands(state, ConsortiumStage.DISSOLVING, event.since, event.approval)
            *earlier, standing = state.standings
            cited = change(standing, decision=event.decision)
            return change(state, standings=(*earlier, cited))
        case f.ConsortiumDissolved():
            state = change(state, members=_dissolved(state.members, event.since))
            return _stands(state, ConsortiumStage.DISSOLVED, event.since, event.settlement)
        case f.VillageAdmitted():
            one = Membership(
                village=event.village,
                decision=event.decision,
                since=event.since,
                approved_by=event.approved_by,
            )
            return change(state, members=(*state.members, one))
        case f.VillageLeft():
            return _left(state, event)
        case f.VillageFollowed():
            return _followed(state, event)
        case f.ConsortiumEntryCorrected():
            return corrected_entry(state, event)
        case f.ConsortiumMemberCorrected():
            return corrected_member(state, event.village, event.entry, event.since)
        case _:
            assert_never(event)


def corrected_entry(state: Consortium, event: f.ConsortiumEntryCorrected) -> Consortium:
    """Return a consortium with an entry on its right day, or without it."""
    if event.what is f.ConsortiumEntry.TERMS:
        return change(state, terms=corrected(state.terms, event.entry, event.since))
    begun = state.begun
    standings = corrected(state.standings, event.entry, event.since)
    members = tuple(
        one
        for old in state.members
        if (one := _moved_with_it(old, begun, event.entry, event.since)) is not None
    )
    return change(state, standings=standings, members=members)


def corrected_member(
    state: Consortium, village: PlaceId, entry: date, right: date | None
) -> Consortium:
    """Return a consortium with the coming or leaving of a village on its right day, or without."""
    own = tuple(one for one in state.members if one.village == village)
    others = tuple(one for one in state.members if one.village != village)
    mended = tuple(
        change(one, left_by=None) if one.until == FOREVER else one
        for one in corrected(own, entry, right)
    )
    return change(state, members=(*others, *mended))


def _moved_with_it(
    one: Membership, begun: date | None, entry: date, right: date | None
) -> Membership | None:
    """Return a membership whose begin or end moves with that of the consortium."""
    if one.founding and one.since == begun == entry:
        return None if right is None else change(one, since=right)
    if one.with_it and one.until == entry:
        return change(one, until=right or FOREVER, with_it=right is not None)
    return one


def _changed(state: Consortium, event: m.ProposalChanged) -> Consortium:
    consents = () if event.renewed else state.consents
    kept = tuple(one for one in consents if one.village in event.villages)
    state = change(
        state,
        diagnosis=event.diagnosis,
        founders=event.villages,
        terms=(_terms(event, state.terms[0].since),),
        consents=kept,
        entered=(*state.entered, event.by),
    )
    state = _back(state, ConsortiumStage.PROPOSED)
    return _complete(state, state.standings[-1].since)


def _complete(state: Consortium, day: date) -> Consortium:
    """Return a consortium to which all villages agree once the last one does."""
    if {one.village for one in state.consents} != set(state.founders):
        return state
    return _stands(state, ConsortiumStage.CONSENTED, max(day, state.standings[-1].since))


def _back(state: Consortium, stage: ConsortiumStage) -> Consortium:
    """Return a consortium as it stood one stage before, also where both began on one day."""
    *before, last = state.standings
    if last.stage is stage:
        return state
    if before and before[-1].stage is stage:
        standings = (*before[:-1], change(before[-1], until=FOREVER))
        return change(state, standings=standings)
    return change(state, standings=(*before, change(last, stage=stage, basis="")))


def _stands(state: Consortium, stage: ConsortiumStage, since: date, basis: str = "") -> Consortium:
    now = Standing(stage=stage, since=since, basis=basis)
    *before, last = state.standings
    if last.since < since:
        before.append(change(last, until=since))
    return change(state, standings=(*before, now))


def _dissolved(members: tuple[Membership, ...], since: date) -> tuple[Membership, ...]:
    return tuple(
        change(one, until=since, with_it=True) if one.until == FOREVER else one for one in members
    )


def _left(state: Consortium, event: f.VillageLeft) -> Consortium:
    members = tuple(
        change(one, until=event.since, left_by=event.decision)
        if one.village == event.village and one.until == FOREVER
        else one
        for one in state.members
    )
    return change(state, members=members)


def _followed(state: Consortium, event: f.VillageFollowed) -> Consortium:
    members = list[Membership]()
    for one in state.members:
        if one.village != event.village or one.until != FOREVER:
            members.append(one)
            continue
        members.append(change(one, until=event.since))
        if state.member(event.successor, event.since) is None:
            members.append(
                Membership(
                    village=event.successor,
                    decision=one.decision,
                    since=event.since,
                    follows=event.village,
                )
            )
    return change(state, members=tuple(members))


def _terms(
    event: m.ConsortiumProposed | m.ProposalChanged | f.ConsortiumChanged,
    since: date,
    reason: str = "",
) -> Terms:
    return Terms(
        name=event.name,
        kind=event.kind,
        lead=event.lead,
        charter=event.charter,
        reason=reason,
        since=since,
    )
