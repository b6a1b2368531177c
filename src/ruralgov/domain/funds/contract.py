"""What funds declares: each command and query, its record, and who may give it."""

from collections.abc import Iterator
from typing import Any

from ruralgov.domain.collectives import COLLECTIVE, finance, place_of
from ruralgov.domain.funds import messages as m
from ruralgov.domain.funds import rules_application as a
from ruralgov.domain.funds import rules_approval as v
from ruralgov.domain.funds import rules_interest as i
from ruralgov.domain.funds import rules_purse as p
from ruralgov.domain.funds import views as q
from ruralgov.domain.funds.model import DECIDERS
from ruralgov.domain.funds.rows import (
    DELEGATION,
    FUND_APPLICATION,
    FUND_POLICY,
    INTEREST,
    PURSE,
)
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Given,
    Purpose,
    QueryRule,
    Read,
    Record,
    Role,
    Rule,
    inner,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, PlaceId

FINANCE = DECIDERS | {
    Role.BOOKKEEPER,
    Role.BOOK_CHECKER,
    Role.CASHIER,
    Role.FUND_APPLICANT,
}
"""The roles that work on the money of a collective."""


def _of_application(message: Any, read: Read) -> PlaceId:
    return place_of(p.known(message.application, read), read)


def _of_delegation(message: Any, read: Read) -> PlaceId:
    found = read.state(DELEGATION, message.delegation)
    if found is None:
        raise Refused("delegation_missing", delegation=message.delegation)
    return place_of(found, read)


def _of_interest(message: Any, read: Read) -> PlaceId:
    found = read.state(INTEREST, message.interest)
    if found is None:
        raise Refused("interest_missing", interest=message.interest)
    return place_of(found, read)


def _of_policy(message: m.AdoptFundPolicy, read: Read) -> PlaceId:
    return CITY if message.collective is None else place_of(message, read)


def _purse_of_application(command: m.AlignPurse, given: Given) -> str:
    return p.known(command.application, given.read).collective


def _new(_: Any, given: Given) -> str:
    return given.new_id()


def _key(field: str) -> Any:
    return lambda command, _given: str(getattr(command, field))


def _command(kind: type, record: Record, key: Any, rule: Rule, access: Access) -> CommandRule:
    return CommandRule(command=kind, record=record, key=key, rule=rule, access=access)


def _application(kind: type, rule: Rule, *roles: Role) -> CommandRule:
    access = finance(*roles, place=_of_application)
    return _command(kind, FUND_APPLICATION, _key("application"), rule, access)


def _read(place: Any, *roles: Role) -> Access:
    """Let those read who work on it, and an auditor."""
    return Access(
        roles=frozenset(roles) | {Role.AUDITOR},
        purposes=frozenset({Purpose.COLLECTIVE_FINANCE, Purpose.AUDIT}),
        place=place,
    )


def follow(_event: Any, key: str, _given: Given) -> Iterator[m.AlignPurse]:
    """What happens to an application, the purse follows in the same transaction."""
    yield m.AlignPurse(application=key)  # type: ignore[arg-type]


MONEY_EVENTS = (
    m.ApplicationFiled,
    m.ApplicationRefused,
    m.ApplicationWithdrawn,
    m.ApplicationExpired,
    m.PaymentRecorded,
    m.PaymentSettled,
    m.SettlementUndone,
)
"""The events of an application that the purse follows."""

CONTEXT = Context(
    name="funds",
    records=(FUND_POLICY, PURSE, FUND_APPLICATION, DELEGATION, INTEREST),
    commands=(
        _command(
            m.AdoptFundPolicy,
            FUND_POLICY,
            lambda command, _given: str(command.collective or CITY),
            p.adopt_fund_policy,
            finance(Role.TOWN_FUND_OFFICER, place=_of_policy),
        ),
        _command(
            m.SetBudget,
            PURSE,
            _key("collective"),
            p.set_budget,
            finance(Role.BOOKKEEPER, Role.TOWN_FUND_OFFICER),
        ),
        inner(
            _command(m.MoveCash, PURSE, _key("collective"), p.move_cash, finance(Role.BOOK_CHECKER))
        ),
        inner(
            _command(
                m.AlignPurse,
                PURSE,
                _purse_of_application,
                p.align_purse,
                finance(*FINANCE, place=_of_application),
            )
        ),
        CommandRule(
            command=m.FileApplication,
            record=FUND_APPLICATION,
            key=_new,
            rule=a.file_application,
            access=finance(Role.FUND_APPLICANT),
            loads=lambda command: (
                (COLLECTIVE, command.collective),
                (PURSE, command.collective),
                (FUND_POLICY, command.collective),
                (FUND_POLICY, CITY),
            ),
        ),
        _application(m.ApproveApplication, v.approve_application, *v.ACTING),
        _application(m.RefuseApplication, v.refuse_application, *v.ACTING),
        _application(m.WithdrawApplication, a.withdraw_application, Role.FUND_APPLICANT),
        _application(m.ExpireApplication, a.expire_application, *FINANCE),
        _application(m.RecordPayment, a.record_payment, Role.CASHIER),
        inner(_application(m.SettlePayment, a.settle_payment, Role.BOOK_CHECKER)),
        inner(_application(m.UndoSettlement, a.undo_settlement, Role.BOOK_CHECKER)),
        _command(m.DelegateRole, DELEGATION, _new, v.delegate_role, finance(*DECIDERS)),
        _command(
            m.RevokeDelegation,
            DELEGATION,
            _key("delegation"),
            v.revoke_delegation,
            finance(*DECIDERS, place=_of_delegation),
        ),
        _command(m.DeclareInterest, INTEREST, _new, i.declare_interest, finance(*FINANCE)),
        _command(
            m.EndInterest,
            INTEREST,
            _key("interest"),
            i.end_interest,
            finance(Role.FINANCE_REVIEWER, Role.TOWN_FUND_OFFICER, place=_of_interest),
        ),
    ),
    queries=(
        QueryRule(
            query=q.BudgetExecution,
            handler=q.budget_execution,
            access=_read(place_of, *FINANCE),
        ),
        QueryRule(
            query=q.FundApplications,
            handler=q.fund_applications,
            access=_read(place_of, *FINANCE),
        ),
        QueryRule(
            query=q.FundApplicationFile,
            handler=q.fund_application_file,
            access=_read(_of_application, *FINANCE),
        ),
        QueryRule(
            query=q.PayeeOf,
            handler=q.payee_of,
            access=finance(*DECIDERS, Role.CASHIER, place=_of_application),
            personal=True,
        ),
        QueryRule(query=q.PurseOf, handler=q.purse_of, access=_read(place_of, *FINANCE)),
        QueryRule(
            query=q.CashWarnings,
            handler=q.cash_warnings,
            access=_read(lambda query, _read: query.place, *FINANCE),
        ),
    ),
)
