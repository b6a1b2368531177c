"""The instruments from a table: drafts that wait for another person, and every wrong cell named."""

from datetime import date

import pytest

from ruralgov.domain.instruments import (
    AdoptInstrument,
    FrameworkTree,
    InstrumentDrafts,
    Pillar,
    Scope,
)
from ruralgov.domain.instruments.imports import SPEC, TABLE, key_of
from ruralgov.domain.kernel.imports import Steps
from tests.instruments.desk import CLERK, REVIEWER, office
from tests.registry.rosters import faults, given
from tests.town import Town

HEAD = ",".join(column.zh for column in SPEC.columns)
MASTER = "总体-1,总体实施方案,实施方案,市办发1号,市委组织部,2024-01-01,2024-01-01" + "," * 14
PLAN = "配套-1,配套方案,,,市委组织部,,2024-01-01,,,市办发1号" + "," * 11
MEASURE = (
    "措施-1,具体措施,积分办法,市办发2号,市委组织部,2024-03-01,2024-03-01,2026-12-31,2026-06-01,"
    "配套-1,,,网格化管理；数字化支撑,3200,,专项工作或具体任务,省办发1号,积分兑换,2024-02-01,"
    "市委组织部,一致"
)


@pytest.fixture
def town() -> Town:
    made = Town()
    office(made)
    return made


def bring(town: Town, *lines: str) -> Steps:
    return given(town, *lines, head=HEAD, table=TABLE, acting=town.acting(CLERK))


def test_a_table_is_taken_once_and_waits_for_another_person(town: Town) -> None:
    assert bring(town, MEASURE, PLAN, MASTER).counts == {"drafted": 3, "same": 0}
    drafts = {one.id: one.paper for one in town.ask(CLERK, InstrumentDrafts())}
    assert list(drafts) == [key_of("总体-1"), key_of("配套-1"), key_of("措施-1")]
    paper = drafts[key_of("措施-1")]
    assert (paper.until, paper.review) == (date(2027, 1, 1), date(2026, 6, 1))
    assert paper.parent == key_of("配套-1")
    assert paper.pillars == (Pillar.GRIDS, Pillar.DIGITAL)
    assert (paper.characters, paper.scope) == (3200, Scope.TASK)
    assert (paper.superior, paper.adds, paper.source) == ("省办发1号", "积分兑换", "派出所")
    assert paper.checked is not None
    assert (paper.checked.day, paper.checked.result) == (date(2024, 2, 1), "一致")
    unknown = drafts[key_of("配套-1")]
    assert (unknown.title, unknown.document, unknown.issued) == (None, None, None)
    assert (unknown.name, unknown.parent) == ("（题名未载）", key_of("总体-1"))
    for key in drafts:
        town.do(REVIEWER, AdoptInstrument(draft=key))
    tree = town.ask(CLERK, FrameworkTree())
    assert (tree.masters, tree.supporting, tree.measures) == (1, 1, 1)
    assert bring(town, MEASURE, PLAN, MASTER).counts == {"drafted": 0, "same": 3}


def test_what_is_there_already_is_named_by_number_title_or_code(town: Town) -> None:
    bring(town, MASTER, PLAN)
    for key in (key_of("总体-1"), key_of("配套-1")):
        town.do(REVIEWER, AdoptInstrument(draft=key))
    for number, named in enumerate(("实施方案", "市办发1号", "总体-1", key_of("总体-1"))):
        line = f"新-{number},配套方案,方案{number},,市委组织部,,2024-01-01,,,{named}" + "," * 11
        bring(town, line)
    drafts = town.ask(CLERK, InstrumentDrafts())
    assert [one.paper.parent for one in drafts] == [key_of("总体-1")] * 4


@pytest.mark.parametrize(
    ("old", "new", "column", "code"),
    [
        ("市办发2号,市委组织部", "市办发2号,某局", "issuer", "organisation_unknown"),
        ("配套-1,,,", "配套-9,,,", "parent", "instrument_missing"),
        ("配套-1,,,", ",,,", "parent", "instrument_parent_wrong"),
        ("配套-1,,,", "配套-1,配套-8,,", "amends", "instrument_missing"),
        ("配套-1,,,", "配套-1,,配套-7,", "repeals", "instrument_missing"),
        ("配套-1,,,", "配套-1,,措施-1,", "repeals", "instrument_above"),
        ("数字化支撑", "数字化", "pillars", "cell_wrong"),
        ("网格化管理；数字化支撑", "", "pillars", "instrument_pillars_wrong"),
        ("3200,,", "3200,abc,", "sha256", "instrument_hash_wrong"),
        ("3200,,", "0,,", "characters", "instrument_length_wrong"),
        ("2024-02-01,市委组织部,一致", "2024-02-01,,一致", "checker", "cell_empty"),
        ("2024-02-01,市委组织部,一致", "2024-02-01,市委组织部,", "result", "cell_empty"),
        ("2024-02-01,市委组织部,一致", ",市委组织部,一致", "checked", "cell_empty"),
        ("2024-02-01,市委组织部,一致", "2024-02-01,某局,一致", "checker", "organisation_unknown"),
        ("2024-02-01", "2026-02-01", "checked", "instrument_check_ahead"),
        ("2024-03-01,2024-03-01", "2024-03-02,2024-03-01", "since", "instrument_days_wrong"),
        ("具体措施", "办法", "kind", "cell_wrong"),
    ],
)
def test_each_wrong_cell_is_named(town: Town, old: str, new: str, column: str, code: str) -> None:
    assert MEASURE.count(old) == 1, old
    lines = (MASTER, PLAN, MEASURE.replace(old, new))
    found = faults(town, *lines, head=HEAD, table=TABLE, acting=town.acting(CLERK))
    assert found == [(4, column, code)]
    assert town.ask(CLERK, InstrumentDrafts()) == []


def test_a_code_stands_in_a_table_once(town: Town) -> None:
    twice = MASTER.replace("实施方案,市办发1号", "另一方案,市办发8号")
    found = faults(town, MASTER, twice, head=HEAD, table=TABLE, acting=town.acting(CLERK))
    assert found == [(3, "code", "row_twice")]


def test_a_second_master_is_named_at_its_cell(town: Town) -> None:
    bring(town, MASTER)
    town.do(REVIEWER, AdoptInstrument(draft=key_of("总体-1")))
    second = MASTER.replace("总体-1", "总体-2").replace("市办发1号", "市办发8号")
    found = faults(town, second, head=HEAD, table=TABLE, acting=town.acting(CLERK))
    assert found == [(2, "repeals", "instrument_master_taken")]
