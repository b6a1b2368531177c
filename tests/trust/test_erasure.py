"""Every record that holds personal values can be erased by a command of its own, on a ground."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given as sampled
from hypothesis import strategies as st
from tests.funds.scenario import steps as funds_steps
from tests.given import PROFILE
from tests.scenario import every_command
from tests.town import NAME, Town, code_of

from ruralgov.app import codec
from ruralgov.app.events import EventReader
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain import cases as c
from ruralgov.domain.access import PRIVACY_OFFICER, Readings, RecordAsKnown
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.funds import FUND_APPLICATION, INTEREST
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.erasure import RETENTION, ErasureGround, Retention
from ruralgov.domain.kernel.ids import CaseId, PersonId
from ruralgov.domain.kernel.personal import Address, CitizenText, PersonName, Telephone
from ruralgov.domain.policy import AdoptProfile
from ruralgov.domain.registry import ChangeHousehold, EraseHousehold, ErasePerson

RECORDS = {record.kind: record for context in CONTEXTS for record in context.records}


def personal(record: Record[Any, Any]) -> bool:
    """Tell whether a record, or an event of it, has a field that holds personal values."""
    kinds: tuple[Any, ...] = (record.state, *record.events)
    return any(codec.split_fields(kind)[1] for kind in kinds)


FOLLOWS = {"handed_appeal": "what the case platform answered goes with its case (EraseCase)"}
"""Kinds whose personal values go with another record's, and by what."""
PERSONAL = [record for kind, record in RECORDS.items() if personal(record) and kind not in FOLLOWS]


def erasing(record: Record[Any, Any]) -> list[type]:
    """Return the commands that erase a record."""
    rules = [rule for context in CONTEXTS for rule in context.commands if rule.record is record]
    return [one.command for one in rules if one.command.__name__.startswith("Erase")]


@pytest.mark.parametrize("record", PERSONAL, ids=lambda one: one.kind)
def test_each_record_with_personal_values_names_what_erases_it(record: Record[Any, Any]) -> None:
    (command,) = erasing(record)
    assert record.erased_by, f"{record.kind} names no event of erased_by"
    assert {"ground", "reason"} <= {one.name for one in command.__attrs_attrs__}  # type: ignore[attr-defined]


def test_each_erasure_is_a_privacy_officers() -> None:
    town = Town()
    for record in PERSONAL:
        (command,) = erasing(record)
        assert PRIVACY_OFFICER in town.app.catalogue.commands[command].access.roles


