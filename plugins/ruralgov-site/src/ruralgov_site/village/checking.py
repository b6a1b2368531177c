"""The words of the check and of corrections; ``{name}`` stands for a value."""

from collections.abc import Mapping
from typing import Final

CHECKING: Final[Mapping[str, tuple[str, str]]] = {
    "same": ("✓ 相符：就是公开栏上的那一份", "✓ The same as on the notice board"),
    "past": ("! 是真的，但已被更正", "! Genuine, and corrected since"),
    "past_how": (
        "这是公开过的旧版本，现在有新的版本，不要再用这里的数字。",
        "It was published and has been superseded: use the newer version.",
    ),
    "different": ("✗ 不一样：与公开的数据对不上", "✗ Not the same as the data that was published"),
    "another": ("对不上：不是要找的那一份", "This is another publication"),
    "unsaid": ("还要看一眼公开栏", "Now look at the notice board"),
    "all_there": (
        "本页的 {n} 处文字和数字，与所带的数据逐一相符，不多不少。",
        "All {n} texts and figures of this page are those of the data it carries.",
    ),
    "ask_board": (
        "页面自己证明不了它就是公开栏上的那一份。请看公开栏上印的指纹，是不是这 16 位：",
        "A page cannot prove that it is what hangs there. Is this printed on the notice board?",
    ),
    "came_along": (
        "与扫码带来的指纹一致。链接是别人转发来的，不能算数。",
        "It is the one that came with the QR code; that counts for nothing in a forwarded link.",
    ),
    "it_is": ("一样", "The same"),
    "it_is_not": ("不一样", "Another"),
    "this_is": ("这是：{what}", "This is: {what}"),
    "its_print": ("它的指纹：{print}", "Its fingerprint: {print}"),
    "given_print": ("公开栏上的指纹：{print}", "The fingerprint of the board: {print}"),
    "wanted": (
        "地址或二维码要的是指纹 {print} 的那一份。",
        "Address or QR code ask for the one with the fingerprint {print}.",
    ),
    "look_again": (
        "先看公开栏上是不是同一个村、同一个月、同一版。如果都一样而指纹不同，内容就被换过：以公开栏为准，告诉"
        "民主理财小组。",
        "See whether the board shows the same village, month and version. If it does and the "
        "fingerprint is another, something was replaced: trust the board and tell the group.",
    ),
    "one_group": (
        "只有第 {n} 组不同，可能填错了，请再看一遍。",
        "Only group {n} differs: perhaps a slip, look again.",
    ),
    "extra": ("页面上多出：{what}", "On the page and not in the data: {what}"),
    "lacking": ("页面上少了：{what}", "In the data and not on the page: {what}"),
    "moved": ("位置被换过：{what}", "In another place: {what}"),
    "restyled": ("样式或结构被改过：{what}", "Look or structure was changed: {what}"),
    "style_changed": ("页面的样式表被改过。", "The style sheet of the page was changed."),
    "more_programs": ("页面里多了程序。", "There is another program in the page."),
    "no_chain": (
        "所带的前一版或后一版，不是这一版的前后版。",
        "The other version that it carries is not the one before or after it.",
    ),
    "perhaps_browser": (
        "有的浏览器会往页面里加东西或翻译页面：请换一个浏览器再看。仍然这样，请用下载的数据文件核对。",
        "Some browsers add to pages or translate them: try another one. If it stays, check the "
        "downloaded data file.",
    ),
    "other_program": (
        "这个文件里的程序与本页的不是同一版（旧版页面，或者被换过）：它自己显示的核对结果不算数。",
        "Its program is not that of this page, older or replaced: what it says of itself "
        "does not count.",
    ),
    "other_making": (
        "它与本页做出来的页面有不同，说不准是版式旧，还是被改过。请以下面的内容为准。",
        "It is not as this page would make it, being older or changed: trust what is shown below.",
    ),
    "as_published": ("这份数据公开的内容", "What this data shows"),
    "not_ours": (
        "这不是公开的数据文件，也不是公开页。"
        "请选“下载数据文件”得到的 .json，或另存的公开页 .html。",
        "This is no data file and no page of a publication. Choose the .json from “Download the "
        "data file”, or a saved page.",
    ),
    "need_print": ("再填上公开栏上的指纹，才能下结论。", "Now give the fingerprint of the board."),
    "too_few": ("指纹是 16 位，还差 {n} 位。", "A fingerprint has 16 marks: {n} are missing."),
    "too_many": ("指纹是 16 位，多了 {n} 位。", "A fingerprint has 16 marks: {n} too many."),
    "no_mark": (
        "指纹里只有数字和字母 A 到 F，没有“{mark}”。",
        "A fingerprint has digits and the letters A to F only, no “{mark}”.",
    ),
    "is_seal": (
        "这是账簿封存号，不是指纹：许多公开共用一个，分不出是哪一份。请填 16 位的指纹。",
        "This is the seal of the ledgers, shared by many publications. Give the 16 marks of "
        "the fingerprint.",
    ),
    "working": ("正在计算…", "Computing…"),
    "was": ("原来", "Was"),
    "now": ("现在", "Now"),
    "what_changed": ("改了哪里", "What changed"),
    "money_before": ("期初现金和存款", "Cash and bank before"),
    "worn": ("其中折旧、摊销", "depreciation in it"),
    "worn_how": ("只记账，没有付出钱", "booked, and no money was paid"),
    "other_in": ("不算收支的往来", "Other money in"),
    "other_out": ("不算收支的往来", "Other money out"),
    "other_how": (
        "如收回或归还欠款、借款，以及记了账还没收付的",
        "such as debts and loans, and what is booked and not yet paid",
    ),
    "one_by_one": ("登记簿上，一件一件", "In the register, one by one"),
    "in_the_books": ("账上", "In the books"),
    "list_comma": ("、", ", "),
    "stop": ("。", "."),
    "ten_thousand": ("单位：万元", "10,000 yuan"),
    "field_name": ("组织名称", "name of the collective"),
    "field_place": ("村", "village"),
    "field_town": ("镇街", "town"),
    "field_registered": ("登记簿金额", "in the register"),
    "field_amount": ("金额", "amount"),
    "field_value": ("原值", "cost"),
    "field_depreciated": ("已折旧", "depreciation"),
    "field_spent": ("已支出", "spent"),
    "field_total": ("总价", "price"),
    "field_due": ("应收到期", "due so far"),
    "field_paid": ("已收", "paid"),
    "field_quantity": ("数量", "quantity"),
    "field_unit": ("单位", "unit"),
    "field_state": ("状态", "state"),
    "field_condition": ("完好程度", "condition"),
    "field_what": ("内容", "what"),
    "field_other": ("对方", "other side"),
    "field_kind": ("种类", "kind"),
    "field_method": ("方式", "method"),
    "field_since": ("起始日", "first day"),
    "field_until": ("最后一天", "last day"),
    "field_number": ("编号", "number"),
    "field_asset_code": ("编号", "code"),
    "field_day": ("日期", "day"),
    "field_voucher": ("凭证号", "voucher"),
    "field_month": ("月份", "month"),
    "field_decision": ("依据", "decision"),
}
SAID: Final = (
    *("same", "past", "past_how", "different", "another", "unsaid", "is_old", "all_there"),
    *("ask_board", "came_along", "it_is", "it_is_not", "this_is", "its_print", "wanted"),
    *("look_again", "extra", "lacking", "moved", "restyled", "style_changed", "more_programs"),
    *("no_chain", "perhaps_browser", "money_before", "income", "spent", "money", "back_city"),
    *("site", "reopened", "record", "version"),
)
"""What a page says when it checks itself."""
SAID_OF_FILES: Final = (
    *("other_program", "other_making", "as_published", "not_ours", "need_print", "too_few"),
    *("too_many", "no_mark", "is_seal", "working", "given_print", "one_group"),
)
"""What is said of files that somebody chose."""
