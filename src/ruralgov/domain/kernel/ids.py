"""Names of things: opaque text, so that one context can name what another owns."""

from typing import NewType

AccountId = NewType("AccountId", str)
PlaceId = NewType("PlaceId", str)
HouseholdId = NewType("HouseholdId", str)
PersonId = NewType("PersonId", str)
OrganisationId = NewType("OrganisationId", str)
PostId = NewType("PostId", str)
GridId = NewType("GridId", str)
LaneId = NewType("LaneId", str)
VillagerGroupId = NewType("VillagerGroupId", str)
CaseId = NewType("CaseId", str)
CollectiveId = NewType("CollectiveId", str)
VoucherId = NewType("VoucherId", str)
FundApplicationId = NewType("FundApplicationId", str)
AssetId = NewType("AssetId", str)
ContractId = NewType("ContractId", str)
ReceiptId = NewType("ReceiptId", str)
PublicationId = NewType("PublicationId", str)
BodyId = NewType("BodyId", str)
MeetingId = NewType("MeetingId", str)
DecisionId = NewType("DecisionId", str)
ProcedureId = NewType("ProcedureId", str)
ConsortiumId = NewType("ConsortiumId", str)
QuotaTransferId = NewType("QuotaTransferId", str)
CentreId = NewType("CentreId", str)
OfficerId = NewType("OfficerId", str)
EnforcementActId = NewType("EnforcementActId", str)
PowerGrantId = NewType("PowerGrantId", str)

CITY: PlaceId = PlaceId("city")
"""The one root place of a city; every territory leads up to it."""
