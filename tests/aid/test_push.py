"""A month of changes as a department sends them: taken in once, every wrong cell named."""

from typing import Any

import pytest

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidSource
from ruralgov.domain.aid.imports_monitor import SPEC, TABLE
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AidFileId, PersonId
from ruralgov.imports.steps import asking, importing
from ruralgov.imports.table import from_csv
from tests.aid.scenario_monitor import CLERK, HAPPENED
from tests.aid.test_monitor import file_of
from tests.town import Town

HEAD = "救助档案编号,人员编号,变动类型,发生日期,救助项目,来源说明\n"


def row(of: AidFileId, who: PersonId, **more: str) -> str:
    plain = {
        "file": of,
        "person": who,
        "kind": "大额医疗自付",
        "happened": "2025-06-01",
        "programme": "",
        "said": "六月累计自付四万元",
    }
    return ",".join((plain | more).values()) + "\n"


def planned(town: Town, *rows: str) -> Any:
    table = from_csv((HEAD + "".join(rows)).encode(), SPEC)
    ask = asking(town.app, town.city.staff(CLERK))
    options = {
        "sender": "医保",
        "month": "2025-06",
        "received": str(HAPPENED),
        "at": town.village,
    }
    taken = importing(ask, TABLE, options, tables=(table,))
    steps = TABLE.plan(taken)
    return steps, [(one.error.code, one.column) for one in taken.problems.found]


def test_rule_50_a_month_is_taken_in_once_and_that_it_came() -> None:
    town = Town()
    file, person = file_of(town)
    rows = (row(file, person), row(file, person, kind="患重病"))
    steps, wrong = planned(town, *rows)
    assert (wrong, steps.counts) == ([], {"taken": 2, "same": 0})
    for step in steps.steps:
        town.do(CLERK, step.command)
    again, _ = planned(town, *rows)
    assert (again.steps, again.counts) == ([], {"taken": 0, "same": 2})
    (source,) = town.ask(CLERK, a.AidSources(place=town.village))
    assert (source.source, source.month, source.lines) == (AidSource.MEDICAL, "2025-06", 2)
    programmes = [one.programme for one in town.ask(CLERK, a.AidAlerts(place=town.village))]
    assert sorted(programmes) == sorted(
        [a.Programme.RIGID, a.Programme.TEMPORARY, a.Programme.SINGLE]
    ), "what two changes are a reason for is said once"


@pytest.mark.parametrize(
    ("wrong", "code", "column"),
    [
        ({"kind": "中彩票"}, "cell_wrong", "kind"),
        ({"happened": "去年"}, "date_unclear", "happened"),
        ({"said": ""}, "cell_empty", "said"),
        ({"programme": "没有的项目"}, "cell_wrong", "programme"),
        ({"person": ""}, "cell_empty", "person"),
    ],
)
def test_rule_50_every_wrong_cell_is_named(wrong: dict[str, str], code: str, column: str) -> None:
    town = Town()
    file, person = file_of(town)
    steps, found = planned(town, row(file, person, **wrong))
    assert found == [(code, column)]
    assert steps.steps == []


@pytest.mark.parametrize(
    ("wrong", "code", "column"),
    [
        ({"file": "none"}, "aid_file_missing", "file"),
        ({"person": "none"}, "person_missing", "person"),
        ({"programme": "临时救助"}, "aid_change_programme", "programme"),
        ({"happened": "2025-06-02"}, "aid_day_wrong", "happened"),
    ],
)
def test_rule_50_what_a_rule_refuses_is_shown_at_its_cell(
    wrong: dict[str, str], code: str, column: str
) -> None:
    town = Town()
    file, person = file_of(town)
    steps, found = planned(town, row(file, person, **wrong))
    assert found == []
    step = steps.steps[0]
    with pytest.raises(RuralgovError) as caught:
        town.do(CLERK, step.command)
    assert caught.value.code == code
    assert [cell for _, cell in step.cells[code]] == [column]
