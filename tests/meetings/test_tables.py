"""Bodies, their members and old decisions from tables."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from ruralgov.cli import main
from ruralgov.domain import meetings as m
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage
from tests.town import DAY, Town

VILLAGE = "371082101201"
BODIES = f"""所在地,会议类型,名称,起始日,届满日（含）
{VILLAGE},村民会议,,2024-01-01,
{VILLAGE},村民代表会议,,2024-01-01,2028-12-31
"""
PAPERS = f"""所在地,会议类型,决议日期,文号,决议名称,事项,应到,实到,赞成
{VILLAGE},村民会议,2025-11-20,大庄村决1号,修路,other,100,60,31
{VILLAGE},村民会议,2025-11-21,大庄村决2号,修桥,other,,,
"""


class Desk:
    """A store in a file, and who works on it through the command line."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"sqlite:///{folder}/c.db"
        self.town = Town(SqlStorage(self.url, "371082"))
        (folder / "c.key").write_text((b"k" * 32).hex(), encoding="utf-8")

    def bring(self, what: str, text: str, account: str, purpose: str, *more: str) -> str:
        path = self.folder / f"{what}.csv"
        path.write_text(text, encoding="utf-8")
        at = ["--store", self.url, "--key-file", f"{self.folder}/c.key"]
        who = ["--as", account, "--purpose", purpose]
        words = [*at, *who, "import", what, str(path), *more, "--apply"]
        return CliRunner().invoke(main, words).output

    def register(self, what: str, text: str) -> str:
        return self.bring(what, text, "registrar", "registration", "--source", "村档案")

    def record(self, text: str) -> str:
        return self.bring("decisions", text, "meeting_recorder", "deliberation")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_table_of_bodies_is_taken_once(desk: Desk) -> None:
    assert "2" in desk.register("bodies", BODIES)
    rows = desk.town.ask("registrar", m.Bodies(place=desk.town.village))
    assert {row.kind for row in rows} == {
        m.BodyKind.VILLAGE_MEETING,
        m.BodyKind.REPRESENTATIVES,
    }
    again = desk.register("bodies", BODIES)
    assert len(desk.town.ask("registrar", m.Bodies(ended=True))) == 2, again
    wrong = BODIES + "999999999999,村民会议,,2024-01-01,\n"
    assert "4: place_missing" in desk.register("bodies", wrong)


def test_members_are_seated_by_their_numbers(desk: Desk) -> None:
    desk.register("bodies", BODIES)
    number = identity_number(2001)
    desk.town.person(desk.town.household("t"), number)
    head = "所在地,会议类型,身份证号,席位,任职日期\n"
    row = f"{VILLAGE},村民代表会议,{number},代表,2024-01-01\n"
    unknown = f"{VILLAGE},村民代表会议,{identity_number(2003)},代表,2024-01-01\n"
    said = desk.register("body_members", head + row + unknown)
    assert "body_member_unknown" in said
    assert identity_number(2003) not in said
    desk.register("body_members", head + row)
    desk.register("body_members", head + row)
    bodies = desk.town.ask("registrar", m.Bodies())
    (body,) = [one.owner for one in bodies if one.kind is m.BodyKind.REPRESENTATIVES]
    (sitting,) = desk.town.ask("registrar", m.RosterOf(body=body), DAY)
    assert sitting.kind is m.SeatKind.REPRESENTATIVE


def test_old_decisions_are_taken_once_and_are_marked(desk: Desk) -> None:
    desk.register("bodies", BODIES)
    said = desk.record(PAPERS.replace(",60,31", ",60,30"))
    assert "2: decision_paper_not_passed" in said

    desk.record(PAPERS)
    desk.record(PAPERS)
    found = desk.town.ask("meeting_recorder", m.Decisions(place=desk.town.village))
    assert [(one.origin, one.sure) for one in found] == [(m.Origin.PAPER, False)] * 2
    twice = PAPERS + PAPERS.splitlines()[1] + "\n"
    assert "row_twice" in desk.record(twice)
