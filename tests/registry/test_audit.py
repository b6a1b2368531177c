"""What is wrong with people and accounts joins the audit of the city."""

from typing import Any

import pytest

from ruralgov.cli.city import audit_lines
from ruralgov.domain import registry as r
from ruralgov.domain.access import GrantRole, RegisterAccount
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import HouseholdProblem
from ruralgov.reports.audit import Audit, audit
from tests.registry.living import LEFT, do, end, undo
from tests.registry.test_entered_twice import post_of
from tests.town import DAY, Town, code_of

CLERK = AccountId("clerk")


def audited(town: Town, account: str = "auditor") -> Audit:
    return audit(town.app, actor=Actor(AccountId(account)), day=town.clock.now.date())


def test_an_audit_names_households_offices_and_accounts_that_should_not_be_so(
    town: Town,
) -> None:
    before = audited(town)
    assert (before.homes, before.ended, before.stranded, before.conflicts) == ((), (), (), ())
    assert CLERK not in {one.account for one in before.undeclared}
    town.household("1")
    home = town.household("2", town.other)
    person, twin = town.person(home), town.person(home)
    post_of(town, person)
    town.do("admin", GrantRole(account=CLERK, role=r.REGISTRAR, place=town.other, basis="t"))
    do(town, end(person, LEFT), undo(person, LEFT))
    merge = r.MergePlace(place=town.other, into=town.village, since=LEFT, cause="并")
    found = audited(town)
    assert {(one.village, one.number, one.problem) for one in found.homes} == {
        (town.village, "1", HouseholdProblem.EMPTY),
        (town.other, "2", HouseholdProblem.SEVERAL_HEADS),
    }
    assert [(one.person, one.kind) for one in found.ended] == [(person, "post")]
    assert CLERK in {one.account for one in found.undeclared}
    town.do("admin", RegisterAccount(account=CLERK, person=twin, basis="t"))
    do(town, merge)
    after = audited(town)
    assert CLERK not in {one.account for one in after.undeclared}
    assert [one.grant.account for one in after.stranded] == [CLERK]
    said = "\n".join(audit_lines(after, "en", everything=False))
    for line in (
        "several heads: household 2",
        "nobody is left: it can be closed: household 1",
        "ended by a departure that was a mistake: post: 委员 (CorrectHoldingEntry)",
        "its place ended: clerk Registrar",
    ):
        assert line.lower() in said.lower()


@pytest.mark.parametrize("everywhere", [True, False])
def test_the_households_of_a_village_and_of_the_city_are_judged_alike(
    town: Town, everywhere: bool
) -> None:
    home = town.household("1")
    first, second = town.person(home), town.person(home)
    query: Any = r.HouseholdFindings(village=None if everywhere else town.village)

    def problems(day: Any = DAY) -> list[HouseholdProblem]:
        return [one.problem for one in town.ask("auditor", query, day)]

    assert problems() == [HouseholdProblem.SEVERAL_HEADS]
    do(town, end(first, LEFT))
    assert problems(LEFT) == []
    do(
        town,
        r.ChangeRelation(person=second, relation=r.HouseholdRelation.SON, since=LEFT, cause="x"),
    )
    assert problems(LEFT) == [HouseholdProblem.NO_HEAD]
    do(town, undo(second, LEFT), end(second, LEFT))
    assert problems(LEFT) == [HouseholdProblem.EMPTY]
    assert code_of(lambda: town.ask("handler", query)) == "not_granted"
