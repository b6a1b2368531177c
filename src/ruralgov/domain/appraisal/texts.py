"""What is refused about schemes, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

APPRAISAL_SCHEME_MISSING: Final = Text(
    "appraisal_scheme_missing",
    "没有编号为 {key} 的考核方案。请核对编号，或先起草。",
    "There is no appraisal scheme {key}. Check the id, or draft it first.",
)
TOWN_APPRAISAL_MISSING: Final = Text(
    "town_appraisal_missing",
    "没有编号为 {key} 的镇街考核。请核对编号；冻结数据后才有。",
    "There is no appraisal of a town {key}. Check the id; it comes with the freezing.",
)
APPRAISAL_SCHEME_ELSEWHERE: Final = Text(
    "appraisal_scheme_elsewhere",
    "该方案处于“{stage}”，此操作须在“{needed}”时进行。请查看方案的状态。",
    "This scheme stands at '{stage_en}'; this is done at '{needed_en}'. Look where it stands.",
)
SCHEME_WEIGHTS_WRONG: Final = Text(
    "scheme_weights_wrong",
    "各指标权重合计为 {total}，应正好为 100。请调整权重。",
    "The weights add up to {total}, not to exactly 100. Mend them.",
)
SCHEME_CODE_TWICE: Final = Text(
    "scheme_code_twice",
    "代码“{item}”在方案中出现两次。指标、否决项、加减分项的代码不得重复，请改一个。",
    "Code '{item}' is in the scheme twice. Indicators, veto items and listed items have a code "
    "each; change one.",
)
SCHEME_DAYS_WRONG: Final = Text(
    "scheme_days_wrong",
    "更正期和申诉期都至少一天。请改正天数。",
    "The days for corrections and for appeals are one at least. Mend them.",
)
INDICATOR_NOT_OWN_DUTY: Final = Text(
    "indicator_not_own_duty",
    "指标 {indicator}“{title}”属于{duty}，不得列入对镇街的考核"
    "（山东省乡镇人民政府工作条例第十九条）。请删去，或改为镇街基本履职事项。",
    "Indicator {indicator} '{title}' is {duty_en}, for which no town is appraised (Shandong "
    "regulations on township governments, art. 19). Leave it out, or take one of its own duties.",
)
INDICATOR_NO_YARDSTICK: Final = Text(
    "indicator_no_yardstick",
    "指标 {indicator}“{title}”以“{word}”计分：开会发文、拍照留痕、学习笔记等不得作为评判标准"
    "（整治形式主义为基层减负若干规定）。请改为衡量结果的指标。",
    "Indicator {indicator} '{title}' counts '{word}': meetings, papers, photos and notes are no "
    "yardstick (rules of 2024 on relieving the grassroots). Measure what came of it.",
)
INDICATOR_NUMBERS_WRONG: Final = Text(
    "indicator_numbers_wrong",
    "指标 {indicator}“{title}”的数互相矛盾：权重须大于零；满分值与零分值不同，且方向与“越高（低）"
    "越好”一致；0 ≤ 下限 ≤ 上限 ≤ 权重；最小样本至少为 1；中性分只在缺数据按中性分计时填写，"
    "且在上下限之间。请改正。",
    "The numbers of indicator {indicator} '{title}' do not fit: a weight above zero; full and zero "
    "differ, in the direction stated; 0 <= floor <= cap <= weight; a smallest number of one at "
    "least; neutral points where, and only where, what is missing is neutral, between floor and "
    "cap. Mend them.",
)
INDICATOR_OWNER_NOT_THEN: Final = Text(
    "indicator_owner_not_then",
    "指标 {indicator}“{title}”的责任单位在考核年度之初并不存在。请填写当时在册的单位。",
    "The unit that owns indicator {indicator} '{title}' is not there when the year begins. Name "
    "one that is.",
)
APPRAISAL_FIGURE_UNKNOWN: Final = Text(
    "appraisal_figure_unknown",
    "没有代码为“{figure}”的数据来源。可用的有：{known}。",
    "There is no figure '{figure}'. There are: {known}.",
)
APPRAISAL_FORMULA_UNKNOWN: Final = Text(
    "appraisal_formula_unknown",
    "没有代码为“{formula}”的计分公式。可用的有：{known}。",
    "There is no formula '{formula}'. There are: {known}.",
)
VETO_UNCITED: Final = Text(
    "veto_uncited",
    "一票否决事项须写明国家或省的批准文件。没有依据的不得设立"
    "（山东省乡镇人民政府工作条例第十九条）。请补上文件，或删去该项。",
    "A veto item names the paper by which the state or the province approved it; without one there "
    "is none (Shandong regulations on township governments, art. 19). Add it, or leave the item "
    "out.",
)
VETO_NOT_VALID: Final = Text(
    "veto_not_valid",
    "否决项 {veto}“{title}”的依据未覆盖 {first} 至 {last} 的整个考核期。请核对有效期，或删去该项。",
    "The authority of veto item {veto} '{title}' does not hold through {first} to {last}. Check "
    "its days, or leave the item out.",
)
EXTRA_CAP_WRONG: Final = Text(
    "extra_cap_wrong",
    "加减分项 {item} 的上限 {cap} 应大于零。请改正。",
    "The cap {cap} of listed item {item} is above zero. Mend it.",
)
SCHEME_ADOPTED_BY_DRAFTER: Final = Text(
    "scheme_adopted_by_drafter",
    "起草或修改过方案的人不能审定。请由他人审定。",
    "Whoever wrote in a scheme does not adopt it. Let somebody else do so.",
)
SCHEME_ADOPTED_AHEAD: Final = Text(
    "scheme_adopted_ahead",
    "审定日期 {adopted} 晚于今天 {today}。请核对日期，审定后再登记。",
    "The adoption of {adopted} is after today {today}. Check the day, or enter it once it is "
    "adopted.",
)
SCHEME_ADOPTED_LATE: Final = Text(
    "scheme_adopted_late",
    "方案应在考核年度开始（{begins}）之前审定，而审定日期为 {adopted}。年中更换方案须先起草"
    "替代方案，并写明上级文件。",
    "A scheme is adopted before its year begins ({begins}), not on {adopted}. To change it within "
    "the year, draft one that replaces it, and name the paper of the authority above.",
)
SCHEME_ADOPTED_ALREADY: Final = Text(
    "scheme_adopted_already",
    "{year} 年已有审定的方案“{title}”。如要更换，请起草替代它的方案。",
    "For {year} there is an adopted scheme, '{title}'. To change it, draft one that replaces it.",
)
SCHEME_REPLACED: Final = Text(
    "scheme_replaced",
    "该方案已由“{title}”替代。请在替代方案上操作。",
    "This scheme was replaced by '{title}'. Go on with that one.",
)
SCHEME_NOT_REPLACEABLE: Final = Text(
    "scheme_not_replaceable",
    "只能替代 {year} 年已审定、尚未冻结数据的方案。请核对方案编号。",
    "Only a scheme of {year} that is adopted and whose inputs are not frozen is replaced. Check "
    "the id.",
)
APPRAISAL_HEAD_WRONG: Final = Text(
    "appraisal_head_wrong",
    "“{head}”不是日志的封签。请先封签（ruralgov seal），再填写所得的封签。",
    "'{head}' is no head of the journal. Seal it first ('ruralgov seal'), and give what it says.",
)
APPRAISAL_FROZEN_EARLY: Final = Text(
    "appraisal_frozen_early",
    "考核期到 {cut_off} 为止，当天过后才能冻结数据。请届时再冻结。",
    "The months appraised last until {cut_off}; inputs are frozen after that day. Wait for it.",
)
APPRAISAL_SHOWN_ALREADY: Final = Text(
    "appraisal_shown_already",
    "已有镇街收到得分，不能撤销冻结。请用更正处理有误的数据。",
    "A town was shown its score, so the freezing stays. Mend wrong values by adjustments.",
)
