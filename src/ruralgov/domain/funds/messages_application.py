"""What can be asked of an application for money, and what has happened to it."""

from datetime import date, datetime
from typing import ClassVar

from attrs import field

from ruralgov.domain.funds.messages_refund import RefundBooked, RefundUndone
from ruralgov.domain.funds.messages_year import BudgetYearChanged
from ruralgov.domain.funds.model import CashAccount, Resolution, Step
from ruralgov.domain.funds.model_payment import PaymentPart
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import (
    AccountId,
    CollectiveId,
    ContractId,
    FundApplicationId,
    ProcedureId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class FileApplication:
    """Ask for money: budget and cash are held back at once, or it is refused at once.

    Either *payee*, an organisation, or *payee_person*. *attachments* are SHA-256 values of the
    papers, in hexadecimal; an invoice number or one of them is needed. What needs the record of
    四议两公开 names its *procedure*, or gives the *resolution* of a paper. What pays a purchase or
    works names the *contract* and the *part* of it, and so does what goes back to the other side.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("procedure", "contract", "part")
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
    procedure: ProcedureId | None = None
    contract: ContractId | None = None
    part: PaymentPart | None = None


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
    reference: str = field(metadata=text_of(TextKind.CODE))
    reason: str = ""


@frozen(kw_only=True)
class ReturnPayment:
    """Say that a payment came back from the bank, or was recorded by mistake: nothing was paid.

    The application can be paid again or withdrawn. A voucher that books the payment is reversed
    before. *day* is the one on which it came back, *reference* the entry of the bank.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("day", "reference")
    application: FundApplicationId
    reason: str
    day: date | None = None
    reference: str = field(default="", metadata=text_of(TextKind.CODE))


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
class EraseApplication:
    """Erase for good which person was paid by an application; its figures stay."""

    application: FundApplicationId
    ground: ErasureGround
    reason: str


@frozen(kw_only=True)
class ApplicationFiled:
    """Money was asked for."""

    SCHEMA: ClassVar[int] = 3
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
    contract: ContractId | None = None
    part: PaymentPart | None = None


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
    reference: str = field(metadata=text_of(TextKind.CODE))
    reason: str
    by: AccountId
    at: datetime


@frozen(kw_only=True)
class PaymentReturned:
    """The money came back, or never went out."""

    SCHEMA: ClassVar[int] = 2
    reason: str
    by: AccountId
    at: datetime
    day: date | None
    reference: str = field(metadata=text_of(TextKind.CODE))


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
class ApplicationErased:
    """Which person was paid is gone."""

    ground: ErasureGround
    reason: str


ApplicationEvent = (
    ApplicationFiled
    | ApplicationApproved
    | ApplicationRefused
    | ApplicationWithdrawn
    | ApplicationExpired
    | PaymentRecorded
    | PaymentReturned
    | PaymentSettled
    | SettlementUndone
    | ApplicationErased
    | RefundBooked
    | RefundUndone
    | BudgetYearChanged
)
"""What happens to an application."""
