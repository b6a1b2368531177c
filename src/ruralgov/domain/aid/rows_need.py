"""The table of needs."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid.model_need import AidNeed, NeedKind, NeedStage
from ruralgov.domain.kernel.declare import Table
from ruralgov.domain.kernel.ids import AidFileId, OrganisationId, PersonId
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AidNeedRow:
    """One need, and where it stands."""

    owner: str = ""
    file: AidFileId
    person: PersonId
    kind: NeedKind
    stage: NeedStage
    provider: OrganisationId | None
    since: date
    last: date | None
    returns: int


NEED_TABLES: Final = (
    Table(name="aid_needs", row=AidNeedRow, key=("owner",), indexes=(("file",), ("person",))),
)


def need_rows(need: AidNeed) -> Iterator[AidNeedRow]:
    """Give the row of a need."""
    yield AidNeedRow(
        file=need.file,
        person=need.person,
        kind=need.kind,
        stage=need.stage,
        provider=need.provider,
        since=need.since,
        last=need.last,
        returns=need.returns,
    )
