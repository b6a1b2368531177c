"""The kit for publishers: pages of cases and villages keep its promises; faults are named."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from tests.disclosure.desk import Desk
from tests.reports import finish, report
from tests.town import NAME, Town
from tests.ways import WAY, take
from tests.ways import report as report_by_name

from ruralgov.domain.access import STATISTICS
from ruralgov.domain.disclosure import PublicationKind
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.property import AssetKind
from ruralgov.ports.publishing import Ask, Edition
from ruralgov.testing.publishing import PROMISES, PromiseBroken, Trial
from ruralgov_site import texts
from ruralgov_site.plugin import ruralgov_publishers

EDITION = Edition(
    city="371082",
    name="荣成市",
    first="2025-01",
    last="2026-12",
    lang="zh",
    made="2027-01-04",
    head="1:abc",
)
CITIZEN = ("孙二娘", "13900000000", "门前路灯坏了三天", NAME)


def asking(town: Town) -> Any:
    actor = town.account("auditor")
    return lambda query, purpose: town.app.query(query, actor=actor, purpose=purpose)


@pytest.fixture(scope="module")
def site() -> Iterator[Trial]:
    """The figures of a town in which a citizen with a name reported something."""
    town = Town()
    for _ in range(6):
        finish(town, report(town))
    take(town, report_by_name(town), *WAY)
    publisher = ruralgov_publishers()["site"]
    words = {"zh": "怎么数的", "en": "How it is counted"}
    yield Trial(
        publisher=publisher, ask=asking(town), edition=EDITION, words=words, secrets=CITIZEN
    )
    town.app.close()


@pytest.fixture(scope="module")
def village() -> Iterator[Trial]:
    """What a village disclosed of its books and of a contract with somebody who has a name."""
    town = Town()
    desk = Desk(town)
    desk.let(desk.asset("Z-1", "水塘", AssetKind.WATER))
    desk.ledger.close("2025-01")
    for kind in (PublicationKind.FINANCE, PublicationKind.PROPERTY, PublicationKind.CONTRACTS):
        desk.out(kind)
    yield Trial(
        publisher=ruralgov_publishers()["village"],
        ask=asking(town),
        edition=EDITION,
        words={"zh": "村级集体财务公开", "en": "Open accounts of the villages"},
        secrets=CITIZEN,
    )
    town.app.close()


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
@pytest.mark.parametrize("name", ["site", "village"])
def test_the_pages_keep_their_promises(
    name: str, promise: Callable[[Trial, Path], None], tmp_path: Path, request: Any
) -> None:
    promise(request.getfixturevalue(name), tmp_path)


class Good:
    """Two pages of what it asked."""

    words = {"zh": "全市", "en": "City"}  # noqa: RUF012

    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        self.refuse(folder)
        pages = {name: self.page(ask, name, edition) for name in ("index.html", "in/b.html")}
        return self.write(pages, folder)

    def refuse(self, folder: Path) -> None:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise BadInput(texts.FOLDER_NOT_EMPTY, folder=folder)

    def page(self, ask: Ask, name: str, edition: Edition) -> str:
        return f"{self.words[edition.lang]} {ask(name, STATISTICS)}"

    def write(self, pages: dict[str, str], folder: Path) -> list[Path]:
        for name, text in pages.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return [folder / name for name in pages]


class ForgetsOne(Good):
    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        return super().publish(ask, edition, folder)[:1]


class NamesOneMore(Good):
    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        return [*super().publish(ask, edition, folder), folder / "none.html"]


class WantsAFolder(Good):
    def refuse(self, folder: Path) -> None:
        super().refuse(folder)
        if not folder.exists():
            raise FileNotFoundError(folder)


class WantsAParent(Good):
    def refuse(self, folder: Path) -> None:
        super().refuse(folder)
        folder.mkdir(exist_ok=True)


class WritesOver(Good):
    def refuse(self, folder: Path) -> None:
        if folder.is_file():
            super().refuse(folder)


class OverlooksHidden(Good):
    def refuse(self, folder: Path) -> None:
        if not folder.is_dir() or any(one.name[0] != "." for one in folder.iterdir()):
            super().refuse(folder)


class FallsOverAFile(Good):
    def refuse(self, folder: Path) -> None:
        if folder.exists() and any(folder.iterdir()):
            super().refuse(folder)


class AsItGoes(Good):
    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        self.refuse(folder)
        names = ("index.html", "in/b.html")
        return [self.write({name: self.page(ask, name, edition)}, folder)[0] for name in names]


class LeavesADraft(Good):
    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        self.refuse(folder)
        draft = folder.parent / ".draft"
        draft.mkdir(parents=True)
        found = super().publish(ask, edition, folder)
        draft.rmdir()
        return found


class GoesOn(Good):
    def page(self, ask: Ask, name: str, edition: Edition) -> str:
        try:
            return super().page(ask, name, edition)
        except Exception:  # noqa: BLE001
            return self.words[edition.lang]


class WritesBeside(Good):
    def write(self, pages: dict[str, str], folder: Path) -> list[Path]:
        found = super().write(pages, folder)
        (folder.parent / "published.log").write_text("1")
        return found


class Climbs(Good):
    def write(self, pages: dict[str, str], folder: Path) -> list[Path]:
        return super().write(pages | {"../c.html": ""}, folder)


class ChineseAlone(Good):
    words = {"zh": "全市", "en": "全市"}  # noqa: RUF012


class BothAtOnce(Good):
    words = {"zh": "全市 City", "en": "City 全市"}  # noqa: RUF012


class Tells(Good):
    def page(self, ask: Ask, name: str, edition: Edition) -> str:
        return f"{super().page(ask, name, edition)} <!-- 张三 -->"


class TellsInItsNames(Good):
    def write(self, pages: dict[str, str], folder: Path) -> list[Path]:
        return super().write(pages | {"张三.html": ""}, folder)


class TellsInCode(Good):
    def page(self, ask: Ask, name: str, edition: Edition) -> str:
        return super().page(ask, name, edition) + "\\u5f20\\u4e09"


class SaysWhen(Good):
    turn = 0

    def page(self, ask: Ask, name: str, edition: Edition) -> str:
        self.turn += 1
        return f"{super().page(ask, name, edition)} {self.turn}"


PLANTED: list[tuple[int, type[Good]]] = [
    *((1, kind) for kind in (ForgetsOne, NamesOneMore)),
    *((2, kind) for kind in (WantsAFolder, WantsAParent)),
    *((3, kind) for kind in (WritesOver, OverlooksHidden, FallsOverAFile)),
    *((4, kind) for kind in (AsItGoes, LeavesADraft, GoesOn)),
    *((5, kind) for kind in (WritesBeside, Climbs)),
    *((6, kind) for kind in (ChineseAlone, BothAtOnce)),
    *((7, kind) for kind in (Tells, TellsInItsNames, TellsInCode)),
    (8, SaysWhen),
]
MADE_UP = Trial(
    publisher=Good(),
    ask=lambda query, _: f"{query}: 8",
    edition=EDITION,
    words=Good.words,
    secrets=("张三", "371082199001011239"),
)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_a_good_publisher_passes(promise: Any, tmp_path: Path) -> None:
    promise(MADE_UP, tmp_path)


def test_each_promise_has_a_fault() -> None:
    assert {number for number, _ in PLANTED} == {
        int(one.__name__.split("_")[1]) for one in PROMISES
    }


@pytest.mark.parametrize(("number", "kind"), PLANTED, ids=[f"{n} {k.__name__}" for n, k in PLANTED])
def test_a_fault_is_named(number: int, kind: type[Good], tmp_path: Path) -> None:
    (promise,) = [one for one in PROMISES if one.__name__.startswith(f"promise_{number}_")]
    with pytest.raises(PromiseBroken, match=f"^promise {number}:"):
        promise(evolve(MADE_UP, publisher=kind()), tmp_path)
