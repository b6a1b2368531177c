"""The rules of collectives where they turn: each asked by itself, without an app."""

from datetime import timedelta

import pytest

from ruralgov.domain.collectives import (
    COLLECTIVE,
    Collective,
    CollectiveDissolved,
    CollectiveFounded,
    CollectiveRow,
    DissolveCollective,
    FoundCollective,
    Regime,
)
from ruralgov.domain.collectives.rights import finance, place_of
from ruralgov.domain.collectives.rules import dissolve_collective, found_collective
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.ids import CITY, CollectiveId, OrganisationId, PlaceId
from ruralgov.domain.kernel.roles import Role
from tests.given import KEY, TODAY, given

A_DAY = timedelta(days=1)
BEHIND = OrganisationId("behind")
FOUND = FoundCollective(
    place=CITY, name="合作社", organisation=BEHIND, since=TODAY, source="登记证"
)
FOUNDED = CollectiveFounded(
    place=CITY,
    name="合作社",
    organisation=BEHIND,
    regime=Regime.Y2023,
    since=TODAY,
    source="登记证",
)
ROW = CollectiveRow(
    owner="older",
    place=CITY,
    name="合作社",
    organisation=None,
    regime=Regime.Y2004,
    since=TODAY,
    until=FOREVER,
)
STANDING = Collective(
    place=CITY, name="合作社", organisation=BEHIND, regime=Regime.Y2023, since=TODAY
)
DISSOLVE = DissolveCollective(collective=CollectiveId(KEY), since=TODAY + A_DAY, cause="合并")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW, "collective_taken"),
        (change(ROW, until=TODAY), ""),
        (change(ROW, name="另一社"), ""),
        (change(ROW, place=PlaceId("village")), ""),
        (change(ROW, name="另一社", organisation=BEHIND), "collective_organisation_taken"),
        (change(ROW, organisation=BEHIND, until=TODAY), "collective_organisation_taken"),
        (change(ROW, name="另一社", organisation=OrganisationId("other")), ""),
    ],
)
def test_rules_1_and_2_a_name_is_taken_while_it_lasts_and_an_organisation_for_good(
    row: CollectiveRow, code: str
) -> None:
    outcome = given(COLLECTIVE, rows=(row,)).when(FOUND, found_collective)
    assert outcome.code == code
    if not code:
        outcome.then(FOUNDED)


def test_rule_2_a_collective_may_be_without_an_organisation() -> None:
    rows = (change(ROW, name="另一社"),)
    alone = given(COLLECTIVE, rows=rows).when(change(FOUND, organisation=None), found_collective)
    alone.then(change(FOUNDED, organisation=None))


def test_rule_1_a_collective_is_at_a_place_of_the_city() -> None:
    nowhere = change(FOUND, place=PlaceId("nowhere"))
    given(COLLECTIVE).when(nowhere, found_collective).refused("place_missing", place="nowhere")


def test_rule_2_the_refusal_names_the_collective_that_the_organisation_has() -> None:
    rows = (change(ROW, name="另一社", organisation=BEHIND),)
    outcome = given(COLLECTIVE, rows=rows).when(FOUND, found_collective)
    outcome.refused("collective_organisation_taken", collective="older")


@pytest.mark.parametrize("field", ["name", "source"])
def test_rule_1_a_collective_has_a_name_and_a_source(field: str) -> None:
    outcome = given(COLLECTIVE).when(change(FOUND, **{field: " "}), found_collective)
    outcome.refused("text_not_clean", field=field)


@pytest.mark.parametrize(
    ("days", "code"), [(-1, "change_not_later"), (0, "change_not_later"), (1, "")]
)
def test_rule_3_a_collective_ends_after_the_day_it_began(days: int, code: str) -> None:
    command = change(DISSOLVE, since=TODAY + days * A_DAY)
    assert given(COLLECTIVE, FOUNDED).when(command, dissolve_collective).code == code


def test_rule_3_what_ended_stays_and_does_not_end_again() -> None:
    ended = CollectiveDissolved(since=TODAY + A_DAY, cause="合并")
    given(COLLECTIVE, FOUNDED).when(DISSOLVE, dissolve_collective).then(ended)
    after = given(COLLECTIVE, FOUNDED, ended)
    assert after.state == change(STANDING, until=TODAY + A_DAY)
    later = change(DISSOLVE, since=TODAY + 2 * A_DAY)
    for situation in (after, given(COLLECTIVE)):
        situation.when(later, dissolve_collective).refused("collective_missing", collective=KEY)


def test_rule_3_an_end_has_a_cause() -> None:
    outcome = given(COLLECTIVE, FOUNDED).when(change(DISSOLVE, cause=""), dissolve_collective)
    outcome.refused("text_not_clean", field="cause")


def test_the_place_of_a_message_is_that_of_its_collective() -> None:
    there = {("collective", KEY): change(STANDING, place=PlaceId("village"))}
    read = given(COLLECTIVE, others=there).given.read
    assert place_of(DISSOLVE, read) == "village"
    with pytest.raises(Refused) as caught:
        place_of(change(DISSOLVE, collective=CollectiveId("none")), read)
    assert (caught.value.code, caught.value.facts["collective"]) == ("collective_missing", "none")


def test_the_access_of_the_ledgers_is_for_the_roles_named_at_the_place_of_the_collective() -> None:
    role = Role("r", "角色", "role")
    access = finance(role)
    assert (access.roles, access.place) == (frozenset({role}), place_of)
