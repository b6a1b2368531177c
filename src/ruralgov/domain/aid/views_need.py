"""The answers to questions about leads and needs."""

from ruralgov.domain.aid import queries_need as q
from ruralgov.domain.aid import texts
from ruralgov.domain.aid import texts_lead as lead_texts
from ruralgov.domain.aid import texts_need as need_texts
from ruralgov.domain.aid.model_lead import GOING_LEADS
from ruralgov.domain.aid.model_need import ENDED_NEEDS, NeedStage
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_lead import AID_LEAD, AID_MATTERS, MATTERS_KEY
from ruralgov.domain.aid.records_need import AID_NEED
from ruralgov.domain.aid.rows_lead import AidLeadRow
from ruralgov.domain.aid.rows_need import AidNeedRow
from ruralgov.domain.aid.views import minor
from ruralgov.domain.aid.views_monitor import places_of
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.registry import PERSON, present_person


def aid_leads(query: q.AidLeads, asked: Asked) -> list[AidLeadRow]:
    """Return leads of a place, those due first."""
    stages = frozenset(query.stages) or GOING_LEADS
    found = [
        row
        for row in asked.read.rows(AidLeadRow)
        if row.stage in stages and query.place in asked.above(row.place, asked.day)
    ]
    return sorted(found, key=lambda row: (row.due, row.owner))


def aid_lead_card(query: q.AidLeadCard, asked: Asked) -> q.AidLeadPage:
    """Return a lead; raises ``aid_lead_missing``."""
    key = query.lead
    lead = existing(asked.read.state(AID_LEAD, key), lead_texts.AID_LEAD_MISSING, key=key)
    return q.AidLeadPage(
        lead=key,
        place=lead.place,
        origin=lead.origin,
        found=lead.found,
        due=lead.due,
        finding=asked.reveal(AID_LEAD.kind, key, "finding", lead.finding),
        stage=lead.stage,
        clerk=lead.owner,
        end=lead.end,
        ended=lead.ended,
        file=lead.file,
        application=lead.application,
    )


def aid_needs(query: q.AidNeeds, asked: Asked) -> list[AidNeedRow]:
    """Return needs of the families of a place, the longest waiting first."""
    places = places_of(query.place, asked)
    stages = frozenset(query.stages) or frozenset(NeedStage) - ENDED_NEEDS
    found = [
        row for row in asked.read.rows(AidNeedRow) if row.stage in stages and row.file in places
    ]
    return sorted(found, key=lambda row: (row.since, row.owner))


def aid_need_card(query: q.AidNeedCard, asked: Asked) -> q.AidNeedPage:
    """Return a need; raises ``aid_need_missing``."""
    key = query.need
    need = existing(asked.read.state(AID_NEED, key), need_texts.AID_NEED_MISSING, key=key)
    file = asked.read.state(AID_FILE, need.file)
    known = existing(file, texts.AID_FILE_MISSING, key=need.file)
    who = present_person(asked.read, need.person)
    person = asked.read.states(PERSON, [who]).get(who)
    young = person is None or minor(person, asked.day)
    hidden = young and not known.approved(asked.actor.account, asked.now)
    return q.AidNeedPage(
        need=key,
        file=need.file,
        person=who,
        kind=need.kind,
        since=need.since,
        wish=None if hidden else asked.reveal(AID_NEED.kind, key, "wish", need.wish),
        stage=need.stage,
        provider=need.provider,
        returns=need.returns,
        held_back=hidden,
    )


def aid_marked_matters(_: q.AidMarkedMatters, asked: Asked) -> list[str]:
    """Return the matters whose cases open leads."""
    marked = asked.read.state(AID_MATTERS, MATTERS_KEY)
    return [] if marked is None else sorted(marked.matters)