def lived(town: Town) -> None:
    steps = every_command(town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            return


def test_after_each_erasure_the_record_lives_and_its_personal_values_read_erased() -> None:
    storage = MemoryStorage()
    town = Town(storage)
    lived(town)
    seen = set()
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  it alone can open the events
        erased = {
            (entry.kind, entry.key): entry.version
            for entry in storage.journal
            if entry.type in {one.__name__ for one in RECORDS[entry.kind].erased_by}
        }
        for entry in storage.journal:
            if erased.get((entry.kind, entry.key), 0) > entry.version:
                seen.add(entry.kind)
                read = EventReader(unit, RECORDS[entry.kind])
                assert all(one.erased for one in values(read(entry))), entry.type
        for kind, key in erased:
            state = unit.state(RECORDS[kind], key)
            assert all(one.erased for one in values(state)), kind
    assert seen == {record.kind for record in PERSONAL} | FOLLOWS.keys()
    assert town.app.verify() == []


def values(of: Any) -> Iterator[Any]:
    """Give the personal values of an event or a state that are not None, but histories."""
    kind: Any = type(of)
    for name in codec.split_fields(kind)[1]:
        value = getattr(of, name)
        if value is not None:
            yield value


def ended_case(town: Town) -> tuple[CaseId, str]:
    report = c.ReportCase(
        matter="road",
        place=town.village,
        channel=c.IntakeChannel.WEB,
        text=CitizenText("天黑看不清路"),
        reporter=PersonName(NAME),
        contact=Telephone("13900000000"),
    )
    case = CaseId(town.do("reporter", report).key)
    town.do("desk", c.AcceptCase(case=case))
    town.do("desk", c.AnswerCase(case=case, answer="带身份证来办"))
    town.do("supervisor", c.ForceClose(case=case, reason="已答复"))
    (row,) = town.app.storage.begin(write=False).rows("cases", [])
    return case, next(str(one) for one in row if str(one).startswith("371082-"))


def erase(case: CaseId) -> c.EraseCase:
    return c.EraseCase(case=case, ground=ErasureGround.CONSENT_WITHDRAWN, reason="本人申请")


def test_of_an_erased_case_steps_figures_and_readings_stay_and_words_do_not() -> None:
    town = Town()
    case, number = ended_case(town)
    before = town.ask("auditor", c.CaseHistory(number=number))
    assert [one.note for one in before] == ["", "", "带身份证来办", "已答复"]
    figures = town.ask("auditor", c.CaseFigures(first="2026-01", last="2026-01"))
    town.do("privacy", erase(case))
    after = town.ask("auditor", c.CaseHistory(number=number))
    assert [one.note for one in after] == ["", "", "erased", "erased", "本人申请"]
    assert [one.stage for one in after[:-1]] == [one.stage for one in before]
    assert town.ask("auditor", c.CaseFigures(first="2026-01", last="2026-01")) == figures
    seen = town.ask("auditor", Readings(subject=f"case/{case}"))
    assert [row.query for row in seen] == ["CaseHistory"], "what was erased is no reading"
    file = town.ask("auditor", RecordAsKnown(kind="case", key=case))
    assert (file.state["text"], file.state["contact"]) == ("erased", "erased")
    assert town.app.verify() == []


def test_an_open_case_waits_and_who_handled_it_does_not_erase_it() -> None:
    town = Town()
    case, _ = ended_case(town)
    town.do("privacy", erase(case))
    assert code_of(lambda: town.do("privacy", erase(case))) == "erased_already"
    assert code_of(lambda: town.do("desk", erase(case))) == "not_granted"
    report = c.ReportCase(
        matter="road", place=town.village, channel=c.IntakeChannel.WEB, text=CitizenText("路灯")
    )
    fresh = CaseId(town.do("reporter", report).key)
    assert code_of(lambda: town.do("privacy", erase(fresh))) == "erasure_waits"


def test_a_case_is_kept_as_long_as_the_profile_says() -> None:
    town = Town()
    case, _ = ended_case(town)
    law = Retention(kind="case", years=1, law="档案管理规定")
    profile = evolve(
        PROFILE, since=town.clock.now.date(), retention=(*RETENTION, law), name="新", source="文"
    )
    town.do("admin", AdoptProfile(profile=profile))
    assert code_of(lambda: town.do("privacy", erase(case))) == "erasure_too_early"


@sampled(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 100))
def test_years_count_from_the_day_after_the_year_in_which_it_ended(day: date, years: int) -> None:
    until = Retention(kind="case", years=years, law="x").until(day)
    assert until == date(day.year + years + 1, 1, 1)
    assert until > day


@pytest.mark.parametrize("years", [-1, 101])
def test_a_profile_with_a_period_that_nobody_can_mean_is_refused(years: int) -> None:
    town = Town()
    wrong = evolve(
        PROFILE,
        since=town.clock.now.date(),
        retention=(Retention(kind="case", years=years, law="x"),),
    )
    assert code_of(lambda: town.do("admin", AdoptProfile(profile=wrong))) == "retention_wrong"


def test_a_household_is_erased_again_only_after_something_was_entered() -> None:

    town = Town()
    home = town.household("1")
    gone = EraseHousehold(household=home, ground=ErasureGround.UNLAWFUL, reason="超范围收集")
    town.do("privacy", gone)
    assert code_of(lambda: town.do("privacy", gone)) == "erased_already"
    moved = ChangeHousehold(
        household=home, address=Address("东街1号"), since=date(2025, 1, 1), cause="翻建"
    )
    town.do("registrar", moved)
    town.do("privacy", gone)
    assert town.app.verify() == []


def test_a_person_is_erased_with_or_without_a_ground() -> None:
    town = Town()
    home = town.household("1")
    first, second = town.person(home), town.person(home)
    ground = ErasureGround.PURPOSE_DONE
    town.do("registrar", ErasePerson(person=first, reason="申请"))
    town.do("privacy", ErasePerson(person=PersonId(second), ground=ground, reason="申请"))
    assert town.app.verify() == []


def test_a_payee_who_was_erased_is_found_by_nothing() -> None:
    storage = MemoryStorage()
    town = Town(storage)
    steps = funds_steps(town)
    account, command = next(steps)
    try:
        while True:
            account, command = steps.send(town.do(account, command))
    except StopIteration:
        pass
    tx = storage.begin(write=False)
    erased = {e.key for e in storage.journal if e.type in ("ApplicationErased", "InterestErased")}
    for table in (FUND_APPLICATION.tables[0], INTEREST.tables[0]):
        coder = town.app.catalogue.rows[table.row]
        at = coder.fields.index("payee_person")
        rows = [row for row in tx.rows(table.name, ()) if row[0] in erased]
        assert rows
        assert all(row[at] is None for row in rows)
    tx.close()
