"""A roll and its changes of shares from tables, one row each; every wrong cell is named."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import CollectiveId, DecisionId, PersonId
from ruralgov.domain.kernel.imports import (
    COLLECTIVE,
    SINCE,
    SOURCE,
    Importing,
    ImportTable,
    Option,
    Problems,
    Step,
    Steps,
    at,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.personal import IdentityNumber
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.membership import texts
from ruralgov.domain.membership.messages import DraftMemberRoll, ProposeShareMove
from ruralgov.domain.membership.model import (
    LARGEST_SHARE,
    Holding,
    Management,
    MoveKind,
    RollEntry,
    ShareKind,
)
from ruralgov.domain.membership.queries import KnownMembers, RollFile, RollOf

Row = tuple[Line, Mapping[str, Any]]


def units_of(text: str) -> int:
    """Return hundredths of ``1``, ``1.5`` or ``1.25`` shares; raises ``ValueError``."""
    whole, _, part = text.strip().partition(".")
    if not (whole.isdecimal() and whole.isascii() and len(part) <= 2):
        raise ValueError(text)
    if text.strip().endswith(".") or (part and not (part.isdecimal() and part.isascii())):
        raise ValueError(text)
    units = int(whole) * 100 + int(part.ljust(2, "0") or "0")
    if units > LARGEST_SHARE:
        raise ValueError(text)
    return units


_NOTE: Final = "股，最多两位小数；没有的不填"
ROLL: Final = TableSpec(
    name="member_roll",
    zh="成员名册和股份表",
    note="一行一人；人员须已登记。导入后为草稿，公示、经成员大会决议确认后生效。",
    personal=True,
    columns=(
        Column("identity", "身份证号", Kind.IDENTITY, empty=True, note="必填"),
        *(
            Column(kind.value, kind.zh, read=units_of, needed=False, example="1.00", note=_NOTE)
            for kind in ShareKind
        ),
    ),
)
MOVES: Final = TableSpec(
    name="share_moves",
    zh="股权变动表",
    note="一行一次变动；导入后待另一人逐条审核。集体赎回的不填转入人，集体配给的不填转出人。",
    personal=True,
    columns=(
        Column("kind", "方式", Kind.CHOICE, choices=labels(MoveKind), example="继承"),
        Column("share", "股种", Kind.CHOICE, choices=labels(ShareKind), example="土地股"),
        Column("units", "股份", read=units_of, example="1.50", note="股，最多两位小数"),
        Column("giver", "转出人身份证号", Kind.IDENTITY, empty=True, note="集体配给的不填"),
        Column("taker", "转入人身份证号", Kind.IDENTITY, empty=True, note="集体赎回的不填"),
        Column("since", "变动日期", Kind.DATE, example="2026-03-02"),
        Column("reference", "凭据", example="继承公证书〔2026〕12号"),
        Column("reason", "原因", example="原持有人去世"),
        Column("decision", "决议编号", needed=False, note="赎回、配给的必填"),
    ),
)
_MANAGEMENTS: Final = {one.value: one for one in Management}
MANAGEMENT: Final = Option(
    name="management",
    said="whether shares follow who comes and goes: static or dynamic",
    zh="股份管理：static 为静态，dynamic 为动态",
    read=lambda text: _MANAGEMENTS[text],
    default="static",
)
POOL: Final = Option(
    name="pool",
    said="how many basic shares the collective itself keeps",
    zh="集体保留的基本股数",
    read=units_of,
    default="0",
)
_MOVE_CELLS: Final = {
    "share_holders_wrong": "kind",
    "share_too_few share_units_wrong": "units",
    "share_decision_missing decision_missing": "decision",
    "roll_day_wrong": "since",
}


@frozen(kw_only=True)
class RollStep(Step):
    """The command of a whole roll: what refuses it is of the row of the person it names."""

    rows: Mapping[PersonId, Line]

    def note(self, refusal: RuralgovError, problems: Problems) -> None:
        """Note what refuses the roll beside the person that it is about, or at the first row."""
        line = self.rows.get(PersonId(str(refusal.facts.get("person"))))
        if line is None:
            problems.add(self.line, refusal)
        else:
            problems.add(line, refusal, "identity")


def _people(
    wanted: Iterable[tuple[Line, IdentityNumber | None, str]], importing: Importing
) -> dict[tuple[int, str], PersonId]:
    """Return who has the number of each cell; one that is nobody's is noted at it."""
    asked = [one for one in wanted if one[1] is not None]
    numbers = tuple(number for _, number, _ in asked if number is not None)
    query = KnownMembers(collective=importing.options["collective"], identities=numbers)
    known = importing.ask(query) if numbers else []
    found = {one.index: one.person for one in known}
    people: dict[tuple[int, str], PersonId] = {}
    for index, (line, _, column) in enumerate(asked):
        if index in found:
            people[line.number, column] = found[index]
        else:
            importing.problems.add(line, BadInput(texts.MEMBER_UNKNOWN), column)
    return people


