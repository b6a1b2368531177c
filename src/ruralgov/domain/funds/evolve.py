"""What each event makes of a policy, a purse, an application, a delegation or an interest."""

from typing import assert_never

from ruralgov.domain.funds.messages_application import (
    ApplicationApproved,
    ApplicationErased,
    ApplicationEvent,
    ApplicationExpired,
    ApplicationFiled,
    ApplicationRefused,
    ApplicationWithdrawn,
    PaymentRecorded,
    PaymentReturned,
    PaymentSettled,
    SettlementUndone,
)
from ruralgov.domain.funds.messages_purse import (
    BudgetSet,
    CashMoved,
    FundsPaidOut,
    FundsReleased,
    FundsReserved,
    FundsReturned,
    FundsSpent,
    FundsUnspent,
    PurseEvent,
    PurseHandedOver,
    PurseTakenOver,
)
from ruralgov.domain.funds.messages_refund import (
    FundsRefunded,
    FundsRefundUndone,
    RefundBooked,
    RefundUndone,
)
from ruralgov.domain.funds.messages_review import (
    BudgetProposed,
    BudgetReviewed,
)
from ruralgov.domain.funds.messages_standing import (
    DelegationEvent,
    DelegationRevoked,
    InterestDeclared,
    InterestEnded,
    InterestErased,
    InterestEvent,
    RoleDelegated,
)
from ruralgov.domain.funds.messages_year import BudgetYearChanged, FundsMoved
from ruralgov.domain.funds.model import (
    Approval,
    BudgetEntries,
    BudgetLine,
    CashAccount,
    FundApplication,
    FundStage,
    Hold,
    Payment,
    Purse,
    VoucherMoves,
)
from ruralgov.domain.funds.model_payment import Refund, Refunded, Returned
from ruralgov.domain.funds.model_standing import Delegation, Interest
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import ERASED, OfficerText, PersonName, gone
from ruralgov.domain.kernel.proposals import Proposals


def begin_purse(event: BudgetSet | BudgetProposed | CashMoved | PurseTakenOver) -> Purse:
    """Return the purse of a collective that had none."""
    return evolve_purse(Purse(), event)


def evolve_purse(purse: Purse, event: PurseEvent) -> Purse:
    """Return a purse after one more event."""
    match event:
        case BudgetSet():
            return _plan(purse, event)
        case BudgetProposed():
            again = {(one.year, one.item) for one in event.items}
            kept = [one for one in purse.proposed if (one.year, one.item) not in again]
            for year in {one.year for one in event.items}:
                purse = _counted(purse, year, purse.proposals(year).again())
            return change(purse, proposed=(*kept, *event.items))
        case BudgetReviewed():
            left = tuple(one for one in purse.proposed if one.year != event.year)
            purse = _counted(purse, event.year, purse.proposals(event.year).over())
            return change(purse, proposed=left)
        case CashMoved():
            return _move(purse, event)
        case FundsReserved():
            return change(purse, holds=(*purse.holds, _hold(event)))
        case FundsPaidOut():
            held, rest = _held(purse, event.application)
            paid = (change(hold, amount=event.amount, paid=True) for hold in held)
            return change(purse, holds=(*rest, *paid))
        case FundsReturned():
            held, rest = _held(purse, event.application)
            back = (change(hold, amount=event.amount, paid=False) for hold in held)
            return change(purse, holds=(*rest, *back))
        case FundsReleased():
            _, rest = _held(purse, event.application)
            return change(purse, holds=rest)
        case FundsSpent():
            held, rest = _held(purse, event.application)
            freed = change(purse, holds=rest)
            for hold in held:
                freed = _spend(freed, hold, hold.amount)
            return freed
        case FundsUnspent():
            paid_again = change(_hold(event), paid=True)
            held_again = change(purse, holds=(*purse.holds, paid_again))
            return _spend(held_again, paid_again, -event.amount)
        case PurseTakenOver():
            return _taken_over(purse, event)
        case FundsMoved():
            held, rest = _held(purse, event.application)
            moved = (change(hold, year=event.year, item=event.item) for hold in held)
            return change(purse, holds=(*rest, *moved))
        case FundsRefunded():
            return _refund(purse, event)
        case FundsRefundUndone():
            return _refund_undone(purse, event)
        case PurseHandedOver():
            spent = tuple(change(line, budget=Fen(line.spent)) for line in purse.lines)
            return change(purse, lines=spent, holds=(), income=0, proposed=())
        case _:
            assert_never(event)


