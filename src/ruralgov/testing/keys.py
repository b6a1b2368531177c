"""The conformance kit for master keys: each promise of ``ports/keys.py`` as a function.

Run every one over your provider::

    @pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
    def test_promise(promise):
        promise(lambda: MyKey("kms://one"), lambda: MyKey("kms://another"))

The first makes an object for one key, each time it is called, as a restart would; the second makes
one for another key. A key that cannot be had twice, or of which there is one, cannot be tried.
"""

import string
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from ruralgov.ports.keys import MasterKey

Maker = Callable[[], MasterKey]
RING: Final = b'{"number":1,"root":"bm90aGluZyBvZiB0aGUga2V5LCByZWFsbHk="}' * 5
"""As long as what a store has wrapped, and as easily found again."""
TEXTS: Final = (b"", b"\x00", b" \r\n", bytes(range(256)), RING)
NAME: Final = 200
"""So many characters of a name a store keeps."""
THREADS: Final = 8


class PromiseBroken(AssertionError):
    """A master key does not keep what the port promises."""


def check(kept: bool, promise: int, what: str) -> None:
    """Raise ``PromiseBroken`` unless it was kept."""
    if not kept:
        raise PromiseBroken(f"promise {promise}: {what}")


def back(key: MasterKey, wrapped: bytes) -> bytes | None:
    """Return what a key unwraps, or None where it refuses."""
    try:
        return key.unwrap(wrapped)
    except Exception:  # noqa: BLE001  a provider raises what it likes
        return None


def refuses(key: MasterKey, wrapped: bytes) -> bool:
    """Tell whether a key does not unwrap something."""
    return back(key, wrapped) is None


def promise_1_gives_back_what_was_wrapped(one: Maker, _other: Maker) -> None:
    """Whatever its bytes are."""
    key = one()
    for text in TEXTS:
        check(back(key, key.wrap(text)) == text, 1, f"{len(text)} bytes did not come back")


def promise_2_another_object_of_the_key_unwraps_it(one: Maker, _other: Maker) -> None:
    """As after a restart."""
    wrapped = one().wrap(RING)
    check(not refuses(one(), wrapped), 2, "a second object of the key does not unwrap it")
    check(back(one(), wrapped) == RING, 2, "a second object of the key gives something else")


def promise_3_its_name_is_its_own(one: Maker, other: Maker) -> None:
    """The same each time, another for another key, short and printable."""
    key = one()
    first = key.name
    key.wrap(RING)
    check(first == key.name == one().name, 3, "it has another name each time")
    check(first != other().name, 3, "another key has the same name")
    printable = set(string.ascii_letters + string.digits + string.punctuation)
    good = 0 < len(first) <= NAME and printable.issuperset(first)
    check(good, 3, f"its name is not 1 to {NAME} printable characters without spaces")


def promise_4_what_is_wrapped_twice_differs(one: Maker, _other: Maker) -> None:
    """So nobody sees that two stores have the same keys."""
    key = one()
    check(key.wrap(RING) != key.wrap(RING), 4, "the same is wrapped the same")


def promise_5_does_not_show_what_it_wraps(one: Maker, _other: Maker) -> None:
    """Not in a part of it either."""
    wrapped = one().wrap(RING)
    shown = any(RING[at : at + 16] in wrapped for at in range(0, len(RING) - 16))
    check(not shown, 5, "a part of what is wrapped can be read")


def promise_6_refuses_what_was_changed(one: Maker, _other: Maker) -> None:
    """By a byte anywhere, cut or longer."""
    key = one()
    wrapped = key.wrap(RING)
    for at in range(len(wrapped)):
        changed = wrapped[:at] + bytes([wrapped[at] ^ 1]) + wrapped[at + 1 :]
        check(refuses(key, changed), 6, f"byte {at} of {len(wrapped)} may be changed")
    for changed in (b"", wrapped[:-1], wrapped[1:], wrapped + b"\x00"):
        check(refuses(key, changed), 6, f"{len(changed)} bytes of {len(wrapped)} are taken")


def promise_7_refuses_what_another_key_wrapped(one: Maker, other: Maker) -> None:
    """In both directions."""
    check(refuses(one(), other().wrap(RING)), 7, "it unwraps what another key wrapped")
    check(refuses(other(), one().wrap(RING)), 7, "another key unwraps what it wrapped")


def promise_8_threads_share_it(one: Maker, _other: Maker) -> None:
    """Each gets back its own."""
    key = one()
    texts = [RING + str(number).encode() for number in range(4 * THREADS)]

    def there_and_back(text: bytes) -> bool:
        return back(key, key.wrap(text)) == text

    with ThreadPoolExecutor(THREADS) as threads:
        check(all(threads.map(there_and_back, texts)), 8, "threads get what others wrapped")


PROMISES: Final = (
    promise_1_gives_back_what_was_wrapped,
    promise_2_another_object_of_the_key_unwraps_it,
    promise_3_its_name_is_its_own,
    promise_4_what_is_wrapped_twice_differs,
    promise_5_does_not_show_what_it_wraps,
    promise_6_refuses_what_was_changed,
    promise_7_refuses_what_another_key_wrapped,
    promise_8_threads_share_it,
)
