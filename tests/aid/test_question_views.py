"""Which questions may be sent, about whom, and in which order they are worked through."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import Circle
from ruralgov.domain.aid.questions import authorised, queries, views
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.ids import AidQuestionId, PersonId
from tests.aid.test_files import ANNA, FILE, VILLAGE, opened, person
from tests.aid.test_questions import ASKED, NUMBERED, authorisation
from tests.given import KEY, TODAY, Reading, States

TWIN = PersonId("twin")
ASK = queries.RegisterQuestionToAsk(question=AidQuestionId(KEY))


@pytest.fixture(autouse=True)
def signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authorised, "held", lambda *_: (authorisation(),))


def asked(states: States, rows: tuple[Any, ...] = ()) -> Asked:
    """Return who asks: what is read is shown with whom it is of."""
    file = AID_FILE.apply(None, opened((ANNA, Circle.LIVING)))
    found = SimpleNamespace(
        read=Reading({("aid_file", FILE): file, **states}, rows),
        day=TODAY,
        above=lambda place, _day: (place,),
        reveal=lambda _kind, key, name, _value: f"{key}/{name}",
    )
    return cast("Asked", found)


def question(who: PersonId, **people: Any) -> States:
    event = evolve(ASKED, asks=evolve(ASKED.asks, person=who))
    states: States = {("aid_question", KEY): AID_QUESTION.apply(None, event)}
    return states | {("person", key): state for key, state in people.items()}


def test_rule_81_a_question_is_sent_with_the_number_of_whom_it_is_about() -> None:
    found = views.question_to_ask(ASK, asked(question(ANNA, anna=NUMBERED)))
    assert found is not None
    assert (found.number, found.name) == ("anna/identity", "anna/name")


@pytest.mark.parametrize(
    "nobody",
    [person(), evolve(NUMBERED, erased=True), evolve(NUMBERED, identity=None), None],
    ids=["without", "erased", "number_gone", "unknown"],
)
def test_rule_81_nothing_is_sent_of_who_is_erased_or_has_no_number(nobody: Any) -> None:
    there = question(ANNA) if nobody is None else question(ANNA, anna=nobody)
    assert views.question_to_ask(ASK, asked(there)) is None


def test_rule_81_a_question_of_the_former_id_is_about_the_one_kept() -> None:
    there = question(TWIN, anna=NUMBERED, twin=person(merged=ANNA))
    found = views.question_to_ask(ASK, asked(there))
    assert found is not None
    assert found.number == "anna/identity"


def test_rule_80_questions_are_in_the_order_of_how_long_they_wait() -> None:
    (row,) = AID_QUESTION.rows_of(AID_QUESTION.apply(None, ASKED))
    days = {"b": 2, "c": 0, "a": 0, "d": 1}
    rows = tuple(
        evolve(row, owner=owner, asked=TODAY - timedelta(days=days[owner])) for owner in days
    )
    listed = views.aid_questions(a.RegisterQuestions(place=VILLAGE), asked({}, rows))
    assert [one.owner for one in listed] == ["b", "d", "a", "c"]