def _roll(importing: Importing, key: CollectiveId, day: date | None = None) -> RollFile | None:
    """Return the roll that there is, or None."""
    try:
        return importing.ask(RollOf(collective=key), day=day)
    except RuralgovError as error:
        if error.code != "roll_missing":
            raise
        return None


def plan_roll(importing: Importing) -> Steps:
    """Return the command that drafts the roll of a table."""
    options, problems = importing.options, importing.problems
    rows = list(importing.rows)
    people = _people([(line, values["identity"], "identity") for line, values in rows], importing)
    entries = _entries(rows, people, problems)
    done = Steps(counts={"members": len(entries), "same": 0})
    if not rows or problems.found:
        return done
    if _same(_roll(importing, options["collective"], options["since"]), entries):
        return Steps(counts={"members": 0, "same": len(entries)})
    kept = options["pool"]
    command = DraftMemberRoll(
        collective=options["collective"],
        management=options["management"],
        since=options["since"],
        source=options["source"],
        members=tuple(entries),
        pool=(Holding(kind=ShareKind.BASIC, units=kept),) if kept else (),
    )
    lines = {people[line.number, "identity"]: line for line, _ in rows}
    done.steps.append(RollStep(line=rows[0][0], command=command, rows=lines))
    return done


def _entries(
    rows: Sequence[Row], people: Mapping[tuple[int, str], PersonId], problems: Problems
) -> list[RollEntry]:
    found: dict[PersonId, RollEntry] = {}
    for line, values in rows:
        person = people.get((line.number, "identity"))
        if person is None:
            if values["identity"] is None:
                problems.add(line, BadInput(texts.MEMBER_UNKNOWN), "identity")
            continue
        if person in found:
            problems.add(line, BadInput(texts.MEMBER_TWICE, person=person), "identity")
        shares = tuple(
            Holding(kind=kind, units=values[kind.value])
            for kind in ShareKind
            if values.get(kind.value)
        )
        found[person] = RollEntry(person=person, shares=shares)
    return list(found.values())


def _same(roll: RollFile | None, entries: list[RollEntry]) -> bool:
    """Tell whether a roll has these people with these shares."""
    if roll is None:
        return False
    there = {one.person: one.shares for one in roll.lines}
    return there == {one.person: one.shares for one in entries}


def plan_moves(importing: Importing) -> Steps:
    """Return a command for each change of shares that was not entered yet."""
    key: CollectiveId = importing.options["collective"]
    rows = list(importing.rows)
    wanted = [(line, values[side], side) for line, values in rows for side in ("giver", "taker")]
    people = _people(wanted, importing)
    roll = _roll(importing, key)
    there = set() if roll is None else {_what(one.move) for one in (*roll.pending, *roll.moves)}
    done = Steps(counts={"proposed": 0, "same": 0})
    for line, values in rows:
        given = [side for side in ("giver", "taker") if values[side] is not None]
        if any((line.number, side) not in people for side in given):
            continue
        command = ProposeShareMove(
            collective=key,
            kind=values["kind"],
            share=values["share"],
            units=values["units"],
            giver=people.get((line.number, "giver")),
            taker=people.get((line.number, "taker")),
            since=values["since"],
            reference=values["reference"],
            reason=values["reason"],
            decision=DecisionId(values["decision"]) if values.get("decision") else None,
        )
        what = _what(command)
        if what in there:
            done.count("same")
            continue
        there.add(what)
        done.count("proposed")
        done.add(line, command, at(line, _MOVE_CELLS))
    return done


def _what(move: Any) -> tuple[Any, ...]:
    """Return what makes a change the same as another; nothing of what is no move."""
    if move is None:
        return ()
    return (move.kind, move.share, move.units, move.giver, move.taker, move.since, move.reference)


TABLES: Final = (
    ImportTable(spec=ROLL, plan=plan_roll, options=(COLLECTIVE, SINCE, SOURCE, MANAGEMENT, POOL)),
    ImportTable(spec=MOVES, plan=plan_moves, options=(COLLECTIVE,)),
)
"""The tables of members and shares."""
