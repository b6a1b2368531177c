"""The rules of disclosure where they turn: each asked by itself, without an app."""

from datetime import date, timedelta
from typing import Any

import pytest

from ruralgov.domain.books import (
    BOOK_MONTH,
    CHART,
    BookMonth,
    Chart,
    VoucherKind,
)
from ruralgov.domain.books.model import month_key
from ruralgov.domain.disclosure import PublicationKind, WithdrawalGround, content, rules
from ruralgov.domain.disclosure import messages as m
from ruralgov.domain.disclosure.canonical import canonical, content_hash
from ruralgov.domain.disclosure.figures import Scope
from ruralgov.domain.disclosure.from_books import (
    has_books,
    must_be_closed,
)
from ruralgov.domain.disclosure.masking import must_name_nobody
from ruralgov.domain.disclosure.model import Publication, PublicationStage, Review
from ruralgov.domain.disclosure.records import PUBLICATION
from ruralgov.domain.disclosure.rows import PublicationRow
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.declare import Record
from ruralgov.domain.kernel.ids import AccountId, PublicationId
from ruralgov.domain.kernel.month import Month
from ruralgov.domain.kernel.scanning import numbers_in
from tests.books.test_chart_boundaries import DECIDED as CLOSING
from tests.given import TODAY, Outcome, Reading, States, given
from tests.property.drafts import HERE
from tests.property.test_boundaries import collective
from tests.town import code_of

FINANCE, PROPERTY, CONTRACTS, ANNUAL = PublicationKind
A_DAY = timedelta(days=1)
JANUARY = Month("2025-01")
PUBLICATION_KEY = PublicationId("it")
HEAD = "7:" + "ab" * 32
ENOUGH = WithdrawalGround.SHOWN_ENOUGH
ORDINARY, REVERSAL = VoucherKind.ORDINARY, VoucherKind.REVERSAL


def rows_of(record: Record[Any, Any], key: str, state: Any) -> tuple[Any, ...]:
    """The rows that a state gives, as they stand in the tables."""
    return tuple(change(row, owner=key) for row in record.rows(state))


def scope(
    *rows: Any, states: States | None = None, kind: PublicationKind = FINANCE, **more: Any
) -> Scope:
    of: dict[str, Any] = {"first": JANUARY, "last": JANUARY} | more
    return Scope(read=Reading(states or {}, rows), collective=HERE, kind=kind, **of)


CONTENT = canonical(content.content(scope(states=collective(), kind=CONTRACTS)))
PREPARED = Publication(
    collective=HERE,
    kind=CONTRACTS,
    first=JANUARY,
    last=JANUARY,
    version=1,
    supersedes=None,
    superseded_hash="",
    reason="",
    content_hash=content_hash(CONTENT),
    preparer=AccountId("preparer"),
    prepared=TODAY,
    quorum=2,
)


def edition(version: int, key: str, stage: PublicationStage) -> PublicationRow:
    known = change(PREPARED, version=version, stage=stage, file_hash=f"hash {key}")
    (row,) = rows_of(PUBLICATION, key, known)
    found: PublicationRow = row
    return found


def preparing(*rows: Any, today: date = TODAY, **more: Any) -> Outcome:
    of: dict[str, Any] = {"collective": HERE, "kind": CONTRACTS, "first": JANUARY, "last": JANUARY}
    found = given(PUBLICATION, others=collective(), rows=rows, today=today)
    return found.when(m.PrepareDisclosure(**of | more), rules.prepare_disclosure)


@pytest.mark.parametrize(
    ("today", "code"),
    [(date(2025, 1, 31), "disclosure_month_not_over"), (date(2025, 2, 1), "")],
)
def test_rule_2_a_period_is_over_on_the_day_after_its_last(today: date, code: str) -> None:
    assert preparing(today=today).code == code


@pytest.mark.parametrize(
    ("kind", "first", "last", "good"),
    [
        (FINANCE, "2024-12", "2024-12", True),
        (FINANCE, "2024-02", "2025-01", True),
        (FINANCE, "2024-01", "2025-01", False),
        (FINANCE, "2025-02", "2025-01", False),
        (ANNUAL, "2024-01", "2024-12", True),
        (ANNUAL, "2024-02", "2025-01", False),
        (ANNUAL, "2024-01", "2024-11", False),
        (PROPERTY, "2024-01", "2024-01", True),
        (PROPERTY, "2024-01", "2024-02", False),
        (CONTRACTS, "2024-01", "2025-01", False),
    ],
)
def test_rule_2_a_period_has_the_months_of_its_kind(
    kind: PublicationKind, first: str, last: str, good: bool
) -> None:
    found = preparing(kind=kind, first=Month(first), last=Month(last))
    assert (found.code != "disclosure_period_wrong") is good


