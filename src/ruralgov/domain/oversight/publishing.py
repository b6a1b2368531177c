"""What of the events of oversight leaves."""

from typing import Final

from ruralgov.domain.kernel.publish import Publishes
from ruralgov.domain.oversight.messages import FindingNoted

PUBLISHES: Final = (Publishes(FindingNoted, ("collective", "verdict", "at"), words=("check",)),)
