"""What all contexts declare, by type and by name."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ruralgov.app import codec
from ruralgov.app.keys import Keys
from ruralgov.domain.kernel.declare import CommandRule, Context, QueryRule, Record
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.ports.storage import Shape


class Catalogue:
    """The commands, queries, records and tables of an app."""

    def __init__(self, contexts: Iterable[Context], keys: Keys) -> None:
        self.contexts = tuple(contexts)
        self.commands: Mapping[type, CommandRule] = {
            rule.command: rule for context in self.contexts for rule in context.commands
        }
        self.queries: Mapping[type, QueryRule] = {
            rule.query: rule for context in self.contexts for rule in context.queries
        }
        self.records: Mapping[str, Record] = {
            record.kind: record for context in self.contexts for record in context.records
        }
        tables = [table for record in self.records.values() for table in record.tables]
        self.rows = {table.row: codec.Rows(table, keys.lookup) for table in tables}

    def shapes(self) -> Iterator[Shape]:
        """Give the shape of each table."""
        return (coder.shape() for coder in self.rows.values())

    def command(self, command: Any) -> CommandRule:
        """Return the rule of a command; raises ``command_unknown``."""
        rule = self.commands.get(type(command))
        if rule is None:
            raise BadInput("command_unknown", name=type(command).__name__)
        return rule

    def query(self, query: Any) -> QueryRule:
        """Return the rule of a query; raises ``command_unknown``."""
        rule = self.queries.get(type(query))
        if rule is None:
            raise BadInput("command_unknown", name=type(query).__name__)
        return rule

    def type_of(self, name: str) -> type:
        """Return the command or query of a name; raises ``command_unknown``."""
        for kind in (*self.commands, *self.queries):
            if kind.__name__ == name:
                return kind
        raise BadInput("command_unknown", name=name)
