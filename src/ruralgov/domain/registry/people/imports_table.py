"""The table of a roster: its columns, its rows, and what an official should look at in them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from ruralgov.domain.kernel.division import parse_code
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import HouseholdId
from ruralgov.domain.kernel.imports import (
    Problems,
    Rows,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.personal import BirthDate, PersonName
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people import texts
from ruralgov.domain.registry.people.imports_cells import (
    PARTY,
    SEXES,
    Number,
    Phones,
    birth_of,
    kind_of,
    name_of,
    number_of,
    phones_of,
    relation_of,
    residence_of,
)
from ruralgov.domain.registry.people.model import HouseholdKind, HouseholdRelation, Residence, Sex
from ruralgov.domain.registry.people.queries_roster import (
    RosterPerson,
)

IGNORED: Final = (
    *("民族", "备注", "户籍状态", "年龄", "文化程度", "婚姻状况", "家庭住址", "住址", "现住址"),
    *("户籍地址", "户籍地", "工作单位", "职业", "血型", "宗教信仰", "兵役状况", "籍贯", "出生地"),
    *("组别", "小组", "村民小组", "曾用名", "健康状况", "是否低保", "户口性质", "户口类型"),
    *(
        "人口数",
        "家庭人口",
        "证件类型",
        "证件种类",
        "村名",
        "村居名称",
        "村（社区）名称",
        "户主姓名",
    ),
)
"""Columns that rosters have and nothing is kept of."""
PEOPLE: Final = (
    Column("name", "姓名", also=("成员姓名",), read=name_of, example="张示例"),
    Column(
        *("identity", "身份证号", Kind.IDENTITY),
        also=("身份证号码", "公民身份号码", "公民身份证号码", "证件号码"),
        empty=True,
        read=number_of,
        example="110101190001010014",
        note="18 位，本列为文本格式；没有可空，可填 15 位旧号、回乡证、台胞证、护照等",
    ),
)
TELEPHONE: Final = Column(
    *("telephone", "联系电话", Kind.CODE),
    also=("电话", "手机", "手机号", "手机号码"),
    needed=False,
    read=phones_of,
    example="13800000000",
    note="可空",
)
PARTY_MEMBER: Final = Column(
    *("party", "是否党员", Kind.CHOICE),
    also=("党员", "中共党员", "政治面貌"),
    needed=False,
    choices=PARTY,
    example="否",
    note="可空，新登记的空为否",
)
VILLAGE: Final = Column(
    *("village", "村居代码", Kind.CODE),
    also=("村代码", "村（社区）代码", "区划代码"),
    read=parse_code,
    fillable=True,
    example="371082199201",
    note="12 位统计用区划代码",
)
HOUSEHOLD: Final = Column(
    *("household", "户编号", Kind.CODE),
    also=("户号", "户口簿号", "门牌号"),
    fillable=True,
    example="1-001",
    note="村内不重复；合并单元格可以保留",
)
SPEC: Final = TableSpec(
    name="households",
    zh="户籍花名册",
    personal=True,
    note="一行一人；同村同户编号的人为一户，每户一名户主。",
    ignored=IGNORED,
    columns=(
        VILLAGE,
        HOUSEHOLD,
        *PEOPLE,
        Column(
            *("relation", "与户主关系", Kind.CHOICE),
            also=("关系", "与户主的关系", "家庭关系"),
            choices=labels(HouseholdRelation),
            read=relation_of,
            example="户主",
            note="GB/T 4761 的名称或两位代码，也可写长子、儿媳等",
        ),
        TELEPHONE,
        PARTY_MEMBER,
        Column(
            *("birth", "出生日期", Kind.DATE),
            also=("出生年月日",),
            needed=False,
            aside=True,
            read=birth_of,
            note="可空；没有身份证号的填写",
        ),
        Column(
            "sex", "性别", needed=False, aside=True, read=SEXES.get, note="可空；没有身份证号的填写"
        ),
        Column(
            *("kind", "户别"),
            needed=False,
            aside=True,
            read=kind_of,
            note="可空；家庭户、集体户、临时户，以一户第一行所填为准",
        ),
        Column(
            *("residence", "居住情况"),
            also=("人户状态", "常住情况"),
            needed=False,
            aside=True,
            read=residence_of,
            note="可空；常住、外出、外来，以一户第一行所填为准",
        ),
    ),
)

ADULT: Final = 18


@frozen(kw_only=True)
class Row:
    """One person of a roster, checked by itself."""

    line: Line
    village: str
    household: str
    name: PersonName
    number: Number
    relation: HouseholdRelation
    telephone: Phones | None
    party_member: bool | None
    birth: BirthDate | None = None
    sex: Sex | None = None
    kind: HouseholdKind | None = None
    residence: Residence | None = None

    def asked(self, home: HouseholdId | None) -> RosterPerson:
        """Return what the registry is asked of the person."""
        plain = self.number.identity is None
        return RosterPerson(
            household=home,
            name=self.name,
            identity=self.number.identity,
            document=self.number.document,
            document_number=self.number.document_number,
            relation=self.relation,
            telephone=None if self.telephone is None else self.telephone.first,
            party_member=self.party_member,
            birth=self.birth if plain else None,
            sex=self.sex if plain else None,
            kind=self.kind,
            residence=self.residence,
        )


def read(rows: Rows, problems: Problems) -> list[Row]:
    """Return the rows but those whose number stands in another: that is wrong, and is noted."""
    found: list[Row] = []
    first: dict[Number, int] = {}
    for line, values in rows:
        row = _row(line, values)
        if row.number != Number() and row.number in first:
            twice = BadInput(texts.IDENTITY_TWICE, line=first[row.number])
            problems.add(line, twice, "identity")
            continue
        first.setdefault(row.number, line.number)
        found.append(row)
    return found


def notices(roster: Iterable[Row], since: date) -> Iterator[str]:
    """Give what an official should look at, row by row; no value of a cell is said."""
    ignored: dict[str, None] = {}
    for row in roster:
        for said in _looked_at(row, since):
            yield f"{row.line.number}: {said}"
        for name, text in row.line.cells.items():
            if name.startswith("~") and text:
                ignored[name[1:]] = None
    if ignored:
        yield f"未采用的列 / columns left out: {'、'.join(ignored)}"


def _looked_at(row: Row, since: date) -> Iterator[str]:
    number, cells = row.number, row.line.cells
    identity = number.identity
    if number.old:
        yield "15 位旧号已换算为 18 位，请核对 / a number of 15 digits was converted"
    if number.document is not None:
        yield f"按{number.document.zh}登记 / taken for: {number.document.en}"
    if row.telephone is not None and row.telephone.more:
        yield "电话只取第一个号码，不含分机 / the first telephone is taken, no extension"
    if "预备" in cells.get("party", ""):
        yield "预备党员暂不作党员登记 / a probationary member is not entered as a member"
    unread = "birth" in dict(row.line.wrong)
    if (unread or cells.get("birth")) and row.birth is None:
        yield "出生日期看不懂，未采用 / the date of birth cannot be read"
    if identity is not None and row.birth is not None and row.birth.born() != identity.born():
        yield "出生日期与身份证号不符 / the date of birth is not that of the number"
    if identity is not None and row.sex not in (None, _sex(number)):
        yield "性别与身份证号不符 / the sex is not that of the number"
    born = identity.born() if identity is not None else row.birth and row.birth.born()
    if born is not None and _age(born, since) < ADULT:
        yield "未成年人 / minor"


def _sex(number: Number) -> Sex | None:
    if number.identity is None:
        return None
    return Sex.MALE if number.identity.male() else Sex.FEMALE


def _row(line: Line, values: dict[str, Any]) -> Row:
    return Row(
        line=line,
        village=values["village"],
        household=values["household"],
        name=values["name"],
        number=values["identity"] or Number(),
        relation=values["relation"],
        telephone=values["telephone"],
        party_member=values["party"],
        birth=values["birth"],
        sex=values["sex"],
        kind=values["kind"],
        residence=values["residence"],
    )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
