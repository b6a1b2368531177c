"""What is read once for many collectives is what the store says of each."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.oversight.together import Tables, Together
from ruralgov.domain.property import ASSET, AssetKind, AssetRow
from tests.given import Reading
from tests.oversight.shelf import rows_of
from tests.property.drafts import HERE
from tests.property.test_boundaries import PRESS, collective

THERE = CollectiveId("there")
JUNE, BEFORE_JUNE = date(2025, 6, 1), date(2025, 5, 31)
TABLES: Tables = {AssetRow: ("collective", None)}
PRESSED = next(row for row in rows_of(ASSET, {"press": PRESS}) if isinstance(row, AssetRow))
ROWS = (
    change(PRESSED, owner="old", until=JUNE),
    change(PRESSED, owner="pond", kind=AssetKind.WATER, since=JUNE),
    PRESSED,
    change(PRESSED, owner="theirs", collective=THERE),
)


class Store:
    """A store that notes what it is asked for."""

    def __init__(self) -> None:
        self.reading = Reading({**collective(), (ASSET.kind, "press"): PRESS}, ROWS)
        self.asked: list[object] = []

    def state(self, record: Record[Any, Any], key: str) -> Any:
        self.asked.append(key)
        return self.reading.state(record, key)

    def states(self, record: Record[Any, Any], keys: Iterable[str]) -> dict[str, Any]:
        wanted = [*keys]
        self.asked.append(wanted)
        return self.reading.states(record, wanted)

    def one(self, row: type, **equal: object) -> Any:
        raise NotImplementedError

    def settled(self, _name: object, make: Callable[[Any], Any]) -> Any:
        return make(self)

    def rows(self, row: type, *, span: object = None, **how: Any) -> list[Any]:
        self.asked.append((span, *how.items()))
        return self.reading.rows(row, **how)

    def tally(self, *_: object, **_more: object) -> list[Any]:
        raise NotImplementedError


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("whose", [HERE, THERE, CollectiveId("nobody")])
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"on": JUNE},
        {"on": BEFORE_JUNE},
        {"kind": AssetKind.WATER},
        {"kind": AssetKind.WATER, "on": BEFORE_JUNE},
        {"limit": 1},
    ],
)
def test_rows_are_those_that_the_store_gives(whole: bool, whose: CollectiveId, how: Any) -> None:
    together = Together(Store(), TABLES, whole=whole)
    given = Store().rows(AssetRow, collective=whose, **how)
    for _ in range(2):
        assert together.rows(AssetRow, collective=whose, **how) == given


@pytest.mark.parametrize(("whole", "asked"), [(True, 1), (False, 2)])
def test_a_table_is_asked_for_once_in_the_city_and_once_for_each_of_a_few(
    whole: bool, asked: int
) -> None:
    store = Store()
    together = Together(store, TABLES, whole=whole)
    for whose in (HERE, THERE, HERE):
        together.rows(AssetRow, collective=whose, on=JUNE)
    assert len(store.asked) == asked
    together.forget()
    together.rows(AssetRow, collective=HERE)
    assert len(store.asked) == (asked if whole else asked + 1)


def test_another_span_or_column_is_asked_of_the_store() -> None:
    store = Store()
    together = Together(store, {AssetRow: ("collective", ("code", "a", "b"))}, whole=True)
    together.rows(AssetRow, collective=HERE)
    together.rows(AssetRow, owner="press")
    assert store.asked == [(None, *_how(collective=HERE)), (None, *_how(owner="press"))]


def _how(**equal: object) -> list[tuple[str, object]]:
    return [("on", None), ("limit", None), *equal.items()]


def test_states_at_hand_are_not_asked_for_until_they_are_let_go_of() -> None:
    store = Store()
    together = Together(store, TABLES, whole=True)
    together.hold([(COLLECTIVE, [HERE, THERE]), (ASSET, ["press"])])
    assert store.asked == [[HERE, THERE], ["press"]]
    assert together.state(ASSET, "press") is PRESS
    assert together.state(COLLECTIVE, THERE) is None
    assert together.states(COLLECTIVE, [THERE, HERE]) == {HERE: collective()[COLLECTIVE.kind, HERE]}
    assert len(store.asked) == 2
    assert together.states(ASSET, ["other", "press", "press"]) == {"press": PRESS}
    assert store.asked[2:] == [["other"]]
    together.forget()
    assert together.state(ASSET, "press") is PRESS
    assert store.asked[3:] == ["press"]
