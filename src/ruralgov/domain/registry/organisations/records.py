"""The records of organisations and posts.

Any command of any context that names the id of one is refused unless there is such a record.
"""

from typing import Any, Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import OrganisationId, PostId
from ruralgov.domain.registry.organisations import evolve, rows, texts
from ruralgov.domain.registry.organisations import messages as m
from ruralgov.domain.registry.organisations import messages_post as p
from ruralgov.domain.registry.organisations.model import Organisation, Post


def _standing_alone(fields: dict[str, Any]) -> dict[str, Any]:
    """Return a registration of before there were parents and territories."""
    return fields | {"parent": None, "territory": []}


ORGANISATION: Final[Record[Organisation, m.OrganisationEvent]] = Record(
    kind="organisation",
    slow=True,
    state=Organisation,
    events=get_args(m.OrganisationEvent),
    begins={m.OrganisationRegistered: evolve.begin_organisation},
    evolve=evolve.evolve_organisation,
    rows=rows.organisation_rows,
    tables=rows.ORGANISATION_TABLES,
    version=2,
    upcasts={("OrganisationRegistered", 1): _standing_alone},
    id=OrganisationId,
    missing=texts.ORGANISATION_MISSING,
)

POST: Final[Record[Post, p.PostEvent]] = Record(
    kind="post",
    state=Post,
    events=get_args(p.PostEvent),
    begins={p.PostEstablished: evolve.begin_post},
    evolve=evolve.evolve_post,
    rows=rows.post_rows,
    tables=rows.POST_TABLES,
    version=3,
    id=PostId,
    missing=texts.POST_MISSING,
)
