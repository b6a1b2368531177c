"""An attacker who reads every output of a round, as every account, learns no ballot under k."""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ruralgov.app import codec
from ruralgov.domain import evaluation as e
from ruralgov.domain.access import AUDITOR, FEED_READER, FeedEvents, Readings, RecordAsKnown
from ruralgov.domain.evaluation.counting import patterns_of, results_of
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AccountId, OrganisationId, PlaceId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.sample.city import STAFF
from tests.evaluation.rounds import A_DAY, CRITERIA, HOST, REVIEWER, Round, of_unit
from tests.sampling import fewer

QUERIES: list[Any] = [rule.query for rule in e.CONTEXT.queries]
READERS = {AUDITOR, FEED_READER}.union(*(rule.access.roles for rule in e.CONTEXT.queries))
TABLES = [table.name for record in e.CONTEXT.records for table in record.tables]
SHOWN = "90 90,91 90,92 80,93 70,94 60,95 50"
ONE_FEW = "10 10,20 20,30 30,40 40,-,-"
CRITERION_FEW = "50 -,60 -,50 1,50 2,50 3,50 4"
marks = st.builds("{} {}".format, st.integers(0, 100), st.integers(0, 100))


def asked(round_: Round, account: str) -> Iterator[Any]:
    """Give every query of the context with every value of the round; to those who may, all files.

    The gate asks nobody else for files of records and for the feed.
    """
    values: dict[str, list[Any]] = {
        "evaluation": [round_.key],
        "place": round_.places,
        "ratee": round_.units,
    }
    for query in QUERIES:
        names = [one.name for one in query.__attrs_attrs__]
        for chosen in product(*[values[name] for name in names]):
            yield query(**dict(zip(names, chosen, strict=True)))
    if account not in (HOST, "auditor", "feed_reader"):
        return
    yield FeedEvents()
    keys = [("evaluation", str(round_.key))]
    for place in round_.places:
        paper = f"{round_.key}/{place}"
        keys += [("evaluation_paper", paper)]
        keys += [("evaluation_ballot", f"{paper}/{unit}") for unit in round_.units]
    for (kind, key), personal in product(keys, (False, True)):
        yield RecordAsKnown(kind=kind, key=key, personal=personal)
        yield Readings(subject=f"{kind}/{key}")


def outputs(round_: Round, without: int) -> list[str]:
    """Return what every account is answered to every query, but the town *without* of its own.

    Beside it: what is open of every event and row, and what verifying says.
    """
    accounts = [(name, why) for name, (role, why) in STAFF.items() if role in READERS]
    accounts += [(one, e.EVALUATION) for one in round_.accounts]
    found = []
    for account, purpose in accounts:
        for query in asked(round_, account):
            own = isinstance(query, e.TownSheet) and query.place == round_.places[without]
            if not (own and account == round_.accounts[without]):
                found.append(f"{account} {query}: {said(round_, account, purpose, query)}")
    storage = round_.town.storage
    found += [f"{one.type} {one.body}" for one in storage.journal]
    found += [f"{name} {row}" for name in TABLES for row in storage.tables[name].rows.values()]
    return [*found, str(round_.town.app.verify())]


def said(round_: Round, account: str, purpose: Any, query: Any) -> str:
    acting: dict[str, Any] = {"actor": Actor(AccountId(account)), "purpose": purpose}
    try:
        return codec.to_json(round_.town.app.query(query, **acting))
    except RuralgovError as error:
        return str(error)


def lived(few: str, criterion: str, comment: str) -> list[str]:
    """Return all outputs of a round in which a town says secrets of two units under k."""
    round_ = Round()
    of_unit(round_.town, "rated_unit", round_.units[0])
    round_.fill(SHOWN, ONE_FEW, CRITERION_FEW)
    round_.cast(3, 1, few, comment)
    round_.cast(3, 2, criterion, comment)
    seen = outputs(round_, 3)
    round_.compute()
    seen += outputs(round_, 3)
    objection = e.ObjectToResult(evaluation=round_.key, ratee=round_.units[0], reason="有误")
    round_.do(objection, "rated_unit")
    answer = e.AnswerObjection(evaluation=round_.key, objection=1, upheld=True, reason="属实")
    round_.do(answer, REVIEWER)
    seen += outputs(round_, 3)
    round_.town.clock.now += 2 * A_DAY
    round_.do(e.FinaliseEvaluation(evaluation=round_.key), HOST)
    return seen + outputs(round_, 3)


