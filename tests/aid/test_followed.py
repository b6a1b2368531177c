"""People who were entered twice: what was kept of either id is of the one who is kept."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import (
    AID_NEED,
    Circle,
    people,
    rules,
    rules_apply,
    rules_assess,
    rules_authorization,
    rules_ending_procedure,
    rules_facts,
    rules_monitor,
    rules_need,
)
from ruralgov.domain.aid.asking import Signing
from ruralgov.domain.aid.model_procedure import AidEnding, AidTrack
from ruralgov.domain.aid.questions import rules as questions
from ruralgov.domain.aid.questions.records import AID_QUESTION
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_means import AID_AUTHORIZATIONS, AID_FACT
from ruralgov.domain.aid.records_monitor import AID_WATCH
from ruralgov.domain.aid.records_procedure import AID_PROCEEDING
from ruralgov.domain.aid.rules_facts import take_aid_answer
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import (
    AccountId,
    AidFileId,
    AidProceedingId,
    AidQuestionId,
    PersonId,
)
from ruralgov.domain.kernel.personal import BirthDate, Figures, IdentityNumber, OfficerText
from ruralgov.domain.registry import Departure, EndPerson, MergePersons, UndoMerger, ids_of
from ruralgov.sample.draw import identity_number
from tests.aid.scenario import BEGAN, CLERK, LAST, LATER, opening
from tests.aid.scenario_means import PAPERS, answer, entering, signing
from tests.aid.scenario_monitor import change, need
from tests.aid.test_applications import applied
from tests.aid.test_files import ANNA, BERT, CARA, FILE, opened, person
from tests.aid.test_questions import ASKED, asks
from tests.given import KEY, TODAY, Situation, States, given
from tests.town import Town, code_of

TWIN = PersonId("twin")
KEPT = person(identity=IdentityNumber.of(identity_number(68_003)), absorbed=(TWIN,))
MERGED = person(merged=ANNA)
FOLLOWED = a.AidPersonFollowed(person=TWIN, into=ANNA, back=False)


def file(*more: Any) -> a.AidFile:
    """Return the file of a family that was entered with the twin, before the merger."""
    some = opened((TWIN, Circle.LIVING), (BERT, Circle.LIVING))
    state: a.AidFile = given(AID_FILE, some, applied(people=(TWIN,)), *more).state
    return state


def registry(there: Any, *, apart: bool = False) -> States:
    found: States = {("aid_file", FILE): there}
    if apart:
        return found | {("person", ANNA): person(), ("person", TWIN): person()}
    return found | {("person", ANNA): KEPT, ("person", TWIN): MERGED}


def signed(by: PersonId = TWIN) -> Any:
    event = a.AidAuthorizationSigned(
        number=1,
        person=by,
        items=signing(FILE, by).items,
        sources=signing(FILE, by).sources,
        purposes=signing(FILE, by).purposes,
        signing=Signing.OWN,
        signer=by,
        since=BEGAN,
        until=BEGAN + timedelta(days=600),
        noticed=BEGAN,
        paper=None,
    )
    return given(AID_AUTHORIZATIONS, event).state


def world(record: Any, *events: Any, **more: Any) -> Situation:
    """Return the situation of a record after the merger; what was signed is of the twin."""
    by, apart = more.pop("by", TWIN), more.pop("apart", False)
    others = registry(more.pop("file", file(FOLLOWED)), apart=apart)
    others["aid_authorizations", FILE] = signed(by)
    return given(record, *events, others=others | more.pop("others", {}), **more)


def test_rule_8_whom_an_id_means_today() -> None:
    read = world(AID_FACT).given.read
    assert people.same_person(TWIN, ANNA, read)
    assert not people.same_person(BERT, ANNA, read)
    assert people.presents((TWIN, ANNA, BERT), read) == (ANNA, BERT)
    assert ids_of(ANNA, read) == ids_of(TWIN, read) == {ANNA, TWIN}
    apart = world(AID_FACT, apart=True).given.read
    assert not people.same_person(TWIN, ANNA, apart)


@pytest.mark.parametrize("under", [ANNA, TWIN])
@pytest.mark.parametrize("by", [ANNA, TWIN])
def test_rule_15_an_answer_under_either_id_is_taken_by_what_either_signed(
    under: PersonId, by: PersonId
) -> None:
    take = answer(FILE, under, authorization=1)
    event = world(AID_FACT, by=by).when(take, take_aid_answer).only()
    assert (type(event), event.person) == (a.AidFactEntered, under)
    about = answer(FILE, BERT, authorization=1)
    world(AID_FACT, by=by).when(about, take_aid_answer).refused("aid_answer_of_other")


def test_rule_15_an_answer_is_not_that_of_whom_a_merger_was_undone_from() -> None:
    back = a.AidPersonFollowed(person=ANNA, into=TWIN, back=True)
    there = world(AID_FACT, file=file(FOLLOWED, back), apart=True)
    about = answer(FILE, ANNA, authorization=1)
    there.when(about, take_aid_answer).refused("aid_not_of_family", person=ANNA)
    mine = answer(FILE, TWIN, authorization=1)
    assert there.when(mine, take_aid_answer).only().person == TWIN


@pytest.mark.parametrize("under", [ANNA, TWIN])
def test_rule_16_a_paper_serves_under_either_id(under: PersonId) -> None:
    paper = entering(FILE, under, origin=a.Origin.PAPER, source="tax", authorization=1)
    event = world(AID_FACT).when(paper, rules_facts.enter_aid_fact).only()
    assert event.purposes == (a.Programme.MINIMUM,)


def test_rule_13_who_signs_is_one_person_under_either_id() -> None:
    dates: dict[str, Any] = {"since": BEGAN, "until": TODAY, "noticed": BEGAN}
    sign = rules_authorization.sign_authorization
    own = signing(FILE, ANNA, signer=TWIN, **dates)
    adult = evolve(KEPT, birth=None)
    there = world(AID_AUTHORIZATIONS, others={("person", ANNA): adult})
    assert there.when(own, sign).only().signer == TWIN
    assert there.when(signing(FILE, TWIN, signer=TWIN, **dates), sign).only()
    proxy: dict[str, Any] = {"signing": Signing.PROXY, "paper": OfficerText("委托书")}
    kin = signing(FILE, BERT, signer=TWIN, **(dates | proxy))
    there.when(kin, sign).refused("aid_proxy_wrong", person=BERT)
    there.when(signing(FILE, CARA, **dates), sign).refused("aid_not_of_family")
    # their age is that of the one who is kept
    young = evolve(KEPT, identity=None, birth=BirthDate.of("2015-05-01"))
    child = world(AID_AUTHORIZATIONS, others={("person", ANNA): young})
    child.when(signing(FILE, TWIN, **dates), sign).refused("aid_minor_signs", person=TWIN)


@pytest.mark.parametrize("under", [ANNA, TWIN])
def test_rule_6_an_application_is_for_either_id(under: PersonId) -> None:
    apply = a.ApplyForAid(
        file=FILE, programme=a.Programme.RIGID, people=(under,), received=LATER, papers=()
    )
    there = given(AID_FILE, state=file(FOLLOWED), others=registry(file(FOLLOWED)))
    assert there.when(apply, rules_apply.apply_for_aid).only().people == (under,)
    stranger = evolve(apply, people=(CARA,))
    there.when(stranger, rules_apply.apply_for_aid).refused("aid_not_of_family", person=CARA)


def test_rule_20_what_is_known_of_either_id_is_assessed_of_the_one_kept() -> None:
    of_twin = world(AID_FACT, file=file()).when(
        answer(FILE, TWIN, authorization=1), take_aid_answer
    )
    fact = given(AID_FACT, of_twin.only()).state
    (row,) = AID_FACT.rows_of(fact)
    there = world(AID_FACT, others={("aid_fact", "x"): fact}, rows=(evolve(row, owner="x"),))
    (known,) = rules_assess.known_facts(there.given.read, FILE).values()
    assert known == evolve(fact, person=ANNA)
    held = people.authorizations_of(FILE, there.given.read)
    assert [one.person for one in held.plain] == [ANNA]
    assert people.asked_for(file(FOLLOWED).application(1), there.given.read) == (ANNA,)


@pytest.mark.parametrize("under", [ANNA, TWIN])
def test_rule_80_a_question_is_asked_once_under_either_id(under: PersonId) -> None:
    asking = a.AskRegister(file=FILE, asks=asks(person=under, source="tax"))
    ask = questions.ask_register
    event = world(AID_QUESTION).when(asking, ask).only()
    assert event.asks.person == under
    asked = evolve(ASKED, asks=asks(person=TWIN, source="tax"))
    (row,) = AID_QUESTION.rows_of(AID_QUESTION.apply(None, asked))
    twice = world(AID_QUESTION, rows=(evolve(row, owner="q"),))
    twice.when(asking, ask).refused("aid_question_twice", question="q")
    report = a.ReportRegisterAnswer(
        question=AidQuestionId(KEY),
        status=a.AnswerStatus.HIT,
        found=Figures.of("1.."),
        as_of=TODAY,
    )
    taken = world(AID_QUESTION, asked).when(report, questions.report_answer).only()
    assert type(taken) is a.RegisterAnswered


@pytest.mark.parametrize("under", [ANNA, TWIN])
def test_rule_50_a_change_is_one_under_either_id(under: PersonId) -> None:
    take = rules_monitor.take_aid_change
    event = world(AID_WATCH).when(change(FILE, TWIN), take).events[0]
    world(AID_WATCH, event).when(change(FILE, under), take).refused("aid_change_twice", number=1)
    assert world(AID_WATCH, event).when(change(FILE, BERT), take).events[0].number == 2
    alone = world(AID_WATCH, apart=True, file=file())
    alone.when(change(FILE, ANNA), take).refused("aid_not_of_family")


@pytest.mark.parametrize("under", [ANNA, TWIN])
def test_rule_59_a_need_is_one_under_either_id(under: PersonId) -> None:
    enter = rules_need.enter_aid_need
    event = world(AID_NEED).when(need(FILE, under), enter).only()
    (row,) = AID_NEED.rows_of(AID_NEED.apply(None, evolve(event, person=TWIN)))
    there = world(AID_NEED, rows=(evolve(row, owner="n"),))
    there.when(need(FILE, under), enter).refused("aid_need_twice", key="n")
    assert there.when(need(FILE, BERT), enter).only()


@pytest.mark.parametrize("dead", [ANNA, TWIN])
def test_rule_38_a_death_under_either_id_is_found(dead: PersonId) -> None:
    began = a.AidProceedingBegun(
        file=FILE,
        application=1,
        programme=a.Programme.MINIMUM,
        track=AidTrack.MINIMUM,
        accepted=BEGAN,
        by=AccountId("clerk"),
    )
    follow = a.FollowAidDeath(proceeding=AidProceedingId(KEY), person=dead, since=TODAY)
    ends = rules_ending_procedure.follow_death
    event = world(AID_PROCEEDING, began).when(follow, ends).only()
    assert event.ending is AidEnding.DIED
    other = evolve(follow, person=BERT)
    world(AID_PROCEEDING, began).when(other, ends).then()


def test_nobody_of_the_family_by_an_account_of_either_id() -> None:
    for who in (ANNA, TWIN):
        kin = world(AID_FACT, persons={"me": f"person/{who}"})
        enter = entering(FILE, BERT)
        kin.when(enter, rules_facts.enter_aid_fact).refused("aid_own_family")
    stranger = world(AID_FACT, persons={"me": f"person/{CARA}"})
    assert stranger.when(entering(FILE, BERT), rules_facts.enter_aid_fact).only()


def test_rule_8_a_later_merger_is_undone_for_who_came_through_an_earlier_one() -> None:
    chain = (FOLLOWED, a.AidPersonFollowed(person=ANNA, into=CARA, back=False))
    follow = a.FollowAidPerson(file=FILE, person=CARA, into=ANNA, back=True)
    there = given(
        AID_FILE, state=file(*chain), others={("person", ANNA): KEPT, ("person", TWIN): MERGED}
    )
    events = there.when(follow, rules.follow_aid_person).events
    after = given(AID_FILE, *events, state=there.state).state
    assert [(one.person, one.entered) for one in after.people] == [(ANNA, TWIN), (BERT, None)]


def test_rule_8_over_the_app_what_either_id_let_be_known_serves_the_one_kept() -> None:
    town = Town()
    home = town.household("717")
    one = PersonId(town.person(home, identity_number(68_004)))
    twin = PersonId(town.person(home))
    file = AidFileId(town.do(CLERK, opening(town.village, twin)).key)
    apply = a.ApplyForAid(
        file=file, programme=a.Programme.MINIMUM, people=(twin,), received=LATER, papers=PAPERS
    )
    town.do(CLERK, apply)
    town.do(CLERK, a.AcceptAidApplication(file=file, number=1, accepted=LATER))
    town.do(CLERK, signing(file, twin))
    town.do(CLERK, entering(file, twin))
    town.do(CLERK, need(file, twin))
    town.do(CLERK, change(file, twin))
    asking = a.AskRegister(file=file, asks=asks(person=twin, source="bank"))
    asked = AidQuestionId(town.do(CLERK, asking).key)
    town.do("registrar", MergePersons(person=twin, into=one, reason="同一人"))
    assert code_of(lambda: town.do(CLERK, asking)) == "aid_question_twice"
    report = a.ReportRegisterAnswer(
        question=asked, status=a.AnswerStatus.HIT, found=Figures.of("1.."), as_of=LATER
    )
    town.do("liaison", report)
    town.do(CLERK, answer(file, twin, authorization=1))
    known = town.ask(CLERK, a.AidFacts(file=file))
    assert [each.person for each in known] == [one] * 3
    card = town.ask(CLERK, a.AidFileCard(file=file))
    assert [each.people for each in card.applications] == [(one,)]
    (line,) = town.ask(CLERK, a.AidNeeds(place=town.village))
    assert town.ask(CLERK, a.AidNeedCard(need=line.owner)).person == one
    (reported,) = town.ask(CLERK, a.AidWatchCard(file=file)).changes
    assert reported.person == one
    town.do("registrar", UndoMerger(person=twin, into=one, reason="误并"))
    known = town.ask(CLERK, a.AidFacts(file=file))
    assert {each.person for each in known} == {twin}
    assert town.ask(CLERK, a.AidFileCard(file=file)).applications[0].people == (twin,)
    assert town.app.verify() == []


def test_rule_8_over_the_app_who_died_under_another_id_is_in_no_family() -> None:
    town = Town()
    home = town.household("718")
    one, twin = (PersonId(town.person(home)) for _ in range(2))
    file = AidFileId(town.do(CLERK, opening(town.village, one)).key)
    town.do("registrar", EndPerson(person=twin, departure=Departure.DIED, since=LAST))
    (member,) = town.ask(CLERK, a.AidFileCard(file=file)).members
    assert member.until == FOREVER
    town.do("registrar", MergePersons(person=twin, into=one, reason="同一人"))
    (member,) = town.ask(CLERK, a.AidFileCard(file=file)).members
    assert member.until == LAST
    assert town.app.verify() == []
