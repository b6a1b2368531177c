"""Contracts as releases of the Open Contracting Data Standard (OCDS 1.1), for publication.

Each event of a contract makes one release, and no release ever changes: the same journal gives the
same releases. What is published is listed here field by field; no free text of a contract is, and
never a person's name. ``docs/ocds.md`` tells how letting out is told in a standard for procurement.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import msgspec
from attrs import field, frozen

from ruralgov.app.application import App
from ruralgov.domain.collectives import DISCLOSURE
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.property import (
    Contract,
    ContractHistory,
    ContractStage,
    ContractStep,
    Direction,
    Due,
    DueKind,
    HeirOfContract,
    HistoryOfContract,
    TenderMethod,
)
from ruralgov.reports import texts
from ruralgov.reports.ocds_steps import MENDED, MERGED, Json, carried, steps_of
from ruralgov.reports.ocds_values import amendment, day_text, instant, item, looked, period, value

VERSION: Final = "1.1"
TAGS: Final[dict[str, str]] = {
    "ContractDrafted": "planning",
    "ContractWithdrawn": "tenderCancellation",
    "ContractSigned": "contract",
    "ContractVaried": "contractAmendment",
    "PerformanceNoted": "implementationUpdate",
    "DuesCredited": "implementationUpdate",
    "DepositSettled": "implementationUpdate",
    "ContractCompleted": "contractTermination",
    "ContractReopened": "contractUpdate",
    "ContractEnded": "contractTermination",
    "ContractErased": "contractUpdate",
    "ContractPartyCorrected": "contractUpdate",
    "PaymentTermsAgreed": "contractUpdate",
    "WorkAccepted": "implementationUpdate",
    "DischargeBooked": "implementationUpdate",
    "DischargeUndone": "implementationUpdate",
    MENDED: "contractUpdate",
    MERGED: "contractUpdate",
}
"""The tag of the release of each event; a decision is at once ``tender`` and ``award``."""
METHODS: Final = {
    TenderMethod.TENDER: "open",
    TenderMethod.AUCTION: "open",
    TenderMethod.CONSULTATION: "limited",
    TenderMethod.EXEMPT: "direct",
}
PRIVATE: Final = {
    Direction.LET_OUT: "个人承租方",
    Direction.SELL: "个人受让方",
    Direction.BUY_IN: "个人供应方",
    Direction.BUILD: "个人承建方",
}
"""What a person on the other side is called."""
ROLES: Final = {
    Direction.LET_OUT: (["procuringEntity", "payee", "lessor"], ["supplier", "payer", "lessee"]),
    Direction.SELL: (["procuringEntity", "payee", "seller"], ["supplier", "payer", "purchaser"]),
    Direction.BUY_IN: (["buyer", "procuringEntity", "payer"], ["supplier", "payee"]),
    Direction.BUILD: (["buyer", "procuringEntity", "payer"], ["supplier", "payee"]),
}
"""The roles of the collective and of the other side."""


def _prefix(_: object, attribute: Any, value: str) -> None:
    if not (value.startswith("ocds-") and value[5:].isalnum() and value.isascii()):
        raise BadInput(texts.OCID_PREFIX_WRONG, value=value)


@frozen(kw_only=True)
class OcdsPublisher:
    """Who publishes: *prefix* is registered with OCDS; *uri* is where the package will be."""

    prefix: str = field(validator=_prefix)
    name: str
    uri: str
    extension: str
    """Where ``extension.json`` of the extension for letting out is published."""


def releases(app: App, contract: ContractId, *, actor: Actor, prefix: str) -> list[Json]:
    """Return the releases of a contract, one for each event, to an actor who may read it.

    Raises ``not_granted``, ``contract_missing``.
    """
    query = ContractHistory(contract=contract)
    history = app.query(query, actor=actor, purpose=DISCLOSURE)
    return list(_releases(history, prefix))


def compiled(found: list[Json]) -> Json:
    """Return the compiled release of the releases of a contract.

    Every release is whole and nothing that was in one is missing in the next (a date that no
    longer holds is null), so that the last one is what the merge routine of OCDS gives.
    """
    last: Json = _without_null(found[-1])
    return last | {"id": f"{last['ocid']}-{last['date']}", "tag": ["compiled"]}


def _without_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_null(one) for name, one in value.items() if one is not None}
    return [_without_null(one) for one in value] if isinstance(value, list) else value


def release_package(found: list[Json], publisher: OcdsPublisher) -> Json:
    """Return a package of releases."""
    return _package(publisher, max(one["date"] for one in found)) | {"releases": found}


def record_package(contracts: list[list[Json]], publisher: OcdsPublisher) -> Json:
    """Return a package of records: for each contract its releases and the compiled one."""
    records = [
        {"ocid": found[0]["ocid"], "releases": found, "compiledRelease": compiled(found)}
        for found in contracts
    ]
    newest = max(one["date"] for found in contracts for one in found)
    return _package(publisher, newest) | {"records": records}


def to_json(package: Json) -> bytes:
    """Return a package as JSON; amounts are exact decimals of yuan."""
    return msgspec.json.format(_encoder.encode(package), indent=1)


_encoder = msgspec.json.Encoder(decimal_format="number", order="sorted")


def _package(publisher: OcdsPublisher, newest: str) -> Json:
    return {
        "uri": publisher.uri,
        "version": VERSION,
        "extensions": [publisher.extension],
        "publishedDate": newest,
        "publisher": {"name": publisher.name},
    }


def _releases(history: HistoryOfContract, prefix: str) -> Iterator[Json]:
    ocid = f"{prefix}-{history.number}"
    paid: dict[str, Json] = {}
    before: Json = {}
    performing = mended = False
    for step, heirs in steps_of(history):
        tags = ["tender", "award"] if step.event == "ContractDecided" else [TAGS[step.event]]
        if tags == ["implementationUpdate"] and not performing:
            tags, performing = ["implementation"], True
        telling = _Telling(
            ocid=ocid, history=history, step=step, contract=step.contract, heirs=heirs
        )
        paid = {key: _nothing(one) for key, one in paid.items()} | telling.transactions()
        found = telling.release(tags, list(paid.values()))
        mended = mended or step.event == MENDED
        before = carried(found, before) if mended else found
        yield before


def _nothing(transaction: Json) -> Json:
    """Return a transaction that was taken back: it stays, with nothing."""
    return transaction | {"value": value(0)}


@frozen(kw_only=True)
class _Telling:
    """How one step of a contract is told."""

    ocid: str
    history: HistoryOfContract
    step: ContractStep
    contract: Contract
    heirs: tuple[HeirOfContract, ...]

    def release(self, tags: list[str], transactions: list[Json]) -> Json:
        known = self.contract
        found: Json = {
            "ocid": self.ocid,
            "id": f"{self.ocid}-{self.step.no:04d}{self._merged()}",
            "date": instant(self.step.at),
            "tag": tags,
            "initiationType": "tender",
            "language": "zh",
            "parties": self._parties(),
            "tender": self._tender(),
        }
        if "buyer" in ROLES[known.direction][0]:
            found["buyer"] = self._us()
        if known.decision is not None:
            found["awards"] = [self._award()]
        if known.signed is not None:
            found["contracts"] = [self._contract(transactions)]
        if known.renews is not None:
            related = {
                "id": "1",
                "relationship": ["renewalProcess"],
                "scheme": "x-ruralgov-contract",
                "identifier": known.renews,
            }
            found["relatedProcesses"] = [related]
        return found

    def _merged(self) -> str:
        """Return what sets the release of a merger apart from that of the step before it."""
        return f"-m{len(self.heirs)}" if self.step.event == MERGED else ""

    def _holders(self) -> list[Json]:
        """Return whose the contract was until this step, the last one first."""
        first = {"id": self.history.collective, "name": self.history.collective_name}
        heirs = ({"id": one.collective, "name": one.name} for one in reversed(self.heirs))
        return [*heirs, first]

    def _us(self, day: date | None = None) -> Json:
        """Return whose the contract is at this step, or whose it was on a day before it."""
        gone = 0 if day is None else sum(one.since > day for one in self.heirs)
        return self._holders()[gone]

    def _parties(self) -> list[Json]:
        """Return the parties as they came to be told: the last holder acts."""
        *former, us = reversed(self._holders())
        acting = us | {"roles": ROLES[self.contract.direction][0]}
        first, *heirs = [*(one | {"roles": ["predecessor"]} for one in former), acting]
        return [first, self._other(), *heirs]

    def _them(self) -> Json:
        known = self.contract
        name = PRIVATE[known.direction] if self.history.private else known.company
        return {"id": f"{self.ocid}-counterparty", "name": name}

    def _other(self) -> Json:
        party = self._them() | {"roles": ROLES[self.contract.direction][1]}
        if self.contract.company_code:
            party["identifier"] = {"scheme": "CN-USCC", "id": self.contract.company_code}
        return party

    def _title(self) -> str:
        kinds = dict.fromkeys(asset.kind.zh for asset in self.history.assets)
        return "：".join(filter(None, (self.contract.direction.zh, "、".join(kinds))))

    def _tender(self) -> Json:
        known = self.contract
        status = "planning" if known.tender is None else "complete"
        if known.stage is ContractStage.WITHDRAWN:
            status = "cancelled"
        found: Json = {
            "id": f"{self.ocid}-tender",
            "title": self._title(),
            "status": status,
            "procuringEntity": self._us(),
            "items": self._items(),
        }
        if known.tender is not None:
            found["procurementMethod"] = METHODS[known.tender.method]
            found["procurementMethodDetails"] = known.tender.method.zh
            if known.tender.bidders:
                found["numberOfTenderers"] = known.tender.bidders
        return found

    def _award(self) -> Json:
        known = self.contract
        decided = known.decision
        found: Json = {
            "id": f"{self.ocid}-award",
            "title": self._title(),
            "status": "cancelled" if known.stage is ContractStage.WITHDRAWN else "active",
            "suppliers": [self._them()],
            "contractPeriod": period(known.since, known.over),
        }
        if decided is not None:
            found["date"] = day_text(decided.day)
            found["collectiveDecision"] = {
                "kind": decided.kind.value,
                "description": decided.kind.zh,
            }
        return found

    def _contract(self, transactions: list[Json]) -> Json:
        known = self.contract
        over = known.stage in (ContractStage.PERFORMED, ContractStage.ENDED)
        price = [d for d in known.dues if d.kind is DueKind.PRICE and not d.withdrawn]
        letting: Json = {"direction": known.direction.value, "beyondTermLimit": known.overlong}
        if known.tenure is not None:
            letting |= {"tenure": known.tenure.value, "tenureDescription": known.tenure.zh}
        if known.cause is not None:
            letting["endCause"] = known.cause.value
        found: Json = {
            "id": known.number,
            "awardID": f"{self.ocid}-award",
            "title": self._title(),
            "status": "terminated" if over else "active",
            "period": period(known.since, known.over),
            "value": value(sum(due.amount for due in price)),
            "items": self._items(),
            "collectiveLetting": letting,
            "implementation": {
                "milestones": [self._milestone(due) for due in known.dues],
            },
        }
        if known.notes:
            found["milestones"] = [looked(n, note) for n, note in enumerate(known.notes, 1)]
        if transactions:
            found["implementation"]["transactions"] = transactions
        if known.signed is not None:
            found["dateSigned"] = day_text(known.signed)
        if known.variations:
            found["amendments"] = [amendment(n, v) for n, v in enumerate(known.variations, 1)]
        return found

    def _items(self) -> list[Json]:
        return [item(asset) for asset in self.history.assets]

    def _milestone(self, due: Due) -> Json:
        known = self.contract
        paid = known.credited(due.no)
        whole = paid >= due.amount
        status = "met" if whole else "partiallyMet" if paid else "scheduled"
        if due.withdrawn:
            status = "notMet"
        found: Json = {
            "id": str(due.no),
            "title": due.kind.zh,
            "type": "payment",
            "dueDate": day_text(due.day),
            "status": status,
            "value": value(due.amount),
            "paidValue": value(paid),
            "dueToCollective": known.comes_in(due),
            "withdrawn": due.withdrawn,
            "dateMet": None,
        }
        if whole:
            found["dateMet"] = day_text(max(one.day for one in known.credits if one.due == due.no))
        return found

    def transactions(self) -> dict[str, Json]:
        """Return what was paid, by id."""
        known = self.contract
        found: dict[str, Json] = {}
        for one in known.credits:
            key = f"{one.receipt}-{one.due}"
            found[key] = self._paid(key, one.day, one.amount, self._them(), self._us(one.day))
            found[key]["relatedMilestones"] = [str(one.due)]
        if known.settlement is not None and known.settlement.returned:
            day, amount = known.settlement.day, known.settlement.returned
            key = "deposit-returned"
            found[key] = self._paid(key, day, amount, self._us(day), self._them())
        return found

    def _paid(self, key: str, day: date, amount: int, payer: Json, payee: Json) -> Json:
        return {
            "id": key,
            "date": day_text(day),
            "value": value(amount),
            "payer": payer,
            "payee": payee,
        }
