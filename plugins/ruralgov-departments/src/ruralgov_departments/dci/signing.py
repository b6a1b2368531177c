"""The signature of an envelope: who made it, with which key, when, and over which bytes.

DCI writes it as HTTP signatures do, in the field ``signature``, and leaves the algorithm open; here
it is one that both sides agreed on, never one that a message names for itself, and never none.
"""

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from attrs import field, frozen
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ruralgov.ports.registers import NotAnswered

HMAC, ED25519 = "hmac-sha256", "ed25519"
LIFE: Final = 300
"""Seconds for which a signature holds, and by which two clocks may differ."""
LEAST: Final = 16
"""Bytes of a shared secret, at least."""
_PART: Final = re.compile(r'(\w+)="([^"]*)"')
_COVERED: Final = "(created) (expires) digest"


@frozen
class Keys:
    """What one side signs with, and what it takes from the other.

    *own* and *other* are ``sender|key`` of both. With ``hmac-sha256`` both have *secret*; with
    ``ed25519`` each has its own private key and the public one of the other.
    """

    algorithm: str
    own: str
    other: str
    secret: bytes = field(repr=False, default=b"")
    private: Ed25519PrivateKey | None = field(repr=False, default=None)
    public: Ed25519PublicKey | None = field(repr=False, default=None)

    def __attrs_post_init__(self) -> None:
        """Refuse keys that could not sign."""
        strong = self.algorithm == HMAC and len(self.secret) >= LEAST
        paired = self.algorithm == ED25519 and self.private is not None and self.public is not None
        if not (strong or paired):
            raise ValueError(f"algorithm {self.algorithm}: a key is missing, or is too short")

    def made(self, data: bytes) -> bytes:
        """Return the signature of bytes."""
        if self.private is not None:
            return self.private.sign(data)
        return hmac.digest(self.secret, data, "sha256")

    def holds(self, signature: bytes, data: bytes) -> bool:
        """Tell whether the other side signed bytes."""
        if self.public is None:
            return hmac.compare_digest(signature, hmac.digest(self.secret, data, "sha256"))
        try:
            self.public.verify(signature, data)
        except InvalidSignature:
            return False
        return True


def utc() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


def sealed(envelope: Mapping[str, Any], keys: Keys, now: datetime) -> bytes:
    """Return an envelope with header and message as the bytes that are sent."""
    created = int(now.timestamp())
    expires = created + LIFE
    parts = {
        "namespace": "dci",
        "kidId": f"{keys.own}|{keys.algorithm}",
        "algorithm": keys.algorithm,
        "created": str(created),
        "expires": str(expires),
        "headers": _COVERED,
        "signature": base64.b64encode(keys.made(_lines(envelope, created, expires))).decode(),
    }
    said = "Signature: " + ", ".join(f'{name}="{value}"' for name, value in parts.items())
    return json.dumps({"signature": said, **envelope}, ensure_ascii=False).encode()


def opened(body: bytes, keys: Keys, clock: Callable[[], datetime] = utc) -> dict[str, Any]:
    """Return header and message of an envelope that the other side signed and that still holds.

    Raises ``NotAnswered`` with ``malformed`` or ``signature_wrong``.
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise NotAnswered("malformed") from None
    if not isinstance(found, dict) or not isinstance(found.get("signature"), str):
        raise NotAnswered("signature_wrong")
    envelope = {name: found.get(name) for name in ("header", "message")}
    if not all(isinstance(one, dict) for one in envelope.values()):
        raise NotAnswered("malformed")
    if not _signed(found["signature"], envelope, keys, clock().timestamp()):
        raise NotAnswered("signature_wrong")
    return envelope


def _signed(said: str, envelope: Mapping[str, Any], keys: Keys, now: float) -> bool:
    parts = dict(_PART.findall(said))
    try:
        created, expires = int(parts["created"]), int(parts["expires"])
        signature = base64.b64decode(parts["signature"], validate=True)
    except (KeyError, ValueError):
        return False
    return (
        parts.get("kidId") == f"{keys.other}|{keys.algorithm}"
        and parts.get("algorithm") == keys.algorithm
        and parts.get("headers") == _COVERED
        and created - LIFE <= now < expires <= created + LIFE
        and keys.holds(signature, _lines(envelope, created, expires))
    )


def _lines(envelope: Mapping[str, Any], created: int, expires: int) -> bytes:
    """Return what is signed: the two instants, and the digest of header and message."""
    whole = {name: envelope[name] for name in ("header", "message")}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()).decode()
    return f"(created): {created}\n(expires): {expires}\ndigest: SHA-256={digest}".encode()
