"""What of the events of aid leaves: nothing."""

from typing import Final, get_args

from ruralgov.domain.aid.evolve import FileEvent
from ruralgov.domain.aid.evolve_procedure import ProceedingEvent
from ruralgov.domain.kernel.publish import kept

PUBLISHES: Final = kept(
    "that a family is in need, and why, is nobody's business outside the aid office",
    *get_args(FileEvent),
    *get_args(ProceedingEvent),
)
