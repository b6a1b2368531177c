"""Which rule or view of leads and needs answers what, and who may."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import may_erase
from ruralgov.domain.aid import messages_lead as lm
from ruralgov.domain.aid import messages_need as nm
from ruralgov.domain.aid import queries_need as q
from ruralgov.domain.aid import roles, rules_lead, rules_need, texts
from ruralgov.domain.aid import texts_lead as lead_texts
from ruralgov.domain.aid import texts_need as need_texts
from ruralgov.domain.aid import views_need as views
from ruralgov.domain.aid.evolve_lead import LeadEvent
from ruralgov.domain.aid.evolve_need import NeedEvent
from ruralgov.domain.aid.model_lead import AidLead
from ruralgov.domain.aid.model_need import AidNeed
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_lead import AID_LEAD, AID_MATTERS, MATTERS_KEY
from ruralgov.domain.aid.records_need import AID_NEED
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Read,
    Rule,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import Role

C = TypeVar("C")


def _of_place(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _of_lead(message: Any, read: Read) -> PlaceId:
    state = read.state(AID_LEAD, message.lead)
    return existing(state, lead_texts.AID_LEAD_MISSING, key=message.lead).place


def _of_offer(message: lm.OfferFromLead, read: Read) -> tuple[PlaceId, ...]:
    return (_of_lead(message, read), _of_file(message, read))


def _of_file(message: Any, read: Read) -> PlaceId:
    state = read.state(AID_FILE, message.file)
    return existing(state, texts.AID_FILE_MISSING, key=message.file).place


def _of_need(message: Any, read: Read) -> PlaceId:
    state = read.state(AID_NEED, message.need)
    need = existing(state, need_texts.AID_NEED_MISSING, key=message.need)
    file = read.state(AID_FILE, need.file)
    return existing(file, texts.AID_FILE_MISSING, key=need.file).place


def _of_city(_message: Any, _read: Read) -> PlaceId:
    return CITY


def _may(place: Any, *those: Role) -> Access:
    return Access(roles=frozenset(those), purposes=frozenset({roles.AID}), place=place)


_BOTH: Final = (roles.AID_CLERK, roles.AID_SUPERVISOR)
_LOOK: Final = _may(_of_place, *_BOTH)
_FOLLOW: Final = _may(_of_lead, *_BOTH)
_MATCH: Final = _may(_of_need, *_BOTH)


def _lead(
    command: type[C], rule: Rule[AidLead, C, LeadEvent], access: Access = _FOLLOW
) -> CommandRule[Any, Any]:
    return changes(command, AID_LEAD, rule, access, by="lead")


def _need(
    command: type[C], rule: Rule[AidNeed, C, NeedEvent], access: Access = _MATCH
) -> CommandRule[Any, Any]:
    return changes(command, AID_NEED, rule, access, by="need")


COMMANDS: Final = (
    creates(lm.OpenAidLead, AID_LEAD, rules_lead.open_aid_lead, _LOOK, id="id"),
    inner(creates(lm.OpenCaseLead, AID_LEAD, rules_lead.open_case_lead, _LOOK, id="id")),
    _lead(lm.TakeAidLead, rules_lead.take_aid_lead),
    _lead(lm.HandOverAidLead, rules_lead.hand_over_aid_lead),
    _lead(lm.OfferFromLead, rules_lead.offer_from_lead, _may(_of_offer, *_BOTH)),
    _lead(lm.CloseAidLead, rules_lead.close_aid_lead),
    _lead(lm.ReopenAidLead, rules_lead.reopen_aid_lead, _may(_of_lead, roles.AID_SUPERVISOR)),
    _lead(lm.EraseAidLead, rules_lead.erase_aid_lead, may_erase(_of_lead)),
    changes(
        lm.SetAidMatters,
        AID_MATTERS,
        rules_lead.set_aid_matters,
        _may(_of_city, roles.AID_SUPERVISOR),
        by=lambda _command, _given: MATTERS_KEY,
    ),
    creates(nm.EnterAidNeed, AID_NEED, rules_need.enter_aid_need, _may(_of_file, *_BOTH), id="id"),
    _need(nm.ProposeProvider, rules_need.propose_provider),
    _need(nm.AcceptAidNeed, rules_need.accept_aid_need),
    _need(nm.DeclineAidNeed, rules_need.decline_aid_need),
    _need(nm.FinishAidNeed, rules_need.finish_aid_need),
    _need(nm.ConfirmAidNeed, rules_need.confirm_aid_need),
    _need(nm.ReturnAidNeed, rules_need.return_aid_need),
    _need(nm.WithdrawAidNeed, rules_need.withdraw_aid_need),
    _need(nm.EraseAidNeed, rules_need.erase_aid_need, may_erase(_of_need)),
)
QUERIES: Final = (
    answers(q.AidLeads, views.aid_leads, _LOOK),
    answers(q.AidLeadCard, views.aid_lead_card, _FOLLOW, personal=True),
    answers(q.AidNeeds, views.aid_needs, _LOOK),
    answers(q.AidNeedCard, views.aid_need_card, _MATCH, personal=True),
    answers(q.AidMarkedMatters, views.aid_marked_matters, _may(_of_city, *_BOTH)),
)
