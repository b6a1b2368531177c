from datetime import date

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import OrganisationId, PostId
from ruralgov.domain.registry import (
    AppointToPost,
    CloseOrganisation,
    EstablishPost,
    LeavePost,
    OrganisationKind,
    PostHolders,
    RegisterOrganisation,
    parse_credit_code,
)
from tests.town import DAY, Town, code_of

CODE = "91350100M000100Y43"
"""The example of GB 32100-2015."""


def organisation(town: Town, code: str | None = None) -> OrganisationId:
    command = RegisterOrganisation(
        name="大庄村党支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=town.village,
        credit_code=code,
        since=DAY,
        source="t",
    )
    return OrganisationId(town.do("registrar", command).key)


def test_rule_10_a_credit_code_is_checked_and_names_one_organisation(town: Town) -> None:
    one = organisation(town, CODE.lower())
    assert code_of(lambda: organisation(town, CODE)) == "credit_code_taken"
    town.do("registrar", CloseOrganisation(organisation=one, since=date(2025, 1, 1), cause="x"))
    with pytest.raises(BadInput):
        parse_credit_code(CODE[:-1] + "4")


def test_rule_11_a_post_never_has_more_holders_than_seats(town: Town) -> None:
    home = town.household("1")
    first, second = town.person(home), town.person(home)
    branch = organisation(town)
    establish = EstablishPost(organisation=branch, title="书记", basis="选举", since=DAY)
    post = PostId(town.do("registrar", establish).key)
    town.do("registrar", AppointToPost(post=post, person=first, basis="选举", since=DAY))
    day = date(2025, 1, 1)
    take = AppointToPost(post=post, person=second, basis="补选", since=day)
    assert code_of(lambda: town.do("registrar", take)) == "post_taken"
    at_once = LeavePost(post=post, person=first, since=DAY, reason="届满")
    assert code_of(lambda: town.do("registrar", at_once)) == "holder_missing"
    leave = LeavePost(post=post, person=first, since=day, reason="届满")
    town.do("registrar", leave)
    town.do("registrar", take)
    holders = [town.ask("auditor", PostHolders(post=post), on)[0].person for on in (DAY, day)]
    assert holders == [first, second]
    assert code_of(lambda: town.do("registrar", leave)) == "holder_missing"


def test_rule_11_seats_are_at_least_one_and_the_organisation_is_there(town: Town) -> None:
    branch = organisation(town)
    none = EstablishPost(organisation=branch, title="委员", seats=0, basis="x", since=DAY)
    assert code_of(lambda: town.do("registrar", none)) == "seats_wrong"
    early = EstablishPost(organisation=branch, title="委员", basis="x", since=date(2020, 1, 1))
    assert code_of(lambda: town.do("registrar", early)) == "organisation_missing"
