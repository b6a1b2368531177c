"""Why an entry stands as it does, sentence by sentence, without an app (rule 23, SG-18)."""

from typing import Any

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts.explaining import explained
from ruralgov.domain.compacts.model import Signed
from ruralgov.domain.compacts.model_points import Ended, Informed, Notice
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.ids import AccountId, CreditSchemeId, PersonId
from tests.compacts.compact import proof
from tests.compacts.hamlet import (
    A_DAY,
    HOLDING,
    agreed,
    agreement,
    month,
    point,
    sheet,
    states,
)
from tests.given import TODAY, Reading

SHOWN = (proof(PersonId("maker")), proof(PersonId("other"), c.ProofKind.PICTURE, "b"))
POINT = point(quantity=1)
SHEET = sheet(POINT, proofs=SHOWN)
MONTH = month(SHEET)


def said(known: c.CreditMonth = MONTH, **more: Any) -> list[str]:
    """Return the sentences about the first entry, each by its first word."""
    of, mine = next(known.points())
    found = list(explained(known, of, mine, c.PointStatus.COUNTS, Reading(states(**more))))
    assert all(line.zh and line.en for line in found)
    return [line.en for line in found]


def begun(lines: list[str]) -> list[str]:
    return [line.replace(":", " ").split()[0] for line in lines]


def test_rule_23_an_entry_rests_on_clause_item_scheme_agreement_and_evidence() -> None:
    lines = said()
    assert begun(lines) == [
        *("Rule", "Item", "Scheme", "Agreement", "Fact", "Evidence", "Recorded", "Standing"),
    ]
    assert lines[0].startswith("Rule: clause 1 of '规约'")
    assert lines[1] == "Item: 陪护独居老人, 2 an hour, at most 10 for one event."
    assert lines[4] == f"Fact: {POINT.day}, 1 hours; 2 points by the item, 2 counted."
    assert lines[5].startswith("Evidence: attendance or hours sheet")
    assert lines[-1].endswith(f"up to {POINT.expires - A_DAY}, that day included.")


def test_rule_23_what_is_not_by_the_hour_says_so() -> None:
    clean = point(item="B2", points=4, proofs=(1, 2))
    lines = said(month(sheet(clean, proofs=SHOWN)))
    assert lines[1] == "Item: 参加清洁日, 4 each time, at most 4 for one event."
    assert lines[4] == f"Fact: {clean.day}; 4 points by the item, 4 counted."
    assert begun(lines).count("Evidence") == 2


def test_rule_23_a_cap_that_was_reached_is_named() -> None:
    assert "The" not in begun(said())
    capped = month(sheet(point(points=1), proofs=SHOWN))
    (line,) = (one for one in said(capped) if one.startswith("The cap"))
    assert "does not count" in line


def test_rule_23_what_is_no_longer_known_is_left_out() -> None:
    assert begun(said(scheme=None)) == ["Agreement", "Fact", "Evidence", "Recorded", "Standing"]
    assert begun(said(rules=None))[0] == "Scheme"
    assert begun(said(scheme=change(HOLDING, items=())))[0] == "Scheme"
    assert begun(said(scheme=change(HOLDING, items=())))[2] == "Fact"
    unclaused = change(HOLDING, items=tuple(change(one, clause="9") for one in HOLDING.items))
    assert begun(said(scheme=unclaused))[0] == "Scheme"


def test_rule_23_the_agreement_is_the_persons_own_and_of_that_day() -> None:
    def many(*agreements: c.Agreement) -> int:
        return begun(said(agreements=agreed(*agreements))).count("Agreement")

    assert many(agreement(since=POINT.day)) == 1
    assert many(agreement(since=POINT.day + A_DAY)) == 0
    assert many(agreement("x")) == 0
    assert many(agreement(scheme=CreditSchemeId("s2"))) == 0
    assert begun(said(agreements=None)).count("Agreement") == 0


def test_rule_23_what_was_done_about_it_is_said_in_its_order() -> None:
    approved = change(SHEET, approved=Signed(by=AccountId("a"), day=TODAY))
    told = Informed(entry=1, day=TODAY, last=TODAY, how=c.NoticeMethod.WRITTEN)
    whole = month(
        approved,
        informed=(told,),
        notice=Notice(day=TODAY, last=TODAY, by=AccountId("a")),
        final=TODAY,
        ended=(Ended(entry=1, day=TODAY, ending=c.Ending.REPAIRED),),
    )
    assert begun(said(whole))[6:] == [
        *("Recorded", "Approved", "Told", "Published", "Final", "Repaired", "Standing"),
    ]
    assert f"Told on {TODAY} (in writing); could be heard up to {TODAY}." in said(whole)
    assert begun(said(change(whole, ended=())))[-2:] == ["Final", "Standing"]
    assert begun(said(change(whole, informed=(change(told, entry=2),))))[7:9] == [
        *("Approved", "Published"),
    ]
