"""An asset or a resource of a collective: what it is, what it is worth, and what became of it."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar, Final

from attrs import field

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import AccountId, CollectiveId, ContractId, DecisionId
from ruralgov.domain.kernel.labels import LabelledEnum
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.month import Month, is_month
from ruralgov.domain.kernel.proposals import NEVER, Proposals
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.property import texts, texts_asset


class AssetKind(LabelledEnum):
    """What it is; the kinds of resource are those of the catalogue of financial disclosure."""

    FIXED = "fixed", "固定资产", "fixed asset"
    BIOLOGICAL = "biological", "生物资产", "biological asset"
    INTANGIBLE = "intangible", "无形资产", "intangible asset"
    FARMLAND = "farmland", "耕地", "farmland"
    FOREST = "forest", "林地", "forest land"
    GRASSLAND = "grassland", "草地", "grassland"
    ORCHARD = "orchard", "园地", "orchard"
    TIDELAND = "tideland", "滩涂", "tideland"
    WATER = "water", "水面", "water surface"
    WASTELAND = "wasteland", "四荒地", "waste hill, gully, mound or beach"
    CONSTRUCTION_LAND = "construction_land", "集体建设用地", "collective construction land"
    OTHER = "other", "其他资产", "other asset"


ASSETS = frozenset({AssetKind.FIXED, AssetKind.BIOLOGICAL, AssetKind.INTANGIBLE, AssetKind.OTHER})
RESOURCES = frozenset(AssetKind) - ASSETS
"""Land and water: counted by area, never depreciated."""
CONTRA = {"151": "152", "132": "133", "161": "162"}
"""Account of an asset and that of its depreciation, in the rules of 2023."""


class Unit(LabelledEnum):
    """In what it is counted."""

    SQUARE_METRE = "square_metre", "平方米", "square metre"
    MU = "mu", "亩", "mu"
    PIECE = "piece", "件（台、头、株）", "piece"
    METRE = "metre", "米", "metre"


class Condition(LabelledEnum):
    """In what state it is."""

    GOOD = "good", "完好", "good"
    WORN = "worn", "一般", "worn"
    DAMAGED = "damaged", "损坏", "damaged"


class AssetStage(LabelledEnum):
    """Where it stands. ``LET`` is never entered: it follows from the contracts in force."""

    REGISTERED = "registered", "已登记", "registered"
    IN_USE = "in_use", "自用", "in use"
    IDLE = "idle", "闲置", "idle"
    LET = "let", "已发包出租", "let out"
    SCRAPPED = "scrapped", "已报废", "scrapped"
    SOLD = "sold", "已处置", "sold"
    WITHDRAWN = "withdrawn", "误登已撤销", "entered by mistake"


NOTHING: Final = Fen(0)
MOST_MONTHS: Final = 1200
"""The longest plan of depreciation: a hundred years."""
GONE = frozenset({AssetStage.SCRAPPED, AssetStage.SOLD})


class AssetMistake(LabelledEnum):
    """What was entered of an asset, and can be taken back."""

    REGISTRATION = "registration", "登记", "registration"
    VALUATION = "valuation", "评估", "valuation"
    VALUE = "value", "账面价值变动", "change of value"
    PLAN = "plan", "折旧计划", "plan of depreciation"
    DISPOSAL = "disposal", "处置", "disposal"


class DecisionKind(LabelledEnum):
    """Who decided."""

    FOUR_TWO = "four_two", "四议两公开", "four deliberations and two disclosures"
    MEMBERS = "members", "成员（代表）大会", "meeting of the members or their representatives"
    COUNCIL = "council", "理事会", "council"


class TenderMethod(LabelledEnum):
    """How the other side was found."""

    TENDER = "tender", "公开招标", "open tender"
    AUCTION = "auction", "拍卖（竞价）", "auction"
    CONSULTATION = "consultation", "公开协商", "open consultation"
    EXEMPT = "exempt", "依规免于公开交易", "exempt"


_SHA256: Final = re.compile("[0-9a-f]{64}")


def check_digest(_: object, attribute: Any, value: str) -> None:
    """Refuse what is neither empty nor a SHA-256; raises ``digest_wrong``."""
    if value and not _SHA256.fullmatch(value):
        raise BadInput(texts.DIGEST_WRONG, value=value)


def _said(_: object, attribute: Any, value: str) -> None:
    if not value.strip():
        raise BadInput(kernel_texts.TEXT_NOT_CLEAN, field=attribute.name)


@frozen(kw_only=True)
class Decision:
    """What a body of the collective decided, and where that is written down.

    ``document`` is the SHA-256 of its minutes, where they are kept as a file. ``cites`` names the
    decision of a meeting that is entered here; without it, it is what somebody read on a paper.
    """

    ADDED: ClassVar[tuple[str, ...]] = ("cites",)
    kind: DecisionKind
    day: date
    reference: str = field(validator=_said)
    document: str = field(default="", validator=check_digest)
    cites: DecisionId | None = None


@frozen(kw_only=True)
class Tender:
    """The record of how the other side was found, or why none was needed (``exemption``)."""

    method: TenderMethod
    day: date
    reference: str = ""
    bidders: int = 0
    exemption: str = field(default="")

    @exemption.validator
    def _check(self, _: object, exemption: str) -> None:
        exempt = self.method is TenderMethod.EXEMPT
        if not (exemption if exempt else self.reference).strip() or self.bidders < 0:
            raise BadInput(texts.TENDER_WRONG, method=self.method.zh, method_en=self.method.en)


@frozen(kw_only=True)
class Quantity:
    """How much of it, in thousandths of the unit."""

    thousandths: int = field()
    unit: Unit

    @thousandths.validator
    def _check(self, _: object, thousandths: int) -> None:
        if not 0 < thousandths <= LARGEST:
            raise BadInput(texts_asset.QUANTITY_WRONG, value=thousandths)


@frozen(kw_only=True)
class Boundary:
    """Where its bounds are written down: the map or certificate, and the SHA-256 of its file."""

    reference: str = field(validator=_said)
    document: str = field(default="", validator=check_digest)


@frozen(kw_only=True)
class Valuation:
    """What it was said to be worth on a day, by whom and how (评估). The books stay as they are."""

    day: date
    amount: Fen
    basis: str


@frozen(kw_only=True)
class ValueChange:
    """What was added to its value in the books (an extension), or taken off, on a day."""

    day: date
    amount: Fen
    basis: str


@frozen(kw_only=True)
class Plan:
    """Straight-line depreciation from the month ``first`` on, over so many months.

    ``opening`` was depreciated before it; ``total`` is what it depreciates. Each month gets the
    whole fen of an equal part, and the first months the fen that remain: the sum is exact.
    """

    first: Month = field()
    months: int = field()
    opening: Fen = NOTHING
    total: Fen
    residual: Fen

    @first.validator
    def _check_first(self, _: object, first: Month) -> None:
        if not is_month(first):
            raise BadInput(kernel_texts.MONTH_WRONG, value=first)

    @months.validator
    def _check_months(self, _: object, months: int) -> None:
        if not 0 < months <= MOST_MONTHS:
            raise BadInput(texts_asset.DEPRECIATION_MONTHS_WRONG, months=months)

    def depreciated(self, month: Month) -> int:
        """Return what is depreciated at the end of a month, with what was before."""
        passed = min(max(months_between(self.first, month) + 1, 0), self.months)
        each, rest = divmod(self.total, self.months)
        return self.opening + each * passed + min(passed, rest)


def months_between(first: Month, last: Month) -> int:
    """Return how many months *last* is after *first*."""
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:])


@frozen(kw_only=True)
class Disposal:
    """How it went out of the collective's hands."""

    stage: AssetStage
    day: date
    proceeds: Fen
    decision: Decision
    tender: Tender
    contract: ContractId | None
    reason: str


