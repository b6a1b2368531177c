"""Faults in what is asked and answered: sentences 5, 6, 7, 11, 13.2 and 14."""

import unicodedata
from collections.abc import Callable
from typing import Any, Final

import msgspec
from attrs import evolve
from tests.ports.broken.planting import (
    InEveryTransaction,
    answering,
    asking,
    events,
    integers,
    texts,
    values,
    writing,
)

from ruralgov.ports.storage import Where

changed = msgspec.structs.replace


def sorts(key: Callable[[Any], Any]) -> type:
    """Return a fault: the rows of the pairs come in another order."""
    return answering(
        "rows", lambda found, table, *_: sorted(found, key=key) if table == "kit_pairs" else found
    )


def conditions(change: Callable[[Where], Where | None]) -> type:
    """Return a fault: conditions are taken otherwise, or not at all."""
    return asking("rows", lambda table, where: (table, [c for w in where if (c := change(w))]))


def extra(operator: str, more: Callable[[Any, Any], bool]) -> type:
    """Return a fault: one operator finds more or less than it should."""

    class Extra:
        def rows(self, table: str, where: Any, **kwargs: Any) -> Any:
            plain: Any = super()
            if len(where) != 1 or where[0].operator != operator or kwargs:
                return plain.rows(table, where, **kwargs)
            at = {"id": 0, "code": 1, "a": 0, "n": 1, "b": 2, "c": 3, "fen": 4}[where[0].column]
            at = 2 if table == "kit" and where[0].column == "n" else at
            return [row for row in plain.rows(table, ()) if more(row[at], where[0].value)]

    return Extra


class AfterFirstColumn:
    def rows(self, table: str, where: Any, **kwargs: Any) -> Any:
        after, limit = kwargs.pop("after", ()), kwargs.pop("limit", None)
        plain: Any = super()
        found = plain.rows(table, where, **kwargs)
        return [row for row in found if not after or row[0] > after[0]][:limit]


class LookupByFirstColumn:
    def lookup(self, table: str, columns: Any, several: Any) -> Any:
        plain: Any = super()
        if len(columns) == 1:
            return plain.lookup(table, columns, several)
        at = {"a": 0, "b": 2}[columns[0]]
        return [row for row in plain.rows(table, ()) if row[at] in {one[0] for one in several}]


class LookupFindsNone:
    def lookup(self, table: str, columns: Any, several: Any) -> Any:
        plain: Any = super()
        none = [Where(columns[0], "=", None)] if any(None in one for one in several) else None
        found = plain.lookup(table, columns, several)
        return found + (plain.rows(table, none) if none else [])


class LoadsAnyKind:
    def load(self, kind: str, keys: Any) -> Any:
        plain: Any = super()
        return [one for one in plain.records(("", ""), 9999) if one.key in keys]


class RecordsByKey:
    def records(self, after: Any, limit: int) -> Any:
        plain: Any = super()
        whole = sorted(plain.records(("", ""), 9999), key=lambda one: (one.key, one.kind))
        return [one for one in whole if (one.key, one.kind) > after[::-1]][:limit]


class VersionsAsText:
    def history(self, after: Any, limit: int) -> Any:
        plain: Any = super()

        def order(one: Any) -> tuple[str, str, str]:
            return one.kind, one.key, str(one.version)

        whole = sorted(plain.history(("", "", 0), 9999), key=order)
        return [one for one in whole if order(one) > (*after[:2], str(after[2]))][:limit]


class SumsFirst:
    def tally(self, table: str, where: Any, by: Any, sums: Any = ()) -> Any:
        plain: Any = super()
        kept = self.__dict__.get("store", self.__dict__.get("_store")).__dict__
        found = plain.tally(table, where, by, sums)
        return list(kept.setdefault("first", {}).setdefault((table, *where, by, sums), found))


