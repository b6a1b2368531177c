"""One valid command of every kind, in an order in which each is accepted.

A context brings its part as ``steps`` of ``tests/<context>/scenario.py``. A part needs no other:
each runs alone in a town just founded.
"""

from collections.abc import Callable, Generator
from importlib import import_module
from typing import Any, Final

from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.registry import Members
from ruralgov.sample.draw import identity_number
from tests.town import Town

Step = tuple[str, Any]
"""The account that gives a command, and the command."""
Part = Callable[[Town], Generator[Step, Any, None]]


def part_of(name: str) -> Part:
    """Return the steps of a context."""
    part: Part = import_module(f"tests.{name}.scenario").steps
    return part


PARTS: Final[dict[str, Part]] = {one.name: part_of(one.name) for one in CONTEXTS}


def every_command(town: Town) -> Generator[Step, Any, None]:
    """Give the steps; each is told the receipt of its command through ``send``."""
    for part in PARTS.values():
        yield from part(town)


def readings(town: Town) -> None:
    """Ask for personal data, so that readings are recorded."""
    home = town.household("readings")
    town.person(home, identity_number(77))
    town.ask("registrar", Members(household=home))