@pytest.mark.parametrize(
    ("supersedes", "reason", "code", "version"),
    [
        ("two", "补记", "", 3),
        ("one", "补记", "disclosure_period_taken", 0),
        (None, "补记", "disclosure_period_taken", 0),
        ("two", " ", "text_not_clean", 0),
        ("two", "见 13900000000", "personal_data_found", 0),
    ],
)
def test_rule_3_a_new_edition_follows_the_newest_that_went_out(
    supersedes: str | None, reason: str, code: str, version: int
) -> None:
    rows = (
        edition(1, "one", PublicationStage.PUBLISHED),
        edition(2, "two", PublicationStage.WITHDRAWN),
        edition(3, "three", PublicationStage.REVIEWED),
        change(edition(9, "other", PublicationStage.PUBLISHED), kind=PROPERTY),
    )
    found = preparing(*rows, supersedes=supersedes, reason=reason)
    assert found.code == code
    if not code:
        event = found.only()
        assert (event.version, event.superseded_hash) == (version, "hash two")
    first = preparing().only()
    assert (first.version, first.superseded_hash, first.reason) == (1, "", "")
    assert preparing(supersedes=PublicationId("x")).code == "disclosure_period_taken"


SAID = Review(reviewer=AccountId("me"), passed=True, words="看过", day=TODAY)


@pytest.mark.parametrize(
    ("more", "account", "code"),
    [
        ({}, "me", ""),
        ({}, "preparer", "disclosure_own_review"),
        ({"reviews": (SAID,)}, "me", "disclosure_reviewed_already"),
        ({"reviews": (SAID,)}, "other", ""),
        ({"stage": PublicationStage.REVIEWED}, "me", "disclosure_stage_wrong"),
    ],
)
def test_rule_5_each_other_reviews_it_once(more: dict[str, Any], account: str, code: str) -> None:
    found = given(PUBLICATION, state=change(PREPARED, **more), account=account)
    command = m.ReviewDisclosure(publication=PUBLICATION_KEY, passed=True, words="看过")
    assert found.when(command, rules.review_disclosure).code == code


@pytest.mark.parametrize(
    ("before", "passed", "stage"),
    [
        ((), True, PublicationStage.PREPARED),
        ((SAID,), True, PublicationStage.REVIEWED),
        ((SAID,), False, PublicationStage.REFUSED),
        ((change(SAID, passed=False),), True, PublicationStage.PREPARED),
    ],
)
def test_rule_5_two_that_pass_it_are_enough_and_one_refusal_ends_it(
    before: tuple[Review, ...], passed: bool, stage: PublicationStage
) -> None:
    said = m.DisclosureReviewed(reviewer=AccountId("other"), passed=passed, words="看过", day=TODAY)
    state = given(PUBLICATION, said, state=change(PREPARED, reviews=before)).state
    assert state.stage is stage


def publishing(*rows: Any, head: str = HEAD, **more: Any) -> Outcome:
    known = change(PREPARED, **{"stage": PublicationStage.REVIEWED} | more)
    found = given(
        PUBLICATION, state=known, others=collective(), rows=rows, heads=(HEAD, "10" + HEAD)
    )
    return found.when(
        m.PublishDisclosure(publication=PUBLICATION_KEY, head=head), rules.publish_disclosure
    )


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (HEAD, ""),
        ("10" + HEAD, ""),
        ("0" + HEAD, "disclosure_head_wrong"),
        ("8" + HEAD[1:], "disclosure_head_wrong"),
        (HEAD[:-1] + "c", "disclosure_head_wrong"),
        (HEAD + "a", "disclosure_head_wrong"),
        (HEAD[:-1], "disclosure_head_wrong"),
        ("x" + HEAD, "disclosure_head_wrong"),
    ],
)
def test_rule_6_a_head_is_a_number_and_a_whole_hash(head: str, code: str) -> None:
    assert publishing(head=head).code == code


def test_rule_6_it_goes_out_as_it_was_reviewed_after_the_newest_edition() -> None:
    assert publishing(content_hash="0" * 64).code == "disclosure_outdated"
    out = edition(1, "one", PublicationStage.PUBLISHED)
    assert publishing(out).code == "disclosure_period_taken"
    assert publishing(out, supersedes=PublicationId("one"), version=2).code == ""
    assert publishing(supersedes=PublicationId("one")).code == "disclosure_period_taken"
    event = publishing().only()
    after = PUBLICATION.evolve(PREPARED, event)
    assert (event.file_hash, after.published) == (
        content_hash(change(after, content=CONTENT).file()),
        TODAY,
    )


