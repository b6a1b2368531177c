"""One valid command of every kind of staffing, in an order in which each is accepted."""

from collections.abc import Generator
from datetime import date
from typing import Any

from ruralgov.domain.kernel.ids import QuotaTransferId
from ruralgov.domain.registry import OrganisationKind
from ruralgov.domain.staffing import (
    CarryPosts,
    CorrectStaffCount,
    Counter,
    CountStaff,
    QuotaKind,
    ReverseTransfer,
    TransferBasis,
    UndoCarrying,
)
from tests.staffing.office import moving, organisation
from tests.town import Town

Step = tuple[str, Any]
YEAR, MARCH, NEXT = date(2024, 1, 1), date(2024, 3, 1), date(2025, 1, 1)
OFFICER = "staffing_officer"


def steps(town: Town) -> Generator[Step, Any, None]:
    yield from _posts(town)


def _posts(town: Town) -> Generator[Step, Any, None]:
    bureau = organisation(town, "农业农村局")
    centre = organisation(town, "农业技术站", kind=OrganisationKind.PUBLIC_INSTITUTION)
    office = organisation(
        town, "俚岛镇人民政府", kind=OrganisationKind.TOWN_GOVERNMENT, place=town.town
    )
    yield (
        OFFICER,
        moving(
            {bureau: 30, office: 20, Counter.AUTHORISED: -50},
            basis=TransferBasis.OPENING,
            approval="三定〔2023〕1号",
            approved=date(2023, 6, 1),
            since=YEAR,
        ),
    )
    moved = moving({bureau: -3, office: 3}, since=MARCH)
    wrong = QuotaTransferId((yield OFFICER, moved).key)
    yield OFFICER, ReverseTransfer(transfer=wrong, reason="数目录错")
    yield OFFICER, moved
    carried = CarryPosts(
        unit=bureau,
        into=centre,
        kind=QuotaKind.INSTITUTION,
        since=date(2025, 1, 1),
        cause="机构改革",
    )
    key = QuotaTransferId((yield OFFICER, carried).key)
    yield OFFICER, UndoCarrying(transfer=key, reason="合并登记有误")
    count = CountStaff(
        unit=office, kind=QuotaKind.INSTITUTION, day=MARCH, staff=18, source="实名制台账"
    )
    yield OFFICER, count
    yield (
        OFFICER,
        CorrectStaffCount(
            unit=office, kind=QuotaKind.INSTITUTION, day=MARCH, staff=19, reason="漏计一人"
        ),
    )
