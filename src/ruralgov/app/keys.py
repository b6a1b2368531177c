"""The keys of a city: sealing per record, and lookup without a bare hash.

The master key wraps a ring, which the store keeps, and from which all other keys come. Each
rotation makes the next generation of the ring, and what was made with the one before is made anew
from what is stored, without opening it: a value to look up by or a print of a command goes through
one keyed hash more, and the keys of a record are wrapped anew. What was made in generation n > 1
says so: it begins with ``n.``.
"""

import hmac
import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b, sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from ruralgov.app import texts
from ruralgov.builtin.keyfile import NONCE, LocalKey
from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports.keys import MasterKey

SIZE = 32
"""Bytes of a key, and of a salt."""
RECENT = 8192
"""Lookup values and ciphers kept at hand: a batch needs each several times."""
LOOKUP, PRINT, EVENT = "lookup", "print", "event"
CHAINS = (LOOKUP, PRINT, EVENT)
"""The keys of which those of all generations are kept."""
Mac = Callable[[bytes, bytes], str]


class Ring(Struct, frozen=True):
    """All keys of a store; with those of the generation before while it is being rotated."""

    number: int
    root: bytes
    chains: Mapping[str, tuple[bytes, ...]]
    before: bytes | None = None

    def next(self, root: bytes) -> "Ring":
        """Return the ring of the next generation, which can still read what this one made."""
        made = {name: (*self.chains[name], _labelled(root, name)) for name in CHAINS}
        return Ring(self.number + 1, root, made, self.root)

    def finished(self) -> "Ring":
        """Return the ring without what only the generation before could be read with."""
        return Ring(self.number, self.root, self.chains)


class Found(str):
    """A value to look up by, with what it was in the generation before."""

    __slots__ = ("before",)
    before: str


