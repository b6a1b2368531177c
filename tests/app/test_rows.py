"""Rows that are read together are those that are read one by one."""

from datetime import date

import pytest
from attrs import frozen

from ruralgov.app import codec
from ruralgov.app.codec import Rows
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.kernel.roles import Role
from ruralgov.ports.storage import Row


@frozen(kw_only=True)
class Thing:
    """A row with a value of each kind that is read otherwise than it is stored."""

    owner: str = ""
    day: date
    here: bool
    gone: bool | None
    role: Role | None
    name: PersonName | None


THINGS = Rows(Table(name="things", row=Thing, key=("owner",)), str)
GOOD = ("a", "2025-01-31", 1, None, "auditor", "李四")
OLD = ("b", "2025-01-31T23:00:00+00:00", 0, 1, None, None)


def test_rows_that_are_read_together_are_those_that_are_read_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(codec, "AT_ONCE", 2)
    stored: list[Row] = [GOOD, OLD, GOOD, GOOD, GOOD]
    found = THINGS.decode_all(stored)
    assert found == [THINGS.decode(one) for one in stored]
    assert found[0] == Thing(
        owner="a",
        day=date(2025, 1, 31),
        here=True,
        gone=None,
        role=Role("auditor"),
        name=PersonName("李四"),
    )
    assert (found[1].day, found[1].here, found[1].gone) == (date(2025, 1, 31), False, True)
    assert THINGS.decode_all([]) == []
