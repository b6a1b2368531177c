"""The records of appraisals."""

from typing import Final, get_args

from ruralgov.domain.appraisal import evolve, evolve_town, rows, texts
from ruralgov.domain.appraisal.events_town import TownAppraisalOpened, TownEvent
from ruralgov.domain.appraisal.messages import AppraisalSchemeDrafted, SchemeEvent
from ruralgov.domain.appraisal.model import Scheme
from ruralgov.domain.appraisal.model_town import TownAppraisal
from ruralgov.domain.kernel.declare import Read, Record
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import AppraisalSchemeId, TownAppraisalId

SCHEME: Final[Record[Scheme, SchemeEvent]] = Record(
    kind="appraisal_scheme",
    state=Scheme,
    events=get_args(SchemeEvent),
    begins={AppraisalSchemeDrafted: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.scheme_rows,
    tables=rows.SCHEME_TABLES,
    id=AppraisalSchemeId,
    missing=texts.APPRAISAL_SCHEME_MISSING,
    slow=True,
)
TOWN_APPRAISAL: Final[Record[TownAppraisal, TownEvent]] = Record(
    kind="town_appraisal",
    state=TownAppraisal,
    events=get_args(TownEvent),
    begins={TownAppraisalOpened: evolve_town.begin},
    evolve=evolve_town.evolve,
    rows=rows.town_rows,
    tables=rows.TOWN_TABLES,
    id=TownAppraisalId,
    missing=texts.TOWN_APPRAISAL_MISSING,
)


def scheme_of(key: AppraisalSchemeId, read: Read) -> Scheme:
    """Return a scheme; raises ``appraisal_scheme_missing``."""
    return existing(read.state(SCHEME, key), texts.APPRAISAL_SCHEME_MISSING, key=key)


def town_appraisal_of(key: TownAppraisalId, read: Read) -> TownAppraisal:
    """Return the appraisal of a town; raises ``town_appraisal_missing``."""
    found = read.state(TOWN_APPRAISAL, key)
    return existing(found, texts.TOWN_APPRAISAL_MISSING, key=key)
