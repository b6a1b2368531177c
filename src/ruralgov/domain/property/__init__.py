"""Property: assets and resources of a collective, its contracts, what is owed, what came in.

Rules:
1. An asset or resource is entered under a code of its own in its collective, and is never deleted.
2. Valuations are dated, have a basis and leave the books alone; a change of the value in the books
   is dated, and never goes below what the plan of depreciation says.
3. Depreciation is straight and a plan: each month's part is a pure function of it, and the parts of
   all months are exactly value less residual. A later plan goes on from what is depreciated.
4. Whether an asset is let follows from the contracts in force; nobody enters it.
5. An asset goes only by a decision and a tender, or a stated exemption, made before; not while it
   is let.
6. A contract is drafted, decided on by another than who drafted it, and signed after that.
7. A term beyond a limit of the law that binds is refused; beyond another it needs a reason.
8. No asset is let twice on one day, or sold twice; what is gone is neither let nor sold.
9. Dues are made when the contract is signed, and never by themselves later; a renewal is a contract
   of its own that begins when the old one is over, and there is one at most.
10. A line of a voucher makes one receipt.
11. A receipt pays dues with amounts, n to m: never more than it has, no due more than is owed, and
    both sides change in one transaction. The receipt is the truth; the contract copies it.
12. An allocation is taken back by an event with a reason; a reversed voucher takes back all of it.
13. A variation begins today or later, and replaces only dues from then on of which nothing was
    paid.
14. A contract is performed when nothing is owed; an early end needs a decision, and leaves what was
    due by then owed. A deposit goes back, or is kept for a reason, once.
15. Arrears and what is about to end are counted as of a day, and never entered.
16. Who the person on the other side is, is sealed; only ``ContractParty`` opens it.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ruralgov.domain.collectives import COLLECTIVE, Collective, finance, place_of
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    Purpose,
    QueryRule,
    Read,
    Record,
    Role,
    Rule,
    inner,
)
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.property import messages_asset as a
from ruralgov.domain.property import messages_contract as c
from ruralgov.domain.property import messages_receipt as r
from ruralgov.domain.property import (
    rules_asset,
    rules_contract,
    rules_credit,
    rules_receipt,
    views_arrears,
    views_assets,
    views_contracts,
    views_history,
)
from ruralgov.domain.property.records import ASSET, CONTRACT, RECEIPT

KEEPER, HEAD = Role.PROPERTY_KEEPER, Role.VILLAGE_HEAD
READERS = frozenset(
    {
        *(KEEPER, HEAD, Role.BOOKKEEPER, Role.BOOK_CHECKER, Role.CASHIER, Role.FUND_APPLICANT),
        *(Role.FINANCE_REVIEWER, Role.TOWN_FUND_OFFICER, Role.DISCLOSER, Role.AUDITOR),
    }
)
_READING = frozenset({Purpose.COLLECTIVE_FINANCE, Purpose.DISCLOSURE, Purpose.AUDIT})


def _place_by(record: Record, field: str) -> Callable[[Any, Read], PlaceId]:
    """Return what finds the place of the collective of the record that a message names."""

    def place(message: Any, read: Read) -> PlaceId:
        key = getattr(message, field)
        state = read.state(record, key)
        if state is None:
            raise Refused(f"{field}_missing", **{field: key})
        collective: Collective = read.state(COLLECTIVE, state.collective)
        return collective.place

    return place


_ASSET, _CONTRACT, _RECEIPT = (
    _place_by(ASSET, "asset"),
    _place_by(CONTRACT, "contract"),
    _place_by(RECEIPT, "receipt"),
)


def _new(command: type, record: Record, rule: Rule) -> CommandRule:
    def loads(command: Any) -> Iterator[tuple[Record, str]]:
        yield COLLECTIVE, command.collective
        if command.id is not None:
            yield record, command.id

    return CommandRule(
        command=command,
        record=record,
        key=lambda command, given: command.id or given.new_id(),
        rule=rule,
        access=finance(KEEPER),
        loads=loads,
    )


def _asset(command: type, rule: Rule, *roles: Role) -> CommandRule:
    return CommandRule(
        command=command,
        record=ASSET,
        key=lambda command, _given: str(command.asset),
        rule=rule,
        access=finance(*roles, place=_ASSET),
        loads=lambda command: ((ASSET, command.asset),),
        follows=lambda asset: ((COLLECTIVE, asset.collective),),
    )


def _contract(command: type, rule: Rule, *roles: Role) -> CommandRule:
    return CommandRule(
        command=command,
        record=CONTRACT,
        key=lambda command, _given: str(command.contract),
        rule=rule,
        access=finance(*roles, place=_CONTRACT),
        loads=lambda command: ((CONTRACT, command.contract),),
        follows=lambda contract: (
            (COLLECTIVE, contract.collective),
            *((ASSET, asset) for asset in contract.assets),
        ),
    )


def _receipt(command: type, rule: Rule, *roles: Role) -> CommandRule:
    return CommandRule(
        command=command,
        record=RECEIPT,
        key=lambda command, _given: str(command.receipt),
        rule=rule,
        access=finance(*roles, place=_RECEIPT),
        loads=lambda command: ((RECEIPT, command.receipt),),
        follows=lambda receipt: (
            (CONTRACT, receipt.contract),
            (COLLECTIVE, receipt.collective),
        ),
    )


def _query(
    query: type,
    handler: Any,
    place: Callable[[Any, Read], PlaceId] = place_of,
    *,
    personal: bool = False,
) -> QueryRule:
    roles = frozenset({KEEPER, HEAD, Role.TOWN_FUND_OFFICER}) if personal else READERS
    purposes = frozenset({Purpose.COLLECTIVE_FINANCE}) if personal else _READING
    access = Access(roles=roles, purposes=purposes, place=place)
    return QueryRule(query=query, handler=handler, access=access, personal=personal)


CONTEXT = Context(
    name="property",
    records=(ASSET, CONTRACT, RECEIPT),
    commands=(
        _new(a.RegisterAsset, ASSET, rules_asset.register_asset),
        _asset(a.CorrectAsset, rules_asset.correct_asset, KEEPER),
        _asset(a.ValueAsset, rules_asset.value_asset, KEEPER),
        _asset(a.ChangeAssetValue, rules_asset.change_asset_value, KEEPER, Role.BOOK_CHECKER),
        _asset(a.PlanDepreciation, rules_asset.plan_depreciation, KEEPER),
        _asset(a.MarkAsset, rules_asset.mark_asset, KEEPER),
        _asset(a.DisposeAsset, rules_asset.dispose_asset, HEAD),
        _new(c.DraftContract, CONTRACT, rules_contract.draft_contract),
        _contract(c.DecideContract, rules_contract.decide_contract, HEAD),
        _contract(c.WithdrawContract, rules_contract.withdraw_contract, KEEPER),
        _contract(c.SignContract, rules_contract.sign_contract, KEEPER, HEAD),
        _contract(c.VaryContract, rules_contract.vary_contract, HEAD),
        _contract(c.NotePerformance, rules_contract.note_performance, KEEPER),
        _contract(c.CompleteContract, rules_contract.complete_contract, KEEPER),
        _contract(c.EndContract, rules_contract.end_contract, HEAD),
        _contract(c.SettleDeposit, rules_contract.settle_deposit, HEAD),
        inner(_contract(c.CreditDues, rules_credit.credit_dues, KEEPER, Role.BOOK_CHECKER)),
        CommandRule(
            command=r.BookReceipt,
            record=RECEIPT,
            key=lambda command, _given: r.receipt_of(command.voucher, command.line),
            rule=rules_receipt.book_receipt,
            access=finance(Role.BOOK_CHECKER, place=_CONTRACT),
            loads=lambda command: ((CONTRACT, command.contract),),
            inner=True,
        ),
        _receipt(r.AllocateReceipt, rules_receipt.allocate_receipt, KEEPER, Role.BOOKKEEPER),
        _receipt(r.WithdrawAllocation, rules_receipt.withdraw_allocation, KEEPER),
        inner(_receipt(r.ReverseReceipt, rules_receipt.reverse_receipt, Role.BOOK_CHECKER)),
    ),
    queries=(
        _query(views_assets.AssetRegister, views_assets.asset_register),
        _query(views_assets.AssetFile, views_assets.asset_file, _ASSET),
        _query(views_assets.AssetTotals, views_assets.asset_totals),
        _query(views_contracts.Contracts, views_contracts.contracts),
        _query(views_contracts.ContractFile, views_contracts.contract_file, _CONTRACT),
        _query(
            views_contracts.ContractParty,
            views_contracts.contract_party,
            _CONTRACT,
            personal=True,
        ),
        _query(views_history.ContractHistory, views_history.contract_history, _CONTRACT),
        _query(views_contracts.OpenDues, views_contracts.open_dues),
        _query(views_arrears.Arrears, views_arrears.arrears),
        _query(
            views_arrears.ArrearsFigures,
            views_arrears.arrears_figures,
            lambda query, _read: query.place,
        ),
        _query(views_arrears.ExpiringContracts, views_arrears.expiring_contracts),
        _query(views_contracts.ReceiptFile, views_contracts.receipt_file, _RECEIPT),
        _query(views_contracts.WaitingReceipts, views_contracts.waiting_receipts),
        _query(views_contracts.DueTotals, views_contracts.due_totals),
    ),
)

__all__ = ["ASSET", "CONTEXT", "CONTRACT", "RECEIPT"]
