"""Needs: a provider accepts before it comes, and the person says whether it is met."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import AID_NEED, AidNeedRow, NeedKind, NeedStage, rules_need
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFileId, AidNeedId, OrganisationId, PersonId
from ruralgov.domain.kernel.personal import OfficerText
from tests.aid.scenario_monitor import BEGAN, CHIEF, CLERK, HAPPENED, need
from tests.aid.test_monitor import family, file_of
from tests.given import KEY, TODAY, Situation, given
from tests.town import UNIT, Town

NEED, FILE = AidNeedId(KEY), AidFileId("f")
ANNA, CARA = PersonId("anna"), PersonId("cara")
A_DAY = timedelta(days=1)
WORDS = OfficerText("说明")
ENTERED = a.AidNeedEntered(
    file=FILE, person=ANNA, kind=NeedKind.MEALS, since=HAPPENED, wish=OfficerText("午饭")
)
ASKED = a.ProviderProposed(provider=OrganisationId("o"), proposed=HAPPENED)
ACCEPTED = a.AidNeedAccepted(accepted=HAPPENED)
DONE = a.AidNeedFinished(done=HAPPENED, by=AccountId("b"), account=WORDS)
MET = a.AidNeedConfirmed(confirmed=HAPPENED, content=True, words=WORDS)
STEPS = (ENTERED, ASKED, ACCEPTED, DONE, MET)


def world(*events: object, rows: tuple[Any, ...] = (), **more: Any) -> Situation:
    others: dict[tuple[str, str], Any] = {("aid_file", FILE): family()}
    return given(AID_NEED, *events, others=others, rows=rows, **more)


def row(**more: Any) -> AidNeedRow:
    plain: dict[str, Any] = {
        "owner": "n",
        "file": FILE,
        "person": ANNA,
        "kind": NeedKind.MEALS,
        "stage": NeedStage.ACCEPTED,
        "provider": None,
        "since": HAPPENED,
        "last": HAPPENED,
        "returns": 0,
    }
    return AidNeedRow(**(plain | more))


def test_rule_59_a_need_is_of_the_family_and_one_of_a_kind_at_a_time() -> None:
    do = rules_need.enter_aid_need
    assert world().when(need(FILE, ANNA), do).only().kind is NeedKind.MEALS
    world().when(need(FILE, CARA), do).refused("aid_not_of_family")
    world().when(need(FILE, ANNA, since=BEGAN - A_DAY), do).refused("aid_day_wrong")
    world(rows=(row(),)).when(need(FILE, ANNA), do).refused("aid_need_twice", key="n")
    over = row(stage=NeedStage.CONFIRMED)
    assert world(rows=(over,)).when(need(FILE, ANNA), do).only()
    other = row(kind=NeedKind.REPAIR)
    assert world(rows=(other,)).when(need(FILE, ANNA), do).only()
    world(ENTERED).when(need(FILE, ANNA, id=NEED), do).refused("aid_need_taken")


def test_rule_59_a_provider_is_there() -> None:
    asked = a.ProposeProvider(need=NEED, provider=OrganisationId("x"), proposed=TODAY)
    world(ENTERED).when(asked, rules_need.propose_provider).refused("aid_provider_wrong")


COMMANDS: dict[Any, tuple[Any, set[int]]] = {
    a.AcceptAidNeed(need=NEED, accepted=TODAY): (rules_need.accept_aid_need, {2}),
    a.DeclineAidNeed(need=NEED, side=a.NeedSide.PERSON, declined=TODAY, reason="不便"): (
        rules_need.decline_aid_need,
        {2},
    ),
    a.FinishAidNeed(need=NEED, done=TODAY, account="已送"): (rules_need.finish_aid_need, {3}),
    a.ReturnAidNeed(need=NEED, returned=TODAY, reason="停业"): (rules_need.return_aid_need, {3}),
    a.ConfirmAidNeed(need=NEED, confirmed=TODAY, content=True, words="好"): (
        rules_need.confirm_aid_need,
        {4},
    ),
    a.WithdrawAidNeed(need=NEED, ended=TODAY, reason="不需要"): (
        rules_need.withdraw_aid_need,
        {1, 2, 3, 4},
    ),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: type(one).__name__)
@pytest.mark.parametrize("steps", range(1, 6))
def test_rule_59_and_60_each_step_has_its_stage(command: Any, steps: int) -> None:
    rule, stages = COMMANDS[command]
    found = world(*STEPS[:steps]).when(command, rule)
    if steps in stages:
        assert found.only()
    else:
        found.refused("aid_need_stage")


ENTER = need(FILE, ANNA)
PROPOSE = a.ProposeProvider(need=NEED, provider=OrganisationId("x"), proposed=TODAY)
EVERY = {
    ENTER: (rules_need.enter_aid_need, 0),
    PROPOSE: (rules_need.propose_provider, 1),
    **{command: (rule, min(stages)) for command, (rule, stages) in COMMANDS.items()},
}


@pytest.mark.parametrize("command", EVERY, ids=lambda one: type(one).__name__)
def test_rule_59_nobody_of_the_family_works_on_its_needs(command: Any) -> None:
    rule, steps = EVERY[command]
    kin: dict[str, Any] = {"persons": {"me": f"person/{ANNA}"}}
    world(*STEPS[:steps], **kin).when(command, rule).refused("aid_own_family")


def test_rule_60_another_than_who_entered_it_asks_the_person() -> None:
    command = a.ConfirmAidNeed(need=NEED, confirmed=TODAY, content=True, words="好")
    own = (*STEPS[:3], evolve(DONE, by=AccountId("me")))
    do = rules_need.confirm_aid_need
    world(*own).when(command, do).refused("aid_need_confirm")
    same: dict[str, Any] = {"persons": {"me": "p", "b": "p"}}
    world(*STEPS[:4], **same).when(command, do).refused("aid_need_confirm")
    early = evolve(command, confirmed=HAPPENED - A_DAY)
    world(*STEPS[:4]).when(early, do).refused("aid_day_wrong")
    no = world(*STEPS[:4]).when(evolve(command, content=False), do).only()
    after = world(*STEPS[:4], no).state
    assert (after.stage, after.returns, after.done_by) == (NeedStage.ACCEPTED, 1, None)


def test_rule_60_what_is_declined_or_given_back_looks_for_another() -> None:
    declined = a.AidNeedDeclined(side=a.NeedSide.PROVIDER, declined=HAPPENED, reason=WORDS)
    returned = a.AidNeedReturned(returned=HAPPENED, reason=WORDS)
    for events in ((ENTERED, ASKED, declined), (ENTERED, ASKED, ACCEPTED, returned)):
        state = world(*events).state
        assert (state.stage, state.provider, state.returns) == (NeedStage.ENTERED, None, 1)


def test_rule_60_what_was_wished_is_erased_once_it_is_over() -> None:
    erase = a.EraseAidNeed(need=NEED, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")
    do = rules_need.erase_aid_need
    world(*STEPS[:4]).when(erase, do).refused("aid_need_stage")
    gone = world(*STEPS).when(erase, do).only()
    after = world(*STEPS, gone)
    assert after.state.wish.erased
    after.when(erase, do).refused("aid_need_erased")


def test_over_the_app_from_a_wish_to_the_persons_word() -> None:
    town = Town()
    file, person = file_of(town)
    key = AidNeedId(town.do(CLERK, need(file, person)).key)
    (waiting,) = town.ask(CLERK, a.AidNeeds(place=town.village))
    assert waiting.owner == key
    page = town.ask(CLERK, a.AidNeedCard(need=key))
    assert (page.wish, page.held_back) == ("每天一顿午饭", False)
    town.do(CLERK, a.ProposeProvider(need=key, provider=UNIT, proposed=HAPPENED))
    town.do(CLERK, a.AcceptAidNeed(need=key, accepted=HAPPENED))
    town.do(CLERK, a.FinishAidNeed(need=key, done=HAPPENED, account="已送餐"))
    met = a.ConfirmAidNeed(need=key, confirmed=HAPPENED, content=True, words="满意")
    town.do(CHIEF, met)
    assert town.ask(CLERK, a.AidNeeds(place=town.village)) == []
    over = a.AidNeeds(place=town.village, stages=(NeedStage.CONFIRMED,))
    assert [one.owner for one in town.ask(CLERK, over)] == [key]
