"""Nobody works on the file of their own family."""

from ruralgov.domain.aid import texts_facts
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused


def not_own_family(file: AidFile, given: Given) -> None:
    """Refuse somebody of the family, by whichever account; raises ``aid_own_family``."""
    name = given.holder(given.actor.account).name
    if any(name == f"person/{one.person}" for one in file.people):
        raise Refused(texts_facts.AID_OWN_FAMILY)
