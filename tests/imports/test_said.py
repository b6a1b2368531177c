"""What the reference says of each table to import: its columns, what may be empty or merged."""

from pathlib import Path

import pytest

from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.kernel.declare import Context
from ruralgov.reports.reference.imports_page import told

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


@pytest.mark.parametrize(
    "context", [one for one in CONTEXTS if one.imports], ids=lambda context: context.name
)
def test_the_page_of_a_context_says_what_each_table_asks_for(context: Context) -> None:
    page = (REFERENCE / f"{context.name}.md").read_text("utf-8")
    for declared in context.imports:
        assert "\n".join(told(declared)).rstrip() in page, declared.name
