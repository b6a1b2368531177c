"""Who may give each command of coordination, and which rule decides."""

from typing import Any, Final

from ruralgov.domain.access import AUDIT, AUDITOR
from ruralgov.domain.conferences import messages as m
from ruralgov.domain.conferences import messages_conference as c
from ruralgov.domain.conferences import messages_liaison as b
from ruralgov.domain.conferences import messages_problem as p
from ruralgov.domain.conferences import messages_resolution as r
from ruralgov.domain.conferences import (
    roles,
    rules,
    rules_conference,
    rules_follow_up,
    rules_liaison,
    rules_minutes,
    rules_problem,
    rules_resolution,
)
from ruralgov.domain.conferences.records import (
    CONFERENCE,
    LIAISON,
    RESOLUTION,
    SALIENT_PROBLEM,
    STEERING_GROUP,
)
from ruralgov.domain.kernel.declare import Access, CommandRule, changes, creates, inner
from ruralgov.domain.kernel.ids import CITY
from ruralgov.domain.kernel.roles import EVERY_PURPOSE, EVERY_ROLE, Role


def _may(*given: Role) -> Access:
    return Access(
        roles=frozenset(given),
        purposes=frozenset({roles.COORDINATION}),
        place=lambda _message, _read: CITY,
    )


_OFFICE: Final = (
    roles.STEERING_OFFICER,
    roles.CONFERENCE_CONVENER,
    roles.RESOLUTION_LEAD,
    roles.RESOLUTION_SUPERVISOR,
)
_KEEPS: Final = _may(roles.STEERING_OFFICER)
_SIGNS: Final = _may(roles.CONFERENCE_CONVENER)
_LEADS: Final = _may(roles.RESOLUTION_LEAD)
_WATCHES: Final = _may(roles.RESOLUTION_SUPERVISOR)
_URGES: Final = _may(roles.STEERING_OFFICER, roles.RESOLUTION_SUPERVISOR)
EVERYBODY: Final = Access(roles=EVERY_ROLE, purposes=EVERY_PURPOSE)
NAMES: Final = _may(roles.STEERING_OFFICER, roles.CONFERENCE_CONVENER)
LOOKS: Final = Access(
    roles=frozenset({*_OFFICE, AUDITOR}),
    purposes=frozenset({roles.COORDINATION, AUDIT}),
    place=lambda _message, _read: CITY,
)
"""Those who take part in coordination, and auditors."""
_GROUPS: Final = (
    creates(m.EstablishSteeringGroup, STEERING_GROUP, rules.establish_steering_group, _KEEPS),
    changes(m.ChangeSteeringGroup, STEERING_GROUP, rules.change_steering_group, _KEEPS, by="group"),
    changes(m.EndSteeringGroup, STEERING_GROUP, rules.end_steering_group, _KEEPS, by="group"),
    changes(m.CorrectGroupTerms, STEERING_GROUP, rules.correct_group_terms, _KEEPS, by="group"),
    changes(m.SeatPost, STEERING_GROUP, rules.seat_post, _KEEPS, by="group"),
    changes(m.UnseatPost, STEERING_GROUP, rules.unseat_post, _KEEPS, by="group"),
    changes(m.CorrectGroupSeat, STEERING_GROUP, rules.correct_group_seat, _KEEPS, by="group"),
    changes(m.AdoptConferenceRule, STEERING_GROUP, rules.adopt_conference_rule, _KEEPS, by="group"),
    changes(
        m.CorrectConferenceRule, STEERING_GROUP, rules.correct_conference_rule, _KEEPS, by="group"
    ),
    creates(b.NameLiaison, LIAISON, rules_liaison.name_liaison, _KEEPS),
    changes(b.ReplaceLiaison, LIAISON, rules_liaison.replace_liaison, _KEEPS, by="liaison"),
    changes(b.ConfirmLiaison, LIAISON, rules_liaison.confirm_liaison, _KEEPS, by="liaison"),
    changes(b.EndLiaison, LIAISON, rules_liaison.end_liaison, _KEEPS, by="liaison"),
    changes(
        b.CorrectLiaisonEntry, LIAISON, rules_liaison.correct_liaison_entry, _KEEPS, by="liaison"
    ),
)
_CONFERENCES: Final = (
    creates(c.ConveneConference, CONFERENCE, rules_conference.convene_conference, _SIGNS),
    changes(
        c.ChangeConference, CONFERENCE, rules_conference.change_conference, _SIGNS, by="conference"
    ),
    changes(
        c.CallOffConference,
        CONFERENCE,
        rules_conference.call_off_conference,
        _SIGNS,
        by="conference",
    ),
    changes(
        c.HoldConference, CONFERENCE, rules_conference.hold_conference, _KEEPS, by="conference"
    ),
    changes(c.DisposeItem, CONFERENCE, rules_conference.dispose_item, _KEEPS, by="conference"),
    changes(
        c.DraftConferenceMinutes,
        CONFERENCE,
        rules_minutes.draft_conference_minutes,
        _KEEPS,
        by="conference",
    ),
    changes(
        c.SignConferenceMinutes,
        CONFERENCE,
        rules_minutes.sign_conference_minutes,
        _SIGNS,
        by="conference",
    ),
    changes(c.DraftAddendum, CONFERENCE, rules_minutes.draft_addendum, _KEEPS, by="conference"),
    changes(c.SignAddendum, CONFERENCE, rules_minutes.sign_addendum, _SIGNS, by="conference"),
    changes(
        c.WithdrawConference,
        CONFERENCE,
        rules_conference.withdraw_conference,
        _SIGNS,
        by="conference",
    ),
)
_RESOLUTIONS: Final = (
    creates(r.RegisterResolution, RESOLUTION, rules_resolution.register_resolution, _KEEPS),
    changes(
        r.AssignResolution, RESOLUTION, rules_resolution.assign_resolution, _KEEPS, by="resolution"
    ),
    changes(
        r.AcceptResolution, RESOLUTION, rules_resolution.accept_resolution, _LEADS, by="resolution"
    ),
    changes(r.UrgeResolution, RESOLUTION, rules_follow_up.urge_resolution, _URGES, by="resolution"),
    changes(
        r.AskResolutionExtension, RESOLUTION, rules_follow_up.ask_extension, _LEADS, by="resolution"
    ),
    changes(
        r.DecideResolutionExtension,
        RESOLUTION,
        rules_follow_up.decide_extension,
        _WATCHES,
        by="resolution",
    ),
    changes(
        r.ReportResolution, RESOLUTION, rules_follow_up.report_resolution, _LEADS, by="resolution"
    ),
    changes(
        r.ReviewResolution, RESOLUTION, rules_follow_up.review_resolution, _WATCHES, by="resolution"
    ),
    changes(
        r.CloseResolution, RESOLUTION, rules_follow_up.close_resolution, _WATCHES, by="resolution"
    ),
    changes(
        r.SuspendResolution,
        RESOLUTION,
        rules_follow_up.suspend_resolution,
        _WATCHES,
        by="resolution",
    ),
    changes(
        r.ResumeResolution, RESOLUTION, rules_follow_up.resume_resolution, _URGES, by="resolution"
    ),
    changes(
        r.ChangeResolution, RESOLUTION, rules_resolution.change_resolution, _KEEPS, by="resolution"
    ),
    changes(
        r.RevokeResolution, RESOLUTION, rules_resolution.revoke_resolution, _KEEPS, by="resolution"
    ),
    changes(
        r.ReopenResolution, RESOLUTION, rules_follow_up.reopen_resolution, _WATCHES, by="resolution"
    ),
    changes(
        r.WithdrawResolution,
        RESOLUTION,
        rules_resolution.withdraw_resolution,
        _KEEPS,
        by="resolution",
    ),
)
_PROBLEMS: Final = (
    creates(p.RaiseProblem, SALIENT_PROBLEM, rules_problem.raise_problem, _KEEPS),
    inner(
        changes(p.TableProblem, SALIENT_PROBLEM, rules_problem.table_problem, _KEEPS, by="problem")
    ),
    inner(
        changes(
            p.UntableProblem, SALIENT_PROBLEM, rules_problem.untable_problem, _KEEPS, by="problem"
        )
    ),
    inner(
        changes(
            p.DecideProblem, SALIENT_PROBLEM, rules_problem.decide_problem, _KEEPS, by="problem"
        )
    ),
    inner(
        changes(
            p.UndecideProblem, SALIENT_PROBLEM, rules_problem.undecide_problem, _KEEPS, by="problem"
        )
    ),
    changes(p.ReportCure, SALIENT_PROBLEM, rules_problem.report_cure, _LEADS, by="problem"),
    changes(p.VerifyProblem, SALIENT_PROBLEM, rules_problem.verify_problem, _WATCHES, by="problem"),
    changes(p.CloseProblem, SALIENT_PROBLEM, rules_problem.close_problem, _WATCHES, by="problem"),
    changes(
        p.DeclareNotCurable,
        SALIENT_PROBLEM,
        rules_problem.declare_not_curable,
        _WATCHES,
        by="problem",
    ),
    changes(p.MergeProblem, SALIENT_PROBLEM, rules_problem.merge_problem, _KEEPS, by="problem"),
    changes(p.ReopenProblem, SALIENT_PROBLEM, rules_problem.reopen_problem, _KEEPS, by="problem"),
    changes(p.ChangeProblem, SALIENT_PROBLEM, rules_problem.change_problem, _KEEPS, by="problem"),
    changes(
        p.WithdrawProblem, SALIENT_PROBLEM, rules_problem.withdraw_problem, _KEEPS, by="problem"
    ),
)
COMMANDS: Final[tuple[CommandRule[Any, Any], ...]] = (
    *_GROUPS,
    *_CONFERENCES,
    *_RESOLUTIONS,
    *_PROBLEMS,
)
