"""Which of several facts about the same is used for an application, and what it says (P1, P8)."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain.aid import Programme
from ruralgov.domain.aid.assessing import dossier_of
from ruralgov.domain.aid.means import Item
from ruralgov.domain.aid.means.facts import Fact, FactState
from ruralgov.domain.aid.model import AidApplication, AidStage, Way
from ruralgov.domain.aid.model_facts import AidFact, FactStage, Origin
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.ids import AccountId, AidFactId
from ruralgov.domain.kernel.personal import Figures
from tests.aid.scenario import LATER
from tests.aid.test_files import A_DAY, ANNA, CARA, FILE, opened
from tests.given import TODAY, given

SAID = AidFact(
    file=FILE,
    person=ANNA,
    item=Item.WAGES,
    origin=Origin.DECLARED,
    source="本人",
    as_of=LATER,
    received=LATER,
    state=FactState.KNOWN,
    stage=FactStage.ENTERED,
    value=Figures.from_spans((1, 1)),
    authorization=None,
    purposes=(Programme.MINIMUM,),
    by=AccountId("x"),
)
ASKED = AidApplication(
    number=1,
    programme=Programme.MINIMUM,
    way=Way.OWN,
    stage=AidStage.ACCEPTED,
    people=(),
    received=LATER,
    accepted=LATER,
)


def fact(value: int | None = 2, **more: Any) -> AidFact:
    """Return a fact that differs so from what the family said."""
    figures = None if value is None else Figures.from_spans((value, value))
    return evolve(SAID, **{"value": figures} | more)


def used(*facts: AidFact) -> list[Fact]:
    """Return the facts that count of some, in whichever order they came."""
    file = given(AID_FILE, opened()).state
    found = []
    for some in (facts, facts[::-1]):
        known = {AidFactId(f"k{number}"): one for number, one in enumerate(some)}
        found.append(dossier_of(FILE, file, ASKED, "371082", known, (), TODAY).facts)
    first, second = ([evolve(one, evidence="") for one in some] for some in found)
    assert first == second
    return first


def value(*facts: AidFact) -> tuple[int, FactState]:
    (one,) = used(*facts)
    return one.low, one.state


SETTLED, DISPUTED, RECHECKED = FactStage.SETTLED, FactStage.DISPUTED, FactStage.RECHECKED


@pytest.mark.parametrize(
    "more",
    [
        {"origin": Origin.ANSWERED},
        {"origin": Origin.PAPER},
        {"origin": Origin.FOUND},
        {"as_of": LATER + A_DAY},
        {"stage": SETTLED},
        {"stage": SETTLED, "as_of": date(2020, 1, 1)},
    ],
)
def test_rule_20_what_stands_above_is_used(more: dict[str, Any]) -> None:
    assert value(SAID, fact(**more)) == (2, FactState.KNOWN)


def test_rule_20_what_a_person_settled_comes_first_and_nothing_replaces_what_is_disputed() -> None:
    found = fact(3, origin=Origin.FOUND)
    assert value(SAID, fact(stage=NOTIFIED), found) == (3, FactState.KNOWN)
    for held in (DISPUTED, RECHECKED):
        assert value(fact(stage=held), found) == (2, FactState.DISPUTED)
        settled = fact(4, stage=SETTLED)
        disputed = fact(origin=Origin.FOUND, stage=held)
        assert value(settled, disputed) == (4, FactState.KNOWN)


NOTIFIED = FactStage.NOTIFIED


def test_rule_20_what_has_a_value_stands_above_what_has_none() -> None:
    refused = fact(None, origin=Origin.FOUND, state=FactState.REFUSED)
    assert value(SAID, refused) == (1, FactState.KNOWN)
    assert value(refused) == (0, FactState.REFUSED)
    assert value(fact(None)) == (0, FactState.UNKNOWN)


@pytest.mark.parametrize(
    "more",
    [
        {"stage": FactStage.WITHDRAWN},
        {"stage": FactStage.DROPPED},
        {"erased": True},
        {"purposes": (Programme.RIGID,)},
    ],
)
def test_rule_20_what_is_gone_or_for_another_purpose_is_not_used(more: dict[str, Any]) -> None:
    other = fact(origin=Origin.FOUND, **more)
    assert used(other) == []
    assert value(SAID, other) == (1, FactState.KNOWN)


def test_rule_20_facts_are_of_their_person_and_thing() -> None:
    other = fact(person=CARA)
    thing = fact(item=Item.DEPOSITS)
    assert len(used(SAID, other, thing)) == 3


def test_rule_20_what_a_department_said_needs_an_authorisation() -> None:
    found = fact(origin=Origin.FOUND, authorization=7)
    assert value(found) == (2, FactState.UNKNOWN)
    (one,) = used(evolve(SAID, value=Figures.from_spans((1, None))))
    assert (one.low, one.high) == (1, None)
