"""The files whose tests are dearest: many workers take these first, so that none ends last."""

import os

import pytest

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
