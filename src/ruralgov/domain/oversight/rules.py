"""The rules of notes on findings."""

import re
from collections.abc import Iterator
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.oversight import texts
from ruralgov.domain.oversight.cross_check import CHECK_ID, CrossCheck
from ruralgov.domain.oversight.messages import FindingNoted, NoteFinding
from ruralgov.domain.oversight.model import DIGITS, FindingNotes

_KEY: Final = re.compile(rf"(?P<check>{CHECK_ID.pattern})-[0-9a-f]{{{DIGITS}}}")
_MARK: Final = re.compile(rf"[0-9a-f]{{{DIGITS}}}")


def note_finding(
    state: FindingNotes | None,
    command: NoteFinding,
    given: Given,
    *,
    checks: tuple[CrossCheck, ...],
) -> Iterator[FindingNoted]:
    """Enter what a person decided about a finding (rules 5 and 6).

    That there is such a finding is not asked again: a note on one that is gone says nothing, and
    the mark keeps it from saying anything about another. Raises ``finding_wrong``,
    ``finding_elsewhere``.
    """
    existing(
        given.read.state(COLLECTIVE, command.collective),
        collectives_texts.COLLECTIVE_MISSING,
        collective=command.collective,
    )
    known = _KEY.fullmatch(command.finding)
    check = known.group("check") if known else ""
    if check not in {one.id for one in checks} or not _MARK.fullmatch(command.mark):
        raise BadInput(texts.FINDING_WRONG, finding=command.finding, mark=command.mark)
    if state is not None and state.collective != command.collective:
        raise Refused(texts.FINDING_ELSEWHERE, finding=command.finding, collective=state.collective)
    yield FindingNoted(
        collective=command.collective,
        check=check,
        verdict=command.verdict,
        reason=clean_text("reason", command.reason),
        mark=command.mark,
        by=given.actor.account,
        at=given.now,
    )
