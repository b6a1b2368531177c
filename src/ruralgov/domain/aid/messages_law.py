"""Commands and events of the parameters: adopted, corrected, withdrawn, held against the paper."""

from datetime import date

from attrs import field

from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import AccountId
from ruralgov.domain.kernel.open_text import TextKind, text_of
from ruralgov.domain.kernel.value import frozen


@frozen(kw_only=True)
class AdoptAidParameter:
    """Enter what a paper sets from a day on; what held without an end until then ends.

    *place* is the GB/T 2260 code of whoever sets it, of two, four or six digits, or none.
    """

    name: str
    place: str = field(default="", metadata=text_of(TextKind.CODE))
    since: date
    until: date = FOREVER
    value: int
    citation: str = field(metadata=text_of(TextKind.PAPER))


@frozen(kw_only=True)
class CorrectAidParameter:
    """Mend what was entered of a parameter."""

    number: int
    since: date
    until: date = FOREVER
    value: int
    citation: str = field(metadata=text_of(TextKind.PAPER))
    reason: str


@frozen(kw_only=True)
class WithdrawAidParameter:
    """Take a parameter back that was entered by mistake."""

    number: int
    reason: str


@frozen(kw_only=True)
class VerifyAidParameter:
    """Say that another person held a parameter against the official text."""

    number: int


@frozen(kw_only=True)
class LoadAidExample:
    """Enter the example of a city (示例): nothing in it is official, and each entry says so."""


@frozen(kw_only=True)
class AidParameterAdopted:
    """A paper sets a number; *cuts* is the entry that ends where it begins."""

    number: int
    name: str
    place: str = field(metadata=text_of(TextKind.CODE))
    since: date
    until: date
    value: int
    citation: str = field(metadata=text_of(TextKind.PAPER))
    example: bool
    cuts: int | None
    by: AccountId


@frozen(kw_only=True)
class AidParameterCorrected:
    """What was entered of a parameter was wrong."""

    number: int
    since: date
    until: date
    value: int
    citation: str = field(metadata=text_of(TextKind.PAPER))
    by: AccountId
    reason: str


@frozen(kw_only=True)
class AidParameterWithdrawn:
    """A parameter was entered by mistake."""

    number: int
    reason: str


@frozen(kw_only=True)
class AidParameterVerified:
    """A parameter says what the official text says."""

    number: int
    by: AccountId


LawEvent = (
    AidParameterAdopted | AidParameterCorrected | AidParameterWithdrawn | AidParameterVerified
)
"""What happens to the parameters."""
