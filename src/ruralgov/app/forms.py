"""What a value of each type may be: a form checks one, reads one from JSON, and describes it.

The three stand together, so that what the JSON Schema of a message says is what the door takes,
whether the message came as JSON or was made in Python. Nothing is taken for something else: no
text for a number, no number for a truth value, no instant for a day.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any, ClassVar, Final

from attrs import Factory, frozen

from ruralgov.app.problems import Problem, Wrong, near, unlike, wrong
from ruralgov.domain.kernel import texts
from ruralgov.domain.kernel.bounds import Length, Within
from ruralgov.domain.kernel.clean import has_marks
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.personal import Personal
from ruralgov.domain.kernel.text import Wording

Schema = dict[str, Any]


@frozen
class Published:
    """What the schemas of fields add to that of their message."""

    classes: Schema = Factory(dict)
    """The schemas of classes and enumerations, by name."""
    labels: Mapping[type, Iterable[str]] = Factory(dict)
    """The names that an app knows of a type of label."""


PLAIN: Final = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$"
"""Text without control marks, as JSON Schema says it; halves of characters are no JSON text."""
_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})",
    re.IGNORECASE,
)
TEXT = Wording("文本", "a text")
DAY = Wording("日期（如 2026-01-05）", "a day such as 2026-01-05")
INSTANT = Wording(
    "带时区的时间（如 2026-01-05T08:00:00+08:00）",
    "an instant with its time zone, such as 2026-01-05T08:00:00+08:00",
)


class Form:
    """What a value of a type may be."""

    as_text: ClassVar[bool] = True
    """Whether a value is written as text, so that a word of a command line stands for it."""

    def check(self, value: Any) -> None:
        """Look at a value; raises ``Wrong``."""
        raise NotImplementedError

    def read(self, plain: Any) -> Any:
        """Return the value that plain data of JSON stands for; raises ``Wrong``."""
        self.check(plain)
        return plain

    def schema(self, published: Published) -> Schema:
        """Return its JSON Schema; what it refers to goes to *published*."""
        raise NotImplementedError


def check_text(text: object, most: int) -> None:
    """Look whether a value is a text without control marks, and not too long; raises ``Wrong``."""
    if type(text) is not str:
        raise unlike(TEXT, text)
    if len(text) > most:
        raise _said(BadInput(texts.TEXT_TOO_LONG, field="", limit=most))
    if has_marks(text):
        raise wrong("含有控制字符", "holds control characters")


def _said(error: RuralgovError) -> Wrong:
    return Wrong([Problem(Wording(error.zh, error.en), error=error)])


@frozen
class TextForm(Form):
    """A text."""

    bound: Length

    def check(self, value: Any) -> None:
        """Look at its length, its marks, and how it is written."""
        if type(value) is not str or len(value) > self.bound.most or not value.isprintable():
            check_text(value, self.bound.most)
        pattern = self.bound.pattern
        if pattern is not None and re.fullmatch(pattern, value) is None:
            raise self._otherwise(value)

    def _otherwise(self, value: str) -> Wrong:
        said = self.bound.said
        if said is None:
            return wrong(f"应写成 {self.bound.pattern}", f"is written {self.bound.pattern}")
        return _said(BadInput(said, value=value))

    def schema(self, published: Published) -> Schema:
        """Return type, length and pattern."""
        pattern = self.bound.pattern
        written = PLAIN if pattern is None else f"^{pattern}$"
        return {"type": "string", "maxLength": self.bound.most, "pattern": written}


@frozen
class WholeForm(Form):
    """A whole number."""

    as_text = False
    bound: Within

    def check(self, value: Any) -> None:
        """Look whether it is one, within its bounds."""
        if type(value) is not int:
            raise unlike(Wording("整数", "a whole number"), value)
        least, most = self.bound.least, self.bound.most
        if not least <= value <= most:
            raise wrong(f"应在 {least} 至 {most} 之间", f"is between {least} and {most}")

    def schema(self, published: Published) -> Schema:
        """Return type and bounds."""
        return {"type": "integer", "minimum": self.bound.least, "maximum": self.bound.most}


@frozen
class FlagForm(Form):
    """A truth value."""

    as_text = False

    def check(self, value: Any) -> None:
        """Look whether it is one."""
        if type(value) is not bool:
            raise unlike(Wording("true 或 false", "true or false"), value)

    def schema(self, published: Published) -> Schema:
        """Return the type."""
        return {"type": "boolean"}


@frozen
class DayForm(Form):
    """A day."""

    def check(self, value: Any) -> None:
        """Look whether it is one, and no instant."""
        if type(value) is not date:
            found = unlike(DAY, value)
            if isinstance(value, datetime):
                found = _said(BadInput(texts.DATE_WRONG, field="", value=value.isoformat()))
            raise found

    def read(self, plain: Any) -> Any:
        """Return the day of ``2026-01-05``."""
        if type(plain) is not str:
            raise unlike(DAY, plain)
        try:
            if _DAY.fullmatch(plain):
                return date.fromisoformat(plain)
        except ValueError:
            pass
        raise wrong(f"应为{DAY.zh}", f"is {DAY.en}")

    def schema(self, published: Published) -> Schema:
        """Return the format."""
        return {"type": "string", "format": "date"}


@frozen
class InstantForm(Form):
    """An instant, with its time zone."""

    def check(self, value: Any) -> None:
        """Look whether it is one."""
        if type(value) is not datetime:
            raise unlike(INSTANT, value)
        try:
            if value.utcoffset() is not None:
                value.astimezone(UTC)  # as it will be written
                return
        except OverflowError:
            pass
        raise wrong(f"应为{INSTANT.zh}", f"is {INSTANT.en}")

    def read(self, plain: Any) -> Any:
        """Return the instant of a text as RFC 3339 has it."""
        if type(plain) is not str:
            raise unlike(INSTANT, plain)
        try:
            if _INSTANT.fullmatch(plain):
                found = datetime.fromisoformat(plain.upper())
                self.check(found)
                return found
        except ValueError:
            pass
        raise wrong(f"应为{INSTANT.zh}", f"is {INSTANT.en}")

    def schema(self, published: Published) -> Schema:
        """Return the format."""
        return {"type": "string", "format": "date-time"}


class ChoiceForm(Form):
    """A member of an enumeration."""

    def __init__(self, kind: type[Enum]) -> None:
        self._kind = kind
        self._members = {one.value: one for one in kind}

    def check(self, value: Any) -> None:
        """Look whether it is a member."""
        if type(value) is not self._kind:
            name = self._kind.__name__
            raise unlike(Wording(f" {name} 的成员", f"a member of {name}"), value)

    def read(self, plain: Any) -> Any:
        """Return the member of a value."""
        found = self._members.get(plain) if type(plain) is str else None
        if found is None:
            raise self._none(plain)
        return found

    def _none(self, plain: object) -> Wrong:
        known = ", ".join(map(str, self._members))
        asked = near(plain, self._members) if isinstance(plain, str) else Wording("", "")
        return wrong(f"应为下列之一{asked.zh}：{known}", f"is one of{asked.en}: {known}")

    def schema(self, published: Published) -> Schema:
        """Return the values."""
        name = self._kind.__name__
        said = {"title": name, "description": self._kind.__doc__, "enum": sorted(self._members)}
        published.classes[name] = said
        return {"$ref": f"#/$defs/{name}"}


@frozen
class LabelForm(Form):
    """The name of a role or a purpose; whether the app knows it is another question."""

    kind: type[Label]
    most: int

    def check(self, value: Any) -> None:
        """Look whether it is one."""
        if type(value) is not self.kind:
            name = self.kind.__name__
            raise unlike(Wording(f" {name}(…)", f"a {name}(…)"), value)
        check_text(str(value), self.most)

    def read(self, plain: Any) -> Any:
        """Return the label of a name."""
        check_text(plain, self.most)
        return self.kind(plain)

    def schema(self, published: Published) -> Schema:
        """Return what it is, with the names that are known of it."""
        said = {"type": "string", "maxLength": self.most, "pattern": PLAIN}
        said["description"] = summary(self.kind)
        known = published.labels.get(self.kind)
        return said if known is None else {**said, "enum": sorted(map(str, known))}


@frozen
class PersonalForm(Form):
    """A personal value: none of its problems repeats it."""

    kind: type[Personal]

    def check(self, value: Any) -> None:
        """Look whether it is one, and as it is kept."""
        if type(value) is not self.kind:
            raise unlike(Wording(f" {self.kind.__name__}", f"a {self.kind.__name__}"), value)
        try:
            value.check()
        except RuralgovError as error:
            raise _said(error) from None

    def read(self, plain: Any) -> Any:
        """Return the value of a text."""
        check_text(plain, self.kind.LENGTH)
        try:
            return self.kind.of(plain)
        except RuralgovError as error:
            raise _said(error) from None

    def schema(self, published: Published) -> Schema:
        """Return length and marks; what else is well formed is in its description."""
        said = {"type": "string", "maxLength": self.kind.LENGTH, "pattern": PLAIN}
        return {**said, "description": summary(self.kind)}


def summary(kind: type) -> str:
    """Return the first line of what is written of a class."""
    return (kind.__doc__ or "").split("\n", 1)[0]
