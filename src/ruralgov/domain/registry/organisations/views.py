"""The answers to questions about the registry."""

from ruralgov.domain.kernel.declare import Asked
from ruralgov.domain.registry.organisations.queries import Organisations, PostHolders
from ruralgov.domain.registry.organisations.rows import HolderRow, OrganisationRow


def organisations(query: Organisations, asked: Asked) -> list[OrganisationRow]:
    """Return the organisations of a place."""
    return asked.read.rows(OrganisationRow, on=asked.day, place=query.place)


def post_holders(query: PostHolders, asked: Asked) -> list[HolderRow]:
    """Return the holders of a post."""
    return asked.read.rows(HolderRow, on=asked.day, owner=query.post)
