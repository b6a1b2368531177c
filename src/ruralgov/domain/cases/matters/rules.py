"""The rules of matters."""

from collections.abc import Iterator

from ruralgov.domain.cases import texts
from ruralgov.domain.cases.matters import messages as m
from ruralgov.domain.cases.matters.model import Matter, check_terms
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.clock import check_length
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused, existing
from ruralgov.domain.kernel.versions import check_version_correction, in_the_way
from ruralgov.domain.registry import texts as registry_texts


def define_matter(
    matter: Matter | None, command: m.DefineMatter, given: Given
) -> Iterator[m.MatterDefined]:
    """Define a matter or its next version (rules 1 and 23)."""
    held = None if matter is None else in_the_way(matter.versions, command.since, given.today)
    if held is not None:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=held.since)
    check_terms(command.limit, command.terms)
    for one in command.milestones:
        check_length(one.limit)
    yield m.MatterDefined(
        code=clean_text("code", command.code),
        category=clean_text("category", command.category),
        name=clean_text("name", command.name),
        standard=clean_text("standard", command.standard),
        unit=clean_text("unit", command.unit),
        limit=command.limit,
        department=command.department,
        since=command.since,
        source=clean_text("source", command.source),
        terms=command.terms,
        milestones=tuple(
            change(one, name=clean_text("milestones", one.name)) for one in command.milestones
        ),
    )


def correct_matter_entry(
    matter: Matter | None, command: m.CorrectMatterEntry, _: Given
) -> Iterator[m.MatterEntryCorrected]:
    """Move or withdraw a version that was entered by mistake (rule 27)."""
    known = existing(matter, texts.MATTER_MISSING, matter=command.code)
    check_version_correction(known.versions, command.entry, command.since)
    yield m.MatterEntryCorrected(
        entry=command.entry, since=command.since, reason=clean_text("reason", command.reason)
    )
