"""Consortia and the villages that came in from tables; every wrong cell is named."""

import pytest

from ruralgov.domain import consortia as c
from ruralgov.domain.consortia import imports
from ruralgov.domain.kernel.ids import ConsortiumId
from tests.bringing import Wrong, brought, counted
from tests.consortia.area import Area
from tests.consortia.scenario import BEGAN, KEEPER, approving

HEAD = "联建片区,类型,牵头单位,研判依据,章程,提出日期,村居代码,决议文号\n"
FIRST = "东片区,发展产业,联建党委,研判1号,章程1号,2025-01-05,371082101281,决〔2025〕{}号\n"
SECOND = "东片区,发展产业,联建党委,研判1号,章程1号,2025-01-05,371082101282,决〔2025〕{}号\n"
MORE = "联建片区,村居代码,加入日期,决议文号,批准文件\n东片区,371082101283,2025-06-01,{},镇委2号\n"


class Desk(Area):
    """The area, with decisions of three villages to be in a consortium."""

    def __init__(self) -> None:
        super().__init__()
        self.references = []
        for one in self.villages:
            self.decision(one)
            self.references.append(f"决〔2025〕{next(self.numbers) - 1}号")

    def text(self) -> str:
        first, second, _ = (one.split("〕")[1][:-1] for one in self.references)
        return HEAD + FIRST.format(first) + SECOND.format(second)

    def formed(self, text: str | None = None) -> Wrong:
        return brought(self.town, KEEPER, imports.TABLES[0], text or self.text())

    def came(self, text: str | None = None) -> Wrong:
        given = text or MORE.format(self.references[2])
        return brought(self.town, KEEPER, imports.TABLES[1], given)

    def named(self, *stages: c.ConsortiumStage) -> list[ConsortiumId]:
        every = stages or tuple(c.ConsortiumStage)
        rows = self.town.ask(KEEPER, c.Consortia(stages=every))
        return [ConsortiumId(row.owner) for row in rows]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_consortia_come_with_the_consents_of_their_villages_and_once(desk: Desk) -> None:
    assert desk.formed() == []
    (key,) = desk.named(c.ConsortiumStage.CONSENTED)
    assert set(desk.state(key).founders) == set(desk.villages[:2])
    assert desk.formed() == []
    assert desk.named() == [key]
    assert desk.came() == [(2, "name", "consortium_name_unknown")]
    desk.approve(approving(key))
    desk.keep(c.ActivateConsortium(consortium=key, since=BEGAN))
    assert desk.formed() == []
    for _ in range(2):
        assert desk.came() == []
    assert set(desk.state(key).villages) == set(desk.villages)


def test_consents_that_were_missing_are_added_later(desk: Desk) -> None:
    waiting = desk.text().replace(desk.references[1], "")
    assert desk.formed(waiting) == []
    assert len(desk.named(c.ConsortiumStage.PROPOSED)) == 1
    assert desk.formed() == []
    assert len(desk.named(c.ConsortiumStage.CONSENTED)) == 1


def test_wrong_cells_of_consortia_are_named(desk: Desk) -> None:
    text = desk.text()
    cases = {
        text.replace("联建党委", "某党委"): (2, "lead", "organisation_unknown"),
        text.replace("101282,", "101999,"): (3, "village", "place_missing"),
        text.replace("101282,", "101281,"): (3, "village", "row_twice"),
        text.replace(desk.references[1], "决9号"): (3, "decision", "decision_reference_unknown"),
        text.replace("章程1号", "章程2号", 1): (3, "charter", "consortium_row_differs"),
        text.replace("2025-01-05", "2027-01-05"): (2, "since", "consortium_day_wrong"),
    }
    for wrong, cell in cases.items():
        assert desk.formed(wrong)[0] == cell
    alone = "".join(text.splitlines(keepends=True)[:2])
    assert desk.formed(alone) == [(2, "village", "consortium_too_few")]
    assert desk.named() == [], "nothing is half done"


def test_wrong_cells_of_villages_that_come_in_are_named(desk: Desk) -> None:
    desk.formed()
    (key,) = desk.named()
    desk.approve(approving(key))
    desk.keep(c.ActivateConsortium(consortium=key, since=BEGAN))
    text = MORE.format(desk.references[2])
    assert desk.came(text.replace("101283", "101999")) == [(2, "village", "place_missing")]
    assert desk.came(MORE.format("决9号")) == [(2, "decision", "decision_reference_unknown")]
    assert desk.came(text.replace("2025-06-01", "2025-01-01")) == [
        (2, "since", "consortium_day_wrong")
    ]
    desk.active(desk.villages[2], desk.away)
    assert desk.came() == [(2, "village", "village_in_another")]


def test_what_the_tables_bring_and_what_is_there_already_is_counted(desk: Desk) -> None:
    formed, came = imports.TABLES
    text, more = desk.text(), MORE.format(desk.references[2])
    said = [counted(desk.town, KEEPER, formed, text)]
    desk.formed()
    (key,) = desk.named()
    desk.approve(approving(key))
    desk.keep(c.ActivateConsortium(consortium=key, since=BEGAN))
    said += [counted(desk.town, KEEPER, formed, text), counted(desk.town, KEEPER, came, more)]
    desk.came()
    said.append(counted(desk.town, KEEPER, came, more))
    assert said == [{"proposed": 1, "consents": 2}, {"same": 2}, {"admitted": 1}, {"same": 1}]
