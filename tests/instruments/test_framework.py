"""The framework by its rules alone: drafts, the one master, what amends, repeals and ends."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.instruments import (
    AdoptInstrument,
    DesignatePilot,
    DraftInstrument,
    EndInstrument,
    InstrumentKind,
    Pillar,
    RuleBasisRow,
    WithdrawInstrumentDraft,
    WithdrawInstrumentEnding,
    WithdrawInstrumentEntry,
    WithdrawPilot,
)
from ruralgov.domain.instruments.standing import Standing
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.month import Month
from tests.given import TODAY
from tests.instruments.book import A_DAY, Book, compared
from tests.instruments.desk import (
    MAY,
    NEXT,
    YEAR,
    changed,
    key,
    master,
    measure,
    supporting,
)


@pytest.fixture
def book() -> Book:
    """A master, a supporting plan and a measure, all from the year 2024 on."""
    made = Book()
    made.enter("master", master())
    made.enter("plan", supporting())
    made.enter("measure", measure())
    return made


def test_rule_1_a_draft_is_adopted_by_another_person_and_is_nothing_before() -> None:
    book = Book()
    book.do(DraftInstrument(id=key("master"), paper=master()), "clerk")
    assert not Standing(book.now).all_on(TODAY)
    adopt = AdoptInstrument(draft=key("master"))
    book.when(adopt, "clerk").refused("instrument_self_adopted")
    same = {"clerk": "p", "second": "p"}
    book.when(adopt, "second", persons=same).refused("instrument_self_adopted")
    book.when(adopt, "robot", machines=("robot",)).refused("machine_judges")
    book.do(adopt)
    assert book.now.drafts == ()
    version = book.now.instruments[0].versions[0]
    assert (version.entered, version.adopted) == ("clerk", "reviewer")
    book.when(adopt).refused("instrument_draft_missing")


def test_rule_1_a_draft_is_sent_back_and_its_id_is_no_other_papers(book: Book) -> None:
    book.draft("plan", supporting()).refused("instrument_taken")
    book.do(DraftInstrument(id=key("next"), paper=supporting()), "clerk")
    book.draft("next", supporting()).refused("instrument_taken")
    book.when(WithdrawInstrumentDraft(draft=key("next"), reason="")).refused("text_not_clean")
    book.do(WithdrawInstrumentDraft(draft=key("next"), reason="退回修改"))
    again = WithdrawInstrumentDraft(draft=key("next"), reason="退回")
    book.when(again).refused("instrument_draft_missing")


def test_rule_1_whoever_entered_a_version_neither_ends_it_nor_takes_it_back(book: Book) -> None:
    end = EndInstrument(instrument=key("measure"), since=NEXT, document="t", reason="t")
    book.when(end, "clerk").refused("instrument_self_changed")
    back = WithdrawInstrumentEntry(instrument=key("measure"), entry=YEAR, reason="t")
    book.when(back, "clerk").refused("instrument_self_changed")


def test_rule_1_a_correction_is_a_draft_too_and_takes_the_place_of_the_whole_paper(
    book: Book,
) -> None:
    right = changed(measure(), title="积分办法", since=date(2024, 2, 1))
    correct = {"of": key("measure"), "corrects": YEAR, "reason": "题名、施行日录错"}
    book.draft("right", right, of=key("measure"), corrects=YEAR).refused("text_not_clean")
    wrong = {**correct, "corrects": MAY}
    book.draft("right", right, **wrong).refused("instrument_version_missing")
    book.draft("right", right, corrects=YEAR, reason="t").refused("instrument_missing")
    book.enter("right", right, **correct)
    (version,) = book.now.instruments[-1].versions
    assert (version.paper, version.entered) == (right, "clerk")
    assert not book.holds("measure", date(2024, 1, 31))


def test_rule_1_two_corrections_of_one_version_do_not_both_hold(book: Book) -> None:
    correct: dict[str, Any] = {"of": key("measure"), "corrects": YEAR, "reason": "录错"}
    for name, since in (("one", MAY), ("two", NEXT)):
        paper = changed(measure(), since=since)
        book.do(DraftInstrument(id=key(name), paper=paper, **correct), "clerk")
    book.do(AdoptInstrument(draft=key("one")))
    book.when(AdoptInstrument(draft=key("two"))).refused("instrument_version_missing")


def test_rule_2_a_title_that_nobody_knows_prints_so() -> None:
    unknown = supporting(title=None, document=None, issued=None, characters=None)
    assert unknown.name == "（题名未载）"
    book = Book()
    book.enter("master", master())
    for name in ("third", "fourth", "fifth"):
        book.enter(name, unknown)
    assert len(Standing(book.now).of_kind(InstrumentKind.SUPPORTING, TODAY)) == 3


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"title": " "}, "text_not_clean"),
        ({"source": ""}, "text_not_clean"),
        ({"issued": MAY}, "instrument_days_wrong"),
        ({"issued": TODAY + A_DAY, "since": TODAY + A_DAY}, "instrument_days_wrong"),
        ({"until": YEAR}, "instrument_days_wrong"),
        ({"review": YEAR}, "instrument_days_wrong"),
        ({"checked": compared(TODAY + A_DAY, "一致")}, "instrument_check_ahead"),
        ({"checked": compared(TODAY, "")}, "text_not_clean"),
        ({"issued": date(2019, 1, 1)}, "instrument_issuer_not_then"),
        ({"parent": None}, "instrument_parent_wrong"),
        ({"parent": key("measure")}, "instrument_parent_wrong"),
        ({"parent": key("nowhere")}, "instrument_missing"),
        ({"pillars": ()}, "instrument_pillars_wrong"),
        ({"pillars": (Pillar.GRIDS, Pillar.GRIDS)}, "instrument_pillars_wrong"),
        ({"amends": (key("plan"),)}, "instrument_above"),
        ({"repeals": (key("master"),)}, "instrument_above"),
        ({"repeals": (key("nowhere"),)}, "instrument_missing"),
        ({"amends": (key("next"),)}, "instrument_above"),
        ({"repeals": (key("measure"),)}, "instrument_not_there_to_change"),
    ],
)
def test_rule_2_a_paper_does_not_contradict_itself(
    book: Book, more: dict[str, Any], code: str
) -> None:
    book.draft("next", measure(**more)).refused(code)


def test_rule_2_the_days_of_a_paper_at_their_bounds(book: Book) -> None:
    day = date(2024, 1, 2)
    book.draft("a", measure(since=day, issued=day, until=day + A_DAY, review=day + A_DAY)).only()
    book.draft("b", measure(issued=TODAY - 7 * A_DAY, since=TODAY + 7 * A_DAY)).only()
    book.draft("c", measure(issued=date(2025, 12, 31), since=TODAY)).only()
    book.draft("d", measure(issued=date(2026, 1, 1), since=TODAY)).refused(
        "instrument_issuer_not_then"
    )


@pytest.mark.parametrize("value", ["", "ab", "A" * 64, "g" * 64])
def test_rule_2_a_hash_and_a_length_are_such(value: str) -> None:
    with pytest.raises(BadInput, match="instrument_hash_wrong"):
        measure(sha256=value)
    assert measure(sha256="0" * 64).sha256
    with pytest.raises(BadInput, match="instrument_length_wrong"):
        measure(characters=0)


def test_rule_2_one_document_is_one_instrument(book: Book) -> None:
    book.enter("other", measure(document="市办发〔2024〕9号"))
    book.draft("same", measure(document="市办发〔2024〕9号")).refused("instrument_twice")
    again = measure(document="市办发〔2024〕9号", since=MAY)
    book.draft("next", again, of=key("other"), reason="修订").only()


def test_rule_3_invariant_12_there_is_one_master_on_any_day(book: Book) -> None:
    book.draft("late", master(since=NEXT)).refused("instrument_master_taken", day=NEXT)
    book.draft("early", master(since=date(2023, 1, 1), issued=None, review=None)).refused(
        "instrument_master_taken", day=YEAR
    )
    end = EndInstrument(instrument=key("master"), since=NEXT, document="t", reason="t")
    book.when(end).refused("instrument_master_needs_next")
    book.enter("second", master(since=NEXT, repeals=(key("master"),)))
    assert book.masters(NEXT - A_DAY) == [key("master")]
    assert book.masters(NEXT) == [key("second")]
    assert book.masters(YEAR - A_DAY) == []
    third = master(since=date(2025, 6, 1), repeals=(key("master"),))
    book.draft("third", third).refused("instrument_not_there_to_change")


def test_rule_3_a_master_with_a_last_day_is_followed_by_the_next_without_repealing() -> None:
    book = Book()
    book.enter("master", master(until=NEXT))
    book.draft("early", master(since=NEXT - A_DAY)).refused("instrument_master_taken")
    book.enter("next", master(since=NEXT))
    assert [book.masters(day) for day in (NEXT - A_DAY, NEXT)] == [[key("master")], [key("next")]]


def test_rule_3_two_drafts_of_a_master_are_not_both_adopted(book: Book) -> None:
    for name in ("one", "two"):
        paper = master(since=NEXT, repeals=(key("master"),))
        book.do(DraftInstrument(id=key(name), paper=paper), "clerk")
    book.do(AdoptInstrument(draft=key("one")))
    outcome = book.when(AdoptInstrument(draft=key("two")))
    assert outcome.code == "instrument_master_taken"


def test_rule_3_a_master_that_was_a_mistake_gives_its_place_back(book: Book) -> None:
    book.enter("second", master(since=NEXT, repeals=(key("master"),)))
    first = WithdrawInstrumentEntry(instrument=key("master"), entry=YEAR, reason="t")
    book.when(first).refused("instrument_named")
    book.do(WithdrawInstrumentEntry(instrument=key("second"), entry=NEXT, reason="未印发"))
    assert book.masters(NEXT) == [key("master")]


def test_rule_3_the_end_of_a_master_follows_the_corrected_day_of_the_next(book: Book) -> None:
    paper = master(since=NEXT, repeals=(key("master"),))
    book.enter("second", paper)
    later = date(2025, 3, 1)
    correct: dict[str, Any] = {"of": key("second"), "corrects": NEXT, "reason": "施行日录错"}
    book.enter("fix", changed(paper, since=later), **correct)
    assert book.masters(later - A_DAY) == [key("master")]
    assert book.masters(later) == [key("second")]
    dropped: dict[str, Any] = correct | {"corrects": later}
    book.draft("drop", changed(paper, since=later, repeals=()), **dropped).refused(
        "instrument_master_taken"
    )


def test_rule_4_what_rests_on_what(book: Book) -> None:
    book.draft("a", supporting(parent=key("plan"))).refused("instrument_parent_wrong")
    book.draft("b", supporting(parent=None)).refused("instrument_parent_wrong")
    book.draft("c", master(since=NEXT, parent=key("plan"))).refused("instrument_parent_wrong")
    book.draft("d", measure(parent=key("master"))).only()


def test_rule_4_a_version_is_of_the_same_kind(book: Book) -> None:
    more: dict[str, Any] = {"of": key("measure"), "reason": "修订"}
    book.draft("a", supporting(since=MAY), **more).refused("instrument_kind_changed")
    book.draft("a", measure(), **more).refused("instrument_day_taken")
    book.enter("a", measure(since=MAY, title="二版"), **more)
    found = book.now.instrument(key("measure"))
    assert found is not None
    assert [one.since for one in found.versions] == [YEAR, MAY]
    assert book.now.instrument(key("a")) is None


def test_rule_5_an_instrument_ends_by_its_last_day_a_repeal_or_a_paper(book: Book) -> None:
    book.enter("short", measure(until=MAY))
    assert (book.holds("short", MAY - A_DAY), book.holds("short", MAY)) == (True, False)
    book.enter("heir", measure(since=MAY, repeals=(key("measure"),)))
    assert (book.holds("measure", MAY - A_DAY), book.holds("measure", MAY)) == (True, False)
    end = EndInstrument(instrument=key("measure"), since=NEXT, document="t", reason="t")
    book.when(end).refused("instrument_ended", since=MAY)
    early = EndInstrument(instrument=key("heir"), since=MAY, document="t", reason="t")
    book.when(early).refused("instrument_end_early")
    book.do(EndInstrument(instrument=key("heir"), since=NEXT, document="t", reason="t"))
    assert (book.holds("heir", NEXT - A_DAY), book.holds("heir", NEXT)) == (True, False)
    assert not book.holds("measure", NEXT), "what was repealed stays so when its heir ends"
    more: dict[str, Any] = {"of": key("heir"), "reason": "修订"}
    book.draft("late", measure(since=NEXT), **more).refused("instrument_ended")
    book.draft("before", measure(since=NEXT - A_DAY), **more).only()


def test_rule_5_an_ending_that_was_a_mistake_is_taken_back(book: Book) -> None:
    back = WithdrawInstrumentEnding(instrument=key("measure"), reason="录错")
    book.when(back).refused("instrument_ending_missing")
    book.do(EndInstrument(instrument=key("measure"), since=NEXT, document="t", reason="t"))
    book.do(back)
    assert book.holds("measure", NEXT)


def test_rule_5_a_repeal_that_was_a_mistake_brings_back_what_it_ended(book: Book) -> None:
    book.enter("heir", measure(since=MAY, repeals=(key("measure"),)))
    book.do(WithdrawInstrumentEntry(instrument=key("heir"), entry=MAY, reason="未印发"))
    assert book.holds("measure", MAY)
    gone = WithdrawInstrumentEntry(instrument=key("heir"), entry=MAY, reason="t")
    book.when(gone).refused("instrument_missing")


def test_rule_5_what_others_name_is_not_taken_back(book: Book) -> None:
    back = WithdrawInstrumentEntry(instrument=key("plan"), entry=YEAR, reason="t")
    book.when(back).refused("instrument_named", missing=key("plan"))


def test_rule_5_what_took_the_place_of_another_carries_it(book: Book) -> None:
    book.enter("second", supporting(since=MAY, repeals=(key("plan"),)))
    book.enter("third", supporting(since=NEXT, repeals=(key("second"),)))
    found = [Standing(book.now).carrier(key("plan"), day) for day in (YEAR, MAY, NEXT)]
    assert [one[0].id for one in found if one] == [key("plan"), key("second"), key("third")]
    assert Standing(book.now).carrier(key("plan"), YEAR - A_DAY) is None
    assert Standing(book.now).carrier(key("nowhere"), YEAR) is None
    book.enter("late", measure(since=MAY))
    again = measure(since=NEXT, repeals=(key("late"),))
    book.enter("again", again, of=key("measure"), reason="修订")
    assert Standing(book.now).carrier(key("late"), MAY - A_DAY) is None, "it had not begun"


def test_rule_6_invariant_13_no_day_is_taken_from_a_rule_that_began_to_rest_on_it(
    book: Book,
) -> None:
    row = RuleBasisRow(
        kind="matter", rule="water", instrument=key("measure"), since=MAY, until=FOREVER
    )
    book.rows = (row,)
    back = WithdrawInstrumentEntry(instrument=key("measure"), entry=YEAR, reason="t")
    book.when(back).refused("instrument_cited", since=MAY, rule="water")
    correct: dict[str, Any] = {"of": key("measure"), "corrects": YEAR, "reason": "t"}
    book.draft("a", measure(since=MAY + A_DAY), **correct).refused("instrument_cited")
    book.draft("a", measure(since=MAY), **correct).only()
    end = EndInstrument(instrument=key("measure"), since=MAY, document="t", reason="t")
    book.when(end).refused("instrument_cited")
    later = EndInstrument(instrument=key("measure"), since=MAY + A_DAY, document="t", reason="t")
    book.when(later).only()
    heir = measure(since=MAY, repeals=(key("measure"),))
    book.draft("heir", heir).refused("instrument_cited")


def test_rule_8_a_pilot_has_a_month_and_is_entered_once(book: Book) -> None:
    pilot = DesignatePilot(authority="中央组织部", title="试点", month=Month("2022-04"), source="t")
    book.do(pilot)
    book.when(pilot).refused("pilot_twice")
    book.when(changed_pilot(pilot, "2026-01")).only()
    book.when(changed_pilot(pilot, "2026-02")).refused("pilot_ahead")
    book.when(changed_pilot(pilot, "2022-13")).refused("month_wrong")
    missing = WithdrawPilot(month=Month("2022-05"), title="试点", reason="t")
    book.when(missing).refused("pilot_missing")
    book.do(WithdrawPilot(month=Month("2022-04"), title="试点", reason="录错"))
    assert book.now.pilots == ()


def changed_pilot(pilot: DesignatePilot, month: str) -> DesignatePilot:
    return DesignatePilot(
        authority=pilot.authority, title=pilot.title, month=Month(month), source=pilot.source
    )
