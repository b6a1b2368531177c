"""Contracts as OCDS releases: whole, never edited, well formed, and without anybody's name."""

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from attrs import evolve

from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import (
    AllocateReceipt,
    Allocation,
    ContractHistory,
    ContractMistake,
    Contracts,
    EndCause,
    PriceStep,
    receipt_of,
)
from ruralgov.domain.property import messages_contract as c
from ruralgov.reports import ocds
from tests.books.ledger import line
from tests.mergers.joining import Pair
from tests.property.contracts import agree, end
from tests.property.scenario import DECISION, letting, pond, signed, steps
from tests.town import DAY, NAME, Town, code_of

PREFIX = "ocds-a1b2c3"
PUBLISHER = ocds.OcdsPublisher(
    prefix=PREFIX,
    name="示例市",
    uri="https://example.org/ocds/2026.json",
    extension="https://example.org/ocds/collective-letting/extension.json",
)
HERE = Path(__file__).parent
OFFICIAL = os.environ.get("RURALGOV_OCDS_SCHEMA")


def extended(core: Path) -> dict[str, Any]:
    """Return a release schema with the extension that ships put into it."""
    schema: dict[str, Any] = json.loads(core.read_text("utf-8"))
    folder = files("ruralgov.data") / "ocds" / "collective-letting"
    patch = json.loads((folder / "release-schema.json").read_text("utf-8"))
    for name, definition in patch["definitions"].items():
        schema["definitions"][name]["properties"] |= definition["properties"]
    return schema


SCHEMAS = [HERE / "ocds_core.json", *([Path(OFFICIAL)] if OFFICIAL else [])]


@pytest.fixture(params=SCHEMAS, ids=lambda path: path.name)
def valid(request: pytest.FixtureRequest) -> Callable[[Any], None]:
    schema = extended(request.param)
    jsonschema.Draft4Validator.check_schema(schema)
    check = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    return lambda release: check.validate(release)


@pytest.fixture
def lived(town: Town) -> list[ContractId]:
    """The contracts of a town in which everything was done once."""
    given = steps(town)
    account, command = next(given)
    collective = ""
    while True:
        receipt = town.do(account, command)
        collective = receipt.key if receipt.record == "collective" else collective
        try:
            account, command = given.send(receipt)
        except StopIteration:
            break
    rows = town.ask("discloser", Contracts(collective=CollectiveId(collective)))
    return [ContractId(row.owner) for row in rows]


def told(town: Town, contract: ContractId) -> list[dict[str, Any]]:
    """Return the releases of a contract as a reader of the JSON gets them."""
    found = ocds.releases(town.app, contract, actor=town.account("discloser"), prefix=PREFIX)
    package = json.loads(ocds.to_json(ocds.release_package(found, PUBLISHER)))
    releases: list[dict[str, Any]] = package["releases"]
    return releases


def let(town: Town) -> ContractId:
    command = FoundCollective(place=town.village, name="大庄合作社", since=DAY, source="证")
    collective = CollectiveId(town.do("registrar", command).key)
    water = AssetId(town.do("keeper", pond(collective)).key)
    return signed(town, letting(collective, (water,)))


def test_every_release_of_every_contract_is_well_formed(
    town: Town, lived: list[ContractId], valid: Callable[[Any], None]
) -> None:
    tags = set()
    for contract in lived:
        for release in told(town, contract):
            valid(release)
            tags |= set(release["tag"])
        valid(ocds.compiled(told(town, contract)))
    assert tags == {"tender", "award", *ocds.TAGS.values(), "implementation"}


def test_a_release_that_is_not_well_formed_is_caught(
    town: Town, valid: Callable[[Any], None]
) -> None:
    release = told(town, let(town))[-1]
    milestones = release["contracts"][0]["implementation"]["milestones"]
    milestones[0]["value"] = {"amount": "12"}
    with pytest.raises(jsonschema.ValidationError):
        valid(release)
    milestones[0]["value"] = {"amount": 12, "currency": "CNY"}
    release["contracts"][0]["collectiveLetting"]["direction"] = "sideways"
    with pytest.raises(jsonschema.ValidationError):
        valid(release)


