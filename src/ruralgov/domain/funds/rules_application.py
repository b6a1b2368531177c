"""The rules of an application for money: filed, and then ended once, one way or another."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NoReturn

from ruralgov.domain.collectives import COLLECTIVE, family, heir
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.funds import messages_application as m
from ruralgov.domain.funds import texts
from ruralgov.domain.funds.citing import resolution_of
from ruralgov.domain.funds.claims import (
    check_attachments,
    clean_payee,
    paper_of,
    payee_column,
    plain_mark,
)
from ruralgov.domain.funds.model import (
    CashAccount,
    FundApplication,
    FundStage,
    Hold,
    PolicyVersion,
    Purse,
    Resolution,
)
from ruralgov.domain.funds.records import purse_for, purse_of
from ruralgov.domain.funds.rows import FundApplicationRow
from ruralgov.domain.funds.rules_interest import related
from ruralgov.domain.funds.rules_purse import check_room, policy_for
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, FundApplicationId
from ruralgov.domain.kernel.money import Fen, check_amount, show_yuan
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.kernel.value import frozen

OPEN = (FundStage.FILED, FundStage.APPROVED)
"""The stages at which an application may still end."""


@frozen(kw_only=True)
class Claim:
    """What an application asks for, cleaned."""

    collective: CollectiveId
    payee: str | None
    payee_person: PersonName | None
    amount: Fen
    account: CashAccount

    @property
    def whose(self) -> dict[str, Any]:
        """The column that tells its payee."""
        return payee_column(self.payee, self.payee_person)


def file_application(
    _: FundApplication | None, command: m.FileApplication, given: Given
) -> Iterator[m.ApplicationFiled]:
    """Ask for money (rules 1 to 6): what breaks a limit fails here, not after the approvals.

    A payment that is split does not get below a limit by it: the tier, the resolution and the
    largest cash payment are decided by the *sum* of what the same payee has been asked or paid
    within the policy's days, this one included. So honest part payments are filed as ever, and
    the one that passes the limit needs who would have had to approve the whole.
    """
    _open_collective(command.collective, given)
    policy = policy_for(command.collective, given)
    if (command.contract is None) != (command.part is None):
        raise BadInput(texts.PAYMENT_PART_WRONG)
    payee, person = clean_payee(command.payee, command.payee_person)
    claim = Claim(
        collective=command.collective,
        payee=payee,
        payee_person=person,
        amount=check_amount(command.amount),
        account=command.account,
    )
    attachments = check_attachments(command.attachments)
    _check_paper(claim, command.invoice, attachments, given)
    total = claim.amount + _lately(claim, policy, given)
    _check_cash_payment(claim, policy, given)
    resolution = _resolution(command, total, policy, given)
    item = clean_text("item", command.item)
    wanted = Hold(
        application=FundApplicationId(""),
        year=given.today.year,
        item=item,
        account=command.account,
        amount=claim.amount,
    )
    check_room(purse_of(command.collective, given.read), wanted, policy)
    yield m.ApplicationFiled(
        collective=command.collective,
        number=given.number("fund"),
        applicant=given.actor.account,
        at=given.now,
        day=given.today,
        payee=payee,
        payee_person=person,
        amount=claim.amount,
        total=Fen(total),
        item=item,
        purpose=clean_text("purpose", command.purpose),
        account=command.account,
        invoice=plain_mark(command.invoice),
        attachments=attachments,
        resolution=resolution,
        steps=policy.tier_for(total).steps,
        policy=policy.since,
        expires=given.today + timedelta(days=policy.expiry_days),
        contract=command.contract,
        part=command.part,
    )


def withdraw_application(
    state: FundApplication | None, command: m.WithdrawApplication, given: Given
) -> Iterator[m.ApplicationWithdrawn]:
    """Take back one's own application (rule 7)."""
    application = still(state, command.application, *OPEN)
    if not given.is_actor(application.applicant):
        raise Refused(texts.FUND_NOT_APPLICANT, applicant=application.applicant)
    yield m.ApplicationWithdrawn(reason=clean_text("reason", command.reason), at=given.now)


def expire_application(
    state: FundApplication | None, command: m.ExpireApplication, given: Given
) -> Iterator[m.ApplicationExpired]:
    """Free what an application holds back once its last day is over (rule 8)."""
    application = still(state, command.application, *OPEN)
    if given.today <= application.expires:
        raise Refused(
            texts.FUND_NOT_EXPIRED, application=command.application, expires=application.expires
        )
    yield m.ApplicationExpired(at=given.now)


