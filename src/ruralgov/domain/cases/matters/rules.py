"""The rules of matters."""

from collections.abc import Iterator

from ruralgov.domain.cases.matters import messages as m
from ruralgov.domain.cases.matters.model import Matter
from ruralgov.domain.kernel.change import change
from ruralgov.domain.kernel.clean import clean_text
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import Refused
from ruralgov.domain.registry import texts as registry_texts


def define_matter(
    matter: Matter | None, command: m.DefineMatter, _: Given
) -> Iterator[m.MatterDefined]:
    """Define a matter or its next version (rules 1 and 23)."""
    if matter is not None and command.since <= matter.versions[-1].since:
        raise Refused(registry_texts.CHANGE_NOT_LATER, since=matter.versions[-1].since)
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
