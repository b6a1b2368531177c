"""The rules by which a second person approves what moves posts, or a merger undoes it."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.staffing import messages as m
from ruralgov.domain.staffing import texts
from ruralgov.domain.staffing.model import (
    MOVED,
    Posting,
    QuotaTransfer,
    TransferBasis,
    TransferStage,
)
from ruralgov.domain.staffing.rules import check_accounts, check_balances


def reverse_transfer(
    transfer: QuotaTransfer | None, command: m.ReverseTransfer, given: Given
) -> Iterator[m.ReversalProposed]:
    """Propose to reverse what was a mistake, unless its posts have gone on (rules 5 and 15)."""
    known = _posted(transfer, command)
    if known.basis is TransferBasis.SUCCESSION:
        raise Refused(texts.QUOTA_TRANSFER_FOLLOWS)
    _check_back(known, given.read)
    yield m.ReversalProposed(
        day=given.today, by=given.actor.account, reason=clean_text("reason", command.reason)
    )


def undo_carrying(
    transfer: QuotaTransfer | None, command: m.UndoCarrying, given: Given
) -> Iterator[m.TransferReversed]:
    """Reverse what a merger had carried that was wrong (rule 6)."""
    _check_back(_posted(transfer, command), given.read)
    yield m.TransferReversed(day=given.today, reason=command.reason)


def _posted(
    transfer: QuotaTransfer | None, command: m.ReverseTransfer | m.UndoCarrying
) -> QuotaTransfer:
    """Return a transfer that is on the accounts, and is not to go yet."""
    known = existing(transfer, texts.QUOTA_TRANSFER_MISSING, key=command.transfer)
    if known.stage is TransferStage.REVERSED and known.reversal is not None:
        raise Refused(texts.QUOTA_TRANSFER_REVERSED, day=known.reversal.day)
    if known.stage is not TransferStage.POSTED:
        raise _not_so(known)
    return known


def _check_back(known: QuotaTransfer, read: Read) -> None:
    back = [Posting(unit=one.unit, counter=one.counter, posts=-one.posts) for one in known.postings]
    check_balances(known.kind, known.since, back, read)


def approve_transfer(
    transfer: QuotaTransfer | None, command: m.ApproveTransfer, given: Given
) -> Iterator[m.TransferApproved | m.ReversalApproved]:
    """Approve what another person entered, if the accounts allow it still (rule 15)."""
    known = existing(transfer, texts.QUOTA_TRANSFER_MISSING, key=command.transfer)
    if known.stage is TransferStage.DRAFT:
        given.must_not_be(texts.QUOTA_SAME_PERSON, known.entered_by, account=given.actor.account)
        check_accounts(known, given.read)
        yield m.TransferApproved(day=given.today, by=given.actor.account)
    elif known.stage is TransferStage.REVERSING and known.reversal is not None:
        given.must_not_be(texts.QUOTA_SAME_PERSON, known.reversal.by, account=given.actor.account)
        _check_back(known, given.read)
        yield m.ReversalApproved(day=given.today, by=given.actor.account)
    else:
        raise _not_so(known)


def drop_transfer(
    transfer: QuotaTransfer | None, command: m.DropTransfer, _: Given
) -> Iterator[m.TransferDropped | m.ReversalDropped]:
    """Take back what waits, or refuse to approve it (rule 15)."""
    known = existing(transfer, texts.QUOTA_TRANSFER_MISSING, key=command.transfer)
    reason = clean_text("reason", command.reason)
    if known.stage is TransferStage.DRAFT:
        yield m.TransferDropped(reason=reason)
    elif known.stage is TransferStage.REVERSING:
        yield m.ReversalDropped(reason=reason)
    else:
        raise _not_so(known)


def _not_so(known: QuotaTransfer) -> Refused:
    """Return why something is not done with a transfer as it stands."""
    said = texts.QUOTA_NOT_WAITING if known.stage in MOVED else texts.QUOTA_NOT_POSTED
    return Refused(said, stage=known.stage.zh, stage_en=known.stage.en)
