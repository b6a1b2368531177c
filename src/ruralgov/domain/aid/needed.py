"""What a programme may ask of a person: what its conditions look at, and nothing else."""

from functools import cache

from ruralgov.domain.aid.means.assess import assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.example import COUNTY, LAW, RIGID_BEGAN
from ruralgov.domain.aid.means.items import Item
from ruralgov.domain.aid.means.law import Programme


@cache
def items_of(programme: Programme) -> frozenset[Item]:
    """Return the items of a programme: all that a family of which nothing is known would need.

    Kinds of income that a paper leaves out are not asked either. A programme without rules of its
    own, other aid, may be told anything.
    """
    if programme not in LAW.programmes:
        return frozenset(Item)
    nobody = Dossier("", COUNTY, RIGID_BEGAN, ("a",), ("a",), ())
    return frozenset(need.item for need in assess(nobody, programme, LAW).settle_with)
