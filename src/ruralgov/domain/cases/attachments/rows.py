"""The table of the files that should be in the store of files."""

from collections.abc import Iterator

from ruralgov.domain.cases.attachments.messages import AttachmentFiled, AttachmentWithdrawn
from ruralgov.domain.cases.messages_ending import CaseErased
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AttachmentRow:
    """A file whose bytes are kept; one that was withdrawn, or of an erased case, has no row."""

    owner: str = ""
    attachment: int
    """Its number in its case."""
    number: str
    """The number of its case."""
    stored: str


def _rows(case: Case) -> Iterator[AttachmentRow]:
    if case.beside is None or case.text.erased:
        return
    for one in case.beside.attachments:
        if one.withdrawn is None:
            yield AttachmentRow(attachment=one.number, number=case.number, stored=one.stored)


TABLES = (
    Table(
        name="attachments",
        row=AttachmentRow,
        key=("owner", "attachment"),
        indexes=(("stored",),),
        changed_by=(AttachmentFiled, AttachmentWithdrawn, CaseErased),
        rows=_rows,
    ),
)
