"""Assessments that are kept: what they rest on, that they replay, and that they decide nothing."""

from datetime import date
from random import Random
from typing import Any

from attrs import evolve
from hypothesis import given as each
from hypothesis import strategies as st

from ruralgov.domain import aid as a
from ruralgov.domain.access import Readings
from ruralgov.domain.aid import Circle, Included, Programme, rules_assess, rules_law, views_means
from ruralgov.domain.aid.asking import AnswerStatus, Shape
from ruralgov.domain.aid.assessing import NO, OPEN_RESULT, YES, again, dossier_of, unchecked
from ruralgov.domain.aid.means import Comparison, Fact, FactState, Item, Law, assess
from ruralgov.domain.aid.means.example import COUNTY, LAW, PARAMETERS
from ruralgov.domain.aid.model_assess import AidAssessment
from ruralgov.domain.aid.model_law import law_at
from ruralgov.domain.aid.needed import items_of
from ruralgov.domain.aid.records_means import AID_ASSESSMENT, AID_LAW
from ruralgov.domain.aid.rows_means import AidFactRow
from ruralgov.domain.kernel.ids import AidAssessmentId, AidFactId, AidFileId, PersonId
from ruralgov.domain.kernel.personal import Figures
from ruralgov.sample.draw import identity_number
from tests.aid.means import STANDARD, family, known
from tests.aid.scenario_means import BEGAN, CHIEF, CLERK, PAPERS, answer, entering, signing
from tests.aid.test_authorizations import entered, facts, file, held, signed, taken
from tests.aid.test_disputes import DISPUTE, NOTIFY, RECHECK, SETTLE, through
from tests.aid.test_files import ANNA, BERT, FILE, VILLAGE, place_row
from tests.given import TODAY, Situation, given
from tests.town import Town, code_of

ITEMS = sorted(items_of(Programme.MINIMUM))


def accepted() -> a.AidApplicationAccepted:
    return a.AidApplicationAccepted(number=1, accepted=BEGAN)


def assessing(some: dict[str, Any], **more: Any) -> Situation:
    """Return the situation of an assessment of a file of which some facts are known."""
    law = given(AID_LAW, *rules_of_example()).state
    others: dict[tuple[str, str], Any] = {
        ("aid_file", FILE): file(accepted()),
        ("aid_law", "law"): law,
        ("aid_authorizations", FILE): held(*more.pop("signed", (signed(),))).state,
    }
    others |= {("aid_fact", key): state for key, state in some.items()}
    rows = [
        AidFactRow(
            owner=key,
            file=FILE,
            person=one.person,
            item=one.item,
            origin=one.origin,
            stage=one.stage,
            received=one.received,
        )
        for key, one in some.items()
    ]
    return given(AID_ASSESSMENT, others=others, rows=(place_row(VILLAGE), *rows), **more)


def rules_of_example() -> list[Any]:
    return given(AID_LAW).when(a.LoadAidExample(), rules_law.load_example).events


ASSESS = a.AssessAid(file=FILE, number=1)


def made(some: dict[str, Any], **more: Any) -> Any:
    return assessing(some, **more).when(ASSESS, rules_assess.assess_aid).only()


def nothing() -> dict[str, Any]:
    """Return that the family declares nothing of all that the minimum allowance asks."""
    return {
        f"{person}-{item}": facts(
            entered(person=person, item=item, value=Figures.from_spans((0, 0)))
        ).state
        for person in (ANNA, BERT)
        for item in ITEMS
    }


def test_rule_20_golden_two_who_have_nothing_meet_the_minimum() -> None:
    # 社会救助暂行办法 art. 9: 0 yuan of two is below 2 × 12 × 900 = 21,600 yuan
    event = made(nothing())
    assert event.result.spans() == (YES,)
    assert (event.version, event.accepted) == ("minimum@2021-07-01", BEGAN)
    assert len(event.facts) == len(ITEMS) * 2


def test_rule_20_golden_wages_at_the_standard_do_not() -> None:
    # art. 9: 21,600 yuan of two is not below 21,600 yuan, a fen less is
    at = 2 * 12 * STANDARD
    for value, right in ((at, NO), (at - 1, YES)):
        some = nothing()
        spans = Figures.from_spans((value, value))
        some[f"{ANNA}-wages"] = facts(entered(item=Item.WAGES, value=spans)).state
        assert made(some).result.spans() == (right,)


def test_rule_20_what_is_not_known_is_not_no() -> None:
    # 57号 art. 18: nothing is known, so nothing is said against the family
    event = made({})
    assert (event.result.spans(), event.facts, event.values) == ((OPEN_RESULT,), (), None)


