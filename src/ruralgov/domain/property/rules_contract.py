"""The rules of contracts, from the draft to the end."""

from collections.abc import Iterator
from datetime import date

from ruralgov.domain.collectives import heir
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import FOREVER, check_dates, clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AssetId, CollectiveId, ContractId
from ruralgov.domain.kernel.money import show_yuan
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.property import ending, texts, texts_asset, texts_deals
from ruralgov.domain.property import messages_contract as m
from ruralgov.domain.property.citing import check_cited
from ruralgov.domain.property.ending import Ended
from ruralgov.domain.property.limits import check_term
from ruralgov.domain.property.model_asset import AssetKind
from ruralgov.domain.property.model_contract import (
    BOUND,
    OVER,
    RECEIVING,
    Contract,
    ContractStage,
    Deposit,
    DepositSettlement,
    Direction,
    Due,
    DueKind,
    EndCause,
    PerformanceNote,
    PriceStep,
    Tenure,
    Variation,
    dues_of,
)
from ruralgov.domain.property.records import ASSET, CONTRACT
from ruralgov.domain.property.rows_contract import ContractAssetRow, ContractRow
from ruralgov.domain.property.rules_asset import living
from ruralgov.domain.property.rules_party import check_organisation
from ruralgov.domain.property.tenures import check_tenure
from ruralgov.domain.property.varying import Replaced, replaced, unpaid_from
from ruralgov.domain.registry import parse_credit_code


def draft_contract(
    contract: Contract | None, command: m.DraftContract, given: Given
) -> Iterator[m.ContractDrafted]:
    """Draft a contract (rules 6 and 7)."""
    if contract is not None:
        raise Refused(texts.CONTRACT_TAKEN, contract=command.id)
    living(command.collective, given)
    check_dates(command.since, command.until)
    if (command.person is None) == (not command.company.strip()):
        raise BadInput(texts.PARTY_WRONG)
    check_organisation(command.company, command.company_code)
    kinds = check_assets(command.assets, command.collective, given.read)
    _check_shape(command)
    check_tenure(command.tenure, kinds, command.company)
    _check_price(command.direction, command.until, command.price, command.deposit)
    if command.renews is not None:
        _check_renewal(command, given.read)
    yield m.ContractDrafted(
        collective=command.collective,
        number=given.number("contract"),
        title=clean_text("title", command.title),
        direction=command.direction,
        tenure=command.tenure,
        assets=command.assets,
        company=command.company.strip(),
        company_code=parse_credit_code(command.company_code) if command.company_code else "",
        person=command.person,
        telephone=command.telephone,
        since=command.since,
        until=command.until,
        price=command.price,
        deposit=command.deposit,
        renews=command.renews,
        overlong=check_term(
            command.tenure, kinds, _counted_from(command, given), command.until, command.term_reason
        ),
        term_reason=command.term_reason.strip(),
        drafter=given.actor.account,
        document=command.document,
        at=given.now,
    )


def _counted_from(command: m.DraftContract, given: Given) -> date:
    """Return the day from which a term is counted: that of a renewal from when it is agreed."""
    return command.since if command.renews is None else min(command.since, given.today)


def _check_shape(command: m.DraftContract) -> None:
    """Refuse a letting without a tenure or an asset, and a tenure where nothing is let."""
    lets = command.direction is Direction.LET_OUT
    if lets != (command.tenure is not None):
        raise BadInput(
            texts.TENURE_WRONG, direction=command.direction.zh, direction_en=command.direction.en
        )
    if command.direction in RECEIVING and not command.assets:
        raise BadInput(
            texts.CONTRACT_ASSETS_WRONG,
            direction=Wording(command.direction.zh, command.direction.en),
        )
    if not command.price and command.tenure is not Tenure.HOUSEHOLD:
        raise BadInput(
            texts.PRICE_MISSING, direction=command.direction.zh, direction_en=command.direction.en
        )


def _check_price(
    direction: Direction,
    until: date,
    price: tuple[PriceStep, ...],
    deposit: Deposit | None,
) -> tuple[Due, ...]:
    dues = dues_of(price)
    days = [due.day for due in dues] + ([] if deposit is None else [deposit.day])
    if direction is Direction.LET_OUT:
        days += [due.period.last for due in dues if due.period is not None]
        if any(day >= until for day in days):
            raise BadInput(texts.DUE_OUTSIDE_TERM, day=max(days), until=until)
    return dues


def _check_renewal(command: m.DraftContract, read: Read) -> None:
    """Refuse a renewal that is not one (rule 9)."""
    old = existing(
        read.state(CONTRACT, str(command.renews)),
        texts.CONTRACT_MISSING,
        contract=command.renews,
    )
    if (
        heir(old.collective, read) != command.collective
        or old.direction is not command.direction
        or old.stage not in BOUND
        or not set(old.assets) & set(command.assets)
    ):
        raise Refused(texts.RENEWAL_WRONG, contract=command.renews)
    if command.since < old.over:
        raise Refused(texts.RENEWAL_TOO_EARLY, since=command.since, over=old.over)


