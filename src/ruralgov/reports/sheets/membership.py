"""Sheets of members and shares: the register, who has which shares, what each is to get.

Who keeps them has them whole. What hangs out says who is a member, with how many shares and what
each is to get, and nothing else of anybody; the figures of distributions name nobody.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from ruralgov.domain.collectives import Collectives
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId, PersonId
from ruralgov.domain.membership import (
    MEMBERSHIP,
    MembershipTotals,
    MoveKind,
    RollFile,
    RollLine,
    RollOf,
    ShareKind,
    ShareMove,
    Totals,
)
from ruralgov.ports.tables import Kind, Statement
from ruralgov.reports.sheets.model import Asking, Form, Heading, Of

NEVER: Final = ("只打印、张贴，不写成网页", "printed and put up, never a page")
HUNDREDTHS: Final = 100


def names_of(asking: Asking) -> dict[str, str]:
    """Return what collectives are called on the day."""
    return {row.owner: row.name for row in asking(Collectives(), MEMBERSHIP)}


def shown(units: int) -> str:
    """Return hundredths as shares with two decimals."""
    return f"{units // HUNDREDTHS}.{units % HUNDREDTHS:02}"


def nobody(_: Asking) -> Sequence[tuple[str, str]]:
    """Return nothing: what names people is made one at a time."""
    return ()


def erased(asking: Asking) -> str:
    """Return what stands for a name that was erased."""
    return asking.say("（已删除）", "(erased)")


def _roll(asking: Asking, of: str) -> RollFile:
    found: RollFile = asking(RollOf(collective=CollectiveId(of)), MEMBERSHIP)
    return found


def _stage(asking: Asking, roll: RollFile) -> str:
    return asking.say(
        f"{roll.stage.zh}；成员 {roll.members} 人",
        f"{roll.stage.en}; {roll.members} members",
    )


def register(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the register of members as it is kept: since when, and by what cause."""
    roll = _roll(asking, of)
    columns: tuple[Heading, ...] = (
        ("number", "序号", "number", Kind.INTEGER),
        ("household", "户编号", "household", Kind.TEXT),
        ("name", "姓名", "name", Kind.TEXT),
        ("since", "取得日期", "since", Kind.DATE),
        ("cause", "取得方式", "cause", Kind.TEXT),
        ("shares", "股份（股）", "shares", Kind.TEXT),
    )
    cells = [
        (
            number,
            one.household,
            one.name or erased(asking),
            one.since,
            "" if one.cause is None else asking.label(one.cause),
            shown(one.units),
        )
        for number, one in enumerate(_members(roll), 1)
    ]
    foot = asking.say(
        "身份证号只在人口登记中，本册不列。本册由集体经济组织保管，张贴用公示版。",
        "Identity numbers are in the register of people alone. This register is kept by the "
        "collective; what is put up is the public edition.",
    )
    title = (f"成员名册：{_name(asking, of)}", f"Register of members: {_name(asking, of)}")
    return [asking.table(title, columns, cells, under=[_stage(asking, roll)], foot=[foot])]


