"""What a timekeeper may do: what is due because its time is up, and nothing else."""

from ruralgov.domain.access import TIMEKEEPER
from ruralgov.domain.aid import LapseAidNotice
from ruralgov.domain.cases import LapseReturn, ResumeCase
from ruralgov.domain.funds import ExpireApplication
from tests.town import Town


def test_rule_13_a_timekeeper_takes_no_other_step() -> None:
    rules = Town().app.catalogue.commands.values()
    found = {one.command for one in rules if TIMEKEEPER in one.access.roles}
    assert found == {LapseReturn, ResumeCase, ExpireApplication, LapseAidNotice}
