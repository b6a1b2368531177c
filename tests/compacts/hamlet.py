"""A village as the rules of compacts find it when they are asked by themselves, without an app."""

from datetime import date, datetime, timedelta
from typing import Any

from ruralgov.domain.access import AccountRow
from ruralgov.domain.compacts import (
    Agreement,
    Agreements,
    CreditMonth,
    CreditScheme,
    Point,
    Sheet,
    SigningMethod,
    VillageRules,
)
from ruralgov.domain.compacts.model import Filing, Signed
from ruralgov.domain.compacts.model_points import Proof, month_key
from ruralgov.domain.compacts.records import CREDIT_SCHEME, VILLAGE_RULES
from ruralgov.domain.compacts.records_points import AGREEMENTS, CREDIT_MONTH
from ruralgov.domain.compacts.rows import CreditSchemeRow, scheme_rows
from ruralgov.domain.kernel.calendar import SHANGHAI
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import (
    AccountId,
    BodyId,
    CreditSchemeId,
    DecisionId,
    HouseholdId,
    PersonId,
    PlaceId,
    VillageRulesId,
)
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import BirthDate, PersonName
from ruralgov.domain.meetings import DECISION, Act, BodyKind, Decision, Matter, Origin
from ruralgov.domain.meetings.model_decision import Publication, Published
from ruralgov.domain.registry import (
    HOUSEHOLD,
    PERSON,
    Household,
    HouseholdRelation,
    HouseholdSpan,
    MemberRow,
    Membership,
    Person,
    PlaceRow,
)
from tests.compacts.compact import CATEGORIES, CLAUSES, ITEMS, TERMS
from tests.given import TODAY, Situation, States, given

A_DAY = timedelta(days=1)
NOW = datetime.combine(TODAY, datetime.min.time(), SHANGHAI)
VILLAGE, LONG_AGO, GROWN = PlaceId("v"), date(2020, 1, 1), date(1990, 1, 1)
DRAFTED_BY = AccountId("drafter")
ADOPTED, FILED, SINCE = date(2025, 11, 3), date(2025, 11, 10), date(2025, 12, 1)
DECIDED, SCHEME, RULES_ID = DecisionId("d"), CreditSchemeId("s"), VillageRulesId("r")
JANUARY, DECEMBER = Month("2026-01"), Month("2025-12")
WHO = PersonId("who")
SIGNED = Signed(by=AccountId("k"), day=ADOPTED)
DRAFT_RULES = VillageRules(village=VILLAGE, title="规约", clauses=CLAUSES, drafters=(DRAFTED_BY,))
ADOPTED_RULES = change(DRAFT_RULES, decision=DECIDED, adopted=SIGNED)
RULES = change(ADOPTED_RULES, filed=Filing(day=FILED, reference="备1号", by=AccountId("t")))
DRAFT = CreditScheme(
    village=VILLAGE,
    rules=RULES_ID,
    title="办法",
    categories=CATEGORIES,
    items=ITEMS,
    terms=TERMS,
    drafters=(DRAFTED_BY,),
)
ADOPTED_SCHEME = change(DRAFT, decision=DECIDED, adopted=SIGNED)
HOLDING = change(
    ADOPTED_SCHEME, published=FILED, since=SINCE, review_on=SINCE + timedelta(days=400)
)
"""The scheme that holds today."""
PUBLISHED = Publication(what=Published.DECISION, since=LONG_AGO, where="公开栏", by=AccountId("x"))


def decision(**more: Any) -> Decision:
    """Return what the village meeting decided and hung out."""
    found = Decision(
        body=BodyId("b"),
        kind=BodyKind.VILLAGE_MEETING,
        place=VILLAGE,
        collective=None,
        group=None,
        matter=Matter.VILLAGE_RULES,
        act=Act.DECIDE,
        title="村规民约",
        day=LONG_AGO,
        origin=Origin.PAPER,
        reference="决1号",
        by=AccountId("x"),
        confirmed=AccountId("y"),
        publications=(PUBLISHED,),
    )
    return change(found, **more)


def scheme_row(known: CreditScheme = HOLDING, owner: str = SCHEME) -> CreditSchemeRow:
    """Return the row of a scheme."""
    (row,) = scheme_rows(known)
    return change(row, owner=owner)


