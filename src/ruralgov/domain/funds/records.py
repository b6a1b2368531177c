"""The records of funds."""

from datetime import date
from typing import Final, get_args

from ruralgov.domain.collectives import heir
from ruralgov.domain.funds import citing, contracting, evolve, evolve_policy, rows, texts
from ruralgov.domain.funds.messages_application import (
    ApplicationErased,
    ApplicationEvent,
    ApplicationFiled,
    PaymentReturned,
)
from ruralgov.domain.funds.messages_purse import (
    BudgetSet,
    CashMoved,
    FundPolicyAdopted,
    FundPolicyEvent,
    PurseEvent,
    PurseTakenOver,
)
from ruralgov.domain.funds.messages_review import BudgetProposed, FundPolicyProposed
from ruralgov.domain.funds.messages_standing import (
    DelegationEvent,
    InterestDeclared,
    InterestEnded,
    InterestErased,
    InterestEvent,
    RoleDelegated,
)
from ruralgov.domain.funds.model import (
    FundApplication,
    FundPolicy,
    PolicyVersion,
    Purse,
)
from ruralgov.domain.funds.model_standing import Delegation, Interest
from ruralgov.domain.kernel.declare import Read, Record
from ruralgov.domain.kernel.errors import existing
from ruralgov.domain.kernel.ids import CITY, CollectiveId
from ruralgov.domain.kernel.upcasts import added, added_all, sealed

FUND_POLICY: Final[Record[FundPolicy, FundPolicyEvent]] = Record(
    kind="fund_policy",
    slow=True,
    state=FundPolicy,
    events=get_args(FundPolicyEvent),
    begins={
        FundPolicyAdopted: evolve_policy.begin_policy,
        FundPolicyProposed: evolve_policy.begin_policy,
    },
    evolve=evolve_policy.evolve_policy,
    rows=rows.policy_rows,
    tables=rows.POLICY_TABLES,
    version=3,
)
PURSE: Final[Record[Purse, PurseEvent]] = Record(
    kind="purse",
    state=Purse,
    events=get_args(PurseEvent),
    begins={
        BudgetSet: evolve.begin_purse,
        BudgetProposed: evolve.begin_purse,
        CashMoved: evolve.begin_purse,
        PurseTakenOver: evolve.begin_purse,
    },
    evolve=evolve.evolve_purse,
    rows=rows.purse_rows,
    tables=rows.PURSE_TABLES,
    version=4,
)
FUND_APPLICATION: Final[Record[FundApplication, ApplicationEvent]] = Record(
    kind="fund_application",
    guarded=True,
    series="fund",
    state=FundApplication,
    events=get_args(ApplicationEvent),
    begins={ApplicationFiled: evolve.begin_application},
    evolve=evolve.evolve_application,
    rows=rows.application_rows,
    tables=(
        *rows.APPLICATION_TABLES,
        citing.APPLICATION_PROCEDURES,
        contracting.CONTRACT_PAYMENTS,
    ),
    version=4,
    upcasts={
        **added_all({"day": None, "reference": ""}, PaymentReturned),
        **added("resolution.procedure", ApplicationFiled),
        (ApplicationFiled.__name__, 2): contracting.unbound,
    },
    erased_by=(ApplicationErased,),
)
DELEGATION: Final[Record[Delegation, DelegationEvent]] = Record(
    kind="delegation",
    state=Delegation,
    events=get_args(DelegationEvent),
    begins={RoleDelegated: evolve.begin_delegation},
    evolve=evolve.evolve_delegation,
    rows=rows.delegation_rows,
    tables=rows.DELEGATION_TABLES,
)
INTEREST: Final[Record[Interest, InterestEvent]] = Record(
    kind="interest",
    state=Interest,
    events=get_args(InterestEvent),
    begins={InterestDeclared: evolve.begin_interest},
    evolve=evolve.evolve_interest,
    rows=rows.interest_rows,
    tables=rows.INTEREST_TABLES,
    erased_by=(InterestErased,),
    upcasts=sealed("reason", InterestDeclared, InterestEnded),
)


def application_of(key: str, read: Read) -> FundApplication:
    """Return an application; raises ``fund_application_missing``."""
    found = read.state(FUND_APPLICATION, key)
    return existing(found, texts.FUND_APPLICATION_MISSING, application=key)


def purse_of(collective: str, read: Read) -> Purse:
    """Return the purse of a collective: an empty one where nothing was entered yet."""
    return read.state(PURSE, collective) or Purse()


def purse_for(application: FundApplication, read: Read) -> Purse:
    """Return the purse that pays an application: that of whoever has it today."""
    return purse_of(heir(application.collective, read), read)


def policy_on(day: date, collective: CollectiveId, read: Read) -> PolicyVersion | None:
    """Return the policy of a collective on a day, or else the city's (rule 1)."""
    for key in (collective, CITY):
        policy = read.state(FUND_POLICY, key)
        version = None if policy is None else policy.on(day)
        if version is not None:
            return version
    return None
