"""One question to many cities at once: what each answers, and which of them do not.

A city is asked as anybody asks it, by its own app and as an account that has a role there: who has
none is refused, and what is shown of people is recorded there. Its keys and its data stay with it.
"""

from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Final, Generic, TypeVar

from attrs import frozen

from ruralgov.app.application import App
from ruralgov.domain.access import STATISTICS
from ruralgov.domain.cases.figures.queries import CaseFigures, FigureSheet
from ruralgov.domain.cases.figures.together import COMMON, SheetSum, together
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.domain.kernel.scrub import scrubbed
from ruralgov.domain.kernel.text import Text
from ruralgov.ports.publishing import Ask
from ruralgov.reports import texts

A = TypeVar("A")
PATIENCE: Final = 30.0
"""Seconds for which one waits for all cities together."""
AT_ONCE: Final = 16
"""Cities that are asked at the same time."""


@frozen(kw_only=True)
class City:
    """A city that is asked: its code, its name, and the way to it."""

    code: str
    name: str
    ask: Ask


@frozen(kw_only=True)
class Missing:
    """A city that gave no answer, and why: it is in no sum, and never a nought."""

    city: str
    name: str
    why: RuralgovError


@frozen(kw_only=True)
class Answers(Generic[A]):
    """What the cities that answered said, by their codes, and the others."""

    found: dict[str, A]
    missing: tuple[Missing, ...]


@frozen(kw_only=True)
class FiguresOfCities:
    """The figures of each city and of all that answered, and those that did not."""

    sheets: dict[str, FigureSheet]
    missing: tuple[Missing, ...]
    together: SheetSum | None
    """None where no city answered."""


def figures_of_cities(
    cities: Sequence[City],
    query: CaseFigures,
    *,
    patience: float = PATIENCE,
    at_once: int = AT_ONCE,
) -> FiguresOfCities:
    """Return the figures of cities as each lets them out, and their sum.

    Each city holds its small numbers back before anything is added. Raises ``cities_of_one_city``
    or ``city_named_twice``.
    """
    if query.by not in COMMON or query.place is not None:
        raise BadInput(texts.CITIES_OF_ONE_CITY)
    answers = asked_each(cities, query, STATISTICS, patience=patience, at_once=at_once)
    sheets = {code: one for code, one in answers.found.items() if _answers(one, query)}
    strange = [
        Missing(city=city.code, name=city.name, why=_said(texts.CITY_ANSWER_WRONG, city))
        for city in cities
        if city.code in answers.found.keys() - sheets.keys()
    ]
    return FiguresOfCities(
        sheets=sheets,
        missing=(*answers.missing, *strange),
        together=together(sheets) if sheets else None,
    )


def asked_each(
    cities: Sequence[City],
    query: Query[A],
    purpose: Purpose,
    *,
    patience: float = PATIENCE,
    at_once: int = AT_ONCE,
) -> Answers[A]:
    """Ask all cities the same, *at_once* so many, and wait for *patience* seconds for all.

    Who refuses, fails or does not answer in time is missing, and stops no other. Raises
    ``city_named_twice``.
    """
    waiting: SimpleQueue[City] = SimpleQueue()
    told: SimpleQueue[tuple[str, A | RuralgovError]] = SimpleQueue()
    seen: set[str] = set()
    for city in cities:
        if city.code in seen:
            raise BadInput(texts.CITY_NAMED_TWICE, city=city.code)
        seen.add(city.code)
        waiting.put(city)

    def work() -> None:
        while True:
            try:
                city = waiting.get_nowait()
            except Empty:
                return
            told.put((city.code, _answer(city, query, purpose)))

    for _ in range(min(at_once, len(cities))):  # as daemons: one that hangs holds nobody up
        Thread(target=work, daemon=True).start()
    said = _collected(told, len(cities), monotonic() + patience)
    silent = {one.code: _said(texts.CITY_SILENT, one, seconds=f"{patience:g}") for one in cities}
    heard = {city.code: said.get(city.code, silent[city.code]) for city in cities}
    return Answers(
        found={code: one for code, one in heard.items() if not isinstance(one, RuralgovError)},
        missing=tuple(
            Missing(city=city.code, name=city.name, why=why)
            for city in cities
            if isinstance(why := heard[city.code], RuralgovError)
        ),
    )


def way_to(opening: Callable[[], App], account: AccountId) -> Ask:
    """Return the way to a city whose app can be opened here, for each question anew.

    It is asked as an account that has a role there.
    """

    def ask(query: Query[A], purpose: Purpose) -> A:
        with opening() as app:
            return app.query(query, actor=Actor(account), purpose=purpose)

    return ask


def _answer(city: City, query: Query[A], purpose: Purpose) -> A | RuralgovError:
    try:
        found: A = city.ask(query, purpose)
    except RuralgovError as error:
        return error
    except Exception as error:  # noqa: BLE001  the way to a city may fail in any way
        problem = scrubbed(f"{type(error).__name__}: {error}")
        return _said(texts.CITY_UNREACHABLE, city, problem=problem)
    return found


def _collected(
    told: "SimpleQueue[tuple[str, A | RuralgovError]]", count: int, end: float
) -> dict[str, A | RuralgovError]:
    """Return what is told until so many have told, or until the end."""
    found: dict[str, A | RuralgovError] = {}
    while len(found) < count:
        try:
            code, answer = told.get(timeout=max(0.0, end - monotonic()))
        except Empty:
            break
        found[code] = answer
    return found


def _answers(sheet: object, query: CaseFigures) -> bool:
    """Tell whether an answer is one to the question."""
    return isinstance(sheet, FigureSheet) and (sheet.by, sheet.place, sheet.first, sheet.last) == (
        query.by,
        query.place,
        query.first,
        query.last,
    )


def _said(text: Text, city: City, **facts: object) -> RuralgovError:
    return BadInput(text, city=city.code, name=city.name, **facts)
