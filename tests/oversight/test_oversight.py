"""The numbered rules of oversight, on a small town."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ruralgov.app.application import App
from ruralgov.app.keys import Keys
from ruralgov.domain.books import messages as b
from ruralgov.domain.catalogue import contexts
from ruralgov.domain.collectives import FoundCollective
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CollectiveId, PlaceId, VoucherId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.oversight import (
    CHECKS,
    CheckList,
    CrossCheck,
    CrossCheckCollective,
    CrossCheckPlace,
    CrossCheckReport,
    Evidence,
    Finding,
    Found,
    Ledgers,
    Limits,
    Link,
    NoteFinding,
    NotesOfFinding,
    Severity,
    Standing,
    Verdict,
    context,
)
from ruralgov.domain.oversight.model import key_of, mark_of
from tests.books.ledger import Ledger, line, lines
from tests.town import DAY, Town, code_of

PERIOD: dict[str, Any] = {"first": Month("2025-01"), "last": Month("2025-12")}


@pytest.fixture
def ledger(town: Town) -> Ledger:
    """Books with one fault: a pump that was bought and never registered."""
    kept = Ledger(town)
    kept.open({"102": 100_000_00, "301": -100_000_00})
    bought(town, kept, 5_000_00)
    return kept


def bought(town: Town, kept: Ledger, fen: int, account: str = "151") -> VoucherId:
    command = b.EnterVoucher(
        collective=kept.key,
        day=date(2025, 2, 3),
        summary="受赠水泵",
        lines=lines((account, fen), ("301", -fen)),
    )
    key = VoucherId(town.do("bookkeeper", command).key)
    town.do("bookchecker", b.PostVoucher(voucher=key))
    return key


def checked(town: Town, collective: CollectiveId) -> CrossCheckReport:
    query = CrossCheckCollective(collective=collective, **PERIOD)
    found: CrossCheckReport = town.ask("townfunds", query)
    return found


def unregistered(town: Town, kept: Ledger) -> Finding:
    (one,) = [f for f in checked(town, kept.key).findings if f.check == "R6"]
    return one


def note(finding: Finding, verdict: Verdict = Verdict.EXPLAINED) -> NoteFinding:
    return NoteFinding(
        collective=finding.collective,
        finding=finding.finding,
        mark=finding.mark,
        verdict=verdict,
        reason="已核实",
    )


def test_rule_1_running_a_check_changes_nothing_and_finds_the_same_again(
    town: Town, ledger: Ledger
) -> None:
    before = town.app.seal()
    first = checked(town, ledger.key)
    assert first.findings
    assert checked(town, ledger.key) == first
    assert town.app.seal() == before


def test_rule_2_a_finding_says_what_is_wrong_where_and_what_shows_it(
    town: Town, ledger: Ledger
) -> None:
    found = unregistered(town, ledger)
    assert (found.severity, found.place, found.name) == (Severity.SERIOUS, town.village, "合作社")
    for text in (found.zh, found.en):
        assert "5,000.00" in text
        assert "0.00" in text
    assert {link.kind for link in found.links} == {"voucher"}
    assert found.evidence[0].value == "5,000.00"


def test_rule_3_another_amount_is_the_same_finding_with_another_mark(
    town: Town, ledger: Ledger
) -> None:
    before = unregistered(town, ledger)
    bought(town, ledger, 1_00)
    after = unregistered(town, ledger)
    assert after.finding == before.finding
    assert after.mark != before.mark


@given(
    about=st.lists(st.text(max_size=8), min_size=1, max_size=4, unique=True),
    values=st.lists(st.text(max_size=8), min_size=1, max_size=4),
    data=st.data(),
)
def test_rule_3_keys_follow_what_a_finding_is_about_and_marks_what_decides(
    about: list[str], values: list[str], data: st.DataObject
) -> None:
    collective = CollectiveId("c")
    key = key_of("R1", collective, tuple(about))
    assert key == key_of("R1", collective, tuple(data.draw(st.permutations(about))))
    assert key != key_of("R2", collective, tuple(about))
    assert key != key_of("R1", CollectiveId("d"), tuple(about))
    assert key != key_of("R1", collective, (*about, ""))
    assert key != key_of("R1", collective, ("".join(about), *[""] * len(about)))
    shown = tuple(Evidence(zh="", en=str(n), value=text) for n, text in enumerate(values))
    mark = mark_of(shown)
    assert mark == mark_of(tuple(data.draw(st.permutations(shown))))
    passing = Evidence(zh="", en="days", value="1", decisive=False)
    assert mark == mark_of((*shown, passing))
    assert mark != mark_of((evolve(shown[0], value=values[0] + "x"), *shown[1:]))


def raising(_: Ledgers) -> Iterator[Found]:
    yield hint("seen before it broke")
    raise ValueError("no such column")


def wrong(_: Ledgers) -> Iterator[Any]:
    yield "no finding at all"


def hint(what: str) -> Found:
    shown = Evidence(zh="事", en="what", value=what)
    return Found(about=(what,), day=DAY, zh=what, en=what, evidence=(shown,), links=())


def check(name: str, find: Any, source: str = "county (x 1)") -> CrossCheck:
    return CrossCheck(
        id=name, severity=Severity.NOTICE, zh="", en="", basis="", find=find, source=source
    )


def with_checks(town: Town, *checks: CrossCheck, limits: Limits | None = None) -> None:
    """Let the app of the town run other checks."""
    known = contexts(checks, limits)
    keys = Keys(b"k" * 32)
    town.app = App("371082", town.app.storage, keys, contexts=known, clock=town.clock)
    town.city.app = town.app


def test_rule_4_a_check_that_fails_is_named_and_hides_no_other(town: Town, ledger: Ledger) -> None:
    with_checks(town, check("X1", raising), check("X2", wrong), *CHECKS)
    report = checked(town, ledger.key)
    assert [one.check for one in report.findings if one.check[0] == "X"] == ["X1"]
    assert any(one.check == "R6" for one in report.findings)
    assert [(one.check, one.source, one.times) for one in report.failures] == [
        ("X1", "county (x 1)", 1),
        ("X2", "county (x 1)", 1),
    ]
    assert report.failures[0].problem == "ValueError: no such column"


def test_rule_5_a_note_has_a_reason_and_every_note_stays(town: Town, ledger: Ledger) -> None:
    found = unregistered(town, ledger)
    assert code_of(lambda: town.do("townfunds", evolve(note(found), reason=" "))) == (
        "text_not_clean"
    )
    assert code_of(lambda: town.do("bookkeeper", note(found))) == "not_granted"
    town.do("townfunds", note(found, Verdict.PASSED_ON))
    town.do("townfunds", note(found))
    query = NotesOfFinding(collective=ledger.key, finding=found.finding)
    rows = town.ask("auditor", query)
    assert [row.verdict for row in rows] == [Verdict.PASSED_ON, Verdict.EXPLAINED]
    assert {row.by for row in rows} == {"townfunds"}


@pytest.mark.parametrize("name", ["R6-x", "R99-" + "0" * 20])
def test_rule_5_a_note_names_a_finding_of_a_check_that_there_is(
    town: Town, ledger: Ledger, name: str
) -> None:
    command = evolve(note(unregistered(town, ledger)), finding=name)
    assert code_of(lambda: town.do("townfunds", command)) == "finding_wrong"


def test_rule_5_the_notes_on_a_finding_stay_with_its_collective(town: Town, ledger: Ledger) -> None:
    found = unregistered(town, ledger)
    town.do("townfunds", note(found))
    other = Ledger(town, town.other)
    moved = evolve(note(found), collective=other.key)
    assert code_of(lambda: town.do("townfunds", moved)) == "finding_elsewhere"


def test_rule_6_an_explained_finding_is_shown_and_comes_back_when_its_evidence_changes(
    town: Town, ledger: Ledger
) -> None:
    town.do("townfunds", note(unregistered(town, ledger)))
    explained = unregistered(town, ledger)
    assert explained.standing is Standing.EXPLAINED
    assert explained.note is not None
    assert explained.note.reason == "已核实"
    bought(town, ledger, 1_00, "102")
    assert unregistered(town, ledger).standing is Standing.EXPLAINED
    bought(town, ledger, 1_00)
    assert unregistered(town, ledger).standing is Standing.CHANGED


def test_rule_6_what_is_said_to_be_mended_and_found_again_waits(town: Town, ledger: Ledger) -> None:
    town.do("townfunds", note(unregistered(town, ledger), Verdict.MENDED))
    report = checked(town, ledger.key)
    (one,) = [found for found in report.findings if found.check == "R6"]
    assert one.standing is Standing.NOT_MENDED
    (count,) = [count for count in report.counts if count.check == "R6"]
    assert (count.findings, count.waiting) == (1, 1)


def test_rule_7_two_checks_of_one_id_are_an_error_that_names_both() -> None:
    with pytest.raises(BadInput) as caught:
        context((*CHECKS, check("R1", raising)))
    assert caught.value.code == "check_twice"
    assert caught.value.facts["second"] == "county (x 1)"
    with pytest.raises(BadInput):
        check("a b", raising)


def test_rule_8_a_place_has_the_findings_of_its_collectives(town: Town, ledger: Ledger) -> None:
    other = Ledger(town, town.other)
    other.open({"102": 1_00, "301": -1_00})
    bought(town, other, 7_00)
    apart = [checked(town, key).findings for key in (ledger.key, other.key)]
    together: CrossCheckReport = town.ask("townfunds", CrossCheckPlace(place=town.town, **PERIOD))
    assert together.collectives == 2
    assert {one.finding for one in together.findings} == {
        one.finding for part in apart for one in part
    }
    (count,) = [one for one in together.counts if one.check == "R6"]
    assert (count.findings, count.collectives, count.severity) == (2, 2, Severity.SERIOUS)
    alone = town.ask("townfunds", CrossCheckPlace(place=PlaceId(town.other), **PERIOD))
    assert {one.collective for one in alone.findings} == {other.key}


def test_a_collective_without_books_is_found(town: Town) -> None:
    founding = FoundCollective(place=town.village, name="无账社", since=DAY, source="t")
    key = CollectiveId(town.do("registrar", founding).key)
    (one,) = checked(town, key).findings
    assert (one.check, one.links[0].kind) == ("R15", "collective")


def test_a_city_sets_its_own_limits(town: Town, ledger: Ledger) -> None:
    names = {one.check for one in checked(town, ledger.key).findings}
    assert "R15" in names
    with_checks(town, *CHECKS, limits=Limits(closing=10_000))
    assert "R15" not in {one.check for one in checked(town, ledger.key).findings}


def test_the_checks_can_be_listed(town: Town) -> None:
    listed = town.ask("townfunds", CheckList())
    assert [one.id for one in listed] == [one.id for one in CHECKS]
    assert all(one.zh and one.en and one.basis for one in listed)


def test_what_is_set_off_against_an_expense_is_found(town: Town, ledger: Ledger) -> None:
    command = b.EnterVoucher(
        collective=ledger.key,
        day=date(2025, 3, 4),
        summary="废品抵办公费",
        lines=(line("513", 1_00), line("504", -1_00)),
    )
    key = VoucherId(town.do("bookkeeper", command).key)
    town.do("bookchecker", b.PostVoucher(voucher=key))
    (one,) = [found for found in checked(town, ledger.key).findings if found.check == "R11"]
    assert one.links == (Link(kind="voucher", key=key, label="2025-03 记字第1号"),)
