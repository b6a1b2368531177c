"""Who may do what with the money of a collective, and which rule decides."""

from collections.abc import Callable
from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR, TIMEKEEPER, may_erase
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE,
    COLLECTIVE_FINANCE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    TOWN_FUND_OFFICER,
    finance,
    heir,
    place_of,
    place_of_heir,
)
from ruralgov.domain.funds import (
    due,
    hanging,
    imports_budget,
    messages_application,
    queries,
    rules_application,
    rules_approval,
    rules_erasing,
    rules_interest,
    rules_purse,
    rules_refund,
    rules_review,
    rules_year,
    texts,
    views,
)
from ruralgov.domain.funds.dated import RULES
from ruralgov.domain.funds.messages_purse import (
    AdoptFundPolicy,
    AlignPurse,
    CorrectFundPolicyEntry,
    HandOverPurse,
    MoveCash,
    SetBudget,
    TakeOverPurse,
)
from ruralgov.domain.funds.messages_refund import (
    AlignRefund,
    BookRefund,
    RefundBooked,
    RefundUndone,
    UndoRefund,
)
from ruralgov.domain.funds.messages_review import ReviewBudget, ReviewFundPolicy
from ruralgov.domain.funds.messages_standing import (
    DeclareInterest,
    DelegateRole,
    EndInterest,
    EraseInterest,
    RevokeDelegation,
)
from ruralgov.domain.funds.messages_year import BudgetYearChanged, ChangeBudgetYear
from ruralgov.domain.funds.model import DECIDERS
from ruralgov.domain.funds.publishing import PUBLISHES
from ruralgov.domain.funds.records import (
    DELEGATION,
    FUND_APPLICATION,
    FUND_POLICY,
    INTEREST,
    PURSE,
    application_of,
)
from ruralgov.domain.kernel.declare import (
    Access,
    Context,
    Given,
    Loaded,
    Read,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.text import texts_of

_FINANCE: Final = DECIDERS | {BOOKKEEPER, BOOK_CHECKER, CASHIER, FUND_APPLICANT}
"""The roles that work on the money of a collective."""
_MONEY_EVENTS: Final = (
    messages_application.ApplicationFiled,
    messages_application.ApplicationRefused,
    messages_application.ApplicationWithdrawn,
    messages_application.ApplicationExpired,
    messages_application.PaymentRecorded,
    messages_application.PaymentSettled,
    messages_application.SettlementUndone,
    messages_application.PaymentReturned,
    BudgetYearChanged,
)
"""The events of an application that the purse follows."""


_OfPolicy = AdoptFundPolicy | CorrectFundPolicyEntry | ReviewFundPolicy | queries.ProposedFundPolicy


def _of_application(message: Any, read: Read) -> PlaceId:
    return place_of_heir(application_of(message.application, read), read)


def _of_delegation(command: RevokeDelegation, read: Read) -> PlaceId:
    found = read.state(DELEGATION, command.delegation)
    held = existing(found, texts.DELEGATION_MISSING, delegation=command.delegation)
    return place_of_heir(held, read)


def _of_interest(command: EndInterest | EraseInterest, read: Read) -> PlaceId:
    found = read.state(INTEREST, command.interest)
    return place_of_heir(existing(found, texts.INTEREST_MISSING, interest=command.interest), read)


def _of_policy(command: _OfPolicy, read: Read) -> PlaceId:
    return CITY if command.collective is None else place_of(command, read)


def _policy_key(command: _OfPolicy, _given: Given) -> str:
    return str(command.collective or CITY)


def _purse_key(command: AlignPurse | AlignRefund, given: Given) -> str:
    return heir(application_of(command.application, given.read).collective, given.read)


def _for_filing(command: messages_application.FileApplication) -> Loaded:
    yield COLLECTIVE, command.collective
    yield PURSE, command.collective
    yield FUND_POLICY, command.collective
    yield FUND_POLICY, CITY


def _read(place: Callable[[Any, Read], PlaceId]) -> Access:
    """Let those read who work on it, and an auditor."""
    return Access(
        roles=_FINANCE | {AUDITOR},
        purposes=frozenset({COLLECTIVE_FINANCE, AUDIT}),
        place=place,
    )


CONTEXT: Final = Context(
    name="funds",
    texts=texts_of(texts),
    publishes=PUBLISHES,
    records=(FUND_POLICY, PURSE, FUND_APPLICATION, DELEGATION, INTEREST),
    commands=(
        changes(
            AdoptFundPolicy,
            FUND_POLICY,
            rules_review.propose_policy,
            finance(TOWN_FUND_OFFICER, place=_of_policy),
            by=_policy_key,
        ),
        changes(
            CorrectFundPolicyEntry,
            FUND_POLICY,
            rules_review.propose_policy_correction,
            finance(TOWN_FUND_OFFICER, place=_of_policy),
            by=_policy_key,
        ),
        changes(
            ReviewFundPolicy,
            FUND_POLICY,
            rules_review.review_policy,
            finance(TOWN_FUND_OFFICER, FINANCE_REVIEWER, place=_of_policy),
            by=_policy_key,
        ),
        changes(
            SetBudget,
            PURSE,
            rules_review.propose_budget,
            finance(BOOKKEEPER, TOWN_FUND_OFFICER),
            by="collective",
        ),
        changes(
            ReviewBudget,
            PURSE,
            rules_review.review_budget,
            finance(BOOK_CHECKER, FINANCE_REVIEWER, TOWN_FUND_OFFICER),
            by="collective",
        ),
        inner(
            changes(MoveCash, PURSE, rules_purse.move_cash, finance(BOOK_CHECKER), by="collective")
        ),
        inner(
            changes(
                TakeOverPurse,
                PURSE,
                rules_purse.take_over_purse,
                finance(BOOK_CHECKER),
                by="collective",
            )
        ),
        inner(
            changes(
                HandOverPurse,
                PURSE,
                rules_purse.hand_over_purse,
                finance(BOOK_CHECKER),
                by="collective",
            )
        ),
        changes(
            AlignPurse,
            PURSE,
            rules_purse.align_purse,
            finance(*_FINANCE, place=_of_application),
            by=_purse_key,
            inner=True,
        ),
        creates(
            messages_application.FileApplication,
            FUND_APPLICATION,
            rules_application.file_application,
            finance(FUND_APPLICANT),
            prefetch_records=_for_filing,
        ),
        changes(
            messages_application.ApproveApplication,
            FUND_APPLICATION,
            rules_approval.approve_application,
            finance(*rules_approval.ACTING, place=_of_application),
            by="application",
        ),
        changes(
            messages_application.RefuseApplication,
            FUND_APPLICATION,
            rules_approval.refuse_application,
            finance(*rules_approval.ACTING, place=_of_application),
            by="application",
        ),
        changes(
            messages_application.WithdrawApplication,
            FUND_APPLICATION,
            rules_application.withdraw_application,
            finance(FUND_APPLICANT, place=_of_application),
            by="application",
        ),
        changes(
            messages_application.ExpireApplication,
            FUND_APPLICATION,
            rules_application.expire_application,
            finance(*_FINANCE, TIMEKEEPER, place=_of_application),
            by="application",
        ),
        changes(
            messages_application.RecordPayment,
            FUND_APPLICATION,
            rules_application.record_payment,
            finance(CASHIER, place=_of_application),
            by="application",
        ),
        changes(
            messages_application.ReturnPayment,
            FUND_APPLICATION,
            rules_application.return_payment,
            finance(BOOKKEEPER, TOWN_FUND_OFFICER, place=_of_application),
            by="application",
        ),
        changes(
            ChangeBudgetYear,
            FUND_APPLICATION,
            rules_year.change_budget_year,
            finance(BOOKKEEPER, TOWN_FUND_OFFICER, place=_of_application),
            by="application",
        ),
        inner(
            changes(
                messages_application.SettlePayment,
                FUND_APPLICATION,
                rules_application.settle_payment,
                finance(BOOK_CHECKER, place=_of_application),
                by="application",
            )
        ),
        inner(
            changes(
                messages_application.UndoSettlement,
                FUND_APPLICATION,
                rules_application.undo_settlement,
                finance(BOOK_CHECKER, place=_of_application),
                by="application",
            )
        ),
        inner(
            changes(
                BookRefund,
                FUND_APPLICATION,
                rules_refund.book_refund,
                finance(BOOK_CHECKER, place=_of_application),
                by="application",
            )
        ),
        inner(
            changes(
                UndoRefund,
                FUND_APPLICATION,
                rules_refund.undo_refund,
                finance(BOOK_CHECKER, place=_of_application),
                by="application",
            )
        ),
        changes(
            AlignRefund,
            PURSE,
            rules_refund.align_refund,
            finance(*_FINANCE, place=_of_application),
            by=_purse_key,
            inner=True,
        ),
        creates(DelegateRole, DELEGATION, rules_approval.delegate_role, finance(*DECIDERS)),
        changes(
            RevokeDelegation,
            DELEGATION,
            rules_approval.revoke_delegation,
            finance(*DECIDERS, place=_of_delegation),
            by="delegation",
        ),
        creates(DeclareInterest, INTEREST, rules_interest.declare_interest, finance(*_FINANCE)),
        changes(
            EndInterest,
            INTEREST,
            rules_interest.end_interest,
            finance(FINANCE_REVIEWER, TOWN_FUND_OFFICER, place=_of_interest),
            by="interest",
        ),
        changes(
            messages_application.EraseApplication,
            FUND_APPLICATION,
            rules_erasing.erase_application,
            may_erase(_of_application),
            by="application",
        ),
        changes(
            EraseInterest,
            INTEREST,
            rules_erasing.erase_interest,
            may_erase(_of_interest),
            by="interest",
        ),
    ),
    queries=(
        answers(queries.ProposedBudget, views.proposed_budget, _read(place_of)),
        answers(queries.ProposedFundPolicy, views.proposed_policy, _read(_of_policy)),
        answers(queries.BudgetExecution, views.budget_execution, _read(place_of)),
        answers(queries.FundApplications, views.fund_applications, _read(place_of)),
        answers(queries.ContractPayments, views.contract_payments, _read(place_of)),
        answers(queries.FundApplicationFile, views.fund_application_file, _read(_of_application)),
        answers(
            queries.PayeeOf,
            views.payee_of,
            finance(*DECIDERS, CASHIER, place=_of_application),
            personal=True,
        ),
        answers(queries.PurseOf, views.purse_shown, _read(place_of)),
        answers(queries.CashWarnings, views.cash_warnings, _read(lambda query, _read: query.place)),
    ),
    reactions={
        **dict.fromkeys(_MONEY_EVENTS, (rules_purse.align,)),
        **dict.fromkeys((RefundBooked, RefundUndone), (rules_refund.refunded,)),
    },
    imports=(imports_budget.TABLE,),
    hangs=hanging.hanging,
    due=due.due,
    rules=RULES,
)
