"""The conformance kit for stores of files: each promise of ``ports/files.py`` as a function.

Say how yours is made, on a folder or bucket that is empty when the promise begins::

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise, tmp_path):
        promise(Trial(make=lambda: MyFiles(f"mine:{tmp_path}")))

Promises about restarts and deaths are skipped for a store that lives in memory.
"""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final
from unittest import SkipTest

from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.value import frozen
from ruralgov.ports.files import PIECE, FileStore
from ruralgov.testing.kit import PromiseBroken, check

__all__ = ["PROMISES", "PromiseBroken", "Trial"]
DATA: Final = bytes(range(256)) * 3000
"""Longer than what is handed on at once, and not a multiple of it."""
CUTS: Final = (
    (),
    (b"",),
    (b"a",),
    (b"", b"\x00", b"", b"b"),
    (DATA,),
    (DATA[:PIECE], DATA[PIECE:]),
)
ABSENT: Final = sha256(b"nobody put this").hexdigest()
NO_NAMES: Final = (
    "",
    "..",
    "../x",
    "/etc/passwd",
    "a/../../x",
    ABSENT.upper(),
    ABSENT[:-1],
    f"{ABSENT}\n",
)
HOUR: Final = timedelta(hours=1)
THREADS: Final = 8


@frozen(kw_only=True)
class Trial:
    """A store on trial: *make* makes it, as a restart would.

    *lasting*: it outlives its object and the process. *outside* is a file near by that nothing may
    touch. *aged* makes all that is there look an hour older, where that can be done.
    """

    make: Callable[[], FileStore]
    lasting: bool = True
    outside: Path | None = None
    aged: Callable[[], object] | None = None


class Broke(Exception):
    """What fails while bytes come in."""


def read(files: FileStore, name: str) -> bytes | None:
    """Return the bytes of a name, or None where they cannot be had."""
    try:
        return b"".join(files.get(name))
    except Exception:  # noqa: BLE001  an adapter that is broken raises what it likes
        return None


def code_of(action: Callable[[], object]) -> str | None:
    """Return the code with which something is refused, or what else it raises, or None."""
    try:
        action()
    except RuralgovError as error:
        return error.code
    except Exception as error:  # noqa: BLE001  an adapter that is broken raises what it likes
        return repr(error)
    return None


def failing() -> Iterator[bytes]:
    """Give some bytes and fail."""
    yield DATA
    raise Broke


def promise_1_gives_back_what_was_put(trial: Trial) -> None:
    """Whatever its length and however it was cut."""
    files = trial.make()
    for pieces in CUTS:
        whole = b"".join(pieces)
        found = read(files, files.put(iter(pieces)))
        check(found == whole, 1, f"{len(whole)} bytes came back otherwise")


def promise_2_the_name_is_the_digest(trial: Trial) -> None:
    """Also of what is put twice."""
    files = trial.make()
    for pieces in CUTS:
        expected = sha256(b"".join(pieces)).hexdigest()
        named = [files.put(iter(pieces)) for _ in range(2)]
        check(named == [expected] * 2, 2, f"{named} are not the name {expected}")
        check(read(files, expected) == b"".join(pieces), 2, "putting it again changed it")


def promise_3_another_object_finds_them(trial: Trial) -> None:
    """As after a restart."""
    _lasting(trial)
    name = trial.make().put([DATA])
    other = trial.make()
    check(other.exists(name) and read(other, name) == DATA, 3, "another object does not find it")
    check(name in other.names(), 3, "another object does not name it")


def promise_4_what_fails_is_not_there(trial: Trial) -> None:
    """The error of the pieces comes through."""
    files = trial.make()
    try:
        files.put(failing())
    except Broke:
        pass
    except Exception as error:
        raise PromiseBroken(f"promise 4: {error!r} came instead of the error") from error
    else:
        raise PromiseBroken("promise 4: the error of the pieces was swallowed")
    check(not files.exists(sha256(DATA).hexdigest()), 4, "what came so far exists")
    check(not list(files.names(-HOUR)), 4, "what came so far was not cleared away")


def promise_5_what_is_not_there_is_missing(trial: Trial) -> None:
    """Before and after something else is put."""
    files = trial.make()
    for _ in range(2):
        check(not files.exists(ABSENT), 5, "what nobody put exists")
        code = code_of(lambda: next(files.get(ABSENT), b""))
        check(code == "stored_file_missing", 5, f"what is not there gives {code}")
        files.put([DATA])


