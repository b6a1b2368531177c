"""The bodies that today's code writes, from the steps of one context in a town just founded."""

from pathlib import Path

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.kernel.declare import Context
from ruralgov.testing.golden import Kept, pin_new
from tests.scenario import PARTS, readings
from tests.town import Ids, Town

AFTER_FOUNDING = 1_000_000
"""From where on ids are given after the founding: however many that takes, these are the same."""


def folder_of(context: Context) -> Path:
    """Return the folder of the tests of a context of the library."""
    return Path(__file__).parents[1] / context.name


def todays(context: Context) -> dict[str, Kept]:
    """Return the first body of each event of a context; what its steps give goes first.

    So they depend on nothing that another context does.
    """
    storage, ids = MemoryStorage(), Ids()
    town = Town(storage, ids)
    founding, own = dict[str, Kept](), dict[str, Kept]()
    done = pin_new(context, town.app, storage, 0, founding)
    ids.number = AFTER_FOUNDING
    steps = PARTS[context.name](town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        done = pin_new(context, town.app, storage, done, own)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    readings(town)
    pin_new(context, town.app, storage, done, own)
    town.app.close()
    return founding | own
