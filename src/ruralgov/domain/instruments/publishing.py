"""What of the events of the framework leaves: which instruments hold, not what waits."""

from typing import Final

from ruralgov.domain.instruments import messages as m
from ruralgov.domain.kernel.publish import Publishes, Publishing, kept

PUBLISHES: Final[tuple[Publishing, ...]] = (
    *kept(
        "it is no instrument before another person adopted it",
        m.InstrumentDrafted,
        m.InstrumentDraftWithdrawn,
    ),
    Publishes(m.InstrumentAdopted, ("instrument",)),
    Publishes(m.InstrumentEnded, ("instrument", "since")),
    Publishes(m.InstrumentEndingWithdrawn, ("instrument",)),
    Publishes(m.InstrumentEntryWithdrawn, ("instrument", "entry")),
    Publishes(m.PilotDesignated, ("month",), words=("authority", "title")),
    Publishes(m.PilotWithdrawn, ("month",), words=("title",)),
    Publishes(m.InstrumentCited, ("instrument", "since"), words=("kind", "rule")),
    Publishes(m.CitationEntryCorrected, ("entry", "since")),
)
