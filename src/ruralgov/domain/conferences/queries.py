"""What can be asked of the leading group, its liaisons and what is amiss."""

from datetime import date

from ruralgov.domain.conferences.model import ConferenceRule, GroupTerms, SeatRole
from ruralgov.domain.conferences.rows import SteeringGroupRow
from ruralgov.domain.kernel.declare import Query
from ruralgov.domain.kernel.ids import (
    LiaisonId,
    OrganisationId,
    PersonId,
    PostId,
    SteeringGroupId,
)
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class SteeringGroups(Query[list[SteeringGroupRow]]):
    """Ask for the leading groups that are there on the day asked."""


class CoordinationFault(LabelledEnum):
    """What is amiss, and nobody did anything wrong by it that could be refused."""

    GROUP_PAST_END = (
        "group_past_end",
        "已过撤销期限，未撤销也未延期",
        "past its last day, neither ended nor extended",
    )
    HOST_GONE = "host_gone", "承办单位已不存在", "the host department is gone"
    NO_LEADER = "no_leader", "组长席位空缺", "nobody is in the leader's seat"
    SEAT_VACANT = "seat_vacant", "席位无人任职", "nobody holds the post of a seat"
    SEAT_POST_GONE = "seat_post_gone", "席位所在职务已撤销", "the post of a seat was abolished"
    NO_RULE = "no_rule", "没有议事规则", "no rule for conferences"
    CONFERENCE_OVERDUE = (
        "conference_overdue",
        "逾期未召开例会",
        "no regular conference within its term",
    )
    MINUTES_LACKING = (
        "minutes_lacking",
        "会后30日未签发纪要",
        "no minutes 30 days after a conference",
    )
    NO_LIAISON = "no_liaison", "成员单位没有联络员", "a unit with a seat has no liaison"
    LIAISON_STALE = (
        "liaison_stale",
        "联络员超过一年未确认",
        "a liaison was not confirmed for a year",
    )
    LIAISON_POST_GONE = (
        "liaison_post_gone",
        "联络员职务已撤销或空缺",
        "the post of a liaison is gone or vacant",
    )
    RESOLUTION_UNASSIGNED = (
        "resolution_unassigned",
        "立项30日未交办",
        "registered 30 days ago and not handed on",
    )
    RESOLUTION_LEAD_GONE = (
        "resolution_lead_gone",
        "牵头单位已不存在",
        "the lead is gone",
    )
    RESOLUTION_SAME_UNIT = (
        "resolution_same_unit",
        "单位撤并后督办单位与牵头单位相同",
        "lead and supervisor became one unit",
    )
    REST_OVER = "rest_over", "中止期限已过，未恢复办理", "it was to go on, and still rests"
    PROBLEM_IDLE = (
        "problem_idle",
        "连续三次例会没有进展",
        "three regular conferences without a step",
    )
    PROBLEM_UNRESOLVED = (
        "problem_unresolved",
        "议定事项均已撤销",
        "all its resolutions were revoked",
    )
    PROBLEM_OWNER_GONE = (
        "problem_owner_gone",
        "责任单位已不存在",
        "the owner is gone",
    )
    PROBLEM_INTO_OVER = (
        "problem_into_over",
        "所并入的问题未解决即终止",
        "the problem it was merged into ended unsolved",
    )


@frozen(kw_only=True)
class CoordinationFinding:
    """What is amiss with what record, and since when."""

    fault: CoordinationFault
    kind: str
    """The kind of the record."""
    key: str
    name: str
    """What it is called, or its number."""
    about: str
    """Which post, unit or date it is about."""
    since: date


@frozen(kw_only=True)
class CoordinationFindings(Query[list[CoordinationFinding]]):
    """Ask what is amiss with groups, liaisons, resolutions and problems, the longest first."""

    group: SteeringGroupId | None = None


@frozen(kw_only=True)
class SeatLine:
    """A seat of the day: which post of which unit, and how many hold it.

    *holders* is 0 where it is vacant; *post_there* tells whether the post itself is there.
    """

    post: PostId
    role: SeatRole
    title: str
    unit: OrganisationId
    unit_name: str
    basis: str
    since: date
    holders: int
    post_there: bool


@frozen(kw_only=True)
class GroupSheet:
    """A leading group on one sheet; names are withheld, and asked for by ``SteeringNames``.

    *meets* tells whether it may convene. *held* counts conferences of the year of the day asked
    that were held, and *regular* those of them that were regular.
    """

    group: SteeringGroupId
    terms: GroupTerms
    host: OrganisationId | None
    host_name: str
    meets: bool
    seats: tuple[SeatLine, ...]
    rule: ConferenceRule | None
    held: int
    regular: int
    last_held: date | None
    history: tuple[GroupTerms, ...]
    findings: tuple[CoordinationFinding, ...]


@frozen(kw_only=True)
class SteeringSheet(Query[GroupSheet]):
    """Ask for a leading group with its seats as of the day asked."""

    group: SteeringGroupId


@frozen(kw_only=True)
class NamedSeat:
    """Who holds the post of a seat, by name."""

    post: PostId
    person: PersonId
    name: str | None


@frozen(kw_only=True)
class SteeringNames(Query[list[NamedSeat]]):
    """Ask for the names of those who sit in a leading group on the day asked."""

    group: SteeringGroupId


@frozen(kw_only=True)
class LiaisonLine:
    """The liaison of a unit; *fault* says what is stale, None where nothing is."""

    liaison: LiaisonId
    unit: OrganisationId
    unit_name: str
    post: PostId
    title: str
    substitute: PostId | None
    substitute_title: str
    contact: str
    channel: str
    since: date
    confirmed: date
    confirm_by: date
    fault: CoordinationFault | None


@frozen(kw_only=True)
class LiaisonList:
    """The liaisons of a group, those that are stale first, and member units without any."""

    lines: tuple[LiaisonLine, ...]
    stale: int
    missing: tuple[OrganisationId, ...]
    missing_names: tuple[str, ...]


@frozen(kw_only=True)
class Liaisons(Query[LiaisonList]):
    """Ask for the liaison officers of a leading group on the day asked."""

    group: SteeringGroupId
