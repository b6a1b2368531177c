"""Published files as a made-up city would have them: villages, months, corrections, gaps."""

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from random import Random
from typing import Any

from attrs import evolve

from ruralgov.domain.disclosure import (
    PublicationKind,
    PublishedFile,
    WithdrawalGround,
    canonical,
    content_hash,
)
from ruralgov.domain.disclosure.catalogue import items_of
from ruralgov.domain.disclosure.model import file_text
from ruralgov.domain.kernel.clean import FOREVER
from ruralgov.domain.kernel.ids import PublicationId
from ruralgov.domain.kernel.month import Month, last_day
from ruralgov_site.village.model import Site, Village, shown_of

MONTHS = tuple(f"2026-{n:02d}" for n in range(1, 13))
TOWNS = ("俚岛镇", "成山镇", "崖头街道", "人和镇", "虎山镇")
VILLAGES = ("大庄", "小庄", "东崮村", "烟墩角社区", "瓦屋石村", "草岛寨村", "关沈屯", "项家寨")
LINES = {
    "2-01": ("501", "经营收入—冷库租赁", 3_600_00),
    "2-02": ("501", "经营收入—发包收入", 24_000_00),
    "2-05": ("503", "补助收入—运转经费", 8_333_33),
    "3-02": ("513", "管理费用—干部报酬", 9_800_00),
    "3-03": ("513", "管理费用—报刊费", 316_00),
    "3-04": ("513", "管理费用—办公费", 1_240_50),
    "3-05": ("514", "公益支出—路灯维修", 2_750_00),
    "3-06": ("151", "固定资产", 18_000_00),
}
ASSETS = (
    ("4-03", "G-001", "村办公楼", 1000, "件（台、头、株）", 860_000_00, 258_000_00),
    ("4-03", "G-002", "冷库", 420_000, "平方米", 1_260_000_00, 189_000_00),
    ("4-03", "G-003", "太阳能路灯 86 盏", 86_000, "件（台、头、株）", 172_000_00, 43_000_00),
    ("4-04", "S-001", "无花果园", 1200_000, "件（台、头、株）", 96_000_00, 0),
    ("5-01", "Z-001", "机动地（村西）", 86_400, "亩", 0, 0),
    ("5-05", "Z-002", "海带养殖滩涂", 410_000, "亩", 0, 0),
    ("5-06", "Z-003", "村东水塘", 35_500, "亩", 0, 0),
    ("5-08", "Z-004", "旧小学宅院", 12_000, "亩", 0, 0),
)
CONTRACTS = (
    ("村东水塘", "其他方式承包（四荒等）", "李*", 120_000_00, 36_000_00, 36_000_00),
    (
        "海带养殖滩涂",
        "其他方式承包（四荒等）",
        "某水产有限公司",
        2_050_000_00,
        615_000_00,
        410_000_00,
    ),
    ("冷库", "租赁", "某冷链物流有限公司", 432_000_00, 108_000_00, 108_000_00),
)


def site(lang: str = "zh", base_url: str = "https://gk.example.cn") -> Site:
    return Site(name="荣成市", made=date(2027, 1, 10), base_url=base_url, lang=lang, months=MONTHS)


def village(number: int = 0, town: int = 0, *, seed: int = 1, rich: bool = True) -> Village:
    """One village; a rich one has a corrected month, one taken down, and a reopened month."""
    draw = Random(seed * 1000 + town * 100 + number)  # noqa: S311  made-up villages
    code = f"371082{100 + town}{201 + number}"
    whose = {
        "id": f"c-{town}-{number}",
        "name": f"{TOWNS[town % 5]}{VILLAGES[number % 8]}股份经济合作社",
        "place": VILLAGES[number % 8] + ("" if number < 8 else str(number)),
        "town": TOWNS[town % 5],
        "code": code,
    }
    return Village(
        code=code,
        place=str(whose["place"]),
        town=str(whose["town"]),
        town_code=f"371082{100 + town}",
        name=str(whose["name"]),
        since=date(2020, 1, 1),
        until=FOREVER,
        shown=shown_of(list(_files(whose, draw, rich))),
    )


