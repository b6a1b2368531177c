"""Contracts as releases of the Open Contracting Data Standard (OCDS 1.1), for publication.

Each event of a contract makes one release, and no release ever changes: the same journal gives the
same releases. What is published is listed here field by field; no free text of a contract is, and
never a person's name. ``docs/ocds.md`` tells how letting out is told in a standard for procurement.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

import msgspec
from attrs import field, frozen

from ruralgov.app.application import App
from ruralgov.domain.collectives import DISCLOSURE
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import ContractId
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.property import (
    AssetOfContract,
    Contract,
    ContractHistory,
    ContractStage,
    ContractStep,
    Direction,
    Due,
    DueKind,
    HistoryOfContract,
    PerformanceNote,
    TenderMethod,
    Variation,
)
from ruralgov.reports import texts

Json = dict[str, Any]
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
    "ContractEntryWithdrawn": "contractUpdate",
}
"""The tag of the release of each event; a decision is at once ``tender`` and ``award``."""
MENDED: Final = "ContractEntryWithdrawn"
"""From this event on a release repeats what was told before and was taken back."""
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
    for step in history.steps:
        tags = ["tender", "award"] if step.event == "ContractDecided" else [TAGS[step.event]]
        if tags == ["implementationUpdate"] and not performing:
            tags, performing = ["implementation"], True
        telling = _Telling(ocid=ocid, history=history, step=step, contract=step.contract)
        paid = {key: _nothing(one) for key, one in paid.items()} | telling.transactions()
        found = telling.release(tags, list(paid.values()))
        mended = mended or step.event == MENDED
        before = _carried(found, before) if mended else found
        yield before


def _carried(now: Any, before: Any) -> Any:
    """Return what is told now, and all that was told before: what was taken back says so."""
    if isinstance(now, dict) and isinstance(before, dict):
        gone = {name: _gone(one) for name, one in before.items() if name not in now}
        return gone | {name: _carried(one, before.get(name)) for name, one in now.items()}
    if isinstance(now, list) and isinstance(before, list) and all(map(_listed, before)):
        known = {one["id"]: one for one in before}
        kept = [_gone(known[key]) for key in known.keys() - {one["id"] for one in now}]
        return [*(_carried(one, known.get(one["id"])) for one in now), *sorted(kept, key=_id)]
    return now


def _listed(one: Any) -> bool:
    return isinstance(one, dict) and "id" in one


def _id(one: Json) -> str:
    return str(one["id"])


def _gone(value: Any) -> Any:
    """Return what was told once and is taken back."""
    if isinstance(value, list):
        return [_gone(one) for one in value]
    if not isinstance(value, dict):
        return None
    if "suppliers" in value or "awardID" in value:
        dates = {"dateSigned": None} if "dateSigned" in value else {}
        return value | {"status": "cancelled"} | dates
    if "rationale" in value:
        return value | {"rationale": "误录，已撤销"}
    return value | ({"status": "notMet"} if "status" in value else {})


def _nothing(transaction: Json) -> Json:
    """Return a transaction that was taken back: it stays, with nothing."""
    return transaction | {"value": _value(0)}


@frozen(kw_only=True)
class _Telling:
    """How one step of a contract is told."""

    ocid: str
    history: HistoryOfContract
    step: ContractStep
    contract: Contract

    def release(self, tags: list[str], transactions: list[Json]) -> Json:
        known = self.contract
        found: Json = {
            "ocid": self.ocid,
            "id": f"{self.ocid}-{self.step.no:04d}",
            "date": _instant(self.step.at),
            "tag": tags,
            "initiationType": "tender",
            "language": "zh",
            "parties": [self._collective(), self._other()],
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

    def _us(self) -> Json:
        return {"id": self.history.collective, "name": self.history.collective_name}

    def _them(self) -> Json:
        known = self.contract
        name = PRIVATE[known.direction] if self.history.private else known.company
        return {"id": f"{self.ocid}-counterparty", "name": name}

    def _collective(self) -> Json:
        return self._us() | {"roles": ROLES[self.contract.direction][0]}

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
            "contractPeriod": _period(known.since, known.over),
        }
        if decided is not None:
            found["date"] = _day(decided.day)
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
            "period": _period(known.since, known.over),
            "value": _value(sum(due.amount for due in price)),
            "items": self._items(),
            "collectiveLetting": letting,
            "implementation": {
                "milestones": [self._milestone(due) for due in known.dues],
            },
        }
        if known.notes:
            found["milestones"] = [_looked(n, note) for n, note in enumerate(known.notes, 1)]
        if transactions:
            found["implementation"]["transactions"] = transactions
        if known.signed is not None:
            found["dateSigned"] = _day(known.signed)
        if known.variations:
            found["amendments"] = [_amendment(n, v) for n, v in enumerate(known.variations, 1)]
        return found

    def _items(self) -> list[Json]:
        return [_item(asset) for asset in self.history.assets]

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
            "dueDate": _day(due.day),
            "status": status,
            "value": _value(due.amount),
            "paidValue": _value(paid),
            "dueToCollective": known.comes_in(due),
            "withdrawn": due.withdrawn,
            "dateMet": None,
        }
        if whole:
            found["dateMet"] = _day(max(one.day for one in known.credits if one.due == due.no))
        return found

    def transactions(self) -> dict[str, Json]:
        """Return what was paid, by id."""
        known = self.contract
        found: dict[str, Json] = {}
        for one in known.credits:
            key = f"{one.receipt}-{one.due}"
            found[key] = self._paid(key, one.day, one.amount, self._them(), self._us())
            found[key]["relatedMilestones"] = [str(one.due)]
        if known.settlement is not None and known.settlement.returned:
            day, amount = known.settlement.day, known.settlement.returned
            key = "deposit-returned"
            found[key] = self._paid(key, day, amount, self._us(), self._them())
        return found

    def _paid(self, key: str, day: date, amount: int, payer: Json, payee: Json) -> Json:
        return {
            "id": key,
            "date": _day(day),
            "value": _value(amount),
            "payer": payer,
            "payee": payee,
        }


def _item(asset: AssetOfContract) -> Json:
    related: Json = {"id": asset.asset, "code": asset.code, "kind": asset.kind.value}
    if asset.boundary is not None:
        related["boundary"] = asset.boundary.reference
    return {
        "id": asset.asset,
        "description": f"{asset.kind.zh}：{asset.name}",
        "quantity": Decimal(asset.quantity.thousandths).scaleb(-3),
        "unit": {"name": asset.quantity.unit.zh},
        "relatedAsset": related,
    }


def _looked(number: int, note: PerformanceNote) -> Json:
    """Return that the performance was looked at: not what was written of it."""
    return {
        "id": f"note-{number}",
        "title": "履约检查",
        "type": "assessment",
        "dateMet": _day(note.day),
        "status": "met" if note.satisfactory else "notMet",
    }


def _amendment(number: int, variation: Variation) -> Json:
    changed = "价款、期限" if variation.dues or variation.withdrawn else "期限"
    return {
        "id": str(number),
        "date": _day(variation.since),
        "description": f"变更{changed}",
        "rationale": variation.decision.kind.zh,
    }


def _value(fen: int) -> Json:
    return {"amount": Decimal(fen).scaleb(-2), "currency": "CNY"}


def _period(since: date, until: date) -> Json:
    """Return a period; that of OCDS ends with its last day, ours before the next."""
    end = until if until == FOREVER else date.fromordinal(until.toordinal() - 1)
    return {"startDate": _day(since), "endDate": _day(max(since, end))}


def _day(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
