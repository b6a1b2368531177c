"""Village rules and a credit scheme from tables; every wrong cell is named."""

from collections.abc import Mapping
from typing import Any, Final

from ruralgov.domain.compacts import lint, texts
from ruralgov.domain.compacts.messages_rules import DraftVillageRules
from ruralgov.domain.compacts.messages_scheme import DraftCreditScheme
from ruralgov.domain.compacts.model import (
    NEGATIVE_MONTHS,
    Clause,
    Consequence,
    CreditCategory,
    CreditItem,
    ProofKind,
    SchemeTerms,
    TieRule,
)
from ruralgov.domain.compacts.queries import CreditSchemeFile, CreditSchemes, VillageRulesFile
from ruralgov.domain.compacts.queries import VillageRulesOf as RulesOf
from ruralgov.domain.compacts.rows import CompactStage
from ruralgov.domain.compacts.rules import refused_clause
from ruralgov.domain.compacts.rules_scheme import (
    longest_negative,
    wrong_with,
    wrong_with_categories,
)
from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CreditSchemeId, PlaceId, VillageRulesId
from ruralgov.domain.kernel.imports import (
    Importing,
    ImportTable,
    Option,
    Problems,
    Rows,
    Steps,
    words_of,
)
from ruralgov.domain.kernel.labels import labels
from ruralgov.domain.kernel.tables import Column, Kind, Line, TableSpec
from ruralgov.domain.registry import known_places
from ruralgov.domain.registry import texts as registry_texts

YES: Final = {"是": True, "yes": True, "否": False, "no": False}
_ORIGINS: Final = {"正式": False, "formal": False, "示例": True, "example": True}
_FOLLOWS: Final = {word: one for one in Consequence for word in (one.zh, one.value)}
_TIES: Final = {word: one for one in TieRule for word in (one.zh, one.value)}


def _consequences(text: str) -> tuple[Consequence, ...]:
    try:
        return tuple(_FOLLOWS[word] for word in words_of(text))
    except KeyError as error:
        raise ValueError(text) from error


RULES_SPEC: Final = TableSpec(
    name="village_rules",
    zh="村规民约表",
    note="一行一条；导入后为草稿，由村民会议表决通过、报镇街备案后生效。",
    columns=(
        Column("code", "条号", Kind.CODE, also=("编号",), example="1"),
        Column("words", "条文", example="爱护环境，门前三包。"),
    ),
)
SCHEME_SPEC: Final = TableSpec(
    name="credit_scheme",
    zh="信用积分办法表",
    note="一行一个事项；导入后为草稿，由村民表决通过并公布后生效。",
    columns=(
        Column("code", "事项编码", Kind.CODE, example="JF0301"),
        Column("category", "类别编码", Kind.CODE, fillable=True, example="JF03"),
        Column("category_title", "类别", fillable=True, example="环境整治"),
        Column("category_month", "类别每月上限", Kind.INTEGER, fillable=True, example="10"),
        Column("clause", "依据条号", Kind.CODE, example="3"),
        Column("title", "事项", example="清扫门前街巷"),
        Column("points", "分值", Kind.INTEGER, example="3", note="扣分填负数"),
        Column("hourly", "按小时", Kind.CHOICE, choices=YES, example="否"),
        Column("most_event", "单次上限", Kind.INTEGER, example="3"),
        Column(
            *("evidence", "所需证据", Kind.CHOICE),
            choices=labels(ProofKind),
            example="签到表或工时记录",
        ),
        Column(
            *("expires_months", "有效期（月）", Kind.INTEGER),
            needed=False,
            example="24",
            note="空为十二个月",
        ),
        Column("consequences", "奖惩措施", read=_consequences, example="计分;表彰"),
        Column(
            *("origin", "性质", Kind.CHOICE),
            needed=False,
            choices=_ORIGINS,
            note="正式或示例；空为正式",
        ),
    ),
)
PLACE: Final = Option(name="place", said="the code of the village", zh="村（社区）的区划代码")
TITLE: Final = Option(name="title", said="what it is called", zh="名称")
RULES: Final = Option(
    name="rules-id",
    said="the village rules that the items rest on, by their id",
    zh="事项所依据的村规民约的编号",
    read=VillageRulesId,
)
MOST: Final = Option(
    name="most-month",
    said="how many points a person gains, or loses, in a month at most",
    zh="每人每月加分、扣分各自的上限",
    read=int,
)
HONOURS: Final = Option(
    name="honours",
    said="how many are commended in a quarter at most",
    zh="每季度表彰名额",
    read=int,
    default="10",
)
TIE: Final = Option(
    name="tie",
    said="who is commended among those with as many points: all, or earlier",
    zh="并列时的办法：all 为一并表彰，earlier 为先取得者优先",
    read=lambda text: _TIES[text],
    default="all",
)