def test_a_later_event_adds_a_release_and_changes_none(town: Town) -> None:
    contract = let(town)
    before = told(town, contract)
    assert [one["tag"] for one in before] == [["planning"], ["tender", "award"], ["contract"]]
    early = c.EndContract(
        contract=contract,
        cause=EndCause.BREACH,
        since=date(2026, 1, 5),
        reason="欠租",
        decision=DECISION,
    )
    end(town, early)
    after = told(town, contract)
    assert after[:3] == before
    assert after[3]["tag"] == ["contractTermination"]
    assert after[3]["contracts"][0]["status"] == "terminated"
    assert len({one["id"] for one in after}) == 4


def test_amounts_and_days_are_exact(town: Town) -> None:
    contract = let(town)
    last = told(town, contract)[-1]["contracts"][0]
    assert last["value"] == {"amount": 120000.00, "currency": "CNY"}
    first = last["implementation"]["milestones"][0]
    assert (first["value"]["amount"], first["dueDate"]) == (12000.0, "2024-02-01T00:00:00+08:00")
    assert last["period"]["endDate"] == "2034-01-31T00:00:00+08:00"
    assert last["items"][0]["quantity"] == 35.5
    found = ocds.releases(town.app, contract, actor=town.account("discloser"), prefix=PREFIX)
    assert b'"amount": 120000.00,' in ocds.to_json(ocds.release_package(found, PUBLISHER))


def test_what_was_paid_and_taken_back_stays_with_nothing(
    town: Town, lived: list[ContractId]
) -> None:
    taken_back = 0
    for contract in lived:
        seen: dict[str, float] = {}
        for release in told(town, contract):
            for one in release.get("contracts", ()):
                now = {
                    t["id"]: t["value"]["amount"]
                    for t in one["implementation"].get("transactions", ())
                }
                assert seen.keys() <= now.keys()
                paid = sum(m["paidValue"]["amount"] for m in one["implementation"]["milestones"])
                incoming = {key: value for key, value in now.items() if "returned" not in key}
                assert sum(incoming.values()) == paid
                seen = now
        taken_back += list(seen.values()).count(0)
    assert taken_back == 3


def test_nobody_is_named(town: Town, lived: list[ContractId]) -> None:
    text = json.dumps([told(town, one) for one in lived], ensure_ascii=False)
    for word in (NAME, NAME[0] + "*", "13900000000", "养殖正常", "承租人外出", "水塘承包合同"):
        assert word not in text
    assert "个人承租方" in text
    for one in lived:
        history = town.ask("discloser", ContractHistory(contract=one))
        for step in history.steps:
            assert step.contract.person is step.contract.telephone is None
    assert "某水产有限公司" in text


def test_the_record_holds_all_releases_and_the_compiled_one(town: Town) -> None:
    found = told(town, let(town))
    package = ocds.record_package([found], PUBLISHER)
    (record,) = package["records"]
    assert record["compiledRelease"]["tag"] == ["compiled"]
    assert record["releases"] == found
    assert package["publishedDate"] == max(one["date"] for one in found)
    assert datetime.fromisoformat(package["publishedDate"]) < datetime(2030, 1, 1, tzinfo=UTC)


def test_who_may_not_publish_is_refused_and_a_prefix_is_registered(town: Town) -> None:
    contract = let(town)
    actor = town.account("reporter")
    assert (
        code_of(lambda: ocds.releases(town.app, contract, actor=actor, prefix=PREFIX))
        == "not_granted"
    )
    assert code_of(lambda: evolve(PUBLISHER, prefix="x")) == "ocid_prefix_wrong"


def merged(before: Any, after: Any) -> Any:
    """Merge two releases as OCDS says: by name, lists of things by id, null takes away."""
    if isinstance(before, dict) and isinstance(after, dict):
        names = dict.fromkeys([*before, *after])
        both = {n: merged(before.get(n), after[n]) if n in after else before[n] for n in names}
        return {name: value for name, value in both.items() if value is not None}
    if isinstance(after, dict):
        return merged({}, after)
    if isinstance(after, list) and after and isinstance(after[0], dict):
        kept = {one["id"]: one for one in before or ()}
        for one in after:
            kept[one["id"]] = merged(kept.get(one["id"], {}), one)
        return list(kept.values())
    return after


def test_the_compiled_release_is_what_merging_the_releases_gives(
    town: Town, lived: list[ContractId]
) -> None:
    for contract in lived:
        found = told(town, contract)
        whole: Any = {}
        for release in found:
            whole = merged(whole, release)
        ours = ocds.compiled(found)
        assert whole | {"id": ours["id"], "tag": ["compiled"]} == ours


