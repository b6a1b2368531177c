"""The rules of the accounts of a collective."""

from collections.abc import Iterator

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import ACCOUNTS, official
from ruralgov.domain.books.model import Chart, SubAccount, VoucherKind, VoucherStage
from ruralgov.domain.books.records import voucher_of
from ruralgov.domain.books.rows import VoucherLineRow
from ruralgov.domain.books.rules import must_be
from ruralgov.domain.collectives import refuse_merged
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import next_month

DEPTHS = (5, 7, 9, 11)
"""Digits of a code, one to four levels below the official one."""
LONGEST = DEPTHS[-1]


def define_account(
    chart: Chart | None, command: m.DefineAccount, given: Given
) -> Iterator[m.AccountDefined]:
    """Give a collective an account below another (rule 1)."""
    refuse_merged(command.collective, given.read)
    code = command.code.strip()
    if not is_code(code):
        raise BadInput(texts.ACCOUNT_CODE_WRONG, code=command.code, longest=LONGEST)
    known = chart or Chart(collective=command.collective)
    if any(one.code == code for one in known.accounts):
        raise Refused(texts.ACCOUNT_TAKEN, code=code, name=known.name(code))
    _must_go_below(known, code[:-2], given)
    yield m.AccountDefined(
        collective=command.collective, code=code, name=clean_text("name", command.name)
    )


def rename_account(
    chart: Chart | None, command: m.RenameAccount, given: Given
) -> Iterator[m.AccountRenamed]:
    """Mend the name of an account (rule 1)."""
    refuse_merged(command.collective, given.read)
    _own(chart, command.code, command.collective)
    yield m.AccountRenamed(
        code=command.code,
        name=clean_text("name", command.name),
        reason=clean_text("reason", command.reason),
    )


def retire_account(
    chart: Chart | None, command: m.RetireAccount, given: Given
) -> Iterator[m.AccountRetired]:
    """Take an account out of use (rule 1)."""
    refuse_merged(command.collective, given.read)
    one = _own(chart, command.code, command.collective)
    if chart is None or one.retired or not chart.open[one.code]:
        raise Refused(texts.ACCOUNT_RETIRED, code=one.code, name=one.name)
    balance = balance_of(command.collective, one.code, given)
    if balance:
        raise Refused(
            texts.ACCOUNT_HAS_BALANCE, code=one.code, name=one.name, amount=show_yuan(balance)
        )
    yield m.AccountRetired(code=one.code, reason=clean_text("reason", command.reason))


def restore_account(
    chart: Chart | None, command: m.RestoreAccount, given: Given
) -> Iterator[m.AccountRestored]:
    """Take an account into use again (rule 1)."""
    refuse_merged(command.collective, given.read)
    one = _own(chart, command.code, command.collective)
    known = chart or Chart(collective=command.collective)
    if not one.retired:
        raise Refused(texts.ACCOUNT_TAKEN, code=one.code, name=known.name(one.code))
    _must_go_below(known, one.code[:-2], given)
    yield m.AccountRestored(code=one.code, reason=clean_text("reason", command.reason))


def confirm_opening(
    chart: Chart | None, command: m.ConfirmOpening, given: Given
) -> Iterator[m.BooksOpened]:
    """Open the books by their posted opening voucher (rule 8); a second time, nothing happens."""
    voucher = must_be(voucher_of(command.voucher, given.read), VoucherStage.POSTED)
    if chart is not None and chart.opening == command.voucher:
        return
    if voucher.kind is not VoucherKind.OPENING:
        raise Refused(texts.BOOKS_NOT_OPEN, collective=voucher.collective)
    refuse_if_open(chart, voucher.collective)
    yield m.BooksOpened(
        collective=voucher.collective,
        first=next_month(voucher.month),
        voucher=command.voucher,
    )


def _must_go_below(chart: Chart, parent: str, given: Given) -> None:
    """Refuse an account below one that is missing, or whose balance has to go below it first."""
    if chart.open.get(parent) is None:
        raise Refused(texts.ACCOUNT_MISSING, code=parent, collective=chart.collective)
    balance = balance_of(chart.collective, parent, given)
    if balance:
        raise Refused(
            texts.ACCOUNT_USED, code=parent, name=chart.name(parent), amount=show_yuan(balance)
        )


def refuse_if_open(chart: Chart | None, collective: CollectiveId) -> None:
    """Refuse books that are open already; raises ``books_open_already``."""
    if chart is not None and chart.first is not None:
        raise Refused(texts.BOOKS_OPEN_ALREADY, collective=collective, first=chart.first)


def balance_of(collective: CollectiveId, code: str, given: Given) -> int:
    """Return debit less credit of one full code, in fen."""
    return sum(debit - credit for _, _, debit, credit in turnover(collective, code, given))


def turnover(collective: CollectiveId, code: str, given: Given) -> list[tuple[str, int, int, int]]:
    """Return (full code, lines, debits, credits) of one full code, in fen, if it was used."""
    found = given.read.tally(
        VoucherLineRow,
        ("code",),
        sums=("debit", "credit"),
        collective=collective,
        account=official(code),
    )
    return [row for row in found if row[0] == code]


def is_code(code: str) -> bool:
    """Tell whether a text could be the code of a sub-account."""
    plain = code.isascii() and code.isdigit()
    return plain and len(code) in DEPTHS and official(code) in ACCOUNTS


def _own(chart: Chart | None, code: str, collective: CollectiveId) -> SubAccount:
    for one in chart.accounts if chart is not None else ():
        if one.code == code:
            return one
    raise Refused(texts.ACCOUNT_MISSING, code=code, collective=collective)
