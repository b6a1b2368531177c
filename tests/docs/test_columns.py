"""The columns that analysts may read stay: none is renamed, taken away or of another type.

``columns.json`` keeps those that were ever promised. ``python -m tests.docs.test_columns`` adds
those that are new; a line is taken away in a major version alone.
"""

import json
from pathlib import Path

from tests.town import Town

PINNED = Path(__file__).with_name("columns.json")
INNER = ("receipts", "salts", "seals", "kinds", "shelf")
"""Tables of the library's own bookkeeping: nobody reads them."""
Columns = dict[str, dict[str, str]]


def today() -> Columns:
    """Return the tables of the library with their columns and types."""
    shapes = Town().app.catalogue.shapes()
    return {
        f"ruralgov_{one.name}": {str(name): str(kind) for name, kind in one.columns.items()}
        for one in shapes
        if one.name not in INNER
    }


def test_a_promised_column_is_there_with_its_type() -> None:
    now, promised = today(), json.loads(PINNED.read_text("utf-8"))
    assert len(promised) > 40
    for table, columns in promised.items():
        assert columns.items() <= now.get(table, {}).items(), table


if __name__ == "__main__":
    kept: Columns = json.loads(PINNED.read_text("utf-8")) if PINNED.exists() else {}
    for table, columns in today().items():
        kept[table] = columns | kept.get(table, {})
    PINNED.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
