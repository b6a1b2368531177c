"""What a department adapter must be: it takes a request across to a department outside.

It is called after commit, at least once: the same idempotency key may come again, and must then
have no second effect. It gets no personal data beyond what the request says.
"""

from typing import Protocol

from attrs import frozen


@frozen(kw_only=True)
class Message:
    """One request as it leaves: *key* stays the same on every attempt."""

    key: str
    department: str
    subject: str
    body: str


@frozen
class Delivered:
    """The department has it; *answer* is there if it answered at once."""

    answer: str | None = None


class Department(Protocol):
    """A way to one department."""

    def deliver(self, message: Message) -> Delivered:
        """Hand the message over. Any exception means: not delivered, try again later."""
