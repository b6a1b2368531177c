"""What dated rules rest on: by the rules alone, and traced through the framework."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.instruments import (
    RULE_BASIS,
    BasisFault,
    CiteInstrument,
    CorrectCitationEntry,
    EndInstrument,
    InstrumentCited,
    RuleBasisRow,
    rules_basis,
)
from ruralgov.domain.instruments.rows import rows
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.instruments.tracing import Tracer, chain
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.dated import DatedRule, RuleKind
from ruralgov.domain.kernel.ids import InstrumentId
from ruralgov.domain.kernel.reading import Read
from tests.given import Situation, given
from tests.instruments.book import A_DAY, Book
from tests.instruments.desk import MAY, NEXT, YEAR, key, master, measure, supporting

WATER = DatedRule(key="water", name="供水", since=YEAR, until=NEXT)


def found(_: Read) -> Iterator[DatedRule]:
    yield WATER


MATTER = RuleKind(kind="matter", zh="诉求事项", en="matter", found=found)


@pytest.fixture
def book() -> Book:
    made = Book()
    made.enter("master", master())
    made.enter("plan", supporting())
    made.enter("short", measure(until=date(2024, 9, 1)))
    return made


def cited(book: Book, *citations: tuple[InstrumentId | None, date]) -> Situation:
    """Return what a rule rests on, beside a framework."""
    events = [
        InstrumentCited(kind="matter", rule="water", instrument=one, since=since, reason="t")
        for one, since in citations
    ]
    others = {("framework", "city"): book.now}
    return given(RULE_BASIS, *events, others=others, rules=(MATTER,))


def citing(instrument: InstrumentId | None, since: date, **more: Any) -> CiteInstrument:
    return CiteInstrument(
        **{"kind": "matter", "rule": "water", "instrument": instrument, "since": since} | more
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (citing(key("short"), MAY), ""),
        (citing(key("short"), YEAR), ""),
        (citing(key("short"), date(2024, 8, 31)), ""),
        (citing(key("short"), date(2024, 9, 1)), "instrument_not_in_force"),
        (citing(key("short"), YEAR - A_DAY, rule=""), "instrument_not_in_force"),
        (citing(key("nowhere"), MAY), "instrument_missing"),
        (citing(key("plan"), MAY, kind="matters"), "rule_kind_unknown"),
        (citing(key("plan"), MAY, rule="light"), "rule_missing"),
        (citing(key("plan"), YEAR - A_DAY), "rule_missing"),
        (citing(key("plan"), NEXT), "rule_missing"),
        (citing(key("plan"), NEXT, rule=""), ""),
        (citing(None, MAY, reason="t"), "citation_none"),
    ],
)
def test_rule_6_invariant_13_a_rule_rests_on_what_is_in_force_from_that_day(
    book: Book, command: CiteInstrument, code: str
) -> None:
    outcome = cited(book).when(command, rules_basis.cite_instrument)
    assert outcome.code == code


def test_rule_6_one_citation_follows_another(book: Book) -> None:
    at = cited(book, (key("plan"), MAY))
    at.when(citing(key("short"), MAY), rules_basis.cite_instrument).refused("citation_not_later")
    at.when(citing(key("short"), YEAR), rules_basis.cite_instrument).refused(
        "citation_not_later", held=MAY
    )
    at.when(citing(key("short"), MAY + A_DAY), rules_basis.cite_instrument).only()
    at.when(citing(None, MAY + A_DAY), rules_basis.cite_instrument).refused("text_not_clean")
    ended = citing(None, MAY + A_DAY, reason="改由省里规定")
    at.when(ended, rules_basis.cite_instrument).only()


def test_rule_6_invariant_13_a_corrected_citation_begins_in_force_too(book: Book) -> None:
    at = cited(book, (key("short"), MAY), (key("plan"), date(2024, 6, 1)))

    def when(entry: date, since: date | None, reason: str = "录错") -> str:
        command = CorrectCitationEntry(
            kind="matter", rule="water", entry=entry, since=since, reason=reason
        )
        return at.when(command, rules_basis.correct_citation_entry).code

    assert when(MAY, YEAR) == ""
    assert when(MAY, None) == ""
    assert when(MAY, date(2024, 9, 1)) == "instrument_not_in_force"
    assert when(MAY, date(2024, 6, 1)) == "entry_taken"
    assert when(YEAR, MAY) == "entry_missing"
    assert when(MAY, YEAR, " ") == "text_not_clean"
    nothing = given(RULE_BASIS, rules=(MATTER,))
    command = CorrectCitationEntry(kind="matter", entry=MAY, reason="t")
    nothing.when(command, rules_basis.correct_citation_entry).refused("citation_none")


def test_rule_6_each_citation_holds_until_the_next(book: Book) -> None:
    state = cited(book, (key("short"), MAY), (None, NEXT)).state
    assert [(one.instrument, one.since, one.until) for one in rows(state)] == [
        (key("short"), MAY, NEXT),
        (None, NEXT, FOREVER),
    ]


def test_rule_7_the_way_leads_up_to_the_master(book: Book) -> None:
    way = chain(Standing(book.now), key("short"), MAY)
    assert [one.instrument for one in way.steps] == [key("short"), key("plan"), key("master")]
    assert (way.fault, [one.instead_of for one in way.steps]) == (None, [None] * 3)
    alone = chain(Standing(book.now), key("master"), MAY)
    assert ([one.instrument for one in alone.steps], alone.fault) == ([key("master")], None)


def test_rule_7_where_the_way_ends_before_is_said(book: Book) -> None:
    ended = chain(Standing(book.now), key("short"), date(2024, 9, 1))
    assert (ended.steps, ended.fault) == ((), BasisFault.NOT_IN_FORCE)
    book.do(EndInstrument(instrument=key("plan"), since=MAY, document="t", reason="t"))
    way = chain(Standing(book.now), key("short"), MAY)
    assert [one.instrument for one in way.steps] == [key("short")]
    assert way.fault is BasisFault.BROKEN
    assert chain(Standing(book.now), key("short"), MAY - A_DAY).fault is None


def test_rule_7_what_took_the_place_of_another_carries_its_rules_on(book: Book) -> None:
    book.enter("second", master(since=MAY, repeals=(key("master"),)))
    way = chain(Standing(book.now), key("short"), MAY)
    assert [one.instrument for one in way.steps] == [key("short"), key("plan"), key("second")]
    assert way.steps[-1].instead_of == key("master")
    assert way.fault is None


def row(rule: str, instrument: str | None, since: date = YEAR, until: date = FOREVER) -> Any:
    named = None if instrument is None else key(instrument)
    return RuleBasisRow(
        owner=f"matter/{rule}",
        kind="matter",
        rule=rule,
        instrument=named,
        since=since,
        until=until,
    )


def test_rule_7_what_is_entered_of_one_rule_goes_before_what_is_of_its_kind(book: Book) -> None:
    tracer = Tracer(Standing(book.now), (row("", "plan"), row("water", "short")), MAY)
    own = tracer.based(MATTER, WATER)
    assert (own.instrument, own.whole, own.fault) == (key("short"), False, None)
    other = tracer.based(MATTER, DatedRule(key="light", name="路灯", since=YEAR))
    assert (other.instrument, other.whole, other.fault) == (key("plan"), True, None)
    dropped = Tracer(Standing(book.now), (row("", "plan"), row("water", None)), MAY)
    assert dropped.based(MATTER, WATER).fault is BasisFault.DROPPED
    over = Tracer(Standing(book.now), (row("water", "plan", until=MAY),), MAY)
    assert over.based(MATTER, WATER).fault is BasisFault.UNCITED
    last = Tracer(Standing(book.now), (row("water", "plan", until=MAY),), MAY - timedelta(days=1))
    assert last.based(MATTER, WATER).fault is None
