"""What follows where an entry of property was a mistake: no voucher rests on it any more."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.books import VoucherKind, VoucherLineRow, voucher_of
from ruralgov.domain.kernel.declare import Given, Reactions
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.property import (
    ASSET,
    CONTRACT,
    AssetEntryWithdrawn,
    AssetMistake,
    ContractEntryWithdrawn,
    ContractMistake,
)
from ruralgov.domain.reactions import texts


def check_asset_vouchers(event: AssetEntryWithdrawn, key: str, given: Given) -> Iterator[Any]:
    """A voucher about an entry of an asset is reversed before the entry is withdrawn."""
    about = f"{ASSET.kind}/{key}"
    match event.entry:
        case AssetMistake.REGISTRATION:
            _refuse_vouchers(about, date.min, date.max, given)
        case AssetMistake.DISPOSAL:
            _refuse_vouchers(about, event.day, date.max, given)
        case AssetMistake.VALUE:
            _refuse_vouchers(about, event.day, event.day, given)
    yield from ()


def check_contract_vouchers(event: ContractEntryWithdrawn, key: str, given: Given) -> Iterator[Any]:
    """A voucher about a contract is reversed before its signing is withdrawn."""
    if event.entry is ContractMistake.SIGNING:
        _refuse_vouchers(f"{CONTRACT.kind}/{key}", date.min, date.max, given)
    yield from ()


def _refuse_vouchers(about: str, first: date, last: date, given: Given) -> None:
    """Refuse while a line about it, of these days, is not reversed; raises ``voucher_stands``."""
    for row in given.read.rows(VoucherLineRow, about=about):
        voucher = voucher_of(VoucherId(row.owner), given.read)
        undoes = voucher.kind is VoucherKind.REVERSAL
        if first <= row.day <= last and not undoes and voucher.remaining(row.line):
            raise Refused(texts.VOUCHER_STANDS, month=row.month, number=row.number, about=about)


REACTIONS: Final[Reactions] = {
    AssetEntryWithdrawn: (check_asset_vouchers,),
    ContractEntryWithdrawn: (check_contract_vouchers,),
}
