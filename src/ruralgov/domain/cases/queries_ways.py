"""What can be asked of what few cases have, and what the answers are."""

from ruralgov.domain.cases.rows_reporter import ChaseRow
from ruralgov.domain.cases.rows_ways import CoTaskRow, GrievanceRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Grievances(Query[list[GrievanceRow]]):
    """Ask which reporters of a village, a town or the city stayed dissatisfied, oldest first.

    Those that were reviewed already are left out, unless *settled* asks for them too.
    """

    place: PlaceId
    settled: bool = False


@frozen(kw_only=True)
class CoTasks(Query[list[CoTaskRow]]):
    """Ask which units that help still owe an answer in a village, a town or the city.

    The one that is due first comes first; with *late*, only those whose time is up.
    """

    place: PlaceId
    late: bool = False


@frozen(kw_only=True)
class Chases(Query[list[ChaseRow]]):
    """Ask which reporters of a village, a town or the city wait for an answer to a chase-up.

    The one that is due first comes first; with *late*, only those whose time is up.
    """

    place: PlaceId
    late: bool = False
