"""The format ``xlsx``."""

from collections.abc import Sequence

from ruralgov.ports.tables import Fault, Statement, Table, TableSpec
from ruralgov_office import marking, reading, templates, writing


class Workbooks:
    """Reads and writes workbooks; see :class:`ruralgov.ports.tables.TableFormat`."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        """Return the rows of the one sheet that has the table.

        Raises ``table_header_wrong``, and the codes that begin with ``workbook_``, ``sheet_`` and
        ``columns_`` where the whole file is refused.
        """
        return reading.read(data, spec, file)

    def template(self, spec: TableSpec) -> bytes:
        """Return an empty table with drop-downs, one example and a sheet that explains it."""
        return templates.template(spec)

    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        """Return a copy with each fault beside its cell and in a column of its row."""
        return marking.mark(data, spec, faults)

    def write(self, statement: Statement) -> bytes:
        """Return a workbook without a formula; raises ``cell_too_long``."""
        return writing.write(statement)

    def write_all(self, statements: Sequence[Statement]) -> bytes:
        """Return a workbook with a sheet for each statement; raises ``cell_too_long``."""
        return writing.write(*statements)
