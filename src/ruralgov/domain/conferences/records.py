"""The records of coordination: group, liaison, conference, resolution, problem."""

from typing import Final, get_args

from ruralgov.domain.conferences import (
    evolve,
    evolve_conference,
    evolve_problem,
    evolve_resolution,
    rows,
    rows_conference,
    texts,
    texts_conference,
    texts_problem,
    texts_resolution,
)
from ruralgov.domain.conferences.messages import (
    SteeringGroupEstablished,
    SteeringGroupEvent,
)
from ruralgov.domain.conferences.messages_conference import ConferenceConvened, ConferenceEvent
from ruralgov.domain.conferences.messages_liaison import LiaisonEvent, LiaisonNamed
from ruralgov.domain.conferences.messages_problem import ProblemRaised, SalientProblemEvent
from ruralgov.domain.conferences.messages_resolution import ResolutionEvent, ResolutionRegistered
from ruralgov.domain.conferences.model import Liaison, SteeringGroup
from ruralgov.domain.conferences.model_conference import Conference
from ruralgov.domain.conferences.model_problem import SalientProblem
from ruralgov.domain.conferences.model_resolution import Resolution
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import (
    ConferenceId,
    LiaisonId,
    ResolutionId,
    SalientProblemId,
    SteeringGroupId,
)

STEERING_GROUP: Final[Record[SteeringGroup, SteeringGroupEvent]] = Record(
    kind="steering_group",
    state=SteeringGroup,
    events=get_args(SteeringGroupEvent),
    begins={SteeringGroupEstablished: evolve.begin_group},
    evolve=evolve.evolve_group,
    rows=rows.group_rows,
    tables=rows.GROUP_TABLES,
    id=SteeringGroupId,
    missing=texts.STEERING_GROUP_MISSING,
)
LIAISON: Final[Record[Liaison, LiaisonEvent]] = Record(
    kind="unit_liaison",
    state=Liaison,
    events=get_args(LiaisonEvent),
    begins={LiaisonNamed: evolve.begin_liaison},
    evolve=evolve.evolve_liaison,
    rows=rows.liaison_rows,
    tables=rows.LIAISON_TABLES,
    id=LiaisonId,
    missing=texts.LIAISON_MISSING,
)
CONFERENCE: Final[Record[Conference, ConferenceEvent]] = Record(
    kind="conference",
    state=Conference,
    events=get_args(ConferenceEvent),
    begins={ConferenceConvened: evolve_conference.begin},
    evolve=evolve_conference.evolve,
    rows=rows_conference.conference_rows,
    tables=rows_conference.CONFERENCE_TABLES,
    id=ConferenceId,
    missing=texts_conference.CONFERENCE_MISSING,
    series="conference",
)
RESOLUTION: Final[Record[Resolution, ResolutionEvent]] = Record(
    kind="resolution",
    state=Resolution,
    events=get_args(ResolutionEvent),
    begins={ResolutionRegistered: evolve_resolution.begin},
    evolve=evolve_resolution.evolve,
    rows=rows_conference.resolution_rows,
    tables=rows_conference.RESOLUTION_TABLES,
    id=ResolutionId,
    missing=texts_resolution.JOINT_RESOLUTION_MISSING,
    series="resolution",
)
SALIENT_PROBLEM: Final[Record[SalientProblem, SalientProblemEvent]] = Record(
    kind="salient_problem",
    state=SalientProblem,
    events=get_args(SalientProblemEvent),
    begins={ProblemRaised: evolve_problem.begin},
    evolve=evolve_problem.evolve,
    rows=rows_conference.problem_rows,
    tables=rows_conference.PROBLEM_TABLES,
    id=SalientProblemId,
    missing=texts_problem.SALIENT_MISSING,
)
