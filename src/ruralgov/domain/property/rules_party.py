"""The rule by which the other side of a signed contract is corrected."""

from collections.abc import Iterator

from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.scanning import numbers_in
from ruralgov.domain.property import messages_party as m
from ruralgov.domain.property import texts
from ruralgov.domain.property.model_contract import BOUND, Contract


def check_organisation(company: str, code: str) -> None:
    """Refuse a personal number where an organisation is named: that field is open."""
    found = numbers_in(company) or numbers_in(code)
    if found is not None:
        raise BadInput(texts.CONTRACT_PARTY_PERSONAL, kind=found)


def correct_contract_party(
    contract: Contract | None, command: m.CorrectContractParty, given: Given
) -> Iterator[m.ContractPartyCorrected]:
    """Write the other side rightly, by another than who drafted the contract (rule 32)."""
    known = existing(contract, texts.CONTRACT_MISSING, contract=command.contract)
    known.must_be(*BOUND)
    given.must_not_be(texts.ENTRY_SAME_PERSON, known.drafter, contract=known.number)
    if known.person is not None and known.person.erased:
        raise Refused(texts.CONTRACT_PARTY_ERASED, contract=known.number)
    if not command.document:
        raise BadInput(texts.CONTRACT_EVIDENCE_MISSING, contract=known.number)
    company, code = command.company.strip(), command.company_code.strip()
    if company and command.person is not None:
        raise BadInput(texts.PARTY_WRONG)
    check_organisation(company, code)
    private = command.person is not None or (known.person is not None and not company)
    if private and code:
        raise BadInput(texts.PARTY_WRONG)
    corrected = m.ContractPartyCorrected(
        day=given.today,
        company="" if private else company or known.company,
        company_code="" if private else code or (known.company_code if known.company else ""),
        person=(command.person or known.person) if private else None,
        telephone=command.telephone or known.telephone,
        renamed=bool(command.person) or bool(company and company != known.company),
        document=command.document,
        reason=clean_text("reason", command.reason),
    )
    if not (corrected.renamed or _other(corrected, known) or command.telephone):
        raise Refused(texts.CONTRACT_PARTY_SAME, contract=known.number)
    yield corrected


def _other(corrected: m.ContractPartyCorrected, known: Contract) -> bool:
    return corrected.company_code != known.company_code
