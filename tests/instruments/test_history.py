"""Random histories of masters, looked at day by day: never two, and none only where one lapsed."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from ruralgov.domain.instruments import (
    AdoptInstrument,
    DraftInstrument,
    InstrumentKind,
    WithdrawInstrumentEntry,
)
from tests.instruments.book import Book
from tests.instruments.desk import YEAR, key, master
from tests.sampling import TURN


def step(draw: Random, book: Book, number: int) -> None:
    """Enter another master, a version or a correction of one, or take one back."""
    masters = [one for one in book.now.instruments if one.kind is InstrumentKind.MASTER]
    target = draw.choice(masters)
    entry = draw.choice(target.versions).since
    if draw.random() < 0.2:
        book.tried(WithdrawInstrumentEntry(instrument=target.id, entry=entry, reason="t"))
        return
    since = YEAR + timedelta(days=draw.randrange(-300, 700))
    ends = {"until": since + timedelta(days=200)} if draw.random() < 0.1 else {}
    repeals = (target.id,) if draw.random() < 0.7 else ()
    paper = master(since=since, issued=None, review=None, checked=None, repeals=repeals, **ends)
    more: dict[str, Any] = draw.choice(
        [{}, {"of": target.id, "reason": "t"}, {"of": target.id, "corrects": entry, "reason": "t"}]
    )
    name = key(str(number))
    if book.tried(DraftInstrument(id=name, paper=paper, **more), "clerk"):
        book.tried(AdoptInstrument(draft=name))


def lapsing(book: Book) -> bool:
    """Tell whether some master says itself when it ends."""
    papers = [version.paper for one in book.now.instruments for version in one.versions]
    return any(paper.until is not None for paper in papers)


@pytest.mark.parametrize("seed", range(12))
def test_rule_3_invariant_12_there_is_one_master_on_any_day_whatever_happens(seed: int) -> None:
    draw, book = Random(TURN + seed), Book()  # noqa: S311  a history, no secret
    book.enter("master", master())
    for number in range(25):
        step(draw, book, number)
        if not book.now.instruments:
            book.enter(f"again-{number}", master())
        first = min(one.versions[0].since for one in book.now.instruments)
        for after in range(-7, 1200, 5):
            day: date = first + timedelta(days=after)
            masters = len(book.masters(day))
            assert masters <= (day >= first)
            assert masters == (day >= first) or lapsing(book)
