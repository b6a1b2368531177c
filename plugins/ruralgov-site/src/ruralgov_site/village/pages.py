"""The village pages as text, one by one, by the name of their file."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any, Final

from attrs import frozen

from ruralgov.domain.disclosure import ITEMS, PRINT, PublicationKind, due_day
from ruralgov.domain.disclosure.catalogue import COUNTED
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.month import last_day
from ruralgov_site.village.charts import chart
from ruralgov_site.village.codes import Code, code
from ruralgov_site.village.model import Shown, Site, Town, Village
from ruralgov_site.village.publication import bridge, thousandths, view
from ruralgov_site.village.rendering import templates
from ruralgov_site.village.words import Words

KINDS: Final = tuple(PublicationKind)
File = tuple[str, str]
"""The name of a file, with folders, and its text."""


@frozen(kw_only=True)
class Card:
    """One QR code with what stands around it."""

    place: str
    what: str
    url: str
    code: Code
    print: str = ""


@frozen(kw_only=True)
class Owned:
    """One item of what a village owns, as a line with a bar."""

    code: str
    name: str
    text: str
    count: int
    share: float | None


@frozen(kw_only=True)
class Silence:
    """Months that are not shown: the first was *due* so many *days* ago, or will be."""

    months: str
    due: date
    days: int
    many: int


class Pages:
    """Makes the pages of a site."""

    def __init__(self, site: Site) -> None:
        self.site, self.words = site, Words(site.lang)
        self._made = templates(site, self.words)

    def village(self, village: Village) -> Iterator[File]:
        """Give the pages of a village: its own, its points, each publication, its sheet."""
        way = self._way(village)
        yield f"v/{village.code}.html", self._village(village, way)
        if village.credit:
            here = (self.words("credit"), f"c/{village.code}.html")
            page = self._page("credit", "../", [*way, here], village=village, credit=village.credit)
            yield f"c/{village.code}.html", page
        for shown in village.shown:
            yield f"p/{shown.address}.html", self._publication(village, shown, way)
            if shown.it.withdrawn is None:
                yield f"p/{shown.address}.json", shown.it.file
        if self.site.base_url:
            cards = list(self.cards(village))
            page = self._page("sheet", "../", way, whose=village.place, cards=cards)
            yield f"q/{village.code}.html", page

    def town(self, town: Town, cards: list[Card]) -> Iterator[File]:
        """Give the overview of a town, and the sheet of its villages."""
        way = [(self.words("back_city"), "index.html"), (town.name, f"t/{town.code}.html")]
        yield f"t/{town.code}.html", self._page("town", "../", way, town=town)
        if self.site.base_url:
            yield (
                f"q/{town.code}.html",
                self._page("sheet", "../", way, whose=town.name, cards=cards),
            )

    def whole(self, towns: list[Town], rows: list[Mapping[str, Any]]) -> Iterator[File]:
        """Give the overview of the city, the catalogue and the page that checks a file."""
        way = [(self.site.name, "index.html")]
        yield (
            "index.html",
            self._page(
                "city",
                "",
                way,
                towns=towns,
                rows=rows,
                of=sum(town.due(-1) for town in towns),
                out=rows[-1]["out"],
            ),
        )
        yield "check.html", self._page("check", "", way)
        groups = [(kind, list(items)) for kind, items in groupby(ITEMS.values(), lambda i: i.kind)]
        counted = sum(len(items) for kind, items in groups if kind.value in COUNTED)
        yield "catalogue.html", self._page("catalogue", "", way, groups=groups, counted=counted)

    def home_card(self, village: Village) -> Card:
        """Return the card whose code always leads to the newest of a village."""
        url = f"{self.site.base_url}/v/{village.code}.html"
        return Card(place=village.place, what=self.words("always"), url=url, code=code(url))

    def cards(self, village: Village) -> Iterator[Card]:
        """Give a card for the newest publication of each kind, and the one that stays."""
        for kind in KINDS:
            shown = village.newest(kind)
            if shown is None:
                continue
            url = f"{self.site.base_url}/p/{shown.address}.html#{shown.it.file_hash[:PRINT]}"
            span = self.words.span(shown.it.first, shown.it.last)
            yield Card(
                place=village.place,
                what=f"{span} {self.words.kind(kind)}",
                url=url,
                code=code(url),
                print=shown.print,
            )
        yield self.home_card(village)

    def _village(self, village: Village, way: list[tuple[str, str]]) -> str:
        newest = {kind: village.newest(kind) for kind in KINDS}
        finance, contracts = newest[PublicationKind.FINANCE], newest[PublicationKind.CONTRACTS]
        owned = newest[PublicationKind.PROPERTY]
        let = contracts.items["8-02"]["entries"] if contracts else []
        return self._page(
            "village",
            "../",
            way,
            village=village,
            finance=finance,
            bridge=bridge(finance.content) if finance else None,
            silences=self.silences(village),
            days_late=_days_late(finance) if finance else 0,
            owed=[one for one in let if one["due"] > one["paid"]],
            property=owned,
            contracts=contracts,
            let=let,
            home=self.owned(owned) if owned else (),
            columns=chart(village, self.site.months, self.words),
            newest_first=sorted(
                village.shown,
                key=lambda one: (one.it.last, one.it.published, one.it.version),
                reverse=True,
            ),
        )

    def silences(self, village: Village) -> list[Silence]:
        """Return the months that a village has not shown: those overdue, and those not yet due."""
        made = self.site.made
        months = [month for month in village.silent(self.site.months) if last_day(month) < made]
        late = [month for month in months if due_day(month) < made]
        waiting = months[len(late) :]
        return [
            Silence(
                months=self.words.months(some),
                due=due_day(some[0]),
                days=(made - due_day(some[0])).days,
                many=len(some),
            )
            for some in (late, waiting)
            if some
        ]

    def owned(self, shown: Shown) -> list[Owned]:
        """Return what a village owns, item by item: money with bars, land by its area."""
        items = [item for code_, item in shown.items.items() if code_[0] in "45"]
        most = max((item["amount"] or 0 for item in items), default=0)
        found = []
        for item in items:
            amount, entries = item["amount"], item["entries"]
            worth = item.get("registered") if amount is None else amount
            if item["code"][0] == "5":
                if entries:
                    found.append(_land(item))
            elif worth or entries:
                share = round(100 * max(worth or 0, 0) / most, 1) if most else None
                found.append(
                    Owned(
                        code=item["code"],
                        name=item["name"],
                        text=f"{show_yuan(worth or 0)} {self.words('yuan')}",
                        count=sum("asset_code" in entry for entry in entries),
                        share=share,
                    )
                )
        return found

    def _publication(self, village: Village, shown: Shown, way: list[tuple[str, str]]) -> str:
        if shown.it.withdrawn is not None:
            here = self.words.span(shown.it.first, shown.it.last)
            way = [*way, (here, f"p/{shown.address}.html")]
            return self._page("withdrawn", "../", way, village=village, shown=shown)
        about = {
            "code": village.code,
            "town_code": village.town_code,
            "made": str(self.site.made),
            "newer": shown.newer,
        }
        if not shown.it.sealed:
            about["unsealed"] = "1"
        given = view(shown.it.file, about, shown.before, shown.after, self.words)
        return self._made.get_template("publication.html").render(given)

    def _way(self, village: Village) -> list[tuple[str, str]]:
        return [
            (self.words("back_city"), "index.html"),
            (village.town, f"t/{village.town_code}.html"),
            (village.place, f"v/{village.code}.html"),
        ]

    def _page(
        self,
        name: str,
        root: str,
        way: list[tuple[str, str]],
        **more: Any,
    ) -> str:
        title = " · ".join([*(label for label, _ in reversed(way)), self.words("site")])
        return self._made.get_template(f"{name}.html").render(
            root=root, way=way, title=title, **more
        )


def _land(item: Mapping[str, Any]) -> Owned:
    sums: dict[str, int] = {}
    for entry in item["entries"]:
        sums[entry["unit"]] = sums.get(entry["unit"], 0) + entry["quantity"]
    text = "、".join(f"{thousandths(sums[unit])} {unit.partition('（')[0]}" for unit in sums)
    return Owned(
        code=item["code"], name=item["name"], text=text, count=len(item["entries"]), share=None
    )


def _days_late(shown: Shown) -> int:
    """Return how many days late accounts were first shown; a correction is not late."""
    if shown.it.version > 1:
        return 0
    return max(0, (shown.it.published - due_day(shown.it.last)).days)
