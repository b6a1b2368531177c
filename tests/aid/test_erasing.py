"""What is known of a family is erased with its file, but what goes on."""

from typing import Any

from ruralgov.domain import aid as a
from ruralgov.domain.aid.records_means import AID_ASSESSMENT, AID_AUTHORIZATIONS, AID_FACT
from ruralgov.domain.aid.rows_means import AidAssessmentRow, AidFactRow
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import AidFileId
from tests.aid import scenario_means
from tests.town import Town


def lived(town: Town) -> AidFileId:
    """Live what is known of a family, up to where it would be erased piece by piece."""
    steps, receipt, file = scenario_means.steps(town), None, ""
    while True:
        account, command = steps.send(receipt)
        if account == "privacy":
            return AidFileId(file)
        receipt = town.do(account, command)
        file = file or receipt.key


def test_rule_18_p10_all_that_is_known_goes_with_the_file() -> None:
    town = Town()
    file = lived(town)
    today = legal_date(town.clock.now)
    town.do("aid_clerk", a.CloseAidFile(file=file, since=today, reason="不再需要"))
    done: dict[str, Any] = {"ground": ErasureGround.PURPOSE_DONE, "reason": "保存期满"}
    town.do("privacy", a.EraseAidFile(file=file, **done))
    with town.app._runner.unit(write=False) as read:  # noqa: SLF001  no query shows what is erased
        facts = read.states(AID_FACT, [one.owner for one in read.rows(AidFactRow, file=file)])
        made = [one.owner for one in read.rows(AidAssessmentRow, file=file)]
        some = read.states(AID_ASSESSMENT, made)
        held = read.state(AID_AUTHORIZATIONS, file)
    assert facts
    assert some
    assert all(one.erased for one in (*facts.values(), *some.values(), held))
    assert town.app.verify() == []
