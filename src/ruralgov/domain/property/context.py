"""Who may do what with assets, contracts and receipts, and which rule decides."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR, may_erase
from ruralgov.domain.collectives import (
    BOOK_CHECKER,
    BOOKKEEPER,
    CASHIER,
    COLLECTIVE,
    COLLECTIVE_FINANCE,
    DISCLOSER,
    DISCLOSURE,
    FINANCE_REVIEWER,
    FUND_APPLICANT,
    PROPERTY_KEEPER,
    TOWN_FUND_OFFICER,
    VILLAGE_HEAD,
    finance,
    place_of,
    place_of_heir,
)
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Loaded,
    Read,
    Record,
    Rule,
    answers,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.text import texts_of
from ruralgov.domain.property import (
    hanging,
    imports_contracts,
    imports_deals,
    rules_asset,
    rules_contract,
    rules_credit,
    rules_discharge,
    rules_disposal,
    rules_erasing,
    rules_mistake,
    rules_party,
    rules_payment,
    rules_receipt,
    rules_repayment,
    rules_review,
    texts,
    texts_asset,
    texts_deals,
    views_arrears,
    views_asset,
    views_contract,
    views_history,
    views_income,
    views_receipt,
)
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_discharge as d
from ruralgov.domain.property import messages_party as p
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property import messages_repayment as y
from ruralgov.domain.property import queries_arrears as qd
from ruralgov.domain.property import queries_asset as qa
from ruralgov.domain.property import queries_contract as qc
from ruralgov.domain.property import queries_income as qi
from ruralgov.domain.property import queries_receipt as qr
from ruralgov.domain.property.messages_payment import AcceptWork, AgreePaymentTerms
from ruralgov.domain.property.model_asset import Asset
from ruralgov.domain.property.model_contract import Contract
from ruralgov.domain.property.model_receipt import Receipt
from ruralgov.domain.property.publishing import PUBLISHES
from ruralgov.domain.property.reactions import REACTIONS
from ruralgov.domain.property.records import ASSET, CONTRACT, RECEIPT

C = TypeVar("C")


def _asset_place(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of an asset; raises ``asset_missing``."""
    found = read.state(ASSET, message.asset)
    return place_of_heir(existing(found, texts_asset.ASSET_MISSING, asset=message.asset), read)


