"""The answer to the question about figures of a week."""

from ruralgov.domain.cases.figures.queries import FigureSheet
from ruralgov.domain.cases.figures.queries_week import SEVEN, WeekFigures, instants, monday
from ruralgov.domain.cases.figures.sources import Period
from ruralgov.domain.cases.figures.views import sheet_of
from ruralgov.domain.kernel.calendar import DAY
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.month import month_of


def week_figures(query: WeekFigures, asked: Asked) -> FigureSheet:
    """Return the figures of a place and a week (rule 66)."""
    first, (since, until) = monday(query.week), instants(query.week)
    months = month_of(first), month_of(first + SEVEN - DAY)
    period = Period(first=months[0], last=months[1], since=since, until=until)
    return sheet_of(query, period, (query.week, query.week), asked)
