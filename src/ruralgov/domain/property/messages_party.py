"""That the other side of a signed contract was written wrongly, and what is right."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.personal import PersonName, Telephone
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property.model_asset import check_digest


@frozen(kw_only=True)
class CorrectContractParty:
    """Correct how the other side of a signed contract is written; what is not given stays.

    It is the same party as before: another one takes a contract of its own. *document* is the
    SHA-256 of the paper that shows it.
    """

    contract: ContractId
    company: str = ""
    company_code: str = ""
    person: PersonName | None = None
    telephone: Telephone | None = None
    document: str = field(validator=check_digest)
    reason: str


@frozen(kw_only=True)
class ContractPartyCorrected:
    """The other side of a contract is written so from now on."""

    day: date
    company: str
    company_code: str
    person: PersonName | None
    telephone: Telephone | None
    renamed: bool
    """Whether its name is another one, and not only its code or telephone."""
    document: str
    reason: str
