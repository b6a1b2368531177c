"""Who may ask for lists of open work, and for figures of it."""

from typing import Any, Final

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases.figures import queries_stock, queries_week, views_stock, views_week
from ruralgov.domain.cases.rights import looking
from ruralgov.domain.cases.worklist import queries as q
from ruralgov.domain.cases.worklist import views
from ruralgov.domain.kernel.declare import QueryRule, answers
from ruralgov.domain.kernel.ids import CITY

_COUNT: Final = looking(lambda query, _read: query.place or CITY, STATISTICS)
QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.WorkList, views.work_list, looking(lambda query, _read: query.place)),
    answers(queries_stock.CaseStock, views_stock.case_stock, _COUNT),
    answers(queries_week.WeekFigures, views_week.week_figures, _COUNT),
)
