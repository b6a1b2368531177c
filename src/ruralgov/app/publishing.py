"""What of the events of all contexts may leave, and how it is taken out of what is stored."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache, partial
from hashlib import sha256
from typing import Any, Final, get_args, get_type_hints

import attrs

from ruralgov.app import codec, texts
from ruralgov.app.events import today, upcast
from ruralgov.domain.kernel.declare import Context, Record, Upcast
from ruralgov.domain.kernel.errors import PluginFailure
from ruralgov.domain.kernel.ids import AccountId, HouseholdId, PersonId
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.kernel.publish import FeedEvent, Keeps, Publishes
from ruralgov.domain.kernel.publish import Publishing as Declared
from ruralgov.ports.storage import Marked, StoredEvent

PEOPLE: Final = frozenset({AccountId, PersonId, HouseholdId})
"""The types of ids that stand for people."""
Take = Callable[[StoredEvent], dict[str, Any]]


class Publishing:
    """What is declared of each type of event; raises ``publishing_wrong``."""

    def __init__(self, contexts: Iterable[Context]) -> None:
        self.declared: dict[type, Declared] = {}
        self.records = {record.kind: record for context in contexts for record in context.records}
        for context in contexts:
            own = {event for record in context.records for event in record.events}
            for one in context.publishes:
                problem = _problem(one, own, self.declared.keys())
                if problem:
                    raise PluginFailure(
                        texts.PUBLISHING_WRONG, event=one.event.__name__, problem=problem
                    )
                self.declared[one.event] = one
        self._takes: dict[tuple[str, str, int], tuple[Publishes, Take] | None] = {}

    def of(self, name: str) -> Declared | None:
        """Return what is declared of the events of a name."""
        return next((one for kind, one in self.declared.items() if kind.__name__ == name), None)

    def give(self, city: str, marked: Marked) -> FeedEvent | None:
        """Return what of an event leaves; None where it is kept.

        Its sealed part is never opened. Raises whatever an entry raises that cannot be read.
        """
        entry = marked.entry
        name = (entry.kind, entry.type, entry.schema)
        if name not in self._takes:
            self._takes[name] = self._take(entry)
        found = self._takes[name]
        if found is None:
            return None
        declared, take = found
        key = self._key(city, entry)
        return FeedEvent(
            id=f"{entry.kind}/{key}/{entry.version}",
            type=declared.event.__name__,
            kind=entry.kind,
            key=key,
            version=entry.version,
            schema=declared.version,
            at=datetime.fromisoformat(entry.at),
            fields=take(entry),
            mark=marked.mark,
        )

    def _take(self, entry: StoredEvent) -> tuple[Publishes, Take] | None:
        kind, steps = today(self.records[entry.kind], entry.type, entry.schema)
        declared = self.declared.get(kind)
        if not isinstance(declared, Publishes):
            return None
        part = _part(declared)
        return declared, (
            partial(_upcast, kind, part, steps) if steps else partial(_straight, part)
        )

    def _key(self, city: str, entry: StoredEvent) -> str:
        record: Record[Any, Any] = self.records[entry.kind]
        if record.id not in PEOPLE:
            return entry.key
        name = f"ruralgov/feed/1 {city} {entry.kind} {entry.key}"
        return sha256(name.encode()).hexdigest()[:32]


def _straight(part: type, entry: StoredEvent) -> dict[str, Any]:
    return attrs.asdict(codec.load(part, entry.body, None), recurse=False)


def _upcast(kind: type, part: type, steps: list[Upcast], entry: StoredEvent) -> dict[str, Any]:
    fields = upcast(kind, steps, entry, None)
    return attrs.asdict(codec.structure(part, fields), recurse=False)


def _part(declared: Publishes) -> type:
    """Return a class of the fields that leave, which reads them alone out of what is stored."""
    event: Any = declared.event
    hints, known = get_type_hints(event), attrs.fields_dict(event)
    return attrs.make_class(
        declared.event.__name__,
        {
            name: attrs.field(type=hints[name], default=known[name].default)
            for name in declared.names
        },
        frozen=True,
        kw_only=True,
    )


def _problem(one: Declared, own: set[type], before: Iterable[type]) -> str:
    """Return what is wrong with what is declared of a type of event."""
    if one.event not in own:
        return "no record of the context has it"
    if one.event in before:
        return "it is declared twice"
    if isinstance(one, Keeps):
        return "" if one.because.strip() else "it is kept without a reason"
    return _problem_of_fields(one)


@cache
def _problem_of_fields(one: Publishes) -> str:
    """Return what is wrong with what is declared to leave of a type of event, the first time."""
    event: Any = one.event
    hints, known = get_type_hints(event), attrs.fields_dict(event)
    strange = [name for name in one.names if name not in known]
    if strange:
        return f"it has no field {', '.join(strange)}"
    if len({*one.names}) < len(one.names):
        return "a field stands twice"
    for names, allowed in (
        (one.fields, set[object]()),
        (one.words, {str}),
        (one.people, {str, *PEOPLE}),
    ):
        for name in names:
            held = {part for part in _parts(hints[name], set()) if _kind_of(part) is not None}
            wrong = {_kind_of(part) for part in held} - allowed
            if wrong:
                return f"{name} holds {', '.join(sorted(map(_called, wrong)))}"
    return ""


def _kind_of(part: object) -> object | None:
    """Return what makes a type one that must be declared with care; None where nothing does."""
    if part is str or part in PEOPLE:
        return part
    if isinstance(part, type) and issubclass(part, Personal):
        return Personal
    return None


def _called(kind: object) -> str:
    return str(getattr(kind, "__name__", kind))


def _parts(hint: object, seen: set[object]) -> Iterator[object]:
    """Give a type and all that values of it are made of."""
    if hint in seen:
        return
    seen.add(hint)
    yield hint
    for part in get_args(hint):
        yield from _parts(part, seen)
    if isinstance(hint, type) and attrs.has(hint):
        for part in get_type_hints(hint).values():
            yield from _parts(part, seen)
