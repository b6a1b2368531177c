"""The records of a roll and of a distribution."""

from typing import Final, get_args

from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import DistributionId
from ruralgov.domain.membership import (
    evolve,
    evolve_distribution,
    rows,
    texts_distribution,
)
from ruralgov.domain.membership.evolve import RollEvent
from ruralgov.domain.membership.evolve_distribution import DistributionEvent
from ruralgov.domain.membership.messages import MemberRollDrafted
from ruralgov.domain.membership.messages_distribution import DistributionPlanned
from ruralgov.domain.membership.model import MemberRoll
from ruralgov.domain.membership.model_distribution import Distribution

MEMBER_ROLL: Final[Record[MemberRoll, RollEvent]] = Record(
    kind="member_roll",
    state=MemberRoll,
    events=get_args(RollEvent),
    begins={MemberRollDrafted: evolve.begin},
    evolve=evolve.evolve,
    rows=rows.rows,
    tables=rows.TABLES,
)
"""Its key is that of the collective."""
DISTRIBUTION: Final[Record[Distribution, DistributionEvent]] = Record(
    kind="distribution",
    state=Distribution,
    events=get_args(DistributionEvent),
    begins={DistributionPlanned: evolve_distribution.begin},
    evolve=evolve_distribution.evolve,
    rows=rows.distribution_rows,
    tables=rows.DISTRIBUTION_TABLES,
    id=DistributionId,
    missing=texts_distribution.DISTRIBUTION_MISSING,
)
