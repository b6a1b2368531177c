"""What village rules and credit schemes refuse."""

from typing import Final

from ruralgov.domain.kernel.text import Text

VILLAGE_RULES_MISSING: Final = Text(
    "village_rules_missing",
    "没有编号为 {key} 的村规民约。请从村规民约列表中选取。",
    "There are no village rules {key}. Choose some from the list of rules.",
)
COMPACT_PLACE_WRONG: Final = Text(
    "compact_place_wrong",
    "“{name}”不是村（社区）。请填写村一级的地点。",
    "'{name}' is no village. Name a place of the level of villages.",
)
RULES_CLAUSES_WRONG: Final = Text(
    "rules_clauses_wrong",
    "村规民约至少有一条，条号不重复（{clause}）。请补充条文或改正条号。",
    "Village rules have a clause at least, and each number once ({clause}). Add clauses, or "
    "correct "
    "the numbers.",
)
RULES_CLAUSE_REFUSED: Final = Text(
    "rules_clause_refused",
    "第 {clause} 条出现“{word}”，涉及{conduct}（{guard}）：村规民约不得对此设定义务、奖惩或处罚。"
    "请删去或改写这一条；只写明不得罚款、不因此扣分的条文可以保留。",
    "Clause {clause} says '{word}', which is about {conduct_en} ({guard}): village rules lay no "
    "duty, price or penalty on it. Strike or reword the clause; one that only rules it out may "
    "stay.",
)
VILLAGE_RULES_STAGE: Final = Text(
    "village_rules_stage",
    "村规民约“{title}”现为“{stage}”，不能办理这一步。请按起草、通过、备案的顺序办理，"
    "或另起草一版。",
    "The village rules '{title}' are {stage_en}, and this step is not due. Go by draft, adoption "
    "and "
    "filing in turn, or draft another version.",
)
VILLAGE_RULES_SAME_PERSON: Final = Text(
    "village_rules_same_person",
    "起草人不能代表镇街备案或提出异议。请由镇街的另一人办理。",
    "Who wrote on the rules neither files them nor objects for the town. Let another person of the "
    "town do it.",
)
VILLAGE_RULES_FILED_DAY: Final = Text(
    "village_rules_filed_day",
    "备案日期 {day} 早于通过日期 {adopted}，或晚于今天。请改正日期。",
    "The day of filing, {day}, is before the adoption on {adopted}, or after today. Correct it.",
)
VILLAGE_RULES_CLAUSE_MISSING: Final = Text(
    "village_rules_clause_missing",
    "村规民约“{title}”没有第 {clause} 条。请核对条号。",
    "The village rules '{title}' have no clause {clause}. Check its number.",
)
VILLAGE_RULES_NOT_HOLDING: Final = Text(
    "village_rules_not_holding",
    "村规民约“{title}”在 {day} 未生效（未备案、被责令改正或已终止）。请先备案，或改用生效的一版。",
    "The village rules '{title}' do not hold on {day}: not filed, to be corrected, or ended. File "
    "them first, or name the version that holds.",
)
CREDIT_SCHEME_MISSING: Final = Text(
    "credit_scheme_missing",
    "没有编号为 {key} 的积分办法。请从积分办法列表中选取。",
    "There is no credit scheme {key}. Choose one from the list of schemes.",
)
CREDIT_CODE_TWICE: Final = Text(
    "credit_code_twice",
    "编码 {item} 出现两次，一个编码只能属于一个类别或一个事项。请改正编码。",
    "The code {item} is there twice: a code names one category or one item. Correct it.",
)
CREDIT_CATEGORY_EMPTY: Final = Text(
    "credit_category_empty",
    "类别 {category} 没有任何事项；每一类都要用积分体现。请为它补充事项，或删去这一类。",
    "Category {category} has no item, and each is to be scored. Give it an item, or strike it.",
)
CREDIT_CATEGORY_MISSING: Final = Text(
    "credit_category_missing",
    "事项 {item} 的类别 {category} 不在本办法中。请改填类别，或补充该类别。",
    "Item {item} is of category {category}, which the scheme does not have. Name another, or add "
    "it.",
)
CREDIT_ITEM_REFUSED: Final = Text(
    "credit_item_refused",
    "“{item}”出现“{word}”，涉及{conduct}（{guard}），不得计分。请删去或改写。",
    "'{item}' says '{word}', which is about {conduct_en} ({guard}) and is never scored. Strike or "
    "reword it.",
)
CREDIT_POINTS_WRONG: Final = Text(
    "credit_points_wrong",
    "事项 {item} 的分值或上限不对：分值不为零，且分值≤单次上限≤类别每月上限≤每人每月上限。请改正。",
    "The points or caps of item {item} are wrong: points are not none, and points ≤ cap of an "
    "event "
    "≤ cap of the category ≤ cap of a month. Correct them.",
)
CREDIT_EXPIRY_WRONG: Final = Text(
    "credit_expiry_wrong",
    "事项 {item} 的有效期不对：1 至 {longest} 个月；加分的有效期不短于任何扣分的有效期（{negative}"
    " 个月）。请改正。",
    "Item {item} expires wrongly: after 1 to {longest} months, and what gives points no sooner "
    "than "
    "what takes any ({negative} months). Correct it.",
)
CREDIT_CONSEQUENCE_WRONG: Final = Text(
    "credit_consequence_wrong",
    "事项 {item} 的奖惩措施不对：至少一项；加分事项用{gives}，扣分事项只能用{takes}。请改正。",
    "What follows from item {item} is wrong: one thing at least; {gives_en} where points are "
    "given, "
    "and {takes_en} alone where they are taken. Correct it.",
)
CREDIT_TERMS_WRONG: Final = Text(
    "credit_terms_wrong",
    "积分办法的期限或上限不对：公示不少于 {notice} 个工作日，听取陈述不少于 {hearing} 个工作日，"
    "答复 1 至 {answer} 个工作日，每月上限和表彰名额为正数。请改正。",
    "The periods or caps of the scheme are wrong: notice of {notice} working days at least, "
    "hearing "
    "of {hearing} at least, an answer within 1 to {answer}, and caps and honours of one or more. "
    "Correct them.",
)
CREDIT_SCHEME_STAGE: Final = Text(
    "credit_scheme_stage",
    "积分办法“{title}”现为“{stage}”，不能办理这一步。请按起草、通过、公布的顺序办理，"
    "或另起草一版。",
    "The credit scheme '{title}' is {stage_en}, and this step is not due. Go by draft, adoption "
    "and "
    "publication in turn, or draft another version.",
)
CREDIT_SCHEME_DAYS: Final = Text(
    "credit_scheme_days",
    "积分办法“{title}”的日期不对：公布日不早于通过日、不晚于今天，"
    "生效日晚于公布日且晚于今天（不溯及"
    "既往），复评日在生效日之后 {months} 个月之内。请改正日期。",
    "The days of the scheme '{title}' are wrong: published between its adoption and today, "
    "beginning "
    "after its publication and after today (nothing is scored back), reviewed within {months} "
    "months "
    "of its beginning. Correct them.",
)
CREDIT_SCHEME_BEGUN: Final = Text(
    "credit_scheme_begun",
    "积分办法“{title}”已自 {since} 生效，不能再改动起始日期或撤回。如不再实行，请终止它。",
    "The scheme '{title}' holds since {since}: its days are not moved and it is not withdrawn any "
    "more. End it where it is to hold no longer.",
)
CREDIT_SCHEME_ORDER: Final = Text(
    "credit_scheme_order",
    "该村已有自 {since} 生效或将生效的积分办法“{title}”，新的一版须在其后生效。请改填较后的日期。",
    "The village has the scheme '{title}' from {since}, and a new version begins after it. Name a "
    "later day.",
)
CREDIT_SCHEME_NOT_HOLDING: Final = Text(
    "credit_scheme_not_holding",
    "{day} 没有生效的积分办法（未公布、已到复评日、已终止，或所依据的村规、决议当日无效），"
    "不能计分。"
    "请核对事情发生的日期；办法到期的，请重新表决通过。",
    "No credit scheme holds on {day} (not published, past its review, ended, or its rules or "
    "decision do not hold), so nothing is scored. Check the day; adopt a scheme that lapsed anew.",
)
