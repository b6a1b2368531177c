"""What follows from a test of the water."""

import json
from collections.abc import Iterator
from typing import Final

from ruralgov.domain.exchange import AskDepartment
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import existing
from ruralgov_wells import texts
from ruralgov_wells.messages import WaterTested
from ruralgov_wells.records import WELL

CENTRE: Final = "疾控中心"
"""The department that is asked."""


def ask_centre(event: WaterTested, key: str, given: Given) -> Iterator[AskDepartment]:
    """After a bad test the disease control centre is asked (rule 3)."""
    if event.good:
        return
    well = existing(given.read.state(WELL, key), texts.WELL_MISSING, well=key)
    body = {"well": well.name, "place": well.place, "day": event.day.isoformat()}
    yield AskDepartment(
        department=CENTRE,
        subject=f"水质不合格：{well.name}",
        body=json.dumps(body, ensure_ascii=False, sort_keys=True),
        about=f"{WELL.kind}/{key}",
    )
