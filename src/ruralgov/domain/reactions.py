"""What an event in one context asks of another: event -> commands, in the same transaction."""

from ruralgov.domain.kernel.declare import Reaction

REACTIONS: dict[type, tuple[Reaction, ...]] = {}
