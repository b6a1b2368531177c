"""What hangs on a place: its behaviour lists, and its volunteer teams."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.partypoints.rows import BehaviourListRow, BehaviourStage, VolunteerTeamRow


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the lists of a place that hold or are drafted, and the teams that go on."""
    for row in _lists(read.rows(BehaviourListRow, place=place), day):
        published = row.stage is BehaviourStage.PUBLISHED
        yield Hanging(
            place=place,
            kind="behaviour_list",
            key=row.owner,
            zh=f"行为清单“{row.title}”",
            en=f"behaviour list '{row.title}'",
            command="EndBehaviourList" if published else "WithdrawBehaviourList",
        )
    for team in read.rows(VolunteerTeamRow, place=place):
        if team.until > day:
            yield Hanging(
                place=place,
                kind="volunteer_team",
                key=team.owner,
                zh=f"志愿服务队“{team.name}”",
                en=f"volunteer team '{team.name}'",
                command="DissolveVolunteerTeam",
            )


def _lists(rows: list[BehaviourListRow], day: date) -> Iterator[BehaviourListRow]:
    """Give drafts, and the newest version where it has no end by a day."""
    begun = [(row.since, row) for row in rows if row.since is not None]
    newest = max(begun, key=lambda one: one[0])[1] if begun else None
    for row in rows:
        if row.stage in (BehaviourStage.DRAFT, BehaviourStage.ADOPTED) or (
            row is newest and (row.until or FOREVER) > day
        ):
            yield row
