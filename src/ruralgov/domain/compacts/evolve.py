"""What each event makes of village rules and of a credit scheme."""

from typing import assert_never

from ruralgov.domain.compacts import messages_rules as m
from ruralgov.domain.compacts import messages_scheme as s
from ruralgov.domain.compacts.model import (
    CreditScheme,
    Filing,
    Signed,
    TownObjection,
    VillageRules,
)
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId


def begin_rules(event: m.VillageRulesDrafted) -> VillageRules:
    """Return rules as they were drafted."""
    return VillageRules(
        village=event.village, title=event.title, clauses=event.clauses, drafters=(event.by,)
    )


def evolve_rules(known: VillageRules, event: m.VillageRulesEvent) -> VillageRules:
    """Return rules after one more event."""
    match event:
        case m.VillageRulesDrafted():
            return begin_rules(event)
        case m.VillageRulesRevised():
            writers = _writers(known.drafters, event.by)
            return change(known, title=event.title, clauses=event.clauses, drafters=writers)
        case m.VillageRulesAdopted():
            signed = Signed(by=event.by, day=event.day)
            return change(known, decision=event.decision, adopted=signed)
        case m.VillageRulesFiled():
            filing = Filing(day=event.filed, reference=event.reference, by=event.by)
            return change(known, filed=filing)
        case m.VillageRulesObjected():
            objection = TownObjection(
                clauses=event.clauses, reason=event.reason, day=event.day, by=event.by
            )
            return change(known, objection=objection)
        case m.TownObjectionWithdrawn():
            return change(known, objection=None)
        case m.VillageRulesEnded():
            return change(known, ended=event.since)
        case m.VillageRulesWithdrawn():
            return change(known, withdrawn=True)
        case _:
            assert_never(event)


def begin_scheme(event: s.CreditSchemeDrafted) -> CreditScheme:
    """Return a scheme as it was drafted."""
    return CreditScheme(
        village=event.village,
        rules=event.rules,
        title=event.title,
        categories=event.categories,
        items=event.items,
        terms=event.terms,
        drafters=(event.by,),
    )


def evolve_scheme(known: CreditScheme, event: s.CreditSchemeEvent) -> CreditScheme:
    """Return a scheme after one more event."""
    match event:
        case s.CreditSchemeDrafted():
            return begin_scheme(event)
        case s.CreditSchemeRevised():
            return change(
                known,
                rules=event.rules,
                title=event.title,
                categories=event.categories,
                items=event.items,
                terms=event.terms,
                drafters=_writers(known.drafters, event.by),
            )
        case s.CreditSchemeAdopted():
            signed = Signed(by=event.by, day=event.day)
            return change(known, decision=event.decision, adopted=signed)
        case s.CreditSchemePublished():
            days = {"since": event.since, "review_on": event.review_on}
            return change(known, published=event.published, **days)
        case s.CreditSchemeStartCorrected():
            return change(known, since=event.since, review_on=event.review_on)
        case s.CreditSchemeEnded():
            return change(known, ended=event.since)
        case s.CreditSchemeWithdrawn():
            return change(known, withdrawn=True)
        case _:
            assert_never(event)


def _writers(known: tuple[AccountId, ...], by: AccountId) -> tuple[AccountId, ...]:
    return known if by in known else (*known, by)
