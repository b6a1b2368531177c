"""Roles given and ended from a table, one row a role of an account at a place."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from ruralgov.domain.access import CorrectGrantEntry, GrantRole, GrantRow, Grants, RevokeRole
from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput, Refused
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.imports import Importing, ImportTable, Steps, at
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.registry import known_places
from ruralgov.domain.registry import texts as registry_texts
from ruralgov.imports import texts

A_DAY: Final = timedelta(days=1)
ACTIONS: Final = {"授予": True, "收回": False, "grant": True, "revoke": False}
CELLS: Final = {
    "role_unknown role_conflict": "role",
    "place_missing grant_place_ended": "place",
    "account_ended self_grant": "account",
    "dates_reversed grant_backdated": "until",
}
Held = tuple[str, str, str]
"""An account, a role and a place."""


def _role(text: str) -> Role:
    """Return a role by its name or its Chinese label; what nobody declared is refused later."""
    return Role.named(text) or Role(text)


SPEC: Final = TableSpec(
    name="grants",
    zh="授权表",
    note="一行一项授权；已有的不变，只改期限。“收回”的行结束授权。",
    columns=(
        Column("account", "账号", Kind.CODE, also=("用户名",), example="sample"),
        Column("role", "角色", also=("岗位",), read=_role, example="承办人员"),
        Column(
            *("place", "区划代码", Kind.CODE),
            also=("地方代码", "代码"),
            empty=True,
            read=parse_code,
            example="371082199201",
            note="镇街 9 位、村居 12 位；全市的留空",
        ),
        Column(
            *("until", "有效期至", Kind.DATE),
            also=("截止日期",),
            needed=False,
            note="最后一天，含当日；长期的留空",
        ),
        Column("basis", "依据", also=("授权依据", "事由"), example="任命文件", note="收回的写原因"),
        Column(
            *("action", "操作", Kind.CHOICE),
            needed=False,
            choices=ACTIONS,
            example="授予",
            note="授予或收回，空为授予",
        ),
    ),
)


@frozen(kw_only=True)
class Row:
    """One row, its place found."""

    line: Line
    account: AccountId
    role: Role
    place: PlaceId
    until: date
    basis: str
    give: bool

    @property
    def names(self) -> Held:
        """What it is about."""
        return self.account, self.role, self.place


def plan(importing: Importing) -> Steps:
    """Return a command for each grant that is new, ends, or has another last day."""
    held = _held(importing)
    done = Steps(counts={"new": 0, "changed": 0, "same": 0, "ended": 0})
    seen: set[Held] = set()
    for row in _rows(importing):
        if row.names in seen:
            importing.problems.add(row.line, BadInput(kernel_texts.ROW_TWICE, value=row.account))
            continue
        seen.add(row.names)
        known = held.get(row.names)
        if row.give:
            _give(row, known, done)
        elif known is not None:
            end = None if row.until == FOREVER else row.until
            done.count("ended")
            done.add(row.line, RevokeRole(grant=known.owner, reason=row.basis, until=end))
        else:
            missing = Refused(
                texts.GRANT_NOT_HELD, account=row.account, role=Wording(row.role.zh, row.role.en)
            )
            importing.problems.add(row.line, missing)
    return done


def _held(importing: Importing) -> dict[Held, GrantRow]:
    rows = importing.ask(Grants(place=CITY, below=True))
    return {(row.account, row.role, row.place): row for row in rows}


def _rows(importing: Importing) -> Iterator[Row]:
    places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
    for line, values in importing.rows:
        code = values["place"]
        if code is not None and code not in places:
            missing = Refused(registry_texts.PLACE_MISSING, place=code)
            importing.problems.add(line, missing, "place")
            continue
        until = values["until"]
        yield Row(
            line=line,
            account=AccountId(values["account"]),
            role=values["role"],
            place=CITY if code is None else places[code],
            until=FOREVER if until is None else until + A_DAY,
            basis=values["basis"],
            give=values["action"] is not False,
        )


def _give(row: Row, known: GrantRow | None, done: Steps) -> None:
    """Add what gives a role, or gives it another last day."""
    if known is None:
        end = None if row.until == FOREVER else row.until
        given: dict[str, Any] = {"account": row.account, "role": row.role, "place": row.place}
        done.count("new")
        done.add(row.line, GrantRole(**given, basis=row.basis, until=end), at(row.line, CELLS))
    elif known.until == row.until:
        done.count("same")
    else:
        done.count("changed")
        done.add(row.line, _until(row, known), at(row.line, CELLS))


def _until(row: Row, known: GrantRow) -> RevokeRole | CorrectGrantEntry:
    """Return what lets a grant end earlier, or later, than it would."""
    if row.until < known.until:
        return RevokeRole(grant=known.owner, reason=row.basis, until=row.until)
    later = None if row.until == FOREVER else row.until
    return CorrectGrantEntry(grant=known.owner, entry=known.until, since=later, reason=row.basis)


TABLE: Final = ImportTable(spec=SPEC, plan=plan)
