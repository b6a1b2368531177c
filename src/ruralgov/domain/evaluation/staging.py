"""Where an evaluation must stand for what is asked."""

from ruralgov.domain.evaluation import texts
from ruralgov.domain.evaluation.model import Evaluation, EvaluationStage, Ratee
from ruralgov.domain.evaluation.records import ROUND
from ruralgov.domain.kernel.declare import Read
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.stages import must_be_at


def at_stage(known: Evaluation | None, key: str, *wanted: EvaluationStage) -> Evaluation:
    """Return an evaluation that stands at one of the stages; raises ``evaluation_stage``."""
    found = existing(known, texts.EVALUATION_MISSING, key=key)
    must_be_at(found, texts.EVALUATION_STAGE, *wanted)
    return found


def rated(known: Evaluation, unit: str) -> Ratee:
    """Return a unit that is rated; raises ``ratee_missing``."""
    return existing(known.ratee(unit), texts.RATEE_MISSING, ratee=unit)


def there(read: Read, key: str) -> Evaluation:
    """Return an evaluation that there is; raises ``evaluation_missing``."""
    return existing(read.state(ROUND, key), texts.EVALUATION_MISSING, key=key)


def computed(read: Read, key: str) -> Evaluation:
    """Return an evaluation that was computed; raises ``evaluation_sealed``."""
    found = there(read, key)
    if found.computed is None:
        stage = found.stage
        raise Refused(texts.EVALUATION_SEALED, stage=stage.zh, stage_en=stage.en)
    return found
