"""A collective with a pond that is let."""

import pytest

from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from tests.property.contracts import found
from tests.property.scenario import letting, pond, signed
from tests.town import Town


@pytest.fixture
def collective(town: Town) -> CollectiveId:
    return found(town)


@pytest.fixture
def water(town: Town, collective: CollectiveId) -> AssetId:
    return AssetId(town.do("keeper", pond(collective)).key)


@pytest.fixture
def let(town: Town, collective: CollectiveId, water: AssetId) -> ContractId:
    return signed(town, letting(collective, (water,)))
