"""Nobody works on the file of their own family."""

from typing import Final

from ruralgov.domain.aid import texts, texts_facts
from ruralgov.domain.aid.model import AidFile
from ruralgov.domain.aid.people import in_file
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import AccountId, AidFileId, PersonId

_PERSON: Final = "person/"


def not_own_family(file: AidFile, given: Given, account: AccountId | None = None) -> None:
    """Refuse who acts, or the owner of *account*, where they are of the family.

    It compares people, by whichever account, and under whichever id they were entered. Raises
    ``aid_own_family``.
    """
    name = given.holder(account or given.actor.account).name
    if name.startswith(_PERSON) and in_file(file, _person(name), given.read):
        raise Refused(texts_facts.AID_OWN_FAMILY)


def not_own_file(key: AidFileId, given: Given) -> AidFile:
    """Return a file, of a family that who acts is not of; raises ``aid_own_family``."""
    file = existing(given.read.state(AID_FILE, key), texts.AID_FILE_MISSING, key=key)
    not_own_family(file, given)
    return file


def _person(name: str) -> PersonId:
    return PersonId(name.removeprefix(_PERSON))
