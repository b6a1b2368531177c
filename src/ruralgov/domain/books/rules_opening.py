"""The gate of the opening balances: three statements that must agree to the fen.

As the rules for the change-over of 2024 ask (财会〔2023〕20号): the old trial balance, the new one
drawn from it, and the balance sheet drawn from that.
"""

from collections import Counter
from collections.abc import Iterator

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import CHARTS, SUCCESSORS, official
from ruralgov.domain.books.amounts import sheet
from ruralgov.domain.books.model import Voucher, VoucherKind, VoucherLine
from ruralgov.domain.books.records import chart_of
from ruralgov.domain.books.rules import collective_of
from ruralgov.domain.books.rules_chart import refuse_if_open
from ruralgov.domain.books.rules_voucher import check_lines, entered
from ruralgov.domain.books.statements import BALANCE_SHEET
from ruralgov.domain.collectives import Regime, refuse_merged
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import last_day, month_before, parse_month

_NAMES = {item.code: item.zh for item in BALANCE_SHEET}


def open_books(
    _: Voucher | None, command: m.OpenBooks, given: Given
) -> Iterator[m.VoucherEntered | m.OpeningProven]:
    """Enter the opening balances once the three statements agree (rule 8)."""
    collective = command.collective
    refuse_merged(collective, given.read)
    if collective_of(collective, given.read).regime is not Regime.Y2023:
        raise Refused(texts.REGIME_HAS_NO_BOOKS, collective=collective)
    refuse_if_open(chart_of(collective, given.read), collective)
    month = month_before(parse_month(command.first))
    problems = [*old_problems(command), *moved_problems(command), *sheet_problems(command)]
    if problems:
        raise Refused(texts.OPENING_DIFFERS, count=len(problems), problems="；".join(problems))
    lines = tuple(
        VoucherLine(account=one.account, debit=one.debit, credit=one.credit)
        for one in command.balances
    )
    yield entered(
        collective,
        last_day(month),
        given,
        kind=VoucherKind.OPENING,
        summary="期初余额",
        lines=check_lines(lines, 0),
        documents=command.documents,
        reason=clean_text("source", command.source),
        opens=True,
    )
    yield m.OpeningProven(
        regime=command.regime, old=command.old, balances=command.balances, sheet=command.sheet
    )


def old_problems(command: m.OpenBooks) -> Iterator[str]:
    """Say what is wrong with the old trial balance by itself."""
    chart = CHARTS[command.regime]
    for one in command.old:
        if official(one.code) not in chart:
            raise Refused(texts.ACCOUNT_MISSING, code=one.code, collective=command.collective)
        if one.debit < 0 or one.credit < 0 or (one.debit and one.credit):
            sides = f"借 {show_yuan(one.debit)}、贷 {show_yuan(one.credit)}"
            yield f"旧科目 {one.code}：{sides} 只能有一方"
    debits, credits = (
        sum(one.debit for one in command.old),
        sum(one.credit for one in command.old),
    )
    if debits != credits:
        yield f"旧科目余额表：借 {show_yuan(debits)} ≠ 贷 {show_yuan(credits)}"


def moved_problems(command: m.OpenBooks) -> Iterator[str]:
    """Say which old balances did not arrive whole on an account that may take them."""
    left: Counter[str] = Counter()
    for one in command.old:
        left[one.code] += one.debit - one.credit
    old = dict(left)
    for new in command.balances:
        allowed = SUCCESSORS.get((command.regime, official(new.old)), ())
        if new.old not in old:
            yield f"新科目 {new.account}：旧科目余额表中没有 {new.old}"
        elif official(new.account) not in allowed:
            yield f"旧科目 {new.old} 只能转入 {'、'.join(allowed)}，不能转入 {new.account}"
        left[new.old] -= new.debit - new.credit
    for code, rest in sorted(left.items()):
        if rest and code in old:
            moved = show_yuan(old[code] - rest)
            yield f"旧科目 {code}：旧余额 {show_yuan(old[code])} ≠ 转入新账 {moved}"


def sheet_problems(command: m.OpenBooks) -> Iterator[str]:
    """Say which figures of the balance sheet are not those of the new trial balance."""
    found: Counter[tuple[str, str, str]] = Counter()
    for new in command.balances:
        found["", official(new.account), new.account] += new.debit - new.credit
    figures = sheet(found)
    given = {figure.item: figure.amount for figure in command.sheet}
    for item in given:
        if item not in figures:
            raise BadInput(texts.ITEM_MISSING, item=item, statement="资产负债表")
    for item, amount in figures.items():
        if given.get(item, 0) != amount:
            yield (
                f"资产负债表“{_NAMES[item]}”：{show_yuan(given.get(item, 0))} ≠ "
                f"新科目余额 {show_yuan(amount)}"
            )
