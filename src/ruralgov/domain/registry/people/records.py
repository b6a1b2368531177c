"""The records of households and people.

Any command of any context that names the id of one is refused unless there is such a record.
"""

from typing import Any, Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import HouseholdId, PersonId
from ruralgov.domain.kernel.upcasts import sealed
from ruralgov.domain.registry.people import evolve, evolve_person, rows, texts
from ruralgov.domain.registry.people import messages as m
from ruralgov.domain.registry.people import messages_person as p
from ruralgov.domain.registry.people.model import Household, Person


def _unknown_what_lacked(fields: dict[str, Any]) -> dict[str, Any]:
    """Return an absorption of before it was said what the person had nothing of."""
    return fields | {"lacked": []}


HOUSEHOLD: Final[Record[Household, m.HouseholdEvent]] = Record(
    kind="household",
    state=Household,
    events=get_args(m.HouseholdEvent),
    begins={m.HouseholdRegistered: evolve.begin_household},
    evolve=evolve.evolve_household,
    rows=rows.household_rows,
    tables=rows.HOUSEHOLD_TABLES,
    erased_by=(m.HouseholdErased,),
    upcasts=sealed("cause", m.HouseholdClosed, m.HouseholdDescribed, m.HouseholdAddressChanged)
    | sealed("reason", m.HouseholdEntryCorrected),
    version=2,
    id=HouseholdId,
    missing=texts.HOUSEHOLD_MISSING,
)

PERSON: Final[Record[Person, m.PersonEvent]] = Record(
    kind="person",
    state=Person,
    events=get_args(m.PersonEvent),
    begins={
        m.PersonRegistered: evolve_person.begin_person,
        p.OutsiderRegistered: evolve_person.begin_outsider,
    },
    evolve=evolve_person.evolve_person,
    rows=rows.person_rows,
    tables=rows.PERSON_TABLES,
    erased_by=(m.PersonErased,),
    version=3,
    upcasts={
        ("PersonAbsorbed", 1): _unknown_what_lacked,
        ("PersonErased", 1): lambda event: event | {"ground": None},
    }
    | sealed("cause", m.PersonMoved, p.PersonChanged, p.PersonReturned)
    | sealed(
        "reason",
        *(m.PersonCorrected, p.PersonDescribed, p.RelationCorrected),
        *(p.MembershipEntryCorrected, p.PersonEntryCorrected, p.DocumentEnded, p.PersonMerged),
        *(p.PersonReleased, p.PersonSeparated),
    ),
    id=PersonId,
    missing=texts.PERSON_MISSING,
)
