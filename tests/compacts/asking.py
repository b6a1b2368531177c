"""An entry that hangs out, and a request about it."""

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts.model import Signed
from ruralgov.domain.compacts.model_points import (
    CreditRequest,
    Notice,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CreditRequestId, CreditSchemeId, PersonId
from ruralgov.domain.kernel.personal import CitizenText, OfficerText
from tests.compacts.compact import proof
from tests.compacts.hamlet import (
    JANUARY,
    VILLAGE,
    month,
    point,
    sheet,
)
from tests.given import TODAY

ME, KEEPER = AccountId("me"), AccountId("keeper")
REQUEST, OTHER = CreditRequestId("it"), CreditSchemeId("s2")
WORDS, REASONS = CitizenText("当天不在"), OfficerText("已核对")
NEIGHBOUR = PersonId("neighbour")
Kind = c.RequestKind
APPROVED = Signed(by=AccountId("approver"), day=TODAY)
NOTICE = Notice(day=TODAY, last=TODAY, by=AccountId("a"))
PROOFS = (proof(PersonId("maker")),)
ENTERED = month(sheet(point(), approved=APPROVED, proofs=PROOFS))
OUT = change(ENTERED, notice=NOTICE)
ASKED = CreditRequest(
    village=VILLAGE,
    month=JANUARY,
    entry=1,
    kind=Kind.OBJECTION,
    asker=NEIGHBOUR,
    words=WORDS,
    proofs=(),
    day=TODAY,
    due=TODAY,
)
