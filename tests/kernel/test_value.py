"""Values compare, hash and show as attrs would make them do, though it is made when first asked."""

import re
from collections.abc import Callable
from copy import copy, deepcopy
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import attrs
import pytest

import ruralgov.domain
from ruralgov.domain.kernel.value import frozen

GENERATED = ("__eq__", "__hash__", "__repr__")


def made(how: Callable[..., Any], **options: Any) -> Any:
    class Base:
        pass

    class Thing(Base):
        name: str
        size: int = 0
        told: str = attrs.field(default="", repr=False)
        aside: object = attrs.field(default=None, eq=False)
        lower: str = attrs.field(default="", eq=str.lower, repr=lambda text: f"<{text}>")
        late: str = attrs.field(init=False)
        _hidden: int = 0

        def __attrs_post_init__(self) -> None:
            object.__setattr__(self, "late", self.name + "!")

    return how(**options)(Thing)


SAID: tuple[dict[str, Any], ...] = (
    {"name": "a"},
    {"name": "a", "told": "t"},
    {"name": "a", "aside": []},
    {"name": "a", "lower": "X"},
    {"name": "a", "lower": "x"},
    {"name": "a", "size": 1},
    {"name": "b", "hidden": 2},
)
OPTIONS = pytest.mark.parametrize("options", [{"kw_only": True}, {"kw_only": True, "slots": False}])


@OPTIONS
def test_values_are_equal_and_are_shown_as_those_of_attrs(options: dict[str, Any]) -> None:
    ours, theirs = (made(how, **options) for how in (frozen, attrs.frozen))
    mine, other = ([kind(**one) for one in SAID] for kind in (ours, theirs))
    for i in range(len(SAID)):
        assert repr(mine[i]) == repr(other[i])
        assert [mine[i] == one for one in mine] == [other[i] == one for one in other]
        assert [mine[i] != one for one in mine] == [other[i] != one for one in other]
        assert mine[i] != other[i]
    assert len(set(mine)) == len(set(other))


@OPTIONS
@pytest.mark.parametrize("first", GENERATED)
def test_each_may_be_asked_first(options: dict[str, Any], first: str) -> None:
    kind = made(frozen, **options)
    one, same = kind(name="a"), kind(name="a")
    assert getattr(one, first)(*([same] if first == "__eq__" else [])) is not NotImplemented
    assert hash(one) == hash(same)
    assert one == same
    assert repr(one) == repr(same)


def test_what_values_have_of_other_classes_is_left_alone() -> None:
    kind = made(frozen)
    assert kind("a").__eq__("a") is NotImplemented
    assert kind("a") != made(frozen)("a")
    theirs = made(attrs.frozen)
    assert [one.eq for one in attrs.fields(kind)] == [one.eq for one in attrs.fields(theirs)]


def test_what_a_class_defines_itself_stays() -> None:
    @frozen
    class Own:
        name: str

        def __repr__(self) -> str:
            return f"own {self.name}"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, str)

    assert repr(Own("a")) == "own a"
    assert Own("a") == "anything"
    with pytest.raises(TypeError):
        hash(Own("a"))


def test_a_class_of_a_class_compares_its_own_fields() -> None:
    @frozen(kw_only=True)
    class Elder:
        name: str

    @frozen(kw_only=True)
    class Younger(Elder):
        size: int

    class Bare(Elder):
        pass

    assert repr(Bare(name="a")).endswith("Bare(name='a')")
    assert Elder(name="a") == Elder(name="a")
    assert Elder(name="a") != Younger(name="a", size=1) != Younger(name="a", size=2)
    assert Bare(name="a") == Bare(name="a") != Elder(name="a")
    assert len({Younger(name="a", size=1), Younger(name="a", size=1)}) == 1


def test_it_is_frozen_and_can_be_copied() -> None:
    value = made(frozen)("a")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.name = "b"
    assert copy(value) == deepcopy(value) == value


def test_threads_that_ask_at_once_are_told_the_same() -> None:
    for _ in range(20):
        kind, found, gate = made(frozen), list[int](), Barrier(4)
        value = kind("a")

        def ask(value: Any = value, found: list[int] = found, gate: Barrier = gate) -> None:
            gate.wait()
            found.append(hash(value))

        threads = [Thread(target=ask) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert found == [hash(value)] * 4


def test_the_domain_makes_all_its_values_so() -> None:
    """A class made by ``attrs.frozen`` itself works as well, and takes twice as long to import."""
    folder = Path(ruralgov.domain.__file__).parent
    files = [one for one in folder.rglob("*.py") if one.name != "value.py"]
    by_attrs = re.compile(r"^from attrs import .*\bfrozen\b|attrs\.frozen", re.MULTILINE)
    assert files
    assert [one.name for one in files if by_attrs.search(one.read_text(encoding="utf-8"))] == []
