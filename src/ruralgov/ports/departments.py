"""What a department adapter must be: it takes a request across to a department outside.

It is called after commit, at least once: the same idempotency key may come again, and must then
have no second effect. It gets no personal data beyond what the request says. Adapters of different
departments are called at the same time, each in a thread of its own; one of them gets one message
after the other.
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


class RetryLater(Exception):
    """The department wants to be left alone for some seconds, as HTTP says by ``Retry-After``."""

    def __init__(self, seconds: int, said: str = "") -> None:
        super().__init__(said or f"retry after {seconds} s")
        self.seconds = seconds


class Department(Protocol):
    """A way to one department.

    What is promised, and tried by ``ruralgov.testing.departments``:

    1. What is delivered arrives whole: key, subject and body, whatever text they are.
    2. The same message again has no second effect, and is delivered; after a restart too.
    3. Messages of two keys are two, though they say the same.
    4. The answer is what the department says at once, as it says it, or None.
    5. While it cannot be reached something is raised, and nothing arrives; later it is delivered.
    6. What does not answer is given up well within five minutes, by raising something.
    7. Who is asked to wait raises ``RetryLater`` with the seconds.
    8. What is raised repeats nothing of the body, and no secret of the settings.
    9. Several of them may be used at once, each in a thread of its own.
    """

    def deliver(self, message: Message) -> Delivered:
        """Hand the message over. Any exception means: not delivered, try again later.

        Of what it says, the first 200 characters are kept, without numbers of people, passwords
        and queries of URLs. After ``RetryLater`` the next attempt waits as long as that says.
        """