class Keys:
    """Seals and opens what belongs to one record, under keys that its salt and the ring make.

    The salt is kept in the store and the master key is not: whoever has one of them reads nothing.
    Destroying the salt erases what it sealed, while the journal's chain stays whole.

    Args:
        master: The master key, or its 32 bytes.
        older: Others with which a store may still be wrapped, before a rotation.
        entropy: Returns so many random bytes.
        ring: The ring of a store; by default that of a new one.
    """

    def __init__(
        self,
        master: MasterKey | bytes,
        *older: MasterKey,
        entropy: Callable[[int], bytes] = os.urandom,
        ring: Ring | None = None,
    ) -> None:
        own = LocalKey(master, entropy) if isinstance(master, bytes) else master
        self.masters: tuple[MasterKey, ...] = (own, *older)
        self._entropy = entropy
        self.ring = ring or _first(root_of(own, entropy))
        self.lookup = lru_cache(RECENT)(self._lookup)
        """Returns the keyed HMAC by which a personal value is found in a table."""
        self._ciphers = lru_cache(RECENT)(self._new_ciphers)
        self.row_key = _labelled(self.ring.root, "row")
        """Key of the sums by which ``verify`` compares tables."""

    @property
    def event_keys(self) -> tuple[bytes, ...]:
        """The keys of the marks of events, seals and receipts; the last makes new ones."""
        return self.ring.chains[EVENT]

    def with_ring(self, ring: Ring) -> "Keys":
        """Return the keys of another ring under the same master keys."""
        return Keys(*self.masters, entropy=self._entropy, ring=ring)

    def next_ring(self, master: MasterKey) -> Ring:
        """Return the ring of the next generation, for a new master key."""
        return self.ring.next(root_of(master, self._entropy))

    def new_word(self) -> str:
        """Return a word that was never used before."""
        return self._entropy(16).hex()

    def new_salt(self, record: str) -> str:
        """Return a fresh salt as text."""
        key = self._entropy(SIZE)
        return key.hex() if self.ring.number == 1 else self._wrapped([key], record)

    def renewed_salt(self, salt: str, record: str) -> str | None:
        """Return a salt in today's generation, or None where it cannot be read.

        What is sealed from now on is sealed under a new key, which copies of the old one lack.
        """
        keys = self._keys_of(salt, record)
        return self._wrapped([self._entropy(SIZE), *keys], record) if keys else None

    def is_new(self, made: str) -> bool:
        """Tell whether a salt, print or value to look up by is of today's generation."""
        return _generation(made) == self.ring.number

    def seal(self, salt: str, record: str, plain: bytes) -> bytes:
        """Encrypt *plain* for a record; its name is bound into the ciphertext.

        Raises ``sealed_unreadable`` where the salt was damaged.
        """
        ciphers = self._ciphers(salt, record)
        if not ciphers:
            raise StorageFailure(texts.SEALED_UNREADABLE, record=record)
        nonce = self._entropy(NONCE)
        return nonce + ciphers[0].encrypt(nonce, plain, record.encode())

    def open(self, salt: str, record: str, sealed: bytes) -> bytes | None:
        """Decrypt, or return None where the ciphertext is not that record's."""
        for cipher in self._ciphers(salt, record):
            try:
                return cipher.decrypt(sealed[:NONCE], sealed[NONCE:], record.encode())
            except (InvalidTag, ValueError):  # the latter for what is too short
                continue
        return None

    def code_digest(self, record: str) -> bytes:
        """Return of what the code of a record is made; it stays when the keys are rotated."""
        return hmac.digest(self.ring.chains[LOOKUP][0], f"code/{record}".encode(), sha256)

    def fingerprint(self, text: bytes) -> str:
        """Return the mark by which a retried command is recognised (keyed BLAKE2b)."""
        return self.renewed_print(_blake2b(self.ring.chains[PRINT][0], text))

    def renewed_print(self, mark: str) -> str:
        """Return the mark of a command in today's generation."""
        return _renewed(mark, self.ring.chains[PRINT], _blake2b)

    def renewed_lookup(self, value: str) -> str:
        """Return a value to look up by in today's generation."""
        return _renewed(value, self.ring.chains[LOOKUP], _sha256)

    def _lookup(self, text: str) -> str:
        keys = self.ring.chains[LOOKUP]
        first = _sha256(keys[0], text.encode())
        if self.ring.before is None:
            return _renewed(first, keys, _sha256)
        before = _renewed(first, keys[:-1], _sha256)
        found = Found(_renewed(before, keys, _sha256))
        found.before = before
        return found

    def _new_ciphers(self, salt: str, record: str) -> tuple[AESGCM, ...]:
        return tuple(map(AESGCM, self._keys_of(salt, record)))

    def _keys_of(self, salt: str, record: str) -> list[bytes]:
        """Return the keys of a record, the newest first; none where the salt cannot be read."""
        number = _generation(salt)
        roots = {self.ring.number: self.ring.root, self.ring.number - 1: self.ring.before}
        root = roots.get(number)
        try:
            if root is None:
                return []
            if number == 1:
                return [hmac.digest(root, bytes.fromhex(salt), sha256)]
            kept = bytes.fromhex(salt.partition(".")[2])
            keys = _wraps(root).decrypt(kept[:NONCE], kept[NONCE:], record.encode())
        except (InvalidTag, ValueError):
            return []
        return [keys[at : at + SIZE] for at in range(0, len(keys), SIZE)]

    def _wrapped(self, keys: Iterable[bytes], record: str) -> str:
        nonce = self._entropy(NONCE)
        kept = _wraps(self.ring.root).encrypt(nonce, b"".join(keys), record.encode())
        return f"{self.ring.number}.{(nonce + kept).hex()}"


def root_of(master: MasterKey, entropy: Callable[[int], bytes]) -> bytes:
    """Return the root of a ring: a key that we hold itself, and random bytes for one outside."""
    return master.secret if isinstance(master, LocalKey) else entropy(SIZE)


def _first(root: bytes) -> Ring:
    return Ring(1, root, {name: (_labelled(root, name),) for name in CHAINS})


@lru_cache(4)
def _wraps(root: bytes) -> AESGCM:
    """Return what wraps the keys of records in a generation."""
    return AESGCM(_labelled(root, "salt"))


def _labelled(root: bytes, name: str) -> bytes:
    return hmac.digest(root, f"ruralgov/{name}/1".encode(), sha256)


def _generation(made: str) -> int:
    """Return in which generation something was made; 0 where it does not say so as it should."""
    number, dot, _ = made.partition(".")
    return (int(number) if number.isdecimal() else 0) if dot else 1


def _renewed(made: str, keys: tuple[bytes, ...], mac: Mac) -> str:
    """Return what was made in an older generation as the newest of *keys* makes it."""
    start = _generation(made)
    for number, key in enumerate(keys[start:], start + 1):
        made = f"{number}.{mac(key, made.encode())}"
    return made


def _sha256(key: bytes, text: bytes) -> str:
    return hmac.digest(key, text, sha256).hex()


def _blake2b(key: bytes, text: bytes) -> str:
    return blake2b(text, key=key, digest_size=16).hexdigest()
