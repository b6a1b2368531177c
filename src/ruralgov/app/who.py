"""What comes with a message: who gives it, why, under what id, as of which day; checked by type."""

from datetime import date
from typing import Final

from ruralgov.app import texts
from ruralgov.app.forms import DayForm, Form, TextForm
from ruralgov.app.problems import Wrong, kind_of
from ruralgov.domain.kernel.bounds import NAME
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.roles import Actor, Purpose
from ruralgov.domain.kernel.text import Wording

OURS: Final = "own:"
"""What the ids begin with that we make for commands that come without one."""
_NAMED: Final = TextForm(NAME)
_DAY: Final = DayForm()
_EMPTY: Final = Wording("不能为空", "it cannot be empty")


def check_who(actor: object, purpose: object) -> None:
    """Refuse an actor or a purpose that is none; raises ``envelope_wrong``."""
    if not isinstance(actor, Actor):
        raise _wrong("actor", actor, 'Actor("…")')
    check_account(actor.account)
    if not isinstance(purpose, Purpose):
        raise _wrong("purpose", purpose, 'Purpose("…")')


def check_account(account: object) -> None:
    """Refuse what is no name of an account; raises ``envelope_wrong``."""
    _hold("account", _NAMED, account)


def check_day(day: date | None) -> None:
    """Refuse what is no day; raises ``envelope_wrong``."""
    if day is not None:
        _hold("day", _DAY, day)


def chosen(command_id: str) -> str:
    """Return a command id that the caller chose.

    Raises ``envelope_wrong``, and ``command_id_reused`` for an id of ours.
    """
    _hold("command_id", _NAMED, command_id)
    if not command_id:
        raise BadInput(texts.ENVELOPE_WRONG, field="command_id", problem=_EMPTY)
    if command_id.startswith(OURS):
        raise Refused(texts.COMMAND_ID_REUSED, command_id=command_id)
    return command_id


def _hold(field: str, form: Form, value: object) -> None:
    try:
        form.check(value)
    except Wrong as found:
        problem = found.problems[0]
        said = Wording(problem.told("zh"), problem.told("en"))
        raise BadInput(texts.ENVELOPE_WRONG, field=field, problem=said) from None


def _wrong(field: str, value: object, wanted: str) -> BadInput:
    got = kind_of(value)
    said = Wording(f"应为 {wanted}，不能是{got.zh}", f"it is {wanted}, and cannot be {got.en}")
    return BadInput(texts.ENVELOPE_WRONG, field=field, problem=said)
