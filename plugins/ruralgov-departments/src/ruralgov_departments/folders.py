"""What registers behind a folder have in common: whole files, numbers given once, settings."""

import hashlib
import os
import tempfile
import threading
from pathlib import Path

from ruralgov.ports.registers import Shape


def items(text: str) -> dict[str, frozenset[Shape]]:
    """Return what can be asked, of a text such as ``deposits: exists compare; houses: exists``."""
    found = {}
    for part in text.split(";"):
        item, _, shapes = part.partition(":")
        named = frozenset(shape for shape in Shape if shape.value in shapes.split())
        if not item.strip() or len(named) != len(shapes.split()) or not named:
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
    """Keep a text under a number of its own, and return it; one that is kept has its number."""
    known = folder / f"{number_of(text)}.number"
    if known.exists():
        return int(known.read_text("ascii"))
    draft = folder / f".{number_of(text)}.{os.getpid()}.{threading.get_ident()}"
    draft.write_text(text, encoding="utf-8")
    try:
        number = _taken(folder, draft)
    finally:
        draft.unlink(missing_ok=True)
    written(known, str(number).encode())
    return number


def _taken(folder: Path, draft: Path) -> int:
    """Give a file the next number that nobody else has taken."""
    number = max((int(path.stem) for path in folder.glob("*.json")), default=0)
    while True:
        number += 1
        try:
            os.link(draft, folder / f"{number}.json")
        except FileExistsError:
            continue
        return number
