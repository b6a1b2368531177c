"""The texts of the kernel, the application and the first contexts."""

from typing import Final

from ruralgov.domain.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "not_granted": Text(
        "账号“{account}”无权执行 {action}（地点 {place}，用途 {purpose}）。"
        "请由管理员授予相应角色。",
        "Account '{account}' may not do {action} (place {place}, purpose {purpose}). "
        "An administrator can grant a role that may.",
    ),
    "about_elsewhere": Text(
        "{about} 不属于集体 {collective}。凭证只能记本集体的用款申请和合同；请核对编号。",
        "{about} is not of collective {collective}. A voucher is about what is of its own "
        "collective; check the id.",
    ),
    "receipt_undone_in_part": Text(
        "第 {line} 行是合同收款，须一次全部冲销（还剩 {rest} 元）。"
        "请全额冲销后按实收金额重新记账。",
        "Line {line} is a receipt of a contract and is undone as a whole ({rest} yuan would "
        "remain). Undo all of it and book what really came.",
    ),
    "settlement_undone_in_part": Text(
        "第 {line} 行是用款申请的付款，须一次全部冲销（还剩 {rest} 元）。请全额冲销后重新记账。",
        "Line {line} pays a fund application and is undone as a whole ({rest} yuan would remain). "
        "Undo all of it and book it again.",
    ),
    "command_inner": Text(
        "{action} 由系统在相应事项办理时自动执行，不能单独提交。请办理引起它的事项。",
        "{action} follows by itself from what causes it; nobody can give it. Do what causes it.",
    ),
    "command_id_reused": Text(
        "命令编号 {command_id} 已用于另一条命令。请为新命令使用新的编号。",
        "Command id {command_id} was used for another command. Give a new command a new id.",
    ),
    "publisher_unknown": Text(
        "没有名为 {scheme} 的发布插件；现有：{known}。"
        "请安装相应插件，例如 pip install ruralgov-site。",
        "There is no publisher named {scheme}; there are: {known}. Install its plugin, for example "
        "with pip install ruralgov-site.",
    ),
    "scale_wrong": Text(
        "规模 {value} 有误。请写 full，或大于 0、不大于 1 的数，例如 0.1。",
        "Scale {value} is wrong. Write 'full', or a number above 0 and up to 1, such as 0.1.",
    ),
    "folder_not_empty": Text(
        "文件夹 {folder} 已存在且非空；未写入任何内容。请换一个新的文件夹。",
        "Folder {folder} is there and not empty; nothing was written. Give a new one.",
    ),
    "period_wrong": Text(
        "期间 {first} 至 {last} 有误。请写成 2025-01 这样的年月，且起不晚于止。",
        "The period {first} to {last} is wrong. Write months such as 2025-01, the first no later "
        "than the last.",
    ),
    "figure_key_missing": Text(
        "指标的分类“{by}”与取值“{key}”须同时给出，或都不给（合计）。",
        "Give both what the figure is broken down by ('{by}') and its key ('{key}'), or neither "
        "for the total.",
    ),
    "figure_part_unknown": Text(
        "指标“{measure}”没有“{part}”这一部分。只有满意率区分联系不上和不参评。",
        "The figure '{measure}' has no part '{part}'. Only satisfaction leaves such rounds out.",
    ),
    "command_unknown": Text(
        "没有名为 {name} 的命令或查询。可用 ruralgov schema 查看全部名称。",
        "There is no command or query named {name}. 'ruralgov schema' lists them all.",
    ),
    "message_malformed": Text(
        "{name} 的内容不合格式：{problem}。请对照 ruralgov schema {name} 改正。",
        "{name} is not well formed: {problem}. Compare it with 'ruralgov schema {name}'.",
    ),
    "record_changed": Text(
        "{kind} {key} 已被他人更改。请重新执行该命令。",
        "{kind} {key} was changed by somebody else. Run the command again.",
    ),
    "not_unique": Text(
        "表 {table} 中已有相同的唯一值。请重新执行该命令以查明原因。",
        "Table {table} already holds the same unique value. Run the command again to learn why.",
    ),
    "store_busy": Text(
        "数据库正被占用，等待已超时。请稍后重试；命令未执行。",
        "The database is in use and the wait ended. Try again later; nothing was done.",
    ),
    "store_not_set_up": Text(
        "存储 {url} 尚未为城市 {city} 初始化。请先运行 ruralgov init。",
        "Store {url} is not set up for city {city}. Run 'ruralgov init' first.",
    ),
    "store_not_empty": Text(
        "存储 {url} 中已有数据。请换一个新的存储来生成示例城市；未作任何更改。",
        "Store {url} already holds data. Give a new one for a synthetic city; nothing was changed.",
    ),
    "store_newer": Text(
        "存储的结构版本为 {found}，本程序只认识到 {known}。请升级 ruralgov。",
        "The store has schema version {found}; this program knows up to {known}. Upgrade ruralgov.",
    ),
    "store_unsafe": Text(
        "数据库设置 {setting} 为 {found}，必须为 {needed}，否则已确认的数据可能丢失。",
        "Database setting {setting} is {found}; it must be {needed}, or acknowledged data can "
        "be lost.",
    ),
    "store_failed": Text(
        "数据库出错：{problem}。排除故障后可用同一命令编号安全重试。",
        "The database failed: {problem}. Mend that; giving the same command id again is safe.",
    ),
    "storage_scheme_unknown": Text(
        "没有支持“{scheme}”的存储。现有：{known}。可安装 ruralgov-sqlalchemy。",
        "No storage serves '{scheme}'. There are: {known}. Try: pip install ruralgov-sqlalchemy.",
    ),
    "department_kind_unknown": Text(
        "没有名为“{scheme}”的部门适配器。现有：{known}。",
        "No department adapter is called '{scheme}'. There are: {known}.",
    ),
    "plugin_twice": Text(
        "“{what}”由两个插件提供：{first} 与 {second}。请停用其中一个。",
        "'{what}' is offered by two plugins: {first} and {second}. Disable one of them.",
    ),
    "plugin_missing": Text(
        "必需的插件 {name} 未安装或已停用。请安装提供它的软件包。",
        "The required plugin {name} is not installed or is disabled. Install its package.",
    ),
    "plugin_broken": Text(
        "必需的插件 {name} 无法使用：{problem}。",
        "The required plugin {name} is broken: {problem}.",
    ),
    "city_code_wrong": Text(
        "“{value}”不是城市代码：应为 6 位数字，如 371082。",
        "'{value}' is not the code of a city: six digits, such as 371082.",
    ),
    "reading_undeclared": Text(
        "查询 {query} 未声明读取个人数据，不能读取 {field}。",
        "The query {query} does not declare that it reads personal data; {field} stays closed.",
    ),
    "reaction_too_deep": Text(
        "事件的连锁命令层数过多（{command}），已全部撤销。",
        "Commands followed from events too deeply ({command}); all of it was undone.",
    ),
    "profile_missing": Text(
        "{day} 尚无生效的政策配置。请先运行 ruralgov init 或导入配置。",
        "No policy profile is in force on {day}. Run 'ruralgov init' or adopt one.",
    ),
    "profile_not_later": Text(
        "配置“{name}”自 {since} 起生效，新配置须晚于该日。",
        "Profile '{name}' is in force since {since}; a new one must begin later.",
    ),
    "calendar_same": Text(
        "{year} 年的日历已按相同内容发布。",
        "The calendar of {year} is published with this very content.",
    ),
    "band_wrong": Text(
        "区间 {low}—{high} 无效：应为正数且前者不大于后者。",
        "The band {low}-{high} is not valid: positive, and the first not above the second.",
    ),
    "key_file_wrong": Text(
        "密钥文件 {path} 无法使用：{problem}。请恢复原文件；没有它，个人数据无法读取。",
        "Key file {path} cannot be used: {problem}. Restore it; without it personal data stays "
        "closed.",
    ),
    "division_code_invalid": Text(
        "“{value}”不是统计用区划代码：应为 6、9 或 12 位数字。",
        "'{value}' is not a statistical division code: it has 6, 9 or 12 digits.",
    ),
    "text_not_clean": Text(
        "“{field}”含有控制字符或为空。请改正。",
        "'{field}' is empty or holds control characters. Mend it.",
    ),
    "dates_reversed": Text(
        "日期颠倒：{since} 不早于 {until}。",
        "The dates are reversed: {since} is not before {until}.",
    ),
    "self_grant": Text(
        "任何人不得给自己授权。请由另一名管理员办理。",
        "Nobody grants a role to themselves. Another administrator must do it.",
    ),
    "grant_exists": Text(
        "账号 {account} 在 {place} 已有角色 {role}。",
        "Account {account} already holds the role {role} at {place}.",
    ),
    "grant_missing": Text(
        "没有编号为 {grant} 的有效授权。",
        "There is no grant {grant} in force.",
    ),
    "place_code_taken": Text(
        "区划代码 {code} 当日已属于“{name}”。",
        "Division code {code} belongs to '{name}' on that day.",
    ),
    "place_missing": Text(
        "没有编号或代码为 {place} 的地点。请先导入区划表。",
        "There is no place with id or code {place}. Import the table of places first.",
    ),
    "place_parent_wrong": Text(
        "{code}（{level}）的上级 {parent} 不存在或级别不符。",
        "The parent {parent} of {code} ({level}) does not exist or has the wrong level.",
    ),
    "place_change_not_later": Text(
        "“{name}”已有 {since} 起的记载，变更日期须晚于该日。",
        "'{name}' has an entry since {since}; a change must have a later date.",
    ),
    "table_unreadable": Text(
        "无法读取表格：{problem}。",
        "The table cannot be read: {problem}.",
    ),
    "table_rows_wrong": Text(
        "{count} 行有错，未导入任何内容：\n{problems}",
        "{count} rows are wrong; nothing was imported:\n{problems}",
    ),
    "calendar_year_wrong": Text(
        "{year} 年的日历含有重复或不属于该年的日期。请对照放假通知改正。",
        "The calendar of {year} has a day twice or a day of another year. Compare the notice.",
    ),
    "calendar_makeup_wrong": Text(
        "{day} 不是周末，不能是调休上班日。请对照放假通知改正。",
        "{day} is no weekend day, so it cannot be a make-up day. Compare the notice.",
    ),
    "session_wrong": Text(
        "工作时段 {begin}–{end} 无效：应为一天之内先后不重叠的时段（零时起的分钟数），至少一段。",
        "A working session {begin}-{end} is not valid: sessions lie within a day, in order and "
        "apart (minutes after midnight), and there is at least one.",
    ),
    "time_limit_wrong": Text(
        "时限 {amount} 无效：应为正整数。",
        "A limit of {amount} is not valid: it is a positive whole number.",
    ),
    "instant_naive": Text(
        "时间 {instant} 未注明时区。请给出带时区的时间。",
        "Instant {instant} has no time zone. Give one.",
    ),
    "text_too_long": Text(
        "“{field}”过长，最多 {limit} 个字。",
        "'{field}' is too long: at most {limit} characters.",
    ),
    "identity_number_wrong": Text(
        "公民身份号码有误（{problem}）。请对照证件改正。",
        "The identity number is wrong ({problem}). Compare the document.",
    ),
    "telephone_wrong": Text(
        "电话号码有误：应为 5 至 15 位数字。",
        "The telephone number is wrong: it has 5 to 15 digits.",
    ),
    "place_not_empty": Text(
        "“{name}”当日仍有下级地点，不能并入他处。请先调整下级。",
        "'{name}' still has places below it on that day. Move them first.",
    ),
    "household_number_taken": Text(
        "户编号 {number} 在该村已有现存的户。请核对编号。",
        "Household number {number} is taken in that village. Check the number.",
    ),
    "household_not_empty": Text(
        "户 {household} 当日仍有成员，不能注销。请先办理成员迁出。",
        "Household {household} still has members on that day. Move them first.",
    ),
    "household_missing": Text(
        "当日没有编号为 {household} 的户。",
        "There is no household {household} on that day.",
    ),
    "person_missing": Text(
        "没有编号为 {person} 的人员，或已注销。",
        "There is no person {person}, or their entry has ended.",
    ),
    "change_not_later": Text(
        "变更日期须晚于上一次记载（{since}）。",
        "A change must have a date after the last entry ({since}).",
    ),
    "identity_taken": Text(
        "该身份号码已登记在人员 {person} 名下。请核对是否为同一人。",
        "This identity number belongs to person {person}. Check whether they are the same.",
    ),
    "organisation_missing": Text(
        "当日没有编号为 {organisation} 的组织。",
        "There is no organisation {organisation} on that day.",
    ),
    "credit_code_wrong": Text(
        "“{value}”不是有效的统一社会信用代码。请对照证照改正。",
        "'{value}' is not a unified social credit code. Compare the certificate.",
    ),
    "credit_code_taken": Text(
        "统一社会信用代码 {value} 已登记。",
        "The unified social credit code {value} is registered already.",
    ),
    "seats_wrong": Text(
        "职数 {seats} 无效：至少为 1。",
        "A post has at least 1 seat, not {seats}.",
    ),
    "post_missing": Text(
        "当日没有编号为 {post} 的岗位。",
        "There is no post {post} on that day.",
    ),
    "post_taken": Text(
        "岗位“{title}”共 {seats} 个职数，当日已满或此人已任职。请先办理离任。",
        "Post '{title}' has {seats} seat(s), all held from that day, or by this person already.",
    ),
    "holder_missing": Text(
        "人员 {person} 当日未任“{title}”。",
        "Person {person} does not hold '{title}' on that day.",
    ),
    "plan_missing": Text(
        "村 {village} 尚未划分网格。请先划分。",
        "Village {village} has no grids yet. Delineate them first.",
    ),
    "plan_change_not_later": Text(
        "网格变更日期须晚于上一次变更（{since}）。",
        "A change of the grids must have a date after the last one ({since}).",
    ),
    "grid_without_lane": Text(
        "村 {village} 的每个网格至少要有一条街巷。",
        "Each grid of village {village} needs at least one lane.",
    ),
    "grid_missing": Text(
        "当日没有网格 {grid}，或两个网格相同。",
        "There is no grid {grid} on that day, or both grids are the same.",
    ),
    "lane_missing": Text(
        "当日没有街巷 {lane}。",
        "There is no lane {lane} on that day.",
    ),
    "split_wrong": Text(
        "网格 {grid} 不能这样拆分：所选街巷须属于它，且至少留下一条。",
        "Grid {grid} cannot be split so: the lanes must be its own, and one must stay.",
    ),
    "household_twice": Text(
        "户 {household} 被划入两次。每户同一日只能在一条街巷。",
        "Household {household} is placed twice. A household is in one lane on any day.",
    ),
    "household_not_placed": Text(
        "户 {household} 当日不在该村任何街巷。",
        "Household {household} is in no lane of the village on that day.",
    ),
    "target_missing": Text(
        "当日没有网格或街巷 {target}，或其负责人已离任。",
        "There is no grid or lane {target} on that day, or nobody is in office there.",
    ),
    "basis_wrong": Text(
        "“{basis}”不能担任 {target} 的负责人：网格长出自村“两委”或小组长，街巷长为党员或村民代表。",
        "'{basis}' cannot lead {target}: a grid chief comes from the committees or leads a group, "
        "a lane chief is a party member or villager representative.",
    ),
    "chief_in_office": Text(
        "{target} 当日已有负责人。请先办理离任。",
        "{target} has a chief on that day. Relieve them first.",
    ),
    "chief_too_many": Text(
        "人员 {person} 担任的街巷长数将超过 {limit}。",
        "Person {person} would be chief of more than {limit} lane(s).",
    ),
    "matter_missing": Text(
        "没有生效的事项 {matter}。请查看 Matters。",
        "No matter {matter} is in force. Ask Matters for the catalogue.",
    ),
    "dispatch_post_missing": Text(
        "“{office}”在地点 {place} 及其以上（{level}）没有对应岗位。"
        "请在派单方案中设置该岗位，或写明理由指定承办单位。",
        "'{office}' has no post at place {place} or above it ({level}). "
        "Give it one in the dispatch plan, or name a unit with a reason.",
    ),
    "plan_faulty": Text(
        "派单方案有 {count} 处问题：\n{problems}\n请逐一改正后重新发布；未作任何更改。",
        "The dispatch plan has {count} faults:\n{problems}\nMend them and publish again; nothing "
        "was changed.",
    ),
    "matter_not_refusable": Text(
        "事项 {matter} 不得拒收。请受理后办理或说明理由。",
        "Matter {matter} may not be refused. Accept the case and handle or explain it.",
    ),
    "return_not_granted": Text(
        "诉求 {number} 的退单时限（{window}）已过，或已由裁定确定承办单位，不能退单。",
        "Case {number} cannot be returned: the window ended at {window}, or arbitration named the "
        "unit.",
    ),
    "return_pending": Text(
        "诉求 {number} 的退单申请尚在决定期限内（至 {due}）。",
        "The return of case {number} may still be decided, until {due}.",
    ),
    "time_already_asked": Text(
        "诉求 {number} 已有一项延期或挂账申请待决定。",
        "More time was already asked for case {number}; wait for the decision.",
    ),
    "time_not_asked": Text(
        "诉求 {number} 没有待决定的延期或挂账申请。",
        "No more time was asked for case {number}.",
    ),
    "extension_too_late": Text(
        "诉求 {number} 已于 {due} 到期，延期须在到期前申请。",
        "Case {number} was due at {due}; an extension is asked for before that.",
    ),
    "extension_too_long": Text(
        "诉求 {number} 申请延长 {amount}，按事项规定至多还可延长 {most}。",
        "Case {number} cannot be extended by {amount}: its matter allows {most} more.",
    ),
    "pause_too_long": Text(
        "诉求 {number} 申请挂账 {days} 天，按事项规定至多还可挂账 {most} 天。",
        "Case {number} cannot be paused for {days} days: its matter allows {most} more.",
    ),
    "level_is_highest": Text(
        "诉求 {number} 已在市级，不能再上报。",
        "Case {number} is at the city already; there is no level above.",
    ),
    "case_not_cancellable": Text(
        "诉求 {number} 已派给 {unit}，不能作废。",
        "Case {number} was sent to {unit}; it cannot be cancelled.",
    ),
    "deadline_missing": Text(
        "诉求 {number} 尚未派单，没有办理时限。",
        "Case {number} was not dispatched yet; it has no deadline.",
    ),
    "terms_wrong": Text(
        "事项的 {name} 不能是 {value}：应为不小于零的整数。",
        "A matter's {name} cannot be {value}: it is a whole number of at least zero.",
    ),
    "milestone_twice": Text(
        "节点“{name}”出现两次。请为每个节点使用不同的名称。",
        "The milestone '{name}' is there twice. Give each a name of its own.",
    ),
    "milestone_start_wrong": Text(
        "第一个节点“{name}”之前没有节点，不能自上一节点起计。请改为自收到或自派单之日起。",
        "No milestone is before the first, '{name}': let it start with receipt or dispatch.",
    ),
    "milestone_missing": Text(
        "诉求 {number} 没有待达成的节点。",
        "Case {number} has no milestone that is still to be reached.",
    ),
    "milestone_not_next": Text(
        "诉求 {number} 的下一节点是“{next}”，不是“{name}”。节点须按顺序逐一达成。",
        "The next milestone of case {number} is '{next}', not '{name}'; they are reached in order.",
    ),
    "milestone_unmet": Text(
        "诉求 {number} 的节点“{name}”尚未达成，不能按“已解决”办结。请先报达成，或改用其他结果。",
        "Case {number} is not solved: its milestone '{name}' is not reached. Report that first, or "
        "give another result.",
    ),
    "attachment_wrong": Text(
        "附件 {value} 无效：请给出 64 位十六进制 SHA-256 和大于零的字节数。",
        "Attachment {value} is not valid: give a SHA-256 of 64 hexadecimal digits and a size.",
    ),
    "case_missing": Text(
        "没有编号为 {case} 的诉求。",
        "There is no case {case}.",
    ),
    "case_stage_wrong": Text(
        "诉求 {number} 处于“{stage}”，不能“{action}”。",
        "Case {number} is '{stage_en}'; it cannot be given the step '{action_en}'.",
    ),
    "deadline_not_provisional": Text(
        "诉求 {number} 的期限不是暂定的，无需重新计算。",
        "The deadline of case {number} is not provisional; there is nothing to count again.",
    ),
    "handler_judges_own_work": Text(
        "诉求 {number} 由 {account} 承办，核查与回访须由他人进行。",
        "Case {number} was handled by {account}; somebody else must check and call back.",
    ),
    "problem_cases_wrong": Text(
        "一个问题须关联至少 {least} 件不同的诉求。",
        "A problem links at least {least} cases, each named once.",
    ),
    "problem_missing": Text(
        "没有编号为 {problem} 的问题。",
        "There is no problem {problem}.",
    ),
    "problem_dissolved": Text(
        "问题 {problem} 已解散，其历史仍保留。请重新归并（OpenProblem）。",
        "Problem {problem} is dissolved; its history stays. Open another with OpenProblem.",
    ),
    "problem_towns_differ": Text(
        "诉求 {number} 不在该问题所属的镇街，不能关联。",
        "Case {number} is in another town than the problem; it cannot be linked.",
    ),
    "case_linked_already": Text(
        "诉求 {number} 已关联问题 {problem}。请先解除关联（UnlinkCase）。",
        "Case {number} is linked to problem {problem} already. Unlink it there first.",
    ),
    "case_not_linked": Text(
        "诉求 {case} 未关联问题 {problem}。",
        "Case {case} is not linked to problem {problem}.",
    ),
    "point_wrong": Text(
        "坐标 {value} 无效：应为百万分之一度的整数，在 {low} 与 {high} 之间。",
        "Coordinate {value} is not valid: a whole number of micro-degrees from {low} to {high}.",
    ),
    "profile_limit_wrong": Text(
        "配置项 {name} 不能是 {value}：应为大于零的整数。",
        "The profile's {name} cannot be {value}: it is a whole number above zero.",
    ),
    "claim_wrong": Text(
        "认领时长 {seconds} 秒无效：应为 1 至 {limit} 秒。",
        "A claim of {seconds} seconds is not valid: 1 to {limit}.",
    ),
    "delivery_not_due": Text(
        "请求 {request}（{stage}）此时不能送达。",
        "Request {request} ({stage}) is not to be delivered now.",
    ),
    "request_missing": Text(
        "没有编号为 {request} 的部门请求。",
        "There is no request {request} to a department.",
    ),
    "request_not_parked": Text(
        "请求 {request} 未被搁置。",
        "Request {request} is not parked.",
    ),
    "request_answered": Text(
        "请求 {request} 已有答复。",
        "Request {request} is answered already.",
    ),
    "row_twice": Text(
        "“{value}”在表中出现两次。请删去一行。",
        "'{value}' is in the table twice. Remove one row.",
    ),
    "cell_wrong": Text(
        "“{column}”列有误：{problem}。请改正该格。",
        "Column '{column}' is wrong: {problem}. Mend the cell.",
    ),
    "identity_twice": Text(
        "该身份号码在第 {line} 行已出现。一人只能属于一户，请删去或改正一行。",
        "This identity number is in line {line} already. A person is in one household; mend one.",
    ),
    "option_missing": Text(
        "缺少 {option}。请补上后重试。",
        "{option} is missing. Give it and try again.",
    ),
    "site_rate_wrong": Text(
        "“{name}”的分子 {part} 与分母 {whole} 不成比率。请同时给出两数且分子不大于分母，或都不给。",
        "'{name}' is no rate: {part} of {whole}. Give both, the first no larger, or neither.",
    ),
    "amount_wrong": Text(
        "金额“{value}”有误。请以元为单位书写，最多两位小数，例如 1234.50。",
        "'{value}' is no amount. Write yuan with at most two decimals, such as 1234.50.",
    ),
    "amount_range": Text(
        "金额 {value} 元超出范围。请填写大于 0 且不超过 {largest} 元的金额；"
        "冲减请用更正或红字办理。",
        "The amount of {value} yuan is out of range. Give one above 0 and up to {largest}; what "
        "takes back is a command of its own.",
    ),
    "weights_wrong": Text(
        "分配权数 {weights} 有误。权数不能为负，且至少一个大于 0。",
        "The weights {weights} are wrong. None may be below 0, and one must be above.",
    ),
    "month_wrong": Text(
        "月份“{value}”有误。请写成 2026-03 这样的年月。",
        "'{value}' is no month. Write it as 2026-03.",
    ),
}
