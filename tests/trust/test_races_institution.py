"""Races of the institution on a real PostgreSQL, each with a naive mutant that must be caught."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.appraisal.office import BEFORE, indicator, owner, terms
from tests.evaluation.rounds import ballot, deciding, leaders, rater, scheme, unit
from tests.instruments.desk import CLERK, REVIEWER, key, master, office
from tests.racing import meet, take_any_version, together, weaken
from tests.staffing.office import moving, opening, organisation, posted
from tests.town import Town

from ruralgov.domain import appraisal as a
from ruralgov.domain import evaluation as e
from ruralgov.domain.instruments import AdoptInstrument, DraftInstrument, FrameworkTree
from ruralgov.domain.kernel.calendar import legal_date
from ruralgov.domain.kernel.ids import (
    AccountId,
    AppraisalSchemeId,
    EvaluationId,
    QuotaTransferId,
)
from ruralgov.domain.kernel.roles import Actor
from ruralgov.domain.registry import OrganisationKind
from ruralgov.domain.staffing import ApproveTransfer, PostLedger, QuotaKind
from ruralgov_sqlalchemy import SqlStorage

TODAY = date(2026, 1, 5)


@pytest.fixture
def town(postgres_url: str) -> Iterator[Town]:
    made = Town(SqlStorage(postgres_url, "371082"))
    yield made
    made.app.close()


def lose(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the mutant's way: nothing waits, and who writes a record last wins."""
    weaken(monkeypatch)
    take_any_version(monkeypatch)


def last_two_ballots(town: Town, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Let a town enter its last two ballots at once, and count those that its paper has."""
    places = [town.town, *(town.place(f"371082{n}", f"第{n}镇") for n in range(102, 106))]
    units = [unit(town, name) for name in ("甲局", "乙局")]
    account, day = rater(town, "填报", places[0]), legal_date(town.clock.now)
    posts = leaders(town, places[0], "评")
    drafted = e.DraftEvaluation(scheme=scheme(town, *units))
    round_ = EvaluationId(town.do("evaluation_host", drafted).key)
    town.do("evaluation_host", e.PublishEvaluation(evaluation=round_))
    town.do("evaluation_host", e.OpenEvaluation(evaluation=round_))

    def give(command: Any) -> None:
        acting: dict[str, Any] = {"actor": Actor(AccountId(account)), "purpose": e.EVALUATION}
        town.app.execute(command, **acting)

    give(deciding(round_, places[0], day, posts))
    meet(monkeypatch, "load", "evaluation_paper", alone=True)
    said = together(
        *(lambda one=one: give(ballot(round_, places[0], one, "90 80")) for one in units)
    )
    (line, *_) = town.ask("evaluation_host", e.Participation(evaluation=round_)).lines
    return said, line.ballots


def test_the_last_two_ballots_of_a_town_are_both_on_its_paper(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert last_two_ballots(town, monkeypatch) == (["done", "done"], 2)
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_forgets_that_there_is_a_ballot(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch)
    said, ballots = last_two_ballots(town, monkeypatch)
    assert (said, ballots) == (["done", "done"], 1)


def adopt_two_masters(town: Town, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Adopt two drafts of a master at once, and count those in force."""
    office(town)
    names = ("one", "two")
    for name in names:
        town.do(CLERK, DraftInstrument(id=key(name), paper=master(title=name)))
    meet(monkeypatch, "load", "framework", alone=True)
    said = together(
        *(lambda name=name: town.do(REVIEWER, AdoptInstrument(draft=key(name))) for name in names)
    )
    return said, town.ask(CLERK, FrameworkTree()).masters


def test_of_two_masters_one_is_adopted(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    said = adopt_two_masters(town, monkeypatch)
    assert said == (["done", "instrument_master_taken"], 1)
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_adopts_two_masters_and_loses_one(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch)
    said, _ = adopt_two_masters(town, monkeypatch)
    assert said == ["done", "done"]


def overdraw(town: Town, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Approve two transfers at once that take four posts each of five; return what is left."""
    bureau = organisation(town, "农业农村局")
    below = organisation(town, "俚岛镇人民政府", OrganisationKind.TOWN_GOVERNMENT, town.town)
    posted(town, opening({bureau: 5, below: 1}))
    drafts = [moving({bureau: -4, below: 4}, approval=f"编委〔2024〕{n}号") for n in (3, 4)]
    keys = [QuotaTransferId(town.do("staffing_officer", one).key) for one in drafts]
    meet(monkeypatch, "rows", "quota_postings", alone=True)
    said = together(
        *(
            lambda one=one: town.do("staffing_approver", ApproveTransfer(transfer=one))
            for one in keys
        )
    )
    sheet = town.ask("staffing_officer", PostLedger(kind=QuotaKind.INSTITUTION))
    return said, {one.unit: one.posts for one in sheet.units}[bureau]


def test_two_transfers_do_not_overdraw_an_account(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert overdraw(town, monkeypatch) == (["done", "quota_short"], 1)
    assert town.app.verify() == []


def test_mutant_without_serializable_overdraws_an_account(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(monkeypatch)
    assert overdraw(town, monkeypatch) == (["done", "done"], -3)


def freeze_and_take_back(town: Town, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int, str]:
    """Freeze a scheme while its adoption is taken back; return how many towns have a sheet."""
    wanted = terms(indicator("A", 100, owner=owner(town)))
    drafted = a.DraftAppraisalScheme(terms=wanted)
    it = AppraisalSchemeId(town.do("appraiser", drafted).key)
    adopt = a.AdoptAppraisalScheme(scheme=it, approval="纪要", adopted=BEFORE)
    town.do("appraisal_authority", adopt)
    meet(monkeypatch, "load", "appraisal_scheme", alone=True)
    back = a.WithdrawSchemeAdoption(scheme=it, reason="文号录错")
    freeze = a.FreezeAppraisal(scheme=it, head=str(town.app.seal()))
    said = together(
        lambda: town.do("appraiser", freeze),
        lambda: town.do("appraisal_authority", back),
    )
    sheet = town.ask("appraiser", a.AppraisalStatus(scheme=it))
    stage = town.ask("appraiser", a.AppraisalSchemeSheet(scheme=it)).scheme.stage
    return said, len(sheet.lines), str(stage)


def test_a_scheme_is_frozen_or_its_adoption_taken_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, towns, stage = freeze_and_take_back(town, monkeypatch)
    assert said.count("done") == 1
    assert (towns, stage) in ((1, "frozen"), (0, "draft"))
    assert town.app.verify() == []


def test_mutant_that_takes_any_version_freezes_what_was_taken_back(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose(monkeypatch)
    said, towns, _ = freeze_and_take_back(town, monkeypatch)
    assert (said, towns) == (["done", "done"], 1)
