"""What is wrong with a message: where, in which words, and never the value itself."""

from collections.abc import Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Final

from attrs import evolve, frozen

from ruralgov.app import texts
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.text import Text, Wording

SHOWN: Final = 20
"""How many problems of a message are told."""
NAMED: Final = 60
"""How many characters of a name that came in are repeated."""
_KINDS: Final = (
    (type(None), Wording("空值", "null")),
    (bool, Wording("真假值", "a truth value")),
    (str, Wording("文本", "a text")),
    (int, Wording("整数", "a whole number")),
    (float, Wording("带小数点的数", "a number with a point")),
    (datetime, Wording("时间", "an instant")),
    (date, Wording("日期", "a date")),
    ((list, tuple, set, frozenset), Wording("列表", "a list")),
    (dict, Wording("对象", "an object")),
)


@frozen
class Problem:
    """Something wrong in a message; *error* is what a rule of the domain said of it."""

    words: Wording
    path: tuple[str | int, ...] = ()
    error: RuralgovError | None = None

    def where(self) -> str:
        """Return the field, such as ``lines[2].debit``."""
        parts = (f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.path)
        return "".join(parts).removeprefix(".")

    def told(self, lang: str) -> str:
        """Return where and what, in ``zh`` or ``en``."""
        words = self.words if self.error is None else Wording(self.error.zh, self.error.en)
        where = self.where()
        if lang == "zh":
            return (f"“{where}”" if where else "") + words.zh.rstrip("。")
        return (f"'{where}' " if where else "it ") + words.en.rstrip(".")


class Wrong(Exception):
    """What a form finds wrong with a value."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)

    def within(self, part: str | int) -> list[Problem]:
        """Return the problems as those of a part of something larger."""
        return [evolve(one, path=(part, *one.path)) for one in self.problems]


def wrong(zh: str, en: str, error: RuralgovError | None = None) -> Wrong:
    """Return a single problem."""
    return Wrong([Problem(Wording(zh, en), error=error)])


def unlike(wanted: Wording, value: object) -> Wrong:
    """Return the problem of a value that is of another kind."""
    got = kind_of(value)
    return wrong(f"应为{wanted.zh}，不能是{got.zh}", f"is {wanted.en}, and cannot be {got.en}")


def kind_of(value: object) -> Wording:
    """Return what kind of thing a value is."""
    for kind, words in _KINDS:
        if isinstance(value, kind):
            return words
    name = shown(type(value).__name__)
    return Wording(f" {name} ", f"of the type {name}")


def shown(name: object) -> str:
    """Return a name that came in, fit to be repeated."""
    text = str(name)
    clean = "".join(mark if mark.isprintable() else "?" for mark in text[:NAMED])
    return clean + "…" if len(text) > NAMED else clean


def near(name: str, known: Iterable[str]) -> Wording:
    """Return a question for the known name that looks most like one that is unknown."""
    found = get_close_matches(name[:NAMED], known, n=1)
    if not found:
        return Wording("", "")
    return Wording(f"（是否指 {found[0]}？）", f" (did you mean {found[0]}?)")


def unknown_message(name: str, known: Iterable[str]) -> BadInput:
    """Return the error of a command or query that there is not."""
    return BadInput(texts.COMMAND_UNKNOWN, name=shown(name), near=near(name, known))


def unknown_label(said: Text, name: str, known: Iterable[Label]) -> BadInput:
    """Return the error of a role or a purpose that the app does not know."""
    labels = sorted(known)
    zh = "、".join(f"{one.zh}（{one}）" for one in labels)
    words = {one.zh: one for one in labels} | {str(one): one for one in labels}
    found = get_close_matches(name[:NAMED], words, n=1)
    asked = Wording("", "")
    if found:
        one = words[found[0]]
        asked = Wording(f"（是否指{one.zh} {one}？）", f" (did you mean {one}?)")
    facts = {"known": Wording(zh, ", ".join(labels)), "near": asked}
    return BadInput(said, name=shown(name), **facts)


def refusal(kind: type, problems: list[Problem]) -> RuralgovError:
    """Return the error of a message: of the domain's alone the first, else all by name."""
    error = problems[0].error
    if error is not None and all(one.error for one in problems):
        if "field" in error.facts:
            error.facts["field"] = problems[0].where()
        return error
    zh, en = _listed("zh", "；", "还有更多", problems), _listed("en", "; ", "and more", problems)
    return malformed(kind.__name__, Wording(zh, en), compare(kind.__name__))


def compare(name: str) -> Wording:
    """Return the advice to look at the JSON Schema of a message."""
    return Wording(
        f"请对照 ruralgov schema {name} 改正。", f"Compare it with 'ruralgov schema {name}'."
    )


def malformed(name: str, problem: Wording, hint: Wording) -> BadInput:
    """Return the error of what is not well formed, with what to do about it."""
    return BadInput(texts.MESSAGE_MALFORMED, name=name, problem=problem, hint=hint)


def _listed(lang: str, mark: str, more: str, problems: list[Problem]) -> str:
    told = [one.told(lang) for one in problems[:SHOWN]]
    return mark.join([*told, more] if len(problems) > SHOWN else told)