def plan_rules(importing: Importing) -> Steps:
    """Return the command that drafts the rules of a table."""
    village = village_of(importing)
    first, clauses = read_clauses(importing.rows, importing.problems)
    done = Steps(counts={"clauses": len(clauses)})
    if first is None or importing.problems.found:
        return done
    command = DraftVillageRules(village=village, title=importing.options["title"], clauses=clauses)
    for row in importing.ask(RulesOf(village=village)):
        known = importing.ask(VillageRulesFile(rules=VillageRulesId(row.owner)))
        same = (known.title, known.clauses) == (command.title, clauses)
        if same and row.stage is not CompactStage.WITHDRAWN:
            return Steps(counts={"same": len(clauses)})
    done.add(first, command)
    return done


def plan_scheme(importing: Importing) -> Steps:
    """Return the command that drafts the scheme of a table."""
    village, options = village_of(importing), importing.options
    terms = SchemeTerms(
        most_month=options["most-month"], honours=options["honours"], tie=options["tie"]
    )
    first, categories, items = read_scheme(importing.rows, terms, importing.problems)
    done = Steps(counts={"categories": len(categories), "scored items": len(items)})
    if first is None or importing.problems.found:
        return done
    command = DraftCreditScheme(
        village=village,
        rules=options["rules-id"],
        title=options["title"],
        categories=categories,
        items=items,
        terms=terms,
    )
    for row in importing.ask(CreditSchemes(village=village)):
        known = importing.ask(CreditSchemeFile(scheme=CreditSchemeId(row.owner)))
        same = (known.title, known.categories, known.items) == (command.title, categories, items)
        if same and row.stage is not CompactStage.WITHDRAWN:
            return Steps(counts={"same": len(items)})
    done.add(first, command)
    return done


def read_clauses(rows: Rows, problems: Problems) -> tuple[Line | None, tuple[Clause, ...]]:
    """Return the first row and the clauses of a table; what is wrong is noted at its cell."""
    first: Line | None = None
    clauses: dict[str, Clause] = {}
    for line, values in rows:
        first = first or line
        clause = Clause(code=values["code"], words=values["words"])
        if clause.code in clauses:
            wrong = BadInput(texts.RULES_CLAUSES_WRONG, clause=clause.code)
            problems.add(line, wrong, "code")
        clauses[clause.code] = clause
        for one in lint.in_clause(clause.words):
            problems.add(line, refused_clause(clause.code, one), "words")
    return first, tuple(clauses.values())


def read_scheme(
    rows: Rows, terms: SchemeTerms, problems: Problems
) -> tuple[Line | None, tuple[CreditCategory, ...], tuple[CreditItem, ...]]:
    """Return the first row, the categories and the items of a table."""
    lines: list[tuple[Line, CreditItem]] = []
    categories: dict[str, CreditCategory] = {}
    for line, values in rows:
        category = _category(values)
        known = categories.setdefault(category.code, category)
        if known != category:
            problems.add(line, BadInput(texts.CREDIT_CODE_TWICE, item=category.code), "category")
        lines.append((line, _item(values)))
    items = tuple(item for _, item in lines)
    first = lines[0][0] if lines else None
    if first is not None:
        for refusal in wrong_with_categories(categories.values(), items):
            problems.add(first, refusal)
    negative = longest_negative(items)
    for line, item in lines:
        for column, refusal in wrong_with(item, categories, terms, negative):
            problems.add(line, refusal, column)
    return first, tuple(categories.values()), items


def _category(values: Mapping[str, Any]) -> CreditCategory:
    title = values["category_title"]
    return CreditCategory(
        code=values["category"],
        title=title,
        most_month=values["category_month"],
        example=bool(values.get("origin")) and title not in NAMED,
    )


NAMED: Final = frozenset({"尊老爱幼", "互助友爱", "环境整治", "遵规守纪", "移风易俗"})
"""The categories that the report names: no example."""


def _item(values: Mapping[str, Any]) -> CreditItem:
    months = values.get("expires_months")
    return CreditItem(
        code=values["code"],
        category=values["category"],
        clause=values["clause"],
        title=values["title"],
        points=values["points"],
        hourly=values["hourly"],
        most_event=values["most_event"],
        evidence=values["evidence"],
        expires_months=NEGATIVE_MONTHS if months is None else months,
        consequences=values["consequences"],
        example=bool(values.get("origin")),
    )


def village_of(importing: Importing) -> PlaceId:
    """Return the village that a table is of; raises ``place_missing``."""
    code = importing.options["place"]
    places = {row.code: PlaceId(row.owner) for row in known_places(importing.ask)}
    if code not in places:
        raise BadInput(registry_texts.PLACE_MISSING, place=code)
    return places[code]


TABLES: Final = (
    ImportTable(spec=RULES_SPEC, plan=plan_rules, options=(PLACE, TITLE)),
    ImportTable(
        spec=SCHEME_SPEC,
        plan=plan_scheme,
        options=(PLACE, RULES, TITLE, MOST, HONOURS, TIE),
    ),
)
