"""The states of the registry's records; everything is dated ``[since, until)``."""

from datetime import date

from attrs import frozen

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import OrganisationId, PersonId, PlaceId
from ruralgov.domain.kernel.labels import LabelledEnum


class OrganisationKind(LabelledEnum):
    """What kind of organisation it is."""

    PARTY_BRANCH = "party_branch", "党支部", "party branch"
    VILLAGERS_COMMITTEE = "villagers_committee", "村民委员会", "villagers' committee"
    DEPARTMENT = "department", "部门", "department"
    COLLECTIVE = "collective", "集体经济组织", "collective economic organisation"
    ENTERPRISE = "enterprise", "企业", "enterprise"
    OTHER = "other", "其他", "other"


@frozen(kw_only=True)
class Organisation:
    """An organisation, its place and its days."""

    name: str
    kind: OrganisationKind
    place: PlaceId
    credit_code: str | None
    since: date
    until: date = FOREVER


@frozen(kw_only=True)
class Holding:
    """Who held a post, on what basis."""

    person: PersonId
    basis: str
    since: date
    until: date = FOREVER

    def may_end(self, person: str, day: date) -> bool:
        """Tell whether it is this person's and can end on a day: after it began, before its end."""
        return self.person == person and self.since < day < self.until


@frozen(kw_only=True)
class Post:
    """A post of an organisation with its seats and their holders."""

    organisation: OrganisationId
    title: str
    seats: int
    basis: str
    since: date
    holdings: tuple[Holding, ...] = ()
