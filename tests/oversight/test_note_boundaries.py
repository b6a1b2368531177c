"""Notes on findings, what fails while checks run, and what an outcome shows, where they turn."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from ruralgov.domain.access import AccountRow
from ruralgov.domain.books import VOUCHER, Reversal, Undone, VoucherStage
from ruralgov.domain.consortia import Income
from ruralgov.domain.funds import FUND_APPLICATION, FUND_POLICY, INTEREST, FundPolicy, FundStage
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import Conflict
from ruralgov.domain.kernel.ids import CITY, AccountId, CollectiveId, PersonId, VoucherId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.oversight import (
    CrossCheck,
    Evidence,
    Found,
    Ledgers,
    Limits,
    NoteFinding,
    Severity,
    Standing,
    Verdict,
)
from ruralgov.domain.oversight.citywide import CityWide
from ruralgov.domain.oversight.messages import FindingNoted
from ruralgov.domain.oversight.model import DIGITS, FindingNotes, Note, mark_of, standing_of
from ruralgov.domain.oversight.outcomes import shown
from ruralgov.domain.oversight.records import FINDING_NOTE
from ruralgov.domain.oversight.rules import note_finding
from ruralgov.domain.oversight.run import Run, unique
from tests.books.ledger import line
from tests.books.test_boundaries import POSTED
from tests.given import Outcome, Reading, given
from tests.oversight.shelf import APPLIED, POLICY, rows_of, shelf
from tests.oversight.test_payee_boundaries import RELATED
from tests.property.drafts import HERE
from tests.property.test_boundaries import collective
from tests.town import code_of

A_DAY = timedelta(days=1)
THERE = CollectiveId("there")
MARK = "0123456789abcdef0123"
DAY = date(2025, 6, 20)


def nothing(_: Ledgers) -> Iterator[Found]:
    yield from ()


def check(name: str, find: Any = nothing, source: str = "county") -> CrossCheck:
    return CrossCheck(
        id=name, severity=Severity.NOTICE, zh="", en="", basis="", find=find, source=source
    )


def noting(state: FindingNotes | None = None, **more: Any) -> Outcome:
    of: dict[str, Any] = {"finding": f"R1-{MARK}", "mark": MARK, "reason": " 已核实 "}
    command = NoteFinding(**{"collective": HERE, "verdict": Verdict.EXPLAINED} | of | more)
    rule = partial(note_finding, checks=(check("R1"), check("X.2")))
    return given(FINDING_NOTE, state=state, others=collective()).when(command, rule)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, ""),
        ({"finding": f"X.2-{MARK}"}, ""),
        ({"finding": f"R2-{MARK}"}, "finding_wrong"),
        ({"finding": f"R1-{MARK[1:]}"}, "finding_wrong"),
        ({"finding": f"R1-{MARK}0"}, "finding_wrong"),
        ({"finding": f"R1-{MARK[1:]}g"}, "finding_wrong"),
        ({"finding": ""}, "finding_wrong"),
        ({"mark": MARK[1:]}, "finding_wrong"),
        ({"mark": MARK + "0"}, "finding_wrong"),
        ({"mark": MARK.upper()}, "finding_wrong"),
        ({"collective": THERE}, "collective_missing"),
        ({"reason": " "}, "text_not_clean"),
    ],
)
def test_rule_5_a_note_names_a_finding_its_mark_and_a_reason(
    more: dict[str, Any], code: str
) -> None:
    assert noting(**more).code == code
    assert DIGITS == len(MARK) == 20


def test_rule_5_a_note_says_who_what_and_when_and_stays_with_its_collective() -> None:
    event = noting().only()
    assert (event.check, event.reason, event.by) == ("R1", "已核实", AccountId("me"))
    known = FindingNotes(collective=HERE, check="R1", notes=())
    assert noting(known).code == ""
    noting(change(known, collective=THERE)).refused("finding_elsewhere")
    first = FINDING_NOTE.apply(None, event)
    assert isinstance(event, FindingNoted)
    assert [one.reason for one in FINDING_NOTE.apply(first, event).notes] == ["已核实"] * 2


@pytest.mark.parametrize(
    ("verdict", "same", "changed"),
    [
        (Verdict.EXPLAINED, Standing.EXPLAINED, Standing.CHANGED),
        (Verdict.PASSED_ON, Standing.PASSED_ON, Standing.CHANGED),
        (Verdict.MENDED, Standing.NOT_MENDED, Standing.CHANGED),
    ],
)
def test_rule_6_a_finding_stands_as_it_was_noted_while_its_mark_is_the_same(
    verdict: Verdict, same: Standing, changed: Standing
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    note = Note(verdict=verdict, reason="", mark=MARK, by=AccountId("a"), at=at)
    assert standing_of(MARK, note) is same
    assert standing_of(MARK[::-1], note) is changed
    assert standing_of(MARK, None) is Standing.OPEN


def test_rule_3_only_what_decides_makes_the_mark_of_a_finding() -> None:
    told = Evidence(zh="金额", en="amount", value="1")
    days = Evidence(zh="天数", en="days", value="2", decisive=False)
    assert told.decisive
    assert mark_of((told, days)) == mark_of((told,)) != mark_of((days,))
    assert len(mark_of((told,))) == DIGITS


def found(about: str, severity: Severity | None = None) -> Found:
    return Found(about=(about,), day=DAY, zh="", en="", evidence=(), links=(), severity=severity)


def test_rule_4_a_check_that_fails_again_is_counted_and_the_first_is_told() -> None:
    def failing(of: Ledgers) -> Iterator[Found]:
        yield found("one")
        raise ValueError(str(of.first))

    run = Run((check("X1", failing),))
    ledgers = shelf()
    assert len(list(run.over(ledgers))) == 1
    again = change(shelf(first="2025-02"), owner=change(ledgers.owner, owner=THERE))
    assert len(list(run.over(again))) == 1
    (failure,) = run.failures.values()
    assert (failure.times, failure.collective) == (2, HERE)
    assert failure.problem == "ValueError: 2025-01"


def test_rule_4_what_the_store_raises_is_no_failure_of_a_check() -> None:
    def meeting(_: Ledgers) -> Iterator[Found]:
        raise Conflict(Text("met", "撞", "met"))
        yield

    run = Run((check("X1", meeting),))
    with pytest.raises(Conflict):
        list(run.over(shelf()))
    assert run.failures == {}


def test_a_finding_is_given_once_and_weighs_as_its_check_unless_it_says_otherwise() -> None:
    def twice(_: Ledgers) -> Iterator[Found]:
        yield from (found("a"), found("a"), found("b", Severity.SERIOUS))

    run = Run((check("X1", twice), check("X2", twice)))
    given_ = [(one.check, one.severity) for one in run.over(shelf())]
    each = [Severity.NOTICE, Severity.SERIOUS]
    assert given_ == [("X1", each[0]), ("X1", each[1]), ("X2", each[0]), ("X2", each[1])]


@pytest.mark.parametrize(("length", "code"), [(1, ""), (40, ""), (41, "check_id_wrong")])
def test_rule_7_a_check_has_a_short_id_of_its_own(length: int, code: str) -> None:
    assert code_of(lambda: check("x" * length)) == code
    assert unique((check("a"), check("b"))) == (check("a"), check("b"))
    assert code_of(lambda: unique((check("a"), check("b"), check("a")))) == "check_twice"


SALE = change(POSTED, lines=(line("102", 900), line("501", -900)), day=DAY)
INCOME = Income(collective=HERE, voucher=VoucherId("v"), line=2, amount=Fen(900))
UNDONE = Reversal(by=VoucherId("w"), parts=(Undone(line=2, amount=Fen(300)),))


@pytest.mark.parametrize(
    ("voucher", "income", "fen"),
    [
        ({}, {}, 900),
        ({"reversals": (UNDONE,)}, {}, 600),
        ({}, {"line": 1}, 0),  # the side on which cash grows
        ({}, {"line": 0}, 0),
        ({}, {"line": 3}, 0),
        ({}, {"voucher": VoucherId("x")}, 0),
        ({}, {"collective": THERE}, 0),
        ({"stage": VoucherStage.ENTERED}, {}, 0),
        ({"carries": True}, {}, 0),
        ({"day": DAY - A_DAY}, {}, 0),
        ({"day": DAY + 9 * A_DAY}, {}, 900),
        ({"day": DAY + 10 * A_DAY}, {}, 0),
        ({"lines": (line("102", -900), line("501", 900))}, {}, 0),
        ({"lines": (line("513", 900), line("511", -900))}, {}, 0),
        ({"lines": (line("102", 900), line("211", -900))}, {}, 0),
    ],
)
def test_an_outcome_shows_what_is_left_of_a_posted_line_of_income(
    voucher: dict[str, Any], income: dict[str, Any], fen: int
) -> None:
    states = {(VOUCHER.kind, "v"): change(SALE, **voucher)}
    until = DAY + 10 * A_DAY
    assert shown(change(INCOME, **income), DAY, until, Reading(states)) == fen


def citywide(
    *rows: Any, whole: bool = False, policies: dict[str, FundPolicy] | None = None
) -> CityWide:
    known = {(FUND_POLICY.kind, key): one for key, one in (policies or {}).items()}
    read = Reading(known, rows)
    return CityWide(read=read, limits=Limits(), content=lambda _: "", whole=whole)


def test_the_policy_of_a_collective_is_its_own_or_else_the_citys() -> None:
    own, city = change(POLICY, source="社"), change(POLICY, source="市", since=date(2023, 1, 1))
    both = citywide(policies={HERE: FundPolicy((own,)), CITY: FundPolicy((city,))})
    for day, policy in (
        (own.since, own),
        (own.since - A_DAY, city),
        (city.since, city),
        (city.since - A_DAY, None),
    ):
        assert both.policy(HERE, day) == policy
    assert both.policy(THERE, own.since) == city
    assert both.policy_of(HERE, own.since - A_DAY) is None


def account(key: str, person: str | None) -> AccountRow:
    return AccountRow(
        owner=key,
        person=None if person is None else PersonId(person),
        machine=None,
        since=date(2020, 1, 1),
        until=FOREVER,
        departed=None,
    )


def test_who_is_behind_an_account_is_its_person_or_itself() -> None:
    city = citywide(account("a", "wang"), account("b", None))
    assert [city.behind(AccountId(one)) for one in ("a", "b", "c")] == ["wang", "b", "c"]


@pytest.mark.parametrize("whole", [True, False])
def test_claims_are_those_of_the_whole_city_for_as_much_on_one_paper(whole: bool) -> None:
    papers = {
        "a": APPLIED,
        "b": change(APPLIED, number="F-2", collective=THERE, invoice="No.12345678"),
        "c": change(APPLIED, number="F-3", invoice="87654321"),
        "d": change(APPLIED, number="F-4", amount=Fen(99), total=Fen(99)),
        "e": change(APPLIED, number="F-5", stage=FundStage.REFUSED),
    }
    rows = rows_of(FUND_APPLICATION, papers)
    city = citywide(*rows, whole=whole)
    (mine,) = [row for row in city.applications(HERE) if row.owner == "a"]
    assert sorted(row.owner for row in city.claims(mine)) == ["a", "b"]
    (other,) = [row for row in city.applications(HERE) if row.owner == "d"]
    assert [row.owner for row in city.claims(other)] == ["d"]
    assert [row.owner for row in city.of_paper("87654321")] == ["c"]
    assert sorted(row.owner for row in city.applications(HERE)) == ["a", "c", "d"]
    assert [row.owner for row in city.applications(THERE)] == ["b"]


def test_a_payee_of_whom_nothing_is_known_is_related_to_nobody() -> None:
    nobody = change(APPLIED, payee=None, payee_person=None)
    (row,) = [one for one in rows_of(FUND_APPLICATION, {"a": nobody}) if hasattr(one, "paper")]
    city = citywide(*rows_of(INTEREST, {"i": RELATED}))
    assert city.interests
    assert city.related(row) == []
