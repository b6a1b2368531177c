"""What is refused here, in Chinese and English: what is wrong and how to mend it."""

from typing import Final

from ruralgov.domain.kernel.text import Text

BASE_URL_WRONG: Final = Text(
    "base_url_wrong",
    "“{url}”不是网址。请填写以 https:// 或 http:// 开头的网址，例如 https://gk.example.cn。",
    "'{url}' is no address. Give one that begins with https:// or http://.",
)
FOLDER_NOT_EMPTY: Final = Text(
    "folder_not_empty",
    "文件夹 {folder} 已存在且非空；未写入任何内容。请换一个新的文件夹。",
    "Folder {folder} is there and not empty; nothing was written. Give a new one.",
)
SITE_RATE_WRONG: Final = Text(
    "site_rate_wrong",
    "“{name}”的分子 {part} 与分母 {whole} 不成比率。请同时给出两数且分子不大于分母，或都不给。",
    "'{name}' is no rate: {part} of {whole}. Give both, the first no larger, or neither.",
)
