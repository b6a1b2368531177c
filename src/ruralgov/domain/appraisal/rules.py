"""The rules of schemes: drafted, adopted by another person before the year, frozen after it."""

from collections.abc import Iterator
from typing import Final

from ruralgov.domain.appraisal import messages as m
from ruralgov.domain.appraisal import texts
from ruralgov.domain.appraisal.checks import checked, year_begins
from ruralgov.domain.appraisal.counting import Window
from ruralgov.domain.appraisal.model import Scheme, SchemeStage
from ruralgov.domain.appraisal.model_town import Stage
from ruralgov.domain.appraisal.rows import AppraisalSchemeRow, TownAppraisalRow
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given, Read
from ruralgov.domain.kernel.errors import BadInput, Refused, existing
from ruralgov.domain.kernel.ids import AppraisalSchemeId
from ruralgov.domain.kernel.month import last_day

"""How the head of the journal is written: number and hash of a seal."""
IN_FORCE: Final = (SchemeStage.ADOPTED, SchemeStage.FROZEN)


def draft_scheme(
    _: Scheme | None, command: m.DraftAppraisalScheme, given: Given
) -> Iterator[m.AppraisalSchemeDrafted]:
    """Draft a scheme, or one that is to replace an adopted one of its year (rules 1 to 6)."""
    terms = checked(command.terms, given.read)
    if command.replaces is not None:
        _check_replaceable(command.replaces, terms.year, given.read)
    yield m.AppraisalSchemeDrafted(terms=terms, replaces=command.replaces, by=given.actor.account)


def change_scheme(
    scheme: Scheme | None, command: m.ChangeAppraisalScheme, given: Given
) -> Iterator[m.AppraisalSchemeChanged]:
    """Write a draft anew (rules 1 to 5)."""
    known = _at(scheme, command.scheme, SchemeStage.DRAFT)
    terms = checked(command.terms, given.read)
    if known.replaces is not None:
        _check_replaceable(known.replaces, terms.year, given.read)
    yield m.AppraisalSchemeChanged(terms=terms, by=given.actor.account)


def drop_scheme(
    scheme: Scheme | None, command: m.DropAppraisalScheme, _given: Given
) -> Iterator[m.AppraisalSchemeDropped]:
    """Drop a draft."""
    _at(scheme, command.scheme, SchemeStage.DRAFT)
    yield m.AppraisalSchemeDropped(reason=clean_text("reason", command.reason))


def adopt_scheme(
    scheme: Scheme | None, command: m.AdoptAppraisalScheme, given: Given
) -> Iterator[m.AppraisalSchemeAdopted]:
    """Adopt a draft before its year, by somebody who did not write it (rules 5 and 6)."""
    known = _at(scheme, command.scheme, SchemeStage.DRAFT)
    given.must_not_be(texts.SCHEME_ADOPTED_BY_DRAFTER, *known.drafters)
    begins = year_begins(known.terms)
    if command.adopted > given.today:
        raise BadInput(texts.SCHEME_ADOPTED_AHEAD, adopted=command.adopted, today=given.today)
    replaces = known.replaces is not None and bool(command.superior.strip())
    if command.adopted >= begins and not replaces:
        raise Refused(texts.SCHEME_ADOPTED_LATE, adopted=command.adopted, begins=begins)
    others = [row for row in standing(known.terms.year, given.read) if row.owner != known.replaces]
    if others:
        raise Refused(texts.SCHEME_ADOPTED_ALREADY, year=known.terms.year, title=others[0].title)
    if known.replaces is not None:
        _check_replaceable(known.replaces, known.terms.year, given.read)
    yield m.AppraisalSchemeAdopted(
        approval=clean_text("approval", command.approval),
        adopted=command.adopted,
        superior=clean_text("superior", command.superior) if command.superior else "",
        entered=given.today,
        by=given.actor.account,
    )


