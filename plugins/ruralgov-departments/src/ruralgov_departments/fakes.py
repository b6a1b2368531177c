"""Fake registers on loopback: they answer by DCI, and misbehave in each way that is known.

For tests and rehearsals only: they know made-up people, and hold no lock.
"""

import json
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from enum import StrEnum
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import urlsplit

from ruralgov_departments.dci.signing import Keys, sealed

KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "民政": ("on_minimum", "on_margin", "aid_received"),
    "医保": ("medical_expense", "serious_illness"),
    "人社": ("wages", "insurance_pension", "basic_pension"),
    "银行": ("deposits", "securities"),
    "保险": ("insurance",),
}
"""What each kind of register is asked."""
WAIT: Final = 77
"""Seconds for which a busy one asks to be left alone."""


class Fault(StrEnum):
    """What a fake does wrong while it is told to."""

    OTHER_PERSON = "other_person"
    OTHER_QUESTION = "other_question"
    EXTRA = "extra"
    SHORT = "short"
    SAME_PAGE = "same_page"
    NO_DAY = "no_day"
    SEVERAL = "several"
    TOO_MANY = "too_many"
    REFUSES = "refuses"
    FORBIDS = "forbids"
    SILENT = "silent"
    DRIPS = "drips"
    BUSY = "busy"
    BROKEN = "broken"
    GARBLED = "garbled"
    DEEP = "deep"
    HUGE = "huge"
    REDIRECTS = "redirects"
    FORGED = "forged"
    UNSIGNED = "unsigned"
    STALE = "stale"
    WRONG_TYPE = "wrong_type"
    LATE = "late"
    """It says to a question that waits for an answer that there is none yet."""


