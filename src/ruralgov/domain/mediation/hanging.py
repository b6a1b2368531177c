"""What of mediation hangs on a place: its committee, its places, and disputes that go on."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.mediation.model_dispute import GOING
from ruralgov.domain.mediation.rows import DisputeRow, MediationCommitteeRow, MediationPlaceRow


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give what is there of a place on a day, and the disputes that its committee has."""
    for row in read.rows(MediationCommitteeRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="mediation_committee",
            key=row.owner,
            zh=f"人民调解委员会“{row.name}”",
            en=f"mediation committee '{row.name}'",
            command="EndMediationCommittee",
        )
    for at in read.rows(MediationPlaceRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="mediation_place",
            key=at.owner,
            zh=f"调解场所“{at.name}”",
            en=f"place of mediation '{at.name}'",
            command="CloseMediationPlace",
        )
    for one in read.rows(DisputeRow, seat=place):
        if one.stage in GOING:
            yield Hanging(
                place=place,
                kind="dispute",
                key=one.owner,
                zh=f"未了纠纷 {one.number}",
                en=f"dispute {one.number}, not over",
                command="PassDisputeUp/TerminateMediation/CloseDispute",
            )
