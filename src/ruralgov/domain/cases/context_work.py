"""Who may ask for lists of open work, and for figures of it."""

from typing import Any, Final

from ruralgov.domain.cases.rights import looking
from ruralgov.domain.cases.worklist import queries as q
from ruralgov.domain.cases.worklist import views
from ruralgov.domain.kernel.declare import QueryRule, answers

QUERIES: Final[tuple[QueryRule[Any, Any], ...]] = (
    answers(q.WorkList, views.work_list, looking(lambda query, _read: query.place)),
)
