"""Duty lists from tables, and the example pack that ships."""

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from ruralgov.cli import main
from ruralgov.domain import duties as u
from ruralgov.domain import registry as r
from ruralgov.domain.duties.imports import SPEC
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import CITY, DutyListId
from ruralgov.imports.founding import example_duties, shipped
from ruralgov.imports.table import from_csv
from ruralgov_sqlalchemy import SqlStorage
from tests.duties.street import APPROVER, OFFICER
from tests.town import DAY, Town

PRIMARY, AUXILIARY = u.DutyClass.PRIMARY, u.DutyClass.AUXILIARY
HEADER = "事项编码,类别,分类,事项,频次,每期次数,触发情形,履职证明,依据,责任部门,性质\n"
GOOD = (
    HEADER
    + "Z01,主责,排查,看房屋,每月,2,,上报的诉求或隐患,实施办法,,\n"
    + "F01,辅责,救助,告知渠道,按需,,群众提出时,参与办理的诉求,实施办法,民政局,示例\n"
)
NAMED = {
    u.DutyRole.GRID_WORKER: ("基础信息采集", "安全隐患排查", "社会救助", "心理服务"),
    u.DutyRole.LANE_CHIEF: ("宣传惠农政策", "收集群众诉求", "调解邻里纠纷", "维护街巷环境"),
}
"""What the report names of a list."""


def units() -> list[r.OrganisationRow]:
    """Return the departments that the example pack names."""
    named: set[str] = set()
    for role in u.DutyRole:
        text = shipped("duties", f"{role.value}-example.csv")
        lines = from_csv(text, SPEC).lines
        named |= {line.cells.get("primary_department", "") for line in lines}
    return [
        r.OrganisationRow(
            owner=f"id of {name}",
            name=name,
            kind=r.OrganisationKind.DEPARTMENT,
            place=CITY,
            credit_code=None,
            since=DAY,
            until=FOREVER,
        )
        for name in sorted(named - {""})
    ]


@pytest.mark.parametrize("role", list(u.DutyRole))
def test_the_pack_has_a_list_of_every_role_that_may_be_drafted(role: u.DutyRole) -> None:
    command = example_duties(role, units())
    classes = Counter(one.duty_class for one in command.items)
    if role is u.DutyRole.GRID_WORKER:
        assert classes == {PRIMARY: 125, AUXILIARY: 25}, "invariant 38"
    if role is u.DutyRole.LANE_CHIEF:
        assert {one.heading for one in command.items} == {*NAMED[role]}
    if role is u.DutyRole.TOWNSHIP:
        assert set(classes) == set(u.CLASSES[role])
    real = [one.title for one in command.items if not one.example]
    assert len(real) == len(NAMED.get(role, ()))
    assert all(any(word in title for title in real) for word in NAMED.get(role, ()))
    assert "示例" in command.title


def test_the_whole_pack_is_drafted_adopted_and_published() -> None:
    town = Town()
    for row in units():
        town.unit(row.name)
    found = town.ask("registrar", r.FindOrganisations())
    for role in u.DutyRole:
        key = DutyListId(town.do(OFFICER, example_duties(role, found)).key)
        town.do(APPROVER, u.AdoptDutyList(duty_list=key, approval="纪要"))
        town.do(OFFICER, u.PublishDutyList(duty_list=key, published=DAY, since=DAY))
    query = u.DutyListOn(role=u.DutyRole.GRID_WORKER, place=town.village)
    shown = town.ask(OFFICER, query)
    assert [(one.stated, len(one.items)) for one in shown.classes] == [(125, 125), (25, 25)]
    assert (shown.examples, all(one.department_name for one in shown.classes[1].items)) == (
        146,
        True,
    )


class Desk:
    """A store in a file, and who brings tables to it through the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder}/c.db"
        self.town = Town(SqlStorage(self.url, "371082"))
        (folder / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")

    def bring(self, text: str, stated: str = "主责=1；辅责=1", **more: str) -> str:
        path = self.folder / "list.csv"
        path.write_text(text, encoding="utf-8")
        at = ["--store", self.url, "--key-file", f"{self.folder}/c.key"]
        who = ["--as", OFFICER, "--purpose", "duties"]
        options = {"role": "网格员", "title": "网格员清单", "stated": stated, "source": "办法"}
        said = [word for name, value in (options | more).items() for word in (f"--{name}", value)]
        words = [*at, *who, "import", "duties", str(path), *said, "--apply"]
        return CliRunner().invoke(main, words).output

    def lists(self) -> list[u.DutyListRow]:
        found: list[u.DutyListRow] = self.town.ask(OFFICER, u.DutyLists())
        return found


def test_a_list_is_taken_in_once_and_every_wrong_cell_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert "organisation_unknown" in desk.bring(GOOD)
    desk.town.unit("民政局")
    wrong = (
        HEADER
        + "Z01,主责,排查,看房屋,每月,99,,决议,实施办法,,\n"
        + "Z01,辅责,救助,告知渠道,按需,,,参与办理的诉求,实施办法,,\n"
        + "Z02,基本履职事项,救助,告知渠道,每日,,,会议,实施办法,无此局,\n"
    )
    said = desk.bring(wrong, "主责=2")
    for code in (
        "2: duty_cycle_wrong",
        "2: duty_evidence_wrong",
        "3: duty_code_twice",
        "3: duty_department_missing",
        "3: duty_cycle_wrong",
        "4: cell_wrong",
    ):
        assert code in said, said
    assert "duty_count_wrong" in desk.bring(GOOD, "主责=2；辅责=1")
    assert "option_wrong" in desk.bring(GOOD, "主责125")
    assert "place_missing" in desk.bring(GOOD, place="999999999999")
    assert desk.lists() == []
    assert "2" in desk.bring(GOOD)
    (row,) = desk.lists()
    assert (row.stage, row.items, row.own, row.helps) == (u.ListStage.DRAFT, 2, 1, 1)
    again = desk.bring(GOOD)
    assert len(desk.lists()) == 1, again
