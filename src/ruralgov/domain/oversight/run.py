"""Running checks: each by itself, so that one that fails hides no other."""

from collections.abc import Iterable, Iterator

from attrs import define, field

from ruralgov.domain.kernel.errors import BadInput, Conflict, StorageFailure
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.cross_check import CrossCheck
from ruralgov.domain.oversight.ledgers import Ledgers
from ruralgov.domain.oversight.model import Failure, Finding, Found, key_of, mark_of


@define
class Run:
    """Runs checks over collectives, and keeps what failed."""

    checks: tuple[CrossCheck, ...]
    failures: dict[str, Failure] = field(factory=dict)

    def over(self, ledgers: Ledgers) -> Iterator[Finding]:
        """Give the findings of a collective, each once, by check."""
        for check in self.checks:
            seen: set[str] = set()
            for finding in self._found(check, ledgers):
                if finding.finding not in seen:
                    seen.add(finding.finding)
                    yield finding

    def _found(self, check: CrossCheck, ledgers: Ledgers) -> Iterator[Finding]:
        """Give what a check finds; what it raises is its own failure, and is told.

        What the store raises is no fault of the check: the transaction is run again, or fails.
        """
        try:
            for found in check.find(ledgers):
                if not isinstance(found, Found):
                    raise TypeError(f"{type(found).__name__} is no Found")  # noqa: TRY301
                yield _finding(check, found, ledgers)
        except (Conflict, StorageFailure):
            raise
        except Exception as error:  # noqa: BLE001  whatever a check raises is its own fault
            kept = self.failures.get(check.id)
            self.failures[check.id] = Failure(
                check=check.id,
                source=check.source,
                collective=ledgers.collective if kept is None else kept.collective,
                times=1 if kept is None else kept.times + 1,
                problem=f"{type(error).__name__}: {error}" if kept is None else kept.problem,
            )


def _finding(check: CrossCheck, found: Found, ledgers: Ledgers) -> Finding:
    return Finding(
        finding=key_of(check.id, ledgers.collective, found.about),
        check=check.id,
        severity=found.severity or check.severity,
        collective=ledgers.collective,
        name=ledgers.owner.name,
        place=ledgers.owner.place,
        day=found.day,
        zh=found.zh,
        en=found.en,
        evidence=found.evidence,
        links=found.links,
        mark=mark_of(found.evidence),
    )


def unique(checks: Iterable[CrossCheck]) -> tuple[CrossCheck, ...]:
    """Return the checks if no two share an id; raises ``check_twice``, which names both sources."""
    sources: dict[str, str] = {}
    kept = tuple(checks)
    for check in kept:
        if check.id in sources:
            raise BadInput(
                texts.CHECK_TWICE, check=check.id, first=sources[check.id], second=check.source
            )
        sources[check.id] = check.source
    return kept
