"""What a sheet of points gives: each entry checked, and its points worked out within all caps."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Final

from ruralgov.domain.compacts import messages_points as m
from ruralgov.domain.compacts import texts_points as texts
from ruralgov.domain.compacts.kin import actor_of, relatives
from ruralgov.domain.compacts.model import EFFECTIVE, CreditItem, CreditScheme, ProofKind
from ruralgov.domain.compacts.model_points import (
    Agreement,
    CreditMonth,
    Ending,
    Point,
    Proof,
    month_key,
)
from ruralgov.domain.compacts.months import months_after
from ruralgov.domain.compacts.records import CREDIT_SCHEME
from ruralgov.domain.compacts.records_points import AGREEMENTS, CREDIT_MONTH
from ruralgov.domain.compacts.standing import scheme_of, scheme_on
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CreditSchemeId, PersonId
from ruralgov.domain.kernel.month import (
    Month,
    first_day,
    last_day,
    month_before,
    month_of,
    next_month,
)

LATE_MONTHS: Final = 2
"""How many months before its own a month takes entries that were left out."""
_HASH: Final = re.compile("[0-9a-f]{64}")
_HOURS: Final = 24
WITNESSES: Final = 2
"""How many strangers have to attest a deduction that no document shows."""
PointFact = tuple[PersonId, str, date]
"""Who did what on which day: it is recorded once."""


def fact_of(entry: m.PointEntry | Point) -> PointFact:
    """Return what an entry is about."""
    return entry.person, entry.item, entry.day


def quantity_fits(item: CreditItem, quantity: int) -> bool:
    """Tell whether an item can be done so many hours, or once."""
    return 1 <= quantity <= (_HOURS if item.hourly else 1)


def shows(kinds: Iterable[ProofKind], item: CreditItem) -> bool:
    """Tell whether evidence of some kinds can be enough for an item, whoever made it (SG-05)."""
    found = list(kinds)
    if not item.negative:
        return item.evidence in found
    return not EFFECTIVE.isdisjoint(found) or found.count(ProofKind.ATTESTATION) >= WITNESSES


def is_whole(proof: Proof) -> bool:
    """Tell whether evidence has a hash, and a document its number."""
    unnamed = proof.kind is ProofKind.DOCUMENT and not proof.reference.strip()
    return not unnamed and _HASH.fullmatch(proof.sha256) is not None


def check_proofs(proofs: tuple[Proof, ...], given: Given) -> None:
    """Refuse evidence without hash, time or number; raises ``credit_proof_wrong`` (SG-05)."""
    for number, one in enumerate(proofs, 1):
        if one.at > given.now or not is_whole(one):
            raise BadInput(texts.CREDIT_PROOF_WRONG, proof=number)


def entered(
    month: CreditMonth, command: m.RecordPoints, given: Given
) -> tuple[CreditSchemeId, tuple[Point, ...]]:
    """Return the scheme of a sheet and its points; raises what is wrong with an entry.

    Points by a mediation agreement follow from its own record: where a proof is one, all are.
    """
    days: dict[date, int] = {}
    for number, one in enumerate(command.entries, 1):
        days.setdefault(one.day, number)
    for day, number in days.items():
        _check_day(number, day, month, given)
    key, scheme = scheme_of(given.read, month.village, min(days))
    entering = _Entering(month, command.proofs, key, scheme, given)
    first = month.size + 1
    points = tuple(
        entering.point(first + at, at + 1, one) for at, one in enumerate(command.entries)
    )
    return key, points


class _Entering:
    """Takes the entries of a sheet one by one, and keeps what each person has left of the caps."""

    def __init__(
        self,
        month: CreditMonth,
        proofs: tuple[Proof, ...],
        key: CreditSchemeId,
        scheme: CreditScheme,
        given: Given,
    ) -> None:
        self._month, self._proofs = month, proofs
        self._key, self._scheme, self._given = key, scheme, given
        self._items = {one.code: one for one in scheme.items}
        self._most = {one.code: one.most_month for one in scheme.categories}
        there = given.read.state(AGREEMENTS, month.village)
        self._agreed = {} if there is None else _by_person(there.agreements, key)
        self._holding: dict[date, bool] = {}
        self._had: dict[tuple[object, ...], int] = defaultdict(int)
        self._seen = _facts(month)
        self._others: dict[Month, set[PointFact]] = {}
        self._recorder: frozenset[PersonId] | None = None
        self._mediated = any(one.kind is ProofKind.MEDIATION for one in proofs)
        ended = {one.entry for one in month.ended}
        categories: dict[tuple[str, str], str] = {}
        for sheet, point in month.points():
            if point.number not in ended:
                category = _category(categories, sheet.scheme, point.item, given)
                self._take(point.person, category, point.points)

    def point(self, number: int, at: int, entry: m.PointEntry) -> Point:
        """Return one entry with its points; raises what is wrong with it."""
        if not self._holds(entry.day):
            raise Refused(texts.CREDIT_SCHEMES_MIXED, entry=at)
        item = existing(
            self._items.get(entry.item), texts.CREDIT_ITEM_MISSING, entry=at, item=entry.item
        )
        if not any(one.since <= entry.day for one in self._agreed.get(entry.person, ())):
            facts = {"entry": at, "person": entry.person, "day": entry.day}
            raise Refused(texts.CREDIT_NO_AGREEMENT, **facts)
        if not quantity_fits(item, entry.quantity):
            raise Refused(texts.CREDIT_QUANTITY_WRONG, entry=at)
        self._check_once(at, entry)
        self._check_evidence(at, entry, item)
        return Point(
            number=number,
            person=entry.person,
            item=item.code,
            day=entry.day,
            quantity=entry.quantity,
            points=self._within_caps(entry.person, item, entry.quantity),
            expires=months_after(entry.day, item.expires_months),
            proofs=entry.proofs,
        )

    def _holds(self, day: date) -> bool:
        if day not in self._holding:
            found = scheme_on(self._given.read, self._month.village, day)
            self._holding[day] = found is not None and found[0] == self._key
        return self._holding[day]

    def _check_once(self, at: int, entry: m.PointEntry) -> None:
        """Refuse what was recorded already, in this month or one near it; who was heard is safe."""
        fact = fact_of(entry)
        if fact in self._seen or fact in self._nearby(entry.day):
            raise Refused(texts.CREDIT_TWICE, entry=at)
        self._seen.add(fact)

    def _nearby(self, day: date) -> set[PointFact]:
        """Return what stands in the other months that take entries of a day."""
        month = month_of(day)
        if month not in self._others:
            found: set[PointFact] = set()
            for _ in range(LATE_MONTHS + 1):
                if month != self._month.month:
                    there = self._given.read.state(
                        CREDIT_MONTH, month_key(self._month.village, month)
                    )
                    found |= set() if there is None else _facts(there)
                month = next_month(month)
            self._others[month_of(day)] = found
        return self._others[month_of(day)]

    def _check_evidence(self, at: int, entry: m.PointEntry, item: CreditItem) -> None:
        """Refuse an entry that is not shown as its item asks; a deduction by more (SG-05)."""
        count = len(self._proofs)
        named = [self._proofs[n - 1] for n in dict.fromkeys(entry.proofs) if 1 <= n <= count]
        if len(named) != len(entry.proofs):
            raise _unproved(at, item)
        kinds = {one.kind for one in named}
        if self._mediated is not (item.evidence is ProofKind.MEDIATION):
            raise Refused(texts.CREDIT_BY_MEDIATION, entry=at, item=item.code)
        if not item.negative:
            if not shows(kinds, item):
                raise _unproved(at, item)
        elif not kinds & EFFECTIVE and not self._witnessed(entry.person, named):
            raise Refused(texts.CREDIT_WITNESSES_WRONG, entry=at)

    def _witnessed(self, person: PersonId, named: list[Proof]) -> bool:
        """Tell whether two witnesses of different households attest it, both strangers to it."""
        read = self._given.read
        if self._recorder is None:
            self._recorder = relatives(read, actor_of(self._given))
        partial = self._recorder | relatives(read, person)
        makers = {one.maker for one in named if one.kind is ProofKind.ATTESTATION} - partial
        return any(makers - relatives(read, one) for one in makers)

    def _within_caps(self, person: PersonId, item: CreditItem, quantity: int) -> int:
        """Return the points that the caps of event, category and month leave (SG-15)."""
        raw, sign = item.raw(quantity), -1 if item.negative else 1
        left = min(
            self._most[item.category] - self._had[person, sign, item.category],
            self._scheme.terms.most_month - self._had[person, sign],
        )
        points = sign * min(abs(raw), max(left, 0))
        self._take(person, item.category, points)
        return points

    def _take(self, person: PersonId, category: str, points: int) -> None:
        sign = -1 if points < 0 else 1
        self._had[person, sign, category] += abs(points)
        self._had[person, sign] += abs(points)


def _facts(month: CreditMonth) -> set[PointFact]:
    """Return what was recorded in a month, also where it was struck: it never comes back."""
    gone = {one.entry for one in month.ended if one.ending is Ending.WITHDRAWN}
    return {fact_of(point) for _, point in month.points() if point.number not in gone}


def _check_day(number: int, day: date, month: CreditMonth, given: Given) -> None:
    first = month.month
    for _ in range(LATE_MONTHS):
        first = month_before(first)
    span = first_day(first), last_day(month.month)
    if not span[0] <= day <= min(span[1], given.today):
        facts = {"entry": number, "day": day, "month": month.month}
        raise Refused(texts.CREDIT_DAY_WRONG, **facts, first=span[0], last=span[1])


def _by_person(
    agreements: tuple[Agreement, ...], scheme: CreditSchemeId
) -> dict[PersonId, list[Agreement]]:
    """Return the agreements to a scheme that nobody ended: who withdraws is scored no more."""
    found: dict[PersonId, list[Agreement]] = defaultdict(list)
    for one in agreements:
        if one.scheme == scheme and one.end is None:
            found[one.person].append(one)
    return found


def _category(
    known: dict[tuple[str, str], str], scheme: CreditSchemeId, item: str, given: Given
) -> str:
    if (scheme, item) not in known:
        found = given.read.state(CREDIT_SCHEME, scheme)
        named = None if found is None else found.item(item)
        known[scheme, item] = "" if named is None else named.category
    return known[scheme, item]


def _unproved(at: int, item: CreditItem) -> Refused:
    kind = item.evidence
    return Refused(texts.CREDIT_PROOF_MISSING, entry=at, proof=kind.zh, proof_en=kind.en)