def _files(whose: dict[str, Any], draw: Random, rich: bool) -> Iterator[PublishedFile]:
    money = draw.randrange(200_000_00, 900_000_00)
    for month in MONTHS:
        if rich and month == "2026-08":
            continue
        content = _finance(whose, month, money, draw, reopened=rich and month == "2026-05")
        money = content["totals"]["money"]
        first = published(content)
        if rich and month == "2026-05":
            changed = content | {"totals": content["totals"] | {"spent": 1}}
            old = published(changed, newer=True)
            yield old
            again = published(content, before=old, reason="补记一张漏记的凭证")
            yield again
        elif rich and month == "2026-02":
            yield published(content, withdrawn=date(2026, 3, 12))
        else:
            yield first
    yield published(_property(whose, money))
    yield published(_contracts(whose))


def published(
    content: dict[str, Any],
    *,
    before: PublishedFile | None = None,
    newer: bool = False,
    reason: str = "",
    withdrawn: date | None = None,
) -> PublishedFile:
    day = last_day(Month(content["last"]))
    day = date.fromordinal(day.toordinal() + 6)
    version = 1 if before is None else before.version + 1
    head = f"{day.toordinal() % 1000}:{sha256(str(day).encode()).hexdigest()}"
    text = file_text(
        content=content,
        content_hash=content_hash(canonical(content)),
        head=head,
        passed=3,
        published=day,
        version=version,
        superseded_hash="" if before is None else before.file_hash,
        reason=reason,
    )
    name = f"{content['collective']['id']}/{content['kind']}/{content['last']}"
    return PublishedFile(
        publication=PublicationId(f"{name}/{version}"),
        kind=PublicationKind(content["kind"]),  # type: ignore[call-arg]
        first=Month(content["first"]),
        last=Month(content["last"]),
        version=version,
        supersedes=None if before is None else before.publication,
        newer=PublicationId(f"{name}/{version + 1}") if newer else None,
        reason=reason,
        head=head,
        file_hash=content_hash(text),
        published=day,
        withdrawn=withdrawn,
        ground=WithdrawalGround.SHOWN_ENOUGH if withdrawn else None,
        file=text,
    )


def with_files(village: Village, files: list[PublishedFile]) -> Village:
    """Return a village that published these files and nothing else."""
    return evolve(village, shown=shown_of(files))


def odd() -> Iterator[PublishedFile]:
    """Files with all that a content may hold: a year corrected thrice, odd texts, no town."""
    whose = {"id": "c", "name": "甲 & <乙>", "place": "'大'\"庄\"", "town": "", "code": "371082100"}
    content = _finance(whose, "2025-12", -5_00, Random(7), reopened=True)  # noqa: S311  made up
    content |= {"kind": "annual", "first": "2025-01"}
    register, contracts = _property(whose, 1), _contracts(whose)
    given = {one["code"]: one for one in (*register["items"], *contracts["items"])}
    items = [
        given.get(one["code"], one) for one in _content(whose, PublicationKind.ANNUAL, "")["items"]
    ]
    known = {one["code"]: one for one in content["items"]}
    content["items"] = [known.get(one["code"], one) for one in items]
    worn = {"what": "管理费用—折旧费", "amount": -12_345_67}
    budget = {"what": "  修路\n 两段  ", "amount": 1_000_000_00, "spent": 0}
    _add(content, "3-10", -12_345_67, worn)
    _add(content, "1-01", 1_000_000_00, budget)
    content["totals"]["spent"] -= 12_345_67
    first = published(content, newer=True)
    yield first
    again = json.loads(json.dumps(content))
    for item in again["items"]:
        if item["code"] in ("4-03", "8-02", "2-05") and item["entries"]:
            item["entries"][0] |= {key: 7 for key in ("value", "paid") if key in item["entries"][0]}
            item["entries"] = [*item["entries"][:-1], item["entries"][0] | {"what": "另一件"}]
        if item["code"] == "8-02":
            item["entries"][0] |= {"until": "2030-03-01", "other": "王*", "quantity": -1}
    again["collective"]["name"] = "甲"
    again["items"] = [one for one in again["items"] if one["code"] != "1-07"]
    second = published(again, before=first, newer=True, reason="一、二；<b>")
    yield second
    yield published(again | {"totals": {}}, before=second, reason="三")


