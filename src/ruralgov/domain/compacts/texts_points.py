"""What agreements, points, requests and commendations refuse."""

from typing import Final

from ruralgov.domain.kernel.text import Text

CREDIT_ACCOUNT_UNKNOWN: Final = Text(
    "credit_account_unknown",
    "账号 {account} 没有登记是谁在使用，无法判断是否需要回避。请先登记该账号的使用人。",
    "Nobody registered who is behind the account {account}, so that nobody can tell whose relative "
    "it is. Register its holder first.",
)
CREDIT_RELATIVE: Final = Text(
    "credit_relative",
    "登记、审核、答复的人不能是当事人或见证人 {person}，也不能是其家庭成员。请由他人办理。",
    "Who records, approves or answers is neither {person}, whom it is about or who attests it, nor "
    "of the same household. Let somebody else do it.",
)
CREDIT_SAME_PERSON: Final = Text(
    "credit_same_person",
    "登记、审核、答复、复核须由不同的人办理，您已办理过前面的环节。请由他人办理。",
    "Recording, approving, answering and reviewing are done by different people, and you did an "
    "earlier step. Let somebody else do it.",
)
AGREEMENT_SCHEME_WRONG: Final = Text(
    "agreement_scheme_wrong",
    "积分办法“{title}”不是该村的、尚未公布，或签字日 {day} 时已不再实行，不能签订协议。"
    "请改选该村现行或"
    "即将实行的办法。",
    "The scheme '{title}' is of another village, not published yet, or no longer held on the day "
    "of "
    "signing, {day}, so nobody can agree to it. Name the one that holds or is about to.",
)
CREDIT_AGREEMENT_DAY_WRONG: Final = Text(
    "credit_agreement_day_wrong",
    "签字日 {day} 早于办法公布日 {published}，或晚于今天。请改正日期。",
    "The day of signing, {day}, is before the publication on {published}, or after today. Correct "
    "it.",
)
AGREEMENT_MINOR: Final = Text(
    "agreement_minor",
    "{person} 在 {day} 未满十八周岁，或没有登记出生日期，不能签订协议。请核对出生日期；"
    "未成年人不计分。",
    "{person} was under eighteen on {day}, or the day of birth is not known, and cannot agree. "
    "Check "
    "it; minors are never scored.",
)
AGREEMENT_ELSEWHERE: Final = Text(
    "agreement_elsewhere",
    "{person} 在 {day} 不是该村的人，或已死亡、迁出。请核对人员和村。",
    "{person} was not of the village on {day}, or had died or moved away. Check the person and the "
    "village.",
)
AGREEMENT_TWICE: Final = Text(
    "agreement_twice",
    "{person} 已签订本版办法的协议，不必再签。请从名单中去掉。",
    "{person} has agreed to this version already. Take them off the list.",
)
AGREEMENT_MISSING: Final = Text(
    "agreement_missing",
    "{person} 没有本版办法的有效协议。请核对人员和积分办法的版本。",
    "{person} has no agreement in force for this version. Check the person and the version.",
)
CREDIT_NOT_ONESELF: Final = Text(
    "credit_not_oneself",
    "村民账号只能办理和查询本人的事项。请由本人办理，或到村契约管理员处办理。",
    "A villager's account is for their own matters. Let the person do it, or go to the keeper of "
    "the "
    "village.",
)
CREDIT_MONTH_MISSING: Final = Text(
    "credit_month_missing",
    "该村 {month} 还没有积分登记或公示。请核对村和月份。",
    "Nothing was recorded or published of the village in {month}. Check the village and the month.",
)
CREDIT_MONTH_PUBLISHED: Final = Text(
    "credit_month_published",
    "该村 {month} 已公示，不能再登记、审核或撤回。漏登的请记入下一个月；有误的请按异议或更正办理。",
    "The month {month} of the village is published: nothing is recorded, approved or withdrawn in "
    "it. "
    "Record what was left out in the next month; mend a mistake by an objection or a correction.",
)
CREDIT_MONTH_STAGE: Final = Text(
    "credit_month_stage",
    "该村 {month} 的公示不在可办理这一步的阶段：公示在月份结束之后、只发一次；定稿在公示期满"
    "（{last}）之后；定稿后不再变动。请核对月份或等到期满。",
    "The month {month} is not at this step: it is published once and after it is over, made final "
    "after the last day of its notice ({last}), and stays as it is then. Check the month, or wait.",
)
CREDIT_ENTRIES_WRONG: Final = Text(
    "credit_entries_wrong",
    "一张积分表至少一条记录、至多 {most} 条。请补充或拆分。",
    "A sheet has one entry at least and {most} at most. Add some, or part it.",
)
CREDIT_DAY_WRONG: Final = Text(
    "credit_day_wrong",
    "第 {entry} 条的日期 {day} 不在可记入 {month} 的范围（{first} 至 {last}，不晚于今天）。"
    "请改正日期或月份。",
    "Entry {entry} is of {day}, which does not belong into {month} ({first} to {last}, and not "
    "after "
    "today). Correct the day or the month.",
)
CREDIT_SCHEMES_MIXED: Final = Text(
    "credit_schemes_mixed",
    "第 {entry} 条发生之日适用另一版积分办法。一张积分表只能适用一版，请按日期拆成两张。",
    "On the day of entry {entry} another version of the scheme held. A sheet goes by one version: "
    "part it by the days.",
)
CREDIT_ITEM_MISSING: Final = Text(
    "credit_item_missing",
    "第 {entry} 条的事项 {item} 不在当日生效的积分办法中，不能计分。请核对事项编码。",
    "Entry {entry} names the item {item}, which the scheme of that day does not have. Check the "
    "code.",
)
CREDIT_NO_AGREEMENT: Final = Text(
    "credit_no_agreement",
    "第 {entry} 条的 {person} 在 {day} 没有本版办法的有效协议，不能计分。请去掉这一条；"
    "是否签订协议由"
    "本人决定。",
    "{person} of entry {entry} had no agreement to this version on {day}, so nothing is scored. "
    "Take "
    "the entry off; to agree is up to the person.",
)
CREDIT_QUANTITY_WRONG: Final = Text(
    "credit_quantity_wrong",
    "第 {entry} 条的数量不对：按小时计分的事项填 1 至 24 小时，其他事项填 1。请改正。",
    "The quantity of entry {entry} is wrong: 1 to 24 hours of an item by the hour, and 1 of any "
    "other. Correct it.",
)
CREDIT_TWICE: Final = Text(
    "credit_twice",
    "第 {entry} 条与已登记的记录相同（同一人、同一事项、同一天），一件事只记一次。请去掉这一条。",
    "Entry {entry} is there already (one person, item and day), and a thing is recorded once. Take "
    "it off.",
)
CREDIT_PROOF_MISSING: Final = Text(
    "credit_proof_missing",
    "第 {entry} 条没有该事项要求的证据“{proof}”，或引用了表中没有的证据。请补充证据。",
    "Entry {entry} lacks the evidence that its item needs, '{proof_en}', or names some that is not "
    "in the sheet. Add it.",
)
CREDIT_BY_MEDIATION: Final = Text(
    "credit_by_mediation",
    "第 {entry} 条（事项“{item}”）：书面调解协议的履行或违约由调解登记自动提出，不能手工登记，"
    "也不能作为其他事项的证据。请删去该条或该证据。",
    "Entry {entry} (item '{item}'): that a mediation agreement was kept or broken is proposed by "
    "the record of the mediation, never by hand, and shows nothing else. Leave it out.",
)
CREDIT_PROOF_WRONG: Final = Text(
    "credit_proof_wrong",
    "第 {proof} 份证据不完整：须有 64 位十六进制的 SHA-256 校验值，形成时间不晚于现在，"
    "文书须有文号。"
    "请补正。",
    "Proof {proof} is not whole: it has a SHA-256 hash of 64 hexadecimal digits, was made before "
    "now, "
    "and a document has its number. Complete it.",
)
CREDIT_WITNESSES_WRONG: Final = Text(
    "credit_witnesses_wrong",
    "第 {entry} 条是扣分：须有生效法律文书，或两名见证人的证明；见证人不能是登记人、"
    "当事人或其家庭成员，"
    "也不能出自同一家庭。请补充证据，或去掉这一条。",
    "Entry {entry} takes points: it needs a document with legal effect, or the statements of two "
    "witnesses who are neither the recorder nor the person nor their relatives, and not of one "
    "household. Add evidence, or take the entry off.",
)
CREDIT_SHEET_WRONG: Final = Text(
    "credit_sheet_wrong",
    "没有第 {sheet} 张积分表，或它已审核。请核对序号。",
    "There is no sheet {sheet}, or it is approved already. Check its number.",
)
CREDIT_ENTRY_MISSING: Final = Text(
    "credit_entry_missing",
    "该村 {month} 没有第 {entry} 条有效记录。请核对序号。",
    "There is no entry {entry} in force in {month} of the village. Check its number.",
)
CREDIT_INFORM_WRONG: Final = Text(
    "credit_inform_wrong",
    "第 {entry} 条不是已审核的扣分，或已告知过。请只填写需要告知的扣分。",
    "Entry {entry} is no deduction that was approved, or the person was told already. Name only "
    "those "
    "that are to be told.",
)
CREDIT_NOT_READY: Final = Text(
    "credit_not_ready",
    "有 {count} 条记录还不能公示（第一条：{entry}）：尚未审核，或扣分尚未告知本人、陈述期未满、"
    "陈述未答复。"
    "请先办完；来不及的请撤回，记入下一个月。",
    "{count} entries cannot be published yet (the first: {entry}): not approved, or a deduction of "
    "which the person was not told, or may still be heard, or was not answered. Finish that first; "
    "withdraw what takes longer, and record it in the next month.",
)
CREDIT_REQUEST_MISSING: Final = Text(
    "credit_request_missing",
    "没有编号为 {key} 的申请。请从申请列表中选取。",
    "There is no request {key}. Choose one from the list of requests.",
)
CREDIT_REQUEST_KIND: Final = Text(
    "credit_request_kind",
    "现在不能对第 {entry} 条提出“{kind}”：陈述在告知后、公示前；异议在公示期内（至 {last}）；"
    "更正、删除在公示"
    "后；修复只对已生效的扣分，并附改正的证据。请改选申请类型。",
    "'{kind_en}' cannot be asked of entry {entry} now: a statement after the person was told and "
    "before publication; an objection during the notice (to {last}); a correction or deletion "
    "after "
    "publication; a repair of a deduction that counts, with evidence of what was done. Choose "
    "another "
    "kind.",
)
CREDIT_ASKER_WRONG: Final = Text(
    "credit_asker_wrong",
    "{person} 不能提出这项申请：异议可由本村任何成年人提出，其他申请只能由当事人本人提出。"
    "请核对申请人。",
    "{person} cannot ask this: any adult of the village may object, and only the person concerned "
    "may "
    "ask for anything else. Check who asks.",
)
CREDIT_REQUEST_TWICE: Final = Text(
    "credit_request_twice",
    "{person} 对第 {entry} 条已有一件同类申请尚未办结。请等待答复，或先撤回前一件。",
    "{person} has a request of this kind about entry {entry} that is still open. Wait for the "
    "answer, "
    "or withdraw it first.",
)
CREDIT_REQUEST_STAGE: Final = Text(
    "credit_request_stage",
    "这件申请不在可办理这一步的阶段：先答复，未获支持的可在 {until} 前申请复核一次，复核后办结。"
    "请核对。",
    "The request is not at this step: it is answered first; if it was turned down, one review may "
    "be "
    "asked for by {until}; after that it is over. Check it.",
)
CREDIT_REQUEST_OPEN: Final = Text(
    "credit_request_open",
    "这件申请尚未办结，不能删除其内容。请先答复。",
    "The request is still open, and its words are not erased yet. Answer it first.",
)
CREDIT_QUARTER_WRONG: Final = Text(
    "credit_quarter_wrong",
    "季度“{quarter}”写法不对，应如 2026-Q1。请改正。",
    "'{quarter}' is no quarter: it is written like 2026-Q1. Correct it.",
)
CREDIT_QUARTER_OPEN: Final = Text(
    "credit_quarter_open",
    "该季度的 {month} 还没有定稿，表彰只依据定稿的月份。请先完成该月的公示和定稿。",
    "The month {month} of the quarter is not final, and commendations rest on final months alone. "
    "Finish its notice first.",
)
CREDIT_COMMENDED: Final = Text(
    "credit_commended",
    "该村 {quarter} 已表彰过。如有不当，请撤销其中的表彰。",
    "The village has commended for {quarter} already. Revoke a commendation that was wrong.",
)
CREDIT_COMMENDATION_MISSING: Final = Text(
    "credit_commendation_missing",
    "{person} 在该季度没有有效的表彰。请核对人员和季度。",
    "{person} has no commendation in force for that quarter. Check the person and the quarter.",
)
