"""Which applications pay a contract, so that its payments can be added up."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.funds.model import FundApplication, FundStage
from ruralgov.domain.funds.model_payment import PaymentPart
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import CollectiveId, ContractId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class ContractPaymentRow:
    """An application that pays a contract; *committed* is what it takes, or took, in fen.

    ``live`` is 1 unless it came to nothing.
    """

    owner: str = ""
    contract: ContractId
    collective: CollectiveId
    number: str
    day: date
    part: PaymentPart
    stage: FundStage
    committed: int
    live: int | None


def contract_rows(application: FundApplication) -> Iterator[ContractPaymentRow]:
    """Give a row for the contract that an application pays."""
    if application.contract is not None and application.part is not None:
        yield ContractPaymentRow(
            contract=application.contract,
            collective=application.collective,
            number=application.number,
            day=application.day,
            part=application.part,
            stage=application.stage,
            committed=application.committed,
            live=1 if application.counts else None,
        )


def unbound(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of an application of schema 2: it names no contract."""
    return fields | {"contract": None, "part": None}


CONTRACT_PAYMENTS: Final = Table(
    name="fund_application_contracts",
    row=ContractPaymentRow,
    key=("owner",),
    indexes=(("contract",), ("collective",)),
    rows=contract_rows,
)
