"""Asks what was published, village by village, so that a whole city never is in memory."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives import DISCLOSURE
from ruralgov.domain.disclosure import Disclosing, DisclosingCollective, Published
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import next_month, parse_month
from ruralgov.ports.publishing import Ask, Edition
from ruralgov_site import texts
from ruralgov_site.village.credit import credit_by_code
from ruralgov_site.village.model import Site, Village, shown_of


def site_of(edition: Edition) -> Site:
    """Return what every page says; raises ``period_wrong`` and ``base_url_wrong``."""
    first, last = parse_month(edition.first), parse_month(edition.last)
    if first > last:
        raise BadInput(kernel_texts.PERIOD_WRONG, first=first, last=last)
    months = [first]
    while months[-1] < last:
        months.append(next_month(months[-1]))
    url = edition.base_url.rstrip("/")
    if url and not url.startswith(("https://", "http://")):
        raise BadInput(texts.BASE_URL_WRONG, url=edition.base_url)
    return Site(
        name=edition.name,
        made=date.fromisoformat(edition.made),
        base_url=url,
        lang="zh" if edition.lang == "zh" else "en",
        months=tuple(months),
        beside=edition.beside,
    )


def villages_of(ask: Ask, made: date) -> Iterator[Village]:
    """Give every collective with what it published, those of a town together.

    One that ended is among them if it published anything: printed codes lead to its pages.
    """
    rows: list[DisclosingCollective] = ask(Disclosing(), DISCLOSURE)
    names: dict[str, int] = {}
    kept = []
    for row in rows:
        files = ask(Published(collective=row.collective), DISCLOSURE)
        if row.until > made or files:
            names[row.code] = n = names.get(row.code, 0) + 1
            kept.append((row, files, n))
    credit = credit_by_code(ask, made)
    pages = {row.collective: _page(row.code, n) for row, _, n in kept}
    for row, files, n in kept:
        yield Village(
            code=_page(row.code, n),
            place=row.place if n == 1 else f"{row.place}（{row.name}）",
            town=row.town,
            town_code=row.town_code,
            name=row.name,
            since=row.since,
            until=row.until,
            shown=shown_of(files),
            credit=credit.get(row.code) if n == 1 else None,
            successor=row.successor_name,
            successor_page=pages.get(row.successor, "") if row.successor else "",
        )


def _page(code: str, n: int) -> str:
    """Return the name of the page of the n-th collective of a place."""
    return code if n == 1 else f"{code}-{n}"
