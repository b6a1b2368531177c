"""Sheets of aid: what may be published tells of no few, and the work list names nobody."""

from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Outcome
from ruralgov.domain.aid.counts_monitor import LEAST, shown, total
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, AidFileId, PersonId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import Figures
from ruralgov.sample.draw import identity_number
from tests.aid.scenario_means import entering
from tests.aid.scenario_monitor import CLERK, change, family
from tests.aid.test_assessments import lived
from tests.sheets.desk import TODAY, columns, tables
from tests.town import NAME, Town

WISH = "每天一顿午饭"


def opened(town: Town, count: int, *, first: int = 0) -> list[AidFileId]:
    home = town.household(f"716-{first}")
    people = [
        PersonId(town.person(home, identity_number(64_140 + first + n))) for n in range(count)
    ]
    return [AidFileId(town.do(CLERK, family(town, one)).key) for one in people]


def numbers(town: Town, lang: str = "zh") -> list[tuple[str, ...]]:
    found = tables(town, "auditor", "aid-caseload", lang=lang)
    return columns(found[0], "families", "people", "needs") + columns(found[1], "applications")


def test_rule_61_fewer_than_five_are_held_back() -> None:
    town = Town()
    opened(town, 4)
    assert {cell for row in numbers(town) for cell in row} == {"未公布"}
    opened(town, 1, first=4)
    assert numbers(town)[0][:2] == ("5", "5")
    opened(town, 4, first=5)
    assert numbers(town)[0][:2] == ("5", "5"), "nine are shown as five"


def test_rule_61_one_more_family_is_not_told_by_two_tables() -> None:
    """Of a town whose count moves by one a month, published months differ by five or nothing."""
    said = [shown(count) or 0 for count in range(40)]
    steps = {later - before for before, later in pairwise(said)}
    assert steps == {0, LEAST}
    assert all((x - y) % LEAST == 0 for x, y in product(said, said))


@given(st.lists(st.integers(0, 60), min_size=1, max_size=25))
def test_rule_61_a_total_tells_nothing_of_what_is_held_back(counts: list[int]) -> None:
    cells = [shown(count) for count in counts]
    assert total(cells) == (sum(cell or 0 for cell in cells) or None)
    small = [count if count >= LEAST else 4 - count % LEAST for count in counts]
    assert [shown(count) for count in small] == cells
    assert total(shown(count) for count in small) == total(cells)


def test_rule_61_a_month_that_is_not_over_is_not_published() -> None:
    town = Town()
    with pytest.raises(Refused) as caught:
        town.app.query(a.AidCaseload(month=Month("2026-01")), **_as(town), day=date(2026, 1, 31))
    assert caught.value.code == "aid_month_open"
    over = a.AidCaseload(month=Month("2026-01"))
    assert town.app.query(over, **_as(town), day=date(2026, 2, 1)).lines == ()


def _as(town: Town) -> dict[str, Any]:
    return {"actor": town.account("auditor"), "purpose": a.AID}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rule_61_nothing_that_was_planted_is_in_a_public_sheet(lang: str) -> None:
    town = Town()
    (file,) = opened(town, 1)
    person = town.ask(CLERK, a.AidFileCard(file=file)).members[0].person
    town.do(CLERK, change(file, person, said="重病住院四十天"))
    for name in ("aid-caseload", "aid-monitoring"):
        shown_ = repr(tables(town, "auditor", name, lang=lang))
        for secret in (NAME, file, person, "重病", "独居"):
            assert secret not in shown_, (name, secret)
    listed = repr(tables(town, "auditor", "aid-alerts", town.village, lang=lang))
    for secret in (NAME, person, "重病住院", "独居"):
        assert secret not in listed


def test_the_work_list_has_what_is_owed_first_then_what_is_due_first() -> None:
    town = Town()
    one, two = opened(town, 2)
    people = [town.ask(CLERK, a.AidFileCard(file=f)).members[0].person for f in (one, two)]
    town.do(CLERK, change(one, people[0]))
    owed = {"kind": a.ChangeKind.NOT_DELIVERED, "source": a.AidSource.TREASURY}
    town.do(CLERK, change(two, people[1], programme=a.Programme.MINIMUM, **owed))
    late = TODAY + timedelta(days=30)
    (table,) = tables(town, "auditor", "aid-alerts", town.town, day=late)
    rows = columns(table, "outcome", "due", "late", "file")
    assert rows[0][0] == Outcome.DELIVER.zh
    assert rows[0][3] == two
    assert [row[1] for row in rows[1:]] == sorted(row[1] for row in rows[1:])
    assert {row[2] for row in rows} == {"是"}


def test_the_report_has_every_outcome_and_the_sources() -> None:
    town = Town()
    (file,) = opened(town, 1)
    person = town.ask(CLERK, a.AidFileCard(file=file)).members[0].person
    town.do(CLERK, change(file, person))
    push = a.ReceiveAidPush(
        place=CITY,
        source=a.AidSource.MEDICAL,
        month=Month("2025-10"),
        received=date(2025, 11, 5),
        lines=40,
        unused=2,
    )
    town.do("aid_supervisor", push)
    outcomes, _, sources = tables(town, "auditor", "aid-monitoring", day=TODAY)
    raised = dict(columns(outcomes, "outcome", "raised"))
    assert raised[Outcome.OFFER.zh] == 3
    assert columns(sources, "source") == [(a.AidSource.MEDICAL.zh,)]
    line = town.ask(CLERK, a.AidSources(place=town.village))
    assert [(one.source, one.state) for one in line] == [(a.AidSource.MEDICAL, a.SourceState.LATE)]


@pytest.mark.parametrize(
    ("lang", "said", "foot"),
    [
        ("zh", "成员1：工资性收入 60000.00 元（来源：申报表，截至 2025-06-01）", "不是审核决定"),
        ("en", "member 1: wages 60000.00 yuan (from 申报表, as of 2025-06-01)", "decides nothing"),
    ],
)
def test_rule_20_p_12_the_family_has_its_copy_with_plain_reasons(
    lang: str, said: str, foot: str
) -> None:
    town = Town()
    key, one = lived(town)
    rich = Figures.from_spans((6_000_000, 6_000_000))
    town.do(CLERK, entering(key, one, value=rich))
    made = town.do(CLERK, a.AssessAid(file=key, number=1)).key
    (table,) = tables(town, CLERK, "aid-explanation", made, lang=lang)
    cells = repr(table.rows)
    assert said in cells
    assert foot in table.foot[0]
    assert NAME not in repr(table)