def _counted(purse: Purse, year: int, proposals: Proposals) -> Purse:
    others = tuple(one for one in purse.entries if one.year != year)
    return change(purse, entries=(*others, BudgetEntries(year=year, proposals=proposals)))


def _hold(event: FundsReserved | FundsUnspent) -> Hold:
    return Hold(
        application=event.application,
        year=event.year,
        item=event.item,
        account=event.account,
        amount=event.amount,
    )


def _held(
    purse: Purse, application: FundApplicationId
) -> tuple[tuple[Hold, ...], tuple[Hold, ...]]:
    """Return what is held back for an application, and what is for others."""
    held = tuple(hold for hold in purse.holds if hold.application == application)
    return held, tuple(hold for hold in purse.holds if hold.application != application)


def _refund(purse: Purse, event: FundsRefunded) -> Purse:
    back = Refunded(
        application=event.application,
        voucher=event.voucher,
        year=event.year,
        item=event.item,
        amount=event.amount,
    )
    return _spend(change(purse, refunds=(*purse.refunds, back)), back, -event.amount)


def _refund_undone(purse: Purse, event: FundsRefundUndone) -> Purse:
    key, kept = (event.application, event.voucher), []
    for one in purse.refunds:
        if (one.application, one.voucher) == key:
            purse = _spend(purse, one, one.amount)
        else:
            kept.append(one)
    return change(purse, refunds=tuple(kept))


def _spend(purse: Purse, hold: Hold | Refunded, amount: int) -> Purse:
    """Add to what the budget line of a hold or refund has spent."""
    lines = [
        change(line, spent=Fen(line.spent + amount))
        if (line.year, line.item) == (hold.year, hold.item)
        else line
        for line in purse.lines
    ]
    return change(purse, lines=tuple(lines))


def _plan(purse: Purse, event: BudgetSet) -> Purse:
    planned = {(event.year, one.item): one.amount for one in event.items}
    kept = [
        change(line, budget=planned.pop((line.year, line.item), line.budget))
        for line in purse.lines
    ]
    new = [
        BudgetLine(year=year, item=item, budget=amount) for (year, item), amount in planned.items()
    ]
    return change(purse, lines=(*kept, *new))


def _taken_over(purse: Purse, event: PurseTakenOver) -> Purse:
    """Add what another had not spent to the budget, and its holds and unbanked income."""
    more = {(line.year, line.item): line.budget for line in event.lines}
    kept = [
        change(line, budget=Fen(line.budget + more.pop((line.year, line.item), 0)))
        for line in purse.lines
    ]
    new = [line for line in event.lines if (line.year, line.item) in more]
    return change(
        purse,
        lines=(*kept, *new),
        holds=(*purse.holds, *event.holds),
        income=purse.income + event.income,
    )


def _move(purse: Purse, event: CashMoved) -> Purse:
    """Count a movement; cash income is banked when one voucher moves it from till to bank."""
    in_cash = event.account is CashAccount.CASH
    before, income = purse.newest, purse.income
    if before is None or before.voucher != event.voucher:
        before, income = VoucherMoves(voucher=event.voucher), purse.unbanked
    after = before
    if not event.income and in_cash and event.amount < 0:
        after = change(before, cash_out=before.cash_out - event.amount)
    if not event.income and not in_cash and event.amount > 0:
        after = change(before, bank_in=before.bank_in + event.amount)
    cash = purse.cash + (event.amount if in_cash else 0)
    bank = purse.bank + (0 if in_cash else event.amount)
    income += event.amount if in_cash and event.income else 0
    income -= after.banked - before.banked
    return change(purse, cash=cash, bank=bank, income=income, newest=after)


