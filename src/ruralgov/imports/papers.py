"""The papers behind a voucher, as files of a folder."""

from collections.abc import Iterable
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from ruralgov.domain.books.model import SourceDocument
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.imports.table import Problems
from ruralgov.ports.tables import Line


def papers(
    line: Line, names: Iterable[str], folder: Path | None, problems: Problems
) -> tuple[SourceDocument, ...]:
    """Return the papers that a row names; one that is no file of the folder is a problem."""
    found = []
    for name in names:
        path = folder / name if folder is not None and Path(name).name == name else None
        data = path.read_bytes() if path is not None and path.is_file() else b""
        if not data:
            problems.add(line, BadInput("paper_missing", name=name, folder=folder or "-"), "papers")
            continue
        kind = guess_type(name)[0] or "application/octet-stream"
        found.append(
            SourceDocument(name=name, kind=kind, sha256=sha256(data).hexdigest(), size=len(data))
        )
    return tuple(found)
