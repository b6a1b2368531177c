"""A household and a person in it, for the tests of their lives."""

import pytest

from ruralgov.domain import registry as r
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from tests.registry.living import PHONE
from tests.town import Town


@pytest.fixture
def home(town: Town) -> HouseholdId:
    return town.household("1")


@pytest.fixture
def person(town: Town, home: HouseholdId) -> PersonId:
    person = town.person(home)
    plain = r.CorrectPerson(person=person, telephone=PHONE, party_member=False, reason="x")
    town.do("registrar", plain)
    return person
