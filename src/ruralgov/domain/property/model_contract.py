"""A contract of a collective: its sides, its term, the dues made when it is signed."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar, Final

from attrs import field

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.dates import END
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import AccountId, AssetId, CollectiveId, ContractId, ReceiptId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import LARGEST, Fen, check_amount, show_yuan
from ruralgov.domain.kernel.personal import PersonName, Telephone
from ruralgov.domain.kernel.proposals import NEVER, Proposals
from ruralgov.domain.kernel.stages import must_be_at
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_asset import Decision, Tender
from ruralgov.domain.property.model_discharge import Discharge
from ruralgov.domain.property.model_ending import EndTerms
from ruralgov.domain.property.model_payment import Acceptance, PaymentTerms, ceiling
from ruralgov.domain.property.model_period import Period

MOST_DUES: Final = 1200
"""Dues of one contract: a hundred years of months."""


class Direction(LabelledEnum):
    """What the collective does."""

    LET_OUT = "let_out", "发包、出租", "lets out"
    SELL = "sell", "出让、出售", "sells"
    BUY_IN = "buy_in", "采购", "buys"
    BUILD = "build", "工程建设", "has built"


RECEIVING = frozenset({Direction.LET_OUT, Direction.SELL})
"""In these the price comes to the collective; in the others only a deposit does."""


class Tenure(LabelledEnum):
    """By what right something is let: the law limits the term by it."""

    LEASE = "lease", "租赁", "lease"
    HOUSEHOLD = "household", "家庭承包", "contracting to households of the collective"
    OPEN = "open", "其他方式承包（四荒等）", "contracting in another way"
    LAND_USE = "land_use", "集体经营性建设用地使用权出让", "grant of a construction land use right"


class ContractStage(LabelledEnum):
    """Where a contract stands. Arrears are no stage: they are counted as of a day."""

    DRAFT = "draft", "拟订", "draft"
    DECIDED = "decided", "已决议", "decided"
    SIGNED = "signed", "履行中", "signed"
    PERFORMED = "performed", "履行完毕", "performed"
    ENDED = "ended", "已终止", "ended"
    WITHDRAWN = "withdrawn", "草案撤回", "withdrawn before signing"


OVER = frozenset({ContractStage.PERFORMED, ContractStage.ENDED})
BOUND = OVER | {ContractStage.SIGNED}
"""From the signing on."""


class EndCause(LabelledEnum):
    """Why a contract ended."""

    EXPIRED = "expired", "期满", "expired"
    AGREED = "agreed", "协商解除", "ended by agreement"
    BREACH = "breach", "违约解除", "ended for breach"
    VOID = "void", "确认无效或撤销", "void"


class ContractMistake(LabelledEnum):
    """What was entered of a contract, and can be taken back."""

    DECISION = "decision", "决议", "decision"
    SIGNING = "signing", "签订", "signing"
    VARIATION = "variation", "变更", "variation"
    NOTE = "note", "履约记录", "note of performance"
    COMPLETION = "completion", "履行完毕", "completion"
    END = "end", "终止", "end"
    DEPOSIT = "deposit", "押金处理", "settlement of the deposit"
    ACCEPTANCE = "acceptance", "验收记录", "acceptance of work"


class DueKind(LabelledEnum):
    """What is owed."""

    PRICE = "price", "价款（租金、承包费）", "price"
    DEPOSIT = "deposit", "押金、保证金", "deposit"
    PENALTY = "penalty", "违约金、赔偿", "penalty"


@frozen(kw_only=True)
class PriceStep:
    """So much at a time, from a day on, every so many months, so many times.

    *covers* is the first day that the first payment is for: each is for so many months as there
    are between two.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("covers",)
    first: date = field(metadata=END)
    amount: Fen
    times: int = 1
    every: int = field(default=12)
    covers: date | None = field(default=None, metadata=END)

    @every.validator
    def _check(self, _: object, every: int) -> None:
        check_amount(self.amount)
        if not (0 < self.times <= MOST_DUES and 0 < every <= MOST_DUES):
            raise BadInput(texts.PRICE_WRONG, times=self.times, every=every)

    def period(self, n: int) -> Period | None:
        """Return the days that a payment is for, counted from 0, where that was said."""
        if self.covers is None:
            return None
        after = month_later(self.covers, self.every * (n + 1))
        return Period(
            first=month_later(self.covers, self.every * n), last=after - timedelta(days=1)
        )


@frozen(kw_only=True)
class Deposit:
    """What is given as a security, and until what day."""

    day: date = field(metadata=END)
    amount: Fen = field()

    @amount.validator
    def _check(self, _: object, amount: int) -> None:
        check_amount(amount)


@frozen(kw_only=True)
class Due:
    """Something owed on a day. Its number is never given again.

    ``withdrawn``: a variation or an early end has put it out of force. ``period``: the days that it
    is for, where that was said.
    """

    no: int
    kind: DueKind
    day: date
    amount: Fen
    withdrawn: bool = False
    period: Period | None = None


@frozen(kw_only=True)
class Credit:
    """What a receipt pays of a due, on the day on which the money came."""

    receipt: ReceiptId
    due: int
    amount: Fen
    day: date


@frozen(kw_only=True)
class Reduction:
    """That a due of which a part was paid is cut to that part."""

    due: int
    was: Fen
    amount: Fen


@frozen(kw_only=True)
class Variation:
    """What was agreed later, and why."""

    since: date
    until: date
    reason: str
    decision: Decision
    dues: tuple[Due, ...]
    withdrawn: tuple[int, ...]
    reduced: tuple[Reduction, ...] = ()


@frozen(kw_only=True)
class NewTerms:
    """How a contract is to be varied: what its variation was asked for with."""

    since: date
    until: date | None
    price: tuple[PriceStep, ...] | None
    decision: Decision
    reason: str
    term_reason: str


