"""The rules of policy, budget and purse; the purse follows its applications by itself."""

from collections.abc import Iterator

from ruralgov.domain.collectives import heir, refuse_merged
from ruralgov.domain.funds import messages_purse as m
from ruralgov.domain.funds import texts
from ruralgov.domain.funds.messages_application import ApplicationEvent
from ruralgov.domain.funds.messages_purse import PurseEvent
from ruralgov.domain.funds.messages_year import FundsMoved
from ruralgov.domain.funds.model import (
    VOID,
    BudgetLine,
    CashAccount,
    FundApplication,
    FundPolicy,
    FundStage,
    Hold,
    PolicyVersion,
    Purse,
)
from ruralgov.domain.funds.records import application_of, policy_on, purse_of
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, FundApplicationId
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.versions import check_version_correction, in_the_way
from ruralgov.domain.registry import texts as registry_texts


def adopt_fund_policy(
    state: FundPolicy | None, command: m.AdoptFundPolicy, given: Given
) -> Iterator[m.FundPolicyAdopted]:
    """Adopt a version of the policy (rule 1)."""
    if command.collective is not None:
        refuse_merged(command.collective, given.read)
    versions = (state or FundPolicy()).versions
    held = in_the_way(versions, command.version.since, given.today)
    if held is not None:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=held.since)
    clean_text("source", command.version.source)
    yield m.FundPolicyAdopted(version=command.version)


def correct_fund_policy_entry(
    state: FundPolicy | None, command: m.CorrectFundPolicyEntry, _: Given
) -> Iterator[m.FundPolicyEntryCorrected]:
    """Move or withdraw a version that was entered by mistake (rule 1)."""
    check_version_correction((state or FundPolicy()).versions, command.entry, command.since)
    yield m.FundPolicyEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )


def policy_for(collective: CollectiveId, given: Given) -> PolicyVersion:
    """Return the policy of a collective in force today, or else the city's (rule 1).

    Raises ``fund_policy_missing``.
    """
    version = policy_on(given.today, collective, given.read)
    return existing(version, texts.FUND_POLICY_MISSING, collective=collective, day=given.today)


def set_budget(state: Purse | None, command: m.SetBudget, given: Given) -> Iterator[m.BudgetSet]:
    """Enter items of a budget; none goes below what it holds back and has spent (rule 2)."""
    refuse_merged(command.collective, given.read)
    purse = state or Purse()
    items = tuple(
        m.PlannedItem(item=clean_text("item", one.item), amount=one.amount) for one in command.items
    )
    names = {one.item for one in items}
    if not items or len(names) < len(items):
        raise BadInput(texts.BUDGET_ITEMS_WRONG)
    for one in items:
        if not 0 <= one.amount <= LARGEST:
            raise BadInput(
                kernel_texts.AMOUNT_RANGE, value=show_yuan(one.amount), largest=show_yuan(LARGEST)
            )
        line = purse.line(command.year, one.item)
        used = purse.reserved(command.year, one.item) + (0 if line is None else line.spent)
        if one.amount < used:
            raise Refused(
                texts.BUDGET_BELOW_USE,
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
        raise BadInput(
            kernel_texts.AMOUNT_RANGE, value=show_yuan(command.amount), largest=show_yuan(LARGEST)
        )
    yield m.CashMoved(
        voucher=command.voucher,
        account=command.account,
        amount=command.amount,
        income=command.income,
        day=command.day,
    )


def take_over_purse(
    _: Purse | None, command: m.TakeOverPurse, given: Given
) -> Iterator[m.PurseTakenOver]:
    """Bring over what is not spent, held or banked (rule 15); a second time there is nothing."""
    source = purse_of(command.source, given.read)
    lines = tuple(
        BudgetLine(year=line.year, item=line.item, budget=Fen(line.budget - line.spent))
        for line in source.lines
        if line.budget > line.spent
    )
    if lines or source.holds or command.income:
        yield m.PurseTakenOver(
            source=command.source, lines=lines, holds=source.holds, income=command.income
        )


def hand_over_purse(
    state: Purse | None, command: m.HandOverPurse, _: Given
) -> Iterator[m.PurseHandedOver]:
    """Let a purse keep what it spent (rule 15); a second time, nothing happens."""
    purse = state or Purse()
    if purse.holds or any(line.budget != line.spent for line in purse.lines) or purse.income:
        yield m.PurseHandedOver(into=command.into)


def align_purse(state: Purse | None, command: m.AlignPurse, given: Given) -> Iterator[PurseEvent]:
    """Hold what the application says, no more and no less; again, it changes nothing (rule 3).

    All that holds back, frees or spends money is here, and it follows from the application alone:
    nobody can give it with an amount of theirs.
    """
    purse = state or Purse()
    application = application_of(command.application, given.read)
    hold = purse.hold(command.application)
    match application.stage:
        case _ if hold is not None and (hold.year, hold.item) != (
            application.year,
            application.item,
        ):
            moved = change(hold, year=application.year, item=application.item)
            check_budget(purse, moved)
            yield FundsMoved(application=command.application, year=moved.year, item=moved.item)
        case FundStage.FILED if hold is None:
            wanted = _wanted(command.application, application)
            check_room(purse, wanted, policy_for(heir(application.collective, given.read), given))
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
        case FundStage.APPROVED if hold is not None and hold.paid:
            wanted = _wanted(command.application, application)
            if more := wanted.amount - hold.amount:
                policy = policy_for(heir(application.collective, given.read), given)
                check_room(purse, change(wanted, amount=Fen(more)), policy)
            yield m.FundsReturned(application=command.application, amount=wanted.amount)
        case FundStage.SETTLED if hold is not None:
            yield m.FundsSpent(application=command.application)
        case stage if stage in VOID and hold is not None:
            yield m.FundsReleased(application=command.application)
        case _:
            return


def align(_event: ApplicationEvent, key: str, _given: Given) -> Iterator[m.AlignPurse]:
    """What happens to an application, the purse follows in the same transaction."""
    yield m.AlignPurse(application=FundApplicationId(key))


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
    check_budget(purse, wanted)
    account = wanted.account
    free = purse.there(account) - purse.held(account)
    if wanted.amount > free:
        raise Refused(
            texts.CASH_SHORT,
            account=account.zh,
            account_en=account.en,
            amount=show_yuan(wanted.amount),
            left=show_yuan(free),
        )
    banked = account is CashAccount.BANK or wanted.amount <= free - purse.unbanked
    if not banked and not policy.spend_cash_income:
        raise Refused(
            texts.CASH_INCOME_UNBANKED,
            amount=show_yuan(wanted.amount),
            income=show_yuan(purse.unbanked),
            left=show_yuan(free - purse.unbanked),
        )


def check_budget(purse: Purse, wanted: Hold) -> None:
    """Refuse what the budget does not cover beside all that is held back (rule 3).

    Raises ``budget_item_missing`` or ``budget_short``.
    """
    line = existing(
        purse.line(wanted.year, wanted.item),
        texts.BUDGET_ITEM_MISSING,
        item=wanted.item,
        year=wanted.year,
    )
    left = line.budget - line.spent - purse.reserved(wanted.year, wanted.item)
    if wanted.amount > left:
        raise Refused(
            texts.BUDGET_SHORT,
            item=wanted.item,
            year=wanted.year,
            amount=show_yuan(wanted.amount),
            left=show_yuan(left),
        )