@frozen(kw_only=True)
class ProposedDisposal:
    """That an asset is to go, as one person asked for and another is still to review.

    ``amount`` is what it is about: what comes in, or what is left of its value. Fen.
    """

    by: AccountId
    at: datetime
    disposal: Disposal
    amount: int


@frozen(kw_only=True)
class Asset:
    """One asset or resource. Its history stays when it is gone."""

    collective: CollectiveId
    code: str
    name: str
    kind: AssetKind
    quantity: Quantity
    boundary: Boundary | None
    condition: Condition
    account: str
    acquired: date
    original: Fen
    source: str
    stage: AssetStage = AssetStage.REGISTERED
    marked: AssetStage = AssetStage.REGISTERED
    """How it was used before it went."""
    plans: tuple[Plan, ...] = ()
    valuations: tuple[Valuation, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    disposal: Disposal | None = None
    proposed: ProposedDisposal | None = None
    """What waits for a second person."""
    proposals: Proposals = NEVER

    @property
    def until(self) -> date:
        """From what day on it is gone."""
        if self.stage is AssetStage.WITHDRAWN:
            return self.acquired
        return FOREVER if self.disposal is None else self.disposal.day

    def value(self, day: date) -> int:
        """Return its value in the books on a day, before depreciation, in fen."""
        if not self.acquired <= day < self.until:
            return 0
        return self.original + sum(one.amount for one in self.changes if one.day <= day)

    def depreciated(self, month: Month) -> int:
        """Return the depreciation accumulated at the end of a month, in fen.

        The month of a disposal is the last that depreciates (当月减少的当月照提).
        """
        if self.disposal is not None:
            month = min(month, Month(f"{self.disposal.day:%Y-%m}"))
        found = [plan for plan in self.plans if plan.first <= month]
        if found:
            return found[-1].depreciated(month)
        opening = self.plans[0].opening if self.plans else 0
        return opening if month >= Month(f"{self.acquired:%Y-%m}") else 0

    def must_be_there(self) -> None:
        """Refuse what cannot be done to an asset that is gone; raises ``asset_gone``."""
        if self.stage in GONE or self.stage is AssetStage.WITHDRAWN:
            raise Refused(
                texts_asset.ASSET_GONE,
                asset=self.code,
                stage=self.stage.zh,
                stage_en=self.stage.en,
                day=self.until,
            )


def movements(asset: Asset) -> Iterator[tuple[date, int, str]]:
    """Give what changed the value in the books: the day, the amount and why."""
    if asset.stage is AssetStage.WITHDRAWN:
        return
    if asset.original:
        yield asset.acquired, asset.original, "registered"
    for change in asset.changes:
        yield change.day, change.amount, "changed"
    if asset.disposal is not None:
        total = asset.original + sum(one.amount for one in asset.changes)
        if total:
            yield asset.disposal.day, -total, asset.disposal.stage.value


def stage_on(asset: Asset, day: date, *, let: bool) -> AssetStage:
    """Return where an asset stands on a day: let by a contract, or as it was marked."""
    if asset.disposal is not None and day < asset.until:
        return AssetStage.LET if let else AssetStage.REGISTERED
    return AssetStage.LET if let and asset.disposal is None else asset.stage


def check_worth(name: str, amount: int) -> Fen:
    """Return an amount from nothing to the largest; raises ``amount_range``."""
    if not 0 <= amount <= LARGEST:
        raise BadInput(
            kernel_texts.AMOUNT_RANGE, value=show_yuan(amount), largest=show_yuan(LARGEST)
        )
    return Fen(amount)
