"""What is sampled and by which tests: found by the names of folders and files."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = ROOT / "src" / "ruralgov" / "domain"
TESTS = ROOT / "tests"
DECLARED = (
    *(
        "__init__",
        "messages*",
        "queries*",
        "records*",
        "rows*",
        "views*",
        "context*",
        "roles*",
        "texts*",
    ),
    *("declare", "errors", "ids", "labels"),
)
"""Files that say what there is and what is shown of it, and do not decide."""
OF_ALL = TESTS / "imports" / "test_said.py"
"""Asks of the tables of every context what their page says."""
EVERYWHERE = ("declare", "errors", "ids", "labels")
"""Files of the kernel that every test imports, so that the import says nothing."""


def contexts() -> list[str]:
    """Return the names of the contexts, and of the kernel."""
    folders = [path for path in DOMAIN.iterdir() if (path / "context.py").exists()]
    return sorted(["kernel", *(path.name for path in folders)])


def files(context: str) -> list[Path]:
    """Return the files of a context whose mutants are sampled."""
    return sorted(
        path
        for path in (DOMAIN / context).rglob("*.py")
        if not any(fnmatch(path.stem, pattern) for pattern in DECLARED)
    )


def tests(context: str) -> list[Path]:
    """Return the files of tests in the folder of a context, and those that import from it."""
    return sorted(
        path
        for path in TESTS.rglob("test_*.py")
        if path.is_relative_to(TESTS / context) or context in _imported(path) or path == OF_ALL
    )


def chosen(context: str, pattern: str) -> list[Path]:
    """Return the files of tests of a context whose path, from the root, is so written."""
    return [path for path in tests(context) if fnmatch(str(path.relative_to(ROOT)), pattern)]


@cache
def _imported(path: Path) -> frozenset[str]:
    """Return the contexts from which a file imports."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.ImportFrom(module=str() as module):
                words = module.split(".")
                if words[:2] == ["ruralgov", "domain"] and not {*words[3:]} & {*EVERYWHERE}:
                    yield from words[2:3] or (name.name for name in node.names)
