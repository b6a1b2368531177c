"""The records of the registry: places, households, people, organisations and posts.

Any command of any context that names the id of one is refused unless there is such a record.
"""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.registry import evolve, rows, texts
from ruralgov.domain.registry import messages as m
from ruralgov.domain.registry.model import Household, Organisation, Person, Place, Post

PLACE: Final[Record[Place, m.PlaceEvent]] = Record(
    kind="place",
    state=Place,
    events=get_args(m.PlaceEvent),
    begins={m.PlaceRegistered: evolve.begin_place},
    evolve=evolve.evolve_place,
    rows=rows.place_rows,
    tables=rows.PLACE_TABLES,
    id=PlaceId,
    missing=texts.PLACE_MISSING,
)
HOUSEHOLD: Final[Record[Household, m.HouseholdEvent]] = Record(
    kind="household",
    state=Household,
    events=get_args(m.HouseholdEvent),
    begins={m.HouseholdRegistered: evolve.begin_household},
    evolve=evolve.evolve_household,
    rows=rows.household_rows,
    tables=rows.HOUSEHOLD_TABLES,
    id=HouseholdId,
    missing=texts.HOUSEHOLD_MISSING,
)
PERSON: Final[Record[Person, m.PersonEvent]] = Record(
    kind="person",
    state=Person,
    events=get_args(m.PersonEvent),
    begins={m.PersonRegistered: evolve.begin_person},
    evolve=evolve.evolve_person,
    rows=rows.person_rows,
    tables=rows.PERSON_TABLES,
    erased_by=(m.PersonErased,),
    id=PersonId,
    missing=texts.PERSON_MISSING,
)
ORGANISATION: Final[Record[Organisation, m.OrganisationEvent]] = Record(
    kind="organisation",
    state=Organisation,
    events=get_args(m.OrganisationEvent),
    begins={m.OrganisationRegistered: evolve.begin_organisation},
    evolve=evolve.evolve_organisation,
    rows=rows.organisation_rows,
    tables=rows.ORGANISATION_TABLES,
    id=OrganisationId,
    missing=texts.ORGANISATION_MISSING,
)
POST: Final[Record[Post, m.PostEvent]] = Record(
    kind="post",
    state=Post,
    events=get_args(m.PostEvent),
    begins={m.PostEstablished: evolve.begin_post},
    evolve=evolve.evolve_post,
    rows=rows.post_rows,
    tables=rows.POST_TABLES,
    id=PostId,
    missing=texts.POST_MISSING,
)
