"""What offices write in the cells of a roster, and what it means."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from attrs import field

from ruralgov.domain.kernel import texts as kernel_texts
from ruralgov.domain.kernel.errors import BadInput, RuralgovError
from ruralgov.domain.kernel.personal import (
    BirthDate,
    DocumentNumber,
    IdentityNumber,
    PersonName,
    Telephone,
)
from ruralgov.domain.kernel.value import frozen
from ruralgov.domain.registry.people.model import (
    DocumentKind,
    HouseholdKind,
    HouseholdRelation,
    Residence,
    Sex,
)

R = HouseholdRelation
_WORDS: Final = (
    (R.HEAD, "01本人 02户主 户主本人 head"),
    (R.SPOUSE, "10配偶 11夫 12妻 丈夫 妻子 夫妻 老伴 爱人 spouse"),
    (R.CHILD, "子女 孩子 child"),
    (
        R.SON,
        "20子 21独生子 22长子 23次子 24三子 25四子 26五子 27养子或继子 29其他儿子 儿子 大儿子 "
        "二儿子 小儿子 二子 六子 养子 继子 son",
    ),
    (R.SON_IN_LAW, "28女婿 儿婿 上门女婿 son_in_law"),
    (
        R.DAUGHTER,
        "30女 31独生女 32长女 33次女 34三女 35四女 36五女 37养女或继女 39其他女儿 女儿 大女儿 "
        "二女儿 小女儿 二女 六女 养女 继女 daughter",
    ),
    (R.DAUGHTER_IN_LAW, "38儿媳 儿媳妇 媳妇 长媳 次媳 daughter_in_law"),
    (
        R.GRANDCHILD,
        "40孙子、孙女或外孙子、外孙女 41孙子 42孙女 43外孙子 44外孙女 45孙媳妇或外孙媳妇 "
        "46孙女婿或外孙女婿 47曾孙子或外曾孙子 48曾孙女或外曾孙女 "
        "49其他孙子、孙女或外孙子、外孙女 孙子女 外孙子女 长孙 长孙女 次孙 次孙女 外孙 孙媳 "
        "孙媳妇 外孙媳妇 孙女婿 外孙女婿 曾孙 曾孙子 曾孙女 外曾孙 外曾孙子 外曾孙女 重孙 重孙子 "
        "重孙女 grandchild",
    ),
    (
        R.PARENT,
        "50父母 51父亲 52母亲 53公公 54婆婆 55岳父 56岳母 57继父或养父 58继母或养母 "
        "59其他父母关系 父 母 爸爸 妈妈 公婆 岳父母 继父 继母 养父 养母 parent",
    ),
    (
        R.GRANDPARENT,
        "60祖父母或外祖父母 61祖父 62祖母 63外祖父 64外祖母 65配偶的祖父母或外祖父母 66曾祖父 "
        "67曾祖母 68配偶的曾祖父母或外曾祖父母 69其他祖父母或外祖父母关系 祖父母 外祖父母 爷爷 "
        "奶奶 姥爷 姥姥 外公 外婆 grandparent",
    ),
    (
        R.SIBLING,
        "70兄弟姐妹 71兄 72嫂 73弟 74弟媳 75姐姐 76姐夫 77妹妹 78妹夫 79其他兄弟姐妹 哥 哥哥 兄长 "
        "嫂子 弟弟 弟妹 姐 妹 兄弟 姐妹 姊妹 sibling",
    ),
    (
        R.RELATIVE,
        "81伯父 82伯母 83叔父 84婶母 85舅父 86舅母 87姨父 88姨母 89姑父 90姑母 "
        "91堂兄弟、堂姐妹 92表兄弟、表姐妹 93侄子 94侄女 95外甥 96外甥女 97其他亲属 伯伯 大伯 "
        "叔叔 叔 婶婶 舅舅 姨妈 姨 姑姑 姑妈 姑 堂兄 堂弟 堂姐 堂妹 表兄 表弟 表姐 表妹 侄 侄儿 "
        "侄媳 侄孙 亲属 亲戚 relative",
    ),
    (R.UNRELATED, "99非亲属 98保姆 无亲属关系 雇工 unrelated"),
    (R.OTHER, "80其他 其它 other"),
)
"""The codes and words of GB/T 4761, and everyday speech.

Codes of one digit are not read: a spreadsheet makes 1 of 01, which is the head.
"""


def _relations() -> dict[str, HouseholdRelation]:
    found: dict[str, HouseholdRelation] = {one.zh: one for one in R}
    for relation, words in _WORDS:
        for word in words.split():
            parts = re.fullmatch(r"([0-9]{2})?(.+)", word)
            found |= {part: relation for part in (parts.groups() if parts else ()) if part}
    return found


RELATIONS: Final = _relations()
_CHILDREN: Final = frozenset({R.CHILD, R.SON, R.DAUGHTER})
_OF: Final = {
    (R.SON, R.SPOUSE): R.DAUGHTER_IN_LAW,
    (R.DAUGHTER, R.SPOUSE): R.SON_IN_LAW,
    (R.PARENT, R.PARENT): R.GRANDPARENT,
    (R.PARENT, R.SIBLING): R.RELATIVE,
    (R.SPOUSE, R.PARENT): R.PARENT,
    (R.SPOUSE, R.SIBLING): R.RELATIVE,
    (R.SIBLING, R.SPOUSE): R.SIBLING,
    (R.GRANDCHILD, R.SPOUSE): R.GRANDCHILD,
    **dict.fromkeys(((one, two) for one in _CHILDREN for two in _CHILDREN), R.GRANDCHILD),
    **dict.fromkeys(((R.SIBLING, two) for two in _CHILDREN), R.RELATIVE),
}
"""Who somebody's somebody is to the head: the wife of a son, the father of a wife."""