def promise_6_delete_takes_one(trial: Trial) -> None:
    """And a second time nothing."""
    files = trial.make()
    first, second = files.put([DATA]), files.put([b"x"])
    for _ in range(2):
        code = code_of(lambda: files.delete(first))
        check(code is None, 6, f"delete gives {code}")
        check(not files.exists(first), 6, "what was deleted exists")
        check(first not in files.names(-HOUR), 6, "what was deleted is named")
        check(read(files, second) == b"x", 6, "another one was deleted with it")
    check(files.put([DATA]) == first and read(files, first) == DATA, 6, "it cannot come again")


def promise_7_no_name_leads_outside(trial: Trial) -> None:
    """Each method refuses what is no name."""
    files = trial.make()
    files.put([DATA])
    before = None if trial.outside is None else trial.outside.read_bytes()
    near = () if trial.outside is None else (f"../{trial.outside.name}", str(trial.outside))
    for name in (*NO_NAMES, *near):
        for ask in (lambda n: next(files.get(n), b""), files.exists, files.delete):
            code = code_of(lambda ask=ask, name=name: ask(name))  # type: ignore[misc]
            check(code == "stored_file_name_wrong", 7, f"{name!r} gives {code}")
    if trial.outside is not None:
        there = trial.outside.exists() and trial.outside.read_bytes() == before
        check(there, 7, "a file outside was changed")


def promise_8_names_what_lies_there(trial: Trial) -> None:
    """As long as was asked, and no less."""
    files = trial.make()
    check(list(files.names(-HOUR)) == [], 8, "an empty store names something")
    names = {files.put([one]) for one in (b"a", b"b", DATA)}
    check(set(files.names(-HOUR)) == names, 8, "it does not name what is there")
    check(list(files.names(HOUR)) == [], 8, "it names what came just now as an hour old")
    if trial.aged is not None:
        trial.aged()
        check(set(files.names(HOUR)) == names, 8, "it does not name what is an hour old")


def promise_9_threads_share_it(trial: Trial) -> None:
    """Each its own bytes, and all the same."""
    files = trial.make()

    def there_and_back(number: int) -> bool:
        own = DATA + str(number % (2 * THREADS)).encode()
        return read(files, files.put([own[:100], own[100:]])) == own

    with ThreadPoolExecutor(THREADS) as threads:
        check(all(threads.map(there_and_back, range(4 * THREADS))), 9, "threads get other bytes")
    check(len(set(files.names(-HOUR))) == 2 * THREADS, 9, "there are not as many as were put")


def promise_10_goes_piece_by_piece(trial: Trial) -> None:
    """In and out."""
    files = trial.make()
    longest = max(map(len, files.get(files.put([DATA]))))
    check(longest <= PIECE, 10, f"a piece has {longest} bytes")
    made: list[bytearray] = []

    def reused() -> Iterator[bytes]:
        """Give the same buffer again: who keeps it for later finds it overwritten."""
        buffer = bytearray(1000)
        made.append(buffer)
        for number in range(5):
            buffer[:] = bytes([number]) * 1000
            yield memoryview(buffer)  # type: ignore[misc]

    name = files.put(reused())
    expected = b"".join(bytes([number]) * 1000 for number in range(5))
    check(read(files, name) == expected, 10, "put keeps a piece after it asked for the next")


def promise_11_a_death_leaves_nothing(trial: Trial) -> None:
    """But a rest that is named, and can be deleted."""
    _lasting(trial)
    if not hasattr(os, "fork"):
        raise SkipTest("this system has no fork")
    child = os.fork()
    if not child:

        def dying() -> Iterator[bytes]:
            yield DATA
            os.kill(os.getpid(), signal.SIGKILL)

        trial.make().put(dying())
        os._exit(0)
    os.waitpid(child, 0)
    files = trial.make()
    check(not files.exists(sha256(DATA).hexdigest()), 11, "a part of it exists")
    for name in list(files.names(-HOUR)):
        files.delete(name)
    check(list(files.names(-HOUR)) == [], 11, "what is left of it cannot be deleted")


def _lasting(trial: Trial) -> None:
    if not trial.lasting:
        raise SkipTest("the store lives in memory")


PROMISES: Final = (
    promise_1_gives_back_what_was_put,
    promise_2_the_name_is_the_digest,
    promise_3_another_object_finds_them,
    promise_4_what_fails_is_not_there,
    promise_5_what_is_not_there_is_missing,
    promise_6_delete_takes_one,
    promise_7_no_name_leads_outside,
    promise_8_names_what_lies_there,
    promise_9_threads_share_it,
    promise_10_goes_piece_by_piece,
    promise_11_a_death_leaves_nothing,
)
