"""What the pages tell of an app, worked out from what its contexts declare."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Any, Final, get_type_hints

from attrs import frozen, has

from ruralgov.app import policy as _implements_policy  # noqa: F401  its refusals are read, too
from ruralgov.app import texts as app_texts
from ruralgov.app.catalogue import Catalogue
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.declare import Access, Context, QueryRule, Reaction, Table
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.kernel.roles import Purpose, Role
from ruralgov.domain.kernel.text import Text
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.ports import texts as ports_texts
from ruralgov.reports.reference.source import bare, functions_of, home
from ruralgov.reports.reference.walk import SEVERAL, Reached, Walk
from ruralgov.reports.reference.words import classes_in, fields_of, values_in

ALWAYS: Final[tuple[Text, ...]] = (
    app_texts.COMMAND_ID_REUSED,
    app_texts.COMMAND_INNER,
    app_texts.COMMAND_UNKNOWN,
    app_texts.MESSAGE_MALFORMED,
    app_texts.NOT_GRANTED,
    app_texts.REACTION_TOO_DEEP,
    app_texts.READING_UNDECLARED,
    kernel_texts.MONTH_WRONG,
    kernel_texts.NUMBER_WRONG,
    kernel_texts.TEXT_PERSONAL,
    kernel_texts.TEXT_TOO_LONG,
    ports_texts.NOT_UNIQUE,
    registry_texts.PLACE_MISSING,
    ports_texts.RECORD_CHANGED,
)
"""What any command or query may be refused with, whatever its rule says."""
OF_DATES: Final[tuple[Text, ...]] = (
    kernel_texts.DATE_DOUBTFUL,
    kernel_texts.DATE_FOREVER,
    kernel_texts.DATE_UNLIKELY,
    kernel_texts.DATE_WRONG,
)
"""What any command with a date may be refused with."""


@frozen
class Refusals:
    """With what a message may be refused, by its own rule and by those of what follows from it."""

    own: frozenset[Text]
    following: frozenset[Text]


class Facts:
    """What each command and query of an app gives, leads to and refuses.

    It is read from the source of rules, handlers, reactions and what these call in the packages of
    the contexts: what a page lists *may* happen, and nothing else does.
    """

    def __init__(self, catalogue: Catalogue, packages: Iterable[str] = ()) -> None:
        """Read an app's contexts.

        *packages* are more packages whose functions tell by which class of error a text is said.
        """
        self.catalogue = catalogue
        self._packages = tuple(packages)
        messages = (*catalogue.commands, *catalogue.queries)
        packages = {home(kind.__module__) for kind in messages}
        self.walk = Walk({"ruralgov.domain", "ruralgov.app.policy", *packages})
        self._reached: dict[Any, Reached] = {}
        self._refusals: dict[type, Refusals] = {}
        self.context_of: Mapping[Any, Context] = {
            one: context for context in catalogue.contexts for one in _declared(context)
        }
        """The context that declares a message, an event, a row or a text."""

    def reached(self, message: type) -> Reached:
        """Return what a command or a query can reach by its own rule or handler."""
        if message not in self._reached:
            self._reached[message] = self.walk.reach(*self._starts(message))
        return self._reached[message]

    def _reached_by(self, reaction: Reaction) -> Reached:
        if reaction not in self._reached:
            self._reached[reaction] = self.walk.reach(reaction)
        return self._reached[reaction]

    def _starts(self, message: type) -> Iterator[Any]:
        command = self.catalogue.commands.get(message)
        rule = self.catalogue.queries[message] if command is None else command
        if rule.access.place is not None:
            yield rule.access.place
        yield from (rule.handler,) if isinstance(rule, QueryRule) else (rule.rule, rule.key)
        for kind in _parts(message):
            yield kind
            for inner in (part for one in fields_of(kind) for part in classes_in(one.hint)):
                if issubclass(inner, Personal):
                    yield inner.of

    def events(self, command: type) -> list[type]:
        """Return the events that a command can give, in the order of its record."""
        made = self.reached(command).classes
        return [one for one in self.catalogue.commands[command].record.events if one in made]

    def reactions(self, command: type) -> list[Reaction]:
        """Return the reactions to what a command gives."""
        known = self.catalogue.reactions
        return list(
            dict.fromkeys(one for kind in self.events(command) for one in known.get(kind, ()))
        )

    def given_by(self, reaction: Reaction) -> list[type]:
        """Return the commands that a reaction gives, by name."""
        made = self._reached_by(reaction).classes
        return sorted(made & self.catalogue.commands.keys(), key=lambda kind: kind.__name__)

    def followers(self, command: type) -> list[type]:
        """Return the commands that follow from a command, and from these, by name."""
        found: dict[type, None] = {}
        todo = [command]
        while todo:
            for reaction in self.reactions(todo.pop()):
                new = [one for one in self.given_by(reaction) if one not in found]
                found |= dict.fromkeys(new)
                todo += new
        return sorted(found, key=lambda kind: kind.__name__)

    def refusals(self, message: type) -> Refusals:
        """Return with what a command or a query may be refused."""
        if message not in self._refusals:
            self._refusals[message] = self._refusals_of(message)
        return self._refusals[message]

    def _refusals_of(self, message: type) -> Refusals:
        own = {*self.reached(message).texts, *self._looked_up(message)}
        if message in self.catalogue.queries:
            return Refusals(frozenset(own), frozenset())
        following: set[Text] = set()
        for one in (message, *self.followers(message)):
            for reaction in self.reactions(one):
                following.update(self._reached_by(reaction).texts)
        for one in self.followers(message):
            following.update(self.reached(one).texts)
        return Refusals(frozenset(own), frozenset(following - own))

    def _looked_up(self, message: type) -> Iterator[Text]:
        """Give with what a message is refused that names what is not there, or an unlikely day."""
        command = self.catalogue.commands.get(message)
        if command is None:
            return
        hints = {hint for kind in _parts(message) for hint in _hints(kind)}
        if Role in hints:
            yield app_texts.ROLE_UNKNOWN
        if Purpose in hints:
            yield app_texts.PURPOSE_UNKNOWN
        if not hints.isdisjoint((date, Month)):
            yield from OF_DATES
        for record in self.catalogue.records.values():
            if command.looks_up and record.id is not None and record.id in hints:
                yield record.missing or app_texts.RECORD_MISSING

    @cached_property
    def refused_by(self) -> Mapping[Text, list[type]]:
        """The commands and queries that each text may refuse, by name."""
        found: dict[Text, list[type]] = {}
        messages = (*self.catalogue.commands, *self.catalogue.queries)
        for message in sorted(messages, key=lambda kind: kind.__name__):
            refusals = self.refusals(message)
            for text in refusals.own | refusals.following:
                found.setdefault(text, []).append(message)
        return found

    @cached_property
    def errors(self) -> Mapping[Text, frozenset[type]]:
        """The classes of error by which each text is said, as far as they are known."""
        found: dict[Text, frozenset[type]] = {}
        reactions = set(chain.from_iterable(self.catalogue.reactions.values()))
        messages = (*self.catalogue.commands, *self.catalogue.queries)
        parts = [*map(self.reached, messages), self.walk.reach(*reactions)]
        parts.append(Walk(self._packages).reach(*functions_of(self._packages)))
        for reached in parts:
            for text, kinds in reached.texts.items():
                found[text] = found.get(text, frozenset()) | kinds
        return found

    def place(self, access: Access) -> str:
        """Return where a role must be held at least: village, town, city or anywhere.

        It is the place that the rule for the access gives: the city, what is called a town, or
        else the village that the message is about. ``or city`` is added where it can be both; of
        several places it is the lowest that they all lie in.
        """
        if access.place is None:
            return "anywhere"
        if access.from_town:
            return "town"
        names = set(self.walk.returned(access.place))
        if SEVERAL in names:
            return "village or town or city"
        if names == {"CITY"}:
            return "city"
        narrow = "town" if names - {"CITY"} == {"town"} else "village"
        return f"{narrow} or city" if "CITY" in names else narrow

    def answer(self, rule: QueryRule[Any, Any]) -> Any:
        """Return the type of what a query is answered with."""
        return get_type_hints(bare(rule.handler)).get("return", Any)


def about(context: Context) -> str:
    """Return the docstring of the package, or the module, that holds a context's messages."""
    messages = [*(one.command for one in context.commands), *(one.query for one in context.queries)]
    names = [kind.__module__ for kind in messages]
    shared = names[0] if names else ""
    while not all(f"{name}.".startswith(f"{shared}.") for name in names):
        shared = shared.rpartition(".")[0]
    module = sys.modules.get(shared)
    package = sys.modules.get(getattr(module, "__package__", None) or "")
    return getattr(package, "__doc__", None) or getattr(module, "__doc__", None) or ""


def table_of(context: Context) -> Iterator[Table]:
    """Give the tables of a context, by record."""
    for record in context.records:
        yield from record.tables


def _hints(kind: type) -> Iterator[Any]:
    """Give the types that the fields of a class name, ids among them."""
    todo = [one.hint for one in fields_of(kind)]
    while todo:
        hint = todo.pop()
        yield hint
        todo += getattr(hint, "__args__", ())


def _parts(message: type) -> list[type]:
    """Return the classes with fields of which a message is made when it is read, itself too."""
    return [kind for kind in values_in(message) if has(kind)]


def _declared(context: Context) -> Iterator[Any]:
    yield from context.texts
    yield from (rule.command for rule in context.commands)
    yield from (rule.query for rule in context.queries)
    for record in context.records:
        yield from (*record.events, *(table.row for table in record.tables))


def purposes_of(access: Access, catalogue: Catalogue) -> Iterator[str]:
    """Give the purposes of a rule, each with the roles that may give it where some may not."""
    for purpose in catalogue.purposes.values():
        fitting = access.roles_for(purpose)
        if fitting:
            few = ", ".join(role for role in catalogue.roles.values() if role in fitting)
            yield purpose if fitting == access.roles else f"{purpose} ({few})"
