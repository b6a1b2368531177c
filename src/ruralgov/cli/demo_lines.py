"""What the demo prints: a few headed parts, and how to go on."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruralgov.cli.aid_family import family_lines
from ruralgov.cli.city import audit_lines, consolidated
from ruralgov.cli.institution import institution_lines
from ruralgov.cli.neighbours import neighbour_lines
from ruralgov.cli.oversight import totals

DOING = {
    "founding": (
        "建立城市：地点、组织与制度、户、网格、村账 ……",
        "founding the city, its institution, people and books ...",
    ),
    "living": ("过一年：诉求逐日受理、派单、办结 ……", "a year of cases, day by day ..."),
    "checking": ("统计、审计、核对账目、验证日志 ……", "counting, auditing, verifying ..."),
    "publishing": ("写网页 ……", "writing the pages ..."),
}
"""What is being done, in Chinese and English."""
BESIDE = {
    "villages": ("村务公开网页", "What villages disclose"),
    "sheets": ("组织运行表单", "Sheets of the institution"),
    "cases": ("诉求办理年报", "The year of cases"),
}
"""What the sets of pages are called where another leads to them."""
HEADS = {
    "city": ("一、这座城市（虚构数据）", "1. The city (made up)"),
    "institution": ("二、组织与制度", "2. The institution"),
    "cases": ("三、一年的诉求", "3. A year of cases"),
    "neighbours": ("四、村规民约、积分与调解", "4. Village rules, points and mediation"),
    "helped": ("五、一户家庭：从走访到救助", "5. One family, from a visit to help"),
    "audit": ("六、审计：网格与组织", "6. Audit of grids and organisations"),
    "books": ("七、村账互相核对", "7. Village ledgers held against each other"),
    "proof": ("八、日志验证", "8. Proof"),
    "next": ("接下来", "What to do next"),
}
COUNTED = {
    "places": ("地点", "places"),
    "consortia": ("联建片区", "consortia"),
    "officers": ("派驻执法人员", "officers sent down"),
    "households": ("户", "households"),
    "people": ("人", "people"),
    "lanes": ("街巷", "lanes"),
    "books": ("村账（月）", "months of books"),
    "cases": ("诉求", "cases"),
}


def demo_lines(found: dict[str, Any], lang: str) -> list[str]:
    """Return what was made and found, in headed parts."""
    at = int(lang != "zh")
    figures = found["figures"]
    counts = (f"{COUNTED[kind][at]} {n:,}" for kind, n in found["counts"].items())
    endings = (f"{ending.label(lang)} {n:,}" for ending, n in figures.endings.items())
    verified = ("逐条重放、逐行核对：", "replayed and compared row by row: ")[at]
    parts = {
        "city": ["  ".join(counts), *consolidated(found["consolidation"], lang)],
        "institution": institution_lines(found["institution"], lang),
        "cases": ["  ".join(endings), *_rates(figures, lang)],
        "neighbours": neighbour_lines(found["neighbours"], lang),
        "helped": [*family_lines(found["helped"], lang)],
        "audit": audit_lines(found["audit"], lang, everything=False),
        "books": totals(found["crosscheck"], lang),
        "proof": [
            ("日志首部 ", "head of the journal ")[at] + found["head"],
            verified + ("; ".join(found["faults"]) or "ok"),
        ],
    }
    lines: list[str] = []
    for name, part in parts.items():
        lines += [HEADS[name][at], *(f"  {line}" for line in part), ""]
    return lines[:-1]


def ask_lines(options: dict[str, Any], found: dict[str, Any], seconds: float) -> Iterator[str]:
    """Give what to open, and how to ask the store that was kept."""
    at = int(options["lang"] != "zh")
    city = f"--store {options['store']} --key-file {options['key_file']}"
    program = "ruralgov" if shutil.which("ruralgov") else _short(sys.argv[0])
    yield HEADS["next"][at]
    for page in found["report"]:
        yield f"  {('打开', 'open')[at]}  {page}"
    yield "  " + ("询问这座城市，例如：", "ask this city, for example:")[at]
    yield f"    {program} {city} --as auditor --purpose statistics ask CaseFigures"
    day = found["institution"].day
    yield f"    {program} {city} --as auditor --purpose audit ask ConsortiumCensus --day {day}"
    yield f"    {program} {city} --as auditor --purpose audit audit --all"
    yield f"    {program} {city} verify"
    yield f"  {seconds:.1f} s"


def _rates(figures: Any, lang: str) -> Iterator[str]:
    for one in figures.total.figures:
        part, whole = one.numerator, one.denominator
        rate = f"{part / whole:.1%} ({part:,}/{whole:,})" if whole else "-"
        yield f"{one.measure.label(lang)} {rate}"


def _short(program: str) -> str:
    """Return a path as a person in this folder writes it."""
    path = Path(program).absolute()
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
