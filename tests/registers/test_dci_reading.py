"""How an envelope of DCI is read: page by page, and what is nothing of it."""

from datetime import date
from typing import Any

import pytest

from ruralgov.ports.registers import Answer, NotAnswered, Pending, Shape, Status
from ruralgov.testing.registers import NUMBER, OTHER_NUMBER
from ruralgov_departments.dci.answers import Page, acknowledged, joined, read
from tests.registers.test_dci import question

DAY = "2026-01-05"


def identified(*numbers: str, **more: Any) -> dict[str, Any]:
    some = [{"identifier_type": "resident_id", "identifier_value": one} for one in numbers]
    return {"identifier": some, "deposits": {"value": 7}, **more}


def entry(**more: Any) -> dict[str, Any]:
    data = {"reg_records": [identified(NUMBER)], "as_of": DAY}
    return {"reference_id": "q1", "status": "succ", "data": data, **more}


def envelope(one: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    message = {
        "transaction_id": "r-q1",
        "correlation_id": "R-1",
        "search_response": [one or entry()],
    }
    header = more.pop("header", {})
    return {"header": {"action": "on-search", **header}, "message": {**message, **more}}


def answer(found: dict[str, Any], several: str = "one") -> Answer:
    asked = question(Shape.VALUE)
    said = read(asked, found)
    if isinstance(said, Answer):
        return said
    assert isinstance(said, Page)
    return joined(asked, [said], several=several)


def rejected(reason: str) -> dict[str, Any]:
    return envelope(entry(status="rjct", status_reason_code=reason))


def of_records(*records: Any, **more: Any) -> dict[str, Any]:
    data = {"reg_records": list(records), "as_of": DAY, **more}
    return envelope(entry(data=data))


def test_a_plain_one_is_read() -> None:
    found = answer(envelope())
    assert (found.status, found.value, found.as_of) == (Status.HIT, 7, date(2026, 1, 5))
    assert (found.receipt, found.reference, found.dropped) == ("R-1", "r-q1", 0)


@pytest.mark.parametrize("numbers", [(), (OTHER_NUMBER,), (NUMBER, OTHER_NUMBER)])
def test_a_record_with_any_other_number_is_of_somebody_else(numbers: tuple[str, ...]) -> None:
    assert answer(of_records(identified(*numbers))).reason == "person_wrong"
    mixed = of_records(identified(NUMBER), identified(*numbers))
    assert answer(mixed, several="sum").reason == "person_wrong"


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (envelope(transaction_id="another"), "person_wrong"),
        (envelope(header={"completed_count": 1, "total_count": 2}), "not_completed"),
        (rejected("rjct.filter.invalid"), "rjct.filter.invalid"),
        (rejected("张三 370102"), "rjct"),
        (envelope(header={"status": "rjct"}), "rjct"),
        (of_records(as_of=""), "no_day"),
        (of_records(as_of="soon"), "no_day"),
        (of_records({**identified(NUMBER), "deposits": None}), "item_missing"),
        (envelope(entry(pagination={"total_count": 2})), "pages_missing"),
        (of_records(identified(NUMBER), identified(NUMBER)), "several_records"),
    ],
)
def test_what_says_nothing_has_a_reason(found: dict[str, Any], reason: str) -> None:
    said = answer(found)
    assert (said.reason, said.value) == (reason, None)
    assert said.status not in (Status.HIT, Status.NONE)


@pytest.mark.parametrize(
    "found",
    [
        envelope(error={"code": "err.request.bad", "message": NUMBER}),
        envelope(ack_status="NACK"),
        envelope(header={"is_msg_encrypted": True}),
        envelope(search_response="none"),
        envelope(search_response=[]),
        envelope(search_response=[entry(), entry()]),
        envelope(entry(reference_id="q2")),
        envelope(entry(status="fine")),
        envelope(entry(data=[])),
        envelope(entry(pagination={"total_count": -1})),
        of_records("text"),
        of_records({**identified(NUMBER), "deposits": {"value": "7"}}),
    ],
)
def test_what_cannot_be_read_is_no_answer(found: dict[str, Any]) -> None:
    with pytest.raises(NotAnswered) as raised:
        answer(found)
    assert NUMBER not in repr(raised.value)


def test_samples_of_the_standard_write_numbers_as_text_and_one_record_as_an_object() -> None:
    one = entry(
        pagination={"total_count": "1"}, data={"reg_records": identified(NUMBER), "as_of": DAY}
    )
    assert answer(envelope(one, header={"total_count": "1", "completed_count": "1"})).value == 7


def test_the_day_of_several_pages_is_the_earliest() -> None:
    page = read(question(Shape.VALUE), envelope())
    assert isinstance(page, Page)
    pages = [
        page,
        Page(records=page.records, total=2, number=2, as_of=date(2025, 12, 1), receipt=""),
    ]
    pages[0] = Page(records=page.records, total=2, number=1, as_of=page.as_of, receipt="R")
    found = joined(question(Shape.VALUE), pages, several="sum")
    assert (found.value, found.as_of, found.receipt) == (14, date(2025, 12, 1), "R")
    undated = [pages[0], Page(records=page.records, total=2, number=2, as_of=None, receipt="")]
    assert joined(question(Shape.VALUE), undated, several="sum").status is Status.PARTIAL


@pytest.mark.parametrize("receipt", ["张三", "R 1", "R" * 65, 7, None])
def test_a_receipt_that_is_none_is_not_kept(receipt: object) -> None:
    assert answer(envelope(correlation_id=receipt)).receipt == ""


@pytest.mark.parametrize("status", ["rcvd", "pdng"])
def test_what_is_on_its_way_is_pending(status: str) -> None:
    assert read(question(Shape.VALUE), envelope(entry(status=status))) == Pending("R-1")


def test_an_acknowledgement_says_that_it_is_one() -> None:
    assert acknowledged(b'{"message": {"ack_status": "ACK"}}') == Pending("")
    for body in (b"", b"[]", b"{}", b'{"message": 1}', b'{"message": {"ack_status": "ERR"}}'):
        with pytest.raises(NotAnswered):
            acknowledged(body)


def test_fields_that_nobody_asked_are_counted() -> None:
    more = identified(NUMBER, name="某", phone="1")
    more["deposits"] = {"value": 7, "account": "6222", "low": 1}
    assert answer(of_records(more)).dropped == 4
