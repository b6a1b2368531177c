"""The papers behind a voucher, as files beside its table."""

from collections.abc import Iterable
from hashlib import sha256
from mimetypes import guess_type

from ruralgov.domain.books import SourceDocument
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.imports import Importing
from ruralgov.imports import texts
from ruralgov.ports.tables import Line


def papers(line: Line, names: Iterable[str], importing: Importing) -> tuple[SourceDocument, ...]:
    """Return the papers that a row names; one that is no file of the folder is a problem."""
    found = []
    for name in names:
        data = importing.beside(name)
        if not data:
            folder = importing.options["papers"] or "-"
            error = BadInput(texts.PAPER_MISSING, name=name, folder=folder)
            importing.problems.add(line, error, "papers")
            continue
        kind = guess_type(name)[0] or "application/octet-stream"
        found.append(
            SourceDocument(name=name, kind=kind, sha256=sha256(data).hexdigest(), size=len(data))
        )
    return tuple(found)