class EmptyGroups:
    def tally(self, table: str, where: Any, by: Any, sums: Any = ()) -> Any:
        plain: Any = super()
        found = plain.tally(table, where, by, sums)
        return found or [(*("no" for _ in by), 0, *(0 for _ in sums))]


class LatestByKey:
    def latest(self) -> str:
        plain: Any = super()
        found = plain.history(("", "", 0), 9999)
        return str(found[-1].at) if found else ""


NONE_FIRST = lambda row: [(one is not None, str(one)) for one in row]  # noqa: E731
ANY: Final[list[tuple[str, str, type]]] = [
    ("5.1", "the newest event is not shown", answering("feed", lambda found, *_: found[:-1])),
    ("5.1", "an event comes twice", answering("feed", lambda found, *_: found[:1] + found)),
    (
        "5.1",
        "events of a transaction are turned round",
        writing(lambda one: evolve(one, events=one.events[::-1])),
    ),
    (
        "5.3",
        "later pages lose their first event",
        answering("feed", lambda found, after, _: found[1 if after else 0 :]),
    ),
    ("5.3", "the feed ignores its limit", asking("feed", lambda after, _: (after, 9999))),
    ("5.3", "the feed ignores where to go on", asking("feed", lambda _, limit: ("", limit))),
    ("6.1", "rows come backwards", answering("rows", lambda found, *_: found[::-1])),
    ("6.1", "numbers sort as text", sorts(lambda row: (row[0], str(row[1])))),
    ("6.1", "upper and lower case sort as one", sorts(lambda row: (row[0].casefold(), row[1]))),
    ("6.1", "UTF-16 sorts", sorts(lambda row: (row[0].encode("utf-16-be"), row[1]))),
    ("6.1", "only the first column of the key sorts", sorts(lambda row: (row[0], -row[1]))),
    ("6.2", "limit is ignored", asking("rows", lambda *args: args, limit=None)),
    ("6.2", "after is ignored", asking("rows", lambda *args: args, after=())),
    ("6.2", "after compares the first column alone", AfterFirstColumn),
    (
        "6.3",
        "columns come in the order of the table",
        asking("rows", lambda *args: args, columns=()),
    ),
    ("6.4", "None is not found", conditions(lambda w: evolve(w, value=w.value or ""))),
    ("6.4", "empty text is None", conditions(lambda w: evolve(w, value=w.value or None))),
    (
        "6.4",
        "upper case is lower case",
        extra("=", lambda mine, its: str(mine).casefold() == str(its).casefold()),
    ),
    (
        "6.5",
        "at most is below",
        extra("<=", lambda mine, its: None not in (mine, its) and mine < its),
    ),
    (
        "6.5",
        "beyond is from",
        extra(">", lambda mine, its: None not in (mine, its) and mine >= its),
    ),
    (
        "6.5",
        "None is at most anything",
        extra("<=", lambda mine, its: mine is None or (its is not None and mine <= its)),
    ),
    ("6.6", "the first condition alone counts", asking("rows", lambda t, w: (t, w[:1]))),
    ("6.6", "the last condition alone counts", asking("rows", lambda t, w: (t, w[-1:]))),
    ("6.7", "the first of two columns finds", LookupByFirstColumn),
    ("6.7", "None is found", LookupFindsNone),
    ("6.7", "the first 999 are looked up", asking("lookup", lambda t, c, v: (t, c, v[:999]))),
    ("6.8", "any kind is loaded", LoadsAnyKind),
    ("6.8", "one key is loaded", asking("load", lambda kind, keys: (kind, keys[:1]))),
    ("6.8", "the first 999 are loaded", asking("load", lambda kind, keys: (kind, keys[:999]))),
    ("6.9", "records ignore their limit", asking("records", lambda after, _: (after, 9999))),
    ("6.9", "records ignore where to go on", asking("records", lambda _, n: (("", ""), n))),
    ("6.9", "records come by key", RecordsByKey),
    ("6.10", "history is empty", answering("history", lambda *_: [])),
    ("6.10", "history ignores its limit", asking("history", lambda after, _: (after, 9999))),
    ("6.10", "history ignores where to go on", asking("history", lambda _, n: (("", "", 0), n))),
    (
        "6.10",
        "history goes on with the next record",
        asking("history", lambda a, n: ((*a[:2], 99), n)),
    ),
    ("6.10", "versions sort as text", VersionsAsText),
    ("7.3", "the latest is that of the last record", LatestByKey),
    ("7.3", "there is no latest", answering("latest", lambda _: "")),
    ("7.4", "the tip is that of an older event", answering("tip", lambda found: found and b"old")),
    ("7.4", "there is always a tip", answering("tip", lambda found: found or b"none")),
    ("9.3", "the next number is counted", answering("counted", lambda found, _: found + 1)),
    ("9.3", "nothing is counted", answering("counted", lambda *_: 0)),
    ("11.1", "what was counted first stays", SumsFirst),
    ("11.1", "conditions are ignored", asking("tally", lambda t, _, *rest: (t, (), *rest))),
    (
        "11.2",
        "sums have 32 bits",
        answering(
            "tally",
            lambda found, *_: [
                tuple(v & 0xFFFFFFFF if isinstance(v, int) else v for v in row) for row in found
            ],
        ),
    ),
    (
        "11.3",
        "None comes first",
        answering("tally", lambda found, *_: sorted(found, key=NONE_FIRST)),
    ),
    ("11.3", "groups come backwards", answering("tally", lambda found, *_: found[::-1])),
    ("11.3", "groups without rows are given", EmptyGroups),
    ("13.2", "text ends at NUL", texts(lambda text: text.split("\0")[0])),
    (
        "13.2",
        "half a pair becomes a question mark",
        texts(lambda text: text.encode("utf-8", "replace").decode()),
    ),
    (
        "13.2",
        "the highest bits are cut",
        integers(lambda n: (n + (1 << 63)) % (1 << 64) - (1 << 63)),
    ),
    (
        "13.2",
        "an error of the driver comes through",
        integers(lambda n: n.to_bytes(8, signed=True) and n),
    ),
    ("14.1", "text is trimmed", texts(str.strip)),
    ("14.1", "text is cut at 255", texts(lambda text: text[:255])),
    (
        "14.1",
        "text of other planes is lost",
        texts(lambda text: "".join(one if ord(one) < 1 << 16 else "?" for one in text)),
    ),
    ("14.1", "text is normalised", texts(lambda text: unicodedata.normalize("NFC", text))),
    ("14.1", "line ends become one", texts(lambda text: text.replace("\r\n", "\n"))),
    (
        "14.2",
        "amounts have 31 bits",
        values(lambda v: v % (1 << 31) if isinstance(v, int) and v > 0 else v),
    ),
    ("14.2", "numbers lose their sign", integers(lambda n: abs(n) % (1 << 63))),
    ("14.3", "bodies of events are empty", events(lambda one: changed(one, body="{}"))),
    (
        "14.3",
        "sealed bytes of events are lost",
        events(lambda one: changed(one, sealed=None), "feed"),
    ),
    ("14.3", "no bytes are None", events(lambda one: changed(one, sealed=one.sealed or None))),
    (
        "14.3",
        "sealed bytes of records are lost",
        answering("load", lambda found, *_: [changed(one, sealed=None) for one in found]),
    ),
    ("14.4", "the actor is lost", events(lambda one: changed(one, actor=""), "history")),
    ("14.4", "marks of events are lost", events(lambda one: changed(one, mac=None), "feed")),
    (
        "16.4",
        "something is always wrong",
        answering("inspect", lambda *_: ["a trigger is missing"]),
    ),
    ("14.4", "the schema is 1", events(lambda one: changed(one, schema=1), "feed")),
    ("14.4", "instants are cut to seconds", events(lambda one: changed(one, at=one.at[:19]))),
]
FAULTS: Final = [InEveryTransaction(*one) for one in ANY]
