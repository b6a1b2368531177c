"""Facts where they turn: at each stage, on either side of each day, by whom they may be mended."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from ruralgov.domain import aid as a
from ruralgov.domain.aid import rules_facts as rules
from ruralgov.domain.aid.model import AidStage
from ruralgov.domain.aid.model_facts import FactStage
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.records_means import AID_FACT
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFactId
from ruralgov.domain.kernel.personal import Figures, OfficerText
from tests.aid.test_authorizations import enter, entered, facts, take
from tests.aid.test_files import A_DAY, FILE
from tests.given import KEY, TODAY, Outcome

IT = AidFactId(KEY)
ONE, TWO = Figures.from_spans((1, 1)), Figures.from_spans((1, 1), (3, 3))
WORDS = OfficerText(" 属实 ")
SAID: Any = {"reason": WORDS}
CORRECT = a.CorrectAidFact(fact=IT, value=ONE, as_of=TODAY, **SAID)
BACK = a.WithdrawAidFact(fact=IT, **SAID)
NOTIFY = a.NotifyAidFact(fact=IT, notified=TODAY)
DISPUTE = a.DisputeAidFact(fact=IT, disputed=TODAY, grounds=WORDS)
RECHECK = a.RecheckAidFact(fact=IT, value=ONE, **SAID)
SETTLE = a.SettleAidFact(fact=IT, value=ONE, **SAID)
ERASE = a.EraseAidFact(fact=IT, ground=ErasureGround.PURPOSE_DONE, reason=" 期满 ")
STEPS: tuple[tuple[Any, Any, set[FactStage]], ...] = (
    (CORRECT, rules.correct_aid_fact, {FactStage.ENTERED, FactStage.NOTIFIED}),
    (BACK, rules.withdraw_aid_fact, {FactStage.ENTERED, FactStage.NOTIFIED}),
    (NOTIFY, rules.notify_aid_fact, {FactStage.ENTERED}),
    (
        DISPUTE,
        rules.dispute_aid_fact,
        {FactStage.ENTERED, FactStage.NOTIFIED, FactStage.SETTLED},
    ),
    (RECHECK, rules.recheck_aid_fact, {FactStage.DISPUTED}),
    (SETTLE, rules.settle_aid_fact, {FactStage.RECHECKED}),
)


def known(**more: Any) -> Any:
    """Return a fact as another entered it, changed so."""
    fact = AID_FACT.apply(None, entered())
    return evolve(fact, **{"by": AccountId("other")} | more)


def asked(command: Any, rule: Any, fact: Any, **more: Any) -> Outcome:
    return evolve(facts(**more), state=fact).when(command, rule)


@pytest.mark.parametrize(
    ("command", "rule", "right"), STEPS, ids=[type(one[0]).__name__ for one in STEPS]
)
def test_rule_17_each_step_of_a_fact_has_its_stages(
    command: Any, rule: Any, right: set[FactStage]
) -> None:
    for stage in FactStage:
        outcome = asked(command, rule, known(stage=stage))
        assert outcome.code == ("" if stage in right else "aid_fact_stage"), stage
        assert bool(outcome.events) is (stage in right)
    fit = known(stage=min(right))
    asked(command, rule, evolve(fit, erased=True)).refused("aid_fact_stage")
    asked(command, rule, None).refused("aid_fact_missing", key=IT)
    own = asked(command, rule, fit, persons={"me": f"person/{fit.person}"})
    own.refused("aid_own_family")
    name = next((one for one in ("reason", "grounds") if hasattr(command, one)), "")
    if name:
        said = asked(command, rule, fit).only()
        assert getattr(said, name) == OfficerText("属实")
        blank = evolve(command, **{name: OfficerText(" ")})
        asked(blank, rule, fit).refused("text_not_clean")
    if hasattr(command, "value"):
        several = evolve(command, value=TWO)
        asked(several, rule, fit).refused("aid_one_value")


@pytest.mark.parametrize(
    ("day", "code"), [(TODAY, ""), (TODAY + A_DAY, "aid_day_wrong"), (date(2020, 1, 1), "")]
)
def test_rule_16_what_is_said_is_as_of_a_day_that_has_come(day: date, code: str) -> None:
    assert facts().when(enter(as_of=day), rules.enter_aid_fact).code == code
    assert asked(evolve(CORRECT, as_of=day), rules.correct_aid_fact, known()).code == code
    assert facts().when(take(as_of=day), rules.take_aid_answer).code == code


EARLIER = TODAY - 9 * A_DAY


@pytest.mark.parametrize(
    ("more", "first"),
    [
        ({"received": EARLIER}, EARLIER),
        ({"received": EARLIER, "notified": EARLIER + A_DAY}, EARLIER + A_DAY),
        (
            {
                "received": EARLIER,
                "notified": EARLIER + A_DAY,
                "settled": EARLIER + 2 * A_DAY,
                "stage": FactStage.SETTLED,
            },
            EARLIER + 2 * A_DAY,
        ),
    ],
)
def test_rule_17_a_dispute_is_after_what_the_family_was_told(
    more: dict[str, Any], first: date
) -> None:
    for day, code in (
        (first, ""),
        (first - A_DAY, "aid_day_wrong"),
        (TODAY, ""),
        (TODAY + A_DAY, "aid_day_wrong"),
    ):
        dispute = evolve(DISPUTE, disputed=day)
        assert asked(dispute, rules.dispute_aid_fact, known(**more)).code == code
        if "notified" not in more:
            notify = evolve(NOTIFY, notified=day)
            assert asked(notify, rules.notify_aid_fact, known(**more)).code == code


def test_rule_17_who_looked_again_does_not_settle() -> None:
    mine = known(stage=FactStage.RECHECKED, by=AccountId("me"))
    asked(SETTLE, rules.settle_aid_fact, mine).refused("aid_own_recheck")
    event = asked(SETTLE, rules.settle_aid_fact, known(stage=FactStage.RECHECKED)).only()
    assert (event.settled, event.value) == (TODAY, ONE)


@pytest.mark.parametrize(
    ("stage", "erases"),
    [
        (FactStage.ENTERED, False),
        (FactStage.DISPUTED, False),
        (FactStage.RECHECKED, False),
        (FactStage.SETTLED, False),
        (FactStage.WITHDRAWN, True),
        (FactStage.DROPPED, True),
    ],
)
def test_rule_18_a_fact_is_erased_when_nothing_that_goes_on_needs_it(
    stage: FactStage, erases: bool
) -> None:
    outcome = asked(ERASE, rules.erase_aid_fact, known(stage=stage))
    assert outcome.code == ("" if erases else "aid_fact_in_use")
    whole: Any = facts().given.read.state(AID_FILE, FILE)
    over = tuple(evolve(one, stage=AidStage.SETTLED) for one in whole.applications)
    idle = evolve(whole, applications=over)
    held = stage in (FactStage.DISPUTED, FactStage.RECHECKED)
    after = asked(ERASE, rules.erase_aid_fact, known(stage=stage), file=idle)
    assert after.code == ("aid_fact_in_use" if held else "")
    other = asked(ERASE, rules.erase_aid_fact, known(stage=stage, purposes=()))
    assert other.code == ("aid_fact_in_use" if held else "")
    if not held:
        assert after.only().reason == "期满"
    erased = known(stage=stage, erased=True)
    asked(ERASE, rules.erase_aid_fact, erased).refused("aid_fact_erased")
    asked(ERASE, rules.erase_aid_fact, None).refused("aid_fact_missing")
