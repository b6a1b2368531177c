"""The records of deliberation: series, day, appeal that was handed on, council, session."""

from typing import Final, get_args

from ruralgov.domain.deliberation import evolve, evolve_council, rows, texts
from ruralgov.domain.deliberation.messages import (
    AppealHanded,
    CaseAnswerErased,
    DeliberationDayAnnounced,
    DeliberationDayEvent,
    DeliberationSeriesBegun,
    DeliberationSeriesEvent,
    HandedAppealEvent,
)
from ruralgov.domain.deliberation.messages_council import (
    CouncilSessionCalled,
    CouncilSessionEvent,
    NeighbourCouncilEvent,
    NeighbourCouncilFounded,
)
from ruralgov.domain.deliberation.model import DeliberationDay, DeliberationSeries, HandedAppeal
from ruralgov.domain.deliberation.model_council import CouncilSession, NeighbourCouncil
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import (
    CouncilSessionId,
    DeliberationDayId,
    DeliberationSeriesId,
    NeighbourCouncilId,
)

DELIBERATION_SERIES: Final[Record[DeliberationSeries, DeliberationSeriesEvent]] = Record(
    kind="deliberation_series",
    state=DeliberationSeries,
    events=get_args(DeliberationSeriesEvent),
    begins={DeliberationSeriesBegun: evolve.begin_series},
    evolve=evolve.evolve_series,
    rows=rows.series_rows,
    tables=rows.SERIES_TABLES,
    id=DeliberationSeriesId,
    missing=texts.DELIBERATION_SERIES_MISSING,
)
DELIBERATION_DAY: Final[Record[DeliberationDay, DeliberationDayEvent]] = Record(
    kind="deliberation_day",
    state=DeliberationDay,
    events=get_args(DeliberationDayEvent),
    begins={DeliberationDayAnnounced: evolve.begin_day},
    evolve=evolve.evolve_day,
    rows=rows.day_rows,
    tables=rows.DAY_TABLES,
    id=DeliberationDayId,
    missing=texts.DELIBERATION_DAY_MISSING,
    series="deliberation",
)
HANDED_APPEAL: Final[Record[HandedAppeal, HandedAppealEvent]] = Record(
    kind="handed_appeal",
    state=HandedAppeal,
    events=get_args(HandedAppealEvent),
    begins={AppealHanded: evolve.begin_handed},
    evolve=evolve.evolve_handed,
    rows=rows.handed_rows,
    tables=rows.HANDED_TABLES,
    erased_by=(CaseAnswerErased,),
)
"""It has the key of its case, so that what follows for it from the case asks for nothing else."""
NEIGHBOUR_COUNCIL: Final[Record[NeighbourCouncil, NeighbourCouncilEvent]] = Record(
    kind="neighbour_council",
    state=NeighbourCouncil,
    events=get_args(NeighbourCouncilEvent),
    begins={NeighbourCouncilFounded: evolve_council.begin_council},
    evolve=evolve_council.evolve_council,
    rows=rows.council_rows,
    tables=rows.COUNCIL_TABLES,
    id=NeighbourCouncilId,
    missing=texts.NEIGHBOUR_COUNCIL_MISSING,
)
COUNCIL_SESSION: Final[Record[CouncilSession, CouncilSessionEvent]] = Record(
    kind="council_session",
    state=CouncilSession,
    events=get_args(CouncilSessionEvent),
    begins={CouncilSessionCalled: evolve_council.begin_session},
    evolve=evolve_council.evolve_session,
    rows=rows.session_rows,
    tables=rows.SESSION_TABLES,
    id=CouncilSessionId,
    missing=texts.COUNCIL_SESSION_MISSING,
    series="council",
)
