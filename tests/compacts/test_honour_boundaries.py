"""Commendations and what follows from a request where they turn: each rule by itself."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import (
    honours,
    kin,
    reactions,
    rules_honour,
)
from ruralgov.domain.compacts import messages_agreement as a
from ruralgov.domain.compacts import messages_points as p
from ruralgov.domain.compacts import messages_request as q
from ruralgov.domain.compacts.model_points import (
    EFFECT,
    Commendations,
)
from ruralgov.domain.compacts.records_points import (
    COMMENDATIONS,
    CREDIT_MONTH,
    CREDIT_REQUEST,
)
from ruralgov.domain.compacts.rows_points import PointRow, month_rows, point_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.registry import PERSON, HouseholdRelation
from tests.compacts import hamlet
from tests.compacts.asking import (
    ASKED,
    ENTERED,
    ME,
    NEIGHBOUR,
    OTHER,
    OUT,
    REASONS,
    REQUEST,
    Kind,
)
from tests.compacts.compact import TERMS
from tests.compacts.hamlet import (
    A_DAY,
    HOLDING,
    JANUARY,
    SCHEME,
    VILLAGE,
    WHO,
    agreed,
    agreement,
    member,
    month,
    point,
    sheet,
    someone,
    states,
    there,
)
from tests.given import TODAY, Outcome, Reading, given

COMMEND = q.CommendVillagers(village=VILLAGE, quarter="2026-Q1")
APRIL = date(2026, 4, 1)


def quarter(*finals: date | None, points: int = 2) -> tuple[Any, ...]:
    """Return the rows of the months of a quarter; the first has an entry of one person."""
    found: list[Any] = []
    for number, final in enumerate(finals, 1):
        entered = (sheet(point(points=points)),) if number == 1 else ()
        known = month(*entered, of=Month(f"2026-{number:02}"), final=final)
        key = f"{VILLAGE}:{known.month}"
        found += [change(one, owner=key) for one in (*month_rows(known), *point_rows(known))]
    return tuple(found)


def commended(rows: tuple[Any, ...], known: Any = None, **more: Any) -> Outcome:
    command = change(COMMEND, quarter=more.pop("quarter", "2026-Q1"))
    people = agreed(*(agreement(who) for who in (WHO, "b", "c")))
    reads = {"agreements": people} | more
    situation = there(COMMENDATIONS, known, rows, APRIL, **reads)
    return situation.when(command, rules_honour.commend_villagers)


def test_rule_22_a_quarter_is_commended_once_when_all_its_months_are_final() -> None:
    closed = quarter(TODAY, TODAY, APRIL)
    made = q.VillagersCommended(
        village=VILLAGE,
        quarter="2026-Q1",
        scheme=SCHEME,
        honoured=(WHO,),
        by=ME,
        day=APRIL,
    )
    commended(closed).then(made)
    commended(closed, agreements=None).then(change(made, honoured=()))
    open_ = quarter(TODAY, TODAY, None)
    commended(open_).refused("credit_quarter_open", month="2026-03")
    commended(quarter(TODAY, TODAY)).refused("credit_quarter_open", month="2026-03")
    for wrong in ("2026-Q0", "2026-Q5", "26-Q1", "2026-Q11"):
        commended(closed, quarter=wrong).refused("credit_quarter_wrong", quarter=wrong)
    commended(closed, scheme=change(HOLDING, ended=APRIL)).refused("credit_scheme_not_holding")
    known = COMMENDATIONS.apply(None, made)
    commended(closed, known).refused("credit_commended", quarter="2026-Q1")


HONOURED = Commendations(
    village=VILLAGE,
    quarter="2026-Q1",
    scheme=SCHEME,
    honoured=(WHO, NEIGHBOUR),
    by=ME,
    day=TODAY,
    revoked=(NEIGHBOUR,),
)


@pytest.mark.parametrize(
    ("known", "person", "code"),
    [
        (HONOURED, WHO, ""),
        (HONOURED, NEIGHBOUR, "credit_commendation_missing"),
        (HONOURED, "x", "credit_commendation_missing"),
        (None, WHO, "credit_commendation_missing"),
    ],
)
def test_rule_22_a_commendation_is_taken_back_once(
    known: Commendations | None, person: str, code: str
) -> None:
    revoke = q.RevokeCommendation(
        village=VILLAGE, quarter="2026-Q1", person=PersonId(person), reason=" 误 "
    )
    outcome = there(COMMENDATIONS, known).when(revoke, rules_honour.revoke_commendation)
    assert outcome.code == code
    if not code:
        outcome.then(q.CommendationRevoked(person=WHO, reason="误"))
        found = COMMENDATIONS.apply(HONOURED, outcome.only())
        assert found.revoked == (NEIGHBOUR, WHO)


def earned(who: str, points: int, day: date = TODAY) -> PointRow:
    (row,) = point_rows(month(sheet(point(points=points, day=day, person=PersonId(who)))))
    return row


@pytest.mark.parametrize(
    ("rows", "people", "most", "tie", "honoured"),
    [
        ((earned("a", 1),), 3, 1, c.TieRule.ALL, ("a",)),
        ((earned("a", 1),), 2, 1, c.TieRule.ALL, ()),
        ((earned("a", 2), earned("b", 1)), 5, 2, c.TieRule.ALL, ("a",)),
        ((earned("a", 2), earned("b", 1)), 6, 2, c.TieRule.ALL, ("a", "b")),
        ((earned("a", 2), earned("b", 1)), 6, 1, c.TieRule.ALL, ("a",)),
        ((earned("a", 1), earned("b", 1)), 6, 1, c.TieRule.ALL, ()),
        ((earned("b", 1), earned("a", 1)), 6, 2, c.TieRule.ALL, ("a", "b")),
        (
            (earned("a", 1), earned("b", 1, TODAY - A_DAY)),
            6,
            1,
            c.TieRule.EARLIER,
            ("b",),
        ),
        (
            (earned("a", 1), earned("b", 1, TODAY - A_DAY)),
            6,
            1,
            c.TieRule.ALL,
            (),
        ),
        ((earned("a", 1), earned("a", -1)), 3, 1, c.TieRule.ALL, ()),
        ((earned("a", 2), earned("a", -1)), 3, 1, c.TieRule.ALL, ("a",)),
        ((earned("z", 2),), 3, 1, c.TieRule.ALL, ()),
        (
            (earned("a", 1), earned("b", 3, TODAY - A_DAY), earned("b", -2, TODAY - 9 * A_DAY)),
            6,
            1,
            c.TieRule.EARLIER,
            ("b",),
        ),
        (
            (
                earned("a", 2, TODAY - 5 * A_DAY),
                earned("b", 1, TODAY - 9 * A_DAY),
                earned("b", 1, TODAY - 3 * A_DAY),
                earned("b", -1, TODAY),
                earned("b", 1, TODAY - 4 * A_DAY),
            ),
            6,
            1,
            c.TieRule.EARLIER,
            ("a",),
        ),
    ],
)
def test_rule_22_a_third_at_most_is_commended_and_nobody_by_chance(
    rows: tuple[PointRow, ...], people: int, most: int, tie: c.TieRule, honoured: tuple[str, ...]
) -> None:
    who = {PersonId(one) for one in "abcdefgh"[:people]}
    scheme = change(HOLDING, terms=change(TERMS, honours=most, tie=tie))
    assert honours.honoured({TODAY: list(rows)}, who, scheme, TODAY) == honoured
    assert honours.honoured({TODAY: list(rows)}, who, scheme, TODAY - A_DAY) == ()


def reacted(made: Any, event: Any, key: str = REQUEST, **more: Any) -> list[Any]:
    known = {(CREDIT_REQUEST.kind, str(REQUEST)): more.pop("request", ASKED)} | states(
        months=more.pop("months", ())
    )
    situation = given(CREDIT_REQUEST, others=known, rows=more.pop("rows", ()))
    return list(made(event, key, situation.given))


MINE: dict[str, Any] = {"village": VILLAGE, "month": JANUARY, "entry": 1, "request": REQUEST}


@pytest.mark.parametrize("kind", list(Kind))
def test_rule_19_a_statement_and_an_objection_alone_hold_their_entry(kind: c.RequestKind) -> None:
    holds = kind in (Kind.STATEMENT, Kind.OBJECTION)
    request = change(ASKED, kind=kind)

    held = reacted(reactions.hold, None, request=request)
    assert held == ([p.HoldPoint(**MINE)] if holds else [])
    assert reacted(reactions.hold, None, key="none", request=request) == []
    gone = q.CreditRequestWithdrawn(day=TODAY)
    released = [p.SettlePoint(**MINE, since=TODAY)] if holds else []
    assert reacted(reactions.release, gone, request=request) == released
    assert reacted(reactions.release, gone, key="none") == []
    answered = q.CreditRequestAnswered(
        granted=False, reasons=REASONS, by=ME, day=TODAY, review_until=TODAY
    )
    later = [p.SettlePoint(**MINE, since=TODAY + A_DAY)] if holds else []
    assert reacted(reactions.settle, answered, request=request) == later
    decided = q.CreditReviewDecided(granted=False, reasons=REASONS, by=ME, day=TODAY)
    assert reacted(reactions.settle, decided, request=request) == released
    for event in (change(answered, granted=True), change(decided, granted=True)):
        (settled,) = reacted(reactions.settle, event, request=request)
        assert (settled.since, settled.ending) == (TODAY, EFFECT[kind])
        assert reacted(reactions.settle, event, key="none") == []


@pytest.mark.parametrize(
    ("erase", "known", "erased"),
    [
        (False, ENTERED, True),
        (False, OUT, False),
        (True, OUT, True),
        (True, None, False),
    ],
)
def test_rule_10_what_is_not_published_goes_with_who_leaves_and_the_rest_as_they_choose(
    erase: bool, known: c.CreditMonth | None, erased: bool
) -> None:
    event = a.CreditAgreementEnded(
        village=VILLAGE,
        person=WHO,
        scheme=SCHEME,
        since=TODAY,
        end=c.AgreementEnd.WITHDRAWN,
        erase=erase,
    )
    (row,) = (change(one, owner=f"{VILLAGE}:{JANUARY}") for one in point_rows(ENTERED))
    months = () if known is None else (known,)
    wanted = [p.ErasePointsOf(village=VILLAGE, month=JANUARY, person=WHO, scheme=SCHEME)]
    rows = (row, change(row, number=2))
    assert reacted(reactions.stop_scoring, event, months=months, rows=rows) == (
        wanted if erased else []
    )
    of_another = (change(row, scheme=OTHER), change(row, person=NEIGHBOUR))
    assert reacted(reactions.stop_scoring, event, months=months, rows=of_another) == []


def test_rule_12_relatives_are_who_ever_shared_a_household_but_lodgers_do_not() -> None:
    lodger = HouseholdRelation.UNRELATED
    rows = (
        member(WHO, "one"),
        member("child", "one"),
        member("lodger", "one", lodger),
        member(WHO, "rented", lodger),
        member("landlord", "rented"),
        member(WHO, "two"),
        member("sister", "two"),
        member("stranger", "three"),
    )
    known = {(PERSON.kind, "child"): someone(absorbed=("double",))}
    found = kin.relatives(Reading(known, rows), WHO)
    assert found == {WHO, "child", "sister", "double"}
    assert kin.relatives(Reading({}, ()), WHO) == {WHO}


def test_rule_12_an_account_without_a_person_judges_nothing() -> None:
    for rows in ((), (hamlet.account(person=None),)):
        situation = given(CREDIT_MONTH, rows=rows)
        with pytest.raises(Exception, match="credit_account_unknown"):
            kin.actor_of(situation.given)
