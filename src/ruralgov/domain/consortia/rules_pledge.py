"""The rules of what is pooled in a consortium, and of joint projects."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from ruralgov.domain.consortia import messages_pledge as p
from ruralgov.domain.consortia import texts
from ruralgov.domain.consortia.checking import check_between, must_be
from ruralgov.domain.consortia.citing import MATTERS, VEHICLES, lending, owning
from ruralgov.domain.consortia.model import ALIVE, Consortium, ConsortiumStage
from ruralgov.domain.consortia.model_pledge import (
    OWNED,
    JointProject,
    Pledge,
    Portion,
    Vehicle,
)
from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import PlaceId
from ruralgov.domain.kernel.money import LARGEST
from ruralgov.domain.registry import organisation_on

ACTIVE = ConsortiumStage.ACTIVE


def pledge_resource(
    state: Consortium | None, command: p.PledgeResource, given: Given
) -> Iterator[p.ResourcePledged]:
    """Enter what a village lends, by the owner's own decision (rule 11)."""
    known = must_be(state, command.consortium, ACTIVE)
    _check_days(known, command.since, command.until, given)
    _check_member(known, command.village, command.since)
    _check_quantity(command)
    _check_owner(command, given)
    yield p.ResourcePledged(
        number=len(known.pledges) + 1,
        village=command.village,
        owner=command.owner,
        kind=command.kind,
        item=clean_text("item", command.item),
        quantity=command.quantity,
        since=command.since,
        until=command.until,
        consideration=clean_text("consideration", command.consideration),
        decision=command.decision,
    )


def settle_pledge(
    state: Consortium | None, command: p.SettlePledge, given: Given
) -> Iterator[p.PledgeSettled]:
    """Enter that a pledge came back or was settled (rule 12)."""
    known = must_be(state, command.consortium, *ALIVE)
    pledge = _pledge(known, command.pledge)
    if pledge.end is not None:
        raise Refused(
            texts.PLEDGE_ENDED,
            number=pledge.number,
            ended=pledge.ended,
            end=pledge.end.zh,
            end_en=pledge.end.en,
        )
    check_between(command.day, pledge.since, given.today)
    yield p.PledgeSettled(
        pledge=command.pledge,
        end=command.end,
        day=command.day,
        settlement=clean_text("settlement", command.settlement),
    )


def reopen_pledge(
    state: Consortium | None, command: p.ReopenPledge, given: Given
) -> Iterator[p.PledgeReopened]:
    """Take back that a pledge ended, while its village is a member (rule 12)."""
    known = must_be(state, command.consortium, *ALIVE)
    pledge = _pledge(known, command.pledge)
    if pledge.end is None:
        raise Refused(texts.PLEDGE_OPEN, number=pledge.number)
    _check_still(known, pledge.village, given)
    yield p.PledgeReopened(pledge=command.pledge, reason=clean_text("reason", command.reason))


def withdraw_pledge(
    state: Consortium | None, command: p.WithdrawPledge, _: Given
) -> Iterator[p.PledgeWithdrawn]:
    """Take back a pledge that was entered by mistake (rule 10)."""
    known = existing(state, texts.CONSORTIUM_MISSING, consortium=command.consortium)
    _pledge(known, command.pledge)
    yield p.PledgeWithdrawn(pledge=command.pledge, reason=clean_text("reason", command.reason))


def agree_project(
    state: Consortium | None, command: p.AgreeProject, given: Given
) -> Iterator[p.ProjectAgreed]:
    """Enter a joint project in a lawful form, its shares one whole (rules 11 and 13)."""
    known = must_be(state, command.consortium, ACTIVE)
    _check_days(known, command.since, command.until, given)
    _check_vehicle(command, given)
    _check_shares(command.portions)
    for one in command.portions:
        _check_member(known, one.village, command.since)
        matters = VEHICLES[command.vehicle]
        owning(one.village, one.owner, matters, one.decision, command.since, given)
    yield p.ProjectAgreed(
        number=len(known.projects) + 1,
        name=clean_text("name", command.name),
        vehicle=command.vehicle,
        organisation=command.organisation,
        reference=clean_text("reference", command.reference),
        portions=command.portions,
        loss_rule=clean_text("loss_rule", command.loss_rule),
        since=command.since,
        until=command.until,
    )


def end_project(
    state: Consortium | None, command: p.EndProject, given: Given
) -> Iterator[p.ProjectEnded]:
    """Enter that a project ended and was settled (rule 12)."""
    known = must_be(state, command.consortium, *ALIVE)
    project = _project(known, command.project)
    if project.ended is not None:
        raise Refused(texts.PROJECT_ENDED, number=project.number, ended=project.ended)
    check_between(command.day, project.since, given.today)
    yield p.ProjectEnded(
        project=command.project,
        day=command.day,
        settlement=clean_text("settlement", command.settlement),
    )