def test_after_a_merger_the_parties_lead_to_the_heir_and_no_release_is_doubled(
    town: Town, valid: Callable[[Any], None]
) -> None:
    pair = Pair(town)
    for ledger in (pair.source, pair.into):
        ledger.open({"102": 10_00, "301": -10_00})
    water = AssetId(town.do("keeper", pond(pair.source.key)).key)
    contract = signed(town, letting(pair.source.key, (water,)))
    about = f"contract/{contract}"
    for ledger, day in ((pair.source, date(2025, 2, 3)), (pair.into, date(2025, 8, 3))):
        if ledger is pair.into:
            before = told(town, contract)
            town.clock.now += timedelta(hours=1)
            pair.merge()
            town.clock.now += timedelta(hours=1)
        money = (line("102", 5_00, about), line("501", -5_00))
        paid = receipt_of(ledger.posted(day=day, lines=money), 1)
        whole = (Allocation(contract=contract, due=1, amount=Fen(5_00)),)
        town.do("keeper", AllocateReceipt(receipt=paid, allocations=whole))
    found = told(town, contract)
    assert found[: len(before)] == before
    ids = [release["id"] for release in found]
    assert len(ids) == len({*ids}) == len(before) + 2
    assert len({release["ocid"] for release in found}) == 1
    for release in found:
        valid(release)
    mine, heir = pair.source.key, pair.into.key
    merger, last = found[-2:]
    assert merger["tag"] == ["contractUpdate"]
    for release in (merger, last):
        roles = {one["id"]: one["roles"] for one in release["parties"]}
        assert roles[mine] == ["predecessor"]
        assert "procuringEntity" in roles[heir]
        assert release["tender"]["procuringEntity"] == {"id": heir, "name": "小庄社"}
    payees = last["contracts"][0]["implementation"]["transactions"]
    assert [one["payee"]["id"] for one in payees] == [mine, heir]
    whole_release: Any = {}
    for release in found:
        whole_release = merged(whole_release, release)
    ours = ocds.compiled(found)
    assert whole_release | {"id": ours["id"], "tag": ["compiled"]} == ours


def test_what_was_entered_by_mistake_stays_and_is_told_as_taken_back(
    town: Town, valid: Callable[[Any], None]
) -> None:
    contract = let(town)
    today = town.clock.now.date()
    mistakes: list[tuple[str, Any, ContractMistake]] = [
        (
            "head",
            c.VaryContract(
                contract=contract,
                since=today,
                until=today + timedelta(days=400),
                price=(PriceStep(first=today, amount=Fen(1_00)),),
                decision=DECISION,
                reason="水位",
            ),
            ContractMistake.VARIATION,
        ),
        (
            "keeper",
            c.NotePerformance(contract=contract, day=today, note="正常", satisfactory=True),
            ContractMistake.NOTE,
        ),
        (
            "head",
            c.EndContract(
                contract=contract,
                cause=EndCause.AGREED,
                since=today,
                reason="外出",
                decision=DECISION,
            ),
            ContractMistake.END,
        ),
    ]
    for account, command, entry in mistakes:
        town.do(account, command)
        if entry in (ContractMistake.VARIATION, ContractMistake.END):
            agree(town, contract)
        taken_back = c.WithdrawContractEntry(contract=contract, entry=entry, reason="误录")
        town.do("head", taken_back)
    (going,) = told(town, contract)[-1]["contracts"]
    assert (going["status"], going["amendments"][0]["rationale"]) == ("active", "误录，已撤销")
    assert going["collectiveLetting"]["endCause"] is None
    for entry in (ContractMistake.SIGNING, ContractMistake.DECISION):
        town.do("head", c.WithdrawContractEntry(contract=contract, entry=entry, reason="误录"))
    found = told(town, contract)
    whole: Any = {}
    for release in found:
        valid(release)
        whole = merged(whole, release)
    assert len({release["id"] for release in found}) == len(found)
    assert found[-1]["contracts"][0]["status"] == found[-1]["awards"][0]["status"] == "cancelled"
    ours = ocds.compiled(found)
    assert whole | {"id": ours["id"], "tag": ["compiled"]} == ours
