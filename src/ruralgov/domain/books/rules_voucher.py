"""The rules of vouchers: entered by one person, posted or sent back by another."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.books import messages as m
from ruralgov.domain.books import texts
from ruralgov.domain.books.accounts import YEAR_RESULT, official
from ruralgov.domain.books.cash import check_about, check_payments
from ruralgov.domain.books.dividing import check_division
from ruralgov.domain.books.model import (
    MERGERS,
    NOTHING,
    Chart,
    SourceDocument,
    Undone,
    Voucher,
    VoucherKind,
    VoucherLine,
    VoucherStage,
)
from ruralgov.domain.books.records import chart_of, month_of_books
from ruralgov.domain.books.rules import collective_of, must_be, must_take, posted
from ruralgov.domain.books.rules_chart import refuse_if_open
from ruralgov.domain.books.uses import distribution
from ruralgov.domain.collectives import heir, refuse_merged
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId, VoucherId
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.month import month_of

FEWEST, MOST = 2, 2000
"""Lines of a voucher."""


def enter_voucher(
    voucher: Voucher | None, command: m.EnterVoucher, given: Given
) -> Iterator[m.VoucherEntered]:
    """Enter a voucher (rules 2, 3, 5 and 6)."""
    if voucher is not None:
        raise Refused(texts.VOUCHER_TAKEN, voucher=command.id)
    kind, reason = VoucherKind.ORDINARY, ""
    if command.corrects is not None:
        kind, reason = VoucherKind.CORRECTION, _reason(command.reason)
        corrected = posted(command.corrects, given.read)
        if heir(corrected.collective, given.read) != command.collective:
            raise Refused(texts.VOUCHER_MISSING, voucher=command.corrects)
    check_day(command.collective, command.day, given)
    lines = check_lines(command.lines)
    if any(official(line.account) == YEAR_RESULT for line in lines):
        raise Refused(texts.ACCOUNT_CARRY_ONLY, code=YEAR_RESULT)
    distribution(lines)
    check_payments(kind, lines)
    yield entered(
        command.collective,
        command.day,
        given,
        kind=kind,
        summary=clean_text("summary", command.summary),
        lines=lines,
        documents=command.documents,
        corrects=command.corrects,
        reason=reason,
    )


def reverse_voucher(
    _: Voucher | None, command: m.ReverseVoucher, given: Given
) -> Iterator[m.VoucherEntered]:
    """Enter a voucher that undoes a posted one, or a part of it (rule 5)."""
    undone = posted(command.voucher, given.read)
    if undone.kind is VoucherKind.REVERSAL:
        raise Refused(texts.REVERSAL_OF_REVERSAL, number=undone.number, month=undone.month)
    if undone.kind in MERGERS:
        raise Refused(texts.REVERSAL_OF_MERGER, number=undone.number, month=undone.month)
    if undone.kind is VoucherKind.DIVISION:
        raise Refused(texts.REVERSAL_OF_DIVISION, number=undone.number, month=undone.month)
    check_day(undone.collective, command.day, given)
    if command.day < undone.day:
        raise Refused(
            texts.REVERSAL_TOO_EARLY, number=undone.number, day=command.day, undone=undone.day
        )
    parts = command.parts or _whole(undone)
    check_remaining(undone, parts)
    chart = chart_of(undone.collective, given.read)
    lines = tuple(_opposite(undone.lines[part.line - 1], part.amount, chart) for part in parts)
    yield entered(
        undone.collective,
        command.day,
        given,
        kind=VoucherKind.REVERSAL,
        summary=f"冲销{undone.month}第{undone.number}号：{undone.summary}",
        lines=check_lines(lines),
        corrects=command.voucher,
        undoes=parts,
        reason=_reason(command.reason),
        carries=undone.carries,
        opens=undone.opens,
    )


def post_voucher(
    voucher: Voucher | None, command: m.PostVoucher, given: Given
) -> Iterator[m.VoucherPosted]:
    """Post a voucher that somebody else entered (rules 3, 4 and 5)."""
    known = _by_another(voucher, command.voucher, given)
    chart = chart_of(known.collective, given.read)
    if known.kind is VoucherKind.OPENING:
        refuse_if_open(chart, known.collective)
    else:
        must_take(known.collective, known.month, given.read)
    if known.kind is VoucherKind.DIVISION:
        check_division(known.lines, known.month, chart, given.read)
    else:
        for line in known.lines:
            chart.must_take(line.account)
    if known.kind is VoucherKind.REVERSAL and known.corrects is not None:
        check_remaining(posted(known.corrects, given.read), known.undoes)
    month = month_of_books(known.collective, known.month, given.read)
    yield m.VoucherPosted(
        collective=known.collective,
        month=known.month,
        day=known.day,
        kind=known.kind,
        number=month.vouchers + 1,
        checker=given.actor.account,
    )


def reject_voucher(
    voucher: Voucher | None, command: m.RejectVoucher, given: Given
) -> Iterator[m.VoucherRejected]:
    """Send back a voucher that somebody else entered (rule 3)."""
    _by_another(voucher, command.voucher, given)
    yield m.VoucherRejected(checker=given.actor.account, reason=_reason(command.reason))


def mark_undone(
    voucher: Voucher | None, command: m.MarkUndone, given: Given
) -> Iterator[m.VoucherUndone]:
    """Let a voucher know what undid it (rule 5); a second time, nothing happens."""
    by = posted(command.by, given.read)
    if voucher is None or by.kind is not VoucherKind.REVERSAL or by.corrects != command.voucher:
        raise Refused(texts.VOUCHER_MISSING, voucher=command.voucher)
    if any(made.by == command.by for made in voucher.reversals):
        return
    check_remaining(voucher, by.undoes)
    yield m.VoucherUndone(by=command.by, parts=by.undoes)


def entered(
    collective: CollectiveId,
    day: date,
    given: Given,
    *,
    kind: VoucherKind,
    summary: str,
    lines: tuple[VoucherLine, ...],
    documents: tuple[SourceDocument, ...] = (),
    corrects: VoucherId | None = None,
    undoes: tuple[Undone, ...] = (),
    reason: str = "",
    carries: bool = False,
    opens: bool = False,
) -> m.VoucherEntered:
    """Return the event of a voucher that the actor enters, its accounts checked (rule 1)."""
    chart = chart_of(collective, given.read)
    for line in lines:
        chart.must_take(line.account)
    return m.VoucherEntered(
        collective=collective,
        month=month_of(day),
        day=day,
        kind=kind,
        summary=summary,
        lines=lines,
        documents=documents,
        maker=given.actor.account,
        corrects=corrects,
        undoes=undoes,
        reason=reason,
        carries=carries,
        opens=opens,
        at=given.now,
    )


def check_lines(lines: tuple[VoucherLine, ...], fewest: int = FEWEST) -> tuple[VoucherLine, ...]:
    """Return lines that are well formed and balance to the fen (rule 2).

    Raises ``lines_count_wrong``, ``line_wrong``, ``about_wrong`` and ``voucher_unbalanced``.
    """
    if not fewest <= len(lines) <= MOST:
        raise BadInput(texts.LINES_COUNT_WRONG, count=len(lines), fewest=fewest, most=MOST)
    debits = credits = 0
    for place, line in enumerate(lines, 1):
        debit, credit = line.debit, line.credit
        if debit < 0 or credit < 0 or (debit > 0) == (credit > 0) or debit + credit > LARGEST:
            raise BadInput(
                texts.LINE_WRONG,
                line=place,
                debit=show_yuan(debit),
                credit=show_yuan(credit),
                largest=show_yuan(LARGEST),
            )
        debits += debit
        credits += credit
        if line.text:
            clean_text("text", line.text)
    check_about(lines)
    if debits != credits:
        raise Refused(
            texts.VOUCHER_UNBALANCED,
            debits=show_yuan(debits),
            credits=show_yuan(credits),
            difference=show_yuan(abs(debits - credits)),
        )
    return lines


def check_remaining(undone: Voucher, parts: tuple[Undone, ...]) -> None:
    """Refuse to undo more of a line than remains (rule 5); raises ``reversal_exceeds``."""
    wanted: dict[int, int] = {}
    for part in parts:
        wanted[part.line] = wanted.get(part.line, 0) + part.amount
        if not 1 <= part.line <= len(undone.lines):
            raise BadInput(texts.LINE_MISSING, line=part.line, count=len(undone.lines))
        if part.amount <= 0 or wanted[part.line] > undone.remaining(part.line):
            raise Refused(
                texts.REVERSAL_EXCEEDS,
                line=part.line,
                amount=show_yuan(wanted[part.line]),
                remaining=show_yuan(undone.remaining(part.line)),
            )


def _whole(undone: Voucher) -> tuple[Undone, ...]:
    left = ((n, undone.remaining(n)) for n in range(1, len(undone.lines) + 1))
    parts = tuple(Undone(line=n, amount=Fen(amount)) for n, amount in left if amount)
    if not parts:
        raise Refused(texts.REVERSAL_NOTHING_LEFT, number=undone.number, month=undone.month)
    return parts


def _opposite(line: VoucherLine, amount: Fen, chart: Chart) -> VoucherLine:
    return VoucherLine(
        account=chart.seat(line.account),
        debit=amount if line.credit else NOTHING,
        credit=amount if line.debit else NOTHING,
        text=line.text,
        about=line.about,
    )


def check_day(collective: CollectiveId, day: date, given: Given) -> None:
    """Refuse a day that has not come, on which there is no collective, or of a closed month."""
    if day > given.today:
        raise Refused(texts.VOUCHER_DAY_FUTURE, day=day, today=given.today)
    refuse_merged(collective, given.read)
    known = collective_of(collective, given.read)
    if not known.since <= day < known.until:
        raise Refused(collectives_texts.COLLECTIVE_MISSING, collective=collective)
    must_take(collective, month_of(day), given.read)


def _by_another(voucher: Voucher | None, key: VoucherId, given: Given) -> Voucher:
    """Return a voucher that waits and was entered by somebody else; ``checker_is_maker``."""
    waiting = must_be(existing(voucher, texts.VOUCHER_MISSING, voucher=key), VoucherStage.ENTERED)
    given.must_not_be(texts.CHECKER_IS_MAKER, waiting.maker, account=waiting.maker)
    return waiting


def _reason(text: str) -> str:
    return clean_text("reason", text)
