"""The rules of authorisations: who signs for whom, after what notice, and withdrawal."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from ruralgov.domain.aid import messages_authorization as m
from ruralgov.domain.aid import texts, texts_facts
from ruralgov.domain.aid.asking.authorization import Signing
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.means.logic import years_ago
from ruralgov.domain.aid.model import FAMILY, AidFile
from ruralgov.domain.aid.model_authorization import AidAuthorization, AidAuthorizations
from ruralgov.domain.aid.people import is_among, same_person
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AidFileId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import PERSON, present_person

LONGEST: Final = timedelta(days=366 * 2)
"""How long an authorisation may be: two years, the project's own limit."""
_OWN: Final = frozenset({Signing.OWN, Signing.ELECTRONIC})
_ADULT: Final = 18


def sign_authorization(
    held: AidAuthorizations | None, command: m.SignAidAuthorization, given: Given
) -> Iterator[m.AidAuthorizationSigned]:
    """Enter an authorisation (rules 13 and 14)."""
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    there = (one.person for one in file.on(command.since))
    if not is_among(command.person, there, given.read):
        raise Refused(texts.AID_NOT_OF_FAMILY, person=command.person)
    _check_scope(command)
    check_day(command.since, file.seats[0].since, given)
    if command.noticed > command.since:
        raise BadInput(texts_facts.AID_NOTICE_LATE, noticed=command.noticed, since=command.since)
    _check_signer(command, file, given)
    some = () if held is None else held.some
    yield m.AidAuthorizationSigned(
        number=len(some) + 1,
        person=command.person,
        items=command.items,
        sources=command.sources,
        purposes=command.purposes,
        signing=command.signing,
        signer=command.signer,
        since=command.since,
        until=command.until,
        noticed=command.noticed,
        paper=None if command.paper is None else clean_words("paper", command.paper),
    )


def _check_scope(command: m.SignAidAuthorization) -> None:
    if not (command.items and command.sources and command.purposes):
        raise BadInput(texts_facts.AID_SCOPE_EMPTY)
    if not command.since < command.until <= command.since + LONGEST:
        raise BadInput(
            texts_facts.AID_PERIOD_WRONG, since=command.since, last=command.since + LONGEST
        )


def _check_signer(command: m.SignAidAuthorization, file: AidFile, given: Given) -> None:
    """Refuse a signature that is not theirs who may give it (P2)."""
    own = same_person(command.signer, command.person, given.read)
    minor = _is_minor(command, given)
    if own is not (command.signing in _OWN):
        raise BadInput(texts_facts.AID_SIGNER_WRONG)
    if own and minor is True:
        raise Refused(texts_facts.AID_MINOR_SIGNS, person=command.person)
    if command.signing is Signing.GUARDIAN and minor is not True and command.paper is None:
        raise Refused(texts_facts.AID_GUARDIAN_OF_ADULT, person=command.person)
    if command.signing is not Signing.PROXY:
        return
    family = (one.person for one in file.on(command.since) if one.circle in FAMILY)
    kin = is_among(command.signer, family, given.read)
    if minor is True or command.paper is None or kin:
        raise Refused(texts_facts.AID_PROXY_WRONG, person=command.person)


def _is_minor(command: m.SignAidAuthorization, given: Given) -> bool | None:
    person = given.read.state(PERSON, present_person(given.read, command.person))
    born = None if person is None else person.born()
    return None if born is None else born.toordinal() > years_ago(command.since, _ADULT)


def _known(held: AidAuthorizations | None, file: AidFileId, number: int) -> AidAuthorization:
    one = existing(
        None if held is None else held.get(number),
        texts_facts.AID_AUTHORIZATION_MISSING,
        number=number,
        key=file,
    )
    if one.cancelled or one.withdrawn is not None:
        raise Refused(texts_facts.AID_AUTHORIZATION_ENDED, number=number)
    return one


def withdraw_authorization(
    held: AidAuthorizations | None, command: m.WithdrawAidAuthorization, given: Given
) -> Iterator[m.AidAuthorizationWithdrawn]:
    """Enter a withdrawal: it stops use, and denies nothing (rule 10, P9)."""
    one = _known(held, command.file, command.number)
    check_day(command.withdrawn, one.since, given)
    yield m.AidAuthorizationWithdrawn(number=one.number, withdrawn=command.withdrawn)


def cancel_authorization(
    held: AidAuthorizations | None, command: m.CancelAidAuthorization, _: Given
) -> Iterator[m.AidAuthorizationCancelled]:
    """Take back what was entered by mistake (rule 13)."""
    one = _known(held, command.file, command.number)
    yield m.AidAuthorizationCancelled(
        number=one.number, reason=clean_words("reason", command.reason)
    )


def erase_authorizations(
    held: AidAuthorizations | None, command: m.EraseAidAuthorizations, given: Given
) -> Iterator[m.AidAuthorizationsErased]:
    """Erase what was written with them once none is in force (rule 18)."""
    if held is None or held.erased:
        raise Refused(texts_facts.AID_AUTHORIZATIONS_ERASED, key=command.file)
    for one in held.some:
        if one.plain.holds(given.today):
            raise Refused(texts_facts.AID_AUTHORIZATION_HOLDS, number=one.number)
    yield m.AidAuthorizationsErased(
        ground=command.ground, reason=clean_text("reason", command.reason)
    )
