"""A register that speaks DCI: asked over HTTP, at once or by a call back."""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import httpx

from ruralgov.ports.registers import (
    Answer,
    Desk,
    NotAnswered,
    Pending,
    Question,
    Reply,
    Shape,
    Status,
    without_value,
)
from ruralgov_departments.dci import answers, calls, envelope
from ruralgov_departments.dci.settings import Settings
from ruralgov_departments.dci.signing import opened, sealed, utc

PAGES: Final = 20
"""Pages that are asked for, at most; a person with more of them is one that a person looks at."""
log: Final = logging.getLogger("ruralgov.registers.dci")


class DciRegister:
    """Puts each question in an envelope of its own, and believes only what is signed."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime] = utc) -> None:
        self._settings, self._clock = settings, clock
        self._kept: httpx.Client | None = None

    def holds(self) -> Mapping[str, frozenset[Shape]]:
        """Return what the settings say that it can be asked."""
        return self._settings.items

    def ask(self, question: Question) -> Answer | Pending:
        """Put a question; with a callback, the answer comes later to :meth:`receive`."""
        if question.shape not in self._settings.items.get(question.item, ()):
            raise NotAnswered("not_held")
        try:
            return self._asked(question)
        except calls.Forbidden:
            return without_value(question, Status.REFUSED, "not_let_in")

    def _asked(self, question: Question) -> Answer | Pending:
        if self._settings.callback:
            return answers.acknowledged(self._call("/registry/search", question, 1))
        pages: list[answers.Page] = []
        while len(pages) < PAGES:
            body = self._call("/registry/sync/search", question, len(pages) + 1)
            said = answers.read(question, opened(body, self._settings.keys, self._clock))
            if not isinstance(said, answers.Page):
                return said
            if said.number not in (None, len(pages) + 1):
                raise NotAnswered("page_wrong")
            pages.append(said)
            if sum(len(one.records) for one in pages) >= pages[0].total or not said.records:
                break
        return self._joined(question, pages)

    def _whole(self, question: Question, said: answers.Page | Answer | Pending) -> Answer | Pending:
        return self._joined(question, [said]) if isinstance(said, answers.Page) else said

    def _joined(self, question: Question, pages: list[answers.Page]) -> Answer:
        answer = answers.joined(question, pages, several=self._settings.several)
        if answer.dropped:
            log.warning("question %s: %d fields came unasked", question.key, answer.dropped)
        return answer

    def _call(self, path: str, question: Question, page: int) -> bytes:
        now, settings = self._clock(), self._settings
        asked = envelope.search(question, settings, now, page)
        body = sealed(asked, settings.keys, now)
        if self._kept is None:
            self._kept = calls.client(settings)
        return calls.post(self._kept, path, body, settings.timeout)

    def collect(self, desk: Desk) -> int:
        """Return 0: what comes later comes by a call."""
        return 0

    def receive(self, body: bytes, desk: Desk) -> Reply:
        """Take a call to ``/registry/on-search``; give its body as it came.

        What is not signed by the register is refused with 401, what cannot be read with 400; of
        the answers in one call a bad one stops no other.
        """
        try:
            found = self._opened_call(body)
            some = envelope.objects(found["message"], "search_response")
            keys = [envelope.text(one, "reference_id") for one in some]
        except NotAnswered as error:
            log.warning("a call was refused: %s", error.reason)
            return self._reply(401 if error.reason == "signature_wrong" else 400, error.reason)
        for key in keys:
            self._take(key, found, desk)
        return self._reply(200, "")

    def _opened_call(self, body: bytes) -> dict[str, Any]:
        if len(body) > calls.LARGEST:
            raise NotAnswered("too_large")
        found = opened(body, self._settings.keys, self._clock)
        if found["header"].get("action") != "on-search":
            raise NotAnswered("malformed")
        return found

    def _take(self, key: str, found: dict[str, Any], desk: Desk) -> None:
        question = desk.expects(key)
        if question is None:
            return
        try:
            said = self._whole(question, answers.read(question, found))
        except NotAnswered as error:
            said = without_value(question, Status.FAILED, error.reason)
        if isinstance(said, Answer):
            desk.take(said)

    def _reply(self, status: int, problem: str) -> Reply:
        message: dict[str, Any] = {
            "ack_status": "NACK" if problem else "ACK",
            "timestamp": self._clock().isoformat(),
        }
        if problem:
            code = "err.signature.invalid" if status == 401 else "err.request.bad"
            message["error"] = {"code": code, "message": problem}
        return Reply(status, json.dumps({"message": message}).encode())
