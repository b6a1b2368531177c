"""Who may give each command of deliberation, and which rule decides."""

from typing import Any, Final, TypeVar

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.deliberation import messages as m
from ruralgov.domain.deliberation import messages_council as c
from ruralgov.domain.deliberation import roles, rules, rules_council, texts
from ruralgov.domain.deliberation.messages import DeliberationDayEvent
from ruralgov.domain.deliberation.messages_council import CouncilSessionEvent, NeighbourCouncilEvent
from ruralgov.domain.deliberation.model import DeliberationDay
from ruralgov.domain.deliberation.model_council import CouncilSession, NeighbourCouncil
from ruralgov.domain.deliberation.records import (
    COUNCIL_SESSION,
    DELIBERATION_DAY,
    DELIBERATION_SERIES,
    HANDED_APPEAL,
    NEIGHBOUR_COUNCIL,
)
from ruralgov.domain.kernel.declare import Access, CommandRule, Read, Rule, changes, creates, inner
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, PlaceId
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role

C = TypeVar("C")


def of_place(message: Any, _read: Read) -> PlaceId:
    """Return the place that a message names."""
    place: PlaceId = message.place
    return place


def _of_series(message: Any, read: Read) -> PlaceId:
    key, missing = message.series, texts.DELIBERATION_SERIES_MISSING
    return existing(read.state(DELIBERATION_SERIES, key), missing, key=key).place


def of_day(message: Any, read: Read) -> PlaceId:
    """Return the place of the deliberation day that a message names."""
    key, missing = message.deliberation, texts.DELIBERATION_DAY_MISSING
    return existing(read.state(DELIBERATION_DAY, key), missing, key=key).place


def _of_council(message: Any, read: Read) -> PlaceId:
    key, missing = message.council, texts.NEIGHBOUR_COUNCIL_MISSING
    return existing(read.state(NEIGHBOUR_COUNCIL, key), missing, key=key).place


def _of_session(message: Any, read: Read) -> PlaceId:
    key, missing = message.session, texts.COUNCIL_SESSION_MISSING
    return existing(read.state(COUNCIL_SESSION, key), missing, key=key).place


def _city(_message: Any, _read: Read) -> PlaceId:
    return CITY


def _may(place: Any, *given: Role) -> Access:
    return Access(
        roles=frozenset(given or {roles.DELIBERATION_HOST}),
        purposes=frozenset({roles.CONSULTATION}),
        place=place,
    )


_WORKS: Final = roles.DELIBERATION_HOST, roles.DELIBERATION_RECORDER
EVERYBODY: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
WORKS: Final = _may(of_day, *_WORKS)
LOOKS: Final = Access(
    roles=frozenset({*_WORKS, AUDITOR}),
    purposes=frozenset({roles.CONSULTATION, AUDIT}),
    place=of_place,
)


def _day(
    command: type[C], rule: Rule[DeliberationDay, C, DeliberationDayEvent], *given: Role
) -> CommandRule[Any, Any]:
    return changes(
        command, DELIBERATION_DAY, rule, _may(of_day, *given or _WORKS), by="deliberation"
    )


def _council(
    command: type[C], rule: Rule[NeighbourCouncil, C, NeighbourCouncilEvent]
) -> CommandRule[Any, Any]:
    return changes(command, NEIGHBOUR_COUNCIL, rule, _may(_of_council), by="council")


def _session(
    command: type[C], rule: Rule[CouncilSession, C, CouncilSessionEvent], *given: Role
) -> CommandRule[Any, Any]:
    return changes(
        command, COUNCIL_SESSION, rule, _may(_of_session, *given or _WORKS), by="session"
    )


_HOST: Final = (roles.DELIBERATION_HOST,)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    creates(
        m.BeginDeliberationSeries,
        DELIBERATION_SERIES,
        rules.begin_deliberation_series,
        _may(of_place),
    ),
    changes(
        m.EndDeliberationSeries,
        DELIBERATION_SERIES,
        rules.end_deliberation_series,
        _may(_of_series),
        by="series",
    ),
    creates(
        m.AnnounceDeliberationDay,
        DELIBERATION_DAY,
        rules.announce_deliberation_day,
        _may(of_place),
    ),
    _day(m.MoveDeliberationDay, rules.move_deliberation_day, *_HOST),
    _day(m.CallOffDeliberationDay, rules.call_off_deliberation_day, *_HOST),
    _day(m.HoldDeliberationDay, rules.hold_deliberation_day),
    _day(m.RegisterAppeal, rules.register_appeal),
    _day(m.ReassignAppeal, rules.reassign_appeal, *_HOST),
    _day(m.AnswerAppeal, rules.answer_appeal),
    _day(m.DirectAppeal, rules.direct_appeal),
    _day(m.WithdrawAppeal, rules.withdraw_appeal),
    creates(m.HandAppeal, HANDED_APPEAL, rules.hand_appeal, WORKS),
    inner(_day(m.MarkAppealHanded, rules.mark_appeal_handed)),
    inner(
        changes(
            m.TakeCaseAnswer,
            HANDED_APPEAL,
            rules.take_case_answer,
            _may(_city, *_WORKS),
            by="handed",
            by_key=True,
        )
    ),
    inner(
        changes(
            m.DropCaseAnswer,
            HANDED_APPEAL,
            rules.drop_case_answer,
            _may(_city, *_WORKS),
            by="handed",
            by_key=True,
        )
    ),
    _day(m.DraftDeliberationMinutes, rules.draft_deliberation_minutes),
    _day(m.SignDeliberationMinutes, rules.sign_deliberation_minutes, *_HOST),
    creates(
        c.FoundNeighbourCouncil,
        NEIGHBOUR_COUNCIL,
        rules_council.found_neighbour_council,
        _may(of_place),
    ),
    _council(c.ChangeNeighbourCouncil, rules_council.change_neighbour_council),
    _council(c.EndNeighbourCouncil, rules_council.end_neighbour_council),
    _council(c.CorrectNeighbourCouncil, rules_council.correct_neighbour_council),
    creates(
        c.CallCouncilSession,
        COUNCIL_SESSION,
        rules_council.call_council_session,
        _may(_of_council),
    ),
    _session(c.CallOffCouncilSession, rules_council.call_off_council_session, *_HOST),
    _session(c.HoldCouncilSession, rules_council.hold_council_session),
    _session(c.ConcludeCouncilMotion, rules_council.conclude_council_motion),
    _session(c.FollowUpCouncilMotion, rules_council.follow_up_council_motion),
    _session(c.SignCouncilMinutes, rules_council.sign_council_minutes, *_HOST),
)