def _contract_place(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of a contract; raises ``contract_missing``."""
    found = read.state(CONTRACT, message.contract)
    return place_of_heir(existing(found, texts.CONTRACT_MISSING, contract=message.contract), read)


def _receipt_place(message: Any, read: Read) -> PlaceId:
    """Return the place of the collective of a receipt; raises ``receipt_missing``."""
    found = read.state(RECEIPT, message.receipt)
    return place_of_heir(existing(found, texts.RECEIPT_MISSING, receipt=message.receipt), read)


def _new(record: Record[Any, Any]) -> Callable[[Any], Loaded]:
    """Return what a batch fetches for a new record: its collective, and who has the id chosen."""

    def loads(command: Any) -> Loaded:
        yield COLLECTIVE, command.collective
        if command.id is not None:
            yield record, command.id

    return loads


def _asset(
    command: type[C],
    rule: Rule[Asset, C, a.AssetEvent],
    *roles: Role,
) -> CommandRule[Any, Any]:
    """Declare a command for an asset; a batch fetches its collective with it."""
    access = finance(*roles, place=_asset_place)
    return changes(command, ASSET, rule, access, by="asset", prefetch_related=_with_asset)


def _with_asset(asset: Asset) -> Loaded:
    return ((COLLECTIVE, asset.collective),)


def _contract(
    command: type[C],
    rule: Rule[Contract, C, c.ContractEvent],
    *roles: Role,
) -> CommandRule[Any, Any]:
    """Declare a command for a contract; a batch fetches its collective and assets with it."""
    access = finance(*roles, place=_contract_place)
    return changes(command, CONTRACT, rule, access, by="contract", prefetch_related=_with_contract)


def _with_contract(contract: Contract) -> Loaded:
    return (COLLECTIVE, contract.collective), *((ASSET, asset) for asset in contract.assets)


def _receipt(
    command: type[C],
    rule: Rule[Receipt, C, r.ReceiptEvent],
    *roles: Role,
) -> CommandRule[Any, Any]:
    """Declare a command for a receipt; a batch fetches its contract and collective with it."""
    access = finance(*roles, place=_receipt_place)
    return changes(command, RECEIPT, rule, access, by="receipt", prefetch_related=_with_receipt)


def _with_receipt(receipt: Receipt) -> Loaded:
    return (CONTRACT, receipt.contract), (COLLECTIVE, receipt.collective)


def _read(place: Callable[[Any, Read], PlaceId]) -> Access:
    return Access(roles=_READERS, purposes=_READING, place=place)


_READERS = frozenset(
    {
        *(PROPERTY_KEEPER, VILLAGE_HEAD, BOOKKEEPER, BOOK_CHECKER, CASHIER, FUND_APPLICANT),
        *(FINANCE_REVIEWER, TOWN_FUND_OFFICER, DISCLOSER, AUDITOR),
    }
)
_READING = frozenset({COLLECTIVE_FINANCE, DISCLOSURE, AUDIT})
_OFFICE = (FINANCE_REVIEWER, TOWN_FUND_OFFICER)
_REVIEW = (PROPERTY_KEEPER, *_OFFICE)
"""Who passes what the head asks for."""
_KEEP = finance(PROPERTY_KEEPER)
_PARTY = finance(PROPERTY_KEEPER, VILLAGE_HEAD, TOWN_FUND_OFFICER, place=_contract_place)
_OF_COLLECTIVE, _OF_CONTRACT = _read(place_of), _read(_contract_place)
_BOOK_RECEIPT: Final = changes(
    r.BookReceipt,
    RECEIPT,
    rules_receipt.book_receipt,
    finance(BOOK_CHECKER, place=_contract_place),
    by=lambda command, _given: r.receipt_of(command.voucher, command.line),
    prefetch_records=lambda command: ((CONTRACT, command.contract),),
)
CONTEXT: Final = Context(
    name="property",
    texts=texts_of(texts, texts_asset, texts_deals),
    publishes=PUBLISHES,
    records=(ASSET, CONTRACT, RECEIPT),
    commands=(
        creates(
            a.RegisterAsset,
            ASSET,
            rules_asset.register_asset,
            _KEEP,
            id="id",
            prefetch_records=_new(ASSET),
        ),
        _asset(a.CorrectAsset, rules_asset.correct_asset, PROPERTY_KEEPER),
        _asset(a.ValueAsset, rules_asset.value_asset, PROPERTY_KEEPER),
        _asset(a.ChangeAssetValue, rules_asset.change_asset_value, PROPERTY_KEEPER, BOOK_CHECKER),
        _asset(a.PlanDepreciation, rules_asset.plan_depreciation, PROPERTY_KEEPER),
        _asset(a.MarkAsset, rules_asset.mark_asset, PROPERTY_KEEPER),
        _asset(a.DisposeAsset, rules_disposal.propose_disposal, VILLAGE_HEAD),
        _asset(
            a.ReviewDisposal,
            rules_disposal.review_disposal,
            *_REVIEW,
        ),
        _asset(a.WithdrawAssetEntry, rules_mistake.withdraw_asset_entry, VILLAGE_HEAD),
        creates(
            c.DraftContract,
            CONTRACT,
            rules_contract.draft_contract,
            _KEEP,
            id="id",
            prefetch_records=_new(CONTRACT),
        ),
        _contract(c.DecideContract, rules_contract.decide_contract, VILLAGE_HEAD),
        _contract(c.WithdrawContract, rules_contract.withdraw_contract, PROPERTY_KEEPER),
        _contract(c.SignContract, rules_contract.sign_contract, PROPERTY_KEEPER, VILLAGE_HEAD),
        _contract(c.VaryContract, rules_review.propose_variation, VILLAGE_HEAD),
        _contract(AgreePaymentTerms, rules_payment.agree_payment_terms, VILLAGE_HEAD),
        _contract(AcceptWork, rules_payment.accept_work, PROPERTY_KEEPER, VILLAGE_HEAD),
        _contract(c.NotePerformance, rules_contract.note_performance, PROPERTY_KEEPER),
        _contract(c.CompleteContract, rules_contract.complete_contract, PROPERTY_KEEPER),
        _contract(c.EndContract, rules_review.propose_end, VILLAGE_HEAD),
        _contract(p.CorrectContractParty, rules_party.correct_contract_party, VILLAGE_HEAD),
        _contract(d.ProposeDischarge, rules_discharge.propose_discharge, PROPERTY_KEEPER),
        _contract(d.ApproveDischarge, rules_discharge.approve_discharge, VILLAGE_HEAD),
        _contract(d.WithdrawDischarge, rules_discharge.withdraw_discharge, PROPERTY_KEEPER),
        inner(_contract(d.BookDischarge, rules_discharge.book_discharge, BOOK_CHECKER)),
        inner(_contract(d.UndoDischarge, rules_discharge.undo_discharge, BOOK_CHECKER)),
        changes(
            c.EraseContract,
            CONTRACT,
            rules_erasing.erase_contract,
            may_erase(_contract_place),
            by="contract",
        ),
        _contract(c.SettleDeposit, rules_review.propose_settlement, VILLAGE_HEAD),
        _contract(
            c.ReviewContractChange,
            rules_review.review_contract_change,
            *_REVIEW,
        ),
        _contract(c.WithdrawContractEntry, rules_mistake.withdraw_contract_entry, VILLAGE_HEAD),
        inner(_contract(c.CreditDues, rules_credit.credit_dues, PROPERTY_KEEPER, BOOK_CHECKER)),
        inner(_BOOK_RECEIPT),
        _receipt(r.AllocateReceipt, rules_receipt.allocate_receipt, PROPERTY_KEEPER, BOOKKEEPER),
        _receipt(r.WithdrawAllocation, rules_receipt.withdraw_allocation, PROPERTY_KEEPER),
        inner(_receipt(r.ReleaseReceipt, rules_receipt.release_receipt, *_REVIEW)),
        inner(_receipt(r.ReverseReceipt, rules_receipt.reverse_receipt, BOOK_CHECKER)),
        _receipt(y.ProposeRepayment, rules_repayment.propose_repayment, PROPERTY_KEEPER),
        _receipt(y.ReviewRepayment, rules_repayment.review_repayment, VILLAGE_HEAD, *_OFFICE),
        _receipt(y.WithdrawRepayment, rules_repayment.withdraw_repayment, PROPERTY_KEEPER),
        inner(_receipt(y.BookRepayment, rules_repayment.book_repayment, BOOK_CHECKER)),
        inner(_receipt(y.UndoRepayment, rules_repayment.undo_repayment, BOOK_CHECKER)),
    ),
    queries=(
        answers(qa.AssetRegister, views_asset.asset_register, _OF_COLLECTIVE),
        answers(qa.AssetFile, views_asset.asset_file, _read(_asset_place)),
        answers(qa.AssetTotals, views_asset.asset_totals, _OF_COLLECTIVE),
        answers(qc.Contracts, views_contract.contracts, _OF_COLLECTIVE),
        answers(qc.ContractFile, views_contract.contract_file, _OF_CONTRACT),
        answers(qc.ContractParty, views_contract.contract_party, _PARTY, personal=True),
        answers(qc.ContractHistory, views_history.contract_history, _OF_CONTRACT),
        answers(qc.OpenDues, views_contract.open_dues, _OF_COLLECTIVE),
        answers(qd.Arrears, views_arrears.arrears, _OF_COLLECTIVE),
        answers(
            qd.ArrearsFigures,
            views_arrears.arrears_figures,
            _read(lambda query, _read: query.place),
        ),
        answers(qd.ExpiringContracts, views_arrears.expiring_contracts, _OF_COLLECTIVE),
        answers(qr.ReceiptFile, views_receipt.receipt_file, _read(_receipt_place)),
        answers(qr.WaitingReceipts, views_receipt.waiting_receipts, _OF_COLLECTIVE),
        answers(qr.Overpayments, views_receipt.overpayments, _OF_COLLECTIVE),
        answers(qi.RentSchedule, views_income.rent_schedule, _OF_COLLECTIVE),
        answers(qc.DueTotals, views_contract.due_totals, _OF_COLLECTIVE),
    ),
    reactions=REACTIONS,
    imports=(imports_contracts.TABLE, *imports_deals.TABLES),
    hangs=hanging.hanging,
)
