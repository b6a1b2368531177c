"""The help of the command line in Chinese; a test holds it against every command and option."""

from collections.abc import Mapping
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "": "一个县级市的乡村治理日常业务。",
    "init": "建立密钥文件、数据表、首个管理员和政策配置。",
    "import": "导入表格（CSV，或插件支持的 xlsx）：一次报出全部错误，全部导入或都不导入。\n\n"
    "WHAT 是表名（见 template）、calendar 或 unit-hours。有的表还须给出下列选项。",
    "template": "把空白的表 TABLE 写入文件 OUT（.csv；装有插件时可为 .xlsx），或列出全部表名。",
    "generate": "新建存储，写入一个虚构的城市，时间自 2024 年起。",
    "do": "执行名为 NAME 的命令，各项写成 --field value，或写成一个 JSON 对象。\n\n"
    '不写 NAME 时，从标准输入逐行读取 {"command": …, "id": …, "fields": {…}}，'
    "逐行给出回执或拒绝原因。",
    "ask": "提出名为 NAME 的查询，各项写成 --field value，或写成一个 JSON 对象；打印答案。",
    "grants": "列出谁在何地担任何角色、到何时为止，或其中应予整改的情况。",
    "schema": "打印某个命令或查询的 JSON Schema，或列出全部名称。",
    "file": "按某日所知，查看 KIND 类记录 KEY 的内容及其事件。\n\n"
    "例如 3 月 1 日所知的 1 月 1 日的情况：--known 2026-03-01 --day 2026-01-01。"
    "独此一条的记录有自己的编号，如 profile city、dispatch_plan plan。"
    "须为审计员：--as auditor --purpose audit。",
    "reference": "把各模块的参考页、权限表和全部代码写入文件夹 FOLDER。",
    "cases": "打印有关诉求的文档，供诉求人查询办理情况，存取附件。",
    "cases code": "打印编号为 NUMBER 的诉求的回执（编号和查询码），交给诉求人。\n\n"
    "只告知录入人员本人，限登记后一天内；每次显示都留下记录。",
    "cases lookup": "凭编号 NUMBER 和查询码 CODE 查询诉求的办理情况；每次查询都留下记录。\n\n"
    "编号错误与查询码错误，答复相同。请以有 lookup 角色的账号运行。",
    "cases attach": "把文件 PATH 添加为诉求 CASE（编号或 ID）的附件。\n\n"
    "图片中由相机写入的位置、时间和机主信息会先去除。",
    "cases fetch": "把诉求 CASE 的第 NUMBER 号附件写入新文件 OUT；查看会留下记录。",
    "cases withdraw": "撤回诉求 CASE 的第 NUMBER 号附件：内容删除，登记保留。",
    "cases sweep": "清除不再属于或从未登记于任何诉求、且已满一天的文件内容。",
    "cases table": "打印流转表：一件诉求的全过程。",
    "cases work": "按最迟处置时间列出 PLACE 的在办诉求，最紧急的在前。\n\n"
    "请以办理诉求的账号运行：--as li --purpose case_handling；承办人只看到本单位的。"
    "末行说明怎样取下一页。",
    "cases replay": "说明换用另一份派单方案时，某年的诉求会派往何处。",
    "audit": "指出哪些地方不符合参考标准。",
    "crosscheck": "把账目、资金、资产相互核对，列出不一致之处。\n\n"
    "须有查看权限的角色，例如 --as townfunds --purpose collective_finance。",
    "report": "把若干月份的统计写成网页，放入新文件夹 FOLDER。",
    "statement": "打印报表，或写入新文件 FILES，格式由后缀决定（.csv、.xlsx）。\n\n"
    "明细科目可能含人名：不加 --texts 时不写；加 --texts 须为记账、审核人员或镇级监管人员。",
    "book": "打印一个集体的总账、明细账、日记账或记账凭证，或写入新文件 FILES。\n\n"
    "摘要和明细科目可能含人名，见 statement 的 --texts。",
    "month-end": "一次办理一地全部集体的月末事项。",
    "month-end close": "为各集体结账（MONTH 月），不能结的说明原因。\n\n"
    "请以复核人员的账号运行；重复运行无妨。有未办成的，退出码为 1。",
    "month-end depreciation": "按折旧计划为各集体录入 MONTH 月尚未入账的折旧凭证。\n\n"
    "请以记账人员的账号运行，凭证由另一人复核；重复运行无妨。有未办成的，退出码为 1。",
    "sheet": "打印表单 NAME，或写入新文件 FILES，格式由后缀决定（.csv、.xlsx）。\n\n"
    "不给 NAME 时列出全部表单。网页由 report --with sheets 写出。",
    "export": "把一段期间的已记账凭证等写出，供其他工具使用。",
    "export accounts": "把今日的账号写入新文件 FILE，import accounts 可再读入。",
    "export beancount": "写出 beancount 日记账到新文件 FILE，余额分毫不差。\n\n"
    "摘要、理由和明细科目可能含人名，见 statement 的 --texts。",
    "export gbt24589": "把一个集体一年的账按 GB/T 24589 写成审计接口文件，存入新文件 FILE。\n\n"
    "摘要、理由和明细科目可能含人名，见 statement 的 --texts。",
    "export grids": "把小组、网格、街巷及其负责人写入新文件 FILE，import grids 可再读入。\n\n"
    "含负责人的身份证号；查看会留下记录。",
    "export hledger": "写出 hledger 日记账到新文件 FILE，余额分毫不差。\n\n"
    "摘要、理由和明细科目可能含人名，见 statement 的 --texts。",
    "export ocds": "把集体的合同写成 OCDS 记录包，存入新文件 FILE。\n\n"
    "其中没有人名。--collective 可写多次。",
    "export organisations": "把今日的组织写入新文件 FILE，import organisations 可再读入。",
    "export vouchers": "把普通凭证写入新文件 FILE（.csv、.xlsx），import vouchers 可再读入。\n\n"
    "摘要可能含人名：只有记账或审核人员可以导出。",
    "disclose": "把各集体已公开的内容（各个版本）写成网页，放入新文件夹 FOLDER。",
    "publish": "封存日志，发布已审核的公开内容 PUBLICATION，并打印其核验码。",
    "verify": "封存新的内容，核对全部日志，打印最新封存值。",
    "backup": "备份该城市的数据，两种数据库均可，备份时其他人可继续工作。",
    "restore": "用备份填充空的存储，并予核对。",
    "erasures": "列出已删除的个人信息，查找存储和副本中的残留，并再次删除。",
    "erasures check": "查找已删除内容的密钥：在本存储、其文件和每个 --copy 中。\n\n"
    "不作更改，只让 SQLite 清空其日志。查到密钥时退出码为 1。",
    "erasures export": "把删除清单写入文件 PATH；请与备份分开保管。",
    "erasures apply": "按清单 PATH，再次删除恢复后的存储所不知道的内容。\n\n"
    "须为全市的个人信息保护人员：--as 账号。",
    "events": "打印某标记之后发生的事，每个事件一行 JSON，由旧到新。\n\n"
    "请以有 feed_reader 角色的账号、integration 用途运行。",
    "upgrade": "把存储升级到本程序，并建立下一年的编号序列。\n\n"
    "须为可以建表的数据库用户；此后各程序可用不能建表的用户打开。",
    "deliver": "把应送的事项送交各部门，并告知诉求人；请定时运行。\n\n有未送达的，退出码为 1。",
    "tick": "办理到期自动办理的事项：退单逾期失效、挂账期满恢复、用款申请到期释放等。\n\n"
    "请以有 timekeeper 角色的账号定时运行（几分钟一次）；重复或同时运行均无妨。"
    "有未能办理的，退出码为 1。",
    "plugins": "列出插件、它们提供什么、有什么问题。",
    "rotate-key": "更换主密钥，其他人可照常使用；中断后再次运行即可继续。",
    "doctor": "检查插件、密钥文件、存储和政策配置；有问题的说明如何处理。",
    "demo": "演示一个城市的工作：网格、一年的账目和诉求、统计、网页、核对。",
}
WORDS: Final[Mapping[str, str]] = {
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show the version and exit.": "显示版本并退出。",
    "Show this message and exit.": "显示此说明并退出。",
    "Code of the city; by default the only one of the store, 371082 for a new store.": "城市代码；"
    "默认为存储中唯一的城市，新存储为 371082。",
    "The URL of the store.": "存储的 URL。",
    "The file of the master key; by default ruralgov.key, where RURALGOV_KEY is not set.": "主密钥"
    "文件；未设置 RURALGOV_KEY 时默认为 ruralgov.key。",
    "Where else the key is: env:NAME, file:PATH or a plugin's, kms://….": "密钥的其他来源："
    "env:变量名、file:路径，或插件的 kms://…。",
    "A key that the store had before a rotation.": "更换之前的密钥。",
    "The language of texts, errors and help: zh or en.": "文字、错误和帮助的语言：zh 或 en。",
    "Print JSON for programs.": "输出 JSON，供程序使用。",
    "The account that acts.": "办理的账号。",
    "Why.": "用途。",
    "A plugin not to load.": "不加载的插件。",
    "Write though newer entries are there.": "即使已有时间更晚的记录也照常写入。",
    "A plugin without which not to start.": "缺了就不启动的插件。",
    "The first administrator.": "首个管理员。",
    "What a table asks for, also where an option of the same name means something else.": "表所需的"
    "内容；与选项重名时也可这样给出。",
    "Where to write a copy of the table with each error beside its cell.": "把错误标在单元格旁的"
    "副本写到何处。",
    "Do it; without this, only say what would change.": "真正导入；不加则只作预览。",
    "The same seed, the same city.": "种子相同，城市相同。",
    "1.0: 157,300 households.": "规模；1.0 为 157,300 户。",
    "Cases to take through their life.": "办理多少件诉求。",
    "Give the villages a year of books.": "给各村一年的账目。",
    "A table of the towns and villages of any county; 荣成市 is shipped.": "任一县的镇街、村居表；"
    "自带荣成市。",
    "A second table of places, where the villages are apart.": "村居另成一表时的第二张表。",
    "What the county is called.": "县的名称。",
    "Id of the command; giving it again has one effect.": "命令编号；重复提交只生效一次。",
    "As of this day.": "截至该日。",
    "What this account holds.": "该账号的角色。",
    "Who holds what at the place of this code; the city by default.": "该代码所指地点的任职情况；"
    "默认为全市。",
    "At the places below it as well.": "包括其下级各地。",
    "What should not be as it is, instead.": "改为列出应予整改的情况。",
    "As it was known at the end of this day; else now.": "按该日终了时所知；默认为现在。",
    "What was known of this day; else of today.": "该日的情况；默认为今日。",
    "Open personal values: each is a reading.": "打开个人信息：每次都留下查阅记录。",
    "Only list what is due.": "只列出到期的事项，不办理。",
    "Take what is due to these departments as well: TOML, as deliver takes it.": "同时把应送的"
    "事项送交这些部门：TOML，写法同 deliver。",
    "The rules of the new plan.": "新方案的派单规则。",
    "The posts of the new plan.": "新方案的岗位。",
    "The office that leads where nothing else does.": "别无规定时的牵头单位。",
    "Whose cases are decided again.": "重新派单的年份。",
    "Which open cases.": "哪些在办诉求：open 全部、overdue 已超期、today 今日到期、"
    "soon 即将到期、stale 久未流转。",
    "Due within working days, or stale for days.": "多少个工作日内到期，或多少天没有流转。",
    "What this unit must act on; desk: the platform's desk.": "由该单位处置的；desk 为受理派单台。",
    "What this account signed for.": "由该账号签收的。",
    "Only of this matter.": "只列该事项的。",
    "Only at this level: village, town or city.": "只列该层级的：village、town 或 city。",
    "Only at this stage, such as handling.": "只列该阶段的，如 handling。",
    "Cases of a page.": "每页件数。",
    "The mark that the page before ended with.": "上一页末尾给出的标记。",
    "A state diagram in Mermaid instead.": "改为 Mermaid 状态图。",
    "Every finding, not the first of each.": "列出每一条，而不只是每类的第一条。",
    "A place; what lies below it counts. By default the city.": "地点，含其下级；默认为全市。",
    "One collective instead.": "改为某一个集体。",
    "The first month; by default January of this year.": "起始月份；默认为今年 1 月。",
    "The last month; by default this one.": "截止月份；默认为本月。",
    "Only what waits for somebody.": "只列待处理的。",
    "The first month, such as 2025-01.": "起始月份，如 2025-01。",
    "The last month.": "截止月份。",
    "The last month; the first alone without it.": "截止月份；不写则只有起始月份。",
    "The name of the city; by default that of its profile.": "城市名称；默认取自政策配置。",
    "A case whose time line is shown as an example.": "作为示例展示其时间线的诉求。",
    "The publisher.": "发布插件。",
    "The one sheet to write, of those with --with sheets.": "只写这一份表单，配合 --with sheets。",
    "The id of what that sheet is of.": "该表单所属对象的编号。",
    "The id of what the sheet is of, such as a meeting.": "表单所属对象的编号，如某次会议。",
    "One collective, by its id.": "某一个集体，写其编号。",
    "Of account-ledger: the code of its account.": "account-ledger（明细账）的科目编码。",
    "The account that bears it, by its full code.": "列支科目，写完整编码。",
    "A town or village, by its code or id; else the whole city.": "镇街或村居，写代码或编号；"
    "默认为全市。",
    "With summaries and names of sub-accounts.": "含摘要和明细科目名称。",
    "The village or town, by its code.": "村居或镇街，写代码。",
    "By its id.": "集体的编号。",
    "Registered with OCDS, such as ocds-a1b2c3.": "在 OCDS 登记的前缀，如 ocds-a1b2c3。",
    "Who publishes.": "发布单位。",
    "Where the package will stand.": "记录包将来的网址。",
    "Where extension.json of the letting stands.": "发包扩展 extension.json 的网址。",
    "The collective, by its id.": "集体的编号。",
    "The first month of the overviews, such as 2025-01.": "概览的起始月份，如 2025-01。",
    "The last month of the overviews.": "概览的截止月份。",
    "Where the pages will stand, for the QR codes.": "网页将来的网址，用于二维码。",
    "A head that was kept elsewhere.": "另存的封存值。",
    "The store of files: folder:PATH, or the URL of a plugin.": "附件存储：folder:路径，"
    "或插件的 URL。",
    "Whether it belongs to what was reported or is evidence of the work.": "属于诉求材料（report）"
    "还是办理佐证（work）。",
    "What it shows, in words without personal data.": "内容说明，不写个人信息。",
    "Why it is the wrong file.": "撤回的理由。",
    "Take bytes of files that no case has away from here as well.": "同时清除此附件存储中"
    "不属于任何诉求的文件内容。",
    "Check each file of a case in this store as well, folder:PATH.": "同时核对此附件存储中的"
    "每个文件，folder:路径。",
    "Into a store that is thrown away: a drill.": "恢复到用后即弃的存储：演练。",
    "The URL of the empty store; by default that of --store.": "空存储的 URL；默认为 --store。",
    "TOML: a table per department with its kind and settings; without it all are paper.": "TOML："
    "每个部门一张表，写明种类和设置；不写则都用纸质文书。",
    "A head up to which all was verified: look only at what came after.": "此封存值之前已核对过："
    "只核对其后的内容。",
    "Write nothing: for a copy; seals nothing.": "不写入任何内容，用于副本；不作封存。",
    "A backup: a file, or the URL of a store. May repeat.": "备份：文件，或存储的 URL；可写多次。",
    "The mark of the last event that was taken.": "已取走的最后一个事件的标记。",
    "A type of event; can be given again.": "事件的类型；可写多次。",
    "Only say what would be done; 1 where that is something.": "只说明将做什么；有事可做时退出码"
    "为 1。",
    "Requests of one run.": "一次办理多少件。",
    "The new key: a file, which is made, or a source.": "新密钥：文件（将予建立）或其他来源。",
    "Share of the villages that get households and of a year's cases; ten times as many villages "
    "keep books. 0.1 takes minutes; 'full' is all 410,000 cases.": "有住户的村和全年诉求所占比例，"
    "记账的村为其十倍；0.1 要几分钟，full 为全部村、410,000 件诉求。",
    "Cases of the year; by default as the scale says.": "一年的诉求件数；默认按规模折算。",
    "Where to write the pages; a number is added to a name that is taken.": "网页写到何处；"
    "已有同名的，名称后加数字。",
    "Where to keep the store and its key; a number is added to a name that is taken.": "城市数据和"
    "密钥留在何处；已有同名的，名称后加数字。",
    "Another page that the first page is to lead to.": "首页另外链接到的网页：名称和网址。",
}
COUNTS: Final[Mapping[str, str]] = {
    "acceptances": "验收",
    "accounts divided": "分设科目",
    "admitted": "加入",
    "announced before": "先前已预告",
    "announced": "预告",
    "appointed": "任职",
    "assets": "资产",
    "badges": "证件",
    "balances": "余额",
    "carried out": "已办理",
    "categories": "类别",
    "changed": "变更",
    "chiefs": "网格长、街巷长",
    "clauses": "条文",
    "combinations": "派单组合",
    "consents": "同意",
    "contracts": "合同",
    "corrected": "更正",
    "died": "去世",
    "discharges": "抵款和核销",
    "drafted": "起草",
    "ended": "结束",
    "entered": "补录",
    "entries": "积分条目",
    "faults": "不符",
    "founded": "建立",
    "gone": "迁离",
    "grids": "网格",
    "households": "户",
    "items": "预算项目",
    "joined": "入户",
    "lanes": "街巷",
    "left": "迁出",
    "lines": "分录",
    "matters": "事项",
    "merged": "合并",
    "missing": "缺漏",
    "moved": "迁移",
    "new": "新增",
    "numbered": "已编号",
    "officers": "执法人员",
    "people": "人",
    "plans": "折旧计划",
    "posts": "岗位",
    "proposed": "提请",
    "received": "登记",
    "recoded": "改代码",
    "recorded": "登记",
    "renamed": "更名",
    "returned": "迁回",
    "same": "不变",
    "scored items": "积分事项",
    "seated": "就任",
    "seconded": "派驻",
    "signed": "签订",
    "split": "分户",
    "taken": "收到变动",
    "terms": "付款约定",
    "units": "单位",
    "unmentioned": "未提及",
    "valuations": "估值",
    "villages": "村居",
    "vouchers": "凭证",
    "waiting": "待办",
    "years": "年历",
}
"""What an import counts."""
