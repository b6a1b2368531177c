"""Every body that an event ever had is kept and read: ``tests.golden`` says how."""

import json
from pathlib import Path

import attrs
import pytest
from attrs import evolve
from tests.golden.today import folder_of, todays

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.grids import CONTEXT as GRIDS
from ruralgov.domain.kernel.declare import Context
from ruralgov.domain.registry import CONTEXT as REGISTRY
from ruralgov.sample.city import STAFF
from ruralgov.testing.golden import Kept, add, changed, load, read, save, unread

EACH = pytest.mark.parametrize("context", CONTEXTS, ids=lambda one: one.name)


@EACH
def test_the_body_of_every_event_of_today_is_kept(context: Context) -> None:
    assert list(changed(context, folder_of(context), todays(context))) == []


@EACH
def test_every_kept_body_is_read_and_one_of_the_newest_schema_written_again(
    context: Context,
) -> None:
    assert list(unread(context, folder_of(context))) == []


def test_a_personal_part_is_kept_and_read_back() -> None:
    (body,) = load(folder_of(REGISTRY))["PersonRegistered"]
    assert body.personal is not None
    (record,) = (one for one in REGISTRY.records if one.kind == "person")
    assert read(record, "PersonRegistered", body).name.mask()[0] == body.personal["name"][0]


def test_one_more_account_of_the_city_changes_no_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STAFF, "another", (AUDITOR, AUDIT))
    assert list(changed(GRIDS, folder_of(GRIDS), todays(GRIDS))) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(tmp_path, load(folder_of(GRIDS)))
    return tmp_path


def replaced(**fields: object) -> tuple[Context, dict[str, Kept]]:
    """The context of grids whose ChiefRelieved has these fields, and what it writes then."""
    kind = attrs.make_class("ChiefRelieved", {k: attrs.field(type=str) for k in fields})
    kind.__annotations__ = dict.fromkeys(fields, str)
    record = GRIDS.records[0]
    events = tuple(kind if e.__name__ == "ChiefRelieved" else e for e in record.events)
    others = GRIDS.records[1:]
    context = evolve(GRIDS, records=(evolve(record, events=events), *others))
    body = Kept(record=record.kind, schema=1, body=dict(fields))
    return context, todays(GRIDS) | {"ChiefRelieved": body}


def test_a_field_that_has_another_name_is_found_and_cannot_be_added(folder: Path) -> None:
    context, today = replaced(why="届满", since="2025-01-01", target="t")
    (said,) = changed(context, folder, today)
    assert "ChiefRelieved: today's body of schema 1" in said
    assert "reason, target, why" in said
    assert "raise SCHEMA to 2" in said
    assert "tests.golden add grids" in said
    (unreadable,) = unread(context, folder)
    assert "ChiefRelieved: a body of schema 1 cannot be read" in unreadable
    before = json.dumps(load(folder), default=str)
    with pytest.raises(ValueError, match="cannot be read"):
        add(context, folder, today)
    assert json.dumps(load(folder), default=str) == before


def test_a_field_that_is_gone_is_found_though_the_old_body_is_read(folder: Path) -> None:
    context, _ = replaced(since="2025-01-01", target="t")
    (said,) = unread(context, folder)
    assert "written otherwise today; raise SCHEMA to 2" in said


def test_an_old_schema_of_which_no_body_is_kept_is_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (event,) = (e for e in GRIDS.records[0].events if e.__name__ == "ChiefRelieved")
    monkeypatch.setattr(event, "SCHEMA", 2, raising=False)
    today = todays(GRIDS)
    assert today["ChiefRelieved"].schema == 2
    (said,) = changed(GRIDS, folder, today)
    assert "no body of schema 2 is kept yet" in said
    (said,) = unread(GRIDS, folder)
    assert "nothing says how schema 1 became the next" in said
    first, *others = GRIDS.records
    record = evolve(first, upcasts={**first.upcasts, ("ChiefRelieved", 1): dict})
    context = evolve(GRIDS, records=(record, *others))
    assert add(context, folder, today) == ["ChiefRelieved"]
    assert list(changed(context, folder, today)) == []
    golden = load(folder)
    save(folder, golden | {"ChiefRelieved": golden["ChiefRelieved"][:1]})
    (said,) = changed(context, folder, today)
    assert "no body of schema 1" in said


def test_adding_changes_no_line_that_was_there(folder: Path) -> None:
    before = (folder / "golden.json").read_text().splitlines()
    today = todays(GRIDS)
    kept = today["ChiefRelieved"]
    body = Kept(record=kept.record, schema=1, body=kept.body | {"reason": "调离"})
    assert add(GRIDS, folder, today | {"ChiefRelieved": body}) == ["ChiefRelieved"]
    after = iter((folder / "golden.json").read_text().splitlines())
    assert all(line in after for line in before)
    assert load(folder)["ChiefRelieved"][0] == body


def test_an_event_that_no_step_gives_is_named(folder: Path) -> None:
    today = todays(GRIDS)
    del today["ChiefRelieved"]
    (said,) = changed(GRIDS, folder, today)
    assert said == "ChiefRelieved: no step gives it; add one to the scenario"
