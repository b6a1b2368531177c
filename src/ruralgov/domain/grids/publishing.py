"""What of the events of grids leaves; who lives and who serves where does not."""

from typing import Final

from ruralgov.domain.grids.groups.messages import (
    ElectedFollowed,
    GroupChanged,
    GroupEnded,
    GroupEntryCorrected,
    GroupFounded,
    GroupOfficeEntryCorrected,
    GroupOfficeLeft,
    GroupOfficeTaken,
)
from ruralgov.domain.grids.messages import (
    GridsChanged,
    GridsHandedOver,
    GridsTakenOver,
    HouseholdsLeft,
    PlanBranchSet,
    PlanDecisionCited,
    PlanEnded,
    PlanEntryCorrected,
)
from ruralgov.domain.grids.messages_offices import (
    ChiefEntryCorrected,
    ChiefFollowed,
    ChiefRelieved,
    ChiefsAppointed,
    ChiefVacated,
    ContactsAssigned,
    ContactsEntryCorrected,
    ExemptionEntryCorrected,
    ExemptionGranted,
    FormerChiefEntered,
)
from ruralgov.domain.kernel.publish import Publishes

PUBLISHES: Final = (
    Publishes(GridsChanged, ("since",)),
    Publishes(HouseholdsLeft, ("since",)),
    Publishes(PlanEnded, ("since",)),
    Publishes(GridsHandedOver, ("into", "since")),
    Publishes(GridsTakenOver, ("source", "since")),
    Publishes(PlanDecisionCited, ("decision", "since", "chiefs")),
    Publishes(PlanEntryCorrected, ("entry", "since")),
    Publishes(PlanBranchSet, ("organisation", "since")),
    Publishes(ChiefsAppointed, ("since",)),
    Publishes(FormerChiefEntered, ("since", "until"), words=("target",)),
    Publishes(ChiefRelieved, ("since",), words=("target",)),
    Publishes(ChiefVacated, ("since",), words=("target",)),
    Publishes(ChiefEntryCorrected, ("entry", "since"), words=("target",)),
    Publishes(ChiefFollowed),
    Publishes(ContactsAssigned, ("lane", "since")),
    Publishes(ContactsEntryCorrected, ("lane", "entry", "since")),
    Publishes(ExemptionGranted, ("standard", "since", "until"), words=("target",)),
    Publishes(ExemptionEntryCorrected, ("standard", "entry", "since"), words=("target",)),
    Publishes(GroupFounded, ("village", "since"), words=("name",)),
    Publishes(GroupChanged, ("village", "since"), words=("name",)),
    Publishes(GroupEnded, ("since",)),
    Publishes(GroupOfficeTaken, ("office", "since")),
    Publishes(GroupOfficeLeft, ("office", "since")),
    Publishes(GroupEntryCorrected, ("entry", "since")),
    Publishes(GroupOfficeEntryCorrected, ("office", "entry", "since")),
    Publishes(ElectedFollowed),
)
