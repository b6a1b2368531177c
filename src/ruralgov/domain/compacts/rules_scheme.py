"""The rules of credit schemes: what may be scored, how much, and from when until when."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from ruralgov.domain.compacts import lint, texts
from ruralgov.domain.compacts import messages_scheme as m
from ruralgov.domain.compacts.model import (
    ANSWER_DAYS,
    GIVES,
    HEARING_DAYS,
    LONGEST_MONTHS,
    NOTICE_DAYS,
    REVIEW_MONTHS,
    TAKES,
    CreditCategory,
    CreditItem,
    CreditScheme,
    SchemeTerms,
    VillageRules,
)
from ruralgov.domain.compacts.months import months_after
from ruralgov.domain.compacts.records import VILLAGE_RULES
from ruralgov.domain.compacts.rows import CompactStage, CreditSchemeRow, scheme_stage
from ruralgov.domain.compacts.rules import VILLAGERS, check_village, decided
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import BadInput, Refused, RuralgovError, existing
from ruralgov.domain.kernel.ids import CreditSchemeId, PlaceId, VillageRulesId

Wrong = Iterator[tuple[str, RuralgovError]]
"""What is wrong with an item, each with the field that it is about."""
_GIVES: Final = ("、".join(one.zh for one in GIVES), ", ".join(one.en for one in GIVES))
_TAKES: Final = ("、".join(one.zh for one in TAKES), ", ".join(one.en for one in TAKES))


def draft_credit_scheme(
    _: CreditScheme | None, command: m.DraftCreditScheme, given: Given
) -> Iterator[m.CreditSchemeDrafted]:
    """Draft a scheme on the rules of the village (rules 4 to 6)."""
    check_village(command.village, given)
    rules = _rules(command.rules, command.village, given)
    check_scheme(command.categories, command.items, command.terms, rules)
    yield m.CreditSchemeDrafted(
        village=command.village,
        rules=command.rules,
        title=clean_text("title", command.title),
        categories=command.categories,
        items=command.items,
        terms=command.terms,
        by=given.actor.account,
    )


def revise_credit_scheme(
    known: CreditScheme | None, command: m.ReviseCreditScheme, given: Given
) -> Iterator[m.CreditSchemeRevised]:
    """Write a draft anew (rules 4 to 6)."""
    found = _at(known, command.scheme, CompactStage.DRAFT)
    rules = _rules(command.rules, found.village, given)
    check_scheme(command.categories, command.items, command.terms, rules)
    yield m.CreditSchemeRevised(
        rules=command.rules,
        title=clean_text("title", command.title),
        categories=command.categories,
        items=command.items,
        terms=command.terms,
        by=given.actor.account,
    )


def adopt_credit_scheme(
    known: CreditScheme | None, command: m.AdoptCreditScheme, given: Given
) -> Iterator[m.CreditSchemeAdopted]:
    """Enter that the villagers adopted it, on rules that hold (rule 7)."""
    found = _at(known, command.scheme, CompactStage.DRAFT)
    rules = _rules(found.rules, found.village, given)
    if not rules.holds(given.today):
        raise Refused(texts.VILLAGE_RULES_NOT_HOLDING, title=rules.title, day=given.today)
    check_scheme(found.categories, found.items, found.terms, rules)
    decided(found.village, command.decision, VILLAGERS, given)
    yield m.CreditSchemeAdopted(decision=command.decision, by=given.actor.account, day=given.today)


def publish_credit_scheme(
    known: CreditScheme | None, command: m.PublishCreditScheme, given: Given
) -> Iterator[m.CreditSchemePublished]:
    """Publish it; it begins later, and lapses after its review day (rule 7)."""
    found = _at(known, command.scheme, CompactStage.ADOPTED)
    adopted = existing(found.adopted, texts.CREDIT_SCHEME_MISSING, key=command.scheme).day
    if not adopted <= command.published <= given.today:
        raise _days(found)
    _check_days(found, command.published, command, given)
    _check_order(found, command, given)
    yield m.CreditSchemePublished(
        published=command.published, since=command.since, review_on=command.review_on
    )


def correct_credit_scheme_start(
    known: CreditScheme | None, command: m.CorrectCreditSchemeStart, given: Given
) -> Iterator[m.CreditSchemeStartCorrected]:
    """Move the days of a scheme that has not begun (rule 7)."""
    found = _not_begun(known, command.scheme, given)
    published = existing(found.published, texts.CREDIT_SCHEME_MISSING, key=command.scheme)
    _check_days(found, published, command, given)
    _check_order(found, command, given)
    yield m.CreditSchemeStartCorrected(
        since=command.since,
        review_on=command.review_on,
        reason=clean_text("reason", command.reason),
    )


def end_credit_scheme(
    known: CreditScheme | None, command: m.EndCreditScheme, given: Given
) -> Iterator[m.CreditSchemeEnded]:
    """End a scheme today or later: what was scored by it stays (rule 7)."""
    found = _at(known, command.scheme, CompactStage.PUBLISHED)
    begins = existing(found.since, texts.CREDIT_SCHEME_MISSING, key=command.scheme)
    if not max(begins, given.today) <= command.since < found.until:
        raise _days(found)
    yield m.CreditSchemeEnded(since=command.since, cause=clean_text("cause", command.cause))


def withdraw_credit_scheme(
    known: CreditScheme | None, command: m.WithdrawCreditScheme, given: Given
) -> Iterator[m.CreditSchemeWithdrawn]:
    """Withdraw a scheme that has not begun (rule 7)."""
    found = existing(known, texts.CREDIT_SCHEME_MISSING, key=command.scheme)
    if found.published is None:
        _at(found, command.scheme, CompactStage.DRAFT, CompactStage.ADOPTED)
    else:
        _not_begun(found, command.scheme, given)
    yield m.CreditSchemeWithdrawn(reason=clean_text("reason", command.reason))


def check_scheme(
    categories: tuple[CreditCategory, ...],
    items: tuple[CreditItem, ...],
    terms: SchemeTerms,
    rules: VillageRules,
) -> None:
    """Refuse a scheme that breaks a safeguard; the first thing that is wrong is raised."""
    _check_terms(terms)
    for refusal in wrong_with_categories(categories, items):
        raise refusal
    negative = longest_negative(items)
    by_code = {one.code: one for one in categories}
    for item in items:
        for _, refusal in wrong_with(item, by_code, terms, negative):
            raise refusal
        if rules.clause(item.clause) is None:
            raise Refused(texts.VILLAGE_RULES_CLAUSE_MISSING, title=rules.title, clause=item.clause)


def wrong_with_categories(
    categories: Iterable[CreditCategory], items: Iterable[CreditItem]
) -> Iterator[RuralgovError]:
    """Give what is wrong with the categories: codes twice, one without items, protected words."""
    used = {one.category for one in items}
    codes = [*(one.code for one in categories), *(one.code for one in items)]
    for code in dict.fromkeys(codes):
        if codes.count(code) > 1:
            yield BadInput(texts.CREDIT_CODE_TWICE, item=code)
    for category in categories:
        clean_text("title", category.title)
        if category.code not in used:
            yield Refused(texts.CREDIT_CATEGORY_EMPTY, category=category.code)
        for one in lint.in_item(category.title):
            yield _protected(category.title, one)


def longest_negative(items: Iterable[CreditItem]) -> int:
    """Return after how many months the last deduction expires; 0 without any."""
    return max((one.expires_months for one in items if one.negative), default=0)


def wrong_with(
    item: CreditItem,
    categories: dict[str, CreditCategory],
    terms: SchemeTerms,
    negative: int,
) -> Wrong:
    """Give all that is wrong with one item, each with its field (rules 5 and 6)."""
    for one in lint.in_item(clean_text("title", item.title)):
        yield "title", _protected(item.title, one)
    category = categories.get(item.category)
    if category is None:
        missing = {"item": item.code, "category": item.category}
        yield "category", Refused(texts.CREDIT_CATEGORY_MISSING, **missing)
        return
    caps = (1, abs(item.points), item.most_event, category.most_month, terms.most_month)
    if list(caps) != sorted(caps):
        yield "points", Refused(texts.CREDIT_POINTS_WRONG, item=item.code)
    least = 1 if item.negative else max(1, negative)
    if not least <= item.expires_months <= LONGEST_MONTHS:
        facts = {"item": item.code, "longest": LONGEST_MONTHS, "negative": negative}
        yield "expires_months", Refused(texts.CREDIT_EXPIRY_WRONG, **facts)
    if not item.consequences or not set(item.consequences) <= (TAKES if item.negative else GIVES):
        yield (
            "consequences",
            Refused(
                texts.CREDIT_CONSEQUENCE_WRONG,
                item=item.code,
                gives=_GIVES[0],
                gives_en=_GIVES[1],
                takes=_TAKES[0],
                takes_en=_TAKES[1],
            ),
        )


def _protected(title: str, one: lint.Found) -> Refused:
    return Refused(
        texts.CREDIT_ITEM_REFUSED,
        item=title,
        word=one.word,
        conduct=one.conduct.zh,
        conduct_en=one.conduct.en,
        guard=one.guard,
    )


def _check_terms(terms: SchemeTerms) -> None:
    good = (
        terms.most_month >= 1
        and terms.honours >= 1
        and terms.notice_days >= NOTICE_DAYS
        and terms.hearing_days >= HEARING_DAYS
        and 1 <= terms.answer_days <= ANSWER_DAYS
    )
    if not good:
        least = {"notice": NOTICE_DAYS, "hearing": HEARING_DAYS, "answer": ANSWER_DAYS}
        raise Refused(texts.CREDIT_TERMS_WRONG, **least)


def _rules(key: VillageRulesId, village: PlaceId, given: Given) -> VillageRules:
    found = given.read.state(VILLAGE_RULES, key)
    if found is None or found.village != village:
        raise Refused(texts.VILLAGE_RULES_MISSING, key=key)
    return found


def _check_days(
    found: CreditScheme,
    published: date,
    wanted: m.PublishCreditScheme | m.CorrectCreditSchemeStart,
    given: Given,
) -> None:
    last = max(published, given.today)
    if not last < wanted.since < wanted.review_on <= months_after(wanted.since, REVIEW_MONTHS):
        raise _days(found)


def _check_order(
    found: CreditScheme, wanted: m.PublishCreditScheme | m.CorrectCreditSchemeStart, given: Given
) -> None:
    for row in given.read.rows(CreditSchemeRow, village=found.village):
        if row.owner != wanted.scheme and row.since is not None and row.since >= wanted.since:
            raise Refused(texts.CREDIT_SCHEME_ORDER, title=row.title, since=row.since)


def _days(found: CreditScheme) -> Refused:
    return Refused(texts.CREDIT_SCHEME_DAYS, title=found.title, months=REVIEW_MONTHS)


def _not_begun(known: CreditScheme | None, key: CreditSchemeId, given: Given) -> CreditScheme:
    found = _at(known, key, CompactStage.PUBLISHED)
    since = existing(found.since, texts.CREDIT_SCHEME_MISSING, key=key)
    if since <= given.today:
        raise Refused(texts.CREDIT_SCHEME_BEGUN, title=found.title, since=since)
    return found


def _at(known: CreditScheme | None, key: CreditSchemeId, *stages: CompactStage) -> CreditScheme:
    found = existing(known, texts.CREDIT_SCHEME_MISSING, key=key)
    stage = scheme_stage(found)
    if stage not in stages:
        said = {"stage": stage.zh, "stage_en": stage.en}
        raise Refused(texts.CREDIT_SCHEME_STAGE, title=found.title, **said)
    return found
