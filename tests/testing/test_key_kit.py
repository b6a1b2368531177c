"""The kit for master keys passes a good one, and names each fault that was planted."""

import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Any

import pytest

from ruralgov.builtin.keyfile import NONCE, LocalKey, make_key, read_key
from ruralgov.testing.keys import PROMISES, PromiseBroken

ONE, OTHER = b"1" * 32, b"2" * 32


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_key_in_a_file_keeps_every_promise(promise: Any, tmp_path: Path) -> None:
    for name in ("one", "other"):
        make_key(tmp_path / name)
    promise(
        lambda: LocalKey(read_key(tmp_path / "one")),
        lambda: LocalKey(read_key(tmp_path / "other")),
    )


class Broken(LocalKey):
    """A good key, until a subclass breaks it."""


class Strips(Broken):
    def unwrap(self, wrapped: bytes) -> bytes:
        return super().unwrap(wrapped).strip()


class EmptyFails(Broken):
    def wrap(self, plain: bytes) -> bytes:
        return super().wrap(plain or b"-")


class TextOnly(Broken):
    def wrap(self, plain: bytes) -> bytes:
        return super().wrap(plain.decode("latin-1").encode("utf-8", "replace"))


class Forgets(Broken):
    """Draws a key of its own for each object."""

    def __init__(self, secret: bytes) -> None:
        super().__init__(token_bytes(32))
        self.name = LocalKey(secret).name


class AnswersWithNothing(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self.wrapped = b""

    def wrap(self, plain: bytes) -> bytes:
        self.wrapped = super().wrap(plain)
        return self.wrapped

    def unwrap(self, wrapped: bytes) -> bytes:
        return super().unwrap(wrapped) if self.wrapped else b""


class NamedAnew(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self.name = token_hex(8)


class NamedByUse(Broken):
    def wrap(self, plain: bytes) -> bytes:
        self.name += "x"
        return super().wrap(plain)


class NamedAlike(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self.name = "kms"


class NamedTooLong(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self.name *= 100


class Nameless(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self.name = "" if secret == ONE else "-"


class NamedWithSpaces(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret)
        self.name += "\n "


class OneNonce(Broken):
    def __init__(self, secret: bytes) -> None:
        super().__init__(secret, bytes)


class Open(Broken):
    """Wraps beside what it wraps."""

    def wrap(self, plain: bytes) -> bytes:
        return len(plain).to_bytes(4, "big") + plain + super().wrap(plain)

    def unwrap(self, wrapped: bytes) -> bytes:
        end = 4 + int.from_bytes(wrapped[:4], "big")
        plain = super().unwrap(wrapped[end:])
        if plain != wrapped[4:end]:
            raise ValueError
        return plain


class NotAuthenticated(Broken):
    """Adds a stream of the key, which nobody would notice to be changed."""

    def _stream(self, nonce: bytes, size: int) -> bytes:
        return self._cipher.encrypt(nonce, bytes(size), None)[:size]

    def wrap(self, plain: bytes) -> bytes:
        nonce = token_bytes(NONCE)
        return nonce + bytes(
            a ^ b for a, b in zip(plain, self._stream(nonce, len(plain)), strict=True)
        )

    def unwrap(self, wrapped: bytes) -> bytes:
        nonce, rest = wrapped[:NONCE], wrapped[NONCE:]
        return bytes(a ^ b for a, b in zip(rest, self._stream(nonce, len(rest)), strict=True))


class TailIgnored(Broken):
    """Reads as many bytes as it wrote, and no more."""

    def wrap(self, plain: bytes) -> bytes:
        wrapped = super().wrap(plain)
        return len(wrapped).to_bytes(4, "big") + wrapped

    def unwrap(self, wrapped: bytes) -> bytes:
        size = int.from_bytes(wrapped[:4], "big")
        return super().unwrap(wrapped[4 : 4 + size])


class HeadIgnored(Broken):
    """Keeps a version that nothing binds."""

    def wrap(self, plain: bytes) -> bytes:
        return b"v1" + super().wrap(plain)

    def unwrap(self, wrapped: bytes) -> bytes:
        return super().unwrap(wrapped[2:])


class AllTheSame(Broken):
    """Has one secret for every name."""

    def __init__(self, secret: bytes) -> None:
        super().__init__(ONE)
        self.name = LocalKey(secret).name


class Shared(Broken):
    """Keeps what it works on where threads meet."""

    def wrap(self, plain: bytes) -> bytes:
        self.plain = plain
        time.sleep(0.001)
        return super().wrap(self.plain)


class Encoded(Broken):
    """Only writes it otherwise: it is no secret."""

    def wrap(self, plain: bytes) -> bytes:
        return b64encode(plain)

    def unwrap(self, wrapped: bytes) -> bytes:
        from base64 import b64decode

        return b64decode(wrapped, validate=True)


NUMBERED = dict(enumerate(PROMISES, 1))
FAULTS: dict[Callable[[bytes], LocalKey], set[int]] = {
    Strips: {1},
    EmptyFails: {1},
    TextOnly: {1},
    Forgets: {2},
    AnswersWithNothing: {2, 7},
    NamedAnew: {3},
    NamedByUse: {3},
    NamedAlike: {3},
    NamedTooLong: {3},
    Nameless: {3},
    NamedWithSpaces: {3},
    OneNonce: {4},
    Open: {5},
    NotAuthenticated: {6, 7},
    TailIgnored: {6},
    HeadIgnored: {6},
    AllTheSame: {7},
    Shared: {8},
    Encoded: {4, 6, 7},
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_planted_fault_is_named_by_its_promise(fault: Any) -> None:
    assert {number for number in NUMBERED if broken_by(number, fault)} == FAULTS[fault]


def broken_by(number: int, fault: Any) -> bool:
    try:
        NUMBERED[number](lambda: fault(ONE), lambda: fault(OTHER))
    except PromiseBroken as named:
        return str(named).startswith(f"promise {number}: ")
    return False


def test_each_promise_has_a_planted_fault() -> None:
    assert set().union(*FAULTS.values()) == set(NUMBERED)
