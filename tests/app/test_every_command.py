"""Every command of the library, on every storage: accepted, recorded, replayed, retried."""

from collections.abc import Callable

from tests.scenario import every_command
from tests.town import Town

from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.ports.storage import Storage

COMMANDS = {rule.command for context in CONTEXTS for rule in context.commands}


def test_every_command_is_done_once_and_the_journal_replays(
    opener: Callable[[str], Storage],
) -> None:
    town = Town(opener("371082"))
    steps, seen = every_command(town), set()
    account, command = next(steps)
    number = 0
    while True:
        number += 1
        receipt = town.do(account, command, f"c-{number}")
        assert town.do(account, command, f"c-{number}") == receipt
        seen.add(type(command))
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    assert seen == COMMANDS
    head = town.app.seal()
    assert town.app.verify(str(head)) == []
    town.app.close()
