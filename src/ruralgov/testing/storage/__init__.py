"""The conformance kit for storages: each promise of ``ports/storage.py`` as a function.

Run every one over your adapter::

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, opener):
        promise(opener)

An *opener* takes a city code and returns a storage of that city over one and the same store, which
is empty at first. What it returns the second time is another reader of the first one's writes.
A promise that is broken raises ``PromiseBroken``, which names its sentence: ``promise 6.5: …``.
"""

from collections.abc import Mapping
from typing import Final

from ruralgov.testing.storage import following, living, reading, sharing, writing
from ruralgov.testing.storage.ground import (
    AT,
    CITY,
    COUNTED,
    FIRST,
    OTHER,
    SHAPE,
    SHAPES,
    WIDER,
    Opener,
    Promise,
    PromiseBroken,
    begun,
    check,
    conflict,
    entry,
    everything,
    opened,
    record,
    write,
)

__all__ = [
    "AT",
    "CITY",
    "COUNTED",
    "FIRST",
    "OTHER",
    "PROMISES",
    "SHAPE",
    "SHAPES",
    "WIDER",
    "Opener",
    "Promise",
    "PromiseBroken",
    "begun",
    "check",
    "conflict",
    "entry",
    "everything",
    "opened",
    "record",
    "write",
]


def _promises() -> Mapping[str, Promise]:
    return {
        name: function
        for module in (writing, reading, sharing, following, living)
        for name, function in vars(module).items()
        if name.startswith("promise_")
    }


PROMISES: Final[tuple[Promise, ...]] = tuple(
    function
    for _, function in sorted(_promises().items(), key=lambda one: int(one[0].split("_")[1]))
)
