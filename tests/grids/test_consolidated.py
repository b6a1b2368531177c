"""What a consolidation asks of grids: names that collide, and offices by posts that are no more."""

import pytest

from ruralgov.domain.grids import ChiefBasis, GridsOf
from ruralgov.domain.grids import messages as m
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PostId
from ruralgov.domain.registry import (
    AbolishPost,
    AppointToPost,
    EstablishPost,
    MergeOrganisation,
    OrganisationKind,
    RegisterOrganisation,
)
from tests.grids.test_life import LATER, lay_out, merged
from tests.grids.village import Village
from tests.town import DAY


def test_rule_9_a_grid_of_a_name_that_the_successor_has_says_where_it_was(town: Village) -> None:
    lay_out(town, *town.homes(0, 2))
    lay_out(town, town.household("1", town.other), village=town.other)
    merged(town)
    hand = m.HandOverGrids(village=town.other, into=town.village, since=LATER, basis="并村")
    town.do("grids", hand)
    grids = town.ask("grids", GridsOf(village=town.village), LATER)
    assert {one.name for one in grids} == {"一网格", "小庄一网格"}
    rename = m.RenameGrid(
        village=town.village, grid=grids[0].grid, name="新网格", since=LATER, basis="并村"
    )
    town.do("grids", rename)


def branch(town: Village) -> OrganisationId:
    made = RegisterOrganisation(
        name="支部",
        kind=OrganisationKind.PARTY_BRANCH,
        place=town.village,
        since=DAY,
        source="t",
    )
    return OrganisationId(town.do("registrar", made).key)


def seat(town: Village, organisation: OrganisationId, person: PersonId, since: object) -> PostId:
    post = EstablishPost(organisation=organisation, title="委员", basis="选举", since=since)  # type: ignore[arg-type]
    key = PostId(town.do("registrar", post).key)
    taken = AppointToPost(post=key, person=person, basis="选举", since=since)  # type: ignore[arg-type]
    town.do("registrar", taken)
    return key


@pytest.mark.parametrize(
    ("merges", "seated", "chief"),
    [(False, False, False), (True, False, False), (True, True, True)],
)
def test_rule_5_who_led_by_a_post_that_is_abolished_leads_no_more_unless_by_another(
    town: Village, *, merges: bool, seated: bool, chief: bool
) -> None:
    lay_out(town, *town.homes(0, 2))
    person = town.someone("p")
    old, new = branch(town), branch(town)
    post = seat(town, old, person, DAY)
    (grid,) = town.ask("grids", GridsOf(village=town.village))
    led = m.Appointment(target=grid.grid, person=person, basis=ChiefBasis.PARTY_COMMITTEE)
    town.do("grids", m.AppointChiefs(village=town.village, appointments=(led,), since=DAY))
    if seated:
        seat(town, new, person, LATER)
    town.do(
        "registrar",
        MergeOrganisation(organisation=old, into=new, since=LATER, cause="并", with_posts=True)
        if merges
        else AbolishPost(post=post, since=LATER, cause="撤", with_holders=True),
    )
    found = [town.ask("grids", GridsOf(village=town.village), day)[0].chief for day in (DAY, LATER)]
    assert found == [person, person if chief else None]