def test_rule_17_p13_what_is_disputed_is_not_used_and_settled_is() -> None:
    rich = {"deposits": facts(taken(value=Figures.from_spans((9_000_000, 9_000_000)))).state}
    # 57号 art. 14: 90,000 yuan is above 2 × 24 × 900 = 43,200 yuan
    assert made(nothing() | rich).result.spans() == (NO,)
    disputed = {"deposits": facts(*through(NOTIFY, DISPUTE)).state}
    assert made(nothing() | disputed).result.spans() == (OPEN_RESULT,)
    rechecked = {"deposits": facts(*through(NOTIFY, DISPUTE, RECHECK)).state}
    assert made(nothing() | rechecked).result.spans() == (OPEN_RESULT,)
    settled = {"deposits": facts(*through(NOTIFY, DISPUTE, RECHECK, SETTLE)).state}
    assert made(nothing() | settled).result.spans() == (YES,)


def test_rule_10_p9_what_was_withdrawn_is_unknown_and_never_a_no() -> None:
    rich = {"deposits": facts(taken(value=Figures.from_spans((9_000_000, 9_000_000)))).state}
    gone = a.AidAuthorizationWithdrawn(number=1, withdrawn=TODAY)
    event = made(nothing() | rich, signed=(signed(), gone))
    assert event.result.spans() == (OPEN_RESULT,)
    assert FactState.UNKNOWN in {one.state for one in event.facts}


def test_rule_16_p8_a_fact_of_another_purpose_is_not_used() -> None:
    for_rigid = taken().purposes
    assert for_rigid == (Programme.MINIMUM,)
    one = facts(taken()).state
    application = file(accepted()).application(1)
    assert application is not None
    known_ones = {AidFactId("deposits"): one}

    def used(programme: Programme) -> int:
        asked = evolve(application, programme=programme)
        some = (FILE, file(accepted()), asked, COUNTY, known_ones, held(signed()).state.plain)
        return len(dossier_of(*some, TODAY).facts)

    assert (used(Programme.MINIMUM), used(Programme.MARGINAL)) == (1, 0)


def test_rule_20_p11_only_what_was_accepted_and_nobodys_own() -> None:
    fresh = assessing({})
    others = fresh.given.read.states_  # type: ignore[attr-defined]
    others["aid_file", FILE] = file()
    fresh.when(ASSESS, rules_assess.assess_aid).refused("aid_not_accepted", number=1)
    own = assessing({}, persons={"me": f"person/{BERT}"})
    own.when(ASSESS, rules_assess.assess_aid).refused("aid_own_family")
    assessing({}, state=object()).when(ASSESS, rules_assess.assess_aid).refused(
        "aid_assessment_taken"
    )


@each(st.integers(0, 2**32))
def test_rule_20_frozen_facts_replay_to_the_same_digest(seed: int) -> None:
    rng = Random(seed)  # noqa: S311  a test's own draw
    some = nothing()
    for key in rng.sample(sorted(some), 5):
        del some[key]
    spans = Figures.from_spans((rng.randrange(3 * 12 * STANDARD), None))
    some[f"{ANNA}-wages"] = facts(entered(item=Item.WAGES, value=spans)).state
    event = made(some)
    state: AidAssessment = given(AID_ASSESSMENT, event).state
    found = again(state, LAW_KEPT)
    assert found is not None
    assert type(event.digest)(found.digest) == event.digest
    # and another value gives another digest
    other = nothing() | {f"{ANNA}-wages": facts(entered(item=Item.WAGES)).state}
    assert made(other).digest != event.digest


def _kept() -> Law:
    state = given(AID_LAW, *rules_of_example()).state
    return law_at(state, state.revision)


LAW_KEPT = _kept()


@each(st.integers(0, 2**32))
def test_rule_3_adding_a_fact_only_resolves(seed: int) -> None:
    rng = Random(seed)  # noqa: S311  a test's own draw
    names = [(person, item) for person in "ab" for item in ITEMS]
    rng.shuffle(names)
    dossier, results = family("a", "b", full=False), []
    for person, item in names:
        value = rng.choice((0, 0, 0, rng.randrange(2 * 12 * STANDARD)))
        results.append(assess(dossier, Programme.MINIMUM, LAW).result)
        dossier = dossier.with_facts((known(person, item, value),))
    results.append(assess(dossier, Programme.MINIMUM, LAW).result)
    settled = [one for one in results if one is not None]
    assert results[-1] is not None
    assert len(set(settled)) == 1
    assert results == [None] * (len(results) - len(settled)) + settled


def test_rule_11_p7_what_is_only_said_is_checked_on_the_side_that_costs() -> None:
    income = Fact("a", Item.WAGES, 5, 5, evidence="x")
    cost = Fact("a", Item.WORK_COST, 5, 5, evidence="x")
    born = Fact("a", Item.BORN, 5, 5, evidence="x")
    loose = unchecked(family("a", full=False, said=(income, cost, born)), frozenset({"x"}))
    assert [(one.low, one.high) for one in loose.facts] == [(5, None), (0, 5), (5, 5)]
    same = unchecked(loose, frozenset())
    assert same == loose


