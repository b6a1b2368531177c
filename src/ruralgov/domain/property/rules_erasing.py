"""The rule by which the person on the other side of a contract is erased."""

from collections.abc import Iterator

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.keeping import check_kept_long_enough
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.property import messages_contract as m
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_contract import OVER, Contract, ContractStage
from ruralgov.domain.property.records import CONTRACT


def erase_contract(
    contract: Contract | None, command: m.EraseContract, given: Given
) -> Iterator[m.ContractErased]:
    """Erase the other side of a contract that is over and owes nothing, or never was signed."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    values = (known.person, known.telephone)
    if all(one is None or one.erased for one in values):
        raise Refused(kernel_texts.ERASED_ALREADY, number=known.number)
    if known.stage in OVER:
        _check_settled(known)
        check_kept_long_enough(CONTRACT, known.over, given)
    elif known.stage is not ContractStage.WITHDRAWN:
        raise Refused(
            kernel_texts.ERASURE_WAITS,
            number=known.number,
            open=Wording(known.stage.zh, known.stage.en),
        )
    yield m.ContractErased(ground=command.ground, reason=clean_text("reason", command.reason))


def _check_settled(contract: Contract) -> None:
    """Refuse while something is owed: who owes it must be known."""
    owed = sum(contract.rest(due) for due in contract.dues)
    if owed or (contract.deposit is not None and contract.settlement is None):
        raise Refused(kernel_texts.ERASURE_WAITS, number=contract.number, open="款项未结清 / dues")
