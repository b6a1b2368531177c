"""How a store is packed into a file and unpacked: SQLite as it is, PostgreSQL as SQL text."""

import lzma
import subprocess
from pathlib import Path

import psycopg

ENDINGS = {"sqlite": ".db.xz", "postgresql": ".sql.xz"}


def pack_sqlite(file: Path, into: Path) -> None:
    """Pack a database file that nobody has open."""
    if Path(f"{file}-wal").exists():
        raise RuntimeError(f"{file} is still open")
    _pack(file.read_bytes(), into)


def pack_postgresql(url: str, dump: Path, into: Path) -> None:
    """Pack a database with the program *dump*, as statements that any driver can give."""
    options = ("--no-owner", "--no-privileges", "--rows-per-insert=100")
    words: list[str | Path] = [dump, *options, url]
    done = subprocess.run(words, check=True, capture_output=True)  # noqa: S603  a pip package's
    lines = done.stdout.decode().splitlines(keepends=True)
    kept = (line for line in lines if not line.startswith(("\\restrict ", "\\unrestrict ")))
    _pack("".join(kept).encode(), into)


def unpack_sqlite(packed: Path, into: Path) -> str:
    """Unpack a database file and return its URL."""
    into.write_bytes(lzma.decompress(packed.read_bytes()))
    return f"sqlite:///{into}"


def unpack_postgresql(packed: Path, url: str) -> str:
    """Load a dump into an empty database and return its URL."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(lzma.decompress(packed.read_bytes()))
    return url


def _pack(content: bytes, into: Path) -> None:
    into.write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))
