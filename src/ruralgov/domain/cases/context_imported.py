"""Who may take over history of another system and look at it, and which rule decides."""

from typing import Any

from ruralgov.domain.cases.imported import queries as q
from ruralgov.domain.cases.imported import rules, views
from ruralgov.domain.cases.imported.messages import ImportCase, RegisterOldSystem
from ruralgov.domain.cases.imported.records import OLD_SYSTEM
from ruralgov.domain.cases.matters.records import MATTER
from ruralgov.domain.cases.records import CASE
from ruralgov.domain.kernel.declare import Access, CommandRule, Loaded, QueryRule, answers, changes


def _loaded(command: ImportCase) -> Loaded:
    return (CASE, rules.key_of(command.number)), (MATTER, command.matter)


def commands(access: Access) -> tuple[CommandRule[Any, Any], ...]:
    """Return the commands, for who keeps the catalogue."""
    return (
        changes(
            RegisterOldSystem,
            OLD_SYSTEM,
            rules.register_old_system,
            access,
            by=lambda command, _given: rules.system_key(command.name),
        ),
        changes(
            ImportCase,
            CASE,
            rules.import_case,
            access,
            by=lambda command, _given: rules.key_of(command.number),
            prefetch_records=_loaded,
            by_key=True,
        ),
    )


def queries(listing: Access, counting: Access, keeping: Access) -> tuple[QueryRule[Any, Any], ...]:
    """Return the queries, for who lists, counts, and keeps the catalogue."""
    return (
        answers(q.ImportedFigures, views.imported_figures, counting),
        answers(q.ImportedCases, views.imported_cases, listing),
        answers(q.OldSystems, views.old_systems, keeping),
        answers(q.OldNumbers, views.old_numbers, keeping),
    )
