"""Steps of the scenario that are no longer given as the stores of older releases hold them."""

from attrs import frozen


@frozen
class Change:
    """A step whose command is another one since a release.

    ``step`` is its id, or without the count all steps of its type in that part. ``last`` is the
    newest release in whose stores it is still the old one.
    """

    step: str
    last: str
    why: str


CHANGES: tuple[Change, ...] = (
    Change("cases/PublishDispatchPlan-1", "0.1.0-ground", "2030 is taken for a mistyped year"),
    Change("grids/AppointChiefs", "0.1.0-ground", "the chief is looked up: registered first"),
    Change("registry/CloseOrganisation", "0.1.0-ground", "it may end the posts too"),
    Change("cases/PublishDispatchPlan", "0.1.0-ground", "its unit is an organisation"),
    Change("disclosure/WithdrawDisclosure", "0.1.0-proof", "who prepared it does not take it down"),
    Change("disclosure/PublishDisclosure", "0.1.0-proof", "its head is a seal of the journal"),
    Change("collectives/CarryOutMerger", "0.1.0-proof", "it names the merger that was looked at"),
    Change("cases/ArbitrateCase", "0.1.0-ground", "it names an organisation"),
)


def changed_since(release: str, order: list[str]) -> frozenset[str]:
    """Return the steps that changed after a release; *order* are the releases, oldest first."""
    later = order[order.index(release) :]
    return frozenset(change.step for change in CHANGES if change.last in later)
