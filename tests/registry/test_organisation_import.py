"""Organisations from a table: parents first, changes told from what is the same, faults named."""

from typing import Any

import pytest

from ruralgov.builtin.csv_tables import CsvTables
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, OrganisationId
from ruralgov.domain.kernel.imports import Steps
from ruralgov.domain.registry import (
    ChangeOrganisation,
    FindOrganisations,
    OrganisationRow,
    PostsOf,
    PostsOfPerson,
    RegisterOrganisation,
)
from ruralgov.domain.registry.organisations import imports, imports_posts
from ruralgov.imports.founding import example_organisations
from ruralgov.imports.steps import asking, importing, proven
from ruralgov.imports.table import from_csv
from ruralgov.reports.organisations import organisation_sheet
from ruralgov.sample.city import AS_OF
from ruralgov.sample.draw import identity_number
from tests.town import Town

HEAD = "名称,类型,所在地,上级组织,统一社会信用代码,编号\n"
CODE = "91350100M000100Y43"


def planned(town: Town, rows: str) -> Steps:
    acting = town.acting("registrar")
    options = {"since": "2025-01-01", "source": "编办"}
    tables = (from_csv((HEAD + rows).encode(), imports.SPEC),)
    ready = importing(asking(town.app, acting), imports.TABLE, options, tables=tables)
    plan = imports.plan(ready)
    proven(town.app, imports.TABLE, plan, ready.problems, acting)
    return plan


def brought_in(town: Town, rows: str) -> Steps:
    plan = planned(town, rows)
    town.app.execute_all([step.command for step in plan.steps], **town.acting("registrar"))
    return plan


def found(town: Town, **wanted: Any) -> dict[str, OrganisationRow]:
    rows = town.ask("auditor", FindOrganisations(**wanted))
    return {row.name: row for row in rows}


def test_a_table_may_name_a_parent_that_comes_later_in_it_and_one_for_each_town(town: Town) -> None:
    rows = (
        "{place}城建办,镇街内设机构,each_town,{place}政府,,\n"
        "{place}调解委员会,村级专门委员会,each_village,{town}政府,,\n"
        "{place}政府,镇人民政府（街道办事处）,each_town,,,\n"
        "水务公司,企业,,社会治理中心,,\n"
    )
    plan = brought_in(town, rows)
    assert plan.counts == {"new": 5, "changed": 0, "same": 0, "unmentioned": 1}
    known = found(town)
    assert known["俚岛镇城建办"].parent == known["俚岛镇政府"].owner
    assert known["俚岛镇城建办"].place == town.town
    assert known["大庄调解委员会"].parent == known["俚岛镇政府"].owner
    assert known["大庄调解委员会"].place == town.village
    assert (known["水务公司"].place, known["水务公司"].parent) == (
        *(CITY,),
        known["社会治理中心"].owner,
    )
    again = planned(town, rows)
    assert (again.counts["same"], again.steps) == (5, [])


def test_a_code_that_arrives_and_a_new_name_change_what_is_there(town: Town) -> None:
    brought_in(town, "水务公司,企业,,,,\n供电公司,企业,,,,\n")
    brought_in(town, f"水务公司,企业,,,{CODE},\n")
    assert found(town)["水务公司"].credit_code == CODE
    key = found(town)["供电公司"].owner
    plan = brought_in(town, f"市水务集团,企业,,,{CODE},\n国网供电公司,企业,,,,{key}\n")
    assert plan.counts == {"new": 0, "changed": 2, "same": 0, "unmentioned": 1}
    assert [type(step.command) for step in plan.steps] == [ChangeOrganisation] * 2
    assert set(found(town)) == {"市水务集团", "国网供电公司", "社会治理中心"}
    assert found(town)["市水务集团"].credit_code == CODE


@pytest.mark.parametrize(
    ("rows", "code", "column"),
    [
        ("甲,部门,371082199,,,\n", "place_missing", "place"),
        ("甲,部门,,没有的局,,\n", "organisation_unknown", "parent"),
        ("甲,部门,,,,没有\n", "organisation_missing", "id"),
        ("甲,部门,,,,\n甲,企业,,,,\n", "row_twice", "name"),
        ("甲,部门,,,123,\n", "credit_code_wrong", "credit_code"),
        (f"甲,部门,,,{CODE},\n乙,部门,,,{CODE},\n", "credit_code_taken", "credit_code"),
        ("甲,部门,,甲,,\n", "organisation_circle", "parent"),
        ("甲,部门,,乙,,\n乙,部门,,甲,,\n", "organisation_circle", "parent"),
    ],
)
def test_what_is_wrong_is_named_at_its_cell(town: Town, rows: str, code: str, column: str) -> None:
    with pytest.raises(BadInput) as caught:
        planned(town, rows)
    faults: Any = caught.value.facts["faults"]
    assert {(one.error.code, one.column) for one in faults} == {(code, column)}