def check_assets(
    assets: tuple[AssetId, ...], collective: CollectiveId, read: Read
) -> frozenset[AssetKind]:
    """Return the kinds of assets of the collective that are still there."""
    if len(set(assets)) < len(assets):
        raise BadInput(texts.CONTRACT_ASSETS_WRONG, direction="-")
    kinds, owner = set(), heir(collective, read)
    for key in assets:
        asset = read.state(ASSET, key)
        if asset is None or heir(asset.collective, read) != owner:
            raise Refused(texts_asset.ASSET_MISSING, asset=key)
        asset.must_be_there()
        kinds.add(asset.kind)
    return frozenset(kinds)


def decide_contract(
    contract: Contract | None, command: m.DecideContract, given: Given
) -> Iterator[m.ContractDecided]:
    """Enter the decision; who drafted it does not (rule 6)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(ContractStage.DRAFT)
    given.must_not_be(texts.CONTRACT_SAME_PERSON, known.drafter, contract=known.number)
    for day in (command.decision.day, command.tender.day):
        if day > given.today:
            raise BadInput(texts.DAY_AHEAD, day=day, today=given.today)
    check_cited(command.decision, known.collective, given.read, given.today)
    yield m.ContractDecided(decision=command.decision, tender=command.tender)


def withdraw_contract(
    contract: Contract | None, command: m.WithdrawContract, _: Given
) -> Iterator[m.ContractWithdrawn]:
    """Give up what was not signed (rule 6)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(ContractStage.DRAFT, ContractStage.DECIDED)
    yield m.ContractWithdrawn(reason=clean_text("reason", command.reason))


def sign_contract(
    contract: Contract | None, command: m.SignContract, given: Given
) -> Iterator[m.ContractSigned]:
    """Sign after the decision, and make the dues (rules 6, 8 and 9)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(ContractStage.DECIDED)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    if known.decision is None or known.tender is None:
        raise Refused(texts.CONTRACT_UNDECIDED, contract=known.number)
    for day in (known.decision.day, known.tender.day):
        if day > command.day:
            raise Refused(texts.DECIDED_TOO_LATE, decided=day, day=command.day)
    check_cited(known.decision, known.collective, given.read, command.day, published=True)
    check_assets(known.assets, known.collective, given.read)
    check_free(known, command.contract, known.until, given.read)
    if known.renews is not None:
        for row in given.read.rows(ContractRow, renews=known.renews):
            if row.stage in BOUND:
                raise Refused(texts.CONTRACT_RENEWED, contract=known.renews, by=row.number)
    dues = dues_of(known.price)
    if known.deposit is not None:
        deposit = Due(
            no=len(dues) + 1,
            kind=DueKind.DEPOSIT,
            day=known.deposit.day,
            amount=known.deposit.amount,
        )
        dues = (*dues, deposit)
    yield m.ContractSigned(day=command.day, dues=dues)


def check_free(contract: Contract, key: ContractId, until: date, read: Read) -> None:
    """Refuse to let what is let on one of the days, or to sell what is sold (rule 8)."""
    if contract.direction not in RECEIVING:
        return
    for asset in contract.assets:
        for row in read.rows(ContractAssetRow, asset=asset):
            if row.owner == key or row.direction is not contract.direction:
                continue
            sold = contract.direction is Direction.SELL
            if sold or (row.since < until and contract.since < row.until):
                raise Refused(
                    texts_asset.ASSET_BOUND,
                    asset=asset,
                    contract=row.number,
                    since=row.since,
                    until=row.until,
                )


def vary_contract(
    contract: Contract | None, command: m.VaryContract, given: Given
) -> Iterator[m.ContractVaried]:
    """Change price or end from today or later on (rule 13)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(ContractStage.SIGNED)
    if command.since < given.today:
        raise Refused(texts.VARIATION_BACKDATED, since=command.since, today=given.today)
    if command.decision.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.decision.day, today=given.today)
    check_cited(command.decision, known.collective, given.read, given.today)
    until = known.until if command.until is None else command.until
    if until <= max(command.since, known.since):
        raise BadInput(kernel_texts.DATES_REVERSED, since=command.since, until=until)
    kinds = _kinds_any(known.assets, given.read)
    overlong = known.overlong
    if until > known.until:
        check_free(known, command.contract, until, given.read)
        overlong |= check_term(known.tenure, kinds, known.since, until, command.term_reason)
    varied = _varied(known, command, until)
    yield m.ContractVaried(
        variation=Variation(
            since=command.since,
            until=until,
            reason=clean_text("reason", command.reason),
            decision=command.decision,
            dues=varied.dues,
            withdrawn=varied.withdrawn,
            reduced=varied.reduced,
        ),
        overlong=overlong,
        term_reason=command.term_reason.strip(),
    )


