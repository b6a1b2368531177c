"""Folding events into the records of funds."""

from ruralgov.domain.funds import messages as m
from ruralgov.domain.funds.model import (
    Approval,
    BudgetLine,
    CashAccount,
    Delegation,
    FundApplication,
    FundPolicy,
    FundStage,
    Hold,
    Interest,
    Payment,
    Purse,
    VoucherMoves,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import FundApplicationId
from ruralgov.domain.kernel.money import Fen

PurseEvent = (
    m.BudgetSet
    | m.CashMoved
    | m.FundsReserved
    | m.FundsPaidOut
    | m.FundsReleased
    | m.FundsSpent
    | m.FundsUnspent
)
ApplicationEvent = (
    m.ApplicationFiled
    | m.ApplicationApproved
    | m.ApplicationRefused
    | m.ApplicationWithdrawn
    | m.ApplicationExpired
    | m.PaymentRecorded
    | m.PaymentSettled
    | m.SettlementUndone
)


def evolve_policy(state: FundPolicy | None, event: m.FundPolicyAdopted) -> FundPolicy:
    """Fold one event into the policy."""
    return FundPolicy((*(state or FundPolicy()).versions, event.version))


def evolve_purse(state: Purse | None, event: PurseEvent) -> Purse:
    """Fold one event into a purse."""
    purse = state or Purse()
    match event:
        case m.BudgetSet():
            return _plan(purse, event)
        case m.CashMoved():
            return _move(purse, event)
        case m.FundsReserved():
            hold = Hold(
                application=event.application,
                year=event.year,
                item=event.item,
                account=event.account,
                amount=event.amount,
            )
            return change(purse, holds=(*purse.holds, hold))
        case m.FundsPaidOut():
            paid = change(_hold(purse, event.application), amount=event.amount, paid=True)
            rest = _without(purse, event.application)
            return change(rest, holds=(*rest.holds, paid))
        case m.FundsReleased():
            return _without(purse, event.application)
        case m.FundsSpent():
            hold = _hold(purse, event.application)
            return _spend(_without(purse, event.application), hold, hold.amount)
        case m.FundsUnspent():
            paid = Hold(
                application=event.application,
                year=event.year,
                item=event.item,
                account=event.account,
                amount=event.amount,
                paid=True,
            )
            return _spend(change(purse, holds=(*purse.holds, paid)), paid, -event.amount)


def _spend(purse: Purse, hold: Hold, amount: int) -> Purse:
    """Add to what the budget line of a hold has spent."""
    lines = [
        change(line, spent=Fen(line.spent + amount))
        if (line.year, line.item) == (hold.year, hold.item)
        else line
        for line in purse.lines
    ]
    return change(purse, lines=tuple(lines))


def _plan(purse: Purse, event: m.BudgetSet) -> Purse:
    planned = {(event.year, one.item): one.amount for one in event.items}
    kept = [
        change(line, budget=planned.pop((line.year, line.item), line.budget))
        for line in purse.lines
    ]
    new = [
        BudgetLine(year=year, item=item, budget=amount) for (year, item), amount in planned.items()
    ]
    return change(purse, lines=(*kept, *new))


def _move(purse: Purse, event: m.CashMoved) -> Purse:
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


def _hold(purse: Purse, application: FundApplicationId) -> Hold:
    hold = purse.hold(application)
    if hold is None:
        raise Refused("fund_application_missing", application=application)
    return hold


def _without(purse: Purse, application: FundApplicationId) -> Purse:
    gone = _hold(purse, application)
    return change(purse, holds=tuple(hold for hold in purse.holds if hold is not gone))


def evolve_application(state: FundApplication | None, event: ApplicationEvent) -> FundApplication:
    """Fold one event into an application."""
    if isinstance(event, m.ApplicationFiled):
        return _filed(event)
    if state is None:
        raise Refused("fund_application_missing", application="-")
    match event:
        case m.ApplicationApproved():
            stage = FundStage.APPROVED if event.last else FundStage.FILED
            approvals = (*state.approvals, _approval(event))
            return change(state, stage=stage, approvals=approvals)
        case m.ApplicationRefused():
            approvals = (*state.approvals, _approval(event))
            return change(state, stage=FundStage.REFUSED, approvals=approvals, ended=event.reason)
        case m.ApplicationWithdrawn():
            return change(state, stage=FundStage.WITHDRAWN, ended=event.reason)
        case m.ApplicationExpired():
            return change(state, stage=FundStage.EXPIRED)
        case m.PaymentRecorded():
            payment = Payment(
                amount=event.amount,
                account=event.account,
                reference=event.reference,
                reason=event.reason,
                by=event.by,
                at=event.at,
            )
            return change(state, stage=FundStage.PAID, payment=payment)
        case m.PaymentSettled():
            return change(state, stage=FundStage.SETTLED, voucher=event.voucher)
        case m.SettlementUndone():
            return change(state, stage=FundStage.PAID, voucher=None)


def _filed(event: m.ApplicationFiled) -> FundApplication:
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
    )


def _approval(event: m.ApplicationApproved | m.ApplicationRefused) -> Approval:
    return Approval(
        role=event.role,
        account=event.account,
        on_behalf=event.on_behalf,
        approved=isinstance(event, m.ApplicationApproved),
        reason=event.reason,
        at=event.at,
    )


def evolve_delegation(
    state: Delegation | None, event: m.RoleDelegated | m.DelegationRevoked
) -> Delegation:
    """Fold one event into a delegation."""
    match event:
        case m.RoleDelegated():
            return Delegation(
                collective=event.collective,
                giver=event.giver,
                receiver=event.receiver,
                role=event.role,
                since=event.since,
                until=event.until,
                reason=event.reason,
            )
        case m.DelegationRevoked():
            if state is None:
                raise Refused("delegation_missing", delegation="-")
            return change(state, until=event.until)


def evolve_interest(
    state: Interest | None, event: m.InterestDeclared | m.InterestEnded
) -> Interest:
    """Fold one event into a declared interest."""
    match event:
        case m.InterestDeclared():
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
        case m.InterestEnded():
            if state is None:
                raise Refused("interest_missing", interest="-")
            return change(state, until=event.until)
