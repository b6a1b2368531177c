"""The signature of an envelope, against one that is worked out here; and what is no signature."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ruralgov.ports.registers import NotAnswered
from ruralgov_departments.dci.signing import ED25519, HMAC, LIFE, Keys, opened, sealed

NOW = datetime(2026, 11, 28, 8, 0, tzinfo=UTC)
SECRET = b"sixteen bytes or more"
OURS = Keys(HMAC, "aid|k1", "bank|k7", SECRET)
THEIRS = Keys(HMAC, "bank|k7", "aid|k1", SECRET)
ENVELOPE: dict[str, Any] = {"header": {"action": "search"}, "message": {"b": 1, "a": "中"}}


def at(now: datetime = NOW) -> Any:
    return lambda: now


def pair() -> tuple[Keys, Keys]:
    one, two = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    ours = Keys(ED25519, "aid|k1", "bank|k7", private=one, public=two.public_key())
    return ours, Keys(ED25519, "bank|k7", "aid|k1", private=two, public=one.public_key())


def test_it_is_the_one_that_is_worked_out_by_hand() -> None:
    canonical = '{"header":{"action":"search"},"message":{"a":"中","b":1}}'
    digest = base64.b64encode(hashlib.sha256(canonical.encode()).digest()).decode()
    created = int(NOW.timestamp())
    lines = f"(created): {created}\n(expires): {created + LIFE}\ndigest: SHA-256={digest}"
    wanted = base64.b64encode(hmac.new(SECRET, lines.encode(), "sha256").digest()).decode()
    said = json.loads(sealed(ENVELOPE, OURS, NOW))["signature"]
    assert f'signature="{wanted}"' in said
    assert 'kidId="aid|k1|hmac-sha256"' in said


@pytest.mark.parametrize("sides", [lambda: (OURS, THEIRS), pair], ids=["hmac", "ed25519"])
def test_what_one_signs_the_other_opens_and_nobody_changes(sides: Any) -> None:
    ours, theirs = sides()
    body = sealed(ENVELOPE, theirs, NOW)
    assert opened(body, ours, at()) == ENVELOPE
    for old, new in ((b'"b": 1', b'"b": 2'), (b"search", b"notify")):
        with pytest.raises(NotAnswered, match="signature_wrong"):
            opened(body.replace(old, new), ours, at())


def changed(old: str, new: str) -> bytes:
    found = json.loads(sealed(ENVELOPE, THEIRS, NOW))
    assert old in found["signature"]
    return json.dumps({**found, "signature": found["signature"].replace(old, new)}).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bank|k7|hmac-sha256", "bank|k8|hmac-sha256"),
        ("bank|k7", "aid|k1"),
        ('algorithm="hmac-sha256"', 'algorithm="none"'),
        ('headers="(created) (expires) digest"', 'headers="(created) (expires)"'),
        (f'created="{int(NOW.timestamp())}"', f'created="{int(NOW.timestamp()) + 1}"'),
        (f'expires="{int(NOW.timestamp()) + LIFE}"', 'expires="9999999999"'),
        ('signature="', 'signature="A'),
        ('created="', 'made="'),
    ],
)
def test_a_signature_of_another_kind_is_none(old: str, new: str) -> None:
    with pytest.raises(NotAnswered, match="signature_wrong"):
        opened(changed(old, new), OURS, at())


def test_ours_reflected_to_us_is_no_answer() -> None:
    with pytest.raises(NotAnswered, match="signature_wrong"):
        opened(sealed(ENVELOPE, OURS, NOW), OURS, at())


@pytest.mark.parametrize(
    ("later", "holds"), [(-LIFE - 1, False), (-LIFE, True), (LIFE - 1, True), (LIFE, False)]
)
def test_it_holds_for_its_time(later: int, holds: bool) -> None:
    body, now = sealed(ENVELOPE, THEIRS, NOW), NOW + timedelta(seconds=later)
    if holds:
        assert opened(body, OURS, at(now)) == ENVELOPE
    else:
        with pytest.raises(NotAnswered):
            opened(body, OURS, at(now))


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"signature": 1}', b'"text"', b"1" * 9999]
)
def test_what_is_no_envelope_is_no_answer(body: bytes) -> None:
    with pytest.raises(NotAnswered):
        opened(body, OURS, at())


@pytest.mark.parametrize(
    "keys",
    [
        {"algorithm": "none"},
        {"algorithm": HMAC, "secret": b"short"},
        {"algorithm": ED25519},
        {"algorithm": ED25519, "secret": SECRET},
    ],
)
def test_without_a_key_nothing_starts(keys: Any) -> None:
    with pytest.raises(ValueError, match="a key is missing"):
        Keys(own="a|1", other="b|2", **keys)


def test_a_key_shows_no_secret() -> None:
    assert "sixteen" not in repr(OURS)
