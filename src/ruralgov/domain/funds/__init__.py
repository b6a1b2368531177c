"""Funds: money leaves a collective in two phases, reserved when asked for, paid once approved.

An application holds back budget and cash when it is filed; then it is paid (in full or in part),
refused, withdrawn or expired: once. The purse knows what is there from the books (`MoveCash`).
Money that comes in passes another gate: nothing here is asked of it.

Rules:
1. Who approves what is policy as data, by amount, role and quorum, dated; a collective without
   its own policy follows the city's. A running application keeps the steps it was filed under.
2. A budget is entered by year and item as a meeting resolved; no item goes below what it holds
   back and has spent.
3. What an application asks for is held back of budget and cash when it is filed, in the same
   transaction; what would break a limit fails then, not after the approvals.
4. Steps are taken in order, each by so many different persons who hold its role there today.
5. Who is away delegates a role within dates: a delegate acts in the name of the giver, and the
   two count as one.
6. The applicant never approves, a person counts once, and who is related to the payee does not
   approve; a relation declared later still stops the payment.
7. An application ends once: paid, refused, withdrawn or expired; there is no way back.
8. After its last day an application is not approved or paid; anybody at work may expire it.
9. The same claim (payee, amount, invoice or paper) is filed once in the whole city while it is
   not void; what a payee gets within some days counts together, so that splitting avoids no tier.
10. No payment without its approval, none above it, and none by who applied or approved. Income in
    cash is not spent before it is banked (坐支), unless the policy allows it, with a reason.
11. A payment is settled once, by a voucher of its amount; only then is it spent. Reversing that
    voucher takes both back: the payment waits to be booked rightly.
12. What comes in needs no application, and what the books say moved is refused nothing: too much
    cash in hand shows as a warning.
13. Above a threshold the record of 四议两公开 is asked for: its days, its votes, its publication.
14. The name of a person who is paid is sealed; only who decides or pays opens it, on the record.
"""

from ruralgov.domain.funds.contract import CONTEXT, MONEY_EVENTS, follow
from ruralgov.domain.funds.model import (
    CashAccount,
    FundStage,
    PolicyVersion,
    Resolution,
    Step,
    Tier,
)
from ruralgov.domain.funds.rows import (
    DELEGATION,
    FUND_APPLICATION,
    FUND_POLICY,
    INTEREST,
    PURSE,
    BudgetRow,
    DelegationRow,
    FundApplicationRow,
    FundPolicyRow,
    InterestRow,
    PurseRow,
)

__all__ = [
    "CONTEXT",
    "DELEGATION",
    "FUND_APPLICATION",
    "FUND_POLICY",
    "INTEREST",
    "MONEY_EVENTS",
    "PURSE",
    "BudgetRow",
    "CashAccount",
    "DelegationRow",
    "FundApplicationRow",
    "FundPolicyRow",
    "FundStage",
    "InterestRow",
    "PolicyVersion",
    "PurseRow",
    "Resolution",
    "Step",
    "Tier",
    "follow",
]
