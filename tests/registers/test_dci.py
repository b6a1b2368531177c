"""What a register that speaks DCI does beyond its promises: pages, sums, calls, settings."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ruralgov.hooks import Plugins
from ruralgov.ports.departments import RetryLater
from ruralgov.ports.registers import (
    Answer,
    Band,
    Identity,
    NotAnswered,
    Pending,
    Question,
    Shape,
    Status,
)
from ruralgov.testing.registers import NUMBER, TrialDesk
from ruralgov_departments.dci import DciRegister
from ruralgov_departments.dci.calls import _seconds
from ruralgov_departments.dci.signing import sealed
from ruralgov_departments.fakes import KINDS, FakeRegister, Fault
from tests.registers.dci import PATIENCE, THEIRS, knows, settings

TODAY = datetime.now(UTC).date()


@pytest.fixture
def fake() -> Iterator[FakeRegister]:
    with FakeRegister(THEIRS) as one:
        yield one


def question(shape: Shape = Shape.VALUE, key: str = "q1", item: str = "deposits") -> Question:
    return Question(
        key=key,
        reference=f"r-{key}",
        identity=Identity(NUMBER),
        item=item,
        shape=shape,
        limit=5 if shape is Shape.COMPARE else None,
        purpose="minimum",
        authorization="A-17",
        day=TODAY,
    )


def asked(fake: FakeRegister, one: Question, **more: Any) -> Answer:
    found = DciRegister(settings(fake, **more)).ask(one)
    assert isinstance(found, Answer)
    return found


def accounts(fake: FakeRegister, *some: Mapping[str, object]) -> None:
    fake.people[NUMBER, "deposits"] = [dict(one) for one in some]


def test_accounts_on_several_pages_are_added(fake: FakeRegister) -> None:
    accounts(fake, *({"value": 100 + n} for n in range(5)))
    found = asked(fake, question(), several="sum")
    assert (found.status, found.value) == (Status.HIT, 510)
    numbers = [
        one["message"]["search_request"][0]["search_criteria"]["pagination"]["page_number"]
        for one in fake.asked
    ]
    assert numbers == [1, 2, 3]


def test_bands_are_added_and_an_open_one_stays_open(fake: FakeRegister) -> None:
    accounts(fake, {"low": 1, "high": 5}, {"low": 10, "high": 20})
    assert asked(fake, question(Shape.BAND), several="sum").value == Band(11, 25)
    accounts(fake, {"low": 1, "high": None}, {"low": 10, "high": 20})
    assert asked(fake, question(Shape.BAND), several="sum").value == Band(11, None)


def test_any_account_is_one_and_comparisons_are_not_added(fake: FakeRegister) -> None:
    accounts(fake, {"there": False}, {"there": True})
    assert asked(fake, question(Shape.EXISTS), several="sum").status is Status.HIT
    accounts(fake, {"there": False}, {"there": False})
    assert asked(fake, question(Shape.EXISTS), several="sum").status is Status.NONE
    accounts(fake, {"at_most": True}, {"at_most": True})
    assert asked(fake, question(Shape.COMPARE), several="sum").status is Status.AMBIGUOUS


def test_a_page_that_is_missing_leaves_a_part(fake: FakeRegister) -> None:
    accounts(fake, *({"value": 100} for _ in range(5)))
    with fake.being(Fault.SHORT):
        found = asked(fake, question(), several="sum")
    assert (found.status, found.value, found.reason) == (Status.PARTIAL, None, "pages_missing")


def test_a_page_that_comes_twice_is_not_added_twice(fake: FakeRegister) -> None:
    accounts(fake, *({"value": 100} for _ in range(4)))
    with fake.being(Fault.SAME_PAGE), pytest.raises(NotAnswered, match="page_wrong"):
        asked(fake, question(), several="sum")


def test_who_is_known_there_need_not_have_anything(fake: FakeRegister) -> None:
    accounts(fake, {"there": False})
    assert asked(fake, question(Shape.EXISTS)).status is Status.NONE
    accounts(fake, {"value": 0})
    assert asked(fake, question(Shape.VALUE)).value == 0


def test_a_record_without_the_item_is_a_part(fake: FakeRegister) -> None:
    accounts(fake, {})
    assert asked(fake, question()).reason == "item_missing"


def test_who_may_not_ask_is_refused_and_a_broken_one_is_asked_again(fake: FakeRegister) -> None:
    with fake.being(Fault.FORBIDS):
        assert asked(fake, question()).status is Status.REFUSED
    with fake.being(Fault.BROKEN), pytest.raises(NotAnswered, match=r"^http_500$"):
        asked(fake, question())
    with fake.being(Fault.LATE):
        assert isinstance(DciRegister(settings(fake)).ask(question()), Pending)


def test_nobody_is_followed_elsewhere(fake: FakeRegister) -> None:
    with FakeRegister(THEIRS) as other, fake.being(Fault.REDIRECTS):
        fake.elsewhere = f"{other.url}/registry/sync/search"
        with pytest.raises(NotAnswered, match=r"^http_307$"):
            asked(fake, question())
        assert other.asked == []


def test_no_proxy_of_the_environment_hears_of_it(
    fake: FakeRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert asked(fake, question()).status is Status.NONE


def test_what_is_too_large_is_not_read(fake: FakeRegister) -> None:
    with fake.being(Fault.HUGE), pytest.raises(NotAnswered, match=r"^too_large$"):
        asked(fake, question())
    register = DciRegister(settings(fake, callback="http://127.0.0.1:9/x"))
    reply = register.receive(b" " * (1024 * 1024 + 1), TrialDesk())
    assert (reply.status, json.loads(reply.body)["message"]["error"]["message"]) == (
        400,
        "too_large",
    )


def test_after_twenty_pages_a_person_looks() -> None:
    with FakeRegister(THEIRS, page_size=1) as fake:
        accounts(fake, *({"value": 1} for _ in range(22)))
        found = asked(fake, question(), several="sum")
    assert (found.status, len(fake.asked)) == (Status.PARTIAL, 20)


def test_one_that_drips_is_given_up(fake: FakeRegister) -> None:
    knows(fake, NUMBER, {"value": 1})
    with fake.being(Fault.DRIPS), pytest.raises(NotAnswered, match="timeout"):
        asked(fake, question())


def test_what_it_does_not_hold_is_not_asked(fake: FakeRegister) -> None:
    for one in (question(item="wages"), question(Shape.BAND)):
        register = DciRegister(settings(fake, items={"deposits": frozenset({Shape.EXISTS})}))
        with pytest.raises(NotAnswered, match="not_held"):
            register.ask(one)
    assert fake.asked == []


def test_the_envelope_says_why_and_nothing_of_a_case(fake: FakeRegister) -> None:
    asked(fake, question(Shape.COMPARE))
    (envelope,) = fake.asked
    (search,) = envelope["message"]["search_request"]
    criteria = search["search_criteria"]
    assert criteria["response_fields"] == [
        {
            "attribute_name": "deposits",
            "shape": "compare",
            "operator": "le",
            "attribute_value": 5,
        }
    ]
    assert criteria["authorize"]["purpose"] == {"code": "minimum", "ref_uri": "A-17"}
    assert envelope["header"]["total_count"] == 1
    assert envelope["message"]["transaction_id"] == "r-q1"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_register_answers_for_what_it_holds(kind: str) -> None:
    with FakeRegister(THEIRS, kind) as fake:
        held = {item: frozenset(Shape) for item in KINDS[kind]}
        register = DciRegister(settings(fake, items=held))
        for item in held:
            fake.people[NUMBER, item] = [{"value": 7}]
            found = register.ask(question(item=item, key=item))
            assert isinstance(found, Answer)
            assert (found.status, found.value) == (Status.HIT, 7)


@contextmanager
def host(register: Callable[[], DciRegister], desk: TrialDesk) -> Iterator[str]:
    """Be a web server that gives calls to a register, as an integrator's does."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            reply = register().receive(body, desk)
            self.send_response(reply.status)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/registry/on-search"
    server.shutdown()
    server.server_close()