def relation_of(text: str) -> HouseholdRelation:
    """Return the relation that a cell names; raises ``cell_wrong``."""
    word = "".join(unicodedata.normalize("NFKC", text).split()).casefold()
    outer, _, inner = word.rstrip(")").partition("(")
    for one in (word, inner, outer):
        found = _relation(one.removeprefix("户主之").removeprefix("户主的").removeprefix("之"))
        if found is not None:
            return found
    words = "/".join(one.zh for one in R)
    raise BadInput(kernel_texts.CELL_WRONG, column="与户主关系", problem=f"{text}（{words}）")


def _relation(word: str) -> HouseholdRelation | None:
    found = RELATIONS.get(word)
    if found is not None or "之" not in word:
        return found
    whose, _, what = word.rpartition("之")
    first, second = _relation(whose), _relation(what)
    return None if first is None or second is None else _OF.get((first, second))


PARTY: Final = {
    "是": True,
    "否": False,
    **dict.fromkeys(("1", "yes", "√", "✓", "✔", "党员", "中共党员", "正式党员"), True),
    **dict.fromkeys(("0", "no", "×", "✗", "x", "无", "-", "群众", "非党员"), False),
    **dict.fromkeys(("团员", "共青团员", "预备党员", "中共预备党员", "入党积极分子"), False),
    **dict.fromkeys(("无党派", "无党派人士", "民主党派"), False),
}
"""What says whether somebody is a member of the party; a probationary one is none yet."""
_LATIN: Final = "A-Za-z\\u00c0-\\u024f."
_GAP: Final = re.compile(rf"(?<![{_LATIN}])\s+|\s+(?![{_LATIN}])")


def name_of(text: str) -> PersonName:
    """Return a name without the spaces that align it; those between Latin words belong to it."""
    return PersonName.of(_GAP.sub("", " ".join(text.split())))


@frozen
class Number:
    """What stands in the column of the identity number."""

    identity: IdentityNumber | None = None
    document: DocumentKind | None = None
    document_number: DocumentNumber | None = None
    old: bool = field(default=False, eq=False)
    """Whether it was a number of 15 digits."""


_DOCUMENTS: Final = (
    (DocumentKind.HOME_PERMIT, re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?")),
    (DocumentKind.TAIWAN_PERMIT, re.compile(r"[0-9]{8}")),
    (DocumentKind.RESIDENCE_CARD, re.compile(r"[A-Z]{3}[0-9]{12}")),
    (DocumentKind.PASSPORT, re.compile(r"[A-Z]{1,2}[0-9]{6,8}")),
)
"""How numbers of other documents look, the more particular first."""


def number_of(text: str) -> Number:
    """Return an identity number, also one of 15 digits, or that of another document."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).upper()
    if re.fullmatch(r"[0-9]{15}", plain):
        return Number(IdentityNumber.of_old(plain), old=True)
    for kind, form in _DOCUMENTS:
        if form.fullmatch(plain):
            return Number(document=kind, document_number=DocumentNumber.of(plain))
    return Number(IdentityNumber.of(plain))


@frozen
class Phones:
    """The first telephone of a cell, and whether there stood more than that."""

    first: Telephone
    more: bool


_EXTENSION: Final = re.compile(
    r"(.*?)(?:(?:转|分机|ext\.?|#)\s*[0-9]{1,6}|(?<=[0-9]{7})-[0-9]{1,5})", re.IGNORECASE
)


def phones_of(text: str) -> Phones:
    """Return the first telephone of a cell; raises ``telephone_wrong``."""
    parts = [one for one in re.split(r"[、,;/|]|或", text) if one.strip()]
    whole = list(_phones(parts))
    if whole:
        return Phones(whole[0], len(parts) > 1 or _plain(text) is None)
    apart = list(_phones(text.split()))
    if not apart:
        return Phones(Telephone.of(text), more=False)
    return Phones(apart[0], more=True)


def _phones(parts: list[str]) -> Iterator[Telephone]:
    for part in parts:
        found = _EXTENSION.fullmatch(part.strip())
        phone = _plain(found[1] if found else part)
        if phone is not None:
            yield phone


def _plain(text: str) -> Telephone | None:
    try:
        found = Telephone.of(text)
    except RuralgovError:
        return None
    return None if _EXTENSION.fullmatch(text.strip()) else found


_DAY: Final = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?")


def birth_of(text: str) -> BirthDate | None:
    """Return a date of birth; None where the cell cannot be read as one."""
    found = _DAY.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if found is None:
        return None
    try:
        return BirthDate.of(f"{found[1]}-{found[2].zfill(2)}-{found[3].zfill(2)}")
    except RuralgovError:
        return None


SEXES: Final = {"男": Sex.MALE, "女": Sex.FEMALE, "1": Sex.MALE, "2": Sex.FEMALE}
_KINDS: Final = {
    "集体": HouseholdKind.COLLECTIVE,
    "临时": HouseholdKind.TEMPORARY,
    "暂住": HouseholdKind.TEMPORARY,
    "家庭": HouseholdKind.FAMILY,
}
_RESIDENCES: Final = {
    **dict.fromkeys(("外来", "流入", "户籍不在"), Residence.LIVING),
    **dict.fromkeys(("外出", "流出", "空挂", "人户分离", "人不在"), Residence.REGISTERED),
    **dict.fromkeys(("常住", "人户一致", "在家"), Residence.BOTH),
}


def kind_of(text: str) -> HouseholdKind | None:
    """Return the kind of household that a cell names; None where it names none."""
    return next((kind for word, kind in _KINDS.items() if word in text), None)


def residence_of(text: str) -> Residence | None:
    """Return whether a household lives where it is registered; None where a cell does not say."""
    return next((one for word, one in _RESIDENCES.items() if word in text), None)
