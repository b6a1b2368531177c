"""Rules that a city has decided, each dated: what commands go by, whichever context has it."""

from collections.abc import Callable, Iterable
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.reading import Read
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class DatedRule:
    """One version of a rule, ``[since, until)``; *key* is that of the rule, *name* what it is."""

    key: str
    name: str
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class RuleKind:
    """A kind of dated rules; ``found`` gives every version of each of them."""

    kind: str
    zh: str
    en: str
    found: Callable[[Read], Iterable[DatedRule]]
