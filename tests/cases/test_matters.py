"""Matters: their versions, and the catalogue that is read from a table."""

from datetime import date

import pytest

from ruralgov.domain import cases as m
from ruralgov.domain.access import ADMINISTRATION
from ruralgov.domain.cases import Action, Matters, Stage, Terms
from ruralgov.domain.cases.matters import imports as matters
from ruralgov.domain.kernel.clock import TimeLimit, TimeUnit
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.imports.founding import example_matters
from tests.tables import matters_of
from tests.town import Town, code_of
from tests.ways import (
    matter,
    report,
    row,
    take,
)


def test_rule_1_a_matter_is_in_force_and_its_versions_follow_each_other(town: Town) -> None:
    assert code_of(lambda: report(town, "ufo")) == "matter_missing"
    newer = m.DefineMatter(
        code="light",
        name="路灯不亮",
        standard="路灯损坏",
        unit="城建办",
        limit=TimeLimit(1, TimeUnit.WORKING_DAYS),
        since=date(2026, 2, 1),
        source="新目录",
    )
    acting = {"actor": Actor(AccountId("admin")), "purpose": ADMINISTRATION}
    town.app.execute(newer, **acting)  # type: ignore[arg-type]
    assert code_of(lambda: town.app.execute(newer, **acting)) == "change_not_later"  # type: ignore[arg-type]
    units = [
        next(r.unit for r in town.ask("auditor", Matters(), day) if r.owner == "light")
        for day in (date(2026, 1, 31), date(2026, 2, 1))
    ]
    assert units == ["镇街城建办", "城建办"]


def test_rule_4_a_matter_may_say_that_it_is_never_refused(town: Town) -> None:
    case = report(town, matter(town, terms=Terms(refusable=False)))
    assert code_of(lambda: take(town, case, Action.REFUSE)) == "matter_not_refusable"
    take(town, case, Action.ACCEPT, Action.DECLINE)
    assert row(town, case).stage is Stage.NOT_FILED


def test_the_example_catalogue_has_more_than_400_matters_with_the_five_of_the_report() -> None:
    found = example_matters(date(2024, 1, 1), "示例目录")
    assert len(found) > 400
    assert len({one.name for one in found}) == len(found)
    groups = {one.category for one in found}
    assert {"安全生产", "生态环保", "渔船管控"} <= groups
    assert {"井盖维修", "路灯维护"} <= {one.name for one in found}
    assert sum(bool(one.milestones) for one in found) >= 5


def test_a_catalogue_names_every_wrong_row_at_once() -> None:
    head = ",".join(one.id for one in matters.SPEC.columns if one.needed)
    good = "a,组,名,标准,办,town,5,working_days,dispatch,0,0,yes,"
    (stern,) = matters_of(f"{head},refusable\n{good},no")
    assert not stern.terms.refusable
    rows = [good, good, good.replace("a,", "b,", 1).replace("yes", "maybe"), "c" + good[1:]]
    rows[3] = rows[3].replace("5,working_days", "0,fortnights")
    with pytest.raises(BadInput) as caught:
        matters_of("\n".join([head, *rows]))
    assert caught.value.code == "table_rows_wrong"
    for word in ("maybe", "fortnights"):
        assert word in caught.value.en