def place(level: DivisionLevel = DivisionLevel.VILLAGE) -> PlaceRow:
    """Return a place, a village where nothing else is said."""
    return PlaceRow(
        owner=VILLAGE,
        level=level,
        code="371082101201",
        name="村",
        parent=PlaceId("t"),
        since=LONG_AGO,
        until=FOREVER,
    )


def home(village: str = VILLAGE, until: date = FOREVER) -> Household:
    """Return a household of a village."""
    span = HouseholdSpan(village=PlaceId(village), number="1", since=LONG_AGO, until=until)
    return Household(spans=(span,))


def someone(household: str = "h", born: date | None = GROWN, **more: Any) -> Person:
    """Return a person of a household."""
    lives = Membership(
        household=HouseholdId(household), relation=HouseholdRelation.HEAD, since=LONG_AGO
    )
    found = Person(
        name=PersonName("n"),
        identity=None,
        telephone=None,
        party_member=False,
        birth=None if born is None else BirthDate.of(str(born)),
        memberships=(lives,),
    )
    return change(found, **more)


def account(name: str = "me", person: str | None = "official") -> AccountRow:
    """Return who is behind an account."""
    return AccountRow(
        owner=name,
        person=None if person is None else PersonId(person),
        machine=None,
        since=LONG_AGO,
        until=FOREVER,
        departed=None,
    )


def member(
    who: str, household: str, relation: HouseholdRelation = HouseholdRelation.CHILD
) -> MemberRow:
    """Return that somebody is of a household."""
    return MemberRow(
        owner=who,
        household=HouseholdId(household),
        relation=relation,
        party_member=False,
        since=LONG_AGO,
        until=FOREVER,
    )


def agreement(who: str = WHO, since: date = SINCE, **more: Any) -> Agreement:
    """Return that somebody agreed to the scheme that holds."""
    found = Agreement(
        person=PersonId(who),
        scheme=SCHEME,
        signed=since,
        since=since,
        method=SigningMethod.PAPER,
    )
    return change(found, **more)


def agreed(*agreements: Agreement) -> Agreements:
    """Return the agreements of the village."""
    return Agreements(village=VILLAGE, agreements=agreements)


def point(number: int = 1, item: str = "A1", points: int = 2, **more: Any) -> Point:
    """Return an entry of a sheet."""
    found = Point(
        number=number,
        person=WHO,
        item=item,
        day=TODAY - 2 * A_DAY,
        points=points,
        expires=date(2027, 1, 3),
        proofs=(1,),
    )
    return change(found, **more)


def sheet(
    *points: Point, by: str = "recorder", proofs: tuple[Proof, ...] = (), **more: Any
) -> Sheet:
    """Return a sheet that another recorded."""
    found = Sheet(by=AccountId(by), day=TODAY, scheme=SCHEME, proofs=proofs, points=points)
    return change(found, **more)


def month(*sheets: Sheet, of: Month = JANUARY, **more: Any) -> CreditMonth:
    """Return a month of the village."""
    return change(CreditMonth(village=VILLAGE, month=of, sheets=sheets), **more)


def states(**more: Any) -> States:
    """Return what the rules read: rules, scheme, decision, agreements, a person and their home."""
    found: dict[str, Any] = {
        "rules": RULES,
        "scheme": HOLDING,
        "decision": decision(),
        "agreements": agreed(agreement()),
        "people": {WHO: someone()},
        "homes": {"h": home()},
        "months": (),
    } | more
    known: States = {
        (VILLAGE_RULES.kind, RULES_ID): found["rules"],
        (CREDIT_SCHEME.kind, SCHEME): found["scheme"],
        (DECISION.kind, DECIDED): found["decision"],
        (AGREEMENTS.kind, VILLAGE): found["agreements"],
    }
    known |= {(PERSON.kind, key): one for key, one in found["people"].items()}
    known |= {(HOUSEHOLD.kind, key): one for key, one in found["homes"].items()}
    return known | {
        (CREDIT_MONTH.kind, month_key(one.village, one.month)): one for one in found["months"]
    }


def there(
    record: Any, state: Any = None, rows: tuple[Any, ...] = (), today: date = TODAY, **more: Any
) -> Situation:
    """Return a record as it stands in the village; the account ``me`` is an official's."""
    known = (scheme_row(more.get("scheme") or HOLDING), place(), account(), *rows)
    return given(record, state=state, others=states(**more), rows=known, today=today)