@pytest.mark.parametrize(
    ("days", "ground", "stage", "code"),
    [
        (15, ENOUGH, PublicationStage.PUBLISHED, ""),
        (
            14,
            WithdrawalGround.SHOWN_ENOUGH,
            PublicationStage.PUBLISHED,
            "disclosure_shown_too_short",
        ),
        (0, WithdrawalGround.PERSONAL_DATA, PublicationStage.PUBLISHED, ""),
        (15, WithdrawalGround.SHOWN_ENOUGH, PublicationStage.REVIEWED, "disclosure_stage_wrong"),
    ],
)
def test_rule_7_it_comes_down_after_15_days_or_at_once_for_what_names_somebody(
    days: int, ground: WithdrawalGround, stage: PublicationStage, code: str
) -> None:
    known = change(PREPARED, stage=stage, published=TODAY - days * A_DAY)
    command = m.WithdrawDisclosure(publication=PUBLICATION_KEY, ground=ground, reason="期满")
    found = given(PUBLICATION, state=known).when(command, rules.withdraw_disclosure)
    assert found.code == code
    alone = given(PUBLICATION, state=known, account="preparer")
    late = stage is not PublicationStage.PUBLISHED
    whole = code if late else "disclosure_own_withdrawal"
    assert alone.when(command, rules.withdraw_disclosure).code == whole
    second = given(PUBLICATION, state=known, account="x", persons={"x": "p", "preparer": "p"})
    assert second.when(command, rules.withdraw_disclosure).code == whole
    if not code:
        after = PUBLICATION.evolve(known, found.only())
        assert (after.stage, after.hidden) == (PublicationStage.WITHDRAWN, hides(ground))


def hides(ground: WithdrawalGround) -> bool:
    return ground is WithdrawalGround.PERSONAL_DATA


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("13900000000", "Telephone"),
        ("8613900000000", "Telephone"),
        ("12900000000", None),
        ("1390000000", None),
        ("139000000001", None),
        ("6222021234567890128", "BankCard"),
        ("6222021234567890127", None),
        ("4111111111111111", "BankCard"),
        ("4111 1111-1111 1111", "BankCard"),
        ("378282246310005", None),
        ("110105800101001", "IdentityNumber"),
        ("110105801201001", "IdentityNumber"),
        ("110105801301001", None),
        ("110105800001001", None),
        ("110105800131001", "IdentityNumber"),
        ("110105800132001", None),
        ("110105800100001", None),
        ("11010519491231002X", "IdentityNumber"),
        ("110105194912310021", None),
    ],
)
def test_rule_4_numbers_are_those_of_persons_by_their_form(text: str, kind: str | None) -> None:
    assert numbers_in(text) == kind


def test_rule_4_only_texts_that_somebody_wrote_are_looked_into_at_any_depth() -> None:
    for value, code in (
        ({"what": "13900000000"}, "personal_data_found"),
        ({"a": [{"b": {"reason": "13900000000"}}]}, "personal_data_found"),
        ({"what": {"code": "13900000000"}}, ""),
        ({"code": "13900000000", "what": 5}, ""),
    ):
        assert code_of(lambda value=value: must_name_nobody(value)) == code  # type: ignore[misc]


@pytest.mark.parametrize("value", [{1: "a"}, {"a": {2: 1}}, [1.0], (1.0,), {"a": [None, b""]}])
def test_rule_2_only_plain_values_have_a_canonical_form(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


@pytest.mark.parametrize(
    ("first", "has"),
    [(None, False), ("2025-01", True), ("2024-12", True), ("2025-02", False)],
)
def test_rule_2_there_are_books_once_they_are_open(first: str | None, has: bool) -> None:
    chart = Chart(collective=HERE, first=None if first is None else Month(first))
    assert has_books(scope(states={(CHART.kind, HERE): chart})) is has


def test_rule_2_every_month_of_the_period_is_closed() -> None:
    states: States = {
        (BOOK_MONTH.kind, month_key(HERE, Month(month))): BookMonth(
            collective=HERE, month=Month(month), decisions=CLOSING
        )
        for month in ("2024-12", "2025-01", "2025-02")
    }
    whole: dict[str, Any] = {"first": Month("2024-12"), "last": Month("2025-02")}
    assert scope(**whole).months == ["2024-12", "2025-01", "2025-02"]
    assert code_of(lambda: must_be_closed(scope(states=states, **whole))) == ""
    for gone in list(states):
        rest = {key: state for key, state in states.items() if key != gone}
        assert code_of(lambda rest=rest: must_be_closed(scope(states=rest, **whole))) == (  # type: ignore[misc]
            "disclosure_month_open"
        )