@frozen(kw_only=True)
class Term:
    """Until when a contract was to last, and whether that is beyond a limit."""

    until: date
    overlong: bool


@frozen(kw_only=True)
class PerformanceNote:
    """What was seen of the performance on a day."""

    day: date
    note: str
    satisfactory: bool


@frozen(kw_only=True)
class DepositSettlement:
    """What of the deposit went back, what was kept, and why."""

    day: date
    returned: Fen
    kept: Fen
    reason: str


@frozen(kw_only=True)
class ProposedEnd:
    """How a contract is to end before its term is over."""

    cause: EndCause
    since: date
    reason: str
    decision: Decision | None
    terms: EndTerms | None


@frozen(kw_only=True)
class ProposedChange:
    """What one person asked for, and another is still to review.

    That is other terms, what becomes of the deposit, or an early end. ``amount`` is what it is
    about: the price before or after, whichever is more, or what is given up by the end. Fen.
    """

    by: AccountId
    at: datetime
    terms: NewTerms | None = None
    settlement: DepositSettlement | None = None
    ending: ProposedEnd | None = None
    amount: int = 0


@frozen(kw_only=True)
class PartyBefore:
    """How the other side was named until it was corrected on a day; of a person nothing is kept."""

    day: date
    company: str
    company_code: str
    document: str


@frozen(kw_only=True)
class Contract:
    """One contract. The other side is an organisation (``company``, open) or a person (sealed)."""

    collective: CollectiveId
    number: str
    title: str
    direction: Direction
    tenure: Tenure | None
    assets: tuple[AssetId, ...]
    company: str
    company_code: str
    person: PersonName | None
    telephone: Telephone | None
    since: date
    until: date
    price: tuple[PriceStep, ...]
    deposit: Deposit | None
    renews: ContractId | None
    overlong: bool
    drafter: AccountId
    document: str
    drafted: datetime
    stage: ContractStage = ContractStage.DRAFT
    decision: Decision | None = None
    tender: Tender | None = None
    signed: date | None = None
    ended: date = FOREVER
    cause: EndCause | None = None
    dues: tuple[Due, ...] = ()
    credits: tuple[Credit, ...] = ()
    variations: tuple[Variation, ...] = ()
    terms: tuple[Term, ...] = ()
    """What each of the variations changed."""
    spared: tuple[int, ...] = ()
    """The dues that its end withdrew."""
    ending: Decision | None = None
    """By what it ended before its term was over."""
    cut: tuple[Reduction, ...] = ()
    """The dues of which its end left only a part."""
    end_terms: EndTerms | None = None
    notes: tuple[PerformanceNote, ...] = ()
    settlement: DepositSettlement | None = None
    proposed: ProposedChange | None = None
    """What waits for a second person."""
    proposals: Proposals = NEVER
    payment_terms: PaymentTerms | None = None
    paying: Decision | None = None
    """By what it was last said how it is paid, where that was decided."""
    acceptances: tuple[Acceptance, ...] = ()
    parties: tuple[PartyBefore, ...] = ()
    """How the other side was named before each correction of its name."""
    discharges: tuple[Discharge, ...] = ()

    @property
    def incoming(self) -> bool:
        """Whether the price comes to the collective."""
        return self.direction in RECEIVING

    @property
    def over(self) -> date:
        """The day from which on it is no longer in force."""
        return min(self.until, self.ended)

    @property
    def worth(self) -> int:
        """Its price in fen: that of the dues in force, or of the draft."""
        dues = self.dues or dues_of(self.price)
        return sum(d.amount for d in dues if d.kind is DueKind.PRICE and not d.withdrawn)

    def payable(self, day: date) -> int:
        """Return how much the collective may have paid of it in all by a day."""
        return ceiling(self.worth, self.payment_terms, self.acceptances, day)

    def comes_in(self, due: Due) -> bool:
        """Tell whether a due is owed to the collective."""
        return self.incoming or due.kind is not DueKind.PRICE

    def credited(self, due: int, *, without: str = "") -> int:
        """Return what receipts pay of a due, all or without one of them."""
        return sum(c.amount for c in self.credits if c.due == due and c.receipt != without)

    def rest(self, due: Due) -> int:
        """Return what is still owed of a due in force, in fen."""
        return 0 if due.withdrawn else due.amount - self.credited(due.no)

    def must_be(self, *stages: ContractStage) -> None:
        """Refuse what cannot be done at its stage; raises ``contract_stage_wrong``."""
        must_be_at(self, texts.CONTRACT_STAGE_WRONG, *stages, contract=self.number)


def month_later(day: date, months: int) -> date:
    """Return the day so many months later; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > date.max.year:
        raise BadInput(texts.PRICE_WRONG, times=months, every=months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def dues_of(price: Iterable[PriceStep], after: int = 0) -> tuple[Due, ...]:
    """Return the dues of a price in the order of their days, numbered on from *after*.

    Raises ``price_wrong`` for more than 1,200, ``amount_range`` where their sum is too large.
    """
    found = sorted(
        (
            (month_later(step.first, step.every * n), step.amount, step.period(n))
            for step in price
            for n in range(step.times)
        ),
        key=lambda one: one[:2],
    )
    if len(found) > MOST_DUES:
        raise BadInput(texts.PRICE_WRONG, times=len(found), every=1)
    total = sum(amount for _, amount, _ in found)
    if total > LARGEST:
        raise BadInput(
            kernel_texts.AMOUNT_RANGE, value=show_yuan(total), largest=show_yuan(LARGEST)
        )
    return tuple(
        Due(no=no, kind=DueKind.PRICE, day=day, amount=amount, period=period)
        for no, (day, amount, period) in enumerate(found, after + 1)
    )