def public_register(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what hangs out of the register: names and shares, and nothing else of anybody."""
    roll = _roll(asking, of)
    columns: tuple[Heading, ...] = (
        ("number", "序号", "number", Kind.INTEGER),
        ("name", "姓名", "name", Kind.TEXT),
        ("shares", "股份（股）", "shares", Kind.TEXT),
    )
    cells = [
        (number, one.name or erased(asking), shown(one.units))
        for number, one in enumerate(_members(roll), 1)
    ]
    foot = asking.say(
        "对名册有异议的，可以书面提出；何人何时因何成为成员，只答复本人。",
        "Whoever objects may do so in writing; since when and why somebody is a member is told "
        "to that person alone.",
    )
    title = (f"成员名册（公示版）：{_name(asking, of)}", f"Members, put up: {_name(asking, of)}")
    return [asking.table(title, columns, cells, under=[_stage(asking, roll)], foot=[foot])]


def _name(asking: Asking, of: str) -> str:
    return names_of(asking).get(of, of)


def _members(roll: RollFile) -> list[RollLine]:
    return [one for one in roll.lines if one.member]


def _kinds(roll: RollFile) -> tuple[ShareKind, ...]:
    """Return the kinds of shares that there are, in their order."""
    there = {held.kind for one in roll.lines for held in one.shares}
    there |= {held.kind for held in roll.pool}
    return tuple(kind for kind in ShareKind if kind in there)


def shares(asking: Asking, of: str) -> Sequence[Statement]:
    """Return the register of shares: by person, by household, and every change."""
    roll = _roll(asking, of)
    name = _name(asking, of)
    return [
        _by_person(asking, roll, name),
        _by_household(asking, roll, name),
        _changes(asking, roll, name),
    ]


def _headings(kinds: Iterable[ShareKind]) -> list[Heading]:
    found = [(kind.value, kind.zh, kind.en, Kind.TEXT) for kind in kinds]
    return [*found, ("shares", "合计（股）", "shares", Kind.TEXT)]


def _held(units: dict[ShareKind, int], kinds: Iterable[ShareKind]) -> list[str]:
    return [*(shown(units.get(kind, 0)) for kind in kinds), shown(sum(units.values()))]


def _units(lines: Iterable[RollLine]) -> dict[ShareKind, int]:
    found: dict[ShareKind, int] = {}
    for line in lines:
        for one in line.shares:
            found[one.kind] = found.get(one.kind, 0) + one.units
    return found


def _by_person(asking: Asking, roll: RollFile, name: str) -> Statement:
    kinds = _kinds(roll)
    columns: list[Heading] = [
        ("number", "序号", "number", Kind.INTEGER),
        ("household", "户编号", "household", Kind.TEXT),
        ("name", "姓名", "name", Kind.TEXT),
        ("member", "成员", "member", Kind.TEXT),
        *_headings(kinds),
    ]
    yes, no = asking.say("是", "yes"), asking.say("否", "no")
    lines = [one for one in roll.lines if one.units]
    cells: list[Sequence[Any]] = [
        (
            number,
            one.household,
            one.name or erased(asking),
            yes if one.member else no,
            *_held({held.kind: held.units for held in one.shares}, kinds),
        )
        for number, one in enumerate(lines, 1)
    ]
    pool = {one.kind: one.units for one in roll.pool}
    all_units = _units(lines)
    for kind, units in pool.items():
        all_units[kind] = all_units.get(kind, 0) + units
    kept = asking.say("集体保留", "kept by the collective")
    cells.append((None, "", kept, "", *_held(pool, kinds)))
    cells.append((None, "", asking.say("合计", "total"), "", *_held(all_units, kinds)))
    foot = asking.say(
        "股份总数不因成员变动而变动。",
        "No change of members makes the shares more or fewer.",
    )
    title = (f"股权登记簿：{name}", f"Register of shares: {name}")
    return asking.table(title, columns, cells, under=[asking.label(roll.management)], foot=[foot])


def _by_household(asking: Asking, roll: RollFile, name: str) -> Statement:
    kinds = _kinds(roll)
    homes: dict[str, list[RollLine]] = {}
    for one in roll.lines:
        homes.setdefault(one.household, []).append(one)
    columns: list[Heading] = [
        ("household", "户编号", "household", Kind.TEXT),
        ("people", "人数", "people", Kind.INTEGER),
        *_headings(kinds),
    ]
    away = asking.say("（不在本市户内）", "(in no household of the city)")
    cells = [
        (home or away, len(homes[home]), *_held(_units(homes[home]), kinds))
        for home in sorted(homes, key=lambda one: (not one, one))
    ]
    title = (f"股权登记簿（按户）：{name}", f"Shares by household: {name}")
    return asking.table(title, columns, cells)


def _changes(asking: Asking, roll: RollFile, name: str) -> Statement:
    columns: tuple[Heading, ...] = (
        ("change", "编号", "number", Kind.INTEGER),
        ("since", "日期", "day", Kind.DATE),
        ("how", "方式", "how", Kind.TEXT),
        ("kind", "股种", "kind", Kind.TEXT),
        ("shares", "股份（股）", "shares", Kind.TEXT),
        ("giver", "转出", "from", Kind.TEXT),
        ("taker", "转入", "to", Kind.TEXT),
        ("reference", "凭据", "paper", Kind.TEXT),
    )
    named = {one.person: one.name for one in roll.lines}
    cells = [
        (
            one.number,
            one.move.since,
            asking.label(one.move.kind),
            asking.label(one.move.share),
            shown(one.move.units),
            _holder(asking, one.move, one.move.giver, named),
            _holder(asking, one.move, one.move.taker, named),
            one.move.reference,
        )
        for one in roll.moves
        if one.move is not None and one.move.since <= asking.day
    ]
    title = (f"股权变更记录：{name}", f"Changes of shares: {name}")
    return asking.table(title, columns, cells)


def _holder(
    asking: Asking,
    move: ShareMove,
    person: PersonId | None,
    named: dict[PersonId, str | None],
) -> str:
    """Return who gave or took; whoever has none any more is the one who died, or who left."""
    if person is None:
        return asking.say("集体", "the collective")
    gone = (
        asking.say("被继承人", "the deceased")
        if move.kind is MoveKind.INHERIT
        else asking.say("原持有人", "a former holder")
    )
    return named.get(person) or gone


def _confirmed(asking: Asking) -> Sequence[tuple[str, str]]:
    """Return the collectives that divided something, or whose roll was confirmed."""
    found = []
    for key, name in names_of(asking).items():
        try:
            asking(MembershipTotals(collective=CollectiveId(key)), MEMBERSHIP)
        except RuralgovError as error:
            if error.code != "roll_missing":
                raise
            continue
        found.append((key, name))
    return found


def figures(asking: Asking, of: str) -> Sequence[Statement]:
    """Return what a collective divided, among how many and how much of it is paid: no names."""
    totals: Totals = asking(MembershipTotals(collective=CollectiveId(of)), MEMBERSHIP)
    columns: tuple[Heading, ...] = (
        ("title", "名称", "title", Kind.TEXT),
        ("year", "年度", "year", Kind.INTEGER),
        ("amount", "分配总额", "amount", Kind.AMOUNT),
        ("basis", "分配办法", "divided", Kind.TEXT),
        ("people", "人数", "people", Kind.INTEGER),
        ("paid", "已付", "paid", Kind.AMOUNT),
        ("open", "未付", "to pay", Kind.AMOUNT),
        ("stage", "状态", "stage", Kind.TEXT),
    )
    cells = [
        (
            one.title,
            one.year,
            one.amount,
            asking.label(one.basis),
            one.people,
            one.paid,
            one.amount - one.paid,
            asking.label(one.stage),
        )
        for one in totals.distributions
    ]
    said = asking.say(f"成员 {totals.members} 人", f"{totals.members} members")
    units = [
        asking.say(f"{one.kind.zh} {shown(one.units)} 股", f"{one.kind.en}: {shown(one.units)}")
        for one in totals.shares
    ]
    foot = asking.say(
        "每人所得在本集体公告栏公示；本人可以查本人的。",
        "What each gets is put up at the notice board; everybody may ask for their own.",
    )
    title = (
        f"收益分配公开表：{_name(asking, of)}",
        f"Distributions of {_name(asking, of)}",
    )
    return [asking.table(title, columns, cells, under=[said, *units], foot=[foot])]


_OF_ROLL: Final = Of(zh="集体经济组织", en="a collective", keys=nobody, which=NEVER)
FORMS: Final = (
    *(
        Form(name=name, zh=zh, en=en, make=make, of=_OF_ROLL)
        for name, zh, en, make in (
            ("member-register", "成员名册", "Register of members", register),
            ("member-notice", "成员名册（公示版）", "Members, put up", public_register),
            ("member-shares", "股权登记簿", "Register of shares", shares),
        )
    ),
    Form(
        name="distribution-figures",
        zh="收益分配公开表",
        en="Distributions",
        make=figures,
        of=Of(zh="集体经济组织", en="a collective", keys=_confirmed, most=20),
    ),
)
"""The sheets of this module."""
