"""Sheets of consortia: census, charter and outcomes, against what is asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import consortia as c
from ruralgov.domain.meetings import BodyKind, Matter
from tests.consortia.area import END, Area
from tests.consortia.scenario import APPROVER, approving
from tests.consortia.test_outcomes import Yard
from tests.sheets.desk import columns, tables


@pytest.fixture
def area() -> Area:
    return Area()


def test_the_census_counts_each_fault_and_names_what_it_is_about(area: Area) -> None:
    first, second, third = area.villages
    area.active(first, second)
    area.active(third, area.away)
    area.merge(second, first)
    census, faults, findings = tables(area.town, "auditor", "consortium-census")
    asked = area.town.ask("auditor", c.ConsortiumCensusSheet())
    assert columns(faults, "fault", "consortia", "findings") == [
        (one.fault.zh, one.consortia, one.findings) for one in asked.faults
    ]
    assert faults.under[1].startswith(f"没有问题的片区 {asked.sound} 个")
    assert columns(findings, "fault", "about", "since") == [
        ("成员村不足两个", "", END),
        ("成员村已撤并", "村101282", END),
    ]
    across = ("跨镇街（牵头单位不在成员村所在镇街）", 0, 0)
    rows = columns(census, "town", "consortia", "villages")
    assert rows[-1] == ("合计", 2, 3)
    assert across not in rows


def test_a_charter_says_what_is_pooled_and_whether_it_was_approved_on_paper(area: Area) -> None:
    first, second, _ = area.villages
    key = area.active(first, second)
    money: dict[str, Any] = {"item": "周转金", "quantity": 1_234_50, "owner": area.owners[first]}
    money["decision"] = area.decision(first, Matter.INVESTMENT)
    area.pledge(key, first, kind=c.ResourceKind.FUND, **money)
    area.pledge(key, second, kind=c.ResourceKind.CADRE_TIME, item="干部", quantity=30, owner=None)
    parts = area.portion(first, 1, 3), area.portion(second, 2, 3)
    area.keep(area.agree(key, *parts))
    asked = area.charter(key)
    facts, members, pooled, pledges, projects, shares, *_ = tables(
        area.town, "auditor", "consortium-charter", key
    )
    told = dict(columns(facts, "fact", "value"))
    assert told["批准依据"] == "仅有批准文件，没有登记会议决议"
    assert told["联合项目数"] == str(asked.projects) == "1"
    assert columns(members, "village", "decision") == [
        (one.name, one.reference) for one in asked.members
    ]
    assert columns(pooled, "kind", "pledges", "quantity", "unit", "money") == [
        ("干部人才", 1, 30, "人天", None),
        ("资金", 1, None, "", 1_234_50),
    ]
    assert [one.quantity for one in asked.pooled] == [30, 1_234_50]
    assert columns(pledges, "village", "item") == [
        ("俚岛镇村101281", "周转金"),
        ("俚岛镇村101282", "干部"),
    ]
    first_pledge = asked.record.pledges[0]
    assert columns(pledges, "last")[0] == (first_pledge.until - timedelta(days=1),)
    assert len(projects.rows) == 1
    assert columns(shares, "village", "share") == [
        ("俚岛镇村101281", "1/3"),
        ("俚岛镇村101282", "2/3"),
    ]


def test_a_charter_approved_in_a_meeting_names_the_decision(area: Area) -> None:
    first, second, _ = area.villages
    key = area.proposed(first, second)
    area.consent(key, first, second)
    body = area.body(area.town.town, BodyKind.CONFERENCE)
    decision = area.decision(first, Matter.JOINT, body=body)
    area.town.do(APPROVER, evolve(approving(key), decision=decision))
    facts, *_ = tables(area.town, "auditor", "consortium-charter", key)
    told = dict(columns(facts, "fact", "value"))
    assert told["批准依据"].startswith("联席会议 2025")
    before, *_ = tables(area.town, "auditor", "consortium-charter", key, day=date(2024, 1, 1))
    assert dict(columns(before, "fact", "value"))["批准"] == "尚未批准"


def test_outcomes_are_before_and_after_and_of_industry_in_yuan() -> None:
    yard = Yard()
    yard.keep(yard.income(yard.sold(yard.first, 1_000_00), yard.sold(yard.second, 500_00)))
    sums, team, industry, governance, incomes = tables(yard.town, "auditor", "consortium-outcomes")
    asked = yard.sheet()
    assert columns(sums, "consortia", "verified", "waiting", "income") == [
        (one.consortia, one.verified, one.waiting, one.income if n == 1 else None)
        for n, one in enumerate(asked.sums)
    ]
    assert (team.rows, governance.rows) == ((), ())
    assert columns(industry, "before", "after", "change", "unit", "verified") == [
        (0, 1_500_00, 1_500_00, "元", None)
    ]
    assert columns(incomes, "village", "amount") == [
        ("俚岛镇村101281", 1_000_00),
        ("俚岛镇村101282", 500_00),
    ]
    charter = tables(yard.town, "auditor", "consortium-charter", yard.key)
    assert [len(table.rows) for table in charter if table.title == "产业融合"] == [1]
