"""Writing the pages of all villages: all of them, or nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from ruralgov.ports.publishing import Ask, Edition
from ruralgov_site.village.model import Site, Summary, Town, Village, summary_of
from ruralgov_site.village.pages import Card, File, Pages
from ruralgov_site.village.reading import site_of, villages_of
from ruralgov_site.writing import write_files


def write_villages(ask: Ask, edition: Edition, folder: Path) -> list[Path]:
    """Write what was published into a new or empty folder and return its pages.

    Equal publications give equal bytes. Raises ``folder_not_empty``, ``period_wrong`` and
    ``base_url_wrong``; then, and after any other failure, nothing was written.
    """
    site = site_of(edition)
    return write_files(files_of(site, villages_of(ask, site.made)), folder)


def files_of(site: Site, villages: Iterable[Village]) -> Iterator[File]:
    """Give every file of the site; the villages of a town must come together."""
    pages, months = Pages(site), list(site.months)
    towns: list[Town] = []
    totals = [{"month": month, "out": 0, "summed": 0, "income": 0, "spent": 0} for month in months]
    for (code, name), group in groupby(villages, lambda one: (one.town_code, one.town)):
        summaries: list[Summary] = []
        cards: list[Card] = []
        for village in group:
            yield from pages.village(village)
            summaries.append(summary_of(village, months))
            _add(totals, village, months)
            if site.base_url:
                cards.append(pages.home_card(village))
        towns.append(Town(code=code, name=name, villages=tuple(summaries)))
        yield from pages.town(towns[-1], cards)
    yield from pages.whole(towns, totals)  # type: ignore[arg-type]


def _add(totals: list[dict[str, Any]], village: Village, months: list[str]) -> None:
    for total, month in zip(totals, months, strict=True):
        shown = village.months.get(month)
        total["out"] += village.covering(month) is not None or month in village.taken_down
        if shown is not None:
            total["summed"] += 1
            total["income"] += shown.content["totals"]["income"]
            total["spent"] += shown.content["totals"]["spent"]
