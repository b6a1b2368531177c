"""What a command names as its decision or procedure is not taken back under it.

It is asked of every command that can name one, found by the types of the fields, so that the next
one cannot be forgotten.
"""

from typing import Any

from tests.scenario import every_command
from tests.town import Town, code_of

from ruralgov.app.finders import Finders
from ruralgov.domain import meetings as m
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.ids import DecisionId, ProcedureId
from ruralgov.domain.membership import ProposeAdmission, ProposeShareMove
from ruralgov.domain.property import DisposeAsset, EndContract, VaryContract

ABOUT = {
    *(m.EnterDecision, m.ConfirmPaperDecision, m.MarkMinuted, m.PublishDecision),
    *(m.TakeDownPublication, m.WithdrawPublication, m.AnnulDecision, m.WithdrawAnnulment),
    *(m.WithdrawDecision,),
    *(m.RevokeDecision, m.ReviveDecision, m.DropDecision, m.EnterPaperDecision),
    *(m.WithdrawProcedureStep, m.EndProcedure),
}
"""Commands about the decision or procedure itself."""
ANEW = {
    *(m.CallMeeting, m.ChangeAgenda, VaryContract, EndContract, DisposeAsset),
    *(ProposeAdmission, ProposeShareMove),
}
"""What is asked for anew: a motion when it is voted on, the others when another reviews them."""
PROTECTED = {"decision_cited", "decision_used", "procedure_cited"}
MINUTED = "decision_of_meeting"
STAYS = {MINUTED, "decision_is_published"}
"""What was voted stays once its minutes are approved, before that nothing names it; and what is
published is taken down first."""


def which(hint: Any, _: object) -> object | None:
    return hint if hint in (DecisionId, ProcedureId) else None


FINDERS = Finders(which)
CITING = {
    rule.command
    for context in CONTEXTS
    for rule in context.commands
    if FINDERS.of(rule.command) is not None
}


def back(town: Town, kind: object, key: str) -> str:
    """Return the code with which it is refused to take a decision or procedure back."""
    if kind is ProcedureId:
        end = m.EndProcedure(procedure=ProcedureId(key), end=m.ProcedureEnd.WITHDRAWN, reason="误")
        return code_of(lambda: town.do("meeting_recorder", end))
    command = m.WithdrawDecision(decision=DecisionId(key), reason="误")
    return code_of(lambda: town.do("meeting_convener", command))


def test_whatever_a_command_names_is_held_from_then_on() -> None:
    town, named = Town(), set()
    steps = every_command(town)
    account, command = next(steps)
    while True:
        receipt = town.do(account, command)
        kind = type(command)
        if kind in CITING - ABOUT - ANEW:
            finder = FINDERS.of(kind)
            assert finder is not None
            for what, key in finder(command):
                if kind is m.TakeProcedureStep and what is ProcedureId:
                    continue  # the one that goes on
                code = back(town, what, key)
                assert code in PROTECTED | STAYS, (kind.__name__, key)
                if code != MINUTED:
                    named.add(kind)
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            break
    assert named == CITING - ABOUT - ANEW
