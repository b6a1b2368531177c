"""The files whose tests are dearest: many workers take these first, and the dearest go by turns.

A file of which all tests are one question asked of many things is asked of some of them at each
turn of the whole suite (``tests/sampling.py``), and of all where it is named itself.
"""

import os
from pathlib import Path
from typing import Final

import pytest

from tests.sampling import FULL, TURN

DEAR = (
    "cli/test_cli.py",
    "site/test_village_browser.py",
    "site/test_browser.py",
    "oversight/test_faults.py",
    "stores/test_stores.py",
    "app/test_kill_sweep.py",
    "docs/test_reference.py",
    "app/test_application.py",
    "docs/test_tutorials.py",
    "ports/test_storage_kit.py",
    "trust/test_verify.py",
    "cli/test_wrong_use.py",
    "trust/test_restored.py",
    "trust/test_backup.py",
    "trust/test_machine.py",
    "ports/test_storage_contract.py",
    "app/test_changed_shapes.py",
    "trust/test_access_matrix.py",
    "ports/test_upgrade.py",
    "door/test_schema.py",
    "campaign/test_ends.py",
    "exports/test_journals.py",
    "office/test_templates.py",
    "app/test_every_command.py",
    "site/test_site.py",
    "door/test_lines.py",
    "office/test_limits.py",
    "trust/test_postgresql_faults.py",
    "trust/test_races.py",
    "testing/test_publisher_kit.py",
    "app/test_keys.py",
    "books/test_merging.py",
    "books/test_statements.py",
    "app/test_rotation.py",
    "trust/test_races_institution.py",
    "ports/test_shapes.py",
    "ports/test_partitions.py",
    "app/test_shelf.py",
)
"""In this order, by the seconds that they took."""
TURNS: Final = {
    "app/test_changed_shapes.py": 2,
    "app/test_rotation.py": 2,
    "campaign/test_ends.py": 3,
    "campaign/test_tamper.py": 3,
    "cli/test_wrong_use.py": 4,
    "docs/test_tutorials.py": 2,
    "door/test_objects.py": 4,
    "door/test_schema.py": 4,
    "feed/test_feed.py": 4,
    "office/test_templates.py": 3,
    "oversight/test_faults.py": 4,
    "ports/test_partitions.py": 2,
    "ports/test_shapes.py": 2,
    "ports/test_storage_kit.py": 4,
    "ports/test_upgrade.py": 2,
    "stores/test_stores.py": 2,
    "testing/test_publisher_kit.py": 2,
    "trust/test_backup.py": 2,
    "trust/test_restored.py": 2,
}
"""In so many turns each test of these files has run."""


def at_turn(items: list[pytest.Item], config: pytest.Config) -> list[pytest.Item]:
    """Return the tests of this turn; all where a file or folder was named."""
    whole = {Path(one).resolve() for one in config.getini("testpaths")}
    if FULL or {config.invocation_params.dir / one for one in config.args} != whole:
        return items
    counts: dict[str, int] = {}
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        file = item.path.relative_to(Path(__file__).parent).as_posix() if _ours(item) else ""
        number = counts[file] = counts.get(file, -1) + 1
        runs = (number + TURN) % TURNS.get(file, 1) == 0
        (kept if runs else left).append(item)
    config.hook.pytest_deselected(items=left)
    return kept


def _ours(item: pytest.Item) -> bool:
    return item.path.is_relative_to(Path(__file__).parent)


def ordered(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests with those of the dear files first, and after them the fullest files."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return items
    files: dict[str, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(str(item.path), []).append(item)

    def place(file: str) -> tuple[int, int]:
        at = next((n for n, dear in enumerate(DEAR) if file.endswith(f"tests/{dear}")), len(DEAR))
        return at, -len(files[file])

    return [item for file in sorted(files, key=place) for item in files[file]]