def test_a_call_comes_over_http_late_and_twice(fake: FakeRegister) -> None:
    desk, made = TrialDesk(), list[DciRegister]()
    knows(fake, NUMBER, {"value": 9})
    with host(lambda: made[0], desk) as callback:
        made.append(DciRegister(settings(fake, callback=callback)))
        one = question()
        desk.waits[one.key] = one
        assert made[0].ask(one) == Pending("A-1")
        assert desk.given == []
        fake.calls *= 2
        assert fake.call_back() == [200, 200]
        fake.calls = [(callback, json.dumps({"header": {}, "message": {}}).encode())]
        assert fake.call_back() == [401]
        fake.calls = [(callback, b"{")]
        assert fake.call_back() == [400]
    assert [one.value for one in desk.given] == [9, 9]


def test_of_the_answers_in_one_call_a_bad_one_stops_no_other(fake: FakeRegister) -> None:
    register, desk = DciRegister(settings(fake, callback="http://127.0.0.1:9/x")), TrialDesk()
    knows(fake, NUMBER, {"value": 9})
    entries = []
    for key in ("bad", "good"):
        one = question(key=key)
        desk.waits[key] = evolve(one, reference="r")
        fake.asked.clear()
        register.ask(desk.waits[key])
        (envelope,) = fake.asked
        entries += json.loads(fake.answer(envelope))["message"]["search_response"]
    entries[0]["data"]["reg_records"] = "no list"
    message = {"transaction_id": "r", "search_response": entries}
    header = {"action": "on-search", "status": "succ"}
    body = sealed({"header": header, "message": message}, THEIRS, datetime.now(UTC))
    assert register.receive(body, desk).status == 200
    assert [(one.key, one.status) for one in desk.given] == [
        ("bad", Status.FAILED),
        ("good", Status.HIT),
    ]


