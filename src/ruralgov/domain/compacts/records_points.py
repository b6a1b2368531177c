"""The records of agreements, of months of points, of requests and of commendations."""

from typing import Final, get_args

from ruralgov.domain.compacts import evolve_points as e
from ruralgov.domain.compacts import rows_points as rows
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.messages_agreement import AgreementsEvent, CreditAgreementsSigned
from ruralgov.domain.compacts.messages_points import CreditMonthEvent, CreditMonthOpened
from ruralgov.domain.compacts.messages_request import (
    CommendationsEvent,
    CreditRequestErased,
    CreditRequestEvent,
    CreditRequestLodged,
    VillagersCommended,
)
from ruralgov.domain.compacts.model_points import (
    Agreements,
    Commendations,
    CreditMonth,
    CreditRequest,
)
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import CreditRequestId

AGREEMENTS: Final[Record[Agreements, AgreementsEvent]] = Record(
    kind="credit_agreements",
    state=Agreements,
    events=get_args(AgreementsEvent),
    begins={CreditAgreementsSigned: e.begin_agreements},
    evolve=e.evolve_agreements,
    rows=rows.agreement_rows,
    tables=rows.AGREEMENT_TABLES,
)
CREDIT_MONTH: Final[Record[CreditMonth, CreditMonthEvent]] = Record(
    kind="credit_month",
    state=CreditMonth,
    events=get_args(CreditMonthEvent),
    begins={CreditMonthOpened: e.begin_month},
    evolve=e.evolve_month,
    rows=rows.month_rows,
    tables=rows.MONTH_TABLES,
)
CREDIT_REQUEST: Final[Record[CreditRequest, CreditRequestEvent]] = Record(
    kind="credit_request",
    state=CreditRequest,
    events=get_args(CreditRequestEvent),
    begins={CreditRequestLodged: e.begin_request},
    evolve=e.evolve_request,
    rows=rows.request_rows,
    tables=rows.REQUEST_TABLES,
    erased_by=(CreditRequestErased,),
    id=CreditRequestId,
    missing=texts.CREDIT_REQUEST_MISSING,
)
COMMENDATIONS: Final[Record[Commendations, CommendationsEvent]] = Record(
    kind="credit_commendations",
    state=Commendations,
    events=get_args(CommendationsEvent),
    begins={VillagersCommended: e.begin_commendations},
    evolve=e.evolve_commendations,
    rows=rows.commendation_rows,
    tables=rows.COMMENDATION_TABLES,
)
