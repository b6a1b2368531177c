"""What the events of history make."""

from typing import Final

from ruralgov.domain.cases.beside import Beside
from ruralgov.domain.cases.imported.messages import CaseImported, OldSystemRegistered
from ruralgov.domain.cases.imported.model import Imported, OldSystem, PastEnding
from ruralgov.domain.cases.model import Case
from ruralgov.domain.cases.table import Stage
from ruralgov.domain.kernel.personal import ERASED, CitizenText

STAGES: Final = {
    one: next(stage for stage in Stage if stage.value == one.value) for one in PastEnding
}
"""At which stage a case is that ended so."""


def begin(event: CaseImported) -> Case:
    """Return a case that ended in another system: with none of its words, and without a verdict."""
    imported = Imported(
        system=event.system,
        dispatched=event.dispatched,
        due=event.due,
        done=event.done,
        ended=event.ended,
        on_time=event.on_time,
        result=event.result,
        satisfaction=event.satisfaction,
    )
    return Case(
        number=event.number,
        matter=event.matter,
        place=event.place,
        town=event.town,
        channel=event.channel,
        household=None,
        reported_at=event.reported,
        text=CitizenText(ERASED),
        reporter=None,
        contact=None,
        hold_due=event.ended,
        stage=STAGES[event.ending],
        unit=event.unit,
        closed_at=event.ended,
        beside=Beside(imported=imported),
    )


def begin_system(event: OldSystemRegistered) -> OldSystem:
    """Return a system of which history is taken over."""
    return OldSystem(
        name=event.name,
        first_day=event.first_day,
        last_day=event.last_day,
        source=event.source,
    )


def evolve_system(_: OldSystem, event: OldSystemRegistered) -> OldSystem:
    """Return a system whose days or source were put right."""
    return begin_system(event)
