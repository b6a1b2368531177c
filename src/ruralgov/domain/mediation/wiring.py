"""Who may give each command of mediation, and which rule decides."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR, STATISTICS, may_erase
from ruralgov.domain.kernel.declare import Access, CommandRule, Read, Rule, changes, creates
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role
from ruralgov.domain.mediation import messages as m
from ruralgov.domain.mediation import messages_agreement as a
from ruralgov.domain.mediation import messages_dispute as d
from ruralgov.domain.mediation import messages_session as s
from ruralgov.domain.mediation import (
    roles,
    rules,
    rules_agreement,
    rules_dispute,
    rules_obligation,
    rules_session,
    rules_variation,
    texts,
    texts_dispute,
)
from ruralgov.domain.mediation.events_dispute import DisputeEvent
from ruralgov.domain.mediation.messages import MediationCommitteeEvent, MediationPlaceEvent
from ruralgov.domain.mediation.model import MediationCommittee, MediationPlace
from ruralgov.domain.mediation.model_dispute import Dispute
from ruralgov.domain.mediation.records import DISPUTE, MEDIATION_COMMITTEE, MEDIATION_PLACE

C = TypeVar("C")

_CLERK: Final = (roles.MEDIATION_CLERK,)
_TABLE: Final = (roles.MEDIATION_CLERK, roles.MEDIATOR)


def of_place(message: Any, _read: Read) -> PlaceId:
    """Return the place that a message names."""
    place: PlaceId = message.place
    return place


def of_committee(message: Any, read: Read) -> PlaceId:
    """Return the place of the committee that a message names."""
    key = message.committee
    return existing(
        read.state(MEDIATION_COMMITTEE, key), texts.MEDIATION_COMMITTEE_MISSING, key=key
    ).place


def _of_at(message: Any, read: Read) -> PlaceId:
    key = message.at
    found = existing(read.state(MEDIATION_PLACE, key), texts.MEDIATION_PLACE_MISSING, key=key)
    return found.place


def _dispute(message: Any, read: Read) -> Dispute:
    key = message.dispute
    return existing(read.state(DISPUTE, key), texts_dispute.DISPUTE_MISSING, key=key)


def of_dispute(message: Any, read: Read) -> PlaceId:
    """Return the place of the committee that has the dispute of a message."""
    return _dispute(message, read).seat


def _taking(message: Any, read: Read) -> PlaceId:
    found = _dispute(message, read)
    return found.seat if found.pending is None else found.pending.place


def _may(given: tuple[Role, ...], place: Any) -> Access:
    return Access(roles=frozenset(given), purposes=frozenset({roles.MEDIATION}), place=place)


EVERYBODY: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
LOOKS: Final = Access(
    roles=frozenset({roles.MEDIATION_CLERK, roles.MEDIATION_SUPERVISOR, AUDITOR}),
    purposes=frozenset({roles.MEDIATION, AUDIT}),
    place=of_place,
)
"""Those who keep the register, guide, and audit; nobody stands in it by name."""
COUNTS: Final = Access(
    roles=frozenset({roles.MEDIATION_CLERK, roles.MEDIATION_SUPERVISOR, AUDITOR}),
    purposes=frozenset({roles.MEDIATION, AUDIT, STATISTICS}),
    place=of_place,
)
FILE: Final = _may((*_TABLE, roles.MEDIATION_SUPERVISOR), of_dispute)
"""Those who work on a file, of whom the answer asks more."""
TABLE: Final = _may((roles.MEDIATOR,), of_dispute)
CHOOSES: Final = _may((*_TABLE, roles.MEDIATION_SUPERVISOR), of_committee)
_GUIDES: Final = _may((roles.MEDIATION_SUPERVISOR,), of_committee)


def _committee(
    command: type[C], rule: Rule[MediationCommittee, C, MediationCommitteeEvent]
) -> CommandRule[Any, Any]:
    return changes(command, MEDIATION_COMMITTEE, rule, _GUIDES, by="committee")


def _place(
    command: type[C], rule: Rule[MediationPlace, C, MediationPlaceEvent]
) -> CommandRule[Any, Any]:
    return changes(command, MEDIATION_PLACE, rule, _may(_CLERK, _of_at), by="at")


def _clerk(
    command: type[C], rule: Rule[Dispute, C, DisputeEvent], place: Any = of_dispute
) -> CommandRule[Any, Any]:
    return changes(command, DISPUTE, rule, _may(_CLERK, place), by="dispute")


def _table(command: type[C], rule: Rule[Dispute, C, DisputeEvent]) -> CommandRule[Any, Any]:
    return changes(command, DISPUTE, rule, _may(_TABLE, of_dispute), by="dispute")


COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        m.EstablishMediationCommittee,
        MEDIATION_COMMITTEE,
        rules.establish_mediation_committee,
        _may((roles.MEDIATION_SUPERVISOR,), of_place),
    ),
    _committee(m.RenewMediationCommittee, rules.renew_mediation_committee),
    _committee(m.EndMediationCommittee, rules.end_mediation_committee),
    _committee(m.CorrectMediationCommittee, rules.correct_mediation_committee),
    _committee(m.AppointMediator, rules.appoint_mediator),
    _committee(m.DismissMediator, rules.dismiss_mediator),
    creates(
        m.OpenMediationPlace,
        MEDIATION_PLACE,
        rules.open_mediation_place,
        _may(_CLERK, of_committee),
    ),
    _place(m.ChangeMediationPlace, rules.change_mediation_place),
    _place(m.CloseMediationPlace, rules.close_mediation_place),
    _place(m.CorrectMediationPlace, rules.correct_mediation_place),
    creates(
        d.ReceiveDispute,
        DISPUTE,
        rules_dispute.receive_dispute,
        _may(_CLERK, of_committee),
        id="id",
    ),
    _clerk(d.RefuseDispute, rules_dispute.refuse_dispute),
    _table(d.ConsentToMediation, rules_dispute.consent_to_mediation),
    _table(d.DeclineMediation, rules_dispute.decline_mediation),
    _table(d.TerminateMediation, rules_dispute.terminate_mediation),
    _table(d.ExtendMediation, rules_dispute.extend_mediation),
    _clerk(d.PassDisputeUp, rules_dispute.pass_dispute_up),
    _clerk(d.TakeUpDispute, rules_dispute.take_up_dispute, _taking),
    _clerk(d.FollowParty, rules_dispute.follow_party),
    _clerk(d.CloseDispute, rules_dispute.close_dispute),
    _clerk(d.WithdrawDispute, rules_dispute.withdraw_dispute),
    changes(
        d.EraseDispute,
        DISPUTE,
        rules_variation.erase_dispute,
        may_erase(of_dispute),
        by="dispute",
    ),
    _table(s.ChooseMediator, rules_session.choose_mediator),
    _table(s.DeclareTie, rules_session.declare_tie),
    _table(s.HoldMediationSession, rules_session.hold_mediation_session),
    _table(s.FlagViolence, rules_session.flag_violence),
    _table(s.WishJointSession, rules_session.wish_joint_session),
    _table(s.CorrectSession, rules_session.correct_session),
    _table(a.DraftMediationAgreement, rules_agreement.draft_mediation_agreement),
    _table(a.AddObligation, rules_agreement.add_obligation),
    _table(a.SignMediationAgreement, rules_agreement.sign_mediation_agreement),
    changes(
        a.CountersignMediationAgreement,
        DISPUTE,
        rules_agreement.countersign_mediation_agreement,
        TABLE,
        by="dispute",
    ),
    _clerk(a.SealMediationAgreement, rules_agreement.seal_mediation_agreement),
    _clerk(a.CorrectAgreementDays, rules_agreement.correct_agreement_days),
    _table(a.DraftAgreementVariation, rules_variation.draft_agreement_variation),
    _clerk(a.WithdrawAgreementVariation, rules_variation.withdraw_agreement_variation),
    _table(a.RecordObligationPerformance, rules_obligation.record_obligation_performance),
    _table(a.WithdrawObligationPerformance, rules_obligation.withdraw_obligation_performance),
    _table(a.RemindDebtor, rules_obligation.remind_debtor),
    _table(a.HearDebtor, rules_obligation.hear_debtor),
    _clerk(a.DeclareBreach, rules_obligation.declare_breach),
    _clerk(a.WithdrawBreach, rules_obligation.withdraw_breach),
    _clerk(a.EndObligation, rules_obligation.end_obligation),
    _table(a.RecordAgreementSuit, rules_obligation.record_agreement_suit),
    _table(a.EndAgreementSuit, rules_obligation.end_agreement_suit),
    _table(a.ApplyForConfirmation, rules_obligation.apply_for_confirmation),
    _table(a.RecordConfirmation, rules_obligation.record_confirmation),
)
