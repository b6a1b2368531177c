"""The rules of schemes where they turn: each asked by itself, without an app."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain import compacts as c
from ruralgov.domain.compacts import hanging as hanging_of
from ruralgov.domain.compacts import messages_scheme as s
from ruralgov.domain.compacts import rules_scheme, standing
from ruralgov.domain.compacts.model import REVIEW_MONTHS, TownObjection
from ruralgov.domain.compacts.months import months_after, months_of
from ruralgov.domain.compacts.records import CREDIT_SCHEME
from ruralgov.domain.compacts.rows import VillageRulesRow, rules_rows
from ruralgov.domain.compacts.rows_points import CreditMonthRow, month_rows
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.division import DivisionLevel
from ruralgov.domain.kernel.ids import AccountId, PlaceId
from ruralgov.domain.meetings import BodyKind
from tests.compacts import hamlet
from tests.compacts.compact import CATEGORIES, HELP, ITEMS, LITTER, TERMS
from tests.compacts.hamlet import (
    A_DAY,
    ADOPTED,
    ADOPTED_RULES,
    ADOPTED_SCHEME,
    DECIDED,
    DRAFT,
    DRAFT_RULES,
    FILED,
    HOLDING,
    RULES,
    RULES_ID,
    SCHEME,
    SINCE,
    VILLAGE,
    decision,
    scheme_row,
    states,
)
from tests.given import TODAY, Outcome, Reading, given

ME = AccountId("me")
OBJECTED = change(
    RULES, objection=TownObjection(clauses=("1",), reason="改", day=TODAY, by=AccountId("t"))
)
WITHDRAWN, ENDED = change(DRAFT_RULES, withdrawn=True), change(RULES, ended=TODAY)
DRAFTING = s.DraftCreditScheme(
    village=VILLAGE,
    rules=RULES_ID,
    title=" 办法 ",
    categories=CATEGORIES,
    items=ITEMS,
    terms=TERMS,
)
REVISING = s.ReviseCreditScheme(
    scheme=SCHEME,
    rules=RULES_ID,
    title=" 办法 ",
    categories=CATEGORIES,
    items=ITEMS,
    terms=TERMS,
)
ADOPTING = s.AdoptCreditScheme(scheme=SCHEME, decision=DECIDED)
PUBLISHING = s.PublishCreditScheme(
    scheme=SCHEME,
    published=TODAY,
    since=TODAY + A_DAY,
    review_on=months_after(TODAY + A_DAY, REVIEW_MONTHS),
)
CORRECTING = s.CorrectCreditSchemeStart(
    scheme=SCHEME, since=TODAY + A_DAY, review_on=TODAY + 9 * A_DAY, reason=" 误 "
)
ENDING = s.EndCreditScheme(scheme=SCHEME, since=TODAY, cause=" 重订 ")
WITHDRAWING = s.WithdrawCreditScheme(scheme=SCHEME, reason=" 误 ")
COMING = change(ADOPTED_SCHEME, published=FILED, since=TODAY + A_DAY, review_on=TODAY + 9 * A_DAY)


def of(known: Any, command: Any, rule: Any, rows: tuple[Any, ...] = (), **more: Any) -> Outcome:
    found = given(CREDIT_SCHEME, state=known, others=states(**more), rows=(hamlet.place(), *rows))
    return found.when(command, rule)


@pytest.mark.parametrize(
    ("command", "rule", "codes"),
    [
        (REVISING, rules_scheme.revise_credit_scheme, ("", "x", "x", "x", "x", "x")),
        (ADOPTING, rules_scheme.adopt_credit_scheme, ("", "x", "x", "x", "x", "x")),
        (PUBLISHING, rules_scheme.publish_credit_scheme, ("x", "", "x", "x", "x", "x")),
        (
            CORRECTING,
            rules_scheme.correct_credit_scheme_start,
            ("x", "x", "", "credit_scheme_begun", "x", "x"),
        ),
        (
            ENDING,
            rules_scheme.end_credit_scheme,
            ("x", "x", "credit_scheme_days", "", "x", "x"),
        ),
        (
            WITHDRAWING,
            rules_scheme.withdraw_credit_scheme,
            ("", "", "", "credit_scheme_begun", "x", "x"),
        ),
    ],
)
def test_rule_7_each_step_of_a_scheme_is_taken_at_its_stages_alone(
    command: Any, rule: Any, codes: tuple[str, ...]
) -> None:
    known = (
        *(DRAFT, ADOPTED_SCHEME, COMING, HOLDING),
        *(change(HOLDING, ended=TODAY), change(DRAFT, withdrawn=True)),
    )
    wanted = ["credit_scheme_stage" if one == "x" else one for one in codes]
    assert [of(one, command, rule).code for one in known] == wanted
    assert of(None, command, rule).code == "credit_scheme_missing"


def test_rule_4_a_scheme_rests_on_rules_of_its_own_village() -> None:
    of(None, DRAFTING, rules_scheme.draft_credit_scheme).then(
        s.CreditSchemeDrafted(
            village=VILLAGE,
            rules=RULES_ID,
            title="办法",
            categories=CATEGORIES,
            items=ITEMS,
            terms=TERMS,
            by=ME,
        )
    )
    of(DRAFT, REVISING, rules_scheme.revise_credit_scheme).then(
        s.CreditSchemeRevised(
            rules=RULES_ID,
            title="办法",
            categories=CATEGORIES,
            items=ITEMS,
            terms=TERMS,
            by=ME,
        )
    )
    elsewhere = change(RULES, village=PlaceId("other"))
    for none in (elsewhere, None):
        drafted = of(None, DRAFTING, rules_scheme.draft_credit_scheme, rules=none)
        drafted.refused("village_rules_missing")
        revised = of(DRAFT, REVISING, rules_scheme.revise_credit_scheme, rules=none)
        revised.refused("village_rules_missing")
    bad = change(TERMS, notice_days=6)
    wrong = change(DRAFTING, terms=bad)
    of(None, wrong, rules_scheme.draft_credit_scheme).refused("credit_terms_wrong")
    wrong_too = change(REVISING, terms=bad)
    of(DRAFT, wrong_too, rules_scheme.revise_credit_scheme).refused("credit_terms_wrong")
    town = given(CREDIT_SCHEME, others=states(), rows=(hamlet.place(DivisionLevel.TOWN),))
    town.when(DRAFTING, rules_scheme.draft_credit_scheme).refused("compact_place_wrong")


def test_rule_7_a_scheme_is_adopted_by_the_villagers_on_rules_that_hold() -> None:
    def adopted(known: c.CreditScheme = DRAFT, **more: Any) -> Outcome:
        return of(known, ADOPTING, rules_scheme.adopt_credit_scheme, **more)

    for kind in (BodyKind.VILLAGE_MEETING, BodyKind.REPRESENTATIVES):
        adopted(decision=decision(kind=kind)).then(
            s.CreditSchemeAdopted(decision=DECIDED, by=ME, day=TODAY)
        )
    adopted(decision=decision(kind=BodyKind.TWO_COMMITTEES)).refused("decision_wrong_body")
    adopted(decision=decision(publications=())).refused("decision_not_published")
    adopted(rules=ADOPTED_RULES).refused("village_rules_not_holding")
    adopted(rules=ENDED).refused("village_rules_not_holding")
    adopted(change(DRAFT, terms=change(TERMS, honours=0))).refused("credit_terms_wrong")


@pytest.mark.parametrize(
    ("change_", "code"),
    [
        ({}, ""),
        ({"published": ADOPTED}, ""),
        ({"published": ADOPTED - A_DAY}, "credit_scheme_days"),
        ({"published": TODAY + A_DAY, "since": TODAY + 2 * A_DAY}, "credit_scheme_days"),
        ({"since": TODAY}, "credit_scheme_days"),
        ({"published": ADOPTED, "since": TODAY}, "credit_scheme_days"),
        ({"review_on": TODAY + A_DAY}, "credit_scheme_days"),
        ({"review_on": TODAY + 2 * A_DAY}, ""),
        ({"review_on": PUBLISHING.review_on + A_DAY}, "credit_scheme_days"),
    ],
)
def test_rule_7_a_scheme_is_published_begins_and_is_reviewed_in_this_order(
    change_: dict[str, Any], code: str
) -> None:
    command = change(PUBLISHING, **change_)
    outcome = of(ADOPTED_SCHEME, command, rules_scheme.publish_credit_scheme)
    assert outcome.code == code
    if not code:
        outcome.then(
            s.CreditSchemePublished(
                published=command.published, since=command.since, review_on=command.review_on
            )
        )


def test_rule_7_a_start_is_moved_to_a_day_that_is_still_to_come() -> None:
    def moved(known: c.CreditScheme, **more: Any) -> Outcome:
        command = change(CORRECTING, **more)
        return of(known, command, rules_scheme.correct_credit_scheme_start)

    moved(COMING).then(
        s.CreditSchemeStartCorrected(since=TODAY + A_DAY, review_on=TODAY + 9 * A_DAY, reason="误")
    )
    moved(COMING, since=TODAY).refused("credit_scheme_days")
    moved(change(COMING, published=TODAY + A_DAY)).refused("credit_scheme_days")
    moved(COMING, reason="").refused("text_not_clean")
    moved(change(COMING, since=TODAY)).refused("credit_scheme_begun", since=TODAY)


@pytest.mark.parametrize(
    ("owner", "since", "code"),
    [
        ("old", TODAY, ""),
        ("old", TODAY + A_DAY, "credit_scheme_order"),
        (SCHEME, TODAY + A_DAY, ""),
        ("old", None, ""),
    ],
)
def test_rule_7_versions_begin_one_after_the_other(
    owner: str, since: date | None, code: str
) -> None:
    row = change(scheme_row(owner=owner), since=since)
    published = of(ADOPTED_SCHEME, PUBLISHING, rules_scheme.publish_credit_scheme, (row,))
    assert published.code == code
    moved = of(COMING, CORRECTING, rules_scheme.correct_credit_scheme_start, (row,))
    assert moved.code == code


@pytest.mark.parametrize(
    ("since", "code"),
    [
        (TODAY - A_DAY, "credit_scheme_days"),
        (TODAY, ""),
        (HOLDING.until - A_DAY, ""),
        (HOLDING.until, "credit_scheme_days"),
    ],
)
def test_rule_7_a_scheme_ends_while_it_holds(since: date, code: str) -> None:
    outcome = of(HOLDING, change(ENDING, since=since), rules_scheme.end_credit_scheme)
    assert outcome.code == code
    if not code:
        outcome.then(s.CreditSchemeEnded(since=since, cause="重订"))
    ahead = change(COMING, since=TODAY + 2 * A_DAY)
    early = change(ENDING, since=TODAY + A_DAY)
    of(ahead, early, rules_scheme.end_credit_scheme).refused("credit_scheme_days")
    on_its_day = change(ENDING, since=TODAY + 2 * A_DAY)
    assert of(ahead, on_its_day, rules_scheme.end_credit_scheme).code == ""


def test_rule_7_a_scheme_that_never_began_is_withdrawn_with_a_reason() -> None:
    for known in (DRAFT, COMING):
        of(known, WITHDRAWING, rules_scheme.withdraw_credit_scheme).then(
            s.CreditSchemeWithdrawn(reason="误")
        )
    bare = change(WITHDRAWING, reason=" ")
    of(DRAFT, bare, rules_scheme.withdraw_credit_scheme).refused("text_not_clean")


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ({}, ""),
        ({"notice_days": 7, "hearing_days": 3, "answer_days": 10, "honours": 1}, ""),
        ({"answer_days": 1}, ""),
        ({"most_month": 0}, "credit_terms_wrong"),
        ({"notice_days": 6}, "credit_terms_wrong"),
        ({"hearing_days": 2}, "credit_terms_wrong"),
        ({"answer_days": 11}, "credit_terms_wrong"),
        ({"answer_days": 0}, "credit_terms_wrong"),
        ({"honours": 0}, "credit_terms_wrong"),
    ],
)
def test_rule_6_the_terms_of_a_scheme_have_their_least_and_most(
    terms: dict[str, int], code: str
) -> None:
    assert checked(terms=change(TERMS, **terms)) == code


def checked(**more: Any) -> str:
    """Return with which code a scheme is refused that differs so."""
    command = change(DRAFTING, **more)
    return of(None, command, rules_scheme.draft_credit_scheme).code


@pytest.mark.parametrize(
    ("item", "change_", "code"),
    [
        (HELP, {"points": 1, "most_event": 1}, ""),
        (HELP, {"points": 0}, "credit_points_wrong"),
        (HELP, {"points": 10, "most_event": 10}, ""),
        (HELP, {"points": 11, "most_event": 10}, "credit_points_wrong"),
        (HELP, {"most_event": 20}, ""),
        (HELP, {"most_event": 21}, "credit_points_wrong"),
        (HELP, {"expires_months": 11}, "credit_expiry_wrong"),
        (LITTER, {"expires_months": 1}, ""),
        (LITTER, {"expires_months": 0}, "credit_expiry_wrong"),
        (LITTER, {"expires_months": 24}, ""),
        (LITTER, {"expires_months": 25}, "credit_expiry_wrong"),
        (LITTER, {"title": "未婚"}, "credit_item_refused"),
    ],
)
def test_rule_6_an_item_has_its_least_and_most(
    item: c.CreditItem, change_: dict[str, Any], code: str
) -> None:
    items = tuple(change(one, **change_) if one == item else one for one in ITEMS)
    assert checked(items=items) == code


def test_rule_6_without_a_deduction_what_is_gained_may_expire_after_a_month() -> None:
    gains = tuple(change(one, expires_months=1) for one in ITEMS if not one.negative)
    assert checked(items=gains) == ""
    one_none = tuple(change(one, expires_months=0) for one in gains)
    assert checked(items=one_none) == "credit_expiry_wrong"


GIVES, TAKES = ((c.Consequence.HONOUR,), (c.Consequence.REMINDER,))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"items": (*ITEMS, HELP)}, "credit_code_twice"),
        ({"items": (*ITEMS, change(HELP, code="B"))}, "credit_code_twice"),
        ({"items": (*ITEMS, change(HELP, code="A2"))}, ""),
        ({"items": (*ITEMS, change(HELP, code="A2", category="Z"))}, "credit_category_missing"),
        ({"items": (*ITEMS, change(HELP, code="A2", clause="9"))}, "village_rules_clause_missing"),
        ({"items": (LITTER,)}, "credit_category_empty"),
        ({"items": (change(HELP, consequences=()), LITTER)}, "credit_consequence_wrong"),
        ({"items": (change(HELP, consequences=TAKES), LITTER)}, "credit_consequence_wrong"),
        ({"items": (change(HELP, consequences=GIVES), LITTER)}, ""),
        ({"items": (HELP, change(LITTER, consequences=GIVES))}, "credit_consequence_wrong"),
        ({"items": (HELP, change(LITTER, consequences=TAKES))}, ""),
        ({"items": (change(HELP, expires_months=60), LITTER)}, ""),
        ({"items": (change(HELP, expires_months=61), LITTER)}, "credit_expiry_wrong"),
        ({"items": (change(HELP, title=" "), LITTER)}, "text_not_clean"),
        ({"categories": (change(CATEGORIES[0], title=" "), CATEGORIES[1])}, "text_not_clean"),
        (
            {"categories": (change(CATEGORIES[0], title="信访"), CATEGORIES[1])},
            "credit_item_refused",
        ),
        ({"terms": change(TERMS, most_month=19)}, "credit_points_wrong"),
        ({"terms": change(TERMS, most_month=20)}, ""),
    ],
)
def test_rules_4_to_6_a_scheme_is_whole_and_names_nothing_protected(
    more: dict[str, Any], code: str
) -> None:
    assert checked(**more) == code


def test_rule_6_one_point_a_month_is_the_least() -> None:
    one = change(LITTER, points=-1, most_event=1)
    least = change(CATEGORIES[1], most_month=1)
    terms = change(TERMS, most_month=1)
    assert checked(items=(one,), categories=(least,), terms=terms) == ""


def test_rule_6_what_is_gained_lasts_as_long_as_the_longest_deduction() -> None:
    longer = change(LITTER, code="B3", expires_months=18)
    for months, code in ((17, "credit_expiry_wrong"), (18, "")):
        gain = change(HELP, expires_months=months)
        assert checked(items=(gain, LITTER, longer)) == code
        assert checked(items=(gain, longer, LITTER)) == code


def test_rule_5_a_refused_consequence_names_those_that_may_follow() -> None:
    wrong = change(DRAFTING, items=(HELP, change(LITTER, consequences=GIVES)))
    facts = of(None, wrong, rules_scheme.draft_credit_scheme).facts
    assert {"计分", "表彰", "实物兑换"} == set(str(facts["gives"]).split("、"))
    assert {"points", "honour", "thing given"} == set(str(facts["gives_en"]).split(", "))
    assert {"计分", "提醒"} == set(str(facts["takes"]).split("、"))
    assert {"points", "reminder"} == set(str(facts["takes_en"]).split(", "))


DAYS = (SINCE - A_DAY, SINCE, HOLDING.until - A_DAY, HOLDING.until)


def test_rule_7_a_scheme_holds_from_its_day_up_to_its_review_day_and_no_longer() -> None:
    assert HOLDING.review_on is not None
    assert HOLDING.until == HOLDING.review_on + A_DAY
    assert [HOLDING.holds(day) for day in DAYS] == [False, True, True, False]
    assert change(HOLDING, ended=TODAY).until == TODAY
    assert change(HOLDING, ended=HOLDING.until + A_DAY).until == HOLDING.until
    for none in (change(HOLDING, withdrawn=True), ADOPTED_SCHEME):
        assert not none.holds(TODAY)


def read(*rows: Any, **more: Any) -> Reading:
    return Reading(states(**more), rows)


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ({}, True),
        ({"scheme": None}, False),
        ({"scheme": change(HOLDING, withdrawn=True)}, False),
        ({"scheme": change(HOLDING, decision=None)}, False),
        ({"rules": None}, False),
        ({"rules": ENDED}, False),
        ({"rules": OBJECTED}, False),
        ({"decision": None}, False),
        ({"decision": decision(ended=TODAY)}, False),
        ({"decision": decision(ended=TODAY + A_DAY)}, True),
    ],
)
def test_rule_7_a_scheme_holds_while_its_rules_and_the_decision_do(
    more: dict[str, Any], holds: bool
) -> None:
    found = standing.scheme_on(read(scheme_row(), **more), VILLAGE, TODAY)
    assert (found == (SCHEME, HOLDING)) is holds
    assert (found is None) is not holds


def test_rule_7_the_version_that_began_last_is_meant_whether_it_holds_or_not() -> None:
    old = change(scheme_row(), owner="old", since=FILED)
    coming = change(scheme_row(), owner="coming", since=TODAY + A_DAY)
    draft = change(scheme_row(), owner="draft", since=None)
    elsewhere = change(scheme_row(), owner="x", village=PlaceId("other"), since=TODAY)
    reading = read(old, coming, draft, elsewhere, scheme_row())
    newest = standing.newest(reading, VILLAGE, TODAY)
    assert newest is not None
    assert newest.owner == SCHEME
    assert standing.newest(read(coming, draft), VILLAGE, TODAY) is None
    begins = change(scheme_row(), owner="new", since=TODAY)
    newest = standing.newest(read(scheme_row(), begins), VILLAGE, TODAY)
    assert newest == begins
    assert standing.scheme_on(read(), VILLAGE, TODAY) is None
    lapsed = change(scheme_row(), until=TODAY)
    assert standing.scheme_on(read(old, lapsed), VILLAGE, TODAY) is None
    gone = change(scheme_row(), stage=c.CompactStage.WITHDRAWN)
    assert standing.scheme_on(read(gone), VILLAGE, TODAY) is None


def test_what_hangs_on_a_village_is_what_somebody_must_finish() -> None:
    (of_rules,) = rules_rows(RULES)
    (of_month,) = month_rows(hamlet.month())

    def hangs(*rows: Any) -> list[tuple[str, str]]:
        found = hanging_of.hanging(VILLAGE, Reading({}, rows), TODAY)
        return [(one.kind, one.command) for one in found]

    def rule(stage: c.CompactStage, until: date = TODAY + A_DAY) -> VillageRulesRow:
        return change(of_rules, stage=stage, until=until)

    stage = c.CompactStage
    assert [hangs(rule(one)) for one in (stage.DRAFT, stage.ADOPTED)] == [
        [("village_rules", "WithdrawVillageRules")]
    ] * 2
    assert hangs(rule(stage.FILED)) == [("village_rules", "EndVillageRules")]
    assert hangs(rule(stage.FILED, TODAY)) == []
    assert hangs(rule(stage.WITHDRAWN)) == []
    scheme = scheme_row()
    assert hangs(scheme) == [("credit_scheme", "EndCreditScheme")]
    assert hangs(change(scheme, stage=stage.ADOPTED)) == [("credit_scheme", "WithdrawCreditScheme")]
    assert hangs(change(scheme, until=TODAY)) == []
    assert hangs(change(scheme, stage=stage.WITHDRAWN)) == []

    def of_day(**more: Any) -> CreditMonthRow:
        found: CreditMonthRow = change(of_month, **more)
        return found

    assert hangs(of_day()) == [("credit_month", "PublishCreditMonth")]
    assert hangs(of_day(notice=TODAY)) == [("credit_month", "FinaliseCreditMonth")]
    assert hangs(of_day(notice=TODAY, final=TODAY)) == []


def test_months_and_quarters_are_counted_as_in_a_calendar() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert months_after(date(2026, 1, 5), 11) == date(2026, 12, 5)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_of("2026-Q1") == ("2026-01", "2026-02", "2026-03")
    assert months_of("2026-Q4") == ("2026-10", "2026-11", "2026-12")


def test_rule_4_a_scheme_finds_items_and_categories_by_their_codes() -> None:
    assert HOLDING.item("B1") == LITTER
    assert HOLDING.item("Z") is None
    assert HOLDING.category("B") == CATEGORIES[1]
    assert HOLDING.category("Z") is None
