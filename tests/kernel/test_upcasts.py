"""What an event of before lacks is added where it belongs, and nothing else is changed."""

from typing import Any

import pytest

from ruralgov.domain.kernel.upcasts import added, added_all, sealed


class Happened:
    pass


class Else:
    pass


FIELDS = {
    "name": "a",
    "decision": {"by": "b", "signs": [{"n": 1}, {"n": 2}]},
    "parts": [{"n": 1}, {"n": 2}],
    "none": None,
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("more", {"more": 7}),
        ("decision.more", {"decision": FIELDS["decision"] | {"more": 7}}),  # type: ignore[operator]
        ("parts.more", {"parts": [{"n": 1, "more": 7}, {"n": 2, "more": 7}]}),
        (
            "decision.signs.more",
            {"decision": {"by": "b", "signs": [{"n": 1, "more": 7}, {"n": 2, "more": 7}]}},
        ),
        ("none.more", {}),
    ],
)
def test_a_field_is_added_within_what_its_path_names(path: str, found: dict[str, Any]) -> None:
    upcast = added(path, Happened, value=7)["Happened", 1]
    assert upcast(dict(FIELDS)) == FIELDS | found
    assert added_all({path: 7}, Happened)["Happened", 1](dict(FIELDS)) == FIELDS | found


def test_each_event_has_its_own_from_the_schema_before() -> None:
    assert set(added("a", Happened, Else)) == {("Happened", 1), ("Else", 1)}
    assert set(added("a", Happened, schema=2)) == {("Happened", 2)}
    assert set(added_all({"a": 1}, Happened, Else)) == {("Happened", 1), ("Else", 1)}
    assert set(added_all({"a": 1}, Happened, schema=3)) == {("Happened", 3)}
    assert set(sealed("a", Happened, Else)) == {("Happened", 1), ("Else", 1)}
    assert added("more", Happened)["Happened", 1]({}) == {"more": None}


def test_several_fields_are_added_at_once() -> None:
    upcast = added_all({"a": 1, "decision.c": 2}, Happened)["Happened", 1]
    assert upcast({"decision": {"b": 0}}) == {"a": 1, "decision": {"b": 0, "c": 2}}


@pytest.mark.parametrize(("text", "found"), [("words", "words"), ("", None), (None, None)])
def test_a_text_that_is_sealed_now_is_nothing_where_it_was_empty(
    text: str | None, found: str | None
) -> None:
    upcast = sealed("said", Happened)["Happened", 1]
    assert upcast({"said": text, "by": "x"}) == {"said": found, "by": "x"}