@fewer(20)
@given(few=marks, criterion=marks)
def test_invariant_31_no_output_depends_on_a_ballot_under_k(few: str, criterion: str) -> None:
    first, second = lived("40 40", "50 2", ""), lived(few, criterion, "答复太慢")
    assert len(first) == len(second)
    for before, after in zip(first, second, strict=True):
        assert before == after


SHEETS = st.lists(
    st.lists(
        st.one_of(
            st.none(),
            st.just((None, None)),
            st.tuples(*[st.one_of(st.none(), st.integers(0, 5))] * 2),
        ),
        min_size=3,
        max_size=3,
    ),
    min_size=3,
    max_size=9,
)
"""The ballots of some towns about three units; None where one entered nothing."""
Sheets = list[list[tuple[int | None, ...] | None]]


def small(sheets: Sheets, k: int) -> tuple[e.Evaluation, dict[str, dict[str, Any]]]:
    """Return a round of these sheets, and the marks by town and unit."""
    scheme = e.EvaluationScheme(
        title="t",
        basis="t",
        since=date(2025, 1, 1),
        until=date(2026, 1, 1),
        towns_on=date(2025, 1, 1),
        ratees=tuple(OrganisationId(f"u{n}") for n in range(3)),
        criteria=CRITERIA,
        high=5,
        k=k,
        weight_department=30,
        weight_stationed=60,
        opens=date(2026, 1, 1),
        closes=date(2026, 1, 1),
    )
    ratees = tuple(e.Ratee(unit=one, name=one, stationed=False) for one in scheme.ratees)
    raters = tuple(e.Rater(town=PlaceId(f"t{n}"), name="t") for n in range(len(sheets)))
    returned = (e.ReturnMark(ratee=ratees[0].unit, town=raters[0].town),)
    known = e.Evaluation(scheme=scheme, ratees=ratees, raters=raters, returned=returned)
    marks: dict[str, dict[str, Any]] = {
        rater.town: {f"u{at}": one for at, one in enumerate(sheet) if one is not None}
        for rater, sheet in zip(raters, sheets, strict=True)
    }
    return known, marks


def told(sheets: Sheets, k: int) -> tuple[Any, Any]:
    """Return all that is kept of the ballots of a round."""
    known, marks = small(sheets, k)
    results = results_of(known, marks, frozenset())
    return results, patterns_of(known, marks, results)


def hidden(sheets: Sheets, k: int) -> set[int]:
    """Return the units of which fewer than k towns gave marks, for some criterion."""
    found = set()
    for at, criterion in product(range(3), range(2)):
        given_ = [one[criterion] for sheet in sheets if (one := sheet[at]) is not None]
        if len(given_) - given_.count(None) < k:
            found.add(at)
    return found


@given(sheets=SHEETS, k=st.integers(3, 5), other=st.integers(0, 5))
def test_invariant_31_what_is_kept_does_not_depend_on_ballots_under_k(
    sheets: Sheets, k: int, other: int
) -> None:
    secret = hidden(sheets, k)
    changed: Sheets = [
        [
            tuple(None if mark is None else other for mark in one)
            if at in secret and one is not None
            else one
            for at, one in enumerate(sheet)
        ]
        for sheet in sheets
    ]
    assert told(sheets, k) == told(changed, k)
    results, _ = told(sheets, k)
    assert {at for at, one in enumerate(results) if one.withheld} == secret


@given(sheets=SHEETS, draw=st.randoms(use_true_random=False))
def test_invariant_31_what_is_kept_does_not_tell_which_town_said_it(
    sheets: Sheets, draw: Any
) -> None:
    results, _ = told(sheets, 3)
    columns = [[sheet[at] for sheet in sheets] for at in range(3)]
    for column in columns:
        draw.shuffle(column)
    mixed = [list(sheet) for sheet in zip(*columns, strict=True)]
    assert told(mixed, 3)[0] == results, "each unit by itself, whoever the towns are"


@given(sheets=SHEETS)
def test_rule_13_patterns_name_nobody_and_no_number_under_k(sheets: Sheets) -> None:
    _, patterns = told(sheets, 4)
    for count in (patterns.flat, patterns.twins, patterns.mutual):
        assert count is None or count == 0 or count >= 4
