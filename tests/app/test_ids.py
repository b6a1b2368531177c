"""Ids that an app makes when it was given no maker of its own."""

from uuid import RFC_4122, UUID

from ruralgov.app.ids import new_id


def test_what_is_made_in_a_row_sorts_in_that_row() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_an_id_is_a_uuid_of_version_7() -> None:
    one = UUID(new_id())
    assert (one.version, one.variant) == (7, RFC_4122)
