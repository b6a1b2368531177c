"""The rules of forming a consortium: proposal, consents of the villages, approval."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.consortia import messages as m
from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.checking import (
    check_between,
    check_free,
    check_lead,
    check_name,
    check_village,
    must_be,
)
from ruralgov.domain.consortia.citing import approving, joining
from ruralgov.domain.consortia.model import BEFORE, FEWEST, Approval, Consortium, ConsortiumStage
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.registry import place_now

OPEN = (ConsortiumStage.PROPOSED, ConsortiumStage.CONSENTED)


def propose_consortium(
    _: Consortium | None, command: m.ProposeConsortium, given: Given
) -> Iterator[m.ConsortiumProposed]:
    """Propose a consortium (rules 1 and 2)."""
    check_between(command.since, date.min, given.today)
    name = clean_text("name", command.name)
    check_name(name, None, given)
    check_lead(command.lead, command.since, given)
    _check_founders(command.villages, given)
    yield m.ConsortiumProposed(
        name=name,
        kind=command.kind,
        lead=command.lead,
        villages=command.villages,
        diagnosis=clean_text("diagnosis", command.diagnosis),
        charter=clean_text("charter", command.charter),
        since=command.since,
        by=given.actor.account,
    )


def change_proposal(
    state: Consortium | None, command: m.ChangeProposal, given: Given
) -> Iterator[m.ProposalChanged]:
    """Change what is proposed, before it is approved (rule 3)."""
    known = must_be(state, command.consortium, *OPEN)
    now = m.ProposalChanged(
        name=_or(command.name, known.last.name, "name"),
        kind=command.kind or known.last.kind,
        lead=command.lead or known.last.lead,
        villages=known.founders if command.villages is None else command.villages,
        diagnosis=_or(command.diagnosis, known.diagnosis, "diagnosis"),
        charter=_or(command.charter, known.last.charter, "charter"),
        reason=clean_text("reason", command.reason),
        renewed=_renews(known, command),
        by=given.actor.account,
    )
    same = now.name == known.last.name and now.diagnosis == known.diagnosis
    if same and not now.renewed and now.villages == known.founders:
        raise Refused(texts.CONSORTIUM_UNCHANGED, name=known.last.name)
    if now.name != known.last.name:
        check_name(now.name, command.consortium, given)
    check_lead(now.lead, known.terms[0].since, given)
    _check_founders(now.villages, given)
    yield now


def consent_to_consortium(
    state: Consortium | None, command: m.ConsentToConsortium, given: Given
) -> Iterator[m.VillageConsented]:
    """Enter that a village agrees, by its own decision (rule 3)."""
    known = must_be(state, command.consortium, *OPEN)
    if command.village not in known.founders:
        raise Refused(texts.VILLAGE_NOT_FOUNDER, village=command.village, name=known.last.name)
    if any(one.village == command.village for one in known.consents):
        raise Refused(texts.VILLAGE_CONSENTED, village=command.village)
    decision = joining(command.village, command.decision, given.today, given)
    yield m.VillageConsented(
        village=command.village,
        decision=command.decision,
        day=decision.day,
        by=given.actor.account,
    )


def withdraw_consent(
    state: Consortium | None, command: m.WithdrawConsent, _: Given
) -> Iterator[m.ConsentWithdrawn]:
    """Take a consent back before the approval (rule 3)."""
    known = must_be(state, command.consortium, *OPEN)
    if all(one.village != command.village for one in known.consents):
        raise Refused(texts.VILLAGE_NOT_CONSENTED, village=command.village)
    yield m.ConsentWithdrawn(village=command.village, reason=clean_text("reason", command.reason))


def approve_consortium(
    state: Consortium | None, command: m.ApproveConsortium, given: Given
) -> Iterator[m.ConsortiumApproved]:
    """Approve it, as another person than who entered it (rule 4)."""
    known = must_be(state, command.consortium, ConsortiumStage.CONSENTED)
    acted = (*known.entered, *(one.by for one in known.consents))
    given.must_not_be(texts.CONSORTIUM_SAME_PERSON, *acted)
    check_between(command.approved, known.standings[-1].since, given.today)
    if command.review_on <= command.approved:
        raise BadInput(texts.REVIEW_DAY_WRONG, day=command.review_on, approved=command.approved)
    approving(known.founders, command.decision, command.approved, given)
    yield m.ConsortiumApproved(
        approval=clean_text("approval", command.approval),
        approved=command.approved,
        review_on=command.review_on,
        by=given.actor.account,
        decision=command.decision,
    )


def withdraw_consortium_approval(
    state: Consortium | None, command: m.WithdrawConsortiumApproval, _: Given
) -> Iterator[m.ConsortiumApprovalWithdrawn]:
    """Take an approval back before it works (rule 4)."""
    must_be(state, command.consortium, ConsortiumStage.APPROVED)
    yield m.ConsortiumApprovalWithdrawn(reason=clean_text("reason", command.reason))


def drop_proposal(
    state: Consortium | None, command: m.DropProposal, given: Given
) -> Iterator[m.ProposalDropped]:
    """Give up or refuse what is not active yet."""
    known = must_be(state, command.consortium, *BEFORE)
    check_between(command.since, known.standings[-1].since, given.today)
    yield m.ProposalDropped(since=command.since, reason=clean_text("reason", command.reason))


def activate_consortium(
    state: Consortium | None, command: m.ActivateConsortium, given: Given
) -> Iterator[m.ConsortiumActivated]:
    """Let it work: its villages are there, agree still, and are in no other (rules 2, 3 and 5)."""
    known = must_be(state, command.consortium, ConsortiumStage.APPROVED)
    approval = existing(known.approval, texts.CONSORTIUM_MISSING, consortium=command.consortium)
    check_activation(known, approval, command, given)
    yield m.ConsortiumActivated(since=command.since)


def check_activation(
    known: Consortium, approval: Approval, command: m.ActivateConsortium, given: Given
) -> None:
    """Refuse a day on which it cannot begin."""
    check_between(command.since, approval.approved, given.today)
    check_lead(known.last.lead, command.since, given)
    _check_founders(known.founders, given)
    for one in known.consents:
        check_village(one.village, command.since, given)
        joining(one.village, one.decision, command.since, given)
        check_free(one.village, command.consortium, command.since, given)


def _renews(known: Consortium, command: m.ChangeProposal) -> bool:
    last = known.last
    return (
        command.kind not in (None, last.kind)
        or command.lead not in (None, last.lead)
        or (command.charter is not None and command.charter.strip() != last.charter)
    )


def _or(new: str | None, old: str, field: str) -> str:
    return old if new is None else clean_text(field, new)


def _check_founders(villages: Iterable[PlaceId], given: Given) -> None:
    """Refuse fewer than two villages, as they are today (invariant 14)."""
    every = list(villages)
    for village in every:
        check_village(village, given.today, given)
    different = {place_now(given.read, village, given.today) for village in every}
    if len(different) < max(FEWEST, len(every)):
        raise BadInput(texts.CONSORTIUM_TOO_FEW, fewest=FEWEST, count=len(different))
