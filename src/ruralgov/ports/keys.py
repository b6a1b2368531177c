"""What a master key must be, wherever it is: in a file, in the environment, or in a service.

The store keeps its own keys wrapped by the master key, and wraps them anew when the key is rotated.
So a master key may stay outside for ever, in a key management service that wraps and unwraps a few
hundred bytes; it is asked once when a store is opened. Its promises, each with a test of the same
number in ``ruralgov.testing.keys``:

1. ``unwrap`` gives back what ``wrap`` was given, to the byte, whatever its bytes are.
2. Another object made from the same settings, as after a restart, unwraps it too.
3. ``name`` is the same each time, differs for every other key, and is short and printable.
4. What is wrapped twice is not the same twice.
5. What is wrapped does not hold what it wraps.
6. What was changed, cut or lengthened by a byte is refused: ``unwrap`` raises.
7. What another key wrapped is refused: ``unwrap`` raises.
8. Threads may use one object at the same time.
"""

from collections.abc import Callable
from typing import Protocol


class MasterKey(Protocol):
    """The master key of a city."""

    @property
    def name(self) -> str:
        """What tells this key from others, kept open in the store; it must say nothing of it."""

    def wrap(self, plain: bytes) -> bytes:
        """Return a few hundred bytes so that only this key gives them back."""

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return what was wrapped; raises what it likes where this key did not wrap it so."""


KeyMaker = Callable[[str], MasterKey]
"""``(key source, such as kms://region/name) -> master key``."""
