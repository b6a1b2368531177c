"""What of meetings hangs on a place."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.kernel.declare import Hanging, Read
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.meetings.model_decision import Step
from ruralgov.domain.meetings.model_meeting import AHEAD
from ruralgov.domain.meetings.rows import BodyRow, MeetingRow, ProcedureRow


def hanging(place: PlaceId, read: Read, day: date) -> Iterator[Hanging]:
    """Give the bodies of a place on a day, its meetings ahead and its procedures under way."""
    for body in read.rows(BodyRow, on=day, place=place):
        yield Hanging(
            place=place,
            kind="body",
            key=body.owner,
            zh=f"会议机构“{body.name}”",
            en=f"body '{body.name}'",
            command="CarryOverBody/EndBody",
        )
    for meeting in read.rows(MeetingRow, place=place):
        if meeting.stage in AHEAD:
            yield Hanging(
                place=place,
                kind="meeting",
                key=meeting.owner,
                zh=f"未结束的会议 {meeting.number}",
                en=f"meeting {meeting.number}, not over",
                command="CloseMeeting/CallOffMeeting",
            )
    for one in read.rows(ProcedureRow, place=place):
        if one.ended is None and one.step is not Step.ARCHIVED:
            yield Hanging(
                place=place,
                kind="procedure",
                key=one.owner,
                zh=f"进行中的“四议两公开”“{one.title}”",
                en=f"procedure '{one.title}', under way",
                command="TakeProcedureStep/EndProcedure",
            )
