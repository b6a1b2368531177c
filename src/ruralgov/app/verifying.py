"""``verify``: looks at all that is stored, names what is wrong and goes on; it never raises.

Chain and receipts along the feed, then records, rows and tallies beside the replayed journal, then
salts, numbers and the database itself.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from ruralgov.app import answered, journal, proof
from ruralgov.app.answered import Unmarked
from ruralgov.app.beside import Watch, start_faults
from ruralgov.app.chain import Chain, hidden_faults
from ruralgov.app.proof import Records
from ruralgov.app.unit import Unit


def faults(
    unit: Unit, records: Records, *, kept_head: str | None = None, since: str | None = None
) -> Iterator[str]:
    """Name what is wrong with all of a store, or with what came since a seal."""
    tx, marker = unit.tx, unit.marking.marker
    yield from _stage("the database", lambda: tx.inspect(deep=since is None))
    watch, chain = Watch(tx, records), Chain(tx, marker, since)
    yield from _stage("the chain", lambda: chain.faults(kept_head))
    if since is None:
        yield from _whole(unit, records, watch, chain)
    else:
        touched = sorted(chain.touched, key=repr)
        look = partial(proof.touched_faults, unit, records, watch, touched)
        yield from _stage("the records", look)
    yield from unit.sealing.faults()
    yield from _stage("the numbers", watch.number_faults)


def _whole(unit: Unit, records: Records, watch: Watch, chain: Chain) -> Iterator[str]:
    tx, marker, old = unit.tx, unit.marking.marker, Unmarked()
    kept, key = proof.sound(journal.records(tx), watch.said), unit.sealing.keys.row_key
    look = partial(proof.state_faults, unit, records, key, watch, kept)
    yield from _stage("the records", look)
    yield from watch.taken()
    if watch.count != chain.count:
        yield from _stage("the feed", lambda: hidden_faults(tx, marker))
    found = chain.answered.found
    yield from _stage("the receipts", lambda: answered.receipt_faults(tx, marker, found, old))
    yield from _stage("the beginning", lambda: start_faults(tx, marker, watch.old, old))
    yield from _stage("the salts", watch.salt_faults)


def _stage(name: str, look: Callable[[], Iterable[str]]) -> Iterator[str]:
    """Give the faults of one part; where looking at it fails, that is one, and the next goes on."""
    try:
        yield from look()
    except Exception as error:  # noqa: BLE001  what was tampered with may fail in any way
        yield f"{name} cannot be read on: {type(error).__name__}: {_first_line(error)}"


def _first_line(error: Exception) -> str:
    return str(error).split("\n", maxsplit=1)[0]
