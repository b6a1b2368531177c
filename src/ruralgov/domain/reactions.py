"""What an event in one context asks of another: event -> commands, in the same transaction."""

import json
from collections.abc import Iterator

from ruralgov.domain.books import VOUCHER, Voucher, VoucherKind
from ruralgov.domain.books.messages import (
    ConfirmOpening,
    CountVoucher,
    MarkUndone,
    VoucherPosted,
)
from ruralgov.domain.cases import CASE, recompute
from ruralgov.domain.cases.messages import CaseDispatched, RecomputeDeadline
from ruralgov.domain.exchange.messages import AskDepartment
from ruralgov.domain.funds import MONEY_EVENTS, follow
from ruralgov.domain.kernel.declare import Given, Reaction
from ruralgov.domain.kernel.ids import VoucherId
from ruralgov.domain.policy import CalendarPublished


def recount_provisional(
    _event: CalendarPublished, _key: str, given: Given
) -> Iterator[RecomputeDeadline]:
    """When a calendar arrives, every open provisional deadline is counted again."""
    yield from recompute(given.read)


def ask_outside(event: CaseDispatched, key: str, given: Given) -> Iterator[AskDepartment]:
    """A case of a matter that a department outside handles is asked of it."""
    if event.department is not None:
        case = given.read.state(CASE, key)
        body = {"number": case.number, "matter": case.matter, "due": event.deadline.due.isoformat()}
        yield AskDepartment(
            department=event.department,
            subject=case.number,
            body=json.dumps(body, ensure_ascii=False, sort_keys=True),
            about=f"{CASE.kind}/{key}",
        )


def count_posted(
    event: VoucherPosted, key: str, given: Given
) -> Iterator[CountVoucher | MarkUndone | ConfirmOpening]:
    """A posted voucher is counted by its month, known to what it undoes, and may open the books."""
    voucher = VoucherId(key)
    yield CountVoucher(voucher=voucher)
    if event.kind is VoucherKind.REVERSAL:
        state: Voucher = given.read.state(VOUCHER, key)
        if state.corrects is not None:
            yield MarkUndone(voucher=state.corrects, by=voucher)
    if event.kind is VoucherKind.OPENING:
        yield ConfirmOpening(voucher=voucher)


REACTIONS: dict[type, tuple[Reaction, ...]] = {
    CalendarPublished: (recount_provisional,),
    CaseDispatched: (ask_outside,),
    VoucherPosted: (count_posted,),
    **dict.fromkeys(MONEY_EVENTS, (follow,)),
}
