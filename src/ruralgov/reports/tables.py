"""Tables as files: the suffix chooses the format, and nothing is written over."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.hooks import Plugins
from ruralgov.ports.tables import BookFormat, Statement, TableFormat
from ruralgov.reports import texts


def format_of(plugins: Plugins, path: Path) -> TableFormat:
    """Return the format of a file, CSV where it has no suffix; raises ``table_format_unknown``."""
    return plugins.table_format(path.suffix.lower().removeprefix(".") or "csv")


def write_table(plugins: Plugins, path: Path, statement: Statement) -> None:
    """Write a statement to a new file, of which nothing runs when it is opened in Excel.

    Raises ``table_format_unknown``, ``cell_too_long`` or ``file_taken``.
    """
    write_new(path, format_of(plugins, path).write(statement))


def write_tables(plugins: Plugins, path: Path, statements: Sequence[Statement]) -> list[Path]:
    """Write statements to a new file, or to some beside each other, and return them.

    Where a file of the format holds one table, the second goes to ``name-2``, and so on. Raises
    what :func:`write_table` does; then nothing was written.
    """
    form = format_of(plugins, path)
    if isinstance(form, BookFormat):
        files = {path: form.write_all(statements)}
    else:
        files = {
            path.with_stem(path.stem if n == 1 else f"{path.stem}-{n}"): form.write(statement)
            for n, statement in enumerate(statements, start=1)
        }
    written: list[Path] = []
    try:
        for file, data in files.items():
            write_new(file, data)
            written.append(file)
    except (BadInput, OSError):
        for file in written:
            file.unlink()
        raise
    return written


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; raises ``file_taken``."""
    with written_new(path) as file:
        file.write(data)


@contextmanager
def written_new(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that is not there yet; a part of one is not left.

    Raises ``file_taken``.
    """
    try:
        file = path.open("xb")
    except FileExistsError:
        raise BadInput(texts.FILE_TAKEN, path=path) from None
    try:
        with file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise
