"""The town that tests copy is the one that they would found, and a copy is nobody else's."""

from collections import Counter

from tests.town import Town

from ruralgov.builtin.memory import MemoryStorage


def store(town: Town) -> MemoryStorage:
    assert isinstance(town.app.storage, MemoryStorage)
    return town.app.storage


def content(town: Town) -> tuple[Counter[tuple[str, str]], dict[str, int], object, object]:
    """What a town holds, without ids: its events, rows and numbers, and when it is."""
    kept = store(town)
    return (
        Counter((entry.kind, entry.type) for entry in kept.journal),
        {name: len(table.rows) for name, table in kept.tables.items()},
        kept.numbers,
        town.clock(),
    )


def test_a_copied_town_is_as_one_that_was_founded() -> None:
    assert content(Town()) == content(Town(MemoryStorage()))


def test_what_is_done_in_one_copy_is_in_no_other() -> None:
    before = content(Town())
    changed = Town()
    changed.household("1")
    changed.clock.now = changed.clock.now.replace(year=2030)
    after = Town()
    assert content(after) == before != content(changed)
    assert after.app.verify() == changed.app.verify() == []


def test_every_table_and_unique_value_of_a_copy_is_its_own() -> None:
    first, second = store(Town()), store(Town())
    assert vars(first).keys() == vars(MemoryStorage()).keys()
    for name, value in vars(first).items():
        assert value is not getattr(second, name), name
    for name, table in first.tables.items():
        assert table.rows is not second.tables[name].rows
        assert all(taken is not second.tables[name].unique[k] for k, taken in table.unique.items())
    assert {name: vars(table).keys() for name, table in first.tables.items()} == {
        name: vars(table).keys() for name, table in second.tables.items()
    }
