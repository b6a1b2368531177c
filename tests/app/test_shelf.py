"""The shelf: nobody is let pass by what was true before, whoever changed it, and nothing grows."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve
from sqlalchemy import create_engine
from tests.racing import meet, together
from tests.scenario import every_command
from tests.town import KEYS, NOW, OPENED, Town, code_of

from ruralgov.app.application import App
from ruralgov.app.catalogue import Catalogue
from ruralgov.app.shelf import SHELF, TOGETHER, Shelf, Shelves, edition_of
from ruralgov.domain import access as a
from ruralgov.domain.cases import INTAKE, AcceptCase, IntakeChannel, ReportCase
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.calendar import WorkingCalendar
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.personal import CitizenText
from ruralgov.domain.policy import AdoptProfile, CurrentProfile
from ruralgov.domain.registry import MergePlace, PlaceToday
from ruralgov.ports.storage import Changes, Storage
from ruralgov_sqlalchemy import JoinedStorage, SqlStorage

TODAY = NOW.date()
A_DAY = timedelta(days=1)
Opener = Callable[[str], Storage]


@pytest.fixture
def town(opener: Opener) -> Iterator[Town]:
    """A town in each kind of storage."""
    made = Town(opener("371082"))
    yield made
    assert made.app.verify() == []
    made.app.close()


@pytest.fixture
def sql(town: Town) -> Town:
    """The town in a database."""
    if not isinstance(town.app.storage, SqlStorage):
        pytest.skip("there is one process for what is in memory")
    return town


def beside(town: Town, opener: Opener) -> Town:
    """Return another app over the same store, as another process has it."""
    twin = object.__new__(Town)
    twin.__dict__ |= town.__dict__
    twin.app = App("371082", opener("371082"), KEYS, contexts=OPENED, clock=town.clock)
    twin.app.open()
    return twin


def grant(town: Town, place: PlaceId | None = None) -> str:
    """Give the account ``second`` the desk of the village."""
    command = a.GrantRole(
        account=AccountId("second"), role=INTAKE, place=place or town.village, basis="t"
    )
    return town.do("admin", command).key


def revoke(town: Town, key: str) -> None:
    town.do("admin", a.RevokeRole(grant=key, reason="离岗"))


def reported(town: Town, place: PlaceId | None = None) -> AcceptCase:
    """Report a case, and return the command that accepts it."""
    command = ReportCase(
        matter="light",
        place=place or town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
    )
    return AcceptCase(case=town.do("reporter", command).key)  # type: ignore[arg-type]


def accepts(town: Town, command: AcceptCase, app: App | None = None) -> str:
    """Let ``second`` accept a case; return what refuses it, or nothing."""
    acting = town.acting("desk") | {"actor": town.account("second")}
    return code_of(lambda: (app or town.app).execute(command, **acting))


def kept(town: Town) -> Shelf:
    return town.app._core._shelves._now  # noqa: SLF001


def edition(town: Town) -> str:
    tx = town.app.storage.begin(write=False)
    found = edition_of(tx)
    tx.close()
    return found


def test_a_grant_that_another_app_gives_or_takes_counts_from_the_next_command(
    town: Town, opener: Opener
) -> None:
    other = beside(town, opener)
    cases = [reported(town) for _ in range(3)]
    assert accepts(town, cases[0]) == "not_granted"
    key = grant(other)
    assert accepts(town, cases[0]) == ""
    revoke(other, key)
    assert accepts(town, cases[1]) == "not_granted"
    other.app.close()


def test_mutant_that_reads_no_edition_lets_pass_whose_grant_was_revoked(
    town: Town, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ruralgov.app.core.edition_of", lambda _tx: "the same for ever")
    other = beside(town, opener)
    case, key = reported(town), grant(town)
    assert accepts(town, reported(town)) == ""
    revoke(other, key)
    assert accepts(town, case) == ""
    other.app.close()


def test_mutant_that_ends_no_edition_lets_pass_whose_grant_was_revoked(
    town: Town, opener: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = beside(town, opener)
    case, key = reported(town), grant(town)
    assert accepts(town, reported(town)) == ""
    monkeypatch.setattr("ruralgov.app.unit.renew", lambda *_: None)
    revoke(other, key)
    assert accepts(town, case) == ""
    other.app.close()


def test_a_place_that_was_merged_elsewhere_lies_where_it_went(town: Town, opener: Opener) -> None:
    other = beside(town, opener)
    grant(town)
    case = reported(town, town.other)
    assert accepts(town, case) == "not_granted"
    merge = MergePlace(place=town.other, into=town.village, since=TODAY, cause="撤并")
    other.do("registrar", merge)
    assert town.ask("desk", PlaceToday(place=town.other))[0].owner == town.village
    assert accepts(town, case) == ""
    other.app.close()


def test_a_profile_that_was_adopted_elsewhere_is_in_force(town: Town, opener: Opener) -> None:
    other = beside(town, opener)
    before = town.ask("auditor", CurrentProfile())
    shorter = evolve(before, name="新", since=before.since + A_DAY)
    other.do("admin", AdoptProfile(profile=shorter))
    assert town.ask("auditor", CurrentProfile()) == shorter
    other.app.close()


def test_what_holds_today_is_not_what_holds_tomorrow(town: Town) -> None:
    key = grant(town)
    cases = [reported(town) for _ in range(2)]
    assert accepts(town, cases[0]) == ""
    town.do("admin", a.RevokeRole(grant=key, until=TODAY + A_DAY, reason="离岗"))
    first = edition(town)
    town.clock.now += A_DAY
    assert accepts(town, cases[1]) == "not_granted"
    assert edition(town) == first


def test_a_batch_sees_its_own_changes_and_keeps_them_to_itself(town: Town) -> None:
    key = grant(town)
    case = reported(town)
    town.do("desk", reported(town))  # the shelf is of this edition
    before = kept(town)
    assert before.edition == edition(town)
    bad = a.RevokeRole(grant="nobody", reason="离岗")
    good = a.RevokeRole(grant=key, reason="离岗")
    admin = town.acting("admin")
    assert town.app.rehearse([good, good], **admin)[0] is None
    refused = town.app.rehearse([good, good], **admin)[1]
    assert refused is not None  # it sees that it has ended
    assert code_of(lambda: town.app.execute_all([good, bad], **admin)) != ""
    assert edition(town) == before.edition
    assert kept(town) is before
    assert accepts(town, case) == ""


def test_what_is_changed_and_undone_leaves_nothing_on_the_shelf(sql: Town) -> None:
    cases = [reported(sql) for _ in range(2)]
    assert accepts(sql, cases[0]) == "not_granted"
    engine = create_engine(
        sql.app.storage.engine.url,  # type: ignore[attr-defined]
        **(
            {"isolation_level": "SERIALIZABLE"}
            if "postgresql" in str(sql.app.storage.engine.url)  # type: ignore[attr-defined]
            else {}
        ),
    )
    with engine.connect() as connection:
        begun = connection.begin()
        joined = sql.app.joining(JoinedStorage(connection, "371082"))
        command = a.GrantRole(account=AccountId("second"), role=INTAKE, basis="t")
        joined.execute(command, **sql.acting("admin"))
        assert accepts(sql, cases[0], joined) == ""
        begun.rollback()
    engine.dispose()
    assert accepts(sql, cases[0]) == "not_granted"


def test_parent_and_child_of_a_fork_see_each_others_changes(sql: Town) -> None:
    cases = [reported(sql) for _ in range(2)]
    key = grant(sql)
    assert accepts(sql, cases[0]) == ""
    child = os.fork()
    if not child:
        try:
            revoke(sql, key)
            os._exit(0)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert accepts(sql, cases[1]) == "not_granted"


def test_no_thread_passes_after_a_revocation_was_acknowledged(town: Town) -> None:
    cases = iter([reported(town) for _ in range(40)])
    lock, ended, wrong = threading.Lock(), threading.Event(), []
    holding = {"granted": False, "revoked": False}

    def work() -> None:
        while not ended.is_set():
            with lock:
                case = next(cases, None)
            if case is None:
                return
            revoked = holding["revoked"]
            said = accepts(town, case)
            if revoked and said == "":
                wrong.append(case)

    threads = [threading.Thread(target=work) for _ in range(3)]
    key = grant(town)
    for one in threads:
        one.start()
    revoke(town, key)
    holding["revoked"] = True
    for one in threads:
        one.join()
    ended.set()
    assert wrong == []


def test_whatever_stands_on_the_shelf_is_what_the_transaction_would_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, hits = Shelf.kept, []

    def distrusted(self: Shelf, kind: str, name: object, make: Any, size: Any = None) -> Any:
        known = self.has(kind, name)
        found = real(self, kind, name, make, size)
        if known:
            hits.append(kind)
            assert plain(make()) == plain(found), (kind, name)
        return found

    monkeypatch.setattr(Shelf, "kept", distrusted)
    town = Town()
    steps, receipt = every_command(town), None
    while True:
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
        receipt = town.do(account, command)
    slow = {record.kind for context in CONTEXTS for record in context.records if record.slow}
    assert (
        {"place", "grant", "profile", "calendar", "matter", TOGETHER}
        <= {*hits}
        <= slow | {TOGETHER}
    )


def plain(value: object) -> object:
    """Return what a value is to be compared by."""
    if isinstance(value, WorkingCalendar):
        return value._marks, value.sessions, value.years  # noqa: SLF001
    return value


def test_every_change_of_a_slow_record_ends_the_edition_and_no_other_does() -> None:
    town = Town()
    slow = {record.kind for context in CONTEXTS for record in context.records if record.slow}
    assert slow == {
        *("account", "calendar", "city", "dispatch_plan", "fund_policy", "grant"),
        *("matter", "organisation", "place", "profile", "unit_hours", "old_system"),
        *("aid_law", "aid_matters"),
        *("appraisal_scheme", "behaviour_list", "duty_list", "framework", "rule_basis"),
    }
    steps, receipt, ended = every_command(town), None, set()
    while True:
        before, events = edition(town), len(town.app.storage.journal)  # type: ignore[attr-defined]
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
        middle, between = edition(town), len(town.app.storage.journal)  # type: ignore[attr-defined]
        kinds = {one.kind for one in town.app.storage.journal[events:between]}  # type: ignore[attr-defined]
        assert (before != middle) == bool(kinds & slow)
        receipt = town.do(account, command)
        kinds = {one.kind for one in town.app.storage.journal[between:]}  # type: ignore[attr-defined]
        assert (middle != edition(town)) == bool(kinds & slow), command
        ended |= kinds & slow
    assert ended == slow


def test_what_changes_seldom_is_not_read_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [reported(town) for _ in range(2)]
    town.do("desk", cases[0])
    asked: list[str] = []
    transaction = type(town.app.storage.begin(write=False))
    for method in ("load", "rows", "lookup"):
        real = getattr(transaction, method)

        def reading(self: Any, what: str, *args: Any, _real: Any = real, **more: Any) -> Any:
            asked.append(what)
            return _real(self, what, *args, **more)

        monkeypatch.setattr(transaction, method, reading)
    town.do("desk", cases[1])
    assert asked == ["shelf", "keyring", "case"]


def test_a_store_without_an_edition_is_read_anew_until_something_slow_changes(town: Town) -> None:
    tx = town.app.storage.begin(write=True)
    (row,) = tx.rows(SHELF.name, ())
    tx.write(Changes(removed=[(SHELF.name, row)]))
    tx.commit()
    case = reported(town)
    assert edition(town) == ""
    assert accepts(town, case) == "not_granted"
    grant(town)
    assert edition(town) not in ("", row[1])
    assert accepts(town, case) == ""


def test_the_shelf_is_bounded() -> None:
    shelf = Shelf("e", most=40)
    for n in range(1000):
        shelf.kept("place", n, lambda n=n: n)  # type: ignore[misc]
    assert 0 < shelf.count("place") <= 40
    long = shelf.kept("place", "all", lambda: [*range(11)], len)
    assert long == [*range(11)]
    assert not shelf.has("place", "all")


def test_only_the_edition_that_was_read_last_is_kept() -> None:
    shelves = Shelves()
    one = shelves.of("1")
    one.kept("place", "a", lambda: 1)
    assert shelves.of("1") is one
    assert shelves.of("") is not shelves.of("")
    assert shelves.of("2") is not one
    assert shelves.of("1").count("place") == 0


def test_a_slow_record_has_nothing_personal() -> None:
    contexts = [
        evolve(one, records=tuple(evolve(r, slow=r.kind == "person") for r in one.records))
        for one in CONTEXTS
    ]
    with pytest.raises(PluginFailure) as refused:
        Catalogue(contexts, KEYS)
    assert refused.value.code == "slow_personal"


def revoke_each_other(url: str, monkeypatch: pytest.MonkeyPatch, *, ends: bool = True) -> list[str]:
    """Let two administrators end each other's right at once, both with all of it at hand."""
    town = Town(SqlStorage(url, "371082"))
    for name in ("first", "second"):
        command = a.GrantRole(account=AccountId(name), role=a.ADMINISTRATOR, basis="t")
        town.do("admin", command)
    rows = town.app.query(a.Grants(), **town.acting("admin"))
    keys = {row.account: row.owner for row in rows if row.role == a.ADMINISTRATOR}
    revoke(town, keys[AccountId("admin")])
    between = {"first": "second", "second": "first"}
    unit = town.app.unit_of(tx := town.app.storage.begin(write=False))
    for name in between:
        unit.rows(a.GrantRow, on=TODAY, account=name)
        unit.state(a.GRANT, keys[AccountId(name)])
    unit.rows(a.GrantRow, role=a.ADMINISTRATOR, place=CITY)
    tx.close()
    meet(monkeypatch, "rows", "shelf", alone=True)
    if not ends:
        monkeypatch.setattr("ruralgov.app.unit.renew", lambda *_: None)

    def end(by: str) -> None:
        command = a.RevokeRole(grant=keys[AccountId(between[by])], reason="离任")
        town.app.execute(command, actor=town.account(by), purpose=a.ADMINISTRATION)

    said = together(lambda: end("first"), lambda: end("second"))
    town.app.close()
    return said


def test_of_two_who_end_each_others_right_with_all_at_hand_one_stays(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert revoke_each_other(postgres_url, monkeypatch) == ["done", "not_granted"]


def test_mutant_that_ends_no_edition_leaves_nobody(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert revoke_each_other(postgres_url, monkeypatch, ends=False) == ["done", "done"]
