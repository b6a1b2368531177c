"""The rules of assets and resources."""

from collections.abc import Iterator

from ruralgov.domain.collectives import COLLECTIVE, Collective
from ruralgov.domain.collectives import texts as collectives_texts
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import CollectiveId
from ruralgov.domain.kernel.money import LARGEST, Fen, show_yuan
from ruralgov.domain.kernel.month import Month, first_day, month_before, month_of
from ruralgov.domain.property import messages_asset as m
from ruralgov.domain.property import texts, texts_asset
from ruralgov.domain.property.citing import check_cited
from ruralgov.domain.property.model_asset import (
    CONTRA,
    GONE,
    RESOURCES,
    Asset,
    AssetStage,
    Disposal,
    Plan,
    Valuation,
    ValueChange,
    check_worth,
)
from ruralgov.domain.property.model_contract import BOUND, Direction
from ruralgov.domain.property.records import CONTRACT
from ruralgov.domain.property.rows_asset import AssetRow
from ruralgov.domain.property.rows_contract import ContractAssetRow


def living(collective: CollectiveId, given: Given) -> Collective:
    """Return a collective that has not ended; raises ``collective_missing``."""
    found = given.read.state(COLLECTIVE, collective)
    if found is None or not found.since <= given.today < found.until:
        raise Refused(collectives_texts.COLLECTIVE_MISSING, collective=collective)
    return found


def register_asset(
    asset: Asset | None, command: m.RegisterAsset, given: Given
) -> Iterator[m.AssetRegistered]:
    """Enter an asset under a code of its own in the collective (rule 1)."""
    if asset is not None:
        raise Refused(texts_asset.ASSET_TAKEN, asset=command.id)
    living(command.collective, given)
    code = clean_text("code", command.code)
    if given.read.one(AssetRow, collective=command.collective, code=code) is not None:
        raise Refused(texts_asset.ASSET_CODE_TAKEN, code=code, collective=command.collective)
    if command.acquired > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.acquired, today=given.today)
    yield m.AssetRegistered(
        collective=command.collective,
        code=code,
        name=clean_text("name", command.name),
        kind=command.kind,
        quantity=command.quantity,
        boundary=command.boundary,
        condition=command.condition,
        account=command.account.strip(),
        acquired=command.acquired,
        original=check_worth("original", command.original),
        source=clean_text("source", command.source),
    )


def correct_asset(
    asset: Asset | None, command: m.CorrectAsset, _: Given
) -> Iterator[m.AssetCorrected]:
    """Describe an asset anew; code, collective and value stay (rule 1)."""
    _there(asset, command.asset)
    yield m.AssetCorrected(
        name=clean_text("name", command.name),
        quantity=command.quantity,
        boundary=command.boundary,
        condition=command.condition,
        reason=clean_text("reason", command.reason),
    )


def value_asset(
    asset: Asset | None, command: m.ValueAsset, given: Given
) -> Iterator[m.AssetValued]:
    """Enter a dated valuation with its basis (rule 2)."""
    _there(asset, command.asset)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    amount = check_worth("amount", command.amount)
    basis = clean_text("basis", command.basis)
    yield m.AssetValued(valuation=Valuation(day=command.day, amount=amount, basis=basis))


def change_asset_value(
    asset: Asset | None, command: m.ChangeAssetValue, given: Given
) -> Iterator[m.AssetValueChanged]:
    """Change the value in the books; it never falls below what is depreciated (rule 2)."""
    known = _there(asset, command.asset)
    if not known.acquired <= command.day <= given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    after = known.original + sum(one.amount for one in known.changes) + command.amount
    least = max((plan.opening + plan.total for plan in known.plans), default=0)
    if not command.amount or not least <= after <= LARGEST:
        raise BadInput(
            kernel_texts.AMOUNT_RANGE, value=show_yuan(after), largest=show_yuan(LARGEST)
        )
    basis = clean_text("basis", command.basis)
    yield m.AssetValueChanged(
        change=ValueChange(day=command.day, amount=command.amount, basis=basis)
    )


