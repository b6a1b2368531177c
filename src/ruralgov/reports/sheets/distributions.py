"""Sheets of one distribution: the list as it is paid and signed for, and as it hangs out."""

from collections.abc import Sequence
from typing import Any, Final

from ruralgov.domain.kernel.ids import DistributionId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.membership import (
    MEMBERSHIP,
    Basis,
    DistributionList,
    ListFile,
    ListLine,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.membership import NEVER, erased, names_of, nobody, shown
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of


def _list(asking: Asking, of: str) -> ListFile:
    found: ListFile = asking(DistributionList(distribution=DistributionId(of)), MEMBERSHIP)
    return found


def _weight(found: ListFile, units: int) -> str:
    return shown(units) if found.record.basis is Basis.SHARES else str(units)


def _weighed(found: ListFile) -> Heading:
    if found.record.basis is Basis.SHARES:
        return ("weight", "股份（股）", "shares", Kind.TEXT)
    return ("weight", "人数", "heads", Kind.TEXT)


def _under(asking: Asking, found: ListFile) -> list[str]:
    record = found.record
    collective = names_of(asking).get(record.collective, record.collective)
    said = [
        asking.say(
            f"{collective}，{record.year} 年度；以 {record.record_day} 的名册为准，"
            f"{record.basis.zh}分配",
            f"{collective}, {record.year}; by the roll of {record.record_day}, "
            f"divided {record.basis.en}",
        )
    ]
    if record.notice is not None:
        since, last = record.notice.since, record.notice.until
        said.append(asking.say(f"公示期 {since} 至 {last}", f"Out {since} to {last}"))
    return said


def _sums(found: ListFile) -> tuple[int, int]:
    weight = sum(one.weight for one in found.lines)
    return weight, sum(one.amount for one in found.lines)


def whole(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the list as it is paid: what each is to get, got, and by which voucher."""
    found = _list(asking, of)
    columns: tuple[Heading, ...] = (
        ("number", "序号", "number", Kind.INTEGER),
        ("name", "姓名", "name", Kind.TEXT),
        _weighed(found),
        ("amount", "应分", "amount", Kind.AMOUNT),
        ("paid", "已付", "paid", Kind.AMOUNT),
        ("day", "付款日", "paid on", Kind.DATE),
        ("payee", "代领人", "taken by", Kind.TEXT),
        ("state", "情况", "state", Kind.TEXT),
        ("signed", "签收", "signature", Kind.TEXT),
    )
    cells: list[Sequence[Any]] = [
        (
            number,
            one.name or erased(asking),
            _weight(found, one.weight),
            one.amount,
            one.amount if one.paid else None,
            one.paid,
            one.payee or "",
            _state(asking, one),
            "",
        )
        for number, one in enumerate(found.lines, 1)
    ]
    weight, amount = _sums(found)
    total = asking.say("合计", "total")
    cells.append((None, total, _weight(found, weight), amount, found.paid, None, "", "", ""))
    title = (f"收益分配表：{found.record.title}", f"Distribution list: {found.record.title}")
    foot = [
        asking.say(
            "各行之和等于分配总额，也等于应付成员款的凭证；已付各行之和等于各付款凭证之和。",
            "The lines are together the amount, and the voucher by which it is owed; those that "
            "are paid are together the vouchers that paid them.",
        )
    ]
    table = asking.table(title, columns, cells, under=_under(asking, found), foot=foot)
    return [table, _vouchers(asking, found)]


def _state(asking: Asking, one: ListLine) -> str:
    if one.waits:
        return asking.say("异议待处理", "an objection waits")
    if one.paid is None and one.returned:
        return asking.say("退票待重付", "returned, to pay anew")
    return ""


def _vouchers(asking: Asking, found: ListFile) -> Statement:
    """Return the vouchers of a list, and what of it each is for."""
    columns: tuple[Heading, ...] = (
        ("voucher", "凭证编号", "voucher", Kind.TEXT),
        ("what", "用途", "for", Kind.TEXT),
        ("lines", "行数", "lines", Kind.INTEGER),
        ("amount", "金额", "amount", Kind.AMOUNT),
    )
    cells: list[Sequence[Any]] = []
    if found.record.payable is not None:
        owed = asking.say("应付成员款", "owed to members")
        cells.append((found.record.payable, owed, len(found.lines), found.record.amount))
    paid: dict[str, list[int]] = {}
    for one in found.lines:
        if one.voucher is not None:
            paid.setdefault(one.voucher, []).append(one.amount)
    label = asking.say("付款", "paid")
    cells += [(key, label, len(amounts), sum(amounts)) for key, amounts in paid.items()]
    said = asking.say(
        f"已付 {show_yuan(found.paid)}，未付 {show_yuan(found.open)}",
        f"Paid {show_yuan(found.paid)}, to pay {show_yuan(found.open)}",
    )
    title = ("分配凭证对照", "Vouchers of the list")
    return asking.table(title, columns, cells, under=[said])


def public(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the list as it hangs out: who gets how much by what, and nothing of how it is paid."""
    found = _list(asking, of)
    columns: tuple[Heading, ...] = (
        ("number", "序号", "number", Kind.INTEGER),
        ("name", "姓名", "name", Kind.TEXT),
        _weighed(found),
        ("amount", "应分", "amount", Kind.AMOUNT),
    )
    cells: list[Sequence[Any]] = [
        (number, one.name or erased(asking), _weight(found, one.weight), one.amount)
        for number, one in enumerate(found.lines, 1)
    ]
    weight, amount = _sums(found)
    cells.append((None, asking.say("合计", "total"), _weight(found, weight), amount))
    foot = asking.say(
        "对自己或他人的一行有异议的，公示期内书面提出；有异议的一行等答复，其余照付。",
        "Whoever objects to a line does so in writing; that line waits for its answer, and the "
        "others are paid.",
    )
    title = (
        f"收益分配表（公示版）：{found.record.title}",
        f"Distribution, put up: {found.record.title}",
    )
    return [asking.table(title, columns, cells, under=_under(asking, found), foot=[foot])]


_OF: Final = Of(zh="分配编号", en="a distribution", keys=nobody, which=NEVER)
FORMS: Final = tuple(
    Form(name=name, zh=zh, en=en, make=make, of=_OF)
    for name, zh, en, make in (
        ("distribution-list", "收益分配表", "Distribution list", whole),
        ("distribution-notice", "收益分配表（公示版）", "Distribution, put up", public),
    )
)
"""The sheets of this module."""
