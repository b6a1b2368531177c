"""Who may give each command of meetings, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.access import ADMINISTRATION, ADMINISTRATOR, AUDIT, AUDITOR
from ruralgov.domain.kernel.declare import (
    Access,
    CommandRule,
    Read,
    changes,
    creates,
    inner,
)
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.meetings import messages_body as b
from ruralgov.domain.meetings import messages_decision as d
from ruralgov.domain.meetings import messages_meeting as m
from ruralgov.domain.meetings import (
    roles,
    rules_body,
    rules_decision,
    rules_meeting,
    rules_procedure,
    rules_seats,
    rules_vote,
    texts,
    texts_decision,
)
from ruralgov.domain.meetings.records import (
    BODY,
    DECISION,
    DECISION_RULES,
    KEY,
    MEETING,
    PROCEDURE,
)
from ruralgov.domain.registry import REGISTRAR, REGISTRATION


def of_body(message: Any, read: Read) -> PlaceId:
    """Return the place of the body that a message names; raises ``body_missing``."""
    key = message.body
    return existing(read.state(BODY, key), texts.BODY_MISSING, body=key).last.place


def of_meeting(message: Any, read: Read) -> PlaceId:
    """Return the place of the meeting that a message names; raises ``meeting_missing``."""
    key = message.meeting
    return existing(read.state(MEETING, key), texts.MEETING_MISSING, meeting=key).place


def _of_decision(message: Any, read: Read) -> PlaceId:
    key = message.decision
    found = existing(read.state(DECISION, key), texts_decision.DECISION_MISSING, decision=key)
    return found.place


def _of_procedure(message: Any, read: Read) -> PlaceId:
    key = message.procedure
    found = existing(read.state(PROCEDURE, key), texts_decision.PROCEDURE_MISSING, procedure=key)
    return found.place


def _place(message: Any, _read: Read) -> PlaceId:
    place: PlaceId = message.place
    return place


def _may(*given: Any, place: Any, from_town: bool = False) -> Access:
    return Access(
        roles=frozenset(given),
        purposes=frozenset({roles.DELIBERATION}),
        place=place,
        from_town=from_town,
    )


def _register(place: Any) -> Access:
    return Access(roles=frozenset({REGISTRAR}), purposes=frozenset({REGISTRATION}), place=place)


def look(place: Any) -> Access:
    """Return the access of those who call, record or guide meetings at a place, and of auditors."""
    return Access(
        roles=frozenset({*_OFFICE, AUDITOR}),
        purposes=frozenset({roles.DELIBERATION, AUDIT}),
        place=place,
    )


_OFFICE: Final = (roles.MEETING_CONVENER, roles.MEETING_RECORDER, roles.VILLAGE_AFFAIRS_GUIDE)
ROSTER: Final = Access(
    roles=frozenset({*_OFFICE, AUDITOR, REGISTRAR}),
    purposes=frozenset({roles.DELIBERATION, AUDIT, REGISTRATION}),
    place=of_body,
)
"""Who may see who sits where: those of the meetings, and those who enter it."""
_CITY: Final = Access(
    roles=frozenset({ADMINISTRATOR, REGISTRAR}),
    purposes=frozenset({ADMINISTRATION, REGISTRATION}),
    place=lambda _message, _read: CITY,
)
_BODIES: Final = (
    creates(b.FoundBody, BODY, rules_body.found_body, _register(_place), id="id"),
    changes(b.RenewBody, BODY, rules_body.renew_body, _register(of_body), by="body"),
    changes(b.ExtendBodyTerm, BODY, rules_body.extend_body_term, _register(of_body), by="body"),
    changes(b.EndBody, BODY, rules_body.end_body, _register(of_body), by="body"),
    changes(b.CarryOverBody, BODY, rules_body.carry_over_body, _register(of_body), by="body"),
    changes(b.CorrectBodyEntry, BODY, rules_body.correct_body_entry, _register(of_body), by="body"),
    changes(b.SeatMembers, BODY, rules_seats.seat_members, _register(of_body), by="body"),
    changes(b.UnseatMember, BODY, rules_seats.unseat_member, _register(of_body), by="body"),
    changes(
        b.CorrectSeatEntry, BODY, rules_seats.correct_seat_entry, _register(of_body), by="body"
    ),
    inner(changes(b.VacateSeats, BODY, rules_seats.vacate_seats, _register(of_body), by="body")),
    inner(changes(b.FollowSeats, BODY, rules_seats.follow_seats, _register(of_body), by="body")),
    changes(
        b.AdoptDecisionRule,
        DECISION_RULES,
        rules_seats.adopt_decision_rule,
        _CITY,
        by=lambda _command, _given: KEY,
    ),
    changes(
        b.CorrectDecisionRuleEntry,
        DECISION_RULES,
        rules_seats.correct_decision_rule_entry,
        _CITY,
        by=lambda _command, _given: KEY,
    ),
    changes(
        b.EndDecisionRule,
        DECISION_RULES,
        rules_seats.end_decision_rule,
        _CITY,
        by=lambda _command, _given: KEY,
    ),
)
_CONVENES: Final = _may(roles.MEETING_CONVENER, place=of_meeting)
_RECORDS: Final = _may(roles.MEETING_RECORDER, place=of_meeting)
_MEETINGS: Final = (
    creates(
        m.CallMeeting,
        MEETING,
        rules_meeting.call_meeting,
        _may(roles.MEETING_CONVENER, place=of_body),
    ),
    changes(m.ChangeAgenda, MEETING, rules_meeting.change_agenda, _CONVENES, by="meeting"),
    changes(m.CallOffMeeting, MEETING, rules_meeting.call_off_meeting, _CONVENES, by="meeting"),
    changes(m.AdjournMeeting, MEETING, rules_meeting.adjourn_meeting, _CONVENES, by="meeting"),
    changes(m.ApproveMinutes, MEETING, rules_meeting.approve_minutes, _CONVENES, by="meeting"),
    changes(m.CorrectMinutes, MEETING, rules_meeting.correct_minutes, _CONVENES, by="meeting"),
    changes(m.WithdrawMeeting, MEETING, rules_meeting.withdraw_meeting, _CONVENES, by="meeting"),
    changes(m.OpenMeeting, MEETING, rules_vote.open_meeting, _RECORDS, by="meeting"),
    changes(m.TakeAttendance, MEETING, rules_vote.take_attendance, _RECORDS, by="meeting"),
    changes(m.RecordVote, MEETING, rules_vote.record_vote, _RECORDS, by="meeting"),
    changes(m.WithdrawVote, MEETING, rules_vote.withdraw_vote, _RECORDS, by="meeting"),
    changes(m.DisposeMotion, MEETING, rules_vote.dispose_motion, _RECORDS, by="meeting"),
    changes(m.CloseMeeting, MEETING, rules_meeting.close_meeting, _RECORDS, by="meeting"),
)
_PAPERS: Final = _may(roles.MEETING_RECORDER, place=of_body)
_CONFIRMS: Final = _may(roles.MEETING_CONVENER, roles.VILLAGE_AFFAIRS_GUIDE, place=_of_decision)
_PUBLISH: Final = _may(roles.MEETING_RECORDER, roles.MEETING_CONVENER, place=_of_decision)
_GUIDES: Final = _may(roles.VILLAGE_AFFAIRS_GUIDE, place=_of_decision, from_town=True)
_DECISIONS: Final = (
    inner(creates(d.EnterDecision, DECISION, rules_decision.enter_decision, _RECORDS, id="id")),
    creates(d.EnterPaperDecision, DECISION, rules_decision.enter_paper_decision, _PAPERS, id="id"),
    changes(
        d.ConfirmPaperDecision,
        DECISION,
        rules_decision.confirm_paper_decision,
        _CONFIRMS,
        by="decision",
    ),
    changes(d.PublishDecision, DECISION, rules_decision.publish_decision, _PUBLISH, by="decision"),
    changes(
        d.TakeDownPublication,
        DECISION,
        rules_decision.take_down_publication,
        _PUBLISH,
        by="decision",
    ),
    changes(
        d.WithdrawPublication,
        DECISION,
        rules_decision.withdraw_publication,
        _PUBLISH,
        by="decision",
    ),
    changes(d.AnnulDecision, DECISION, rules_decision.annul_decision, _GUIDES, by="decision"),
    changes(
        d.WithdrawAnnulment, DECISION, rules_decision.withdraw_annulment, _GUIDES, by="decision"
    ),
    changes(
        d.WithdrawDecision, DECISION, rules_decision.withdraw_decision, _CONFIRMS, by="decision"
    ),
    inner(changes(d.MarkMinuted, DECISION, rules_decision.mark_minuted, _PUBLISH, by="decision")),
    inner(
        changes(d.RevokeDecision, DECISION, rules_decision.revoke_decision, _PUBLISH, by="decision")
    ),
    inner(
        changes(d.ReviveDecision, DECISION, rules_decision.revive_decision, _PUBLISH, by="decision")
    ),
    inner(changes(d.DropDecision, DECISION, rules_decision.drop_decision, _PUBLISH, by="decision")),
)
_GOES_ON: Final = _may(roles.MEETING_RECORDER, roles.MEETING_CONVENER, place=_of_procedure)
_PROCEDURES: Final = (
    creates(
        d.BeginProcedure,
        PROCEDURE,
        rules_procedure.begin_procedure,
        _may(roles.MEETING_RECORDER, roles.MEETING_CONVENER, place=_place),
    ),
    changes(
        d.TakeProcedureStep,
        PROCEDURE,
        rules_procedure.take_procedure_step,
        _GOES_ON,
        by="procedure",
    ),
    changes(
        d.WithdrawProcedureStep,
        PROCEDURE,
        rules_procedure.withdraw_procedure_step,
        _GOES_ON,
        by="procedure",
    ),
    changes(d.EndProcedure, PROCEDURE, rules_procedure.end_procedure, _GOES_ON, by="procedure"),
)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    *_BODIES,
    *_MEETINGS,
    *_DECISIONS,
    *_PROCEDURES,
)
