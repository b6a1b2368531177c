"""What the profile's period of keeping makes due is erased by rule, by a scheduled run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve

from ruralgov.builtin.memory import MemoryStorage
from ruralgov.domain.access import PRIVACY, PRIVACY_OFFICER, GrantRole, RegisterAccount
from ruralgov.domain.cases import CASE, CasesToErase, EraseCase, erasures_due, keeping
from ruralgov.domain.kernel.erasure import ErasureGround, Retention
from ruralgov.domain.kernel.ids import CITY, AccountId, CaseId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from ruralgov.ports.storage import Storage
from ruralgov_sqlalchemy import SqlStorage
from tests.town import Town, code_of
from tests.ways import A, report, take

LAW = "市档案馆《诉求档案保管期限表》：2年"
TICK = AccountId("tick")
DUE = datetime(2028, 12, 31, 16, 0, tzinfo=UTC)
"""The first minute of 2029 in Asia/Shanghai."""


@pytest.fixture(params=["memory", "sqlite"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "memory":
        return MemoryStorage()
    return SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082")


def started(storage: Storage | None = None) -> Town:
    """Return a town in which a machine may erase."""
    town = Town(storage)
    town.do("admin", RegisterAccount(account=TICK, machine="每日任务", basis="t"))
    town.do("admin", GrantRole(account=TICK, role=PRIVACY_OFFICER, place=CITY, basis="t"))
    return town


def ended(town: Town) -> CaseId:
    case = report(town)
    take(town, case, A.REFUSE)
    return case


def keep(town: Town) -> None:
    """Let the profile keep cases for two years."""
    profile = town.ask("auditor", CurrentProfile())
    period = (*profile.retention, Retention(kind="case", years=2, law=LAW))
    since = town.clock.now.date()
    town.do("admin", AdoptProfile(profile=evolve(profile, since=since, retention=period)))


def run(town: Town) -> int:
    """Do what a scheduled run does, until nothing is left."""
    done = 0
    while found := town.app.query(CasesToErase(), actor=Actor(TICK), purpose=PRIVACY):
        for command_id, command in erasures_due(found):
            town.app.execute(command, command_id=command_id, actor=Actor(TICK), purpose=PRIVACY)
            done += 1
    return done


def test_rule_47_a_run_erases_what_is_due_and_is_safe_to_repeat(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "PAGE", 2)
    monkeypatch.setattr(keeping, "TOGETHER", 2)
    town = started(storage)
    cases, still = [ended(town) for _ in range(3)], report(town)
    keep(town)
    town.clock.now = DUE.replace(minute=0, hour=15)
    assert run(town) == 0
    town.clock.now = DUE
    found = town.app.query(CasesToErase(), actor=Actor(TICK), purpose=PRIVACY)
    assert [one.case for one in found] == cases[:2]
    assert [run(town), run(town)] == [3, 0]
    with town.app._runner.unit(write=False) as unit:  # noqa: SLF001  nobody else sees all of it
        states = [unit.state(CASE, case) for case in (*cases, still)]
    assert [one.text.erased for one in states] == [True, True, True, False]
    assert town.app.verify() == []
    town.app.close()


def test_rule_47_the_states_of_what_was_erased_are_read_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    town = started()
    for _ in range(2):
        ended(town)
    keep(town)
    town.clock.now = DUE
    assert run(town) == 2
    monkeypatch.setattr(keeping, "_due", None)  # months of which all was erased are not looked at
    assert run(town) == 0


def test_rule_47_what_is_due_at_a_place_is_listed_whatever_was_erased_elsewhere() -> None:
    town = started()
    first, second = ended(town), ended(town)
    keep(town)
    town.clock.now = DUE
    over = EraseCase(case=first, ground=ErasureGround.PERIOD_OVER, reason=LAW)
    town.app.execute(over, actor=Actor(TICK), purpose=PRIVACY)
    for place, due in ((town.village, [second]), (town.town, [second]), (town.other, [])):
        found = town.ask("privacy", CasesToErase(place=place))
        assert [one.case for one in found] == due


def test_rule_47_without_a_period_a_machine_erases_nothing() -> None:
    town = started()
    case = ended(town)
    town.clock.now = DUE
    assert run(town) == 0
    over = EraseCase(case=case, ground=ErasureGround.PERIOD_OVER, reason=LAW)

    def erased(command: EraseCase) -> str:
        return code_of(lambda: town.app.execute(command, actor=Actor(TICK), purpose=PRIVACY))

    assert erased(over) == "machine_judges"
    keep(town)
    other = evolve(over, ground=ErasureGround.CONSENT_WITHDRAWN)
    assert [erased(other), erased(over)] == ["machine_judges", ""]
