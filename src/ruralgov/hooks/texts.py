"""What is wrong with plugins."""

from typing import Final

from ruralgov.domain.kernel.text import Text

DEPARTMENT_KIND_UNKNOWN: Final = Text(
    "department_kind_unknown",
    "没有名为“{scheme}”的部门适配器。现有：{known}。",
    "No department adapter is called '{scheme}'. There are: {known}.",
)
FILE_STORE_UNKNOWN: Final = Text(
    "file_store_unknown",
    "没有支持“{scheme}”的附件存储；现有：{known}。放在文件夹中请写 folder:路径；"
    "其他存储请安装相应插件。",
    "No store of files serves '{scheme}'; there are: {known}. For a folder write folder:PATH; for "
    "others install their plugin.",
)
KEY_SCHEME_UNKNOWN: Final = Text(
    "key_scheme_unknown",
    "密钥来源“{scheme}:…”不可用；现有：{known}。密钥文件请写 file:路径 或用 --key-file；"
    "密钥服务请安装相应插件。",
    "There is no source of keys '{scheme}:…'; there are: {known}. For a key file write file:PATH "
    "or use --key-file; for a key service install its plugin.",
)
PLUGIN_BROKEN: Final = Text(
    "plugin_broken",
    "必需的插件 {name} 无法使用：{problem}。",
    "The required plugin {name} is broken: {problem}.",
)
PLUGIN_MISSING: Final = Text(
    "plugin_missing",
    "必需的插件 {name} 未安装或已停用。请安装提供它的软件包。",
    "The required plugin {name} is not installed or is disabled. Install its package.",
)
PLUGIN_TWICE: Final = Text(
    "plugin_twice",
    "“{what}”由两个插件提供：{first} 与 {second}。请停用其中一个。",
    "'{what}' is offered by two plugins: {first} and {second}. Disable one of them.",
)
PUBLISHER_UNKNOWN: Final = Text(
    "publisher_unknown",
    "没有名为 {scheme} 的发布插件；现有：{known}。请安装相应插件，例如 pip install ruralgov-site。",
    "There is no publisher named {scheme}; there are: {known}. Install its plugin, for example "
    "with pip install ruralgov-site.",
)
TABLE_FORMAT_UNKNOWN: Final = Text(
    "table_format_unknown",
    "不能读写“{scheme}”文件；现有：{known}。读写 xlsx 请安装 ruralgov-office；"
    "其他文件请另存为 xlsx 或 CSV。",
    "Files of kind '{scheme}' cannot be used; there are: {known}. Install ruralgov-office for "
    "xlsx; save other files as xlsx or CSV.",
)
