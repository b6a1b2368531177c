"""How contracts are paid, what was accepted of them, and what is met without money, as tables.

A contract goes by its number, or by the number on its paper if it was imported. What a row says
and the contract says already is not entered again.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any, Final

from attrs import define, field

from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId, ContractId
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    Ask,
    Importing,
    ImportTable,
    Option,
    Steps,
    at,
    id_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.property import texts_deals
from ruralgov.domain.property.messages_discharge import ProposeDischarge
from ruralgov.domain.property.messages_payment import AcceptWork, AgreePaymentTerms
from ruralgov.domain.property.model_contract import Contract
from ruralgov.domain.property.model_discharge import DischargeForm
from ruralgov.domain.property.model_payment import PaymentTerms
from ruralgov.domain.property.queries_contract import ContractHistory, Contracts

Read = Callable[[Line, dict[str, Any], ContractId, Contract], Any]
NOTHING: Final = Fen(0)
PAPERS: Final = Option(
    name="papers",
    said="the folder of the papers that the rows name",
    zh="表中所列附件所在的文件夹",
    default="",
    folder=True,
)
_CONTRACT: Final = Column(
    *("contract", "合同编号", Kind.CODE),
    also=("编号",),
    example="FB-2024-000",
    note="系统合同编号，或导入时纸质合同的编号",
)
_PAPER: Final = Column(
    "paper", "附件", needed=False, note="证明材料的文件名，放在 --papers 文件夹中"
)
TERMS: Final = TableSpec(
    name="payment-terms",
    zh="合同付款约定",
    note="一行一份采购、工程合同；只用于未签订的合同，已签订的凭决议另行登记。",
    columns=(
        _CONTRACT,
        Column("advance", "预付款", Kind.AMOUNT, empty=True, example="3000.00", note="没有则空"),
        Column("retention", "质保金", Kind.AMOUNT, empty=True, example="300.00", note="没有则空"),
        Column(
            *("retained_until", "质保金可付日", Kind.DATE),
            empty=True,
            example="2027-06-01",
            note="有质保金时必填",
        ),
        Column("reason", "依据", also=("合同条款",), example="合同第五条"),
    ),
)
ACCEPTED: Final = TableSpec(
    name="acceptances",
    zh="验收记录",
    note="一行一次验收；验收金额为到该日累计完成的价值，同一合同按日期先后排列。",
    columns=(
        _CONTRACT,
        Column("day", "验收日期", Kind.DATE, example="2024-05-20"),
        Column("worth", "累计验收金额", Kind.AMOUNT, example="6000.00"),
        Column("note", "验收情况", example="主渠完工"),
        _PAPER,
    ),
)
DISCHARGED: Final = TableSpec(
    name="discharges",
    zh="以物以劳抵款、抵销和坏账核销",
    note="一行一项，导入后为申请，须凭决议批准（ApproveDischarge），再由凭证入账。",
    columns=(
        _CONTRACT,
        Column(*("form", "方式", Kind.CHOICE), choices=labels(DischargeForm), example="以物抵款"),
        Column("amount", "金额", Kind.AMOUNT, example="800.00"),
        Column(
            "paper", "附件", example="入库单.pdf", note="证明材料的文件名，放在 --papers 文件夹中"
        ),
        Column("reason", "理由", example="以玉米抵承包费"),
    ),
)


@define
class Known:
    """The contracts of a collective as they stand, by their number or that of their paper."""

    ask: Ask
    collective: CollectiveId
    _keys: dict[str, str] | None = field(default=None, init=False)
    _states: dict[str, Contract] = field(factory=dict, init=False)

    def key(self, number: str) -> ContractId | None:
        """Return the id of a contract, or None."""
        if self._keys is None:
            rows = self.ask(Contracts(collective=self.collective))
            self._keys = {row.number: row.owner for row in rows}
        paper = id_of("contract", self.collective, number)
        found = self._keys.get(number) or (paper if paper in self._keys.values() else None)
        return None if found is None else ContractId(found)

    def state(self, key: ContractId) -> Contract:
        """Return a contract as it stands, without names."""
        if key not in self._states:
            self._states[key] = self.ask(ContractHistory(contract=key)).steps[-1].contract
        return self._states[key]


def _rows(
    importing: Importing,
) -> Iterator[tuple[Line, dict[str, Any], ContractId, Contract]]:
    """Give the rows whose contract is known; another number is a wrong cell."""
    known = Known(importing.ask, importing.options["collective"])
    for line, values in importing.rows:
        key = known.key(values["contract"])
        if key is None:
            error = BadInput(texts_deals.DEAL_CONTRACT_UNKNOWN, number=values["contract"])
            importing.problems.add(line, error, "contract")
        else:
            yield line, values, key, known.state(key)


def _digest(line: Line, name: str | None, importing: Importing) -> str:
    """Return the SHA-256 of a paper; one that is no file of the folder is a wrong cell."""
    if not name:
        return ""
    data = importing.beside(name)
    if not data:
        folder = importing.options["papers"] or "-"
        error = BadInput(texts_deals.DEAL_PAPER_MISSING, name=name, folder=folder)
        importing.problems.add(line, error, "paper")
        return ""
    return sha256(data).hexdigest()


def plan_terms(importing: Importing) -> Steps:
    """Return how contracts are to be paid that do not say so already."""
    done, problems = Steps(), importing.problems
    lines: dict[ContractId, Line] = {}
    for line, values, key, contract in _rows(importing):
        if lines.setdefault(key, line) is not line:
            error = BadInput(texts_deals.DEAL_ROW_TWICE, row=lines[key].number)
            problems.add(line, error, "contract")
            continue
        try:
            terms = PaymentTerms(
                advance=values["advance"] or NOTHING,
                retention=values["retention"] or NOTHING,
                retained_until=values["retained_until"],
            )
        except RuralgovError as error:
            problems.add(line, error, "retained_until")
            continue
        if contract.payment_terms == terms:
            done.count("same")
            continue
        done.count("terms")
        command = AgreePaymentTerms(contract=key, terms=terms, reason=values["reason"])
        cells = {
            "contract_not_paying contract_stage_wrong contract_undecided": "contract",
            "payment_terms_above_price": "advance",
            "date_unlikely date_doubtful": "retained_until",
            "text_not_clean": "reason",
        }
        done.add(line, command, at(line, cells))
    return done


def plan_accepted(importing: Importing) -> Steps:
    """Return the acceptances that are not there already."""
    done = Steps()
    for line, values, key, contract in _rows(importing):
        day, worth = values["day"], values["worth"]
        digest = _digest(line, values["paper"], importing)
        if any((one.day, one.worth) == (day, worth) for one in contract.acceptances):
            done.count("same")
            continue
        done.count("acceptances")
        command = AcceptWork(
            contract=key, day=day, worth=worth, note=values["note"], document=digest
        )
        cells = {
            "contract_not_paying contract_stage_wrong accepted_by_drafter": "contract",
            "acceptance_behind acceptance_above_price amount_range": "worth",
            "day_ahead date_unlikely date_doubtful": "day",
            "text_not_clean": "note",
        }
        done.add(line, command, at(line, cells))
    return done


def plan_discharged(importing: Importing) -> Steps:
    """Return the discharges to ask for that nobody asked for already, each evidence once."""
    done = Steps()
    for line, values, key, contract in _rows(importing):
        digest = _digest(line, values["paper"], importing)
        if not digest:
            continue
        asked = {
            (one.form, one.amount, one.document) for one in contract.discharges if not one.withdrawn
        }
        if (values["form"], values["amount"], digest) in asked:
            done.count("same")
            continue
        done.count("discharges")
        command = ProposeDischarge(
            contract=key,
            form=values["form"],
            amount=values["amount"],
            document=digest,
            reason=values["reason"],
        )
        cells = {
            "contract_stage_wrong contract_not_receiving": "contract",
            "discharge_exceeds amount_range": "amount",
            "text_not_clean": "reason",
        }
        done.add(line, command, at(line, cells))
    return done


TABLES: Final = (
    ImportTable(spec=TERMS, plan=plan_terms, options=(COLLECTIVE,)),
    ImportTable(spec=ACCEPTED, plan=plan_accepted, options=(COLLECTIVE, PAPERS)),
    ImportTable(spec=DISCHARGED, plan=plan_discharged, options=(COLLECTIVE, PAPERS)),
)
