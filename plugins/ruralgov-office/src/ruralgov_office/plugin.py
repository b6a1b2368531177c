"""What this package offers to ruralgov."""

from collections.abc import Mapping, Sequence

from ruralgov.hooks.specs import hookimpl
from ruralgov.ports.tables import Fault, Statement, Table, TableFormat, TableSpec


class Xlsx:
    """The format ``xlsx``; what it needs is imported when it is chosen."""

    def read(self, data: bytes, spec: TableSpec, file: str) -> Table:
        """Return the rows of the sheet that has the table; see :class:`Workbooks`."""
        from ruralgov_office.workbooks import Workbooks

        return Workbooks().read(data, spec, file)

    def template(self, spec: TableSpec) -> bytes:
        """Return an empty table to fill in."""
        from ruralgov_office.workbooks import Workbooks

        return Workbooks().template(spec)

    def mark(self, data: bytes, spec: TableSpec, faults: Sequence[Fault]) -> bytes:
        """Return a copy with each fault beside its cell."""
        from ruralgov_office.workbooks import Workbooks

        return Workbooks().mark(data, spec, faults)

    def write(self, statement: Statement) -> bytes:
        """Return a workbook of the statement."""
        from ruralgov_office.workbooks import Workbooks

        return Workbooks().write(statement)

    def write_all(self, statements: Sequence[Statement]) -> bytes:
        """Return a workbook with a sheet for each statement."""
        from ruralgov_office.workbooks import Workbooks

        return Workbooks().write_all(statements)


@hookimpl
def ruralgov_tables() -> Mapping[str, TableFormat]:
    """Offer workbooks."""
    return {"xlsx": Xlsx()}
