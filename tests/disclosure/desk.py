"""A collective with books and property, and the people who disclose it."""

import json
from datetime import date
from typing import Any

from ruralgov.domain.access import GrantRole
from ruralgov.domain.collectives import COLLECTIVE_FINANCE, FINANCE_REVIEWER
from ruralgov.domain.disclosure import (
    DisclosureFile,
    Publication,
    PublicationKind,
    Published,
    PublishedFile,
)
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.kernel.ids import AccountId, AssetId, ContractId, PublicationId
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.personal import PersonName
from ruralgov.domain.property import AssetKind, Quantity, Unit
from ruralgov.domain.property import messages_asset as a
from tests.books.ledger import Ledger
from tests.property import scenario as scenario_property
from tests.town import DAY, NAME, Town

REVIEWERS = ("reviewer", "reviewer2", "reviewer3")


class Desk:
    """Prepares, reviews and publishes for one collective."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.ledger = Ledger(town)
        self.ledger.open()
        self.key = self.ledger.key
        for account in REVIEWERS[1:]:
            role = FINANCE_REVIEWER
            town.do("admin", GrantRole(account=AccountId(account), role=role, basis="推选"))

    def prepare(
        self,
        kind: PublicationKind = PublicationKind.FINANCE,
        first: str = "2025-01",
        last: str | None = None,
        **more: Any,
    ) -> PublicationId:
        command = m.PrepareDisclosure(
            collective=self.key, kind=kind, first=Month(first), last=Month(last or first), **more
        )
        return PublicationId(self.town.do("discloser", command).key)

    def review(
        self, key: PublicationId, reviewer: str = "reviewer", *, passed: bool = True
    ) -> None:
        self.town.app.execute(
            m.ReviewDisclosure(publication=key, passed=passed, words="看过"),
            actor=self.town.account(reviewer),
            purpose=COLLECTIVE_FINANCE,
        )

    def publish(self, key: PublicationId, head: str | None = None) -> None:
        command = m.PublishDisclosure(publication=key, head=head or str(self.town.app.seal()))
        self.town.do("discloser", command)

    def out(self, *args: Any, **more: Any) -> PublicationId:
        """Prepare, pass and publish."""
        key = self.prepare(*args, **more)
        for reviewer in REVIEWERS[:2]:
            self.review(key, reviewer)
        self.publish(key)
        return key

    def state(self, key: PublicationId) -> Publication:
        found: Publication = self.town.ask("discloser", DisclosureFile(publication=key))
        return found

    def content(self, key: PublicationId) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.state(key).content)
        return found

    def items(self, key: PublicationId) -> dict[str, dict[str, Any]]:
        return {item["code"]: item for item in self.content(key)["items"]}

    def published(self) -> list[PublishedFile]:
        found: list[PublishedFile] = self.town.ask("discloser", Published(collective=self.key))
        return found

    def asset(self, code: str, name: str, kind: AssetKind, *, value: int = 0) -> AssetId:
        command = a.RegisterAsset(
            collective=self.key,
            code=code,
            name=name,
            kind=kind,
            quantity=Quantity(thousandths=35_500, unit=Unit.MU),
            account="151" if value else "",
            acquired=DAY,
            original=Fen(value),
            source="清查",
        )
        return AssetId(self.town.do("keeper", command).key)

    def let(self, asset: AssetId, **more: Any) -> ContractId:
        given = {"person": PersonName.of(NAME), "title": f"{NAME}承包合同"} | more
        return scenario_property.signed(
            self.town, scenario_property.letting(self.key, (asset,), **given)
        )

    def post(self, *pairs: tuple[str, int], day: date = date(2025, 1, 15), **more: Any) -> str:
        return self.ledger.posted(*pairs, day=day, **more)