def test_small_counts_are_held_back() -> None:
    def shown(*sizes: int, files: int) -> tuple[Any, ...]:
        parts = [tuple("x" * size) for size in sizes]
        names = ("gains", "loses", "undetermined", "settled")
        found = Comparison(
            programme=Programme.MINIMUM, files=files, **dict(zip(names, parts, strict=True))
        )
        held_back = views_means.held_back(found, 5)
        return (held_back.files, *(getattr(held_back, name) for name in names))

    assert shown(10, 5, 0, 0, files=100) == (100, 10, 5, 0, 0)
    # one small count hides all that are not nothing: else it is the rest
    assert shown(10, 4, 0, 0, files=100) == (100, None, None, 0, 0)
    assert shown(10, 0, 0, 0, files=12) == (12, None, 0, 0, 0)
    assert shown(0, 0, 0, 0, files=4) == (None, 0, 0, 0, 0)
    assert shown(0, 0, 0, 0, files=0) == (0, 0, 0, 0, 0)


def lived(town: Town) -> tuple[AidFileId, PersonId]:
    one = PersonId(town.person(town.household("801"), identity_number(64_120)))
    opening = a.OpenAidFile(
        place=town.village,
        since=date(2025, 2, 1),
        people=(Included(person=one, circle=Circle.LIVING),),
        situation="独居",
    )
    key = AidFileId(town.do(CLERK, opening).key)
    apply = a.ApplyForAid(file=key, programme=Programme.MINIMUM, received=BEGAN, papers=PAPERS)
    town.do(CLERK, apply)
    town.do(CLERK, a.AcceptAidApplication(file=key, number=1, accepted=BEGAN))
    town.do(CHIEF, a.LoadAidExample())
    since = date(2026, 1, 1)
    sign = signing(key, one, since=since, noticed=since, until=date(2026, 12, 1))
    town.do(CLERK, sign)
    return key, one


def test_rule_20_p12_a_family_from_a_question_to_plain_reasons() -> None:
    town = Town()
    key, one = lived(town)
    plan = town.ask(CLERK, a.AidPlan(file=key, number=1))
    question = plan.question
    assert (question.item, question.shape) == (Item.WAGES, Shape.EXISTS)
    assert (plan.settled, question.authorization) == (False, 1)
    rich = Figures.from_spans((6_000_000, 6_000_000))
    town.do(CLERK, entering(key, one, value=rich))
    first = AidAssessmentId(town.do(CLERK, a.AssessAid(file=key, number=1)).key)
    # 57号 art. 13: of 60,000 yuan at most 30,000 (illness) and 2,400 (work) are deducted; art. 9:
    # 27,600 yuan is not below 12 × 900 = 10,800 yuan, whatever else there is
    told = town.ask(CLERK, a.AidExplanation(assessment=first))
    assert (told.result, told.replay, told.settle_with) == (False, a.Replay.SAME, ())
    reason = told.reasons[0]
    assert reason.article == "社会救助暂行办法第九条"
    assert reason.zh.endswith("不符合")
    assert reason.facts == ("成员1：工资性收入 60000.00 元（来源：申报表，截至 2025-06-01）",)
    assert any("未经核实" in text for text in reason.parameters)
    # whoever says enough to be out is asked nothing more, and the application stands as it stood
    assert town.ask(CLERK, a.AidPlan(file=key, number=1)).question is None
    (row,) = town.ask(CLERK, a.AidApplications(place=town.village))
    assert row.stage is a.AidStage.ACCEPTED
    town.do(CHIEF, correction())
    assert town.ask(CLERK, a.AidExplanation(assessment=first)).replay is a.Replay.SAME
    mine = town.ask("auditor", Readings(subject=f"aid_assessment/{first}"))
    assert {row.fields for row in mine} == {"digest result"}


def correction() -> a.CorrectAidParameter:
    names = [(one.name, one.place) for one in PARAMETERS.entries]
    return a.CorrectAidParameter(
        number=names.index(("minimum.standard", COUNTY)) + 1,
        since=date(2021, 7, 1),
        value=200_000,
        citation="文",
        reason="更正",
    )


def test_rule_11_p7_how_much_was_asked_and_what_if() -> None:
    town = Town()
    key, one = lived(town)
    none = answer(key, one, status=AnswerStatus.NONE, value=None, as_of=TODAY, authorization=1)
    town.do(CLERK, none)
    town.do(CLERK, a.AssessAid(file=key, number=1))
    figures = town.ask(CLERK, a.AidAskedFigures(place=town.village))
    assert figures == a.AidAsked(applications=1, fetched=1, everything=len(ITEMS))
    asked = a.CompareAidLaw(
        place=town.village, programme=Programme.MINIMUM, changes=(a.OtherValue(number=1, value=1),)
    )
    assert town.ask(CLERK, asked).files is None
    (card,) = town.ask(CLERK, a.AidFacts(file=key))
    assert (card.value, card.origin) == ("0..0", a.Origin.FOUND)
    assert code_of(lambda: town.ask("registrar", a.AidFacts(file=key))) != ""
    assert town.ask(CLERK, a.AidAuthorizationsOf(file=key))[0].person == one
    assert len(town.ask(CLERK, a.AidParameters())) > 40
    assert len(town.ask(CLERK, a.AidAssessmentsOf(file=key))) == 1