def reopen_project(
    state: Consortium | None, command: p.ReopenProject, given: Given
) -> Iterator[p.ProjectReopened]:
    """Take back that a project ended, while its parties are members (rule 12)."""
    known = must_be(state, command.consortium, *ALIVE)
    project = _project(known, command.project)
    if project.ended is None:
        raise Refused(texts.PLEDGE_OPEN, number=project.number)
    for one in project.portions:
        _check_still(known, one.village, given)
    yield p.ProjectReopened(project=command.project, reason=clean_text("reason", command.reason))


def withdraw_project(
    state: Consortium | None, command: p.WithdrawProject, _: Given
) -> Iterator[p.ProjectWithdrawn]:
    """Take back a project that was entered by mistake (rule 10)."""
    known = existing(state, texts.CONSORTIUM_MISSING, consortium=command.consortium)
    _project(known, command.project)
    yield p.ProjectWithdrawn(project=command.project, reason=clean_text("reason", command.reason))


def _check_days(known: Consortium, since: date, until: date, given: Given) -> None:
    """Refuse what begins ahead, or while the consortium was not active."""
    check_dates(since, until)
    check_between(since, known.begun or since, given.today)
    if not known.holds_on(since):
        active = known.standings[-1].since
        raise BadInput(texts.CONSORTIUM_DAY_WRONG, day=since, after=active, before=given.today)


def _check_member(known: Consortium, village: PlaceId, day: date) -> None:
    if known.member(village, day) is None:
        raise Refused(texts.VILLAGE_NOT_MEMBER, village=village, day=day, name=known.last.name)


def _check_still(known: Consortium, village: PlaceId, given: Given) -> None:
    """Refuse where neither a village nor what its membership passed to is a member today."""
    heirs = {village}
    for one in sorted(known.members, key=lambda one: one.since):
        if one.follows in heirs:
            heirs.add(one.village)
    if not any(known.member(one, given.today) for one in heirs):
        _check_member(known, village, given.today)


def _check_quantity(command: p.PledgeResource) -> None:
    if not 0 < command.quantity <= LARGEST:
        unit, unit_en = command.kind.unit
        raise BadInput(
            texts.PLEDGE_QUANTITY_WRONG, quantity=command.quantity, unit=unit, unit_en=unit_en
        )


def _check_owner(command: p.PledgeResource, given: Given) -> None:
    """Refuse what its owner did not decide (invariant 16)."""
    if (command.owner is not None) != (command.kind in OWNED):
        raise BadInput(texts.PLEDGE_OWNER_WRONG, kind=command.kind.zh, kind_en=command.kind.en)
    if command.owner is None:
        lending(command.village, command.kind, command.decision, command.since, given)
        return
    matters = MATTERS[command.kind]
    owning(command.village, command.owner, matters, command.decision, command.since, given)


def _check_vehicle(command: p.AgreeProject, given: Given) -> None:
    """Refuse a company that is not there, or a contract that names one."""
    needs = command.vehicle is not Vehicle.CONTRACT
    key = command.organisation
    there = key is not None and organisation_on(given.read, key, command.since) == key
    if needs != (key is not None) or (needs and not there):
        raise Refused(
            texts.PROJECT_VEHICLE_WRONG,
            vehicle=command.vehicle.zh,
            vehicle_en=command.vehicle.en,
        )


def _check_shares(portions: tuple[Portion, ...]) -> None:
    """Refuse shares that are not exactly one whole (invariant 18)."""
    owners = [one.owner for one in portions]
    for owner in owners:
        if owners.count(owner) > 1:
            raise BadInput(texts.PROJECT_PARTY_TWICE, owner=owner)
    total = sum((one.share for one in portions), Fraction(0))
    if total != 1 or len(portions) < 2:
        raise BadInput(texts.PROJECT_SHARES_WRONG, total=str(total))


def _pledge(known: Consortium, number: int) -> Pledge:
    found = next((one for one in known.pledges if one.number == number), None)
    if found is None or found.withdrawn:
        raise Refused(texts.PLEDGE_MISSING, number=number)
    return found


def _project(known: Consortium, number: int) -> JointProject:
    found = next((one for one in known.projects if one.number == number), None)
    if found is None or found.withdrawn:
        raise Refused(texts.PROJECT_MISSING, number=number)
    return found
