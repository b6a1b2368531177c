"""What the page of a publication shows, as plain values made of its file and of nothing else.

``templates/view.js`` does the same in the browser, where the page is made again to be compared.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any, Final

from ruralgov.domain.disclosure import PRINT, fingerprint
from ruralgov.domain.kernel.money import show_yuan
from ruralgov_site.village.words import Words

Entry = dict[str, Any]
ADDRESS: Final = 32
"""Marks of the fingerprint in the address of a page."""
THOUSAND: Final = 1000
SPENDING: Final = "3"
WORN: Final = ("折旧", "摊销")
"""What is in the name of spending that is booked and takes no money."""
NOTHING: Final = "—"
SHAPES: Final = (("asset_code", "asset"), ("other", "contract"), ("decision", "decision"))
"""What tells an asset, a contract and a decision from an amount of money."""
TOTALS: Final = ("money_before", "income", "spent", "money")
WHOSE: Final = ("name", "place", "town")
QUIET: Final = ("account",)
"""Fields of entries that no page shows."""
MONEY: Final = ("amount", "value", "depreciated", "spent", "total", "due", "paid")
DAYS: Final = ("day", "since")


def thousandths(count: int) -> str:
    """Return a quantity in thousandths as people read it: ``35.5``."""
    whole, rest = divmod(count, THOUSAND)
    return f"{whole:,}" + (f".{rest:03d}".rstrip("0") if rest else "")


def day_before(day: str) -> str:
    """Return the day before a day: a file says when something is over, people its last day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def view(
    text: str, about: Mapping[str, Any], before_text: str, after_text: str, words: Words
) -> dict[str, Any]:
    """Return what the template of a publication is given; *about* is what its file cannot say.

    *before_text* is the file of the version that it took the place of, *after_text* the one of the
    version that took its place; they are empty where there is none to be shown.
    """
    file = json.loads(text)
    before = json.loads(before_text) if before_text else None
    after = json.loads(after_text) if after_text else None
    content, digest = file["content"], sha256(text.encode()).hexdigest()
    address, whose = digest[:ADDRESS], content["collective"]
    way = [
        (words("back_city"), "index.html"),
        (whose["town"] or whose["place"], f"t/{about['town_code']}.html"),
        (whose["place"], f"v/{about['code']}.html"),
        (words.span(content["first"], content["last"]), f"p/{address}.html"),
    ]
    return {
        "root": "../",
        "way": way,
        "title": " · ".join([*(label for label, _ in reversed(way)), words("site")]),
        "file": file,
        "content": content,
        "whose": whose,
        "address": address,
        "print": fingerprint(digest),
        "seal": file["head"][: file["head"].find(":") + 1 + PRINT],
        "bridge": bridge(content),
        "groups": groups(content),
        "older": file["supersedes"][:ADDRESS],
        "newer": about["newer"],
        "before": before,
        "after": after,
        "corrected": changes(before["content"], content, words) if before else [],
        "later": changes(content, after["content"], words) if after else [],
        "about": about,
        "text": text,
        "before_text": before_text,
        "after_text": after_text,
        "about_text": json.dumps(about, ensure_ascii=False, sort_keys=True, separators=(",", ":")),
    }


def bridge(content: Mapping[str, Any]) -> dict[str, int] | None:
    """Return how the money at the end comes from that before, or None without totals. Fen."""
    totals = content["totals"]
    if "money" not in totals:
        return None
    worn = sum(
        entry["amount"]
        for item in content["items"]
        if item["code"][0] == SPENDING
        for entry in item["entries"]
        if any(word in entry["what"] for word in WORN)
    )
    before, income, spent, money = (totals[key] for key in TOTALS)
    other = money - before - income + spent - worn
    return {
        "before": before,
        "income": income,
        "spent": spent,
        "worn": worn,
        "other": other,
        "less": -other,
        "money": money,
    }


def shape(entry: Entry) -> str:
    """Return how an entry is shown; the assets of an item stand below its balances."""
    return next((name for key, name in SHAPES if key in entry), "money")


