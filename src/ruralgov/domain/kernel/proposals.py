"""What waits for a second person goes by a number: who reviews it names the one that was seen."""

from typing import Final

from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class Proposals:
    """How many times something was asked for: the last of them is the number of what waits."""

    asked: int = 0
    answered: int = 0
    """How many had been asked for when somebody last answered."""

    def again(self) -> "Proposals":
        """Return it with one more that waits, in the place of what waited or beside it."""
        return change(self, asked=self.asked + 1)

    def over(self) -> "Proposals":
        """Return it when nothing waits any more."""
        return change(self, answered=self.asked)

    def must_be_seen(self, seen: int) -> None:
        """Refuse what answers another proposal than the one that waits.

        Raises ``proposal_changed``, and ``proposal_unseen`` for 0, which may stand for what was
        asked for once since the last answer.
        """
        if seen == 0 and self.asked > self.answered + 1:
            raise Refused(texts.PROPOSAL_UNSEEN, asked=self.asked)
        if seen not in (0, self.asked):
            raise Refused(texts.PROPOSAL_CHANGED, seen=seen, asked=self.asked)


NEVER: Final = Proposals()
"""Nothing was ever asked for."""
