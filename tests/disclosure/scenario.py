"""One valid command of every kind of disclosure."""

from collections.abc import Generator
from typing import Any

from ruralgov.domain.access import GrantRole
from ruralgov.domain.collectives import FINANCE_REVIEWER, FoundCollective
from ruralgov.domain.disclosure import PublicationKind, WithdrawalGround
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, PublicationId
from ruralgov.domain.kernel.month import month_before, month_of
from tests.property.scenario import pond
from tests.town import DAY, Town


def steps(town: Town) -> Generator[tuple[str, Any], Any, None]:
    """Give the steps; each is told the receipt of its command through ``send``."""
    founding = FoundCollective(place=town.village, name="公开合作社", since=DAY, source="登记证")
    collective = CollectiveId((yield "registrar", founding).key)
    yield "keeper", pond(collective)
    second = GrantRole(  # a second member of the review group
        account=AccountId("applicant"), role=FINANCE_REVIEWER, basis="推选"
    )
    yield "admin", second
    prepare = property_of(collective, town)
    key = PublicationId((yield "discloser", prepare).key)
    for reviewer in ("reviewer", "applicant"):
        yield reviewer, m.ReviewDisclosure(publication=key, passed=True, words="属实")
    yield "discloser", m.PublishDisclosure(publication=key, head=str(town.app.seal()))
    down = m.WithdrawDisclosure(
        publication=key, ground=WithdrawalGround.PERSONAL_DATA, reason="名称含姓名"
    )
    yield "reviewer", down


def property_of(collective: CollectiveId, town: Town) -> m.PrepareDisclosure:
    """Return the command that prepares what a collective had at the end of last month."""
    month = month_before(month_of(town.clock.now.date()))
    return m.PrepareDisclosure(
        collective=collective, kind=PublicationKind.PROPERTY, first=month, last=month
    )