def _varied(known: Contract, command: m.VaryContract, until: date) -> Replaced:
    """Return the dues that go, are cut and come: nothing that is due or paid is touched."""
    if command.price is None:
        gone = unpaid_from(known, until) if known.direction is Direction.LET_OUT else ()
        return Replaced(withdrawn=gone)
    days = [step.first for step in command.price]
    if days and min(days) < command.since:
        raise BadInput(texts.DUE_OUTSIDE_TERM, day=min(days), until=command.since)
    _check_price(known.direction, until, command.price, None)
    return replaced(known, command.since, command.price)


def _kinds_any(assets: tuple[AssetId, ...], read: Read) -> frozenset[AssetKind]:
    found = (read.state(ASSET, key) for key in assets)
    return frozenset(asset.kind for asset in found if asset is not None)


def note_performance(
    contract: Contract | None, command: m.NotePerformance, given: Given
) -> Iterator[m.PerformanceNoted]:
    """Write down what was seen (rule 6)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(*BOUND)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    note = clean_text("note", command.note)
    yield m.PerformanceNoted(
        note=PerformanceNote(day=command.day, note=note, satisfactory=command.satisfactory)
    )


def complete_contract(
    contract: Contract | None, command: m.CompleteContract, given: Given
) -> Iterator[m.ContractCompleted]:
    """Say that it is performed: nothing is owed, and what is let has come back (rule 14)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(ContractStage.SIGNED)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    rest = sum(known.rest(due) for due in known.dues if known.comes_in(due))
    if rest:
        raise Refused(texts.DUES_OPEN, contract=known.number, rest=show_yuan(rest))
    if known.direction is Direction.LET_OUT and command.day < known.until:
        raise Refused(texts.TERM_NOT_OVER, contract=known.number, until=known.until)
    yield m.ContractCompleted(day=command.day, note=clean_text("note", command.note))


def end_contract(
    contract: Contract | None, command: m.EndContract, given: Given
) -> Iterator[m.ContractEnded | m.DepositSettled]:
    """End it: what was due stays owed, what would be due later goes (rules 14 and 34)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(ContractStage.SIGNED)
    expired = command.cause is EndCause.EXPIRED
    if expired != (command.since >= known.until):
        raise Refused(
            texts.END_CAUSE_WRONG,
            cause=command.cause.zh,
            cause_en=command.cause.en,
            until=known.until,
        )
    if expired and given.today < known.until:
        raise Refused(texts.TERM_NOT_OVER, contract=known.number, until=known.until)
    if not expired:
        if command.decision is None:
            raise Refused(texts.CONTRACT_UNDECIDED, contract=known.number)
        if command.since < given.today:
            raise Refused(texts.VARIATION_BACKDATED, since=command.since, today=given.today)
    elif command.terms is not None:
        raise Refused(texts_deals.END_TERMS_UNFIT, contract=known.number, until=known.until)
    check_cited(command.decision, known.collective, given.read, given.today)
    found = Ended() if expired else ending.ended(known, command.since, command.terms)
    yield m.ContractEnded(
        cause=command.cause,
        since=FOREVER if expired else command.since,
        reason=clean_text("reason", command.reason),
        decision=command.decision,
        withdrawn=found.withdrawn,
        reduced=found.reduced,
        dues=found.dues,
        terms=ending.checked(command.terms),
    )
    yield from _settled_with(known, command, given)


def _settled_with(
    known: Contract, command: m.EndContract, given: Given
) -> Iterator[m.DepositSettled]:
    """Settle the deposit as the terms of an end say (rules 14 and 34)."""
    terms = command.terms
    if terms is not None and (terms.returned or terms.kept):
        settle = m.SettleDeposit(
            contract=command.contract,
            day=given.today,
            returned=terms.returned,
            kept=terms.kept,
            reason=command.reason,
        )
        yield from settle_deposit(change(known, stage=ContractStage.ENDED), settle, given)


def settle_deposit(
    contract: Contract | None, command: m.SettleDeposit, given: Given
) -> Iterator[m.DepositSettled]:
    """Return the deposit that was paid, or keep part of it, once (rule 14)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(*OVER)
    if command.day > given.today:
        raise BadInput(texts.DAY_AHEAD, day=command.day, today=given.today)
    held = sum(known.credited(d.no) for d in known.dues if d.kind is DueKind.DEPOSIT)
    whole = command.returned + command.kept == held and min(command.returned, command.kept) >= 0
    if known.settlement is not None or not held or not whole:
        raise Refused(texts.DEPOSIT_WRONG, contract=known.number, held=show_yuan(held))
    yield m.DepositSettled(
        settlement=DepositSettlement(
            day=command.day,
            returned=command.returned,
            kept=command.kept,
            reason=clean_text("reason", command.reason),
        )
    )
