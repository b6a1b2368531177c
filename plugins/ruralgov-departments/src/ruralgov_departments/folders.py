"""What registers behind a folder have in common: whole files, numbers given once, settings."""

import hashlib
import os
import tempfile
from pathlib import Path

from ruralgov.ports.registers import Shape


def items(text: str) -> dict[str, frozenset[Shape]]:
    """Return what can be asked, of a text such as ``deposits: exists compare; houses: exists``."""
    found = {}
    for part in text.split(";"):
        item, _, shapes = part.partition(":")
        named = frozenset(Shape(one) for one in shapes.split())
        if not item.strip() or not named:
            raise ValueError("items: 'deposits: exists compare; houses: exists'")
        found[item.strip()] = named
    return found


def number_of(key: str) -> str:
    """Return a name for a file of a key, whatever text that is."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def written(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for nobody else to read."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".draft")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def given_once(folder: Path, text: str) -> int:
    """Keep a text under the next number, and return it; one that is kept has its number."""
    kept = {int(path.stem): path for path in folder.glob("*.json")}
    for number, path in kept.items():
        if path.read_text("utf-8") == text:
            return number
    number = max(kept, default=0) + 1
    with (folder / f"{number}.json").open("x", encoding="utf-8") as file:
        file.write(text)
    return number
