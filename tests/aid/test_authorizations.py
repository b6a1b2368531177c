"""Who signs what may be asked, and what becomes of answers by it."""

from datetime import date, timedelta
from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AidFile, Programme, rules_authorization, rules_facts
from ruralgov.domain.aid.asking import AnswerStatus, Signing
from ruralgov.domain.aid.means import FactState, Item
from ruralgov.domain.aid.model_facts import FactStage
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_means import AID_AUTHORIZATIONS, AID_FACT
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidFactId
from ruralgov.domain.kernel.personal import BirthDate, Figures, OfficerText
from tests.aid.scenario import BEGAN
from tests.aid.scenario_means import answer, entering, signing
from tests.aid.test_applications import applied
from tests.aid.test_files import ANNA, BERT, CARA, FILE, opened, person
from tests.given import TODAY, Situation, given

A_DAY = timedelta(days=1)
MINOR = person(birth=BirthDate.of("2012-05-01"))
ADULT = person(birth=BirthDate.of("1980-05-01"))
SIGN = rules_authorization.sign_authorization


def file(*more: Any) -> AidFile:
    state: AidFile = given(AID_FILE, opened(), applied(), *more).state
    return state


def held(*events: Any, anna: Any = ADULT, **more: Any) -> Situation:
    others = {("aid_file", FILE): file(), ("person", ANNA): anna, ("person", BERT): ADULT}
    return given(AID_AUTHORIZATIONS, *events, others=others, **more)


def sign(**more: Any) -> a.SignAidAuthorization:
    plain: dict[str, Any] = {"since": BEGAN, "until": BEGAN + timedelta(days=600)}
    return signing(FILE, ANNA, **(plain | {"noticed": BEGAN} | more))


def signed(**more: Any) -> a.AidAuthorizationSigned:
    event: a.AidAuthorizationSigned = held().when(sign(**more), SIGN).only()
    return event


def test_rule_13_p2_an_adult_signs_and_nobody_of_the_family_for_them() -> None:
    assert signed().number == 1
    by_head = {"signing": Signing.PROXY, "signer": BERT, "paper": OfficerText("口头")}
    held().when(sign(**by_head), SIGN).refused("aid_proxy_wrong", person=ANNA)
    outside = by_head | {"signer": CARA}
    assert held().when(sign(**outside), SIGN).only().signer == CARA
    held().when(sign(**outside | {"paper": None}), SIGN).refused("aid_proxy_wrong")
    held(anna=MINOR).when(sign(**outside), SIGN).refused("aid_proxy_wrong")
    held().when(sign(signer=BERT), SIGN).refused("aid_signer_wrong")
    held().when(sign(signing=Signing.GUARDIAN), SIGN).refused("aid_signer_wrong")


def test_rule_13_p2_a_guardian_signs_for_a_minor_or_one_who_lacks_capacity() -> None:
    guardian = {"signing": Signing.GUARDIAN, "signer": BERT}
    assert held(anna=MINOR).when(sign(**guardian), SIGN).only().signer == BERT
    held(anna=MINOR).when(sign(), SIGN).refused("aid_minor_signs", person=ANNA)
    held().when(sign(**guardian), SIGN).refused("aid_guardian_of_adult", person=ANNA)
    paper = OfficerText("司法鉴定意见书")
    assert held().when(sign(**guardian, paper=paper), SIGN).only().paper == paper
    # on the day of the 18th birthday somebody is of age
    day = date(2025, 5, 1)
    grown = person(birth=BirthDate.of("2007-05-01"))
    assert held(anna=grown).when(sign(since=day, noticed=day), SIGN).only().since == day
    before = day - A_DAY
    held(anna=grown).when(sign(since=before, noticed=before), SIGN).refused("aid_minor_signs")


def test_rule_14_p4_the_notice_comes_first() -> None:
    held().when(sign(noticed=BEGAN + A_DAY), SIGN).refused("aid_notice_late")
    held().when(sign(items=()), SIGN).refused("aid_scope_empty")
    held().when(sign(sources=()), SIGN).refused("aid_scope_empty")
    held().when(sign(purposes=()), SIGN).refused("aid_scope_empty")
    held().when(sign(until=BEGAN), SIGN).refused("aid_period_wrong")
    longest = BEGAN + rules_authorization.LONGEST
    assert held().when(sign(until=longest), SIGN).only().until == longest
    held().when(sign(until=longest + A_DAY), SIGN).refused("aid_period_wrong")
    other = signing(FILE, CARA, since=BEGAN, noticed=BEGAN)
    held().when(other, SIGN).refused("aid_not_of_family", person=CARA)


def test_rule_10_p9_a_withdrawal_stops_use_once_and_a_mistake_never_held() -> None:
    withdraw = a.WithdrawAidAuthorization(file=FILE, number=1, withdrawn=TODAY)
    rule = rules_authorization.withdraw_authorization
    held().when(withdraw, rule).refused("aid_authorization_missing")
    gone = held(signed()).when(withdraw, rule).only()
    assert (gone.number, gone.withdrawn) == (1, TODAY)
    held(signed(), gone).when(withdraw, rule).refused("aid_authorization_ended")
    cancel = a.CancelAidAuthorization(file=FILE, number=1, reason="写错")
    never = held(signed()).when(cancel, rules_authorization.cancel_authorization).only()
    (one,) = held(signed(), never).state.plain
    assert not one.holds(BEGAN)
    (kept,) = held(signed(), gone).state.plain
    assert [kept.holds(day) for day in (TODAY - A_DAY, TODAY)] == [True, False]


