"""What is wrong is refused by name, at every door of an app and whatever else is given with it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from attrs import evolve
from tests.town import DAY, Town, code_of

from ruralgov import Actor, BadInput, Purpose, Role, open_app
from ruralgov.app import codec
from ruralgov.domain.access import GrantRole
from ruralgov.domain.books import VoucherLine
from ruralgov.domain.cases import CheckCase, DecideTime
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, Telephone
from ruralgov.domain.registry import (
    ChangePlace,
    Places,
    RegisterHousehold,
    RegisterOrganisation,
    RegisterPlace,
)

INSTANT: Any = datetime(2024, 1, 1, 5, tzinfo=UTC)
GOOD = RegisterPlace(code="371082101203", name="新庄", since=DAY, source="t")


def wrong_ones(town: Town) -> list[tuple[str, Any]]:
    """Messages that bricked a store or ended in a traceback, each with who may give it."""
    strange: Any = None
    home = RegisterHousehold(village=town.village, number="7", since=INSTANT, source="t")
    common: dict[str, Any] = {"name": "社", "since": DAY, "source": "t"}
    number: Any = 371082101
    role: Any = "auditor"
    return [
        ("registrar", evolve(GOOD, since=INSTANT)),
        ("registrar", evolve(GOOD, name=strange)),
        ("registrar", evolve(GOOD, name="x" * 1_000_000)),
        ("registrar", evolve(GOOD, code=number)),
        ("registrar", home),
        ("keeper", FoundCollective(place=town.village, **common | {"since": INSTANT})),
        ("registrar", RegisterOrganisation(kind=strange, place=town.town, **common)),
        ("admin", GrantRole(account=AccountId("x"), role=role, basis="t")),
    ]


def test_what_is_made_in_python_is_held_to_its_types_at_every_door(town: Town) -> None:
    for account, command in wrong_ones(town):
        acting = town.acting(account)
        with pytest.raises(BadInput) as caught:
            town.app.execute(command, **acting)
        with pytest.raises(BadInput):
            town.app.execute_all([command], **acting)
        assert isinstance(town.app.rehearse([command], **acting)[0], BadInput)
        answers = list(town.app.execute_many([command, command], batch_id="b", **acting))
        assert [type(one) for one in answers] == [BadInput, BadInput]
        assert len(str(caught.value)) < 2000
    assert town.app.verify() == []
    assert town.do("registrar", GOOD).events == ("PlaceRegistered",)


def test_one_wrong_command_stops_no_other(town: Town) -> None:
    twelve: Any = 12
    wrong = evolve(GOOD, name=twelve)
    given: list[Any] = [wrong, GOOD, "text", None]
    ids: list[Any] = ["a", "b", "c", "d"]
    answers = list(town.app.execute_many(given, command_ids=ids, **town.acting("registrar")))
    codes = [one.code if isinstance(one, RuralgovError) else "" for one in answers]
    assert codes == ["message_malformed", "", "command_unknown", "command_unknown"]


def test_one_wrong_id_stops_no_other(town: Town) -> None:
    ids: list[Any] = ["own:1", 17, "", "x" * 201, "a\x00", None, "good"]
    acting = town.acting("registrar")
    answers = list(town.app.execute_many([GOOD] * len(ids), command_ids=ids, **acting))
    codes = [one.code if isinstance(one, RuralgovError) else "" for one in answers]
    assert codes == ["command_id_reused", *["envelope_wrong"] * 5, ""]
    again = list(town.app.execute_many([GOOD], command_ids=["good"], **acting))
    assert again == answers[-1:]


@pytest.mark.parametrize(
    "more",
    [
        {"purpose": "audit"},
        {"purpose": None},
        {"actor": "zhao"},
        {"actor": Actor(12)},  # type: ignore[arg-type]
        {"actor": Actor(AccountId("a\x00"))},
        {"actor": Actor(AccountId("x" * 201))},
    ],
)
def test_who_and_why_are_held_to_their_types(town: Town, more: dict[str, Any]) -> None:
    acting = town.acting("registrar") | more
    app = town.app
    assert code_of(lambda: app.execute(GOOD, **acting)) == "envelope_wrong"
    assert code_of(lambda: app.execute_all([GOOD], **acting)) == "envelope_wrong"
    assert code_of(lambda: list(app.execute_many([GOOD], **acting))) == "envelope_wrong"
    assert code_of(lambda: app.rehearse([GOOD], **acting)) == "envelope_wrong"
    assert code_of(lambda: app.query(Places(), **acting)) == "envelope_wrong"


def test_ids_days_and_the_city_are_held_to_their_types(town: Town) -> None:
    acting = town.acting("registrar")
    for strange in (17, b"x", "", "a\x00", "x" * 201):
        wrong: Any = strange
        assert code_of(lambda w=wrong: town.app.execute(GOOD, command_id=w, **acting)) == (  # type: ignore[misc]
            "envelope_wrong"
        )
    assert code_of(lambda: town.app.query(Places(), day=INSTANT, **acting)) == "envelope_wrong"
    nobody: Any = 5
    assert code_of(lambda: town.app.set_up(nobody)) == "envelope_wrong"
    city: Any = 371082
    assert code_of(lambda: open_app(city, "memory:", key_file="none")) == "city_code_wrong"


def test_an_unknown_purpose_is_answered_with_those_there_are_and_the_nearest(town: Town) -> None:
    acting = town.acting("registrar") | {"purpose": Purpose("registraton")}
    with pytest.raises(BadInput) as caught:
        town.app.execute(GOOD, **acting)
    assert caught.value.code == "purpose_unknown"
    assert "did you mean registration?" in caught.value.en
    assert "（是否指基础信息登记 registration？）" in caught.value.zh
    assert "case_handling" in caught.value.zh
    wrong = GrantRole(account=AccountId("x"), role=Role("registrr"), basis="t")
    with pytest.raises(BadInput, match="did you mean registrar"):
        town.do("admin", wrong)


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        (DecideTime, {"case": "x", "granted": "false", "reason": "r"}, "granted"),
        (CheckCase, {"case": "x", "passed": "no", "note": "n"}, "passed"),
        (VoucherLine, {"account": "101", "debit": 12.99}, "debit"),
        (VoucherLine, {"account": "101", "debit": True}, "debit"),
        (VoucherLine, {"account": "101", "debit": "1_000"}, "debit"),
        (RegisterPlace, {"code": "1", "name": None, "since": "2024-01-01", "source": "t"}, "name"),
        (RegisterPlace, {"code": "1", "name": [], "since": "2024-01-01", "source": "t"}, "name"),
        (RegisterPlace, {"code": "1", "name": "x", "since": "20240101", "source": "t"}, "since"),
    ],
)
def test_nothing_is_taken_for_something_else(kind: type, fields: Any, field: str) -> None:
    with pytest.raises(BadInput) as caught:
        codec.message(kind, fields)
    assert caught.value.code == "message_malformed"
    assert f"“{field}”" in caught.value.zh
    assert f"'{field}'" in caught.value.en


def test_an_error_names_all_fields_in_both_languages_and_repeats_no_value() -> None:
    number = "11010519491231002X"
    fields = {"text": number + "\x00", "contact": [number], "chanel": number, "channel": number}
    with pytest.raises(BadInput) as caught:
        codec.message(codec_kind("ReportCase"), fields)
    zh, en = caught.value.zh, caught.value.en
    assert number not in str(caught.value)
    for name in ("matter", "place", "text", "contact", "chanel", "channel"):
        assert f"“{name}”" in zh
        assert f"'{name}'" in en
    assert "是否指 channel？" in zh
    assert "hotline" in zh
    assert "missing" not in zh
    assert "is missing" in en


def codec_kind(name: str) -> type:
    return next(kind for kind in Town().app.catalogue.commands if kind.__name__ == name)


def test_a_message_with_endless_faults_gets_a_short_answer() -> None:
    strange: dict[str, Any] = {f"field{n}" * 50: n for n in range(100_000)}
    with pytest.raises(BadInput) as caught:
        codec.message(RegisterPlace, strange)
    assert len(str(caught.value)) < 10_000
    assert caught.value.zh.count("；") == 20


def test_a_personal_value_is_masked_in_what_is_said_of_it(town: Town) -> None:
    wrong = Telephone("138 0000 0000")
    found = codec_kind("ReportCase")(
        matter="m", place=town.village, channel=None, text=CitizenText("词"), contact=wrong
    )
    with pytest.raises(BadInput) as caught:
        town.do("desk", found)
    assert "138" not in str(caught.value)


def test_a_joined_app_has_the_same_door(town: Town) -> None:
    joined = town.app.joining(town.app.storage)
    wrong = evolve(GOOD, since=INSTANT)
    assert code_of(lambda: joined.execute(wrong, **town.acting("registrar"))) == "date_wrong"


def test_a_store_that_took_an_instant_for_a_day_can_still_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As stores of before may have done: what is there is read, what comes in is held."""
    town = Town()
    acting = town.acting("registrar")
    with monkeypatch.context() as before:
        before.setattr("ruralgov.app.catalogue.faults", lambda _: None)
        before.setattr("ruralgov.app.dates.Dates.check", lambda *_: None)
        bad = town.app.execute(evolve(GOOD, since=INSTANT), **acting)
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001
        unit._recent._young.clear()  # noqa: SLF001  as if it was opened anew
    rows = town.app.query(Places(parent=town.town), **acting)
    assert [row.since for row in rows if row.owner == bad.key] == [INSTANT.date()]
    renamed = ChangePlace(
        place=PlaceId(bad.key), code=GOOD.code, name="旧庄", since=date(2025, 1, 1), cause="t"
    )
    town.do("registrar", renamed)
