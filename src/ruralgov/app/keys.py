"""The keys of a city: sealing per record, and lookup without a bare hash."""

import hmac
import os
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b, sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
SALT = 32
RECENT = 8192
"""Lookup values and ciphers kept at hand: a batch needs each several times."""


class Keys:
    """Seals and opens what belongs to one record, under a key made from its salt.

    The salt is kept in the store and the master key is not: whoever has one of them reads nothing.
    Destroying the salt erases what it sealed, while the journal's chain stays whole.
    """

    def __init__(self, master: bytes, entropy: Callable[[int], bytes] = os.urandom) -> None:
        self._master = master
        self._entropy = entropy
        self._lookup = hmac.digest(master, b"ruralgov/lookup/1", sha256)
        self._print = hmac.digest(master, b"ruralgov/print/1", sha256)
        self.lookup = lru_cache(RECENT)(self._hmac)
        """Returns the keyed HMAC by which a personal value is found in a table."""
        self._cipher = lru_cache(RECENT)(self._new_cipher)
        self.row_key = hmac.digest(master, b"ruralgov/row/1", sha256)
        """Key of the sums by which ``verify`` compares tables."""

    def new_salt(self) -> str:
        """Return a fresh salt as hexadecimal text."""
        return self._entropy(SALT).hex()

    def seal(self, salt: str, record: str, plain: bytes) -> bytes:
        """Encrypt *plain* for a record; its name is bound into the ciphertext."""
        nonce = self._entropy(NONCE)
        return nonce + self._cipher(salt).encrypt(nonce, plain, record.encode())

    def open(self, salt: str, record: str, sealed: bytes) -> bytes | None:
        """Decrypt, or return None where the ciphertext is not that record's."""
        try:
            return self._cipher(salt).decrypt(sealed[:NONCE], sealed[NONCE:], record.encode())
        except InvalidTag:
            return None

    def _hmac(self, text: str) -> str:
        return hmac.digest(self._lookup, text.encode(), sha256).hex()

    def fingerprint(self, text: bytes) -> str:
        """Return the mark by which a retried command is recognised (keyed BLAKE2b)."""
        return blake2b(text, key=self._print, digest_size=16).hexdigest()

    def _new_cipher(self, salt: str) -> AESGCM:
        return AESGCM(hmac.digest(self._master, bytes.fromhex(salt), sha256))
