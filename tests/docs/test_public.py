"""Whatever people use is importable by one short name, and nothing else is said to be."""

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

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
