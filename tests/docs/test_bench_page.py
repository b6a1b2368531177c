"""A section of the page of speed is measured again, and what people wrote around it stays."""

from tests.bench.__main__ import LAST, PAGE, replaced

OLD = f"""# What it costs

Written by hand.

## Bulk

| old |

Measured 2026-01-01 on 1 processors.

> Missed: the target.

## Single

Not measured this time.

{LAST}

In the database.
"""
NEW = OLD.replace("| old |", "| new |").replace("2026-01-01 on 1", "2026-02-02 on 2")
MEASURED = "Measured 2026-02-02 on 2 processors."


def test_only_the_section_is_replaced() -> None:
    assert replaced(OLD, "## Bulk\n\n| new |\n", MEASURED) == NEW


def test_a_section_that_is_new_goes_before_the_last() -> None:
    found = replaced(OLD, "## Size\n\n| bytes |\n", MEASURED)
    assert found == OLD.replace(LAST, f"## Size\n\n| bytes |\n\n{MEASURED}\n\n{LAST}")


def test_the_page_is_as_it_would_be_written() -> None:
    page = PAGE.read_text(encoding="utf-8")
    bulk = page[page.index("## Bulk") : page.index("## One durable")]
    section, _, rest = bulk.partition("\n\nMeasured ")
    measured = "Measured " + rest.split("\n\n")[0].strip()
    assert replaced(page, section, measured) == page
