"""The records of posts, of who is on them, and of officers and their centres."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import (
    CentreId,
    EnforcementActId,
    OfficerId,
    PowerGrantId,
    QuotaTransferId,
)
from ruralgov.domain.staffing import (
    evolve,
    evolve_act,
    evolve_officer,
    evolve_power,
    rows,
    rows_act,
    rows_officer,
    rows_power,
    texts,
    texts_act,
    texts_officer,
    texts_power,
)
from ruralgov.domain.staffing.messages import (
    PostsTransferred,
    QuotaTransferEvent,
    StaffCounted,
    TransferDrafted,
    UnitStaffEvent,
)
from ruralgov.domain.staffing.messages_act import ActEvent, ActRecorded
from ruralgov.domain.staffing.messages_officer import (
    CentreEstablished,
    CentreEvent,
    OfficerEntered,
    OfficerEvent,
)
from ruralgov.domain.staffing.messages_power import PowerEvent, PowerGranted
from ruralgov.domain.staffing.model import QuotaTransfer, UnitStaff
from ruralgov.domain.staffing.model_act import EnforcementAct
from ruralgov.domain.staffing.model_officer import Centre, Officer
from ruralgov.domain.staffing.model_power import PowerGrant

QUOTA_TRANSFER: Final[Record[QuotaTransfer, QuotaTransferEvent]] = Record(
    kind="quota_transfer",
    state=QuotaTransfer,
    events=get_args(QuotaTransferEvent),
    begins={
        PostsTransferred: evolve.begin_transfer,
        TransferDrafted: evolve.begin_transfer,
    },
    evolve=evolve.evolve_transfer,
    rows=rows.transfer_rows,
    tables=rows.TRANSFER_TABLES,
    id=QuotaTransferId,
    missing=texts.QUOTA_TRANSFER_MISSING,
    version=2,
)
UNIT_STAFF: Final[Record[UnitStaff, UnitStaffEvent]] = Record(
    kind="unit_staff",
    state=UnitStaff,
    events=get_args(UnitStaffEvent),
    begins={StaffCounted: evolve.begin_staff},
    evolve=evolve.evolve_staff,
    rows=rows.staff_rows,
    tables=rows.STAFF_TABLES,
)
CENTRE: Final[Record[Centre, CentreEvent]] = Record(
    kind="enforcement_centre",
    state=Centre,
    events=get_args(CentreEvent),
    begins={CentreEstablished: evolve_officer.begin_centre},
    evolve=evolve_officer.evolve_centre,
    rows=rows_officer.centre_rows,
    tables=rows_officer.CENTRE_TABLES,
    id=CentreId,
    missing=texts_officer.CENTRE_MISSING,
)
OFFICER: Final[Record[Officer, OfficerEvent]] = Record(
    kind="officer",
    state=Officer,
    events=get_args(OfficerEvent),
    begins={OfficerEntered: evolve_officer.begin_officer},
    evolve=evolve_officer.evolve_officer,
    rows=rows_officer.officer_rows,
    tables=rows_officer.OFFICER_TABLES,
    id=OfficerId,
    missing=texts_officer.OFFICER_MISSING,
)
ACT: Final[Record[EnforcementAct, ActEvent]] = Record(
    kind="enforcement_act",
    state=EnforcementAct,
    events=get_args(ActEvent),
    begins={ActRecorded: evolve_act.begin},
    evolve=evolve_act.evolve,
    rows=rows_act.rows,
    tables=rows_act.TABLES,
    id=EnforcementActId,
    missing=texts_act.ACT_MISSING,
    version=2,
    upcasts={("ActRecorded", 1): lambda fields: fields | {"grave": False, "by": None}},
)
POWER: Final[Record[PowerGrant, PowerEvent]] = Record(
    kind="power_grant",
    state=PowerGrant,
    events=get_args(PowerEvent),
    begins={PowerGranted: evolve_power.begin},
    evolve=evolve_power.evolve,
    rows=rows_power.rows,
    tables=rows_power.TABLES,
    id=PowerGrantId,
    missing=texts_power.POWER_MISSING,
)
