"""The print of a command stays what it was when its type gains fields: a retry is still one."""

from datetime import date
from typing import ClassVar

from attrs import frozen

from ruralgov.app.fingerprints import exact


@frozen(kw_only=True)
class Inner:
    ADDED: ClassVar[tuple[str, ...]] = ("more",)
    name: str
    more: tuple[str, ...] = ()


@frozen(kw_only=True)
class Message:
    ADDED: ClassVar[tuple[str, ...]] = ("until",)
    inner: tuple[Inner, ...] = ()
    kept: str | None = None
    until: date | None = None


@frozen(kw_only=True)
class Plain:
    """It holds itself, and gained nothing."""

    kept: str | None = None
    below: "tuple[Plain, ...]" = ()


def test_a_field_that_was_added_is_left_out_while_it_has_its_default() -> None:
    assert exact(Message()) == b'{"inner":[],"kept":null}'
    assert exact(Message(until=date(2026, 1, 5))) == (
        b'{"inner":[],"kept":null,"until":"2026-01-05"}'
    )


def test_so_it_is_within_the_values_of_a_message() -> None:
    message = Message(inner=(Inner(name="a"), Inner(name="b", more=("c",))))
    assert exact(message) == b'{"inner":[{"name":"a"},{"more":["c"],"name":"b"}],"kept":null}'


def test_all_other_fields_are_in_the_print_whatever_they_hold() -> None:
    assert exact(Plain(below=(Plain(),))) == (b'{"below":[{"below":[],"kept":null}],"kept":null}')
