"""The files whose tests are dearest: many workers take these first, so that none ends last."""

import os

import pytest

DEAR = (
    "app/test_kill_sweep.py",
    "cli/test_cli.py",
    "site/test_village_browser.py",
    "site/test_browser.py",
    "trust/test_machine.py",
    "oversight/test_faults.py",
    "docs/test_tutorials.py",
    "stores/test_stores.py",
    "ports/test_upgrade.py",
    "trust/test_races.py",
    "trust/test_verify.py",
    "trust/test_backup.py",
    "trust/test_restored.py",
    "campaign/test_ends.py",
    "trust/test_postgresql_faults.py",
    "books/test_statements.py",
    "trust/test_access_matrix.py",
    "docs/test_reference.py",
    "exports/test_journals.py",
    "app/test_every_command.py",
)
"""In this order, by the seconds that they took."""


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
