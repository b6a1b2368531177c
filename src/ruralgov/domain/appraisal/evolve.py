"""What each event makes of an appraisal scheme."""

from typing import assert_never

from ruralgov.domain.appraisal import messages as m
from ruralgov.domain.appraisal.model import Adoption, Freezing, Scheme, SchemeStage
from ruralgov.domain.kernel.change import change


def begin(event: m.AppraisalSchemeDrafted) -> Scheme:
    """Return a scheme as it was drafted."""
    return Scheme(
        terms=event.terms,
        stage=SchemeStage.DRAFT,
        drafters=(event.by,),
        replaces=event.replaces,
    )


def evolve(scheme: Scheme, event: m.SchemeEvent) -> Scheme:
    """Return a scheme after one more event."""
    match event:
        case m.AppraisalSchemeDrafted():
            return begin(event)
        case m.AppraisalSchemeChanged():
            drafters = tuple(dict.fromkeys((*scheme.drafters, event.by)))
            return change(scheme, terms=event.terms, drafters=drafters)
        case m.AppraisalSchemeDropped():
            return change(scheme, stage=SchemeStage.DROPPED)
        case m.AppraisalSchemeAdopted():
            return change(scheme, stage=SchemeStage.ADOPTED, adoption=_adoption(event))
        case m.SchemeAdoptionWithdrawn():
            return change(scheme, stage=SchemeStage.DRAFT, adoption=None)
        case m.AppraisalFrozen():
            frozen = Freezing(at=event.at, head=event.head, by=event.by, towns=event.towns)
            return change(scheme, stage=SchemeStage.FROZEN, freezing=frozen)
        case m.FreezingWithdrawn():
            return change(scheme, stage=SchemeStage.ADOPTED, freezing=None)
        case _:
            assert_never(event)


def _adoption(event: m.AppraisalSchemeAdopted) -> Adoption:
    return Adoption(
        approval=event.approval,
        adopted=event.adopted,
        superior=event.superior,
        entered=event.entered,
        by=event.by,
    )
