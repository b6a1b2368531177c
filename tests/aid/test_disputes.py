"""A hit is no finding: told, disputed, looked into again, settled; and erased when it served."""

from datetime import timedelta
from typing import Any

import pytest

from ruralgov.domain import aid as a
from ruralgov.domain.aid import rules_facts as rules
from ruralgov.domain.aid.model_facts import FactStage
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AccountId, AidFactId
from ruralgov.domain.kernel.personal import Figures
from tests.aid.scenario import LAST
from tests.aid.test_applications import applied
from tests.aid.test_authorizations import facts, file, taken
from tests.aid.test_files import BERT, opened
from tests.given import KEY, TODAY, given

A_DAY = timedelta(days=1)
FACT = AidFactId(KEY)
VALUE = Figures.from_spans((3, 3))
NOTIFY = a.NotifyAidFact(fact=FACT, notified=TODAY)
DISPUTE = a.DisputeAidFact(fact=FACT, disputed=TODAY, grounds="代人保管")
RECHECK = a.RecheckAidFact(fact=FACT, value=VALUE, reason="有证明")
SETTLE = a.SettleAidFact(fact=FACT, value=VALUE, reason="证明属实")
ERASE = a.EraseAidFact(fact=FACT, ground=ErasureGround.PURPOSE_DONE, reason="保存期满")


def through(*commands: Any) -> list[Any]:
    """Return the events of an answer and what was done about it, each by somebody else."""
    of: dict[type, Any] = {
        a.NotifyAidFact: rules.notify_aid_fact,
        a.DisputeAidFact: rules.dispute_aid_fact,
        a.RecheckAidFact: rules.recheck_aid_fact,
        a.SettleAidFact: rules.settle_aid_fact,
    }
    events = [taken()]
    for number, one in enumerate(commands):
        there = facts(*events, account=f"account{number}")
        events.append(there.when(one, of[type(one)]).only())
    return events


def test_rule_17_p13_from_found_to_settled_step_by_step() -> None:
    events = through(NOTIFY, DISPUTE, RECHECK, SETTLE)
    stages = [facts(*events[: number + 1]).state.stage for number in range(len(events))]
    assert stages == [
        FactStage.ENTERED,
        FactStage.NOTIFIED,
        FactStage.DISPUTED,
        FactStage.RECHECKED,
        FactStage.SETTLED,
    ]
    assert facts(*events).state.value == VALUE
    # who has something new disputes it again
    again = facts(*events).when(DISPUTE, rules.dispute_aid_fact).only()
    assert facts(*events, again).state.stage is FactStage.DISPUTED


def test_rule_17_no_step_is_left_out() -> None:
    facts(taken()).when(RECHECK, rules.recheck_aid_fact).refused("aid_fact_stage")
    facts(taken()).when(SETTLE, rules.settle_aid_fact).refused("aid_fact_stage")
    disputed = through(NOTIFY, DISPUTE)
    facts(*disputed).when(SETTLE, rules.settle_aid_fact).refused("aid_fact_stage")
    facts(*disputed).when(NOTIFY, rules.notify_aid_fact).refused("aid_fact_stage")
    back = a.WithdrawAidFact(fact=FACT, reason="录错")
    facts(*disputed).when(back, rules.withdraw_aid_fact).refused("aid_fact_stage")
    early = a.NotifyAidFact(fact=FACT, notified=TODAY - A_DAY)
    facts(taken()).when(early, rules.notify_aid_fact).refused("aid_day_wrong", after=TODAY)
    later = a.DisputeAidFact(fact=FACT, disputed=TODAY + A_DAY, grounds="不实")
    facts(taken()).when(later, rules.dispute_aid_fact).refused("aid_day_wrong", before=TODAY)


def test_rule_17_who_looked_again_does_not_settle_and_no_one_of_the_family() -> None:
    events = through(NOTIFY, DISPUTE, RECHECK)
    assert facts(*events).state.by == AccountId("account2")
    own = facts(*events, account="account2")
    own.when(SETTLE, rules.settle_aid_fact).refused("aid_own_recheck")
    two = {"account2": "person/x", "me": "person/x"}
    facts(*events, persons=two).when(SETTLE, rules.settle_aid_fact).refused("aid_own_recheck")
    kin = {"me": f"person/{BERT}"}
    facts(*events, persons=kin).when(SETTLE, rules.settle_aid_fact).refused("aid_own_family")
    machine = facts(*events, machines=("me",))
    machine.when(SETTLE, rules.settle_aid_fact).refused("machine_judges")


@pytest.mark.parametrize(
    ("before", "command", "rule"),
    [
        ((), NOTIFY, rules.notify_aid_fact),
        ((), DISPUTE, rules.dispute_aid_fact),
        ((NOTIFY, DISPUTE), RECHECK, rules.recheck_aid_fact),
        ((), a.WithdrawAidFact(fact=FACT, reason="录错"), rules.withdraw_aid_fact),
        (
            (),
            a.CorrectAidFact(fact=FACT, value=VALUE, as_of=TODAY, reason="录错"),
            rules.correct_aid_fact,
        ),
    ],
    ids=lambda one: type(one).__name__,
)
def test_rule_17_nobody_works_on_a_fact_of_their_own_family(
    before: tuple[Any, ...], command: Any, rule: Any
) -> None:
    kin = {"me": f"person/{BERT}"}
    facts(*through(*before), persons=kin).when(command, rule).refused("aid_own_family")


def test_rule_18_p10_a_raw_answer_goes_when_nothing_needs_it() -> None:
    facts(taken()).when(ERASE, rules.erase_aid_fact).refused("aid_fact_in_use")
    over = a.AidApplicationWithdrawn(number=1, ended=LAST, reason=DISPUTE.grounds)
    done = given(AID_FILE, opened(), applied(), over).state
    gone = facts(taken(), file=done).when(ERASE, rules.erase_aid_fact).only()
    state = facts(taken(), gone).state
    assert state.erased
    assert state.value.spans() == ()
    facts(taken(), gone).when(ERASE, rules.erase_aid_fact).refused("aid_fact_erased")
    disputed = through(NOTIFY, DISPUTE)
    facts(*disputed, file=done).when(ERASE, rules.erase_aid_fact).refused("aid_fact_in_use")
    mistake = facts(taken()).when(
        a.WithdrawAidFact(fact=FACT, reason="录错"), rules.withdraw_aid_fact
    )
    assert facts(taken(), mistake.only(), file=file()).when(ERASE, rules.erase_aid_fact).only()
