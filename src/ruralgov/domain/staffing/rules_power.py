"""The rules of the powers of towns: by a paper, for listed matters, and until they go back."""

from collections.abc import Iterable, Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.registry import place_there, span_on
from ruralgov.domain.staffing import messages_power as m
from ruralgov.domain.staffing import texts_officer
from ruralgov.domain.staffing import texts_power as texts
from ruralgov.domain.staffing.model_officer import ActCapacity
from ruralgov.domain.staffing.model_power import GRANTED, GrantedMatter, PowerGrant
from ruralgov.domain.staffing.rows_power import PowerRow


def grant_power(
    _: PowerGrant | None, command: m.GrantPower, given: Given
) -> Iterator[m.PowerGranted]:
    """Enter matters in which a town may act (rule 16)."""
    _check_paper(command, given)
    _check_units(command, given)
    event = m.PowerGranted(
        capacity=command.capacity,
        department=command.department,
        place=command.place,
        document=clean_text("document", command.document),
        published=command.published,
        since=command.since,
        matters=tuple(_matters(command)),
    )
    _refuse_taken(event.place, event.capacity, event.since, event.matters, "", given.read)
    yield event


def _check_paper(command: m.GrantPower, given: Given) -> None:
    """Refuse a capacity that needs no paper, one without term, or an unpublished one."""
    if command.capacity not in GRANTED:
        raise BadInput(texts.POWER_OF_DEPARTMENT)
    if command.until is not None:
        check_dates(command.since, command.until)
    elif command.capacity is ActCapacity.COMMISSIONED:
        raise Refused(texts.POWER_TERM_MISSING)
    if command.published > min(command.since, given.today):
        days = {"published": command.published, "since": command.since, "today": given.today}
        raise Refused(texts.POWER_UNPUBLISHED, **days)


def _check_units(command: m.GrantPower, given: Given) -> None:
    """Refuse a department that is not the city's, or a place that is no town."""
    span = span_on(given.read, command.department, command.since)
    if span is None or span.place != CITY:
        name = command.department if span is None else span.name
        raise Refused(texts.POWER_DEPARTMENT_WRONG, name=name, since=command.since)
    row = place_there(given.read, command.place, command.since)
    if row.level is not DivisionLevel.TOWN:
        raise Refused(texts_officer.CENTRE_NOT_TOWN, place=command.place)


def _matters(command: m.GrantPower) -> Iterator[GrantedMatter]:
    seen = set[str]()
    for one in command.matters:
        code, title = clean_text("code", one.code), clean_text("title", one.title)
        if {code, title} & seen:
            raise BadInput(texts.POWER_MATTER_TWICE, code=code)
        seen |= {code, title}
        law = clean_text("law", one.law)
        yield GrantedMatter(code=code, title=title, law=law, until=command.until or FOREVER)
    if not seen:
        raise BadInput(texts.POWER_MATTER_TWICE, code="-")


def _refuse_taken(
    place: PlaceId,
    capacity: ActCapacity,
    since: date,
    matters: Iterable[GrantedMatter],
    own: str,
    read: Read,
) -> None:
    """Refuse a matter that a town has in the same capacity on a day; raises ``power_taken``."""
    rows = read.rows(PowerRow, place=place)
    held = [row for row in rows if row.capacity is capacity and row.owner != own]
    for one in matters:
        for row in held:
            if row.code == one.code and row.since < one.until and since < row.until:
                facts = {"code": one.code, "document": row.document, "grant": row.owner}
                raise Refused(texts.POWER_TAKEN, **facts)


def revoke_power(
    grant: PowerGrant | None, command: m.RevokePower, _: Given
) -> Iterator[m.PowerRevoked]:
    """Take matters back within their term (rule 17)."""
    known = _standing(grant, command.grant)
    open_ones = tuple(one.code for one in known.matters if one.revoked is None)
    codes = command.matters or open_ones
    for one in _named(known, codes, open_ones):
        if not known.since <= command.since < one.until:
            facts = {"since": known.since, "until": one.until}
            raise Refused(texts.POWER_NOT_THEN, day=command.since, **facts)
    yield m.PowerRevoked(
        matters=codes, since=command.since, document=clean_text("document", command.document)
    )


