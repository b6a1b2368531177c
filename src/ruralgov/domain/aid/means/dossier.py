"""A dossier: all that an assessment may use of one family, frozen."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import field

from ruralgov.domain.aid import texts_means
from ruralgov.domain.aid.means.facts import Fact
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.value import frozen


@frozen
class Dossier:
    """Who lives together, for whom of them it is asked, and what is known of each.

    Raises ``aid_fact_twice`` where one thing is said twice of one person.
    """

    file: str
    county: str
    accepted: date
    """The day by whose rules it is assessed: an application is accepted once."""
    living: tuple[str, ...]
    asked_for: tuple[str, ...]
    """Whom the application is for, where a programme is for persons: by default, all."""
    facts: tuple[Fact, ...]
    by_subject: Mapping[str, Mapping[Item, Fact]] = field(init=False, eq=False, repr=False)

    @by_subject.default
    def _by_subject(self) -> Mapping[str, Mapping[Item, Fact]]:
        found: dict[str, dict[Item, Fact]] = {}
        for fact in self.facts:
            own = found.setdefault(fact.subject, {})
            if fact.item in own:
                raise BadInput(texts_means.AID_FACT_TWICE, item=fact.item.zh, item_en=fact.item.en)
            own[fact.item] = fact
        return found

    def with_facts(self, news: Iterable[Fact]) -> "Dossier":
        """Return it with facts in the place of those about the same."""
        by_need = {fact.need: fact for fact in self.facts}
        by_need |= {fact.need: fact for fact in news}
        return Dossier(
            self.file,
            self.county,
            self.accepted,
            self.living,
            self.asked_for,
            tuple(by_need.values()),
        )
