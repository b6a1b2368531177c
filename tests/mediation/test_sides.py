"""Who is a side: of unknown age, or an organisation."""

import pytest

from ruralgov.domain import mediation as m
from ruralgov.domain.kernel.ids import DisputeId, MediationCommitteeId, PersonId
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.registry import HouseholdRelation, RegisterPerson
from tests.mediation.parlour import Parlour, plan, receiving
from tests.staffing.office import organisation
from tests.town import DAY, NAME, code_of


@pytest.fixture
def here() -> Parlour:
    return Parlour()


@pytest.fixture
def committee(here: Parlour) -> MediationCommitteeId:
    return here.committee()


def test_rule_3_of_whom_nobody_knows_the_age_counts_as_of_age(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    register = RegisterPerson(
        household=here.town.household("unknown"),
        name=PersonName.of("孙某"),
        relation=HouseholdRelation.HEAD,
        since=DAY,
        source="t",
    )
    somebody = PersonId(here.do(register, "registrar").key)
    sides = (plan(here.one), plan(somebody, against=True))
    assert code_of(lambda: here.do(receiving(committee, here.village, *sides))) == ""


def test_rule_3_an_organisation_is_a_party_by_its_name(
    here: Parlour, committee: MediationCommitteeId
) -> None:
    unit = organisation(here.town, "大庄合作社")
    other = m.PartyPlan(side=m.PartySide.RESPONDENT, organisation=unit)
    command = receiving(committee, here.village, plan(here.one), other)
    key = DisputeId(here.do(command).key)
    assert [one.name for one in here.file(key).parties] == [NAME, "大庄合作社"]
