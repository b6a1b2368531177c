"""The rules of approving: which step, in which role, and who may not."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.collectives import COLLECTIVE, FUND_APPLICANT, TOWN_FUND_OFFICER, heir
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.funds import texts
from ruralgov.domain.funds.messages_application import (
    ApplicationApproved,
    ApplicationRefused,
    ApproveApplication,
    RefuseApplication,
)
from ruralgov.domain.funds.messages_standing import (
    DelegateRole,
    DelegationRevoked,
    RevokeDelegation,
    RoleDelegated,
)
from ruralgov.domain.funds.model import (
    DECIDERS,
    Bar,
    FundApplication,
    FundStage,
    Step,
    persons_of,
)
from ruralgov.domain.funds.model_standing import Delegation
from ruralgov.domain.funds.rows import DelegationRow
from ruralgov.domain.funds.rules_application import in_time, still
from ruralgov.domain.funds.rules_interest import related
from ruralgov.domain.kernel.clean import check_dates, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.holder import Behind
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PlaceId
from ruralgov.domain.kernel.text import Wording

ACTING = DECIDERS | {FUND_APPLICANT}
"""The roles one of which a delegate must hold: never who keeps the books or the cash."""
_BARS = {
    one.code: one
    for one in (texts.APPROVER_IS_APPLICANT, texts.APPROVER_HEARD, texts.APPROVER_RELATED)
}


def approve_application(
    state: FundApplication | None, command: ApproveApplication, given: Given
) -> Iterator[ApplicationApproved]:
    """Approve the step that is next (rules 4 to 6); the last one makes it payable."""
    application, step = _deciding(state, command, given)
    given_before = len(application.approvals_of(step))
    last = step is application.steps[-1] and given_before + 1 >= step.quorum
    yield ApplicationApproved(
        role=command.role,
        account=given.actor.account,
        on_behalf=command.on_behalf,
        reason=clean_text("reason", command.reason),
        at=given.now,
        last=last,
    )


def refuse_application(
    state: FundApplication | None, command: RefuseApplication, given: Given
) -> Iterator[ApplicationRefused]:
    """Refuse at the step that is next: one refusal ends it (rule 7)."""
    _deciding(state, command, given)
    yield ApplicationRefused(
        role=command.role,
        account=given.actor.account,
        on_behalf=command.on_behalf,
        reason=clean_text("reason", command.reason),
        at=given.now,
    )


LONGEST: Final = 366
"""Days for which a role is delegated at most: who is away longer gives it up. [design]"""


def delegate_role(
    _: Delegation | None, command: DelegateRole, given: Given
) -> Iterator[RoleDelegated]:
    """Let another act for oneself (rule 5): a role of one's own, to somebody who may act."""
    check_dates(command.since, command.until)
    place = _place(command.collective, given)
    giver = given.actor.account
    if command.role not in DECIDERS or not given.holds(giver, command.role, place):
        raise Refused(
            texts.ROLE_NOT_HELD,
            account=giver,
            role=command.role.zh,
            role_en=command.role.en,
            place=place,
        )
    if given.is_actor(command.receiver) or not any(
        given.holds(command.receiver, role, place) for role in ACTING
    ):
        raise Refused(texts.DELEGATE_WITHOUT_ROLE, account=command.receiver, place=place)
    if command.until <= given.today:
        raise Refused(texts.DELEGATION_OVER, until=command.until)
    if (command.until - command.since).days > LONGEST:
        raise Refused(texts.DELEGATION_TOO_LONG, until=command.until, most=LONGEST)
    yield RoleDelegated(
        collective=command.collective,
        giver=giver,
        receiver=command.receiver,
        role=command.role,
        since=command.since,
        until=command.until,
        reason=clean_text("reason", command.reason),
    )


def revoke_delegation(
    state: Delegation | None, command: RevokeDelegation, given: Given
) -> Iterator[DelegationRevoked]:
    """End a delegation today: its giver, or an officer of the town (rule 5)."""
    delegation = existing(state, texts.DELEGATION_MISSING, delegation=command.delegation)
    account = given.actor.account
    place = _place(delegation.collective, given)
    officer = given.holds(account, TOWN_FUND_OFFICER, place)
    if not given.is_actor(delegation.giver) and not officer:
        raise Refused(texts.DELEGATION_NOT_OWN, giver=delegation.giver)
    if delegation.until <= given.today:
        raise Refused(texts.DELEGATION_OVER, until=delegation.until)
    yield DelegationRevoked(until=given.today, reason=clean_text("reason", command.reason))


def bar(
    account: AccountId,
    on_behalf: AccountId | None,
    application: FundApplication,
    read: Read,
    day: date,
    holder: Behind,
) -> Bar | None:
    """Return why an account may not decide on an application, or None (rules 5 and 6).

    A delegate and who they act for are one, and so are all accounts of a person: what bars one of
    them bars all.
    """
    heard = {holder(who) for one in application.approvals for who in one.persons}
    for who in sorted(persons_of(account, on_behalf)):
        if holder(who) == holder(application.applicant):
            return Bar(account=who, code=texts.APPROVER_IS_APPLICANT.code)
        if holder(who) in heard:
            return Bar(account=who, code=texts.APPROVER_HEARD.code)
        if related(who, application, read, day, holder):
            return Bar(account=who, code=texts.APPROVER_RELATED.code)
    return None


def _deciding(
    state: FundApplication | None,
    command: ApproveApplication | RefuseApplication,
    given: Given,
) -> tuple[FundApplication, Step]:
    """Return the application and the step that the actor may decide on now."""
    application = still(state, command.application, FundStage.FILED)
    in_time(application, command.application, given)
    step = application.next_step()
    if step is None or command.role is not step.role:
        needed = "-" if step is None else Wording(step.role.zh, step.role.en)
        raise Refused(
            texts.FUND_STEP_NOT_NEXT, role=command.role.zh, role_en=command.role.en, next=needed
        )
    _check_standing(application, command, given)
    account = given.actor.account
    given.must_not_be(texts.APPROVER_IS_APPLICANT, application.applicant, account=account)
    behalf, today = command.on_behalf, given.today
    barred = bar(account, behalf, application, given.read, today, given.holder)
    if barred is not None:
        raise Refused(_BARS[barred.code], account=barred.account)
    return application, step


def _check_standing(
    application: FundApplication,
    command: ApproveApplication | RefuseApplication,
    given: Given,
) -> None:
    """Refuse who neither holds the role nor acts for one who does (rules 4 and 5)."""
    account = given.actor.account
    place = _place(application.collective, given)
    holder = command.on_behalf or account
    if not given.holds(holder, command.role, place):
        raise Refused(
            texts.ROLE_NOT_HELD,
            account=holder,
            role=command.role.zh,
            role_en=command.role.en,
            place=place,
        )
    if command.on_behalf is None:
        return
    asked = application.collective
    if not any(
        given.read.rows(
            DelegationRow,
            on=given.today,
            limit=1,
            collective=one,
            giver=holder,
            receiver=account,
            role=command.role,
        )
        for one in dict.fromkeys((asked, heir(asked, given.read)))
    ):
        raise Refused(
            texts.DELEGATION_NONE,
            giver=holder,
            receiver=account,
            role=command.role.zh,
            role_en=command.role.en,
        )


def _place(collective: CollectiveId, given: Given) -> PlaceId:
    found = given.read.state(COLLECTIVE, heir(collective, given.read))
    return existing(found, collectives_texts.COLLECTIVE_MISSING, collective=collective).place
