"""Each check finds what was planted for it, and leaves its honest twin alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.oversight import CHECKS, CrossCheckPlace, CrossCheckReport, views
from ruralgov.domain.registry import Places
from ruralgov.sample.faults import Planted, scores
from ruralgov.sample.faults.kinds import FAULTS, TWINS, UNSEEN, Kind
from ruralgov_sqlalchemy import SqlStorage
from tests.bench.oversight import YEAR, Lived, live

VILLAGES, SHARE = 130, 0.75


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    path: Path = tmp_path_factory.mktemp("faults")
    one = live(SqlStorage(f"sqlite:///{path}/city.db", "371082"), VILLAGES, SHARE)
    yield one
    one.app.close()


@pytest.fixture(scope="module")
def report(lived: Lived) -> CrossCheckReport:
    return lived.check()


def found(lived: Lived, report: CrossCheckReport, name: str) -> list[bool]:
    """Tell of each planting of a kind whether its rule found it.

    Where the books stopped, R6 rightly links every asset, the honest ones among them.
    """
    stopped = {one.collective for one in lived.planted if one.name == "stopped"}
    mine = [
        one
        for one in lived.planted
        if one.name == name and not (one.honest and one.rule == "R6" and one.collective in stopped)
    ]
    assert mine, "the set is too small"
    return [is_found(one, report) for one in mine]


def is_found(one: Planted, report: CrossCheckReport) -> bool:
    return any(finding.check == one.rule and one.shows_in(finding) for finding in report.findings)


VARIED = {
    "claimed_twice_by_form",
    "related_other_spelling",
    "split_by_name",
    "split_by_days",
    "cheaper_than_before",
    "sold_below_value",
}
"""Faults that come in degrees, or in spellings as different as two names may be."""


UNTOLD = {"two_repairs", "invoice_in_two_parts"}
"""Honest things that look exactly like a fault."""


@pytest.mark.parametrize(
    "kind", [one for one in FAULTS if one.name not in VARIED], ids=lambda one: one.name
)
def test_a_planted_fault_is_found_by_its_rule(
    lived: Lived, report: CrossCheckReport, kind: Kind
) -> None:
    assert all(found(lived, report, kind.name))


@pytest.mark.parametrize("kind", UNSEEN, ids=lambda one: one.name)
def test_what_leaves_no_trace_is_not_found(
    lived: Lived, report: CrossCheckReport, kind: Kind
) -> None:
    assert not any(found(lived, report, kind.name))


@pytest.mark.parametrize("kind", TWINS, ids=lambda one: one.name)
def test_an_honest_twin_is_left_alone_but_for_those_that_cannot_be_told(
    lived: Lived, report: CrossCheckReport, kind: Kind
) -> None:
    assert any(found(lived, report, kind.name)) is (kind.name in UNTOLD)


def test_nothing_alarms_but_what_looks_like_a_fault(lived: Lived, report: CrossCheckReport) -> None:
    alarms = {one.rule: one.alarms for one in scores(lived.planted, report.findings) if one.alarms}
    assert set(alarms) == {"R10", "R27"}
    assert not report.failures


def test_every_check_has_a_fault_that_it_finds(lived: Lived, report: CrossCheckReport) -> None:
    hit = {one.rule for one in lived.planted if not one.honest and is_found(one, report)}
    assert hit >= {check.id for check in CHECKS}


def test_the_year_with_its_faults_is_whole(lived: Lived) -> None:
    assert lived.app.verify() == []


def test_the_same_is_found_however_much_is_read_at_once(
    lived: Lived, report: CrossCheckReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "FEW", 0)
    assert lived.check() == report


def test_town_by_town_the_findings_are_those_of_the_city(
    lived: Lived, report: CrossCheckReport
) -> None:
    towns = lived.app.query(Places(), **lived.city.staff("registrar"))
    each = [
        lived.app.query(
            CrossCheckPlace(place=PlaceId(town.owner), first=YEAR.first, last=YEAR.last),
            **lived.city.staff("townfunds"),
        )
        for town in towns
    ]
    assert sum(one.collectives for one in each) == report.collectives
    found = sorted((finding for one in each for finding in one.findings), key=repr)
    assert found == sorted(report.findings, key=repr)
