"""A register is called by TLS, and one whose certificate is not trusted hears nothing."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from ruralgov.ports.registers import NotAnswered, Shape, Status
from ruralgov.testing.registers import NUMBER
from ruralgov_departments.dci import DciRegister
from ruralgov_departments.fakes import FakeRegister
from tests.registers.dci import THEIRS, knows, settings
from tests.registers.test_dci import asked, question


def made(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a certificate of its own for 127.0.0.1."""
    key = generate_private_key(SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    cert = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    crt, pem = folder / f"{name}.crt", folder / f"{name}.key"
    crt.write_bytes(cert.public_bytes(Encoding.PEM))
    pem.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
    return crt, pem


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeRegister]:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(*made(tmp_path, "bank"))
    with FakeRegister(THEIRS, tls=server) as one:
        knows(one, NUMBER, {"there": True})
        yield one


def test_one_that_is_trusted_is_asked(fake: FakeRegister, tmp_path: Path) -> None:
    found = asked(fake, question(Shape.EXISTS), ca=str(tmp_path / "bank.crt"), timeout=5.0)
    assert found.status is Status.HIT


def test_one_that_is_not_trusted_hears_nothing(fake: FakeRegister, tmp_path: Path) -> None:
    other, _ = made(tmp_path, "other")
    for ca in ("", str(other)):
        register = DciRegister(settings(fake, ca=ca, timeout=5.0))
        with pytest.raises(NotAnswered, match="unreachable"):
            register.ask(question())
    assert fake.asked == []


def test_both_sides_may_want_a_certificate(tmp_path: Path) -> None:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(*made(tmp_path, "bank"))
    crt, pem = made(tmp_path, "aid")
    server.verify_mode = ssl.CERT_REQUIRED
    server.load_verify_locations(crt)
    with FakeRegister(THEIRS, tls=server) as fake:
        knows(fake, NUMBER, {"there": True})
        ca = str(tmp_path / "bank.crt")
        one = question(Shape.EXISTS)
        found = asked(fake, one, ca=ca, cert=str(crt), cert_key=str(pem), timeout=5.0)
        assert found.status is Status.HIT
        with pytest.raises(NotAnswered):
            asked(fake, one, ca=ca, timeout=5.0)
