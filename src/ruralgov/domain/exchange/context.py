"""Who may ask departments and report on it, and which rule decides."""

from typing import Final

from ruralgov.domain.access import may_erase
from ruralgov.domain.exchange import messages as m
from ruralgov.domain.exchange import queries as q
from ruralgov.domain.exchange import roles, rules, texts, views
from ruralgov.domain.exchange.publishing import PUBLISHES
from ruralgov.domain.exchange.records import REQUEST
from ruralgov.domain.kernel.declare import Access, Context, answers, changes, creates
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.text import texts_of

_ACCESS = Access(
    roles=frozenset({roles.LIAISON}),
    purposes=frozenset({roles.EXCHANGE}),
    place=lambda _message, _read: CITY,
)
CONTEXT: Final = Context(
    name="exchange",
    roles=(roles.LIAISON,),
    purposes=(roles.EXCHANGE,),
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(REQUEST,),
    commands=(
        creates(m.AskDepartment, REQUEST, rules.ask_department, _ACCESS, by_key=True),
        changes(m.ClaimDelivery, REQUEST, rules.claim_delivery, _ACCESS, by="request", by_key=True),
        changes(
            m.ReportDelivery, REQUEST, rules.report_delivery, _ACCESS, by="request", by_key=True
        ),
        changes(m.ReleaseParked, REQUEST, rules.release_parked, _ACCESS, by="request", by_key=True),
        changes(m.AnswerRequest, REQUEST, rules.answer_request, _ACCESS, by="request", by_key=True),
        changes(
            m.EraseRequest,
            REQUEST,
            rules.erase_request,
            may_erase(lambda _message, _read: CITY),
            by="request",
            by_key=True,
        ),
    ),
    queries=(
        answers(q.DueDeliveries, views.due_deliveries, _ACCESS),
        answers(q.Requests, views.requests, _ACCESS),
    ),
)
