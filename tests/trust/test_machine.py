"""One machine drives the public API on memory, SQLite and PostgreSQL at once.

The three must answer alike, keep what a plain dictionary keeps, and replay, whatever comes:
commands, retries, batches with refusals, reopened stores, jumps of the clock.
"""

import itertools
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from tests.sampling import MACHINES, fewer
from tests.town import UNIT, Ids, Town
from tests.ways import HELPED, MAIN, WAY, matter

from ruralgov.app.codec import to_json
from ruralgov.domain import cases as c
from ruralgov.domain.cases import Action, CaseFigures, FigureBy, IntakeChannel, OpenCases, Stage
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import CaseId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText, Telephone
from ruralgov.domain.registry import (
    ChangePlace,
    CorrectMembershipEntry,
    CorrectPlaceEntry,
    Departure,
    EndPerson,
    HouseholdRelation,
    Members,
    MergePlace,
    Places,
    RegisterPlace,
    ReturnPerson,
)
from ruralgov_sqlalchemy import SqlStorage

small = st.integers(0, 5)


class Machine(RuleBasedStateMachine):
    """The rules; ``towns`` are the three stores, ``names`` the plain model."""

    make: Callable[[], list[Town]]

    @initialize()
    def begin(self) -> None:
        self.towns = self.make()
        for town in self.towns:
            matter(town)
        self.names = {"大庄", "小庄"}
        self.merged = date(2025, 1, 1)
        self.home, *_ = [town.household("1", town.other) for town in self.towns]
        self.person, *_ = [town.person(self.home) for town in self.towns]
        self.cases: list[CaseId] = []
        self.said: list[tuple[str, Any, str]] = []

    def all_alike(self, ask: Callable[[Town], Any]) -> Any:
        answers = []
        for town in self.towns:
            try:
                answers.append(to_json(ask(town)))
            except RuralgovError as error:
                answers.append(error.code)
        assert len(set(answers)) == 1, answers
        return answers[0]

    def give(self, account: str, command: Any) -> str:
        command_id = f"c-{len(self.said)}"
        self.said.append((account, command, command_id))
        answer: str = self.all_alike(lambda town: town.do(account, command, command_id))
        return answer

    @rule(n=small)
    def register(self, n: int) -> None:
        command = RegisterPlace(
            code=f"37108210131{n}", name=f"村{n}", since=date(2024, 1, 1), source="t"
        )
        if "{" in self.give("registrar", command):
            assert f"村{n}" not in self.names
            self.names.add(f"村{n}")

    @rule(n=small)
    def rename(self, n: int) -> None:
        command = ChangePlace(
            place=PlaceId(self.towns[0].village),
            code="371082101201",
            name=f"大庄{n}",
            since=date(2025, 1, 1) + timedelta(days=n),
            cause="t",
        )
        if "{" in self.give("registrar", command):
            self.names = {name for name in self.names if not name.startswith("大庄")}
            self.names.add(f"大庄{n}")

    @rule(n=small)
    def merge(self, n: int) -> None:
        """End the second village, for what was planned may be withdrawn again."""
        since = date(2025, 1, 1) + timedelta(days=n)
        town = self.towns[0]
        command = MergePlace(place=town.other, into=town.village, since=since, cause="t")
        if "{" in self.give("registrar", command):
            self.names.remove("小庄")
            self.merged = since

    @rule()
    def withdraw_the_merger(self) -> None:
        command = CorrectPlaceEntry(
            place=self.towns[0].other, entry=self.merged, since=None, reason="t"
        )
        if "{" in self.give("registrar", command):
            self.names.add("小庄")

    @rule(n=small)
    def recode(self, n: int) -> None:
        """Recode the town; its villages keep their codes."""
        since, code = date(2025, 1, 1) + timedelta(days=n), f"37108217{n}"
        self.give(
            "registrar",
            ChangePlace(place=self.towns[0].town, code=code, name="镇", since=since, cause="t"),
        )

    @rule(n=small, step=st.sampled_from(["left", "died", "back", "undone"]))
    def live(self, n: int, step: str) -> None:
        """Somebody leaves, dies, returns, or an entry of theirs is withdrawn; in any order."""
        since = date(2025, 1, 1) + timedelta(days=n)
        if step == "back":
            command: Any = ReturnPerson(
                person=self.person,
                household=self.home,
                relation=HouseholdRelation.CHILD,
                since=since,
                cause="t",
            )
        elif step == "undone":
            command = CorrectMembershipEntry(
                person=self.person, entry=since, since=None, reason="t"
            )
        else:
            how = Departure.DIED if step == "died" else Departure.LEFT
            command = EndPerson(person=self.person, departure=how, since=since)
        self.give("registrar", command)

    @rule()
    def report(self) -> None:
        command = c.ReportCase(
            matter="full",
            place=self.towns[0].village,
            channel=IntakeChannel.GRID,
            text=CitizenText.of("灯"),
            contact=Telephone.of("13900000000"),
        )
        self.give("reporter", command)
        rows = self.towns[0].ask(
            "auditor", OpenCases(place=self.towns[0].village, stage=Stage.REPORTED)
        )
        self.cases = sorted({*self.cases, *(CaseId(row.owner) for row in rows)})

    @rule(n=small, action=st.sampled_from(list(MAIN)))
    def handle(self, n: int, action: Action) -> None:
        """Take any step of the table, whether or not the case is where it may be taken."""
        if self.cases:
            account, make = MAIN[action]
            self.give(account, make(self.cases[n % len(self.cases)]))

    @rule(n=small)
    def be_helped(self, n: int) -> None:
        """Dispatch a case with which another unit helps."""
        if self.cases:
            account, make = HELPED
            self.give(account, make(self.cases[n % len(self.cases)]))

    @rule()
    def hand_over_all(self) -> None:
        """Hand over all cases of the office that has most of them."""
        self.give("desk", c.HandOverCases(unit="镇街城建办", to=UNIT, reason="撤并"))

    @rule(n=small, steps=st.integers(1, len(WAY)))
    def go_on(self, n: int, steps: int) -> None:
        """Bring a case some steps along the main way, so that the later stages are met as well."""
        if self.cases:
            case = self.cases[n % len(self.cases)]
            for action in WAY[:steps]:
                account, make = MAIN[action]
                self.give(account, make(case))

    @rule(n=small)
    def batch(self, n: int) -> None:
        first = RegisterPlace(
            code=f"37108210132{n}", name=f"组{n}", since=date(2024, 1, 1), source="t"
        )
        commands = [first, evolve(first, code="bad"), first]
        acting = self.towns[0].acting("registrar")

        def run(town: Town) -> Any:
            answers = town.app.execute_many(commands, **acting)
            return [getattr(answer, "code", "done") for answer in answers]

        expected = "place_code_taken" if f"组{n}" in self.names else "done"
        found = self.all_alike(run)
        assert found == to_json([expected, "division_code_invalid", "place_code_taken"])
        self.names.add(f"组{n}")

    @rule(n=small)
    def retry(self, n: int) -> None:
        if self.said:
            account, command, command_id = self.said[-1 - n % len(self.said)]
            before = self.state()
            self.all_alike(lambda town: town.do(account, command, command_id))
            assert "{" not in before or self.state() is not None

    @rule(days=st.integers(1, 200))
    def jump(self, days: int) -> None:
        for town in self.towns:
            town.clock.now += timedelta(days=days)

    @rule()
    def reopen(self) -> None:
        for town in self.towns[1:]:
            town.app.storage.close()
            town.app.open()

    def state(self) -> str:
        places = Places(parent=self.towns[0].town)
        answer: str = self.all_alike(lambda town: town.ask("auditor", places))
        return answer

    @invariant()
    def the_model_is_kept(self) -> None:
        rows = self.towns[0].ask("auditor", Places(parent=self.towns[0].town))
        assert {row.name for row in rows} == self.names
        self.state()
        self.all_alike(lambda town: town.ask("auditor", CaseFigures(by=FigureBy.PLACE)))
        self.all_alike(lambda town: town.ask("registrar", Members(household=self.home)))

    def teardown(self) -> None:
        for town in getattr(self, "towns", []):
            head = town.app.seal()
            assert town.app.verify(str(head)) == []
            town.app.close()


@pytest.fixture
def makers(tmp_path: Path, postgres_server: str) -> Iterator[Callable[[], list[Town]]]:
    import psycopg

    numbers = itertools.count(1)
    made: list[str] = []

    def make() -> list[Town]:
        name = f"ruralgov_machine_{next(numbers)}"
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        made.append(name)
        url = postgres_server.rsplit("/", 1)[0] + "/" + name
        return [
            Town(ids=Ids()),
            Town(SqlStorage(f"sqlite:///{tmp_path}/{name}.db", "371082"), Ids()),
            Town(SqlStorage(url, "371082"), Ids()),
        ]

    yield make
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def test_three_storages_answer_alike(makers: Callable[[], list[Town]]) -> None:
    class Bound(Machine):
        make = staticmethod(makers)

    run_state_machine_as_test(
        Bound,
        settings=fewer(5, stateful_step_count=25, suppress_health_check=MACHINES),
    )
