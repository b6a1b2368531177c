"""Folders that are filled once in a process and copied for each test that wants one."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path


def prepared(folder: Path, fill: Callable[[Path], object]) -> Path:
    """Copy into *folder* what *fill* leaves in an empty one, and return *folder*.

    *fill* is called the first time that a process wants it, and leaves nothing open.
    """
    shutil.copytree(_filled(fill), folder, dirs_exist_ok=True)
    return folder


@cache
def _filled(fill: Callable[[Path], object]) -> Path:
    kept = tempfile.TemporaryDirectory(
        prefix="ruralgov-prepared-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")
    )
    atexit.register(kept.cleanup)
    fill(Path(kept.name))
    return Path(kept.name)
