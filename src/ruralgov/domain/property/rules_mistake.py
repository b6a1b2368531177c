"""The rules by which what was entered by mistake is taken back, the last of its kind first."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import texts, texts_asset
from ruralgov.domain.property.model_asset import Asset, AssetMistake
from ruralgov.domain.property.model_contract import (
    BOUND,
    OVER,
    Contract,
    ContractMistake,
    ContractStage,
    DueKind,
)
from ruralgov.domain.property.records import ASSET
from ruralgov.domain.property.rows_contract import ContractAssetRow, ContractRow
from ruralgov.domain.property.rows_receipt import ContractReceiptRow
from ruralgov.domain.property.rules_contract import check_assets, check_free

STAGES = {
    ContractMistake.DECISION: (ContractStage.DECIDED,),
    ContractMistake.SIGNING: (ContractStage.SIGNED,),
    ContractMistake.VARIATION: (ContractStage.SIGNED,),
    ContractMistake.NOTE: tuple(BOUND),
    ContractMistake.COMPLETION: (ContractStage.PERFORMED,),
    ContractMistake.END: (ContractStage.ENDED,),
    ContractMistake.DEPOSIT: tuple(OVER),
    ContractMistake.ACCEPTANCE: tuple(BOUND),
}
"""At which stages an entry can be taken back."""


def withdraw_asset_entry(
    asset: Asset | None, command: a.WithdrawAssetEntry, given: Given
) -> Iterator[a.AssetEntryWithdrawn]:
    """Take back an entry about an asset (rule 17)."""
    known = existing(asset, texts_asset.ASSET_MISSING, asset=command.asset)
    if command.entry is not AssetMistake.DISPOSAL:
        known.must_be_there()
    days = list(_days(known, command.entry))
    if not days:
        raise _missing(known.code, command.entry)
    if command.entry is AssetMistake.REGISTRATION:
        for row in given.read.rows(ContractAssetRow, asset=command.asset):
            raise _rests(known.code, command.entry, row.number, row.number)
    if command.entry is AssetMistake.VALUE and known.plans:
        raise _rests(known.code, command.entry, AssetMistake.PLAN.zh, AssetMistake.PLAN.en)
    yield a.AssetEntryWithdrawn(
        entry=command.entry, day=days[-1], reason=clean_text("reason", command.reason)
    )


def _days(asset: Asset, entry: AssetMistake) -> Iterator[date]:
    """Give the day of each entry of a kind."""
    match entry:
        case AssetMistake.REGISTRATION:
            yield asset.acquired
        case AssetMistake.VALUATION:
            yield from (one.day for one in asset.valuations)
        case AssetMistake.VALUE:
            yield from (one.day for one in asset.changes)
        case AssetMistake.PLAN:
            yield from (date.fromisoformat(f"{one.first}-01") for one in asset.plans)
        case AssetMistake.DISPOSAL:
            yield from () if asset.disposal is None else (asset.disposal.day,)


def withdraw_contract_entry(
    contract: Contract | None, command: c.WithdrawContractEntry, given: Given
) -> Iterator[c.ContractEntryWithdrawn]:
    """Take back an entry about a contract; who drafted it does not (rule 17)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(*STAGES[command.entry])
    given.must_not_be(texts.ENTRY_SAME_PERSON, known.drafter, contract=known.number)
    match command.entry:
        case ContractMistake.SIGNING:
            _nothing_rests(known, command.contract, given)
        case ContractMistake.VARIATION:
            _check_variation(known, command.contract, given)
        case ContractMistake.END:
            _check_settled(known, command.entry)
            _check_penalty(known)
            _goes_on(known, command.contract, known.until, given)
        case ContractMistake.COMPLETION:
            _check_settled(known, command.entry)
        case ContractMistake.NOTE if not known.notes:
            raise _missing(known.number, command.entry)
        case ContractMistake.ACCEPTANCE if not known.acceptances:
            raise _missing(known.number, command.entry)
        case ContractMistake.DEPOSIT if known.settlement is None:
            raise _missing(known.number, command.entry)
    yield c.ContractEntryWithdrawn(entry=command.entry, reason=clean_text("reason", command.reason))


def _nothing_rests(known: Contract, key: ContractId, given: Given) -> None:
    """Refuse a signing on which receipts, later entries or other records rest."""
    entry = ContractMistake.SIGNING
    if known.variations:
        raise _rests(
            known.number, entry, ContractMistake.VARIATION.zh, ContractMistake.VARIATION.en
        )
    for made, one in (
        (known.notes, ContractMistake.NOTE),
        (known.acceptances, ContractMistake.ACCEPTANCE),
    ):
        if made:
            raise _rests(known.number, entry, one.zh, one.en)
    for receipt in given.read.rows(ContractReceiptRow, contract=key, reversed=False):
        raise _rests(known.number, entry, f"收款 {receipt.owner}", f"receipt {receipt.owner}")
    for row in given.read.rows(ContractRow, renews=key):
        if row.stage in BOUND:
            raise _rests(known.number, entry, f"续签 {row.number}", f"renewal {row.number}")
    for asset in given.read.states(ASSET, known.assets).values():
        if asset.disposal is not None and asset.disposal.contract == key:
            raise _rests(known.number, entry, f"处置 {asset.code}", f"disposal of {asset.code}")


def _check_variation(known: Contract, key: ContractId, given: Given) -> None:
    entry = ContractMistake.VARIATION
    if not known.variations:
        raise _missing(known.number, entry)
    for due in known.variations[-1].dues:
        if known.credited(due.no):
            raise _rests(known.number, entry, f"第 {due.no} 期核销", f"what paid due {due.no}")
    if known.terms[-1].until > known.until:
        _goes_on(known, key, known.terms[-1].until, given)


def _check_settled(known: Contract, entry: ContractMistake) -> None:
    if known.settlement is not None:
        raise _rests(known.number, entry, ContractMistake.DEPOSIT.zh, ContractMistake.DEPOSIT.en)


def _check_penalty(known: Contract) -> None:
    """Refuse to take back an end whose penalty was paid."""
    for due in known.dues:
        if due.kind is DueKind.PENALTY and known.credited(due.no):
            on, on_en = f"第 {due.no} 笔核销", f"what paid due {due.no}"
            raise _rests(known.number, ContractMistake.END, on, on_en)


def _goes_on(known: Contract, key: ContractId, until: date, given: Given) -> None:
    """Refuse to let a contract go on over assets that are gone, or let to others since."""
    check_assets(known.assets, known.collective, given.read)
    check_free(change(known, ended=FOREVER), key, until, given.read)


def _missing(what: str, entry: LabelledEnum) -> Refused:
    return Refused(texts.NOTHING_ENTERED, what=what, entry=entry.zh, entry_en=entry.en)


def _rests(what: str, entry: LabelledEnum, on: str, on_en: str) -> Refused:
    return Refused(
        texts.ENTRY_RESTED_ON, what=what, entry=entry.zh, entry_en=entry.en, on=on, on_en=on_en
    )
