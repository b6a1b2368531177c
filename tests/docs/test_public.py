"""Whatever people use is importable by one short name, and nothing else is said to be."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, NewType, get_args, get_type_hints

import attrs
import pytest

import ruralgov
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Context


def names_of(context: Context) -> Iterator[str]:
    """Give the names of all that a context declares."""
    yield "CONTEXT"
    yield from (rule.command.__name__ for rule in context.commands)
    yield from (rule.query.__name__ for rule in context.queries)
    for record in context.records:
        yield record.state.__name__
        yield from (event.__name__ for event in record.events)
        yield from (table.row.__name__ for table in record.tables)
    yield from (label.upper() for label in (*context.roles, *context.purposes))


def package(context: Context) -> ModuleType:
    return import_module(f"ruralgov.domain.{context.name}")


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.name)
def test_all_that_a_context_declares_is_importable_from_its_package(context: Context) -> None:
    module = package(context)
    public: list[str] = module.__all__
    assert set(names_of(context)) <= set(public)
    assert len(set(public)) == len(public)
    assert all(hasattr(module, name) for name in public)


def met(context: Context) -> Iterator[type]:
    """Give each type of the domain that a user meets in what a context takes and gives."""
    messages: list[Any] = [rule.command for rule in context.commands]
    for rule in context.queries:
        messages += [rule.query, *(one for base in bases(rule.query) for one in get_args(base))]
    for record in context.records:
        messages += [record.state, *record.events, *(table.row for table in record.tables)]
    seen: set[Any] = set()
    while messages:
        if (kind := messages.pop()) in seen:
            continue
        seen.add(kind)
        messages += get_args(kind)
        if isinstance(kind, type | NewType) and kind.__module__.startswith("ruralgov.domain."):
            yield kind  # type: ignore[misc]
            if isinstance(kind, type) and attrs.has(kind):
                hints = get_type_hints(kind)
                messages += [hints[field.name] for field in attrs.fields(kind)]


def bases(query: type) -> tuple[Any, ...]:
    return getattr(query, "__orig_bases__", ())


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.name)
def test_whatever_its_messages_hold_and_its_answers_say_is_importable_too(context: Context) -> None:
    hidden = []
    for kind in met(context):
        home = kind.__module__.split(".")[2]
        if home != "kernel":  # a module of the kernel is public as it stands
            shown = import_module(f"ruralgov.domain.{home}")
            if (
                getattr(shown, kind.__name__, None) is not kind
                or kind.__name__ not in shown.__all__
            ):
                hidden.append(f"{kind.__module__}.{kind.__name__}")
    assert hidden == []


@pytest.mark.parametrize("context", CONTEXTS, ids=lambda context: context.name)
def test_records_are_importable_as_the_one_value_that_is_declared(context: Context) -> None:
    module = package(context)
    values = {id(getattr(module, name)) for name in module.__all__}
    assert {id(record) for record in context.records} <= values


def test_the_names_of_the_library_are_sorted_and_there() -> None:
    assert sorted(ruralgov.__all__) == ruralgov.__all__
    assert all(getattr(ruralgov, name) is not None for name in ruralgov.__all__)
    with pytest.raises(AttributeError):
        _ = ruralgov.nothing
