"""Labels as they are read from the store: the declared one, also where it is declared later."""

import msgspec
import pytest

from ruralgov.app import codec
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.value import frozen


class Tune(Label):
    """A kind of label that only this test has."""


@frozen
class Sung:
    tune: Tune


def read(name: str) -> Tune:
    found: Sung = codec.load(Sung, f'{{"tune":"{name}"}}', None)
    return found.tune


def test_a_label_is_read_as_the_one_that_was_declared() -> None:
    declared = Tune("march", "进行曲", "march")
    assert read("march") is read("march") is declared


def test_one_that_is_declared_after_it_was_read_is_found_from_then_on() -> None:
    assert read("waltz").zh == "waltz"
    declared = Tune("waltz", "圆舞曲", "waltz")
    assert read("waltz") is declared


def test_what_is_no_text_is_no_label() -> None:
    for body in ('{"tune":1}', '{"tune":["march"]}'):
        with pytest.raises(msgspec.ValidationError):
            codec.load(Sung, body, None)
