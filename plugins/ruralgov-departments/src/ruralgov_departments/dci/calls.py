"""A call over HTTP: bounded in time and size, and what goes wrong says nothing of what was sent."""

import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ssl import SSLContext, create_default_context
from typing import Final

import httpx

from ruralgov.ports.departments import RetryLater
from ruralgov.ports.registers import NotAnswered
from ruralgov_departments.dci.settings import Settings

LARGEST: Final = 1024 * 1024
"""Bytes of an answer; what is larger is none."""


class Forbidden(Exception):
    """The register does not let us ask."""


def client(settings: Settings) -> httpx.Client:
    """Return a client that follows nobody elsewhere and takes nothing from the environment."""
    headers = {"Content-Type": "application/json"}
    if settings.token:
        headers["Authorization"] = f"Bearer {settings.token}"
    return httpx.Client(
        base_url=settings.url,
        headers=headers,
        timeout=settings.timeout,
        verify=_tls(settings),
        follow_redirects=False,
        trust_env=False,
    )


def _tls(settings: Settings) -> SSLContext:
    context = create_default_context(cafile=settings.ca or None)
    if settings.cert:
        context.load_cert_chain(settings.cert, settings.cert_key or None)
    return context


def post(with_client: httpx.Client, path: str, body: bytes, seconds: float) -> bytes:
    """Return what was answered; raises ``NotAnswered``, ``RetryLater`` or :class:`Forbidden`."""
    until = time.monotonic() + seconds
    try:
        with with_client.stream("POST", path, content=body) as response:
            _refused(response)
            return _read(response, until)
    except httpx.TimeoutException:
        raise NotAnswered("timeout") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError):
        raise NotAnswered("unreachable") from None


def _read(response: httpx.Response, until: float) -> bytes:
    data = bytearray()
    for some in response.iter_bytes():
        data += some
        if len(data) > LARGEST:
            raise NotAnswered("too_large")
        if time.monotonic() > until:
            raise NotAnswered("timeout")
    return bytes(data)


def _refused(response: httpx.Response) -> None:
    code = response.status_code
    if code in (429, 503) and "Retry-After" in response.headers:
        raise RetryLater(_seconds(response.headers["Retry-After"]), f"http_{code}")
    if code in (401, 403):
        raise Forbidden
    if not response.is_success:
        raise NotAnswered(f"http_{code}")


def _seconds(said: str) -> int:
    """Return for how long to wait: a number of seconds, or until an instant."""
    if said.strip().isascii() and said.strip().isdigit():
        return min(int(said.strip()[:6]), 24 * 3600)
    try:
        when = parsedate_to_datetime(said)
    except ValueError:
        return 60
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0, int((when - datetime.now(UTC)).total_seconds()))