def record_payment(
    state: FundApplication | None, command: m.RecordPayment, given: Given
) -> Iterator[m.PaymentRecorded]:
    """Pay what was approved, once, whole or in part (rules 7 to 10).

    Who approved is looked at again: a relation declared since then stops the payment.
    """
    application = still(state, command.application, FundStage.APPROVED)
    in_time(application, command.application, given)
    amount = check_amount(command.amount)
    if amount > application.amount:
        raise Refused(
            texts.PAYMENT_TOO_LARGE,
            amount=show_yuan(amount),
            approved=show_yuan(application.amount),
        )
    if command.account is not application.account:
        raise Refused(
            texts.PAYMENT_ACCOUNT_WRONG,
            account=application.account.zh,
            account_en=application.account.en,
        )
    approvers = {who for one in application.approvals for who in one.persons}
    given.must_not_be(
        texts.PAYER_NOT_SEPARATE,
        application.applicant,
        *approvers,
        account=given.actor.account,
    )
    for account in sorted(approvers):
        if related(account, application, given.read, given.today, given.holder):
            raise Refused(texts.APPROVER_RELATED, account=account)
    yield m.PaymentRecorded(
        amount=amount,
        account=command.account,
        reference=clean_text("reference", command.reference),
        reason=_reason_for_cash(command, application, amount, given),
        by=given.actor.account,
        at=given.now,
    )


def return_payment(
    state: FundApplication | None, command: m.ReturnPayment, given: Given
) -> Iterator[m.PaymentReturned]:
    """Take back that money went out; somebody else says so than who paid (rule 16)."""
    application = existing(state, texts.FUND_APPLICATION_MISSING, application=command.application)
    if application.stage is FundStage.SETTLED:
        raise Refused(texts.PAYMENT_BOOKED, voucher=application.voucher)
    payment = still(state, command.application, FundStage.PAID).payment
    if payment is not None:
        given.must_not_be(texts.PAYMENT_SAME_PERSON, payment.by, account=payment.by)
        left = legal_date(payment.at)
        if command.day is not None and not left <= command.day <= given.today:
            raise BadInput(texts.PAYMENT_RETURN_DAY, day=command.day, left=left, today=given.today)
    yield m.PaymentReturned(
        reason=clean_text("reason", command.reason),
        by=given.actor.account,
        at=given.now,
        day=command.day,
        reference=command.reference.strip(),
    )


def settle_payment(
    state: FundApplication | None, command: m.SettlePayment, _: Given
) -> Iterator[m.PaymentSettled]:
    """Close what was paid once a voucher books it, to the fen (rule 11)."""
    application = still(state, command.application, FundStage.PAID)
    if command.amount != application.committed:
        raise Refused(
            texts.SETTLEMENT_DIFFERS,
            amount=show_yuan(command.amount),
            paid=show_yuan(application.committed),
        )
    yield m.PaymentSettled(voucher=command.voucher)


def undo_settlement(
    state: FundApplication | None, command: m.UndoSettlement, _: Given
) -> Iterator[m.SettlementUndone]:
    """Take back that a payment is booked: its voucher was reversed (rule 11)."""
    application = still(state, command.application, FundStage.SETTLED)
    if application.refunds:
        raise Refused(texts.REFUND_STANDS, voucher=application.refunds[-1].voucher)
    yield m.SettlementUndone(voucher=command.voucher, by=command.by)


def still(state: FundApplication | None, key: str, *stages: FundStage) -> FundApplication:
    """Return the application if it is at one of the stages (rule 7).

    Raises ``fund_application_missing`` or ``fund_stage_wrong``.
    """
    application = existing(state, texts.FUND_APPLICATION_MISSING, application=key)
    must_be_at(application, texts.FUND_STAGE_WRONG, *stages, application=application.number)
    return application


def in_time(application: FundApplication, key: str, given: Given) -> None:
    """Refuse what comes after an application's last day (rule 8); raises ``fund_expired``."""
    if given.today > application.expires:
        raise Refused(texts.FUND_EXPIRED, application=key, expires=application.expires)


def _open_collective(collective: CollectiveId, given: Given) -> None:
    found = given.read.state(COLLECTIVE, collective)
    if found is None or not found.since <= given.today < found.until:
        raise Refused(collectives_texts.COLLECTIVE_MISSING, collective=collective)


