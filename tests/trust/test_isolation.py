"""What each command asks for and changes, over the scenario, and why its level keeps it apart.

Two transactions that both commit contradict each other where one misses what the other writes, and
that one misses what a third wrote, in a circle. PostgreSQL sees this among SERIALIZABLE ones. So of
any two such steps in a row none may touch a transaction by key (Fekete and others, 2005): the first
two tests see to it that no step leads from one to another kind of transaction, the third that among
those by key no two steps follow each other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from attrs import define, evolve, field
from tests.scenario import every_command
from tests.town import Town
from tests.ways import report

from ruralgov.app.bounds import Level, Levels, Outgrown, Territory, Within
from ruralgov.app.receipts import Receipt
from ruralgov.builtin.keyfile import LocalKey
from ruralgov.domain.cases import AcceptCase, DefineMatter, LinkCase, OpenCaseRow, ReportCase
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.ids import AccountId, CaseId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import RegisterHousehold
from ruralgov.testing.contexts import Beside

RULES = {rule.command: rule for context in CONTEXTS for rule in context.commands}
RECORDS = [record for context in CONTEXTS for record in context.records]
TERRITORY = Territory.of(RULES.values(), RECORDS)
NAMES = {table.row: table.name for record in RECORDS for table in record.tables}


@define
class Asked:
    """What a command asked for and changed, with what followed from it."""

    states: set[str] = field(factory=set)
    tables: set[str] = field(factory=set)
    changed: set[str] = field(factory=set)
    rows: set[str] = field(factory=set)
    """The tables whose rows it changed."""

    @property
    def kinds(self) -> set[str]:
        """The kinds of record that it asked for in any way."""
        return self.states | {TERRITORY.kinds[table] for table in self.tables}


class Recording(Within):
    """Notes what a command does, at any level, and lets it."""

    def __init__(self, log: dict[type, Asked]) -> None:
        super().__init__(TERRITORY, Level.ALONE)
        self.log = log

    @property
    def mine(self) -> Asked:
        return self.log[object if self._rule is None else self._rule.command]

    def end(self) -> None:
        pass

    def state(self, kind: str, _key: str) -> None:
        self.mine.states.add(kind)

    def rows(self, _row: type, table: str) -> None:
        self.mine.tables.add(table)

    def change(self, kind: str, _key: str) -> None:
        self.mine.changed.add(kind)


def live(town: Town, told: Callable[[Any, Receipt], None]) -> None:
    """Give every command of the scenario; *told* hears of each with its receipt."""
    steps = every_command(town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        told(command, receipt)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            return


@pytest.fixture(scope="module")
def log() -> dict[type, Asked]:
    """What each command of the scenario did."""
    found: dict[type, Asked] = defaultdict(Asked)

    def told(command: Any, receipt: Receipt) -> None:
        record = RULES[type(command)].record
        given = [one for one in record.events if one.__name__ in receipt.events]
        tables = (one for one in record.tables if any(map(one.may_change, given)))
        found[type(command)].rows.update(one.name for one in tables)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Levels, "bounds", lambda _self, _level: Recording(found))
        town = Town(Beside())
        live(town, told)
        assert town.app.verify() == []
        town.app.close()
    found.pop(object, None)
    return found


def by_key(command: type) -> bool:
    return RULES[command].by_key


def test_a_command_by_key_asks_for_its_own_record_and_slow_ones(log: dict[type, Asked]) -> None:
    assert sum(map(by_key, log)) >= 30
    for command in filter(by_key, log):
        asked, rule = log[command], RULES[command]
        before = {NAMES[row] for row in rule.before}
        assert asked.states <= TERRITORY.slow | {rule.record.kind} | asked.changed, command
        assert {TERRITORY.kinds[one] for one in asked.tables - before} <= TERRITORY.slow, command
        assert asked.changed <= TERRITORY.by_key, command


def test_what_is_not_by_key_is_alone_where_it_meets_what_is(log: dict[type, Asked]) -> None:
    """A whole transaction reads nothing that one by key changes, and changes nothing it reads."""
    town = Town(Beside())
    live(town, lambda _command, _receipt: None)
    outgrown = set(town.app.outgrown)
    town.app.close()
    alone = {
        *("EndGrantsAt", "HandOverCases", "LinkCase", "OpenProblem", "PlanNotices", "UnlinkCase"),
        "AskRegister",  # it is decided over a family, and sent by the exchange
    }
    assert {one.__name__ for one in outgrown} == alone
    for command in set(log) - outgrown:
        asked = log[command]
        record = RULES[command].record
        if by_key(command) or record.slow or record.kind in TERRITORY.by_key:
            continue  # the last are alone from the beginning
        assert not asked.kinds & TERRITORY.by_key, command
        assert not asked.changed & (TERRITORY.by_key | TERRITORY.slow), command


def test_among_commands_by_key_no_two_steps_follow_each_other(log: dict[type, Asked]) -> None:
    """A step leads from who asks for rows of before to who changes them: reports, then endings."""
    rules = {one: RULES[one] for one in filter(by_key, log)}
    leads = {one: {NAMES[row] for row in rule.before} for one, rule in rules.items() if rule.before}
    assert {one.__name__: tables for one, tables in leads.items()} == {
        "ReportCase": {"closed_cases", "imported_cases"}
    }
    asked = set().union(*leads.values())
    changing = {one for one in rules if log[one].rows & asked}
    assert {one.__name__ for one in changing} == {"CloseCase", "ForceClose", "ImportCase"}
    assert not changing & set(leads)


def test_what_queries_write_no_rule_asks_for(log: dict[type, Asked]) -> None:
    """A query that opens personal values is whole and asks for anything: nothing rests on it."""
    assert {one.__name__ for one, asked in log.items() if "reading" in asked.kinds} == set()


def test_a_rule_that_asks_by_predicate_is_found_and_carried_out_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The mutant: a rule by key that looks through the open cases of its place."""
    town, levels, known = Town(Beside()), list[Level](), RULES[ReportCase]

    def looking(state: Any, command: Any, given: Given) -> Iterator[Any]:
        given.read.rows(OpenCaseRow, place=command.place)
        return known.rule(state, command, given)

    def noted(self: Levels, level: Level) -> Within | None:
        levels.append(level)
        return bounds(self, level)

    bounds = Levels.bounds
    monkeypatch.setattr(Levels, "bounds", noted)
    monkeypatch.setitem(
        cast(dict[type, Any], town.app.catalogue.commands), ReportCase, evolve(known, rule=looking)
    )
    report(town)
    report(town)
    assert town.app.outgrown == {ReportCase: "ReportCase: asks for OpenCaseRow"}
    assert levels == [Level.BY_KEY, Level.ALONE, Level.ALONE]
    assert town.app.verify() == []
    town.app.close()


