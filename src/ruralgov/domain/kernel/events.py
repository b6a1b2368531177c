"""What is known of types of events by themselves."""

from collections.abc import Mapping
from functools import cache


def schema_of(event: type) -> int:
    """Return the schema in which events of a type are written now."""
    return getattr(event, "SCHEMA", 1)


@cache
def by_name(types: tuple[type, ...]) -> Mapping[str, type]:
    """Return the types by their names."""
    return {kind.__name__: kind for kind in types}
