"""The records of the registry: places, households, people, organisations and posts.

Any command of any context that names the id of one is refused unless there is such a record.
"""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import OrganisationId, PostId
from ruralgov.domain.registry.organisations import evolve, rows, texts
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations.model import Organisation, Post

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
