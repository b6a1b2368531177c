"""The records: the framework, one for the city, and what each rule rests on."""

from typing import Final, get_args

from ruralgov.domain.instruments import evolve, rows
from ruralgov.domain.instruments.messages import (
    BasisEvent,
    FrameworkEvent,
    InstrumentCited,
    InstrumentDrafted,
    PilotDesignated,
)
from ruralgov.domain.instruments.model import Framework, RuleBasis
from ruralgov.domain.kernel.declare import Record

FRAMEWORK: Final[Record[Framework, FrameworkEvent]] = Record(
    kind="framework",
    slow=True,
    state=Framework,
    events=get_args(FrameworkEvent),
    begins={InstrumentDrafted: evolve.begin, PilotDesignated: evolve.begin},
    evolve=evolve.evolve,
    tables=(),
)
RULE_BASIS: Final[Record[RuleBasis, BasisEvent]] = Record(
    kind="rule_basis",
    slow=True,
    state=RuleBasis,
    events=get_args(BasisEvent),
    begins={InstrumentCited: evolve.begin_basis},
    evolve=evolve.evolve_basis,
    rows=rows.rows,
    tables=rows.TABLES,
)