def groups(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the items by class: those that say something, and those of which there is nothing."""
    found = []
    for code, items in groupby(content["items"], lambda item: item["code"][0]):
        group: dict[str, Any] = {"code": code, "full": [], "empty": []}
        for item in items:
            if item["amount"] or item["entries"]:
                group["full"].append(_item(item))
            else:
                group["empty"].append({"code": item["code"], "name": item["name"]})
        found.append(group)
    return found


def _item(item: Entry) -> dict[str, Any]:
    shapes: dict[str, list[Entry]] = {}
    for entry in item["entries"]:
        shapes.setdefault(shape(entry), []).append(entry)
    amount, registered = item["amount"], item.get("registered")
    both = amount is not None and registered is not None
    return {
        "code": item["code"],
        "name": item["name"],
        "amount": amount,
        "differs": abs(amount - registered) if both else 0,
        "both": "asset" in shapes,
        "shapes": [
            {
                "shape": name,
                "entries": entries,
                "dated": "day" in entries[0],
                "valued": "value" in entries[0],
            }
            for name, entries in shapes.items()
        ],
    }


def changes(old: Mapping[str, Any], new: Mapping[str, Any], words: Words) -> list[dict[str, str]]:
    """Return what another content says otherwise, line by line: what, what it was, what it is."""
    found: list[dict[str, str]] = []
    for key in WHOSE:
        found += _row(words(f"field_{key}"), old["collective"][key], new["collective"][key])
    for key in TOTALS:
        was, now = (_yuan(side["totals"].get(key)) for side in (old, new))
        found += _row(words(key), was, now)
    both = [{item["code"]: item for item in side["items"]} for side in (old, new)]
    for code in sorted({*both[0], *both[1]}):
        found += _changed(both[0].get(code), both[1].get(code), words)
    return found


def _changed(old: Entry | None, new: Entry | None, words: Words) -> Iterator[dict[str, str]]:
    """Give what changed of an item and its entries."""
    item = new or old or {}
    name = words.item(item["code"], item["name"])
    was, now = ((side or {}).get("amount") for side in (old, new))
    yield from _row(name, _yuan(was), _yuan(now))
    was, now = ((side or {}).get("registered") for side in (old, new))
    yield from _row(f"{name} · {words('field_registered')}", _yuan(was), _yuan(now))
    gone, come = ([*side["entries"]] if side else [] for side in (old, new))
    for entry in [*gone]:
        if entry in come:
            gone.remove(entry)
            come.remove(entry)
    for entry in gone:
        same = next((one for one in come if _which(one) == _which(entry)), None)
        label = f"{name} · {_label(entry, words)}"
        if same is None:
            yield from _row(label, _sum(entry, words), NOTHING)
            continue
        come.remove(same)
        for key in sorted({*entry, *same}):
            sides = (_said(one.get(key), key, words) for one in (entry, same))
            if key not in QUIET:
                yield from _row(f"{label} · {words(f'field_{key}')}", *sides)
    for entry in come:
        yield from _row(f"{name} · {_label(entry, words)}", NOTHING, _sum(entry, words))


def _row(what: str, was: str, now: str) -> Iterator[dict[str, str]]:
    if was != now:
        yield {"what": what, "was": was, "now": now}


def _which(entry: Entry) -> list[str]:
    """Return what makes two entries the same one with other facts."""
    for key in ("number", "asset_code"):
        if key in entry:
            return [str(entry[key])]
    keys = ("month", "voucher", "account", "what")
    return [str(entry[key]) if key in entry else "" for key in keys]


def _label(entry: Entry, words: Words) -> str:
    if "decision" in entry:
        return words("reopened", month=words.month(entry["month"]))
    voucher = f" · {words('record', n=entry['voucher'])}" if "voucher" in entry else ""
    return f"{entry['what']}{voucher}"


def _sum(entry: Entry, words: Words) -> str:
    """Return what an entry that came or went says in short."""
    for key in ("amount", "total", "value", "quantity", "day"):
        if key in entry:
            return _said(entry[key], key, words)
    return str(entry["what"])


def _said(value: Any, key: str, words: Words) -> str:
    if value is None:
        return NOTHING
    if key in MONEY:
        return show_yuan(value)
    if key == "quantity":
        return thousandths(value)
    if key == "until":
        return words.day(day_before(value))
    return words.day(value) if key in DAYS else str(value)


def _yuan(fen: int | None) -> str:
    return NOTHING if fen is None else show_yuan(fen)
