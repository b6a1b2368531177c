"""Any record as it was known on a day, from its events."""

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.access import Readings, RecordAsKnown
from ruralgov.domain.access.views_file import held_on
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.calendar import at_minute
from ruralgov.domain.policy import AdoptProfile, CorrectProfileEntry, CurrentProfile
from ruralgov.domain.registry import ErasePerson
from tests.town import NAME, Town, code_of

A_DAY = timedelta(days=1)


def shown(town: Town, kind: str, key: str, day: date | None = None, **more: Any) -> Any:
    return town.ask("auditor", RecordAsKnown(kind=kind, key=key, **more), day)


def test_rule_11_what_was_believed_on_a_day_about_another() -> None:
    """A profile of January is withdrawn in March: February believed in it, April does not."""
    town = Town()
    first = town.ask("auditor", CurrentProfile())
    january = town.clock.now.date()
    town.do("registrar", AdoptProfile(profile=evolve(first, name="误", since=january)))
    town.clock.now += 60 * A_DAY
    march = town.clock.now.date()
    town.do("registrar", CorrectProfileEntry(entry=january, reason="文号有误"))
    town.clock.now += 30 * A_DAY

    def names(known: date, day: date) -> list[str]:
        found = shown(town, "profile", "city", day, known=known)
        return [one["name"] for one in found.held["profiles"]]

    assert names(march - A_DAY, january) == ["误"]
    assert names(march - A_DAY, january - A_DAY) == [first.name]
    assert names(march, january) == [first.name]
    assert names(town.clock.now.date(), january) == [first.name]
    now = shown(town, "profile", "city")
    assert [one.type for one in now.events] == [
        *("ProfileAdopted", "ProfileAdopted", "ProfileEntryCorrected")
    ]
    last = now.events[-1]
    assert (last.account, str(last.purpose), last.reason) == (
        *("registrar", "registration"),
        "文号有误",
    )
    assert last.fields["entry"] == str(january)
    assert now.events[0].fields["profile"]["source"] == first.source
    assert len(shown(town, "profile", "city", known=march - A_DAY).events) == 2


def test_the_end_of_a_day_is_the_city_s_midnight_and_an_instant_is_exact() -> None:
    town = Town()
    day = town.clock.now.date() + A_DAY
    town.clock.now = at_minute(day + A_DAY, 0) - timedelta(microseconds=1)
    first = town.ask("auditor", CurrentProfile())
    town.do("registrar", AdoptProfile(profile=evolve(first, name="晚", since=day)))
    town.clock.now += A_DAY
    assert len(shown(town, "profile", "city", known=day - A_DAY).events) == 1
    assert len(shown(town, "profile", "city", known=day).events) == 2
    written = shown(town, "profile", "city").events[-1].at
    assert len(shown(town, "profile", "city", instant=written).events) == 2
    before = written - timedelta(microseconds=1)
    assert len(shown(town, "profile", "city", instant=before).events) == 1
    assert len(shown(town, "profile", "city", instant=before, known=day).events) == 1
    assert shown(town, "profile", "city", known=day + 9 * A_DAY).known == town.clock.now


def test_what_was_not_yet_written_is_said_and_what_there_is_not_is_refused() -> None:
    town = Town()
    early = shown(town, "profile", "city", known=date(2020, 1, 1))
    assert (early.state, early.held, early.events) == (None, None, ())
    assert code_of(lambda: shown(town, "profile", "x")) == "record_missing"
    assert code_of(lambda: shown(town, "place", "x")) == "place_missing"
    assert code_of(lambda: shown(town, "nothing", "x")) == "kind_unknown"


def test_rule_11_only_an_auditor_sees_files() -> None:
    town = Town()
    query = RecordAsKnown(kind="profile", key="city")
    assert code_of(lambda: town.ask("registrar", query)) == "not_granted"
    assert code_of(lambda: town.ask("handler", query)) == "not_granted"


def readings(town: Town, person: str) -> list[str]:
    rows = town.ask("auditor", Readings(subject=f"person/{person}"))
    return [f"{row.query} {row.fields}" for row in rows if row.query == "RecordAsKnown"]


def test_rule_11_personal_values_are_closed_unless_asked_for_and_each_is_a_reading() -> None:
    town = Town()
    person = town.person(town.household("1"))
    closed = shown(town, "person", person)
    assert "name" in closed.closed
    assert closed.state["name"] is None
    assert closed.events[0].closed == closed.closed
    assert NAME not in str(closed)
    assert readings(town, person) == []
    opened = shown(town, "person", person, personal=True)
    assert opened.state["name"] == opened.events[0].fields["name"] == NAME
    assert opened.closed == ()
    (reading,) = readings(town, person)
    assert "name" in reading.split()


def test_what_was_erased_stays_erased_also_in_the_past() -> None:
    town = Town()
    person = town.person(town.household("1"))
    day = town.clock.now.date()
    town.clock.now += A_DAY
    town.do("registrar", ErasePerson(person=person, reason="申请"))
    found = shown(town, "person", person, known=day, personal=True)
    assert found.state["name"] == found.events[0].fields["name"] == "erased"
    assert found.closed == ()
    assert NAME not in str(found)
    assert readings(town, person) == []


@pytest.mark.parametrize(
    "record", [one for c in CONTEXTS for one in c.records], ids=lambda r: r.kind
)
def test_every_kind_of_record_has_a_file(record: Any) -> None:
    town = Town()
    missing = code_of(lambda: shown(town, record.kind, "no-such-key"))
    assert missing.endswith("_missing")


PARTS: list[dict[str, object]] = [
    {"since": "2025-01-01", "until": "2026-01-01"},
    {"since": "2026-01-01", "until": None},
]


@pytest.mark.parametrize(
    ("day", "spans", "versions"),
    [
        (date(2024, 12, 31), [], []),
        (date(2025, 1, 1), PARTS[:1], [{"since": "2025-01-01"}]),
        (date(2025, 12, 31), PARTS[:1], [{"since": "2025-01-01"}]),
        (date(2026, 1, 1), PARTS[1:], [{"since": "2026-01-01"}]),
    ],
)
def test_what_held_on_a_day_is_told_from_since_and_until(
    day: date, spans: list[object], versions: list[object]
) -> None:
    undated = [{"name": "x"}, {"name": "y"}]
    data = {
        "spans": PARTS,
        "in": {"versions": [{"since": "2025-01-01"}, {"since": "2026-01-01"}]},
        "plain": undated,
        "names": ["a"],
    }
    found = held_on(data, day)
    assert found == {"spans": spans, "in": {"versions": versions}, "plain": undated, "names": ["a"]}
