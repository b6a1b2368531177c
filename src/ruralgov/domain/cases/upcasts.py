"""How events of cases were written before."""

from typing import Any, Final

from ruralgov.domain.cases import messages_ending as me
from ruralgov.domain.cases import messages_hand as mhand
from ruralgov.domain.cases import messages_handling as mh
from ruralgov.domain.cases import messages_intake as mi
from ruralgov.domain.cases import messages_place as mp
from ruralgov.domain.cases import messages_time as mt
from ruralgov.domain.kernel.declare import Upcast
from ruralgov.domain.kernel.upcasts import added, sealed


def _without_level(fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"unit_guessed": False, "matter_level": None}


_SAID: Final = {"by_reporter": False, "raised_to": None, "next_step": None}


def _without_step(fields: dict[str, Any]) -> dict[str, Any]:
    """Return what a reporter said, from before calls were counted."""
    return fields | _SAID


_DISPATCHED: Final[dict[tuple[str, int], Upcast]] = {("CaseDispatched", 2): _without_level}
UPCASTS: Final = (
    sealed(
        "reason",
        *(mi.CaseRefused, mi.FilingDeclined, mi.CaseDispatched),
        *(mh.ReturnAsked, mh.ReturnDecided, mh.CaseArbitrated, mh.CaseEscalated),
        *(mh.CaseSupervised, me.CaseForced, me.CaseCancelled),
        *(mt.TimeRequested, mt.TimeGranted, mt.TimeRefused, mp.CaseRelocated),
    )
    | sealed("answer", mi.CaseAnswered)
    | sealed("outcome", mh.CaseDone)
    | sealed("words", mh.CaseUrged)
    | sealed("note", me.CaseChecked, mt.MilestoneReached)
    | added("at", mh.ReturnAsked, mh.CaseEscalated, schema=2)
    | added("provisional", mh.CaseDone, schema=2, value=False)
    | added("at", me.CaseCalledBack)
    | added("matter_level", mi.CaseAnswered, schema=2)
    | _DISPATCHED
    | added("around_the_clock", mi.CaseDispatched, schema=3, value=False)
    | added("around_the_clock", mhand.CaseReclassified, value=False)
    | added("unit_guessed", mh.CaseArbitrated, mt.TimeGranted, schema=2, value=False)
    | added("unit_guessed", mt.CaseResumed, mt.DeadlineRecomputed, value=False)
    | {(me.CaseCalledBack.__name__, 2): _without_step}
    | added("at", mi.CaseAccepted, mh.CaseSigned, mh.HandlingStarted, mh.ReturnLapsed)
    | added("at", mi.CaseRefused, mi.FilingDeclined, mh.ReturnDecided, schema=2)
    | added("at", me.CaseChecked, me.CaseCancelled, schema=2)
    | added("at", mt.TimeRequested, mt.TimeRefused, mt.DeadlineRecomputed, schema=2)
    | added("at", mp.CaseRelocated, schema=2)
    | added("at", mt.TimeGranted, schema=3)
    | added("repeat", mi.CaseReported)
)
