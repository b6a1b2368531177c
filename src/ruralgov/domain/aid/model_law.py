"""The parameters that papers set, as they stand and as they stood at each revision."""

from datetime import date
from functools import lru_cache

from ruralgov.domain.aid.means.example import RULES
from ruralgov.domain.aid.means.law import Law
from ruralgov.domain.aid.means.parameters import Parameter, Parameters
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.value import frozen

KEY = "law"
"""The key of the one record."""


@frozen(kw_only=True)
class LawEntry:
    """One version of one parameter: from revision *entered* to before *ended*.

    *place* is the code of a jurisdiction by GB/T 2260: none for the country, two digits for a
    province, four for a city, six for a county. *verified* is who held it against the paper.
    """

    number: int
    name: str
    place: str
    since: date
    until: date
    value: int
    citation: str
    example: bool
    by: AccountId
    verified: AccountId | None = None
    entered: int
    ended: int | None = None

    @property
    def plain(self) -> Parameter:
        """Return it as the means test reads it."""
        return Parameter(
            name=self.name,
            place=self.place,
            since=self.since,
            until=self.until,
            value=self.value,
            citation=self.citation,
            verified=self.verified is not None,
        )


@frozen(kw_only=True)
class AidLaw:
    """All versions of all parameters; none is lost, so that what was assessed replays."""

    versions: tuple[LawEntry, ...] = ()
    revision: int = 0
    numbers: int = 0

    def standing(self, revision: int | None = None) -> tuple[LawEntry, ...]:
        """Return the entries that stood at a revision, by default those that stand."""
        at = self.revision if revision is None else revision
        return tuple(
            one
            for one in self.versions
            if one.entered <= at and (one.ended is None or at < one.ended)
        )

    def entry(self, number: int) -> LawEntry | None:
        """Return the version of an entry that stands."""
        return next((one for one in self.standing() if one.number == number), None)


def parameters(entries: tuple[LawEntry, ...]) -> Parameters:
    """Return entries together; raises ``aid_parameter_gap`` and ``aid_parameter_overlap``."""
    return Parameters(tuple(one.plain for one in entries))


@lru_cache(maxsize=16)
def law_at(law: AidLaw, revision: int) -> Law:
    """Return rules and parameters as they stood at a revision."""
    some = law.standing(revision)
    label = "示例" if any(one.example for one in some) else ""
    return Law(label, RULES, parameters(some))