def withdraw_revocation(
    grant: PowerGrant | None, command: m.WithdrawRevocation, given: Given
) -> Iterator[m.RevocationWithdrawn]:
    """Say that matters were not taken back, where nobody has granted them anew (rule 17)."""
    known = _standing(grant, command.grant)
    gone = tuple(one.code for one in known.matters if one.revoked is not None)
    codes = command.matters or gone
    back = _named(known, codes, gone)
    _refuse_taken(known.place, known.capacity, known.since, back, command.grant, given.read)
    yield m.RevocationWithdrawn(matters=codes, reason=clean_text("reason", command.reason))


def withdraw_power(
    grant: PowerGrant | None, command: m.WithdrawPower, _: Given
) -> Iterator[m.PowerWithdrawn]:
    """Withdraw what was never granted; acts that rest on it are found (rule 17)."""
    _standing(grant, command.grant)
    yield m.PowerWithdrawn(reason=clean_text("reason", command.reason))


def assess_power(
    grant: PowerGrant | None, command: m.AssessPower, given: Given
) -> Iterator[m.PowerAssessed]:
    """Enter how a town carries what was transferred to it (rule 17)."""
    known = _standing(grant, command.grant)
    if known.capacity is not ActCapacity.TRANSFERRED:
        raise Refused(texts.POWER_NOT_ASSESSED)
    if not known.since <= command.day <= given.today:
        facts = {"since": known.since, "today": given.today}
        raise BadInput(texts.ASSESSMENT_DAY_WRONG, day=command.day, **facts)
    if any(one.day == command.day for one in known.assessments):
        raise Refused(texts.ASSESSMENT_TWICE, day=command.day)
    yield m.PowerAssessed(
        day=command.day, result=command.result, report=clean_text("report", command.report)
    )


def withdraw_assessment(
    grant: PowerGrant | None, command: m.WithdrawAssessment, _: Given
) -> Iterator[m.AssessmentWithdrawn]:
    """Withdraw an assessment that was not made (rule 17)."""
    known = _standing(grant, command.grant)
    if not any(one.day == command.day for one in known.assessments):
        raise Refused(texts.ASSESSMENT_MISSING, day=command.day)
    yield m.AssessmentWithdrawn(day=command.day, reason=clean_text("reason", command.reason))


def _standing(grant: PowerGrant | None, key: str) -> PowerGrant:
    """Return a grant that was not withdrawn; raises ``power_missing``."""
    known = existing(grant, texts.POWER_MISSING, key=key)
    if known.withdrawn:
        raise Refused(texts.POWER_MISSING, key=key)
    return known


def _named(
    known: PowerGrant, codes: tuple[str, ...], among: tuple[str, ...]
) -> list[GrantedMatter]:
    """Return matters of a grant by their codes; raises ``power_matter_missing``."""
    wrong = sorted(set(codes) - set(among))
    if wrong or not codes:
        raise Refused(texts.POWER_MATTER_MISSING, codes="、".join(wrong) or "-")
    return [one for one in known.matters if one.code in codes]


def unempowered(
    capacity: ActCapacity, matter: str, place: PlaceId, day: date, read: Read
) -> Refused | None:
    """Return why a town could not act so in a matter on a day, or None (rule 16)."""
    if capacity not in GRANTED:
        return None
    for row in read.rows(PowerRow, on=day, place=place):
        if row.capacity is capacity and matter in (row.code, row.title):
            return None
    facts = {"capacity": capacity.zh, "capacity_en": capacity.en}
    return Refused(texts.ACT_WITHOUT_POWER, matter=matter, day=day, **facts)
