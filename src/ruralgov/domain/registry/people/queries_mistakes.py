"""What can be asked about mistakes: what ended because of one, what was decided upon one."""

from datetime import date

from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Ended:
    """An office or role that ended with a departure which turned out to be a mistake.

    *kind*, *key*, *zh* and *en* say which one; *command* gives it back, if it should be.
    """

    person: PersonId
    day: date
    kind: str
    key: str
    zh: str
    en: str
    command: str


@frozen(kw_only=True)
class EndedByMistake(Query[list[Ended]]):
    """Ask what is still ended because of a death or departure that was withdrawn, or put right."""


@frozen(kw_only=True)
class Decided:
    """Something entered of a person since they were taken for another: it stays theirs."""

    person: PersonId
    kind: str
    key: str
    zh: str
    en: str
    since: date


@frozen(kw_only=True)
class DecidedSinceMerger(Query[list[Decided]]):
    """Ask what was entered of a person since *person* was merged into them, undone or not.

    Undoing the merger leaves it with the one who stays: whoever it was of, a person must say.
    """

    person: PersonId
