"""The rules of needs: a provider accepts before it comes, and the person says whether it is met."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ruralgov.domain.aid import messages_need as m
from ruralgov.domain.aid import texts, texts_need
from ruralgov.domain.aid.checking import check_day, open_file
from ruralgov.domain.aid.model import FAMILY
from ruralgov.domain.aid.model_need import ENDED_NEEDS, AidNeed, NeedStage
from ruralgov.domain.aid.people import is_among
from ruralgov.domain.aid.records import AID_FILE
from ruralgov.domain.aid.rows_need import AidNeedRow
from ruralgov.domain.aid.subjects import not_own_family, not_own_file
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.ids import AidNeedId
from ruralgov.domain.kernel.scanning import clean_words
from ruralgov.domain.registry import ids_of, organisation_on

GOING: Final = tuple(one for one in NeedStage if one not in ENDED_NEEDS)


def enter_aid_need(
    need: AidNeed | None, command: m.EnterAidNeed, given: Given
) -> Iterator[m.AidNeedEntered]:
    """Enter a need of somebody of the family, each kind once at a time (rule 59)."""
    if need is not None:
        raise Refused(texts_need.AID_NEED_TAKEN, key=command.id)
    file = open_file(given.read.state(AID_FILE, command.file), command.file)
    check_day(command.since, file.seats[0].since, given)
    not_own_family(file, given)
    family = (one.person for one in file.on(command.since) if one.circle in FAMILY)
    if not is_among(command.person, family, given.read):
        raise Refused(texts.AID_NOT_OF_FAMILY, person=command.person)
    ids = sorted(ids_of(command.person, given.read))
    for row in (row for one in ids for row in given.read.rows(AidNeedRow, person=one)):
        if row.kind is command.kind and row.stage not in ENDED_NEEDS:
            raise Refused(
                texts_need.AID_NEED_TWICE, key=row.owner, kind=row.kind.zh, kind_en=row.kind.en
            )
    yield m.AidNeedEntered(
        file=command.file,
        person=command.person,
        kind=command.kind,
        since=command.since,
        wish=clean_words("wish", command.wish),
    )


def _at(
    need: AidNeed | None, key: AidNeedId, day: date, given: Given, *stages: NeedStage
) -> AidNeed:
    known = existing(need, texts_need.AID_NEED_MISSING, key=key)
    not_own_file(known.file, given)
    if known.stage not in stages:
        raise Refused(
            texts_need.AID_NEED_STAGE, key=key, stage=known.stage.zh, stage_en=known.stage.en
        )
    check_day(day, known.last or known.since, given)
    return known


def propose_provider(
    need: AidNeed | None, command: m.ProposeProvider, given: Given
) -> Iterator[m.ProviderProposed]:
    """Ask a provider that is there on the day (rule 59)."""
    _at(need, command.need, command.proposed, given, NeedStage.ENTERED)
    if organisation_on(given.read, command.provider, command.proposed) != command.provider:
        raise Refused(
            texts_need.AID_PROVIDER_WRONG, provider=command.provider, day=command.proposed
        )
    yield m.ProviderProposed(provider=command.provider, proposed=command.proposed)


def accept_aid_need(
    need: AidNeed | None, command: m.AcceptAidNeed, given: Given
) -> Iterator[m.AidNeedAccepted]:
    """Enter that the provider accepts, and the person agrees to it (rule 59)."""
    _at(need, command.need, command.accepted, given, NeedStage.PROPOSED)
    yield m.AidNeedAccepted(accepted=command.accepted)


def decline_aid_need(
    need: AidNeed | None, command: m.DeclineAidNeed, given: Given
) -> Iterator[m.AidNeedDeclined]:
    """Enter that one side does not want it so (rule 59)."""
    _at(need, command.need, command.declined, given, NeedStage.PROPOSED)
    yield m.AidNeedDeclined(
        side=command.side,
        declined=command.declined,
        reason=clean_words("reason", command.reason),
    )


def finish_aid_need(
    need: AidNeed | None, command: m.FinishAidNeed, given: Given
) -> Iterator[m.AidNeedFinished]:
    """Enter that it was done (rule 60)."""
    _at(need, command.need, command.done, given, NeedStage.ACCEPTED)
    yield m.AidNeedFinished(
        done=command.done,
        by=given.actor.account,
        account=clean_words("account", command.account),
    )


def confirm_aid_need(
    need: AidNeed | None, command: m.ConfirmAidNeed, given: Given
) -> Iterator[m.AidNeedConfirmed]:
    """Enter the person's own word, asked by another than who said it was done (rule 60)."""
    known = _at(need, command.need, command.confirmed, given, NeedStage.DONE)
    given.must_not_be(texts_need.AID_NEED_CONFIRM, known.done_by)
    yield m.AidNeedConfirmed(
        confirmed=command.confirmed,
        content=command.content,
        words=clean_words("words", command.words),
    )


def return_aid_need(
    need: AidNeed | None, command: m.ReturnAidNeed, given: Given
) -> Iterator[m.AidNeedReturned]:
    """Enter that the provider gives it back (rule 60)."""
    _at(need, command.need, command.returned, given, NeedStage.ACCEPTED)
    yield m.AidNeedReturned(returned=command.returned, reason=clean_words("reason", command.reason))


def withdraw_aid_need(
    need: AidNeed | None, command: m.WithdrawAidNeed, given: Given
) -> Iterator[m.AidNeedWithdrawn]:
    """Enter that it is not needed (rule 60)."""
    _at(need, command.need, command.ended, given, *GOING)
    yield m.AidNeedWithdrawn(ended=command.ended, reason=clean_words("reason", command.reason))


def erase_aid_need(
    need: AidNeed | None, command: m.EraseAidNeed, _: Given
) -> Iterator[m.AidNeedErased]:
    """Erase what was wished and said, once it is over (rule 60)."""
    known = existing(need, texts_need.AID_NEED_MISSING, key=command.need)
    if known.stage not in ENDED_NEEDS:
        raise Refused(
            texts_need.AID_NEED_STAGE,
            key=command.need,
            stage=known.stage.zh,
            stage_en=known.stage.en,
        )
    if known.erased:
        raise Refused(texts_need.AID_NEED_ERASED, key=command.need)
    yield m.AidNeedErased(ground=command.ground, reason=clean_text("reason", command.reason))
