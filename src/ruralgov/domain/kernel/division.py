"""Statistical division codes (统计用区划代码): 6 digits a county, 9 a town, 12 a village."""

import re
import unicodedata

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.labels import LabelledEnum


class DivisionLevel(LabelledEnum):
    """What a code of 6, 9 or 12 digits names."""

    COUNTY = "county", "县级市", "county-level city"
    TOWN = "town", "镇街", "town or sub-district"
    VILLAGE = "village", "村居", "village or community"


LEVELS = {6: DivisionLevel.COUNTY, 9: DivisionLevel.TOWN, 12: DivisionLevel.VILLAGE}


def parse_code(text: str) -> str:
    """Return the code in plain digits; county codes outside GB/T 2260 (zones) are accepted.

    Raises ``division_code_invalid``.
    """
    code = unicodedata.normalize("NFKC", text).strip()
    if len(code) not in LEVELS or not re.fullmatch("[0-9]+", code):
        raise BadInput(texts.DIVISION_CODE_INVALID, value=text)
    return code


def level_of(code: str) -> DivisionLevel:
    """Return what a code names."""
    return LEVELS[len(code)]


def parent_of(code: str) -> str:
    """Return the code above: a village's town, a town's county."""
    return code[:-3]