def test_a_call_for_another_action_is_none(fake: FakeRegister) -> None:
    register = DciRegister(settings(fake, callback="http://127.0.0.1:9/x"))
    body = sealed({"header": {"action": "notify"}, "message": {}}, THEIRS, datetime.now(UTC))
    assert register.receive(body, TrialDesk()).status == 400


@pytest.mark.parametrize(("said", "seconds"), [("0", 0), ("120", 120), ("999999999", 86400)])
def test_a_wait_is_a_number_of_seconds(said: str, seconds: int) -> None:
    assert _seconds(said) == seconds


def test_a_wait_is_until_an_instant_or_a_minute() -> None:
    soon = datetime.now(UTC) + timedelta(seconds=90)
    assert 85 <= _seconds(format_datetime(soon, usegmt=True)) <= 90
    assert _seconds(format_datetime(soon - timedelta(days=1), usegmt=True)) == 0
    assert _seconds("soon") == 60


def test_a_busy_one_says_for_how_long(fake: FakeRegister) -> None:
    with fake.being(Fault.BUSY), pytest.raises(RetryLater) as raised:
        asked(fake, question())
    assert raised.value.seconds == 77


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": "http://10.0.0.1"}, "https"),
        ({"url": "ftp://127.0.0.1"}, "https"),
        ({"url": "https://u:p@bank.example"}, "no user"),
        ({"url": "https://bank.example/?token=1"}, "no user"),
        ({"several": "first"}, "several"),
        ({"timeout": 0}, "timeout"),
        ({"timeout": 121}, "timeout"),
        ({"page_size": 0}, "page_size"),
    ],
)
def test_settings_that_would_give_people_away_do_not_start(
    fake: FakeRegister, wrong: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        settings(fake, **wrong)


def texts(tmp_path: Path, fake: FakeRegister) -> dict[str, str]:
    secret = tmp_path / "secret"
    secret.write_bytes(THEIRS.secret)
    return {
        "kind": "dci",
        "url": fake.url,
        "sender": "aid",
        "key": "k1",
        "receiver": "bank",
        "their_key": "k7",
        "reg_type": "deposits",
        "items": "deposits: exists compare; securities: exists",
        "secret_file": str(secret),
        "timeout": str(PATIENCE),
    }


def test_the_plugin_makes_it_of_texts(tmp_path: Path, fake: FakeRegister) -> None:
    register = Plugins().registers()["dci"](texts(tmp_path, fake))
    assert register.holds() == {
        "deposits": {Shape.EXISTS, Shape.COMPARE},
        "securities": {Shape.EXISTS},
    }
    knows(fake, NUMBER, {"there": True})
    found = register.ask(question(Shape.EXISTS))
    assert isinstance(found, Answer)
    assert found.status is Status.HIT


@pytest.mark.parametrize(
    ("name", "value"),
    [("secret_file", "/nowhere"), ("items", "deposits"), ("items", "a: all"), ("page_size", "x")],
)
def test_texts_that_are_wrong_are_named(
    tmp_path: Path, fake: FakeRegister, name: str, value: str
) -> None:
    with pytest.raises(ValueError, match=r"."):
        Plugins().registers()["dci"]({**texts(tmp_path, fake), name: value})
