"""The settings of a register that speaks DCI, as texts of a TOML table."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from attrs import field, frozen
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

from ruralgov.ports.registers import Shape
from ruralgov_departments.dci.signing import ED25519, HMAC, Keys
from ruralgov_departments.folders import items

TIMEOUT: Final = 30.0
"""Seconds for one call, if nothing else is set; a claim of the exchange ends after 300."""
LONGEST: Final = 120.0
"""Seconds of a call, at most: several pages have to come within one claim."""


@frozen(kw_only=True)
class Settings:
    """How one register is reached.

    *callback* is where it calls back: with it a question is put by ``/registry/search``, without it
    by ``/registry/sync/search``. *several* is ``one``, or ``sum`` where a person may have several
    records there whose amounts are added, such as accounts of a bank.
    """

    url: str
    keys: Keys
    items: Mapping[str, frozenset[Shape]]
    receiver: str
    reg_type: str
    callback: str = ""
    several: str = "one"
    page_size: int = 50
    timeout: float = TIMEOUT
    token: str = field(repr=False, default="")
    ca: str = ""
    cert: str = ""
    cert_key: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse what would send people's numbers in clear, or could not work."""
        parts = urlsplit(self.url)
        inside = parts.scheme == "http" and _loopback(parts.hostname or "")
        if parts.scheme != "https" and not inside:
            raise ValueError("url: https is needed, but for a loopback address")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("url: no user, password or query; a token goes into token_file")
        if self.several not in ("one", "sum"):
            raise ValueError("several: one or sum")
        if not (0 < self.timeout <= LONGEST and 0 < self.page_size <= 1000):
            raise ValueError(f"timeout: up to {LONGEST:g} s; page_size: 1 to 1000")


def from_texts(texts: Mapping[str, str]) -> Settings:
    """Return settings from texts; secrets and keys are in files, whose paths stand there."""
    own, other = f"{texts['sender']}|{texts['key']}", f"{texts['receiver']}|{texts['their_key']}"
    return Settings(
        url=texts["url"].rstrip("/"),
        keys=_keys(texts, own, other),
        items=items(texts["items"]),
        receiver=texts["receiver"],
        reg_type=texts["reg_type"],
        callback=texts.get("callback", ""),
        several=texts.get("several", "one"),
        page_size=int(texts.get("page_size", "50")),
        timeout=float(texts.get("timeout", str(TIMEOUT))),
        token=_file(texts["token_file"]).decode().strip() if "token_file" in texts else "",
        ca=texts.get("ca", ""),
        cert=texts.get("cert", ""),
        cert_key=texts.get("cert_key", ""),
    )


def _keys(texts: Mapping[str, str], own: str, other: str) -> Keys:
    algorithm = texts.get("algorithm", HMAC)
    if algorithm != ED25519:
        return Keys(algorithm, own, other, secret=_file(texts["secret_file"]).strip())
    private = load_pem_private_key(_file(texts["private_file"]), password=None)
    public = load_pem_public_key(_file(texts["public_file"]))
    if not isinstance(private, Ed25519PrivateKey) or not isinstance(public, Ed25519PublicKey):
        raise TypeError("private_file and public_file: keys of ed25519, as PEM")
    return Keys(algorithm, own, other, private=private, public=public)


def _file(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from None


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
