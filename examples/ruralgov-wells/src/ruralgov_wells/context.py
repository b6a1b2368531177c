"""Who may do what with wells, and which rule decides."""

from typing import Final

from ruralgov.domain.access import AUDIT, AUDITOR, STATISTICS, TIMEKEEPER
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Access, Context, answers, changes, creates
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.text import texts_of
from ruralgov_wells import due, rules, texts, views
from ruralgov_wells.imports import TABLE
from ruralgov_wells.messages import CloseWell, NoteWaterTest, RegisterWell, WaterTested
from ruralgov_wells.publishing import PUBLISHES
from ruralgov_wells.queries import Wells
from ruralgov_wells.reactions import ask_centre
from ruralgov_wells.records import WELL
from ruralgov_wells.roles import WATER_OFFICER, WATER_SAFETY

_NEW = Access(
    roles=frozenset({WATER_OFFICER}),
    purposes=frozenset({WATER_SAFETY}),
    place=lambda command, _read: command.place,
)
_HERE = Access(
    roles=_NEW.roles,
    purposes=_NEW.purposes,
    place=lambda command, read: (
        existing(read.state(WELL, command.well), texts.WELL_MISSING, well=command.well).place
    ),
)
_CLOSE = change(_HERE, roles=_HERE.roles | {TIMEKEEPER})
_READ = Access(
    roles=frozenset({WATER_OFFICER, AUDITOR}),
    purposes=frozenset({WATER_SAFETY, AUDIT, STATISTICS}),
    place=lambda query, _read: query.place,
)
CONTEXT: Final = Context(
    name="wells",
    roles=(WATER_OFFICER,),
    purposes=(WATER_SAFETY,),
    texts=texts_of(texts),
    records=(WELL,),
    commands=(
        creates(RegisterWell, WELL, rules.register_well, _NEW),
        changes(NoteWaterTest, WELL, rules.note_water_test, _HERE, by="well"),
        changes(CloseWell, WELL, rules.close_well, _CLOSE, by="well"),
    ),
    queries=(answers(Wells, views.wells, _READ),),
    reactions={WaterTested: (ask_centre,)},
    imports=(TABLE,),
    due=due.due,
    publishes=PUBLISHES,
)
