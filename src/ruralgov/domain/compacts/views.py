"""Answers about village rules, schemes, agreements and requests."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.compacts import lint, texts, texts_points
from ruralgov.domain.compacts import queries as q
from ruralgov.domain.compacts.model import CreditScheme, VillageRules
from ruralgov.domain.compacts.model_points import quarter_key
from ruralgov.domain.compacts.records import CREDIT_SCHEME, VILLAGE_RULES
from ruralgov.domain.compacts.records_points import AGREEMENTS, COMMENDATIONS, CREDIT_REQUEST
from ruralgov.domain.compacts.rows import CreditSchemeRow, VillageRulesRow
from ruralgov.domain.compacts.rows_points import AgreementRow, CreditMonthRow, CreditRequestRow
from ruralgov.domain.compacts.seeing import check_own
from ruralgov.domain.compacts.standing import newest, scheme_on
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.month import last_day, next_month
from ruralgov.domain.registry import PERSON


def village_rules_of(query: q.VillageRulesOf, asked: Asked) -> list[VillageRulesRow]:
    """Return the versions of the rules of a village, the newest first."""
    rows = asked.read.rows(VillageRulesRow, village=query.village)
    return sorted(rows, key=lambda row: row.since or FOREVER, reverse=True)


def village_rules_file(query: q.VillageRulesFile, asked: Asked) -> VillageRules:
    """Return one version, whole."""
    found = asked.read.state(VILLAGE_RULES, query.rules)
    return existing(found, texts.VILLAGE_RULES_MISSING, key=query.rules)


def lint_clauses(query: q.LintClauses, _: Asked) -> list[q.LintFinding]:
    """Return all that would be refused of some clauses."""
    return [
        q.LintFinding(clause=one.code, conduct=what.conduct, word=what.word, guard=what.guard)
        for one in query.clauses
        for what in lint.in_clause(one.words)
    ]


def credit_schemes(query: q.CreditSchemes, asked: Asked) -> list[CreditSchemeRow]:
    """Return the versions of the scheme of a village, the newest first."""
    rows = asked.read.rows(CreditSchemeRow, village=query.village)
    return sorted(rows, key=lambda row: row.since or FOREVER, reverse=True)


def credit_scheme_file(query: q.CreditSchemeFile, asked: Asked) -> CreditScheme:
    """Return one version, whole."""
    found = asked.read.state(CREDIT_SCHEME, query.scheme)
    return existing(found, texts.CREDIT_SCHEME_MISSING, key=query.scheme)


def credit_scheme_on(query: q.CreditSchemeOn, asked: Asked) -> CreditSchemeRow | None:
    """Return the scheme that holds on the day asked about."""
    held = scheme_on(asked.read, query.village, asked.day) is not None
    return newest(asked.read, query.village, asked.day) if held else None


def credit_agreements(query: q.CreditAgreements, asked: Asked) -> list[AgreementRow]:
    """Return who agreed to which version."""
    return asked.read.rows(AgreementRow, owner=query.village)


def credit_months(query: q.CreditMonths, asked: Asked) -> list[CreditMonthRow]:
    """Return how far the months of a village have come, the newest first."""
    rows = asked.read.rows(CreditMonthRow, village=query.village)
    return sorted(rows, key=lambda row: row.month, reverse=True)


def credit_requests(query: q.CreditRequests, asked: Asked) -> list[CreditRequestRow]:
    """Return the requests of a village, those that are owed an answer first."""
    rows = asked.read.rows(CreditRequestRow, village=query.village)
    kept = (row for row in rows if row.due is not None or not query.open_only)
    return sorted(kept, key=lambda row: (row.due or FOREVER, row.day))


def credit_request_file(query: q.CreditRequestFile, asked: Asked) -> q.CreditRequestPage:
    """Return a request with its words, to staff and to whoever asked it."""
    found = asked.read.state(CREDIT_REQUEST, query.request)
    mine = found if found is not None and found.village == query.village else None
    found = existing(mine, texts_points.CREDIT_REQUEST_MISSING, key=query.request)
    check_own(found.asker, asked)

    def words(name: str) -> str:
        value = getattr(found, name)
        return asked.reveal(CREDIT_REQUEST.kind, query.request, name, value) or ""

    answer, outcome = found.answer, found.outcome
    return q.CreditRequestPage(
        request=query.request,
        village=found.village,
        month=found.month,
        entry=found.entry,
        kind=found.kind,
        asker=found.asker,
        words=words("words"),
        proofs=found.proofs,
        day=found.day,
        due=found.due,
        granted=None if answer is None else answer.granted,
        reasons=words("reasons"),
        review_until=found.review_until,
        review_words=words("review_words"),
        review_granted=None if outcome is None else outcome.granted,
        review_reasons=words("outcome_reasons"),
        withdrawn=found.withdrawn,
    )


def commended(query: q.Commended, asked: Asked) -> q.CommendationPage:
    """Return who is commended and agreed to be named, by their names and not by their points."""
    found = asked.read.state(COMMENDATIONS, quarter_key(query.village, query.quarter))
    found = existing(
        found, texts_points.CREDIT_COMMENDATION_MISSING, person="-", quarter=query.quarter
    )
    there = asked.read.state(AGREEMENTS, query.village)
    agreed = {} if there is None else there.on(asked.day, found.scheme)
    stands = [one for one in found.honoured if one not in found.revoked]
    shown = [one for one in stands if one in agreed and agreed[one].show]
    people = asked.read.states(PERSON, shown)
    names = (
        asked.reveal(PERSON.kind, key, "name", person.name_on(asked.day))
        for key, person in people.items()
        if not person.erased
    )
    named = tuple(sorted(one for one in names if one))
    return q.CommendationPage(
        village=query.village,
        quarter=query.quarter,
        day=found.day,
        names=named,
        unnamed=len(stands) - len(named),
    )


def compact_findings(query: q.CompactFindings, asked: Asked) -> list[q.CompactFinding]:
    """Return what is amiss with the compacts of a place, the oldest first."""
    found = [
        one
        for path in asked.villages()
        if query.place == CITY or query.place in path
        for one in _of_village(path[0], asked)
    ]
    return sorted(found, key=lambda one: (one.since, one.village))


def _of_village(village: PlaceId, asked: Asked) -> Iterator[q.CompactFinding]:
    day = asked.day
    for request in asked.read.rows(CreditRequestRow, village=village):
        if request.due is not None and request.due < day:
            yield _finding(q.CompactFault.REQUEST_LATE, village, request.owner, request.due)
    for month in asked.read.rows(CreditMonthRow, village=village):
        over = last_day(next_month(month.month))
        if month.notice is None and over < day:
            yield _finding(q.CompactFault.MONTH_UNPUBLISHED, village, month.owner, over)
        elif month.last is not None and month.final is None and month.last < day:
            yield _finding(q.CompactFault.MONTH_OPEN, village, month.owner, month.last)
    row = newest(asked.read, village, day)
    if row is not None and scheme_on(asked.read, village, day) is None:
        since = min(row.until, day)
        yield _finding(q.CompactFault.SCHEME_LAPSED, village, row.owner, since)


def _finding(fault: q.CompactFault, village: PlaceId, key: str, since: date) -> q.CompactFinding:
    return q.CompactFinding(fault=fault, village=village, key=key, since=since)
