"""What a fact has to be shown by, and that it is recorded once."""

import re
from typing import Final

from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import OrganisationId
from ruralgov.domain.partypoints import texts
from ruralgov.domain.partypoints.ledger import entries_of
from ruralgov.domain.partypoints.model import PartyLedger, Subject
from ruralgov.domain.partypoints.model_entry import Proof, ProofKind
from ruralgov.domain.partypoints.people import is_of, keys_of
from ruralgov.domain.registry import ORGANISATION, ids_of

_SHA256: Final = re.compile("[0-9a-f]{64}")
ATTESTERS: Final = 2
"""How many others have seen what is deducted, where no document that is in effect says it."""


def proved(proof: Proof, subject: Subject, given: Given, *, negative: bool) -> Proof:
    """Return what shows a fact, with clean texts (SG-05).

    Raises ``party_proof_wrong``, ``party_attesters`` and ``party_evidence``.
    """
    if not _SHA256.fullmatch(proof.sha256) or proof.made > given.today:
        raise BadInput(texts.PARTY_PROOF_WRONG, today=given.today)
    _check_maker(proof.maker, proof, given)
    people = [ids_of(one, given.read) for one in proof.attesters]
    own = keys_of(subject, given.read)
    twice = len({min(one) for one in people}) < len(people)
    recording = any(is_of(one, given.actor.account, given) for one in proof.attesters)
    if twice or recording or any(one & own for one in people):
        raise Refused(texts.PARTY_ATTESTERS)
    if negative and proof.kind is not ProofKind.DOCUMENT and len(people) < ATTESTERS:
        raise Refused(texts.PARTY_EVIDENCE, attesters=ATTESTERS)
    return change(proof, reference=clean_text("reference", proof.reference))


def _check_maker(maker: OrganisationId, proof: Proof, given: Given) -> None:
    state = given.read.state(ORGANISATION, maker)
    if state is None or state.on(proof.made) is None:
        raise BadInput(texts.PARTY_PROOF_WRONG, today=given.today)


def refuse_twice(ledger: PartyLedger, subject: Subject, fact: str, given: Given) -> None:
    """Refuse a fact that the ledger of a subject has already; raises ``party_fact_twice``."""
    for row in entries_of(given.read, ledger, subject):
        if row.open_fact == fact:
            raise Refused(texts.PARTY_FACT_TWICE, entry=row.owner)