class FakeRegister:
    """A register of one kind; ``with FakeRegister(keys) as fake: … fake.url``.

    *keys* are those of this side. ``people`` has by number and item the records, each with the
    fields that are answered; ``asked`` every envelope that came, ``calls`` those to be made back.
    """

    def __init__(
        self,
        keys: Keys,
        kind: str = "银行",
        *,
        page_size: int = 2,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.keys, self.kind, self.page_size, self._tls = keys, kind, page_size, tls
        self.people: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.unknown = {"name": "某某", "phone": "13800000000"}
        self.fault: Fault | None = None
        self.as_of: date | None = datetime.now(UTC).date()
        self.asked: list[dict[str, Any]] = []
        self.calls: list[tuple[str, bytes]] = []
        self.silence = threading.Event()
        self.elsewhere = "http://127.0.0.1:9/"

    def __enter__(self) -> "FakeRegister":
        self._begin(0)
        self.port = self._server.server_address[1]
        return self

    def _begin(self, port: int) -> None:
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.fake = self
        if self._tls is not None:
            self._server.socket = self._tls.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def __exit__(self, *_: object) -> None:
        self.silence.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """Return where it is."""
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self.port}"

    @contextmanager
    def being(self, fault: Fault) -> Iterator[None]:
        """Have it misbehave."""
        self.fault = fault
        self.silence.clear()
        try:
            yield
        finally:
            self.fault = None
            self.silence.set()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Have nobody at its address, and then it again."""
        self._server.shutdown()
        self._server.server_close()
        try:
            yield
        finally:
            self._begin(self.port)

    def call_back(self) -> list[int]:
        """Make the calls that are due, and return with which HTTP status each was taken."""
        due, self.calls = self.calls, []
        return [_posted(uri, body) for uri, body in due]

    def answer(self, envelope: Mapping[str, Any]) -> bytes:
        """Return the signed answer to a search."""
        message = envelope["message"]
        (asked,) = message["search_request"]
        entry = self._entry(asked)
        transaction = message["transaction_id"]
        if self.fault is Fault.OTHER_QUESTION:
            entry["reference_id"] = "another-question"
        header = {
            "message_id": f"fake-{len(self.asked)}",
            "message_ts": datetime.now(UTC).isoformat(),
            "action": "on-search",
            "status": "succ",
            "total_count": 1,
            "completed_count": 1,
            "sender_id": self.keys.own.partition("|")[0],
        }
        body = {
            "transaction_id": transaction,
            "correlation_id": f"R-{asked['reference_id'][:8]}",
            "search_response": [entry],
        }
        return self._signed({"header": header, "message": body})

    def _entry(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        entry: dict[str, Any] = {
            "reference_id": asked["reference_id"],
            "timestamp": datetime.now(UTC).isoformat(),
            "status": "succ",
        }
        reasons = {
            Fault.REFUSES: "rjct.authorize.out_of_scope",
            Fault.TOO_MANY: "rjct.search.too_many_records_found",
        }
        if self.fault in reasons:
            return entry | {"status": "rjct", "status_reason_code": reasons[self.fault]}
        if self.fault is Fault.LATE:
            return entry | {"status": "pdng"}
        criteria = asked["search_criteria"]
        number = criteria["pagination"]["page_number"]
        records = self._records(criteria)
        page = 1 if self.fault is Fault.SAME_PAGE else number
        shown = records[(page - 1) * self.page_size : page * self.page_size]
        if self.fault is Fault.SHORT and number > 1:
            shown = []
        total = len(records)
        if self.fault is Fault.SHORT and total <= self.page_size:
            total += 1
        data: dict[str, Any] = {"version": "1.0.0", "reg_records": shown}
        if self.as_of is not None and self.fault is not Fault.NO_DAY:
            data["as_of"] = self.as_of.isoformat()
        paging = {"page_size": self.page_size, "page_number": page, "total_count": total}
        return entry | {"data": data, "pagination": paging}

    def _records(self, criteria: Mapping[str, Any]) -> list[dict[str, Any]]:
        (field,) = criteria["response_fields"]
        query, item = criteria["query"], field["attribute_name"]
        number = query["value"]
        found: list[dict[str, Any]] = [
            {"identifier": [_identifier(query["type"], number)], item: dict(one)}
            for one in self.people.get((number, item), [])
        ]
        if self.fault is Fault.OTHER_PERSON:
            found = found or [{"identifier": [], item: {"there": True}}]
            found[0]["identifier"] = [_identifier(query["type"], "370102199001010001")]
        if self.fault is Fault.SEVERAL:
            found += found
        if self.fault is Fault.EXTRA:
            for one in found:
                one.update(self.unknown)
                one[item]["account"] = "6222020000000000001"
        if self.fault is Fault.WRONG_TYPE:
            for one in found:
                one[item] = {name: str(value) for name, value in one[item].items()}
        return found

    def _signed(self, envelope: dict[str, Any]) -> bytes:
        now = datetime.now(UTC)
        if self.fault is Fault.STALE:
            now = datetime.fromtimestamp(now.timestamp() - 3600, UTC)
        body = sealed(envelope, self.keys, now)
        if self.fault is Fault.FORGED:
            return body.replace(b'"status": "succ"', b'"status" :"succ"').replace(
                b'"completed_count": 1', b'"completed_count": 2'
            )
        if self.fault is Fault.UNSIGNED:
            return json.dumps(envelope).encode()
        return body


def _identifier(scheme: str, number: str) -> dict[str, str]:
    return {"identifier_type": scheme, "identifier_value": number}


def _posted(uri: str, body: bytes) -> int:
    parts = urlsplit(uri)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("POST", parts.path, body, {"Content-Type": "application/json"})
        return connection.getresponse().status
    finally:
        connection.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    fake: FakeRegister

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Write nothing: who gives up on it, or does not trust it, is no fault of the test."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        fake = self.server.fake
        whole = {
            Fault.BUSY: (503, b"", {"Retry-After": str(WAIT)}),
            Fault.FORBIDS: (403, b"no: 13800000000", {}),
            Fault.BROKEN: (500, b"Traceback: 13800000000", {}),
            Fault.GARBLED: (200, b'{"signature": "x", "header": {', {}),
            Fault.DEEP: (200, b"[" * 200_000, {}),
            Fault.REDIRECTS: (307, b"", {"Location": fake.elsewhere}),
            Fault.HUGE: (200, b" " * (2 * 1024 * 1024), {}),
        }
        if fake.fault in whole:
            return self._say(*whole[fake.fault])
        if fake.fault is Fault.SILENT:
            fake.silence.wait(20)
            return None
        envelope = json.loads(body)
        fake.asked.append(envelope)
        if self.path == "/registry/search":
            fake.calls.append((envelope["header"]["sender_uri"], fake.answer(envelope)))
            ack = {"message": {"ack_status": "ACK", "correlation_id": f"A-{len(fake.asked)}"}}
            return self._say(200, json.dumps(ack).encode(), {})
        return self._say(200, fake.answer(envelope), {})

    def _say(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.server.fake.fault is Fault.DRIPS:
            for at in range(len(body)):
                self.wfile.write(body[at : at + 1])
                self.wfile.flush()
                time.sleep(0.05)
            return
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing: a line would stand between those of the tests."""
