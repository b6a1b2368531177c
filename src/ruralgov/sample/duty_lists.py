"""The duty lists of the synthetic city: the example packs, with those items that the report names.

An item that was made up for a pack says so itself.
"""

from typing import Final

from attrs import define

from ruralgov.domain.duties import AdoptDutyList, DutyRole, PublishDutyList
from ruralgov.domain.kernel.ids import CITY, DutyListId
from ruralgov.domain.registry import FindOrganisations
from ruralgov.imports.founding import example_duties
from ruralgov.sample.city import City
from ruralgov.sample.draw import BEGIN

ANSWERING: Final = (
    "市人力资源和社会保障局",
    "市公安局",
    "市医疗保障局",
    "市卫生健康局",
    "市司法局",
    "市市场监督管理局",
    "市应急管理局",
    "市教育和体育局",
    "市残疾人联合会",
    "市民政局",
    "市消防救援大队",
    "市统计局",
    "市综合行政执法局",
    "市退役军人事务局",
)
"""The departments that answer for items of the packs."""


@define
class ExampleDuties:
    """Gives a city the duty lists of towns, grid workers, lane chiefs, branches and cadres."""

    city: City

    def found(self) -> None:
        """Draft each list; another person adopts it, and it is published."""
        self.city.departments(ANSWERING)
        units = self.city.app.query(FindOrganisations(place=CITY), **self.city.staff("registrar"))
        drafts = (example_duties(role, units) for role in DutyRole)
        lists = [DutyListId(key) for key in self.city.give("duty_officer", drafts)]
        approval = "示例审定〔2024〕1号"
        self.city.give(
            "duty_approver", (AdoptDutyList(duty_list=one, approval=approval) for one in lists)
        )
        self.city.give(
            "duty_officer",
            (PublishDutyList(duty_list=one, published=BEGIN, since=BEGIN) for one in lists),
        )
