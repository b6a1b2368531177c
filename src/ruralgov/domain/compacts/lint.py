"""What no clause and no item may say: protected conduct, penalties, and limits to rights.

It reads words, so it is a net and no judge: the town and the villagers read the rules as well. A
clause that only protects somebody (不得罚款, 不因信访扣分) passes.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from ruralgov.domain.compacts.model import PENALTIES, Conduct
from ruralgov.domain.kernel.value import frozen

_WORDS: Final = {
    Conduct.PETITION: "信访 上访 访民 缠访 举报 投诉 12345 控告 检举",
    Conduct.LITIGATION: "诉讼 起诉 打官司 仲裁 行政复议 上诉",
    Conduct.MEDIATION: "拒绝调解 不接受调解 不服从调解 不配合调解 拒不调解",
    Conduct.VOTING: "投票 选举 参选 竞选 弃权 投反对票 罢免",
    Conduct.BELIEF: "信教 宗教 信仰 教堂 礼拜 寺庙 烧香",
    Conduct.FAMILY: "结婚 离婚 再婚 不婚 未婚 生育 二孩 三孩 多孩 计划生育 超生 堕胎 早婚",
    Conduct.ILLNESS: "患病 生病 疾病 病人 残疾 精神障碍 艾滋 传染病 体检结果",
    Conduct.DONATION: "捐款 捐资 捐物 捐赠 募捐 认捐",
    Conduct.KINSHIP: "亲属犯 亲属被 亲属是 家人犯 家属犯 子女犯 父母犯 家庭成员犯 连坐 子女考上",
    Conduct.MILITARY: "参军 入伍 服兵役 军属 当兵",
    Conduct.WEALTH: "家庭收入 年收入 存款 贫困 低保户 债务 欠债 欠款 贷款 纳税额 购房 买房 买车",
    Conduct.FINE: (
        "罚款 罚金 罚没 处罚 没收 违约金 扣押 缴纳保证金 罚扫 拘留 罚站 赔罚 交款 扣发 扣除补贴"
    ),
    Conduct.RIGHTS: (
        "停水 停电 停止供水 停止供电 取消低保 取消资格 取消福利 取消补贴 取消分红 取消选举 "
        "不予办理 不予盖章 不予审批 不得享受 不享受 停发 剥夺 收回承包地 收回宅基地 限制出行 "
        "限制就业 限制入学 不得申请 不准入学 不准入党 不准参军 失信名单 黑名单"
    ),
}
_ALL: Final = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_FOUND: Final = re.compile("|".join(sorted(_ALL, key=lambda word: -len(word))))
_REFUSES: Final = re.compile(
    "(?:不得|不准|不许|禁止|严禁|不能|不可|不以|不)(?:因|以|擅自|私自|随意)?$"
)
"""What stands right before a penalty that a clause rules out: 不得罚款."""
_NOT_FOR: Final = re.compile("(?:不得因|不因|不得以|不能因|不以)[^，。；,;]*$")
"""What stands before conduct for which nobody loses anything: 不因信访扣分."""
_BURDENS: Final = re.compile(
    "分|罚|禁|不得|不准|不许|严禁|取消|处理|处分|警告|通报|批评|必须|应当|奖|黑榜|曝光|限制"
)
"""What makes of a mention a burden or a price."""


@frozen(kw_only=True)
class Found:
    """What was found in a text: which conduct, and by which word."""

    conduct: Conduct
    word: str

    @property
    def guard(self) -> str:
        """The number of the safeguard that it breaks."""
        return "SG-03" if self.conduct in PENALTIES else "SG-08"


def plain(text: str) -> str:
    """Return a text as it is read, whatever is between its marks and however they are written."""
    spread = unicodedata.normalize("NFKC", text)
    return "".join(mark for mark in spread if not _between(mark))


def _between(mark: str) -> bool:
    return mark.isspace() or mark in "·•-_*.、|/\\" or unicodedata.category(mark) == "Cf"


def in_item(title: str) -> Iterator[Found]:
    """Give what the title of an item may not say: whatever it names is scored."""
    for one in _FOUND.finditer(plain(title)):
        yield Found(conduct=_ALL[one[0]], word=one[0])


def in_clause(words: str) -> Iterator[Found]:
    """Give what a clause may not say; a clause that only rules it out may."""
    text = plain(words)
    for one in _FOUND.finditer(text):
        conduct, before = _ALL[one[0]], text[: one.start()]
        if _NOT_FOR.search(before):
            continue
        if conduct in PENALTIES:
            if _REFUSES.search(before) is None:
                yield Found(conduct=conduct, word=one[0])
        elif _BURDENS.search(text):
            yield Found(conduct=conduct, word=one[0])
