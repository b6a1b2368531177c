"""What of property hangs on a place: open contracts of its collectives, and what is late."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives import founded_at
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.property.model_contract import ContractStage
from ruralgov.domain.property.rows_contract import ContractRow, DueRow

COMMANDS = {
    ContractStage.DRAFT: "WithdrawContract",
    ContractStage.DECIDED: "WithdrawContract",
    ContractStage.SIGNED: "MergeCollective/EndContract/CompleteContract",
}
"""What finishes a contract at each stage at which it is open."""


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the contracts that are open now, and the dues that are late on a day."""
    for owner in founded_at(place, read, day):
        for stage, command in COMMANDS.items():
            for one in read.rows(ContractRow, collective=owner.owner, stage=stage):
                yield Hanging(
                    place=place,
                    kind="contract",
                    key=one.owner,
                    zh=f"合同 {one.number}（{stage.zh}）",
                    en=f"contract {one.number} ({stage.en})",
                    command=command,
                )
        for due in read.rows(DueRow, on=day, collective=owner.owner, incoming=True):
            if due.since < day and due.rest:
                yield Hanging(
                    place=place,
                    kind="arrears",
                    key=f"{due.owner}/{due.no}",
                    zh=f"合同 {due.number} 第 {due.no} 笔逾期应收款",
                    en=f"due {due.no} of contract {due.number}, late",
                    command="MergeCollective/AllocateReceipt",
                )
