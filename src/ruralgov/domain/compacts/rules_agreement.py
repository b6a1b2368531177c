"""The rules of agreements: who may sign, for which version, and how one leaves."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts import messages_agreement as m
from ruralgov.domain.compacts import texts, texts_points
from ruralgov.domain.compacts.kin import person_of
from ruralgov.domain.compacts.model import CreditScheme
from ruralgov.domain.compacts.model_points import AgreementEnd, Agreements
from ruralgov.domain.compacts.records import CREDIT_SCHEME
from ruralgov.domain.compacts.roles import COMPACT_KEEPER
from ruralgov.domain.compacts.rules import check_village
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import PersonId, PlaceId
from ruralgov.domain.registry import HOUSEHOLD, PERSON, Person

ADULT: Final = 18
Ended = Iterator[m.CreditAgreementEnded]


def sign_credit_agreements(
    known: Agreements | None, command: m.SignCreditAgreements, given: Given
) -> Iterator[m.CreditAgreementsSigned]:
    """Enter who signed (rules 8 and 9); it counts from today, so that no consent is backdated."""
    check_village(command.village, given)
    found = given.read.state(CREDIT_SCHEME, command.scheme)
    scheme = existing(found, texts.CREDIT_SCHEME_MISSING, key=command.scheme)
    there = known or Agreements(village=command.village)
    signed = {
        one.person for one in there.agreements if one.scheme == command.scheme and one.end is None
    }
    people = given.read.states(PERSON, (one.person for one in command.signings))
    for one in command.signings:
        _check_signing(one, scheme, command.village, given)
        if one.person in signed:
            raise Refused(texts_points.AGREEMENT_TWICE, person=one.person)
        signed.add(one.person)
        check_adult_of(given.read, command.village, one.person, people.get(one.person), one.signed)
    yield m.CreditAgreementsSigned(
        village=command.village,
        scheme=command.scheme,
        signings=command.signings,
        since=given.today,
    )


def withdraw_credit_agreement(
    known: Agreements | None, command: m.WithdrawCreditAgreement, given: Given
) -> Ended:
    """Leave at any time; nothing else follows from it (rule 10)."""
    check_oneself(command.village, command.person, given)
    _check_there(known, command)
    yield m.CreditAgreementEnded(
        village=command.village,
        person=command.person,
        scheme=command.scheme,
        since=given.today,
        end=AgreementEnd.WITHDRAWN,
        erase=command.erase,
    )


def correct_credit_agreement(
    known: Agreements | None, command: m.CorrectCreditAgreement, given: Given
) -> Ended:
    """Take back what somebody never signed, with all that was recorded under it (rule 10)."""
    clean_text("reason", command.reason)
    _check_there(known, command)
    yield m.CreditAgreementEnded(
        village=command.village,
        person=command.person,
        scheme=command.scheme,
        since=given.today,
        end=AgreementEnd.MISTAKE,
        erase=True,
    )


def end_credit_agreements(
    known: Agreements | None, command: m.EndCreditAgreements, _: Given
) -> Ended:
    """End what somebody agreed to who is gone (rule 10)."""
    for one in known.agreements if known is not None else ():
        if one.person == command.person and one.end is None:
            yield m.CreditAgreementEnded(
                village=command.village,
                person=command.person,
                scheme=one.scheme,
                since=command.since,
                end=command.end,
            )


def check_adult_of(
    read: Read, village: PlaceId, person: PersonId, known: Person | None, day: date
) -> None:
    """Refuse a minor, and who was not of the village on a day (SG-10).

    Raises ``agreement_minor`` and ``agreement_elsewhere``.
    """
    born = None if known is None else known.born()
    age = (
        -1
        if born is None
        else day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    )
    if age < ADULT:
        raise Refused(texts_points.AGREEMENT_MINOR, person=person, day=day)
    there = None if known is None else known.on(day)
    home = None if there is None else read.state(HOUSEHOLD, there.household)
    span = None if home is None else home.on(day)
    if known is None or known.gone or span is None or span.village != village:
        raise Refused(texts_points.AGREEMENT_ELSEWHERE, person=person, day=day)


def check_oneself(village: PlaceId, person: PersonId, given: Given) -> None:
    """Refuse a villager's account that acts for another; raises ``credit_not_oneself``."""
    if given.holds(given.actor.account, COMPACT_KEEPER, village):
        return
    if person_of(given.read, given.actor.account) != person:
        raise Refused(texts_points.CREDIT_NOT_ONESELF)


def _check_signing(one: m.Signing, scheme: CreditScheme, village: PlaceId, given: Given) -> None:
    published = scheme.published
    over = scheme.withdrawn or scheme.until <= given.today
    if scheme.village != village or published is None or over:
        raise Refused(texts_points.AGREEMENT_SCHEME_WRONG, title=scheme.title, day=one.signed)
    if not published <= one.signed <= given.today:
        raise Refused(texts_points.CREDIT_AGREEMENT_DAY_WRONG, day=one.signed, published=published)


def _check_there(
    known: Agreements | None, command: m.WithdrawCreditAgreement | m.CorrectCreditAgreement
) -> None:
    there = known is not None and any(
        (one.person, one.scheme) == (command.person, command.scheme) and one.end is None
        for one in known.agreements
    )
    if not there:
        raise Refused(texts_points.AGREEMENT_MISSING, person=command.person)
