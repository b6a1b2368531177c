"""Sheets of posts and secondments: sums of the queries, names for few, kinds apart."""

from datetime import date

import pytest

from ruralgov.domain import staffing as s
from ruralgov.domain.access import Readings
from ruralgov.domain.kernel.errors import Denied
from ruralgov.domain.registry import OrganisationKind
from ruralgov.domain.staffing.messages import CountStaff
from ruralgov.reports.sheets import FORMS
from tests.sheets.desk import asking, columns, tables
from tests.staffing.office import MARCH, badge, holder, moving, opening, organisation, posted
from tests.staffing.test_acts import Beat
from tests.staffing.test_officers import SENDER
from tests.town import NAME, Town


@pytest.fixture
def beat() -> Beat:
    """Two officers of one bureau and one of another at the centre; one badge runs out."""
    made = Beat()
    bureau = organisation(made.town, "应急管理局")
    officer = made.enter(*holder(made.town, bureau, "执法三科"))
    made.do(s.IssueBadge(officer=officer, badge=badge("15100003", until=date(2026, 2, 1))))
    assert made.refused(made.sent(officer)) == ""
    made.grant()
    return made


def test_the_roster_has_departments_across_towns_down_and_the_sums_of_the_query(beat: Beat) -> None:
    (found,) = tables(beat.town, "auditor", "secondments")
    asked = beat.town.ask("auditor", s.SecondmentTable())
    assert [one.zh for one in found.columns[1:-1]] == [one.name for one in asked.by_department]
    assert found.rows == (["俚岛镇", 2, 1, 3], ["合计", 2, 1, 3])
    assert found.rows[-1][1:] == [*(one.people for one in asked.by_department), asked.people]
    assert "下派执法人员 3 人，来自 2 个部门，在 1 个镇街" in found.under


def test_names_are_for_those_who_may_see_them_and_each_is_a_reading(beat: Beat) -> None:
    town = beat.town.town
    with pytest.raises(Denied):
        tables(beat.town, "auditor", "secondment-names", town)
    (found,) = tables(beat.town, SENDER, "secondment-names", town)
    assert found.title == "俚岛镇下派执法人员名册"
    assert columns(found, "name") == [(NAME,)] * 3
    assert sorted(columns(found, "department", "ending")) == [
        ("市场监督管理局", ""),
        ("市场监督管理局", ""),
        ("应急管理局", "60日内到期"),
    ]
    assert columns(found, "last")[0] == (date(2026, 2, 28),)
    assert len(beat.town.ask("auditor", Readings(subject=f"person/{beat.person}"))) == 1
    of = FORMS["secondment-names"].of
    assert of is not None
    assert of.keys(asking(beat.town, SENDER)) == [(town, "俚岛镇")]


def test_a_centre_has_its_powers_and_the_badges_that_run_out_without_names(beat: Beat) -> None:
    centres, powers, badges = tables(beat.town, "auditor", "centre", beat.town.town)
    (asked,) = beat.town.ask("auditor", s.CentreSheets(place=beat.town.town))
    assert columns(centres, "transferred", "commissioned", "people") == [(2, 0, 3)]
    assert columns(powers, "code", "faults") == [("S001", "逾期未评估"), ("S002", "逾期未评估")]
    assert columns(badges, "department", "badge", "note") == [
        ("应急管理局", date(2026, 1, 31), "60日内到期")
    ]
    assert len(asked.ending) == 1
    of = FORMS["centre"].of
    assert of is not None
    assert of.keys(asking(beat.town, "auditor")) == [(beat.town.town, "俚岛镇 综合执法中心")]
    assert NAME not in str((centres, powers, badges))


def test_posts_are_apart_by_kind_and_town_and_what_moved_sums_to_nothing() -> None:
    town = Town()
    bureau = organisation(town, "财政局")
    office = organisation(town, "俚岛镇人民政府", OrganisationKind.TOWN_GOVERNMENT, town.town)
    posted(town, opening({bureau: 30, office: 5}))
    posted(town, opening({bureau: 9}, kind=s.QuotaKind.ADMINISTRATIVE, approval="三定2号"))
    posted(town, moving({bureau: -4, office: 4}))
    kind = s.QuotaKind.INSTITUTION
    town.do("staffing_officer", CountStaff(unit=bureau, kind=kind, staff=20, day=MARCH, source="t"))
    sums, towns, units, moved, by_town = tables(town, "auditor", "posts")
    asked: s.PostSheet = town.ask("auditor", s.PostLedger())
    assert columns(sums, "kind", "posts", "staff", "vacant", "counters", "balance") == [
        (one.kind.zh, one.posts, one.staff, one.vacant, one.counters, one.total)
        for one in asked.sums
    ]
    assert columns(sums, "kind", "posts", "balance") == [("行政编制", 9, 0), ("事业编制", 35, 0)]
    assert columns(towns, "town", "kind", "posts", "staff", "vacant", "uncounted") == [
        ("俚岛镇", "事业编制", 9, None, None, 1),
        ("市直", "行政编制", 9, None, None, 1),
        ("市直", "事业编制", 26, 20, 6, 0),
    ]
    assert len(units.rows) == 3
    cut = [row for row in columns(moved, "basis", "account", "posts") if row[0] == "减上补下"]
    assert [row[1:] for row in cut] == [("俚岛镇人民政府", 4), ("财政局", -4), ("合计", 0)]
    assert sum(posts for (posts,) in columns(moved, "posts")) == 0
    assert "减上补下：增加 4 名，减少 4 名；其中 1 个镇街的单位增加 4 名" in moved.under
    assert [row for row in columns(by_town, "town", "basis", "received") if row[0] != "市直"] == [
        ("俚岛镇", "期初登记", 5),
        ("俚岛镇", "减上补下", 4),
    ]
    english = tables(town, "auditor", "posts", lang="en")
    assert columns(english[1], "town")[-1] == ("the city's own",)
    assert columns(english[3], "account")[0] == ("authorised from above",)
