"""Teams, hours and marks on a roll held against a plain model, by drawn orders of commands."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ruralgov.domain import partypoints as p
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import PersonId, StandingId, VolunteerHoursId, VolunteerTeamId
from ruralgov.domain.partypoints.model_team import MOST_MINUTES
from tests.partypoints.branch import APPROVER, DONE, MONTH, RECORDER, Branch, proof

Spans = list[tuple[date, date]]
DAYS = tuple(DONE + timedelta(days=n) for n in range(8))
A_DAY = timedelta(days=1)
SOME = settings(max_examples=25, deadline=None)
DAY = st.sampled_from(DAYS)


def within(spans: Spans, day: date) -> bool:
    return any(since <= day < until for since, until in spans)


def given_by(branch: Branch, command: Any, account: str = RECORDER) -> str | None:
    """Return the key of what a command changed, or None where it is refused."""
    try:
        return branch.do(account, command)
    except RuralgovError:
        return None


def done(branch: Branch, command: Any) -> bool:
    """Tell whether a command is accepted."""
    return given_by(branch, command) is not None


@SOME
@given(st.lists(st.tuples(st.sampled_from(["join", "leave"]), DAY), max_size=8), DAY)
def test_rule_12_who_is_in_a_team_on_a_day_is_as_they_joined_and_left(
    steps: list[tuple[str, date]], over: date
) -> None:
    branch = Branch()
    person = branch.members[0]
    form = p.FormVolunteerTeam(
        team=p.TeamKind.VOLUNTEER, name="志愿红", organisation=branch.key, since=DAYS[1]
    )
    team = VolunteerTeamId(branch.do(RECORDER, form))
    spans: Spans = []
    for what, day in steps:
        if what == "join":
            command: Any = p.JoinVolunteerTeam(team=team, person=person, since=day)
            right = day >= DAYS[1] and all(until <= day for _, until in spans)
            after = [*spans, (day, FOREVER)]
        else:
            command = p.LeaveVolunteerTeam(team=team, person=person, since=day)
            right = any(since < day and until == FOREVER for since, until in spans)
            after = [(since, day if until == FOREVER else until) for since, until in spans]
        assert done(branch, command) is right, (what, day, spans)
        spans = after if right else spans
    dissolve = p.DissolveVolunteerTeam(team=team, since=over, cause="合并")
    ended = over if done(branch, dissolve) else FOREVER
    assert (ended == over) is (over > DAYS[1])
    known = branch.ask(p.VolunteerTeamFile(team=team))
    for day in DAYS:
        there = within(spans, day) and DAYS[1] <= day < ended
        assert known.has(frozenset({person}), day) is there
        serve = p.RecordVolunteerHours(
            team=team,
            person=person,
            day=day,
            minutes=60,
            activity="清雪",
            proof=proof(900 + DAYS.index(day)),
        )
        assert done(branch, serve) is there


@SOME
@given(st.lists(st.tuples(DAY, st.integers(-1, MOST_MINUTES + 1), st.integers(1, 4)), max_size=7))
def test_rule_12_hours_are_once_no_more_than_a_day_has_and_give_points_by_the_rule(
    served: list[tuple[date, int, int]],
) -> None:
    branch = Branch()
    branch.list()
    person = branch.members[0]
    form = p.FormVolunteerTeam(
        team=p.TeamKind.PARTY_FLAG, name="党旗红", organisation=branch.key, since=DAYS[0]
    )
    team = VolunteerTeamId(branch.do(RECORDER, form))
    branch.do(RECORDER, p.JoinVolunteerTeam(team=team, person=person, since=DAYS[0]))
    minutes, facts, points = dict.fromkeys(DAYS, 0), set[int](), 0
    for day, long, fact in served:
        serve = p.RecordVolunteerHours(
            team=team,
            person=person,
            day=day,
            minutes=long,
            activity="清雪",
            proof=proof(fact),
        )
        right = long >= 1 and minutes[day] + long <= MOST_MINUTES and fact not in facts
        assert done(branch, serve) is right
        if not right:
            continue
        minutes[day] += long
        facts.add(fact)
        rows = branch.ask(p.VolunteerHoursOf(team=team, month=MONTH))
        (key,) = [row.owner for row in rows if row.fact == proof(fact).sha256]
        post = p.PostVolunteerHours(hours=VolunteerHoursId(key), organisation=branch.key)
        assert not done(branch, post), "nobody certified it"
        branch.do(APPROVER, p.CertifyVolunteerHours(hours=VolunteerHoursId(key)))
        gains = min(long // 60, 5 - points)
        assert done(branch, post) is (gains > 0)
        points += gains
    rows = branch.ask(p.PartyEntries(organisation=branch.key, month=MONTH))
    assert sum(row.points for row in rows) == points <= 5


@SOME
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["mark", "end", "withdraw"]),
            st.sampled_from([p.Standing.ON_LEAVE, p.Standing.PROBATIONARY]),
            DAY,
        ),
        max_size=7,
    )
)
def test_rule_3_how_somebody_stands_on_a_day_is_as_they_were_marked(
    steps: list[tuple[str, p.Standing, date]],
) -> None:
    branch = Branch()
    person: PersonId = branch.members[0]
    marks: dict[StandingId, tuple[p.Standing, date, date]] = {}
    for what, kind, day in steps:
        mine = [key for key, one in marks.items() if one[0] is kind]
        if what == "mark":
            mark = p.MarkStanding(
                person=person, organisation=branch.key, standing=kind, since=day, basis="决议"
            )
            key = given_by(branch, mark)
            assert (key is not None) is all(marks[one][2] <= day for one in mine)
            marks |= {} if key is None else {StandingId(key): (kind, day, FOREVER)}
        elif mine and what == "end":
            last = mine[-1]
            _, since, until = marks[last]
            right = until == FOREVER and since < day
            end = p.EndStanding(standing=last, since=day)
            assert done(branch, end) is right
            marks[last] = (kind, since, day) if right else marks[last]
        elif mine:
            branch.do(RECORDER, p.WithdrawStanding(standing=mine[-1], reason="标错"))
            del marks[mine[-1]]
    for day in DAYS:
        hold = {kind for kind, since, until in marks.values() if since <= day < until}
        order = (p.Standing.ON_LEAVE, p.Standing.PROBATIONARY)
        expected = next((one for one in order if one in hold), p.Standing.FULL)
        roll = branch.ask(p.PartyRoll(organisation=branch.key), day)
        assert {one.standing for one in roll if one.person == person} == {expected}


def test_rule_12_hours_are_withdrawn_once() -> None:
    branch = Branch()
    form = p.FormVolunteerTeam(
        team=p.TeamKind.PARTY_FLAG, name="党旗红", organisation=branch.key, since=DAYS[0]
    )
    team = VolunteerTeamId(branch.do(RECORDER, form))
    branch.do(RECORDER, p.JoinVolunteerTeam(team=team, person=branch.members[0], since=DAYS[0]))
    serve = p.RecordVolunteerHours(
        team=team,
        person=branch.members[0],
        day=DAYS[0],
        minutes=60,
        activity="清雪",
        proof=proof(1),
    )
    key = VolunteerHoursId(branch.do(RECORDER, serve))
    withdraw = p.WithdrawVolunteerHours(hours=key, reason="误录")
    branch.do(RECORDER, withdraw)
    assert branch.refused(RECORDER, withdraw) == "volunteer_hours_missing"
    assert branch.refused(APPROVER, p.CertifyVolunteerHours(hours=key)) == "volunteer_hours_missing"
    branch.do(RECORDER, serve)