def plan_depreciation(
    asset: Asset | None, command: m.PlanDepreciation, given: Given
) -> Iterator[m.DepreciationPlanned]:
    """Plan the depreciation of an asset that the books depreciate (rule 3)."""
    known = _there(asset, command.asset)
    if known.kind in RESOURCES or known.account not in CONTRA:
        raise Refused(
            texts_asset.NOT_DEPRECIATED, asset=known.code, kind=known.kind.zh, kind_en=known.kind.en
        )
    first = Plan(
        first=command.first,
        months=command.months,
        total=Fen(0),
        residual=check_worth("residual", command.residual),
    ).first
    opening = _opening(known, command, first, given)
    value = known.original + sum(one.amount for one in known.changes)
    total = value - command.residual - opening
    if total < 0:
        raise BadInput(texts_asset.DEPRECIATION_WRONG, value=show_yuan(value))
    plan = Plan(
        first=first,
        months=command.months,
        opening=Fen(opening),
        total=Fen(total),
        residual=command.residual,
    )
    yield m.DepreciationPlanned(plan=plan, basis=clean_text("basis", command.basis))


def _opening(known: Asset, command: m.PlanDepreciation, first: Month, given: Given) -> int:
    """Return what is depreciated before a plan begins: a later one goes on from the earlier."""
    if not known.plans:
        if first <= month_of(known.acquired):
            raise Refused(texts_asset.DEPRECIATION_TOO_EARLY, first=first, acquired=known.acquired)
        return check_worth("opening", command.opening)
    if command.opening:
        raise BadInput(texts_asset.DEPRECIATION_OPENING_GIVEN, asset=known.code)
    if first <= known.plans[-1].first or first_day(first) < given.today.replace(day=1):
        raise Refused(
            texts_asset.DEPRECIATION_TOO_EARLY, first=first, acquired=known.plans[-1].first
        )
    return known.depreciated(month_before(first))


def mark_asset(asset: Asset | None, command: m.MarkAsset, _: Given) -> Iterator[m.AssetMarked]:
    """Say that it is in use or idle (rule 4)."""
    known = _there(asset, command.asset)
    if command.stage not in (AssetStage.IN_USE, AssetStage.IDLE) or command.stage is known.stage:
        raise BadInput(
            texts_asset.ASSET_MARK_WRONG,
            stage=command.stage.zh,
            stage_en=command.stage.en,
            now=known.stage.zh,
            now_en=known.stage.en,
        )
    yield m.AssetMarked(stage=command.stage, reason=clean_text("reason", command.reason))


def dispose_asset(
    asset: Asset | None, command: m.DisposeAsset, given: Given
) -> Iterator[m.AssetDisposed]:
    """Let an asset go, by a decision before it, and never while it is let (rule 5)."""
    known = _there(asset, command.asset)
    if command.stage not in GONE:
        raise BadInput(
            texts_asset.ASSET_MARK_WRONG,
            stage=command.stage.zh,
            stage_en=command.stage.en,
            now=known.stage.zh,
            now_en=known.stage.en,
        )
    last = max((known.acquired, *(one.day for one in known.changes)))
    if not last < command.day <= given.today:
        raise BadInput(
            texts_asset.DISPOSAL_DAY_WRONG, day=command.day, after=last, today=given.today
        )
    for day in (command.decision.day, command.tender.day):
        if day > command.day:
            raise Refused(texts.DECIDED_TOO_LATE, decided=day, day=command.day)
    check_cited(command.decision, known.collective, given.read, command.day, published=True)
    for row in given.read.rows(ContractAssetRow, asset=command.asset):
        if row.direction is Direction.LET_OUT and row.until > command.day:
            raise Refused(
                texts_asset.ASSET_LET, asset=known.code, contract=row.number, until=row.until
            )
    _sale(known, command, given.read)
    yield m.AssetDisposed(
        disposal=Disposal(
            stage=command.stage,
            day=command.day,
            proceeds=check_worth("proceeds", command.proceeds),
            decision=command.decision,
            tender=command.tender,
            contract=command.contract,
            reason=clean_text("reason", command.reason),
        )
    )


def _sale(known: Asset, command: m.DisposeAsset, read: Read) -> None:
    """Refuse a contract that does not sell the asset."""
    if command.contract is None:
        return
    contract = read.state(CONTRACT, command.contract)
    if (
        contract is None
        or contract.stage not in BOUND
        or contract.direction is not Direction.SELL
        or command.asset not in contract.assets
    ):
        raise Refused(texts_asset.SALE_MISSING, asset=known.code, contract=command.contract)


def _there(asset: Asset | None, key: str) -> Asset:
    known = existing(asset, texts_asset.ASSET_MISSING, asset=key)
    known.must_be_there()
    return known
