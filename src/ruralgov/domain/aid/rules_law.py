"""The rules of parameters: entered with their paper, by one person, and verified by another."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid import evolve_means
from ruralgov.domain.aid import messages_law as m
from ruralgov.domain.aid import texts_facts as texts
from ruralgov.domain.aid.means.example import PARAMETERS
from ruralgov.domain.aid.means.parameters import held
from ruralgov.domain.aid.model_law import AidLaw, LawEntry
from ruralgov.domain.kernel.clean import FOREVER, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing

NAMES: Final = frozenset(one.name for one in PARAMETERS.entries)
"""The parameters that the conditions ask for."""
_LARGEST: Final = 10**12


def adopt_parameter(
    law: AidLaw | None, command: m.AdoptAidParameter, given: Given
) -> Iterator[m.AidParameterAdopted]:
    """Enter a parameter; a gap or an overlap is refused at once (rule 19)."""
    known = law or AidLaw()
    _check(command.since, command.until, command.value)
    if command.name not in NAMES:
        raise BadInput(texts.AID_PARAMETER_UNKNOWN, name=command.name)
    if re.fullmatch(r"(?:[0-9]{2}){0,3}", command.place) is None:
        raise BadInput(texts.AID_JURISDICTION_WRONG, place=command.place)
    event = m.AidParameterAdopted(
        number=known.numbers + 1,
        name=command.name,
        place=command.place,
        since=command.since,
        until=command.until,
        value=command.value,
        citation=clean_text("citation", command.citation),
        example=False,
        cuts=_cut(known, command),
        by=given.actor.account,
    )
    _check_whole(known, event)
    yield event


def _check(since: date, until: date, value: int) -> None:
    if not since < until or not 0 <= value <= _LARGEST:
        raise BadInput(texts.AID_PARAMETER_VALUE, value=value, since=since, until=until)


def _cut(law: AidLaw, command: m.AdoptAidParameter) -> int | None:
    """Return the entry without an end that this one ends, where it begins later."""
    for one in law.standing():
        same = (one.name, one.place) == (command.name, command.place)
        if same and one.until == FOREVER and one.since < command.since:
            return one.number
    return None


def _check_whole(law: AidLaw, event: m.LawEvent) -> None:
    """Refuse what leaves a gap or an overlap."""
    held(one.plain for one in evolve_means.evolve_law(law, event).standing())


def _entry(law: AidLaw | None, number: int) -> LawEntry:
    found = None if law is None else law.entry(number)
    return existing(found, texts.AID_ENTRY_MISSING, number=number)


def correct_parameter(
    law: AidLaw | None, command: m.CorrectAidParameter, given: Given
) -> Iterator[m.AidParameterCorrected]:
    """Mend a parameter; what was assessed by it stays as it was (rule 19)."""
    known = law or AidLaw()
    _entry(law, command.number)
    _check(command.since, command.until, command.value)
    event = m.AidParameterCorrected(
        number=command.number,
        since=command.since,
        until=command.until,
        value=command.value,
        citation=clean_text("citation", command.citation),
        by=given.actor.account,
        reason=clean_text("reason", command.reason),
    )
    _check_whole(known, event)
    yield event


def withdraw_parameter(
    law: AidLaw | None, command: m.WithdrawAidParameter, _: Given
) -> Iterator[m.AidParameterWithdrawn]:
    """Take a parameter back; a gap between others is refused (rule 19)."""
    _entry(law, command.number)
    event = m.AidParameterWithdrawn(
        number=command.number, reason=clean_text("reason", command.reason)
    )
    _check_whole(law or AidLaw(), event)
    yield event


def verify_parameter(
    law: AidLaw | None, command: m.VerifyAidParameter, given: Given
) -> Iterator[m.AidParameterVerified]:
    """Say that another person held it against the paper; never of an example (rule 19)."""
    one = _entry(law, command.number)
    if one.example:
        raise Refused(texts.AID_EXAMPLE_NOT_VERIFIED, number=one.number)
    if one.verified is not None:
        raise Refused(texts.AID_ENTRY_VERIFIED, number=one.number)
    given.must_not_be(texts.AID_OWN_ENTRY, one.by)
    yield m.AidParameterVerified(number=one.number, by=given.actor.account)


def load_example(
    law: AidLaw | None, _command: m.LoadAidExample, given: Given
) -> Iterator[m.AidParameterAdopted]:
    """Enter the example of a city, where there is nothing yet (rule 19)."""
    if law is not None and law.standing():
        raise Refused(texts.AID_LAW_THERE)
    first = 1 if law is None else law.numbers + 1
    for number, one in enumerate(PARAMETERS.entries, first):
        yield m.AidParameterAdopted(
            number=number,
            name=one.name,
            place=one.place,
            since=one.since,
            until=one.until,
            value=one.value,
            citation=f"示例：{one.citation}",
            example=True,
            cuts=None,
            by=given.actor.account,
        )