def withdraw_adoption(
    scheme: Scheme | None, command: m.WithdrawSchemeAdoption, given: Given
) -> Iterator[m.SchemeAdoptionWithdrawn]:
    """Take back an adoption that was a mistake, before anything was frozen (rule 6)."""
    _at(scheme, command.scheme, SchemeStage.ADOPTED)
    _refuse_replaced(command.scheme, given.read)
    yield m.SchemeAdoptionWithdrawn(reason=clean_text("reason", command.reason))


def freeze_appraisal(
    scheme: Scheme | None, command: m.FreezeAppraisal, given: Given
) -> Iterator[m.AppraisalFrozen]:
    """Freeze the inputs of all towns of the last day, once it is over (rule 7)."""
    known = _at(scheme, command.scheme, SchemeStage.ADOPTED)
    _refuse_replaced(command.scheme, given.read)
    if not given.sealed(command.head):
        raise BadInput(texts.APPRAISAL_HEAD_WRONG, head=command.head)
    cut_off = last_day(known.terms.last)
    if given.today <= cut_off:
        raise Refused(texts.APPRAISAL_FROZEN_EARLY, cut_off=cut_off)
    yield m.AppraisalFrozen(
        at=given.now,
        head=command.head,
        by=given.actor.account,
        towns=tuple(Window(given.read, known.terms.last).towns()),
    )


def withdraw_freezing(
    scheme: Scheme | None, command: m.WithdrawFreezing, given: Given
) -> Iterator[m.FreezingWithdrawn]:
    """Undo a freezing, before any town was shown its score (rule 7)."""
    _at(scheme, command.scheme, SchemeStage.FROZEN)
    rows = given.read.rows(TownAppraisalRow, scheme=command.scheme)
    if any(row.was_shown and row.stage is not Stage.VOID for row in rows):
        raise Refused(texts.APPRAISAL_SHOWN_ALREADY)
    yield m.FreezingWithdrawn(reason=clean_text("reason", command.reason))


def standing(year: int, read: Read) -> list[AppraisalSchemeRow]:
    """Return the schemes of a year that are in force and that no other one in force replaces."""
    rows = [row for row in read.rows(AppraisalSchemeRow, year=year) if row.stage in IN_FORCE]
    replaced = {row.replaces for row in rows}
    return [row for row in rows if row.owner not in replaced]


def replaced_by(key: AppraisalSchemeId, year: int, read: Read) -> AppraisalSchemeRow | None:
    """Return the scheme in force that replaces another, or None."""
    rows = read.rows(AppraisalSchemeRow, year=year)
    return next((row for row in rows if row.replaces == key and row.stage in IN_FORCE), None)


def _refuse_replaced(key: AppraisalSchemeId, read: Read) -> None:
    """Refuse a scheme that another in force took the place of; raises ``scheme_replaced``."""
    (row,) = read.rows(AppraisalSchemeRow, owner=key)
    other = replaced_by(key, row.year, read)
    if other is not None:
        raise Refused(texts.SCHEME_REPLACED, title=other.title)


def _check_replaceable(key: AppraisalSchemeId, year: int, read: Read) -> None:
    """Refuse to replace what is not adopted for that year, or frozen already."""
    rows = [row for row in standing(year, read) if row.owner == key]
    if not rows or rows[0].stage is not SchemeStage.ADOPTED:
        raise Refused(texts.SCHEME_NOT_REPLACEABLE, year=year)


def _at(scheme: Scheme | None, key: AppraisalSchemeId, stage: SchemeStage) -> Scheme:
    """Return a scheme that stands where it must; raises ``appraisal_scheme_elsewhere``."""
    known = existing(scheme, texts.APPRAISAL_SCHEME_MISSING, key=key)
    if known.stage is not stage:
        raise Refused(
            texts.APPRAISAL_SCHEME_ELSEWHERE,
            stage=known.stage.zh,
            stage_en=known.stage.en,
            needed=stage.zh,
            needed_en=stage.en,
        )
    return known
