"""The rules of policy, budget and purse."""

from collections.abc import Iterator

from ruralgov.domain.funds import messages as m
from ruralgov.domain.funds.evolve import PurseEvent
from ruralgov.domain.funds.model import (
    VOID,
    CashAccount,
    FundApplication,
    FundPolicy,
    FundStage,
    Hold,
    PolicyVersion,
    Purse,
)
from ruralgov.domain.funds.rows import FUND_APPLICATION, FUND_POLICY
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CITY, CollectiveId, FundApplicationId
from ruralgov.domain.kernel.money import LARGEST, show_yuan


def adopt_fund_policy(
    state: FundPolicy | None, command: m.AdoptFundPolicy, _: Given
) -> Iterator[m.FundPolicyAdopted]:
    """Adopt a version of the policy (rule 1)."""
    versions = (state or FundPolicy()).versions
    if versions and command.version.since <= versions[-1].since:
        raise Refused("change_not_later", since=versions[-1].since)
    clean_text("source", command.version.source)
    yield m.FundPolicyAdopted(version=command.version)


def policy_for(collective: CollectiveId, given: Given) -> PolicyVersion:
    """Return the policy of a collective in force today, or else the city's (rule 1).

    Raises ``fund_policy_missing``.
    """
    for key in (collective, CITY):
        policy: FundPolicy | None = given.read.state(FUND_POLICY, key)
        version = None if policy is None else policy.on(given.today)
        if version is not None:
            return version
    raise Refused("fund_policy_missing", collective=collective, day=given.today)


def set_budget(state: Purse | None, command: m.SetBudget, _: Given) -> Iterator[m.BudgetSet]:
    """Enter items of a budget; none goes below what it holds back and has spent (rule 2)."""
    purse = state or Purse()
    items = tuple(
        m.PlannedItem(item=clean_text("item", one.item), amount=one.amount) for one in command.items
    )
    names = {one.item for one in items}
    if not items or len(names) < len(items):
        raise BadInput("budget_items_wrong")
    for one in items:
        if not 0 <= one.amount <= LARGEST:
            raise BadInput("amount_range", value=show_yuan(one.amount), largest=show_yuan(LARGEST))
        line = purse.line(command.year, one.item)
        used = purse.reserved(command.year, one.item) + (0 if line is None else line.spent)
        if one.amount < used:
            raise Refused(
                "budget_below_use",
                item=one.item,
                amount=show_yuan(one.amount),
                used=show_yuan(used),
            )
    yield m.BudgetSet(
        year=command.year, items=items, resolution=clean_text("resolution", command.resolution)
    )


def move_cash(_: Purse | None, command: m.MoveCash, __: Given) -> Iterator[m.CashMoved]:
    """Count what a voucher moved: the books tell what is, so this refuses nothing (rule 12).

    Raises ``amount_range`` where it moves nothing at all, or more than there can be.
    """
    if not 0 < abs(command.amount) <= LARGEST:
        raise BadInput("amount_range", value=show_yuan(command.amount), largest=show_yuan(LARGEST))
    yield m.CashMoved(
        voucher=command.voucher,
        account=command.account,
        amount=command.amount,
        income=command.income,
        day=command.day,
    )


def align_purse(state: Purse | None, command: m.AlignPurse, given: Given) -> Iterator[PurseEvent]:
    """Hold what the application says, no more and no less; again, it changes nothing (rule 3).

    All that holds back, frees or spends money is here, and it follows from the application alone:
    nobody can give it with an amount of theirs.
    """
    purse = state or Purse()
    application = known(command.application, given.read)
    hold = purse.hold(command.application)
    match application.stage:
        case FundStage.FILED if hold is None:
            wanted = _wanted(command.application, application)
            check_room(purse, wanted, policy_for(application.collective, given))
            yield m.FundsReserved(
                application=command.application,
                year=wanted.year,
                item=wanted.item,
                account=wanted.account,
                amount=wanted.amount,
            )
        case FundStage.PAID if hold is None:
            yield m.FundsUnspent(
                application=command.application,
                year=application.year,
                item=application.item,
                account=application.account,
                amount=application.committed,
            )
        case FundStage.PAID if hold is not None and not hold.paid:
            yield m.FundsPaidOut(application=command.application, amount=application.committed)
        case FundStage.SETTLED if hold is not None:
            yield m.FundsSpent(application=command.application)
        case stage if stage in VOID and hold is not None:
            yield m.FundsReleased(application=command.application)
        case _:
            return


def known(key: str, read: Read) -> FundApplication:
    """Return an application; raises ``fund_application_missing``."""
    found: FundApplication | None = read.state(FUND_APPLICATION, key)
    if found is None:
        raise Refused("fund_application_missing", application=key)
    return found


def _wanted(key: FundApplicationId, application: FundApplication) -> Hold:
    return Hold(
        application=key,
        year=application.year,
        item=application.item,
        account=application.account,
        amount=application.amount,
    )


def check_room(purse: Purse, wanted: Hold, policy: PolicyVersion) -> None:
    """Refuse what budget or cash does not cover beside all that is held back (rule 3).

    Income in cash is not counted before it is banked, unless the policy allows to spend it.
    Raises ``budget_item_missing``, ``budget_short``, ``cash_short`` or ``cash_income_unbanked``.
    """
    line = purse.line(wanted.year, wanted.item)
    if line is None:
        raise Refused("budget_item_missing", item=wanted.item, year=wanted.year)
    left = line.budget - line.spent - purse.reserved(wanted.year, wanted.item)
    if wanted.amount > left:
        raise Refused(
            "budget_short",
            item=wanted.item,
            year=wanted.year,
            amount=show_yuan(wanted.amount),
            left=show_yuan(left),
        )
    account = wanted.account
    free = purse.there(account) - purse.held(account)
    if wanted.amount > free:
        raise Refused(
            "cash_short",
            account=account.zh,
            amount=show_yuan(wanted.amount),
            left=show_yuan(free),
        )
    banked = account is CashAccount.BANK or wanted.amount <= free - purse.unbanked
    if not banked and not policy.spend_cash_income:
        raise Refused(
            "cash_income_unbanked",
            amount=show_yuan(wanted.amount),
            income=show_yuan(purse.unbanked),
            left=show_yuan(free - purse.unbanked),
        )
