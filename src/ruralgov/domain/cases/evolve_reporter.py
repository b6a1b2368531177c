"""What events of a reporter's later words, and of erasing all of them, make of a case."""

from ruralgov.domain.cases.beside import Chase
from ruralgov.domain.cases.messages_reporter import CaseChased
from ruralgov.domain.cases.model import Case
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.personal import ERASED, CitizenText, PersonName, Telephone, gone


def supplemented(case: Case) -> Case:
    """Return a case to which the reporter added something."""
    return change(case, beside=change(case.aside, supplements=case.aside.supplements + 1))


def chased(case: Case, event: CaseChased) -> Case:
    """Return a case whose reporter asked where it stands; the first that waits sets the clock."""
    waiting = case.aside.chase or Chase(since=event.at, due=event.due)
    beside = change(case.aside, chases=case.aside.chases + 1, chase=waiting)
    return change(case, beside=beside)


def chase_answered(case: Case) -> Case:
    """Return a case whose reporter waits for no answer to what they asked."""
    return change(case, beside=change(case.aside, chase=None))


def erased(case: Case) -> Case:
    """Return a case of which nothing is left that was said, nor who said it."""
    return change(
        case,
        text=CitizenText(ERASED),
        reporter=gone(case.reporter, PersonName),
        contact=gone(case.contact, Telephone),
    )