def test_the_example_has_every_unit_of_the_example_plan(town: Town) -> None:
    from ruralgov.domain.cases import PublishDispatchPlan
    from ruralgov.domain.registry import Places
    from ruralgov.imports.founding import example_matters, example_plan
    from ruralgov.sample.city import FALLBACK
    from ruralgov.sample.draw import BEGIN

    towns = town.ask("registrar", Places())
    places = [*towns, *town.ask("registrar", Places(parent=town.town))]
    commands = example_organisations(places, AS_OF, "示例")
    assert {type(one) for one in commands} == {RegisterOrganisation}
    town.app.execute_all(commands, **town.acting("registrar"))
    matters = example_matters(BEGIN, "示例目录")
    list(town.app.execute_many(matters, **town.acting("admin")))  # it refuses those it has
    units = town.ask("registrar", FindOrganisations())
    plan = example_plan(places, units, FALLBACK, BEGIN, "示例")
    town.do("registrar", PublishDispatchPlan(plan=plan))


def test_what_is_written_out_is_the_same_when_it_is_read_again(town: Town) -> None:
    rows = (
        "{place}办,镇街内设机构,each_town,社会治理中心,,\n"
        f"水务公司,企业,,,{CODE},\n"
        "调解组,其他,371082101201,{town}办,,\n"
        "调解组,其他,371082101202,水务公司,,\n"
        "甲组,其他,371082101202,调解组,,\n"
    )
    brought_in(town, rows)
    sheet = organisation_sheet(asking(town.app, town.acting("registrar")))
    assert [column.id for column in sheet.columns] == [
        *("name", "kind", "place", "parent", "credit_code", "id")
    ]
    written = CsvTables().write(sheet).decode("utf-8-sig")
    plan = planned(town, written[written.index("\n") + 1 :])
    assert plan.counts == {"new": 0, "changed": 0, "same": 6, "unmentioned": 0}


def test_posts_and_their_holders_come_from_a_table(town: Town) -> None:
    brought_in(town, "水务公司,企业,,,,\n")
    home = town.household("1")
    first, second = (town.person(home, identity_number(n)) for n in (1, 2))
    rows = (
        "组织,岗位,职数,身份证号,任职日期\n"
        f"水务公司,经理,,{identity_number(1)},2025-03-01\n"
        f"水务公司,经理,,{identity_number(2)},\n"
        "水务公司,会计,1,,\n"
    )

    def steps(text: str) -> Steps:
        acting = town.acting("registrar")
        options = {"since": "2025-02-01", "source": "任命文件"}
        tables = (from_csv(text.encode(), imports_posts.SPEC),)
        ready = importing(asking(town.app, acting), imports_posts.TABLE, options, tables=tables)
        plan = imports_posts.plan(ready)
        proven(town.app, imports_posts.TABLE, plan, ready.problems, acting)
        return plan

    plan = steps(rows)
    assert plan.counts == {"posts": 2, "changed": 0, "appointed": 2, "same": 0}
    town.app.execute_all([step.command for step in plan.steps], **town.acting("registrar"))
    (company,) = town.ask("auditor", FindOrganisations(name="水务公司"))
    posts = town.ask("auditor", PostsOf(organisation=OrganisationId(company.owner)))
    assert sorted((one.title, one.seats) for one in posts) == [("会计", 1), ("经理", 2)]
    (held,) = town.ask("auditor", PostsOfPerson(person=first))
    assert (held.basis, held.since.isoformat()) == ("任命文件", "2025-03-01")
    assert len(town.ask("auditor", PostsOfPerson(person=second))) == 1
    again = steps(rows.replace("会计,1", "会计,2").replace("2025-03-01", ""))
    assert again.counts == {"posts": 0, "changed": 1, "appointed": 0, "same": 2}
    with pytest.raises(BadInput) as caught:
        steps(rows.replace(identity_number(2), identity_number(3)).replace("会计", "会计,x"))
    faults: Any = caught.value.facts["faults"]
    assert "holder_unknown" in {one.error.code for one in faults}
    assert identity_number(3) not in str(caught.value)
