"""The master key of a city in a file that only its owner can read, or in the environment."""

import hmac
import os
import secrets
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ruralgov.domain.kernel.errors import StorageFailure
from ruralgov.ports import texts as ports_texts

SIZE = 32
"""Bytes of an AES-256 key."""
NONCE = 12
OTHERS = 0o077
"""What a mode must not have: rights of the group and of others."""


class LocalKey:
    """A master key of 32 bytes that this process holds."""

    def __init__(self, secret: bytes, entropy: Callable[[int], bytes] = os.urandom) -> None:
        self.secret = secret
        self.name = "local-" + hmac.digest(secret, b"ruralgov/key/1", sha256).hex()[:16]
        self._cipher = AESGCM(hmac.digest(secret, b"ruralgov/wrap/1", sha256))
        self._entropy = entropy

    def wrap(self, plain: bytes) -> bytes:
        """Encrypt with AES-256-GCM under a fresh nonce."""
        nonce = self._entropy(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, None)

    def unwrap(self, wrapped: bytes) -> bytes:
        """Decrypt; raises ``InvalidTag`` where another key, or nobody, wrapped it so."""
        if len(wrapped) < NONCE:
            raise InvalidTag
        return self._cipher.decrypt(wrapped[:NONCE], wrapped[NONCE:], None)


def make_key(path: Path) -> bool:
    """Write a fresh key of 32 bytes unless the file is there already; tell whether it was made.

    It has its name only once it is whole and on the disk. Raises ``key_file_not_made``.
    """
    path = Path(path)
    if path.exists():
        return False
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        _write(draft, secrets.token_hex(SIZE) + "\n")
        try:
            _give_name(draft, path)
        except FileExistsError:
            return False
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise StorageFailure(ports_texts.KEY_FILE_NOT_MADE, path=path, problem=error) from None
    return True


def _write(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _give_name(draft: Path, path: Path) -> None:
    """Give a file its name, never that of another: Windows renames so, others link so."""
    if os.name == "nt":
        draft.rename(path)
    else:
        os.link(draft, path)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # which opens no folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read_key(path: Path) -> bytes:
    """Return the key; raises ``key_file_wrong``."""
    try:
        text = path.read_text("ascii")
    except (OSError, ValueError) as error:
        problem = error.strerror if isinstance(error, OSError) else "not text"
        raise StorageFailure(ports_texts.KEY_FILE_WRONG, path=path, problem=problem) from None
    return _bytes_of(text, str(path))


def _bytes_of(text: str, where: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != SIZE:
        problem = f"{2 * SIZE} hexadecimal digits are expected, and it is not that"
        raise StorageFailure(ports_texts.KEY_FILE_WRONG, path=where, problem=problem)
    return key


def is_open_to_others(path: Path) -> bool:
    """Tell whether others than its owner have a right to a file; Windows says it in another way."""
    return os.name != "nt" and path.exists() and bool(path.stat().st_mode & OTHERS)


def from_file(source: str) -> LocalKey:
    """Return the key of ``file:PATH``; raises ``key_file_wrong``."""
    return LocalKey(read_key(path_of(source)))


def path_of(source: str) -> Path:
    """Return the path of ``file:PATH`` or ``file:///PATH``."""
    return Path(source.partition(":")[2].removeprefix("//"))


def from_environment(source: str) -> LocalKey:
    """Return the key of ``env:NAME``, whose value is 64 hexadecimal digits.

    Raises ``key_variable_missing`` or ``key_file_wrong``.
    """
    name = source.partition(":")[2]
    text = os.environ.get(name)
    if not text:
        raise StorageFailure(ports_texts.KEY_VARIABLE_MISSING, name=name)
    return LocalKey(_bytes_of(text, f"env:{name}"))
