"""What can be asked for about the money of a collective, and what has happened to it."""

from datetime import date, datetime

from attrs import frozen

from ruralgov.domain.funds.model import CashAccount, PolicyVersion, Resolution, Step
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Role
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, FundApplicationId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import PersonName


@frozen(kw_only=True)
class AdoptFundPolicy:
    """Say how money may leave, from a day on: a collective, or every one without its own."""

    collective: CollectiveId | None = None
    version: PolicyVersion


@frozen(kw_only=True)
class PlannedItem:
    """What may be spent on an item in a year, in fen."""

    item: str
    amount: Fen


@frozen(kw_only=True)
class SetBudget:
    """Enter the budget of a year, or change some items of it, as a meeting resolved."""

    collective: CollectiveId
    year: int
    items: tuple[PlannedItem, ...]
    resolution: str


@frozen(kw_only=True)
class MoveCash:
    """Tell the purse what a voucher moved: *amount* is signed fen, *income* if it is income."""

    collective: CollectiveId
    voucher: VoucherId
    account: CashAccount
    amount: Fen
    income: bool
    day: date


@frozen(kw_only=True)
class AlignPurse:
    """Let the purse hold what an application says: nothing changes where it does already.

    It follows by itself from every event of an application; nobody needs to give it.
    """

    application: FundApplicationId


@frozen(kw_only=True)
class FileApplication:
    """Ask for money: budget and cash are held back at once, or it is refused at once.

    Either *payee*, an organisation, or *payee_person*. *attachments* are SHA-256 values of the
    papers, in hexadecimal; an invoice number or one of them is needed.
    """

    collective: CollectiveId
    payee: str | None = None
    payee_person: PersonName | None = None
    amount: Fen
    item: str
    purpose: str
    account: CashAccount
    invoice: str = ""
    attachments: tuple[str, ...] = ()
    resolution: Resolution | None = None


@frozen(kw_only=True)
class ApproveApplication:
    """Approve in a role, in one's own name or by delegation in that of another."""

    application: FundApplicationId
    role: Role
    reason: str
    on_behalf: AccountId | None = None


@frozen(kw_only=True)
class RefuseApplication:
    """Refuse in a role; what was held back is free again."""

    application: FundApplicationId
    role: Role
    reason: str
    on_behalf: AccountId | None = None


@frozen(kw_only=True)
class WithdrawApplication:
    """Take back one's own application before it is paid."""

    application: FundApplicationId
    reason: str


@frozen(kw_only=True)
class ExpireApplication:
    """Set free what an application holds back after its last day."""

    application: FundApplicationId


@frozen(kw_only=True)
class RecordPayment:
    """Say that money went out, whole or in part; the rest is free again.

    *reason* is asked for where income in cash is spent before it is banked (坐支).
    """

    application: FundApplicationId
    amount: Fen
    account: CashAccount
    reference: str
    reason: str = ""


@frozen(kw_only=True)
class SettlePayment:
    """Say that a voucher books a payment: the application is done."""

    application: FundApplicationId
    voucher: VoucherId
    amount: Fen


@frozen(kw_only=True)
class UndoSettlement:
    """Say that the voucher which booked a payment was reversed: it is to be booked again."""

    application: FundApplicationId
    voucher: VoucherId
    by: VoucherId


@frozen(kw_only=True)
class DelegateRole:
    """Let another account act for one's own in a role, on days ``[since, until)``."""

    collective: CollectiveId
    receiver: AccountId
    role: Role
    since: date
    until: date
    reason: str


@frozen(kw_only=True)
class RevokeDelegation:
    """End a delegation today."""

    delegation: str
    reason: str


@frozen(kw_only=True)
class DeclareInterest:
    """Say that an account is related to a payee: it may then not approve what that one gets."""

    collective: CollectiveId
    account: AccountId
    payee: str | None = None
    payee_person: PersonName | None = None
    reason: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class EndInterest:
    """Say that a relation has ended; never by the one who is related."""

    interest: str
    until: date
    reason: str


@frozen(kw_only=True)
class FundPolicyAdopted:
    """A version of the policy was adopted."""

    version: PolicyVersion


@frozen(kw_only=True)
class BudgetSet:
    """Items of a year's budget were entered or changed."""

    year: int
    items: tuple[PlannedItem, ...]
    resolution: str


@frozen(kw_only=True)
class CashMoved:
    """A voucher moved money."""

    voucher: VoucherId
    account: CashAccount
    amount: Fen
    income: bool
    day: date


@frozen(kw_only=True)
class FundsReserved:
    """Budget and cash are held back for an application."""

    application: FundApplicationId
    year: int
    item: str
    account: CashAccount
    amount: Fen


@frozen(kw_only=True)
class FundsPaidOut:
    """An application was paid so much; the rest that was held back is free."""

    application: FundApplicationId
    amount: Fen


@frozen(kw_only=True)
class FundsReleased:
    """What was held back is free again."""

    application: FundApplicationId


@frozen(kw_only=True)
class FundsSpent:
    """What was paid is in the books: it is spent."""

    application: FundApplicationId


@frozen(kw_only=True)
class FundsUnspent:
    """What was spent is no longer in the books: it is held back as paid."""

    application: FundApplicationId
    year: int
    item: str
    account: CashAccount
    amount: Fen


@frozen(kw_only=True)
class ApplicationFiled:
    """Money was asked for."""

    collective: CollectiveId
    number: str
    applicant: AccountId
    at: datetime
    day: date
    payee: str | None
    payee_person: PersonName | None
    amount: Fen
    total: Fen
    item: str
    purpose: str
    account: CashAccount
    invoice: str
    attachments: tuple[str, ...]
    resolution: Resolution | None
    steps: tuple[Step, ...]
    policy: date
    expires: date


@frozen(kw_only=True)
class ApplicationApproved:
    """Somebody approved; *last* if nothing more is needed."""

    role: Role
    account: AccountId
    on_behalf: AccountId | None
    reason: str
    at: datetime
    last: bool


@frozen(kw_only=True)
class ApplicationRefused:
    """Somebody refused."""

    role: Role
    account: AccountId
    on_behalf: AccountId | None
    reason: str
    at: datetime


@frozen(kw_only=True)
class ApplicationWithdrawn:
    """The applicant took it back."""

    reason: str
    at: datetime


@frozen(kw_only=True)
class ApplicationExpired:
    """Its last day was over."""

    at: datetime


@frozen(kw_only=True)
class PaymentRecorded:
    """Money went out."""

    amount: Fen
    account: CashAccount
    reference: str
    reason: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class PaymentSettled:
    """A voucher books the payment."""

    voucher: VoucherId


@frozen(kw_only=True)
class SettlementUndone:
    """The voucher that booked the payment was reversed by another."""

    voucher: VoucherId
    by: VoucherId


@frozen(kw_only=True)
class RoleDelegated:
    """An account may act for another."""

    collective: CollectiveId
    giver: AccountId
    receiver: AccountId
    role: Role
    since: date
    until: date
    reason: str


@frozen(kw_only=True)
class DelegationRevoked:
    """A delegation ended early."""

    until: date
    reason: str


@frozen(kw_only=True)
class InterestDeclared:
    """A relation of an account to a payee was declared."""

    collective: CollectiveId
    account: AccountId
    payee: str | None
    payee_person: PersonName | None
    reason: str
    by: AccountId
    since: date
    until: date


@frozen(kw_only=True)
class InterestEnded:
    """A relation ended."""

    until: date
    reason: str
