"""What is asked, as an envelope of DCI, and how the fields of an envelope are looked up.

Beyond the standard, in ``search_criteria``: ``response_fields`` names the one attribute and its
shape (the standard defines the word and never uses it), and ``authorize`` says by which
authorisation. A question has an envelope of its own, signed by itself.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final
from uuid import uuid4

from ruralgov.ports.registers import NotAnswered, Question, Shape
from ruralgov_departments.dci.settings import Settings

VERSION: Final = "1.0.0"


def search(question: Question, settings: Settings, now: datetime, page: int) -> dict[str, Any]:
    """Return header and message that put a question.

    The transaction is the reference of the person in this question, and the same on every attempt;
    a message has a number of its own, because a register may refuse one that comes twice.
    """
    header = {
        "version": VERSION,
        "message_id": str(uuid4()),
        "message_ts": now.isoformat(),
        "action": "search",
        "sender_id": settings.keys.own.partition("|")[0],
        "receiver_id": settings.receiver,
        "total_count": 1,
        "is_msg_encrypted": False,
    }
    if settings.callback:
        header["sender_uri"] = settings.callback
    asked = {
        "reference_id": question.key,
        "timestamp": now.isoformat(),
        "search_criteria": _criteria(question, settings, now, page),
    }
    message = {"transaction_id": question.reference, "search_request": [asked]}
    return {"header": header, "message": message}


def _criteria(question: Question, settings: Settings, now: datetime, page: int) -> dict[str, Any]:
    field: dict[str, Any] = {"attribute_name": question.item, "shape": question.shape.value}
    if question.shape is Shape.COMPARE:
        field |= {"operator": "le", "attribute_value": question.limit}
    return {
        "version": VERSION,
        "reg_type": settings.reg_type,
        "query_type": "idtype-value",
        "query": {"type": question.identity.scheme, "value": question.identity.number},
        "response_fields": [field],
        "pagination": {"page_size": settings.page_size, "page_number": page},
        "authorize": {
            "ts": now.isoformat(),
            "purpose": {"code": question.purpose, "ref_uri": question.authorization},
        },
    }


def text(found: Mapping[str, Any], name: str, otherwise: str | None = None) -> str:
    """Return a text of an envelope; raises ``NotAnswered``."""
    value = found.get(name, otherwise)
    if not isinstance(value, str):
        raise NotAnswered("malformed")
    return value


def count(found: Mapping[str, Any], name: str, otherwise: int) -> int:
    """Return a number of an envelope; the samples of the standard write it as text too."""
    value = found.get(name, otherwise)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    if type(value) is not int or value < 0:
        raise NotAnswered("malformed")
    return value


def part(found: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return an object of an envelope, empty where it is not there; raises ``NotAnswered``."""
    value = found.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise NotAnswered("malformed")
    return value


def objects(found: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """Return a list of objects; one object stands for a list of one, as in one of two standards."""
    value = found.get(name)
    some = [] if value is None else [value] if isinstance(value, dict) else value
    if not isinstance(some, list) or not all(isinstance(one, dict) for one in some):
        raise NotAnswered("malformed")
    return some


def day(found: Mapping[str, Any], name: str) -> date | None:
    """Return a day of an envelope; None where it is not there or is none."""
    try:
        return date.fromisoformat(text(found, name, "")[:10])
    except ValueError:
        return None
