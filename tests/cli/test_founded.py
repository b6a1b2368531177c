"""What the demo says of the institution that it founded, in both languages."""

import re
from datetime import date

import pytest

from ruralgov.cli.institution import Founded, institution_lines


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_demo_says_what_it_founded(lang: str) -> None:
    found = Founded(
        day=date(2025, 1, 3),
        consortia=141,
        villages=371,
        consortium_towns=20,
        officers=176,
        departments=6,
        centres=22,
        posts=342,
        post_towns=22,
        masters=1,
        supporting=5,
        untitled=3,
        measures=10,
        duties=5,
    )
    said = "\n".join(institution_lines(found, lang))
    assert {"1+5+10", "141", "371", "20", "176", "342", "2025-01-03"} <= set(
        re.findall(r"[0-9]+(?:[-+][0-9]+)*", said)
    )
    assert bool(re.search("[\u4e00-\u9fff]", said)) is (lang == "zh")
