from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import attrs
import pytest
from msgspec.structs import replace

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import ADMINISTRATION, AUDIT, STATISTICS, GrantRole
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.errors import BadInput, Denied, Refused
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, ChangePlace, Places, RegisterPlace
from ruralgov.ports.storage import Storage

FOUNDATION = [one for one in CONTEXTS if one.name in ("access", "policy", "registry")]
"""What these tests need: a store with few tables is quickly made."""
ADMIN, CLERK = Actor(AccountId("zhao")), Actor(AccountId("qian"))
DAY = date(2023, 6, 30)
TOWN = RegisterPlace(code="371082101", name="俚岛镇", since=DAY, source="NBS")


@pytest.fixture
def app(opener: Callable[[str], Storage]) -> Iterator[App]:
    app = App("371082", opener("371082"), Keys(b"k" * 32), contexts=FOUNDATION)
    app.set_up(ADMIN.account)
    grant = GrantRole(account=CLERK.account, role=REGISTRAR, basis="appointed 2024-1")
    app.execute(grant, actor=ADMIN, purpose=ADMINISTRATION)
    yield app
    app.close()


def register(app: App, command: RegisterPlace = TOWN, command_id: str | None = None) -> str:
    receipt = app.execute(command, actor=CLERK, purpose=REGISTRATION, command_id=command_id)
    return receipt.key


def test_a_place_is_found_by_the_day_and_keeps_its_history(app: App) -> None:
    place = register(app)
    renamed = ChangePlace(
        place=PlaceId(place),
        code="371082101",
        name="俚岛街道",
        since=date(2025, 1, 1),
        cause="改制",
    )
    app.execute(renamed, actor=CLERK, purpose=REGISTRATION)
    names = [
        app.query(Places(), actor=CLERK, purpose=STATISTICS, day=day)[0].name
        for day in (date(2024, 12, 31), date(2025, 1, 1))
    ]
    assert names == ["俚岛镇", "俚岛街道"]
    assert app.verify() == []


def test_the_same_command_id_has_one_effect_and_one_receipt(app: App) -> None:
    assert register(app, command_id="c-1") == register(app, command_id="c-1")
    assert len(app.query(Places(), actor=CLERK, purpose=STATISTICS)) == 1


def test_a_command_id_is_refused_for_another_command(app: App) -> None:
    register(app, command_id="c-1")
    with pytest.raises(Refused, match="command_id_reused"):
        register(app, attrs.evolve(TOWN, name="成山镇"), command_id="c-1")


def test_an_id_that_we_made_cannot_be_given(app: App) -> None:
    made = app.execute(TOWN, actor=CLERK, purpose=REGISTRATION).command_id
    with pytest.raises(Refused, match="command_id_reused"):
        register(app, command_id=made)
    with pytest.raises(Refused, match="command_id_reused"):
        list(app.execute_many([TOWN], actor=CLERK, purpose=REGISTRATION, batch_id=made))


def test_who_holds_no_role_is_denied(app: App) -> None:
    with pytest.raises(Denied, match="not_granted"):
        app.execute(TOWN, actor=ADMIN, purpose=REGISTRATION)
    with pytest.raises(Denied, match="not_granted"):
        app.execute(TOWN, actor=CLERK, purpose=AUDIT)


def test_nobody_grants_to_themselves(app: App) -> None:
    mine = GrantRole(account=ADMIN.account, role=REGISTRAR, basis="none")
    with pytest.raises(Refused, match="self_grant"):
        app.execute(mine, actor=ADMIN, purpose=ADMINISTRATION)


def test_a_code_names_one_place_on_any_day(app: App) -> None:
    register(app)
    with pytest.raises(Refused, match="place_code_taken"):
        register(app)


def test_a_village_needs_its_town(app: App) -> None:
    village = RegisterPlace(code="371082102201", name="甲村", since=DAY, source="NBS")
    with pytest.raises(Refused, match="place_parent_wrong"):
        register(app, village)
    with pytest.raises(BadInput, match="division_code_invalid"):
        register(app, attrs.evolve(village, code="37108210220"))


@pytest.mark.parametrize("opener", ["memory"], indirect=True)
def test_verify_names_an_event_a_state_and_a_row_that_were_tampered_with(app: App) -> None:
    store = app.storage
    assert isinstance(store, MemoryStorage)
    place = register(app)
    head = app.seal()
    honest = store.journal[-1]
    store.journal[-1] = replace(honest, body=honest.body.replace("俚岛镇", "利岛镇"))
    faults = "\n".join(app.verify())
    assert "seal 1: its events are not" in faults
    assert f"place {place}: the stored state is not" in faults
    assert f"place {place}: a row of places" in faults
    store.journal[-1] = honest
    assert app.verify(str(head)) == []


@pytest.mark.parametrize("opener", ["memory"], indirect=True)
def test_a_cut_tail_is_found_by_a_head_kept_elsewhere(app: App) -> None:
    store = app.storage
    assert isinstance(store, MemoryStorage)
    head = app.seal()
    store.tables["seals"].rows.clear()
    assert app.verify() == ["seal 1: it is missing"]
    for row in [row for name, row in store.tables["proofs"].rows.items() if name != ("start",)]:
        store.tables["proofs"].remove(row[:1])
    assert app.verify() == []
    assert app.verify(str(head)) == [
        f"head {head}: not in this journal; it was cut or written anew"
    ]


def test_each_command_of_a_batch_gets_its_receipt_or_its_refusal(app: App) -> None:
    village = attrs.evolve(TOWN, code="371082101201", name="甲村")
    answers = app.execute_many([TOWN, village, TOWN], actor=CLERK, purpose=REGISTRATION)
    assert [getattr(answer, "code", "done") for answer in answers] == [
        "done",
        "done",
        "place_code_taken",
    ]
    assert app.verify() == []


def test_a_rehearsal_tells_every_refusal_and_keeps_nothing(app: App) -> None:
    village = attrs.evolve(TOWN, code="371082101201", name="甲村")
    nowhere = attrs.evolve(TOWN, code="371082999201")
    acting: dict[str, Any] = {"actor": CLERK, "purpose": REGISTRATION}
    before = app.seal()
    told = app.rehearse([TOWN, village, TOWN, nowhere], **acting)
    assert [one.code if one else "" for one in told] == [
        *("", "", "place_code_taken", "place_parent_wrong"),
    ]
    assert app.query(Places(), actor=CLERK, purpose=STATISTICS) == []
    assert (app.seal(), app.verify()) == (before, [])
    with pytest.raises(Denied):
        app.rehearse([TOWN], actor=CLERK, purpose=STATISTICS)
    assert len(app.execute_all([TOWN, village], **acting)) == 2
    assert app.verify() == []


def test_a_whole_batch_is_undone_by_its_first_refusal(app: App) -> None:
    with pytest.raises(Refused, match="place_code_taken"):
        app.execute_all([TOWN, TOWN], actor=CLERK, purpose=REGISTRATION)
    assert app.query(Places(), actor=CLERK, purpose=STATISTICS) == []
