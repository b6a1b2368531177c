"""At which stage something stands, and that what is to be done needs another."""

from typing import Protocol

from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.text import Text


class Staged(Protocol):
    """What stands at a stage."""

    @property
    def stage(self) -> LabelledEnum:
        """Where it stands."""


def must_be_at(found: Staged, said: Text, *needed: LabelledEnum, **facts: object) -> None:
    """Refuse what stands at none of some stages.

    Raises *said*, with the stage at which it stands and those that are needed, in both languages.
    """
    if found.stage not in needed:
        raise Refused(
            said,
            stage=found.stage.zh,
            stage_en=found.stage.en,
            needed="、".join(one.zh for one in needed),
            needed_en=" or ".join(one.en for one in needed),
            **facts,
        )
