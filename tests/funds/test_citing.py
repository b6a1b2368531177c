"""What is asked for above the threshold: a procedure of 四议两公开, or the record of a paper."""

from datetime import date

import pytest

from ruralgov.domain import meetings as m
from ruralgov.domain.funds import Resolution
from ruralgov.domain.meetings.model import Matter
from tests.funds.desk import Desk
from tests.meetings.village import Village
from tests.town import Town, code_of

LARGE = 20_000
PAPER = Resolution(
    reference="村决〔2025〕1号",
    proposed=date(2025, 1, 1),
    discussed=date(2025, 1, 2),
    reviewed=date(2025, 1, 3),
    decided=date(2025, 1, 4),
    published=date(2025, 1, 5),
    entitled=30,
    present=20,
    in_favour=11,
)


@pytest.fixture
def village() -> Village:
    return Village(Town())


@pytest.fixture
def desk(village: Village) -> Desk:
    desk = Desk(village.town)
    desk.bank(50_000)
    return desk


def test_rule_18_a_procedure_gives_the_record_itself(desk: Desk, village: Village) -> None:
    procedure, _ = village.published(Matter.PUBLIC_WORKS)
    key = desk.file(LARGE, procedure=procedure)
    found = desk.of(key).state.resolution
    assert found is not None
    assert (found.procedure, found.decided, found.published) == (
        procedure,
        date(2025, 12, 15),
        date(2025, 12, 16),
    )
    assert (found.entitled, found.present, found.in_favour) == (30, 30, 30)
    back = m.WithdrawProcedureStep(procedure=procedure, reason="误")
    assert village.refused(back) == "procedure_cited"
    end = m.EndProcedure(procedure=procedure, end=m.ProcedureEnd.WITHDRAWN, reason="误")
    assert village.refused(end) == "procedure_cited"
    assert village.town.app.verify(str(village.town.app.seal())) == []


def test_rule_18_it_was_resolved_published_and_about_money(desk: Desk, village: Village) -> None:
    both = desk.asking(LARGE, resolution=PAPER)
    assert code_of(lambda: desk.give("applicant", both)) == ""
    procedure, _ = village.resolved(Matter.PUBLIC_WORKS)
    early = desk.asking(LARGE, procedure=procedure)
    assert code_of(lambda: desk.give("applicant", early)) == "procedure_not_resolved"
    twice = desk.asking(LARGE, procedure=procedure, resolution=PAPER)
    assert code_of(lambda: desk.give("applicant", twice)) == "resolution_twice"


def test_rule_18_of_another_village_or_matter_it_is_refused(desk: Desk, village: Village) -> None:
    rules, _ = village.published(Matter.VILLAGE_RULES)
    asking = desk.asking(LARGE, procedure=rules)
    assert code_of(lambda: desk.give("applicant", asking)) == "decision_wrong_matter"


def test_rule_18_a_paper_is_still_taken_as_before(desk: Desk) -> None:
    found = desk.of(desk.file(LARGE, resolution=PAPER)).state.resolution
    assert found == PAPER
