"""What of the events of aid leaves: nothing."""

from typing import Final, get_args

from ruralgov.domain.aid.evolve import FileEvent
from ruralgov.domain.aid.evolve_lead import LeadEvent
from ruralgov.domain.aid.evolve_monitor import PushEvent, WatchEvent
from ruralgov.domain.aid.evolve_need import NeedEvent
from ruralgov.domain.aid.evolve_procedure import ProceedingEvent
from ruralgov.domain.aid.messages_assess import AssessmentEvent
from ruralgov.domain.aid.messages_authorization import AuthorizationEvent
from ruralgov.domain.aid.messages_facts import FactEvent
from ruralgov.domain.aid.messages_law import LawEvent
from ruralgov.domain.aid.messages_lead import AidMattersSet
from ruralgov.domain.aid.questions.messages import QuestionEvent
from ruralgov.domain.kernel.publish import kept

PUBLISHES: Final = kept(
    "that a family is in need, and why, is nobody's business outside the aid office",
    *get_args(FileEvent),
    *get_args(AuthorizationEvent),
    *get_args(FactEvent),
    *get_args(LawEvent),
    *get_args(AssessmentEvent),
    *get_args(QuestionEvent),
    *get_args(WatchEvent),
    *get_args(PushEvent),
    *get_args(LeadEvent),
    AidMattersSet,
    *get_args(NeedEvent),
    *get_args(ProceedingEvent),
)
