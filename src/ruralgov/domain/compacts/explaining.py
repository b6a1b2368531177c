"""Why an entry stands as it does, in sentences that a villager understands."""

from collections.abc import Iterator

from ruralgov.domain.compacts.model import A_DAY, CreditScheme
from ruralgov.domain.compacts.model_points import CreditMonth, Point, Sheet
from ruralgov.domain.compacts.queries import ExplainedLine, PointStatus
from ruralgov.domain.compacts.records import CREDIT_SCHEME, VILLAGE_RULES
from ruralgov.domain.compacts.records_points import AGREEMENTS
from ruralgov.domain.kernel.declare import Read

Lines = Iterator[ExplainedLine]


def explained(
    month: CreditMonth, sheet: Sheet, point: Point, status: PointStatus, read: Read
) -> Lines:
    """Give the sentences: rule, version, agreement, fact, evidence, people, days, standing."""
    scheme = read.state(CREDIT_SCHEME, sheet.scheme)
    if scheme is not None:
        yield from _rule(scheme, point, read)
    yield from _agreed(month, sheet, point, read)
    yield from _fact(scheme, point)
    yield from _shown(sheet, point)
    yield from _done(month, sheet, point)
    yield _line(
        f"现状：{status.zh}；有效期到 {point.expires - A_DAY}（含当日）。",
        f"Standing: {status.en}; it counts up to {point.expires - A_DAY}, that day included.",
    )


def _rule(scheme: CreditScheme, point: Point, read: Read) -> Lines:
    item, rules = scheme.item(point.item), read.state(VILLAGE_RULES, scheme.rules)
    clause = None if item is None or rules is None else rules.clause(item.clause)
    if item is not None and rules is not None and clause is not None:
        yield _line(
            f"依据：村规民约“{rules.title}”第 {clause.code} 条：{clause.words}",
            f"Rule: clause {clause.code} of '{rules.title}': {clause.words}",
        )
        each, each_en = ("每小时", " an hour") if item.hourly else ("每次", " each time")
        yield _line(
            f"事项：{item.title}，{each} {item.points} 分，单次上限 {item.most_event} 分。",
            f"Item: {item.title}, {item.points}{each_en}, at most {item.most_event} for one event.",
        )
    yield _line(
        f"办法：“{scheme.title}”，{scheme.published} 公布，{scheme.since} 起实行。",
        f"Scheme: '{scheme.title}', published {scheme.published}, in force from {scheme.since}.",
    )


def _agreed(month: CreditMonth, sheet: Sheet, point: Point, read: Read) -> Lines:
    there = read.state(AGREEMENTS, month.village)
    for one in () if there is None else there.agreements:
        if (one.person, one.scheme) == (point.person, sheet.scheme) and one.since <= point.day:
            yield _line(
                f"协议：本人 {one.signed} 签订，自 {one.since} 起计分。",
                f"Agreement: signed on {one.signed}, and it counts from {one.since}.",
            )


def _fact(scheme: CreditScheme | None, point: Point) -> Lines:
    item = None if scheme is None else scheme.item(point.item)
    raw = point.points if item is None else item.raw(point.quantity)
    hours, hours_en = (
        (f"，{point.quantity} 小时", f", {point.quantity} hours")
        if item is not None and item.hourly
        else ("", "")
    )
    yield _line(
        f"事实：{point.day}{hours}，应计 {raw} 分，实计 {point.points} 分。",
        f"Fact: {point.day}{hours_en}; {raw} points by the item, {point.points} counted.",
    )
    if raw != point.points:
        yield _line(
            "已达到类别或每人每月的上限，超出部分不计。",
            "The cap of the category or of the month was reached; what is above it does not count.",
        )


def _shown(sheet: Sheet, point: Point) -> Lines:
    for number in point.proofs:
        proof = sheet.proofs[number - 1]
        yield _line(
            f"证据：{proof.kind.zh}，{proof.at.date()} 形成，校验值 {proof.sha256[:8]}…",
            f"Evidence: {proof.kind.en}, made on {proof.at.date()}, hash {proof.sha256[:8]}…",
        )


def _done(month: CreditMonth, sheet: Sheet, point: Point) -> Lines:
    yield _line(f"登记：{sheet.by}，{sheet.day}。", f"Recorded by {sheet.by} on {sheet.day}.")
    if sheet.approved is not None:
        by, day = sheet.approved.by, sheet.approved.day
        yield _line(f"审核：{by}，{day}。", f"Approved by {by} on {day}.")
    told = month.told(point.number)
    if told is not None:
        yield _line(
            f"告知：{told.day}（{told.how.zh}），可陈述至 {told.last}（含当日）。",
            f"Told on {told.day} ({told.how.en}); could be heard up to {told.last}.",
        )
    if month.notice is not None:
        yield _line(
            f"公示：{month.notice.day} 至 {month.notice.last}（含当日）。",
            f"Published from {month.notice.day} to {month.notice.last}, both included.",
        )
    if month.final is not None:
        yield _line(f"定稿：{month.final}。", f"Final on {month.final}.")
    end = month.end_of(point.number)
    if end is not None:
        yield _line(f"{end.ending.zh}：{end.day}。", f"{end.ending.en} on {end.day}.".capitalize())


def _line(zh: str, en: str) -> ExplainedLine:
    return ExplainedLine(zh=zh, en=en)