def test_commands_by_key_share_no_transaction_with_others_unless_it_is_alone() -> None:
    levels = Levels(RULES, RECORDS)
    case, link, home = AcceptCase(case=CaseId("1")), LinkCase, RegisterHousehold
    assert levels.of([case, case]) is Level.BY_KEY
    assert levels.of([_blank(home)]) is levels.of([]) is Level.WHOLE
    assert levels.of([case, _blank(home)]) is Level.ALONE
    assert levels.of([_blank(DefineMatter)]) is Level.ALONE
    assert levels.of([_blank(link)]) is Level.WHOLE
    levels.learn(Outgrown("asks for case 1", link))
    assert levels.of([_blank(link)]) is Level.ALONE


def _blank(kind: type) -> Any:
    """Return a command of a class, whatever is in it."""
    return object.__new__(kind)


def test_a_new_key_and_erasures_done_again_are_written_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begun: list[str] = []
    real = Beside.begin_alone

    def alone(self: Beside) -> Any:
        begun.append("alone")
        return real(self)

    monkeypatch.setattr(Beside, "begin_alone", alone)
    town = Town(Beside())
    begun.clear()
    town.app.rotate_key(LocalKey(b"n" * 32))
    steps = len(begun)
    begun.clear()
    assert steps >= 3
    town.app.erasures.apply([], Actor(AccountId("privacy")))
    assert begun == ["alone"]
    town.app.close()
