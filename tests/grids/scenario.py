"""One valid command of every kind of grids, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date, timedelta
from typing import Any

from ruralgov.domain import registry as r
from ruralgov.domain.grids import ChiefBasis, Standard
from ruralgov.domain.grids import messages as g
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from tests.registry.scenario import person_at
from tests.town import DAY, Town

Step = tuple[str, Any]
LATER = date(2025, 1, 1)


def steps(town: Town) -> Generator[Step, Any, None]:
    homes = [HouseholdId(f"h{n}") for n in range(6)]
    for home in homes:
        yield (
            "registrar",
            r.RegisterHousehold(
                id=home, village=town.village, number=f"g{home}", since=DAY, source="t"
            ),
        )
    person = yield "registrar", person_at(homes[0], 9)
    lanes = tuple(
        g.LanePlan(name=f"{n}巷", villager_group="1组", households=tuple(homes[n : n + 2]))
        for n in (0, 2, 4)
    )
    outlines = (
        g.GridOutline(name="一", lanes=lanes[:2]),
        g.GridOutline(name="二", lanes=lanes[2:]),
    )
    village, basis = town.village, "方案"
    yield "grids", g.DelineateGrids(village=village, grids=outlines, since=DAY, basis=basis)
    from ruralgov.domain.grids import GridsOf

    first, second = town.ask("grids", GridsOf(village=village), DAY)
    lane = first.lanes[0].lane
    chief = g.Appointment(
        target=lane,
        person=PersonId(person.key),
        basis=ChiefBasis.PARTY_MEMBER,
        attested="会",
    )
    yield "grids", g.AppointChiefs(village=village, appointments=(chief,), since=DAY)
    yield "grids", g.RelieveChief(village=village, target=lane, since=LATER, reason="届满")
    yield "grids", g.AssignContacts(village=village, lane=lane, households=(), since=LATER)
    exempt = g.GrantExemption(
        village=village,
        target=first.grid,
        standard=Standard.GRID_SIZE,
        reason="小村",
        until=date(2030, 1, 1),
    )
    yield "grids", exempt
    days = [DAY + timedelta(days=n) for n in range(1, 5)]
    split = g.SplitGrid(
        village=village, grid=first.grid, lanes=(lane,), name="三", since=days[0], basis=basis
    )
    yield "grids", split
    merge = g.MergeGrids(
        village=village, grid=second.grid, into=first.grid, since=days[1], basis=basis
    )
    yield "grids", merge
    move = g.ReassignHouseholds(
        village=village,
        households=(homes[4],),
        lane=lane,
        since=days[2],
        basis=basis,
    )
    yield "grids", move
    gone = g.WithdrawHouseholds(village=village, households=(homes[5],), since=days[3], basis=basis)
    yield "grids", gone