def _content(whose: dict[str, Any], kind: PublicationKind, month: str) -> dict[str, Any]:
    return {
        "collective": whose,
        "kind": kind.value,
        "first": month,
        "last": month,
        "items": [
            {
                "code": item.code,
                "name": item.zh,
                "source": item.source.value,
                "amount": None if item.code[0] in "58" else 0,
                "entries": [],
            }
            for item in items_of(kind)
        ],
        "totals": {},
    }


def _add(content: dict[str, Any], code: str, amount: int | None, entry: dict[str, Any]) -> None:
    item = next(one for one in content["items"] if one["code"] == code)
    item["entries"].append(entry)
    if amount is not None:
        item["amount"] = (item["amount"] or 0) + amount


def _finance(
    whose: dict[str, Any], month: str, before: int, draw: Random, *, reopened: bool
) -> dict[str, Any]:
    content = _content(whose, PublicationKind.FINANCE, month)
    income = spent = 0
    number = 0
    for code, (account, what, usual) in LINES.items():
        for _ in range(draw.choice((0, 1, 1, 2))):
            number += 1
            amount = usual * draw.randrange(60, 140) // 100
            entry = {
                "day": f"{month}-{draw.randrange(1, 28):02d}",
                "voucher": number,
                "account": account,
                "what": what,
                "amount": amount,
            }
            _add(content, code, amount, entry)
            if code[0] == "2":
                income += amount
            else:
                spent += amount
    money = before + income - spent
    for account, what, amount in (
        ("101", "库存现金", money // 100),
        ("102", "银行存款", money - money // 100),
    ):
        _add(content, "4-01", amount, {"account": account, "what": what, "amount": amount})
    _add(content, "6-01", 41_500_00, {"account": "112", "what": "应收款", "amount": 41_500_00})
    _add(content, "6-03", 8_200_00, {"account": "211", "what": "应付款", "amount": 8_200_00})
    if reopened:
        decided = {"month": month, "day": f"{month}-28", "decision": "俚政发〔2026〕3号"}
        _add(content, "8-05", None, decided)
    content["totals"] = {"money_before": before, "income": income, "spent": spent, "money": money}
    return content


def _property(whose: dict[str, Any], money: int) -> dict[str, Any]:
    content = _content(whose, PublicationKind.PROPERTY, MONTHS[-1])
    _add(content, "4-01", money, {"account": "102", "what": "银行存款", "amount": money})
    for code, number, what, quantity, unit, value, depreciated in ASSETS:
        entry = {
            "asset_code": number,
            "what": what,
            "quantity": quantity,
            "unit": unit,
            "state": "已发包出租" if number.startswith("Z") else "自用",
            "condition": "完好",
        }
        if code[0] == "4":
            entry |= {"value": value, "depreciated": depreciated}
        _add(content, code, None, entry)
        if code[0] == "4":
            net = value - depreciated
            _add(content, code, net, {"account": "151", "what": "账面净额", "amount": net})
        item = next(one for one in content["items"] if one["code"] == code)
        item["registered"] = item.get("registered", 0) + value - depreciated
    return content


def _contracts(whose: dict[str, Any]) -> dict[str, Any]:
    content = _content(whose, PublicationKind.CONTRACTS, MONTHS[-1])
    for n, (what, kind, other, total, due, paid) in enumerate(CONTRACTS, 1):
        entry = {
            "number": f"371082-2024-{n:06d}",
            "what": what,
            "kind": kind,
            "other": other,
            "method": "公开招标",
            "since": "2024-02-01",
            "until": "2034-02-01",
            "total": total,
            "due": due,
            "paid": paid,
        }
        _add(content, "8-02", total, entry)
    return content


def city(towns: int = 2, villages: int = 5) -> Iterator[Village]:
    for town in range(towns):
        for number in range(villages):
            yield village(number, town, rich=number % 3 == 0)
