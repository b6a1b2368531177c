"""What all contexts of an app declare, by type and by name, and that no name is given twice."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol

from attrs import evolve

from ruralgov.app import codec, texts
from ruralgov.app.dates import Dates
from ruralgov.app.keys import Keys
from ruralgov.app.messages import faults
from ruralgov.app.open_texts import OpenTexts
from ruralgov.app.problems import unknown_label, unknown_message
from ruralgov.app.publishing import Publishing
from ruralgov.app.references import References
from ruralgov.app.who import chosen
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.dated import RuleKind
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Context,
    QueryRule,
    Reactions,
    Record,
)
from ruralgov.domain.kernel.errors import BadInput, PluginFailure, RuralgovError
from ruralgov.domain.kernel.reactions import joined
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Purpose, Role
from ruralgov.domain.kernel.text import texts_of
from ruralgov.ports import texts as ports_texts
from ruralgov.ports.storage import Shape

OWN_TEXTS = texts_of(kernel_texts, texts, ports_texts)
"""What the app says of any context: no context says another thing under such a code."""


class Catalogue:
    """The roles, purposes, records, tables, commands, queries, reactions and texts of an app.

    Raises ``declared_twice`` where two contexts declare one name, ``role_undeclared`` where a
    rule lets pass a role or a purpose that no context declares, and ``slow_personal``.
    """

    def __init__(
        self,
        contexts: Iterable[Context],
        keys: Keys,
        *,
        reactions: Reactions | None = None,
        fixed: Iterable[Shape] = (),
    ) -> None:
        self.contexts = tuple(contexts)
        self._fixed = tuple(fixed)
        self._check_names()
        self.roles: Mapping[str, Role] = {str(r): r for c in self.contexts for r in c.roles}
        self.purposes: Mapping[str, Purpose] = {
            str(p): p for c in self.contexts for p in c.purposes
        }
        self.commands: Mapping[type, CommandRule[Any, Any]] = {
            rule.command: self._resolved(rule, rule.command)
            for context in self.contexts
            for rule in context.commands
        }
        self.queries: Mapping[type, QueryRule[Any, Any]] = {
            rule.query: self._resolved(rule, rule.query)
            for context in self.contexts
            for rule in context.queries
        }
        self.records: Mapping[str, Record[Any, Any]] = {
            record.kind: record for context in self.contexts for record in context.records
        }
        self.rules: Mapping[str, RuleKind] = {
            one.kind: one for context in self.contexts for one in context.rules
        }
        self.references = References(
            self.records.values(), {Role: self.roles, Purpose: self.purposes}
        )
        self.reactions = joined(*(one.reactions for one in self.contexts), reactions or {})
        self.publishing = Publishing(self.contexts)
        self.dates = Dates()
        self.open_texts = OpenTexts()
        self.rows = {
            table.row: codec.Rows(table, keys.lookup, record.kind if record.slow else "")
            for record in self.records.values()
            for table in record.tables
        }
        self._check_slow()

    def shapes(self) -> Iterator[Shape]:
        """Give the shape of each table."""
        yield from self._fixed
        yield from (coder.shape() for coder in self.rows.values())

    def command(self, command: Any) -> CommandRule[Any, Any]:
        """Return the rule of a command; raises ``command_unknown``."""
        rule = self.commands.get(type(command))
        if rule is None:
            raise self._unknown(type(command).__name__)
        return rule

    def checked(self, command: Any, *ids: str) -> Any:
        """Return a command, or what is wrong with it or its id: the error that it meets."""
        try:
            for one in ids:
                chosen(one)
        except RuralgovError as error:
            return error
        return (faults(command) if type(command) in self.commands else None) or command

    def query(self, query: Any) -> QueryRule[Any, Any]:
        """Return the rule of a query; raises ``command_unknown``."""
        rule = self.queries.get(type(query))
        if rule is None:
            raise self._unknown(type(query).__name__)
        return rule

    def known(self, purpose: Purpose) -> Purpose:
        """Return a purpose that the app knows; raises ``purpose_unknown``."""
        if purpose not in self.purposes:
            raise unknown_label(texts.PURPOSE_UNKNOWN, purpose, self.purposes.values())
        return purpose

    def type_of(self, name: str) -> type:
        """Return the command or query of a name; raises ``command_unknown``."""
        for kind in (*self.commands, *self.queries):
            if kind.__name__ == name:
                return kind
        raise self._unknown(name)

    def _unknown(self, name: str) -> BadInput:
        return unknown_message(name, [kind.__name__ for kind in (*self.commands, *self.queries)])

    def _resolved(self, rule: "Ruled", message: type) -> Any:
        """Return a rule whose access names roles and purposes of this app."""
        access = rule.access
        strange: set[str] = set()
        if access.roles == EVERY_ROLE:
            access = evolve(access, roles=frozenset(self.roles.values()))
        else:
            strange |= access.roles.difference(self.roles)
        if access.purposes == EVERY_PURPOSE:
            access = evolve(access, purposes=frozenset(self.purposes.values()))
        else:
            strange |= access.purposes.difference(self.purposes)
        if strange:
            names = ", ".join(sorted(strange))
            raise PluginFailure(texts.ROLE_UNDECLARED, names=names, message=message.__name__)
        return rule if access is rule.access else evolve(rule, access=access)  # type: ignore[misc]

    def _check_slow(self) -> None:
        """Refuse a slow record with personal values: they would outlive their erasure."""
        personal = {coder.slow for coder in self.rows.values() if coder.keyed}
        for record in self.records.values():
            state: Any = record.state
            if record.slow and (record.kind in personal or codec.split_fields(state)[1]):
                raise PluginFailure(texts.SLOW_PERSONAL, kind=record.kind)

    def _check_names(self) -> None:
        taken = {("table", shape.name): "ruralgov" for shape in self._fixed}
        taken |= {("code", text.code): "ruralgov" for text in OWN_TEXTS}
        for context in self.contexts:
            for what, name in _names(context):
                first = taken.get((what, name))
                if first is not None:
                    facts = {"what": what, "name": name, "first": first, "second": context.name}
                    raise PluginFailure(texts.DECLARED_TWICE, **facts)
                taken[what, name] = context.name


class Same:
    """Declarations that equal others only where each is the same object."""

    def __init__(self, *things: Any) -> None:
        self.things = things

    def __hash__(self) -> int:
        return hash(tuple(map(id, self.things)))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Same)
            and len(self.things) == len(other.things)
            and all(mine is theirs for mine, theirs in zip(self.things, other.things, strict=True))
        )


def catalogue_of(
    contexts: Iterable[Context], keys: Keys, reactions: Reactions, fixed: Iterable[Shape]
) -> Catalogue:
    """Return the catalogue of an app; apps of the same declarations and keys share one."""
    return _catalogue(Same(*contexts), Same(keys, reactions), Same(*fixed))


@lru_cache(8)
def _catalogue(contexts: Same, others: Same, fixed: Same) -> Catalogue:
    keys, reactions = others.things
    return Catalogue(contexts.things, keys, reactions=reactions, fixed=fixed.things)


class Ruled(Protocol):
    """A rule of a command or a query."""

    @property
    def access(self) -> Access:
        """Who may."""


def _names(context: Context) -> Iterator[tuple[str, str]]:
    """Give what a context declares, each with its kind of name."""
    yield "context", context.name
    yield from (("role", str(one)) for one in context.roles)
    yield from (("purpose", str(one)) for one in context.purposes)
    yield from (("code", one.code) for one in context.texts)
    yield from (("import table", name) for one in context.imports for name in one.names)
    yield from (("kind of rules", one.kind) for one in context.rules)
    yield from (("message", one.command.__name__) for one in context.commands)
    yield from (("message", one.query.__name__) for one in context.queries)
    for record in context.records:
        yield "record", record.kind
        yield from (("event", one.__name__) for one in record.events)
        yield from (("table", table.name) for table in record.tables)
