"""From what is kept to what the means test reads, and back: a dossier, and what it froze."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from ruralgov.domain.aid.asking.authorization import Authorization, usable
from ruralgov.domain.aid.means.assess import Assessment, assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.facts import Fact, FactState, Need
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Law
from ruralgov.domain.aid.model import AidApplication, AidFile, Circle
from ruralgov.domain.aid.model_assess import AidAssessment, UsedFact
from ruralgov.domain.aid.model_facts import GONE, HELD_BACK, AidFact, FactStage, Origin
from ruralgov.domain.kernel.ids import AidFactId, AidFileId, PersonId
from ruralgov.domain.kernel.personal import Figures

YES, NO, OPEN_RESULT = (1, 1), (0, 0), (0, 1)
_RESULTS: Final = {True: YES, False: NO, None: OPEN_RESULT}
_ORDER: Final = (Origin.DECLARED, Origin.ANSWERED, Origin.PAPER, Origin.FOUND)
"""What comes later stands above what comes before, where both say something."""
Known = Mapping[AidFactId, AidFact]


def dossier_of(
    key: AidFileId,
    file: AidFile,
    one: AidApplication,
    county: str,
    known: Known,
    authorizations: Iterable[Authorization],
    day: date,
) -> Dossier:
    """Return what may be used of a file for an application on a day (P1, P8, P13)."""
    accepted = one.accepted or one.received
    living = tuple(
        dict.fromkeys(each.person for each in file.on(accepted) if each.circle is Circle.LIVING)
    )
    best: dict[Need, tuple[tuple[int, int, date, str], Fact]] = {}
    for name, fact in known.items():
        if fact.stage in GONE or fact.erased or one.programme not in fact.purposes:
            continue
        plain = _plain(name, fact)
        rank = _rank(name, fact)
        if plain.need not in best or best[plain.need][0] < rank:
            best[plain.need] = (rank, plain)
    facts = tuple(fact for _, (_, fact) in sorted(best.items()))
    dossier = Dossier(key, county, accepted, living, one.people, facts)
    return usable(dossier, one.programme, authorizations, day)


def _rank(name: str, fact: AidFact) -> tuple[int, int, date, str]:
    """Return how far a fact stands before another about the same.

    What a person settled comes first, then what is disputed, so that nothing replaces it quietly.
    """
    if fact.stage is FactStage.SETTLED:
        level = 3
    elif fact.stage in HELD_BACK:
        level = 2
    else:
        level = 1 if fact.value is not None else 0
    return (level, _ORDER.index(fact.origin), fact.as_of, name)


def _plain(name: AidFactId, fact: AidFact) -> Fact:
    spans = () if fact.value is None else fact.value.spans()
    low, high = spans[0] if spans else (0, None)
    state = FactState.DISPUTED if fact.stage in HELD_BACK else fact.state
    return Fact(
        fact.person,
        fact.item,
        low,
        high,
        state if spans or state is not FactState.KNOWN else FactState.UNKNOWN,
        fact.as_of,
        fact.source,
        "" if fact.authorization is None else str(fact.authorization),
        name,
    )


def frozen_facts(dossier: Dossier) -> tuple[tuple[UsedFact, ...], Figures | None]:
    """Return what a dossier holds, the values apart from the rest."""
    used = tuple(
        UsedFact(
            fact=AidFactId(one.evidence),
            subject=PersonId(one.subject),
            item=one.item,
            state=one.state,
            as_of=one.as_of,
            source=one.source,
            authorization=int(one.authorization) if one.authorization else None,
        )
        for one in dossier.facts
    )
    if not used:
        return used, None
    return used, Figures.from_spans(*((one.low, one.high) for one in dossier.facts))


def thawed(made: AidAssessment) -> Dossier | None:
    """Return the dossier that an assessment froze; None where it was erased."""
    if made.erased:
        return None
    spans = () if made.values is None else made.values.spans()
    facts = tuple(
        Fact(
            one.subject,
            one.item,
            low,
            high,
            one.state,
            one.as_of,
            one.source,
            "" if one.authorization is None else str(one.authorization),
            one.fact,
        )
        for one, (low, high) in zip(made.facts, spans, strict=True)
    )
    return Dossier(made.file, made.county, made.accepted, made.living, made.asked_for, facts)


def result_of(assessment: Assessment) -> Figures:
    """Return a result as it is sealed."""
    return Figures.from_spans(_RESULTS[assessment.result])


def again(made: AidAssessment, law: Law) -> Assessment | None:
    """Return what the same facts give under a law; None where they were erased."""
    dossier = thawed(made)
    return None if dossier is None else assess(dossier, made.programme, law)


_FAVOURS: Final = frozenset(
    {
        *(Item.ILLNESS_COST, Item.WORK_COST, Item.LIVING_EXPENSE, Item.MEDICAL_EXPENSE),
        *(Item.EDUCATION_EXPENSE, Item.REHABILITATION, Item.OTHER_EXPENSE),
    }
)
_AGAINST: Final = frozenset(
    {
        *(Item.WAGES, Item.BUSINESS, Item.PROPERTY, Item.TRANSFERS, Item.OTHER_INCOME),
        *(Item.BASIC_PENSION, Item.INSURANCE_PENSION, Item.OLD_AGE_ALLOWANCE),
        *(Item.DEPOSITS, Item.SECURITIES, Item.INSURANCE, Item.CLAIMS, Item.INTERNET_FINANCE),
        *(Item.VEHICLES, Item.HOUSES),
    }
)


def unchecked(dossier: Dossier, declared: frozenset[str]) -> Dossier:
    """Return it for planning: what a family only says bounds a value on the side that costs it.

    Whoever has more than they say is asked about, and whoever says enough to be out is not.
    """

    def loose(fact: Fact) -> Fact:
        if fact.evidence not in declared or not fact.usable:
            return fact
        low, high = fact.low, fact.high
        if fact.item in _FAVOURS:
            low = 0
        elif fact.item in _AGAINST:
            high = None
        return Fact(
            fact.subject,
            fact.item,
            low,
            high,
            fact.state,
            fact.as_of,
            fact.source,
            fact.authorization,
            fact.evidence,
        )

    return dossier.with_facts(loose(fact) for fact in dossier.facts)
