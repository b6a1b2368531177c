"""What the reporters of the sample city say when they are called, and the units that help."""

from typing import Any, Final

from ruralgov.domain.cases import AnswerCoTask, CoTasks, Satisfaction
from ruralgov.domain.kernel.ids import CITY, CaseId
from ruralgov.sample.city import City

SAID: Final = (
    *(Satisfaction.SATISFIED,) * 780,
    *(Satisfaction.BASICALLY,) * 142,
    *(Satisfaction.DISSATISFIED,) * 57,
    *(Satisfaction.UNREACHABLE,) * 21,
)
CALLS: Final = 3
"""After so many calls somebody counts as not reached; a call a day, as the profile wants."""


def is_called_again(said: Satisfaction, calls: int) -> bool:
    """Tell whether another call follows the one with a number."""
    return said is Satisfaction.UNREACHABLE and calls < CALLS


def helping(city: City) -> list[Any]:
    """Return an answer of each unit that was asked to help: whoever leads waits for it."""
    asked = city.app.query(CoTasks(place=CITY), **city.staff("handler"))
    return [
        AnswerCoTask(case=CaseId(row.owner), unit=row.unit, answer="已配合处理") for row in asked
    ]