def facts(*events: Any, **more: Any) -> Situation:
    others: dict[tuple[str, str], Any] = {
        ("aid_file", FILE): more.pop("file", file()),
        ("aid_authorizations", FILE): held(*more.pop("signed", (signed(),))).state,
    }
    return given(AID_FACT, *events, others=others, **more)


def take(**more: Any) -> a.TakeAidAnswer:
    return answer(FILE, ANNA, **({"authorization": 1} | more))


def taken(**more: Any) -> Any:
    return facts().when(take(**more), rules_facts.take_aid_answer).only()


def test_rule_15_each_status_has_its_effect_and_none_is_against_a_family() -> None:
    some = Figures.from_spans((7, 9))
    effects = {
        status: (event.state, None if event.value is None else event.value.spans())
        for status in AnswerStatus
        for event in (taken(status=status, value=some),)
    }
    assert effects == {
        AnswerStatus.HIT: (FactState.KNOWN, ((7, 9),)),
        AnswerStatus.NONE: (FactState.KNOWN, ((0, 0),)),
        AnswerStatus.AMBIGUOUS: (FactState.UNKNOWN, None),
        AnswerStatus.PARTIAL: (FactState.KNOWN, ((7, None),)),
        AnswerStatus.REFUSED: (FactState.REFUSED, None),
        AnswerStatus.FAILED: (FactState.UNKNOWN, None),
    }
    assert taken(status=AnswerStatus.PARTIAL, value=None).state is FactState.UNKNOWN
    empty = take(value=None)
    facts().when(empty, rules_facts.take_aid_answer).refused("aid_answer_empty")
    two = take(value=Figures.from_spans((1, 1), (2, 2)))
    facts().when(two, rules_facts.take_aid_answer).refused("aid_one_value")


def test_rule_15_p1_without_an_authorisation_in_force_nothing_is_kept() -> None:
    rule = rules_facts.take_aid_answer
    for wrong in (
        {"authorization": 2},
        {"source": "insurer"},
        {"item": Item.VEHICLES},
        {"purpose": Programme.RIGID},
    ):
        dropped = facts().when(take(**wrong), rule).only()
        assert type(dropped) is a.AidAnswerDropped, wrong
        state = facts(dropped).state
        assert (state.stage, state.value) == (FactStage.DROPPED, None)
    gone = a.AidAuthorizationWithdrawn(number=1, withdrawn=TODAY)
    late = facts(signed=(signed(), gone)).when(take(), rule).only()
    assert type(late) is a.AidAnswerDropped


def test_rule_15_an_answer_counts_once_and_only_of_whom_was_asked() -> None:
    rule = rules_facts.take_aid_answer
    facts(taken()).when(take(value=Figures.from_spans((1, 1))), rule).then()
    about = answer(FILE, BERT, authorization=1)
    facts().when(about, rule).refused("aid_answer_of_other", person=BERT)
    stranger = answer(FILE, CARA, authorization=1)
    facts().when(stranger, rule).refused("aid_not_of_family", person=CARA)
    facts().when(take(as_of=TODAY + A_DAY), rule).refused("aid_day_wrong")


def enter(**more: Any) -> a.EnterAidFact:
    return entering(FILE, more.pop("person", ANNA), **more)


def entered(**more: Any) -> Any:
    return facts().when(enter(**more), rules_facts.enter_aid_fact).only()


def test_rule_16_p8_what_no_open_application_needs_is_not_collected() -> None:
    rule = rules_facts.enter_aid_fact
    assert entered().purposes == (Programme.MINIMUM,)
    facts().when(enter(item=Item.SERIOUS_ILLNESS), rule).refused("aid_item_not_asked")
    idle = given(AID_FILE, opened()).state
    facts(file=idle).when(enter(), rule).refused("aid_item_not_asked")
    facts().when(enter(origin=a.Origin.FOUND), rule).refused("aid_found_typed")
    facts().when(enter(person=CARA), rule).refused("aid_not_of_family")
    paper = {"origin": a.Origin.PAPER, "source": "tax"}
    assert entered(**paper, authorization=1).authorization == 1
    facts().when(enter(**paper, authorization=2), rule).refused("aid_not_authorized")
    strange = {"origin": a.Origin.PAPER, "source": "insurer", "authorization": 1}
    facts().when(enter(**strange), rule).refused("aid_not_authorized")
    own = {"me": f"person/{BERT}"}
    facts(persons=own).when(enter(), rule).refused("aid_own_family")


def test_rule_16_p12_what_was_typed_is_mended_and_what_was_found_is_not() -> None:
    value = Figures.from_spans((1, 1))
    fact = AidFactId(FILE)
    mend = a.CorrectAidFact(fact=fact, value=value, as_of=BEGAN, reason="写错")
    assert facts(entered()).when(mend, rules_facts.correct_aid_fact).only().value == value
    facts(taken()).when(mend, rules_facts.correct_aid_fact).refused("aid_found_typed")
    back = a.WithdrawAidFact(fact=fact, reason="录错")
    gone = facts(entered()).when(back, rules_facts.withdraw_aid_fact).only()
    facts(entered(), gone).when(mend, rules_facts.correct_aid_fact).refused("aid_fact_stage")


def test_rule_18_what_was_written_with_authorisations_goes_when_none_holds() -> None:
    erase = a.EraseAidAuthorizations(
        file=FILE, ground=ErasureGround.PURPOSE_DONE, reason="保存期满"
    )
    rule = rules_authorization.erase_authorizations
    held().when(erase, rule).refused("aid_authorizations_erased")
    held(signed()).when(erase, rule).refused("aid_authorization_holds", number=1)
    over = held(signed(), today=BEGAN + timedelta(days=600)).when(erase, rule).only()
    held(signed(), over).when(erase, rule).refused("aid_authorizations_erased")