def begin_application(event: ApplicationFiled) -> FundApplication:
    """Return an application as it was filed."""
    return FundApplication(
        collective=event.collective,
        number=event.number,
        applicant=event.applicant,
        at=event.at,
        day=event.day,
        payee=event.payee,
        payee_person=event.payee_person,
        amount=event.amount,
        total=event.total,
        year=event.day.year,
        item=event.item,
        purpose=event.purpose,
        account=event.account,
        invoice=event.invoice,
        attachments=event.attachments,
        resolution=event.resolution,
        steps=event.steps,
        policy=event.policy,
        expires=event.expires,
        contract=event.contract,
        part=event.part,
    )


def evolve_application(application: FundApplication, event: ApplicationEvent) -> FundApplication:
    """Return an application after one more event."""
    match event:
        case ApplicationFiled():
            return begin_application(event)
        case ApplicationApproved():
            stage = FundStage.APPROVED if event.last else FundStage.FILED
            approvals = (*application.approvals, _approval(event))
            return change(application, stage=stage, approvals=approvals)
        case ApplicationRefused():
            approvals = (*application.approvals, _approval(event))
            return change(
                application, stage=FundStage.REFUSED, approvals=approvals, ended=event.reason
            )
        case ApplicationWithdrawn():
            return change(application, stage=FundStage.WITHDRAWN, ended=event.reason)
        case ApplicationExpired():
            return change(application, stage=FundStage.EXPIRED)
        case PaymentRecorded():
            payment = Payment(
                amount=event.amount,
                account=event.account,
                reference=event.reference,
                reason=event.reason,
                by=event.by,
                at=event.at,
            )
            return change(application, stage=FundStage.PAID, payment=payment)
        case PaymentReturned():
            return _returned(application, event)
        case PaymentSettled():
            return change(application, stage=FundStage.SETTLED, voucher=event.voucher)
        case SettlementUndone():
            return change(application, stage=FundStage.PAID, voucher=None)
        case BudgetYearChanged():
            return change(application, year=event.year, item=event.item)
        case RefundBooked():
            back = Refund(voucher=event.voucher, amount=event.amount, day=event.day)
            return change(application, refunds=(*application.refunds, back))
        case RefundUndone():
            left = tuple([one for one in application.refunds if one.voucher != event.voucher])
            return change(application, refunds=left)
        case ApplicationErased():
            return change(application, payee_person=gone(application.payee_person, PersonName))
        case _:
            assert_never(event)


def _returned(application: FundApplication, event: PaymentReturned) -> FundApplication:
    amount = Fen(0) if application.payment is None else application.payment.amount
    back = Returned(amount=amount, day=event.day, reference=event.reference)
    return change(
        application,
        stage=FundStage.APPROVED,
        payment=None,
        returns=(*application.returns, back),
    )


def _approval(event: ApplicationApproved | ApplicationRefused) -> Approval:
    return Approval(
        role=event.role,
        account=event.account,
        on_behalf=event.on_behalf,
        approved=isinstance(event, ApplicationApproved),
        reason=event.reason,
        at=event.at,
    )


def begin_delegation(event: RoleDelegated) -> Delegation:
    """Return a delegation as it was given."""
    return Delegation(
        collective=event.collective,
        giver=event.giver,
        receiver=event.receiver,
        role=event.role,
        since=event.since,
        until=event.until,
        reason=event.reason,
    )


def evolve_delegation(delegation: Delegation, event: DelegationEvent) -> Delegation:
    """Return a delegation after one more event."""
    match event:
        case RoleDelegated():
            return begin_delegation(event)
        case DelegationRevoked():
            return change(delegation, until=event.until)
        case _:
            assert_never(event)


def begin_interest(event: InterestDeclared) -> Interest:
    """Return an interest as it was declared."""
    return Interest(
        collective=event.collective,
        account=event.account,
        payee=event.payee,
        payee_person=event.payee_person,
        reason=event.reason,
        by=event.by,
        since=event.since,
        until=event.until,
    )


def evolve_interest(interest: Interest, event: InterestEvent) -> Interest:
    """Return a declared interest after one more event."""
    match event:
        case InterestDeclared():
            return begin_interest(event)
        case InterestEnded():
            return change(interest, until=event.until)
        case InterestErased():
            return change(
                interest,
                payee_person=gone(interest.payee_person, PersonName),
                reason=OfficerText(ERASED),
            )
        case _:
            assert_never(event)
