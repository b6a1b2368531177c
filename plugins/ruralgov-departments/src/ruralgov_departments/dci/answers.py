"""What a register said to one question: pages are read, joined, and made an answer."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from attrs import frozen

from ruralgov.ports.registers import (
    FIELDS,
    Answer,
    NotAnswered,
    Pending,
    Question,
    Shape,
    Status,
    answered,
    without_value,
)
from ruralgov_departments.dci.envelope import count, day, objects, part, text

_KNOWN: Final = frozenset(
    f"rjct.{what}.{how}"
    for what, hows in {
        "version": ("invalid",),
        "message_id": ("duplicate",),
        "message_ts": ("invalid",),
        "action": ("invalid", "not_supported"),
        "total_count": ("invalid", "limit_exceeded"),
        "errors": ("too_many",),
        "reference_id": ("invalid", "duplicate"),
        "timestamp": ("invalid",),
        "search_criteria": ("invalid",),
        "filter": ("invalid",),
        "sort": ("invalid",),
        "pagination": ("invalid",),
        "search": ("too_many_records_found",),
        "authorize": ("missing", "expired", "out_of_scope"),
    }.items()
    for how in hows
)
"""The reasons that are kept; of others only that there was one: a text of theirs may be a name."""


@frozen(kw_only=True)
class Page:
    """Some of the records that a register has of the person."""

    records: tuple[Mapping[str, Any], ...]
    total: int
    number: int | None
    as_of: date | None
    receipt: str


def read(question: Question, envelope: Mapping[str, Any]) -> Page | Answer | Pending:
    """Return what an envelope says to a question; raises ``NotAnswered`` where it says nothing."""
    header, message = envelope["header"], envelope["message"]
    receipt = _receipt(message)
    if "error" in message or message.get("ack_status") in ("NACK", "ERR"):
        raise NotAnswered("error_of_register")
    if header.get("is_msg_encrypted") is True:
        raise NotAnswered("encrypted")
    if header.get("status") == "rjct":
        return _rejected(question, header, receipt)
    if message.get("ack_status") == "ACK":
        return Pending(receipt)
    mine = [one for one in objects(message, "search_response") if _is_mine(question, one)]
    if len(mine) != 1:
        raise NotAnswered("not_this_question")
    if text(message, "transaction_id", "") != question.reference:
        return without_value(question, Status.FAILED, "person_wrong", receipt=receipt)
    whole = count(header, "completed_count", 1) >= count(header, "total_count", 1)
    return _entry(question, mine[0], receipt, whole=whole)


def acknowledged(body: bytes) -> Pending:
    """Return that a question was taken to be answered later; raises ``NotAnswered``.

    The standard does not sign this, and nothing is known by it.
    """
    try:
        found = json.loads(body)
        message = part(found, "message")
    except (ValueError, RecursionError, AttributeError):
        raise NotAnswered("malformed") from None
    if message.get("ack_status") != "ACK":
        raise NotAnswered("not_acknowledged")
    return Pending(_receipt(message))


def _is_mine(question: Question, entry: Mapping[str, Any]) -> bool:
    return entry.get("reference_id") == question.key


def _entry(
    question: Question, entry: Mapping[str, Any], receipt: str, *, whole: bool
) -> Page | Answer | Pending:
    match text(entry, "status"):
        case "rcvd" | "pdng":
            return Pending(receipt)
        case "rjct":
            return _rejected(question, entry, receipt)
        case "succ" if not whole:
            return without_value(question, Status.PARTIAL, "not_completed", receipt=receipt)
        case "succ":
            data = part(entry, "data")
            records = tuple(objects(data, "reg_records"))
            paging = part(entry, "pagination")
            return Page(
                records=records,
                total=count(paging, "total_count", len(records)),
                number=count(paging, "page_number", 1) if paging else None,
                as_of=day(data, "as_of"),
                receipt=receipt,
            )
    raise NotAnswered("malformed")


def _rejected(question: Question, found: Mapping[str, Any], receipt: str) -> Answer:
    said = text(found, "status_reason_code", "")
    reason = said if said in _KNOWN else "rjct"
    many = said == "rjct.search.too_many_records_found"
    status = Status.AMBIGUOUS if many else Status.REFUSED
    return without_value(question, status, reason, receipt=receipt)


def _receipt(message: Mapping[str, Any]) -> str:
    """Return the register's number of its answer, if it is one that can be kept."""
    said = message.get("correlation_id")
    kept = isinstance(said, str) and len(said) <= 64 and said.isascii()
    return str(said) if kept and all(one.isalnum() or one in "-_." for one in str(said)) else ""


def joined(question: Question, pages: Sequence[Page], *, several: str) -> Answer:
    """Return the answer of all pages of a register."""
    first, days = pages[0], [page.as_of for page in pages]
    known = [day for day in days if day is not None]
    as_of = min(known) if len(known) == len(days) else None
    records = [record for page in pages for record in page.records]
    more = {"receipt": first.receipt, "dropped": sum(_dropped(question, one) for one in records)}
    if not all(_about(question, record) for record in records):
        return without_value(question, Status.FAILED, "person_wrong", **more)
    if len(records) < first.total or as_of is None:
        reason = "no_day" if as_of is None else "pages_missing"
        return without_value(question, Status.PARTIAL, reason, **more)
    if not records:
        return without_value(question, Status.NONE, "", as_of=as_of, **more)
    if len(records) > 1 and (several == "one" or question.shape is Shape.COMPARE):
        return without_value(question, Status.AMBIGUOUS, "several_records", **more)
    found = [_fields(question, record) for record in records]
    if not all(found):
        return without_value(question, Status.PARTIAL, "item_missing", **more)
    each = [answered(question, fields, as_of=as_of) for fields in found]
    return answered(
        question,
        found[0] if len(each) == 1 else _added(each),
        as_of=as_of,
        receipt=first.receipt,
        extra=sum(_dropped(question, one) for one in records),
    )


def _about(question: Question, record: Mapping[str, Any]) -> bool:
    """Tell whether a record has the number that was asked about, and no other of its kind."""
    asked = question.identity
    numbers = {
        one.get("identifier_value")
        for one in objects(record, "identifier")
        if one.get("identifier_type") == asked.scheme
    }
    return numbers == {asked.number}


def _fields(question: Question, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record says of the item, without what nobody asked."""
    said = part(record, question.item)
    return {name: said[name] for name in FIELDS[question.shape] if name in said}


def _dropped(question: Question, record: Mapping[str, Any]) -> int:
    """Return how many fields of a record nobody asked for."""
    said = record.get(question.item)
    more = len(set(said) - set(FIELDS[question.shape])) if isinstance(said, dict) else 0
    return more + len(set(record) - {"identifier", question.item})


def _added(each: Sequence[Answer]) -> dict[str, Any]:
    """Return the fields of one answer for several records of one person."""
    values = [one.value for one in each]
    lows = [low for low, _ in (value for value in values if isinstance(value, tuple))]
    highs = [high for _, high in (value for value in values if isinstance(value, tuple))]
    return {
        "there": any(one.status is Status.HIT for one in each),
        "low": sum(lows),
        "high": None if None in highs else sum(high or 0 for high in highs),
        "value": sum(value for value in values if type(value) is int),
    }
