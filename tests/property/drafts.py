"""A contract that lets something, as a draft and as it stands once it is signed."""

from datetime import UTC, date, datetime

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, AssetId, CollectiveId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.property import Contract, ContractStage, Deposit, Direction, PriceStep, Tenure
from ruralgov.domain.property.model_contract import Due, DueKind, dues_of
from tests.property.scenario import DECISION, TENDER

HERE = CollectiveId("c")
SINCE, UNTIL = date(2025, 2, 1), date(2028, 2, 1)
PRICE = (PriceStep(first=SINCE, amount=Fen(100), times=3),)
DRAFT = Contract(
    collective=HERE,
    number="1",
    title="水塘承包合同",
    direction=Direction.LET_OUT,
    tenure=Tenure.OPEN,
    assets=(AssetId("it"),),
    company="某公司",
    company_code="",
    person=None,
    telephone=None,
    since=SINCE,
    until=UNTIL,
    price=PRICE,
    deposit=Deposit(day=SINCE, amount=Fen(30)),
    renews=None,
    overlong=False,
    drafter=AccountId("drafter"),
    document="",
    drafted=datetime(2025, 1, 1, tzinfo=UTC),
)
DECIDED = change(DRAFT, stage=ContractStage.DECIDED, decision=DECISION, tender=TENDER)
CONTRACT_NOW = change(
    DECIDED,
    stage=ContractStage.SIGNED,
    dues=(*dues_of(PRICE), Due(no=4, kind=DueKind.DEPOSIT, day=SINCE, amount=Fen(30))),
)
"""It has three dues of 100 fen, in February of each year, and a deposit of 30."""
SOLD = change(CONTRACT_NOW, direction=Direction.SELL, tenure=None)
