"""Made-up people: the same ones for the same seed."""

import random
from collections.abc import Iterator
from datetime import date
from operator import mul

from ruralgov.domain.kernel.ids import (
    HouseholdId,
)
from ruralgov.domain.kernel.personal import (
    CHECK_MARKS,
    WEIGHTS,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.registry import (
    HouseholdRelation,
    RegisterPerson,
)
from ruralgov.sample.divisions import SHIPPED

BEGIN = date(2024, 1, 1)
"""Since when the synthetic households, grids and chiefs are."""
SURNAMES = "王李张刘于孙姜宋曲毕邹车慕鞠连唐"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰建国海燕振华淑珍"
SIZES = (1, 2, 2, 2, 3, 3, 4)
VACANT = 0.01
RELATIONS = (
    HouseholdRelation.HEAD,
    HouseholdRelation.SPOUSE,
    HouseholdRelation.CHILD,
    HouseholdRelation.PARENT,
)


class Draw:
    """Draws people, the same ones for the same seed."""

    def __init__(self, seed: int, area: str) -> None:
        self._area = area
        self._random = random.Random(seed)  # noqa: S311  made-up people, no secret
        self._born = 0

    def size(self) -> int:
        """Return how many people a household has."""
        return self._random.choice(SIZES)

    def lanes(self) -> Iterator[int]:
        """Give the sizes of lanes: about 11, now and then below the band of 10 to 20."""
        while True:
            yield self._random.choice((9, 10, 10, 11, 11, 11, 12, 12, 13))

    def filled(self) -> bool:
        """Tell whether an office is filled: one in a hundred is vacant."""
        return self._random.random() >= VACANT

    def person(self, household: HouseholdId, relation: HouseholdRelation) -> RegisterPerson:
        """Return the command that registers a made-up person."""
        pick = self._random.choice
        name = pick(SURNAMES) + pick(GIVEN) + pick(GIVEN)
        self._born += 1
        head = relation is HouseholdRelation.HEAD
        phone = f"139{self._random.randrange(10**8):08d}" if head else None
        return RegisterPerson(
            household=household,
            name=PersonName(name),
            identity=IdentityNumber(identity_number(self._born, self._area)),
            relation=relation,
            telephone=None if phone is None else Telephone(phone),
            party_member=head,
            since=BEGIN,
            source="示例",
        )


def identity_number(n: int, area: str = SHIPPED) -> str:
    """Return the n-th made-up identity number of an area; all differ, their check digits hold."""
    days, sequence = divmod(n, 999)
    born = date.fromordinal(date(1940, 1, 1).toordinal() + days % 25_000)
    body = f"{area}{born:%Y%m%d}{sequence + 1:03d}"
    total = sum(map(mul, map(int, body), WEIGHTS))
    return body + CHECK_MARKS[total % 11]