def _check_paper(claim: Claim, invoice: str, attachments: tuple[str, ...], given: Given) -> None:
    """Refuse a claim without a paper, or whose paper was claimed before, in any collective."""
    if not plain_mark(invoice) and not attachments:
        raise BadInput(texts.FUND_PAPER_MISSING)
    _refuse_same(claim.whose, claim.amount, paper_of(invoice, attachments), given)


def refuse_twin(application: FundApplication, given: Given) -> None:
    """Refuse while the same claim as one that came to nothing stands (rule 9)."""
    whose = payee_column(application.payee, application.payee_person)
    paper = paper_of(application.invoice, application.attachments)
    _refuse_same(whose, application.amount, paper, given)


def _refuse_same(whose: dict[str, Any], amount: Fen, paper: str, given: Given) -> None:
    twin = given.read.one(FundApplicationRow, **whose, amount=amount, paper=paper, live=1)
    if twin is not None:
        raise Refused(
            texts.FUND_DUPLICATE, paper=paper, amount=show_yuan(amount), number=twin.number
        )


def _lately(claim: Claim, policy: PolicyVersion, given: Given, **more: Any) -> int:
    """Return what the payee has been asked or paid for within the days of the policy.

    What was asked of a collective that went into this one counts: a merger does not split it.
    """
    first = given.today - timedelta(days=policy.split_days)
    return sum(
        total
        for one in family(claim.collective, given.read)
        for _, _, total in given.read.tally(
            FundApplicationRow,
            ("collective",),
            sums=("committed",),
            span=("day", first, given.today),
            collective=one,
            live=1,
            **claim.whose,
            **more,
        )
    )


def _check_cash_payment(claim: Claim, policy: PolicyVersion, given: Given) -> None:
    """Refuse to pay one payee more in cash than the policy allows (rule 9)."""
    if claim.account is CashAccount.BANK:
        return
    cash = claim.amount + _lately(claim, policy, given, account=CashAccount.CASH)
    if cash > policy.largest_cash_payment:
        raise Refused(
            texts.CASH_PAYMENT_TOO_LARGE,
            total=show_yuan(cash),
            limit=show_yuan(policy.largest_cash_payment),
            days=policy.split_days,
        )


def _resolution(
    command: m.FileApplication, total: int, policy: PolicyVersion, given: Given
) -> Resolution | None:
    """Return the record of 四议两公开: asked for above the threshold, and looked at if it is there.

    A procedure that is named gives its own record, judged by the rules of its meetings.
    """
    if command.procedure is not None:
        if command.resolution is not None:
            raise Refused(texts.RESOLUTION_TWICE)
        return resolution_of(command.procedure, command.collective, given.read, given.today)
    resolution = command.resolution
    if resolution is None:
        if total > policy.resolution_above:
            raise Refused(
                texts.RESOLUTION_MISSING,
                total=show_yuan(total),
                limit=show_yuan(policy.resolution_above),
            )
        return None
    if resolution.procedure is not None:
        raise Refused(texts.RESOLUTION_TWICE)
    clean_text("reference", resolution.reference)
    problem = resolution.problem(given.today)
    if problem is not None:
        raise Refused(texts.RESOLUTION_WRONG, reference=resolution.reference, problem=problem)
    return resolution


def _reason_for_cash(
    command: m.RecordPayment, application: FundApplication, amount: int, given: Given
) -> str:
    """Return the reason given for spending income before it is banked; refuse it where it may not.

    Raises ``cash_short`` or ``cash_income_spent``.
    """
    purse = purse_for(application, given.read)
    account = command.account
    there = purse.there(account) - purse.paid(account)
    if amount > there:
        raise Refused(
            texts.CASH_SHORT,
            account=account.zh,
            account_en=account.en,
            amount=show_yuan(amount),
            left=show_yuan(there),
        )
    if account is CashAccount.BANK or amount <= there - purse.unbanked:
        return command.reason.strip()
    allowed = policy_for(heir(application.collective, given.read), given).spend_cash_income
    if not allowed or not command.reason.strip():
        _income_spent(amount, purse)
    return clean_text("reason", command.reason)


def _income_spent(amount: int, purse: Purse) -> NoReturn:
    raise Refused(
        texts.CASH_INCOME_SPENT, amount=show_yuan(amount), income=show_yuan(purse.unbanked)
    )
