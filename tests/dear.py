"""The files whose tests are dearest: many workers take these first, and the dearest go by turns.

What is one question asked of many things is asked of some of them at each turn of the whole suite
(``tests/sampling.py``), and of all where a file or folder is named:

- the tests of the files in ``TURNS``;
- the files in ``WHOLE``, whose tests look at one dear world: all of a file or none of it;
- the cases of a test that has more than ``MANY``;
- on PostgreSQL, tests that are asked of other storages too.
"""

import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from tests.sampling import FULL, TURN

DEAR = (
    "cli/test_demo.py",
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
    "cli/test_cli.py",
    "cli/test_wrong_use.py",
    "trust/test_restored.py",
    "trust/test_backup.py",
    "trust/test_machine.py",
    "trust/test_machine_compacts.py",
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
    "trust/test_races_compacts.py",
    "ports/test_shapes.py",
    "ports/test_partitions.py",
    "app/test_shelf.py",
)
"""In this order, by the seconds that they took."""
TURNS: Final = {
    "app/test_changed_shapes.py": 2,
    "app/test_rotation.py": 2,
    "app/test_shelf.py": 2,
    "campaign/test_ends.py": 3,
    "campaign/test_tamper.py": 3,
    "cli/test_wrong_use.py": 4,
    "door/test_lines.py": 3,
    "door/test_objects.py": 4,
    "door/test_schema.py": 4,
    "examples/ruralgov-wells/tests/test_wells.py": 3,
    "exports/test_journals.py": 3,
    "feed/test_feed.py": 4,
    "office/test_export.py": 2,
    "office/test_limits.py": 3,
    "office/test_templates.py": 3,
    "ports/test_apart.py": 2,
    "ports/test_partitions.py": 3,
    "ports/test_process.py": 2,
    "ports/test_shapes.py": 3,
    "ports/test_storage_kit.py": 4,
    "ports/test_upgrade.py": 2,
    "site/test_browser.py": 3,
    "site/test_village_browser.py": 3,
    "stores/test_stores.py": 6,
    "testing/test_contexts.py": 2,
    "testing/test_publisher_kit.py": 2,
    "trust/test_backup.py": 2,
    "trust/test_erasures_list.py": 2,
    "trust/test_restored.py": 2,
    "trust/test_verify.py": 4,
}
"""In so many turns each test of these files has run.

A file that takes samples by turns itself has no divisor in common with those: each sample must
meet each of its tests.
"""
WHOLE: Final = {
    "cli/test_demo.py": 2,
    "docs/test_tutorials.py": 2,
    "oversight/test_faults.py": 3,
    "site/test_docs.py": 3,
}
"""In so many turns all of a file has run; they take turns in this order."""
MANY, OF_MANY = 12, 3
"""A test with more cases than this has run for each in so many turns."""
SERVERS: Final = {"postgresql", "partitioned"}
ON_SERVERS = 3
"""In so many turns each test has run on them that names its storage by a parameter."""
HERE = Path(__file__).parent


def at_turn(items: list[pytest.Item], config: pytest.Config) -> list[pytest.Item]:
    """Return the tests of this turn; all where a file or folder was named."""
    whole = {Path(one).resolve() for one in config.getini("testpaths")}
    if FULL or {config.invocation_params.dir / one for one in config.args} != whole:
        return items
    kept = taken(items, TURN)
    left = {*items}.difference(kept)
    config.hook.pytest_deselected(items=[one for one in items if one in left])
    return kept


def taken(items: list[pytest.Item], turn: int) -> list[pytest.Item]:
    """Return those of all tests that are taken at a turn."""
    cases = Counter(map(_test, items))
    counts: Counter[tuple[str, int]] = Counter()
    kept = []
    for item in items:
        file = _file(item.path)
        turns = _turns(item, file, cases[_test(item)])
        number = [*WHOLE].index(file) if file in WHOLE else counts[file, turns]
        counts[file, turns] += 1
        if (number + turn) % turns == 0:
            kept.append(item)
    return kept


def _turns(item: pytest.Item, file: str, cases: int) -> int:
    """Return in how many turns a test has run that has so many cases."""
    if file in WHOLE:
        return WHOLE[file]
    on_server = any(isinstance(one, str) and one in SERVERS for one in _parameters(item))
    return max(TURNS.get(file, 1), OF_MANY if cases > MANY else 1, ON_SERVERS if on_server else 1)


def _parameters(item: Any) -> list[Any]:
    return [*item.callspec.params.values()] if hasattr(item, "callspec") else []


def _test(item: pytest.Item) -> str:
    """Return the name of a test without that of the case."""
    return item.nodeid.partition("[")[0]


@cache
def _file(path: Path) -> str:
    return path.relative_to(HERE.parent).as_posix().removeprefix("tests/")


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
