"""The paper department: the request is printed and carried; a person types the answer in."""

from ruralgov.ports.departments import Delivered, Message


class PaperDepartment:
    """Takes every request; the answer comes later, by the command ``AnswerRequest``."""

    def deliver(self, message: Message) -> Delivered:
        """Leave the request in the list of requests that wait for an answer."""
        return Delivered()
