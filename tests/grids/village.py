"""A town whose first village has households and people to make grids of."""

from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.registry import RegisterHousehold
from tests.town import DAY, Town

HOUSEHOLDS = 40


class Village(Town):
    """A town with households; people are registered when they are first named."""

    def __init__(self) -> None:
        super().__init__()
        registered = self.app.execute_all(
            [
                RegisterHousehold(village=self.village, number=str(n), since=DAY, source="t")
                for n in range(HOUSEHOLDS)
            ],
            **self.city.staff("registrar"),
        )
        self._homes = tuple(HouseholdId(one.key) for one in registered)
        self._persons: dict[str, PersonId] = {}

    def homes(self, first: int, count: int) -> tuple[HouseholdId, ...]:
        """Return so many households, from one on."""
        return self._homes[first : first + count]

    def someone(self, name: str) -> PersonId:
        """Return the person whom the tests call so."""
        if name not in self._persons:
            self._persons[name] = self.person(self._homes[0])
        return self._persons[name]
