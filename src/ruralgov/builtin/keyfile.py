"""The master key of a city in a file that only its owner can read."""

import os
import secrets
from pathlib import Path

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts as ports_texts

SIZE = 32
"""Bytes of an AES-256 key."""


def make_key(path: Path) -> None:
    """Write a fresh key of 32 bytes unless the file is there already."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(SIZE) + "\n")


def read_key(path: Path) -> bytes:
    """Return the key; raises ``key_file_wrong``."""
    try:
        key = bytes.fromhex(path.read_text().strip())
    except (OSError, ValueError) as error:
        raise StorageFailure(ports_texts.KEY_FILE_WRONG, path=path, problem=error) from None
    if len(key) != SIZE:
        raise StorageFailure(ports_texts.KEY_FILE_WRONG, path=path, problem=f"{len(key)} bytes")
    return key
