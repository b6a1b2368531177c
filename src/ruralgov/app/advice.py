"""What one who may not do something would need: a purpose, a place, or a role, from the rule."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from ruralgov.app.unit import Unit
from ruralgov.domain.access import GrantRow
from ruralgov.domain.kernel.declare import Access
from ruralgov.domain.kernel.ids import CITY, AccountId, PlaceId
from ruralgov.domain.kernel.labels import Label
from ruralgov.domain.kernel.roles import Role
from ruralgov.domain.kernel.text import Wording
from ruralgov.domain.registry import PlaceRow

FEW: Final = 8
"""How many roles, purposes and places are named."""
A_DAY: Final = timedelta(days=1)
Held = list[tuple[Role, PlaceId]]


def advice(
    rule: Access, account: AccountId, held: Held, anywhere: Held, unit: Unit, today: date
) -> Wording:
    """Return what would do, from the rule and from what the account itself holds or held.

    *held* are the roles of the rule that the account holds where they count, *anywhere* all.
    """
    if held:
        return _another_purpose(rule, [role for role, _ in held])
    if anywhere:
        return _another_place(rule, anywhere, unit, today)
    return _not_today(rule, account, unit, today) or _a_role(rule)


def _another_purpose(rule: Access, roles: list[Role]) -> Wording:
    mine = [one for one in rule.purposes if not rule.roles_for(one).isdisjoint(roles)]
    had, purposes, first = _labels(roles), _labels(mine), min(mine)
    return Wording(
        f"您有{had.zh}角色，但用途应为{purposes.zh}：请改用该用途（命令行加 --purpose {first}）。",
        f"The account holds {had.en}, but the purpose is {purposes.en}: give that purpose "
        f"(on the command line --purpose {first}).",
    )


def _another_place(rule: Access, anywhere: Held, unit: Unit, today: date) -> Wording:
    had = _labels(role for role, _ in anywhere)
    where = _places(dict.fromkeys(place for _, place in anywhere), unit, today)
    needed = _where(rule)
    return Wording(
        f"您的{had.zh}角色授予在{where.zh}，不及于此。{needed.zh}请由管理员授予。",
        f"The account holds {had.en} at {where.en}, which does not reach here. {needed.en}An "
        "administrator can grant it.",
    )


def _not_today(rule: Access, account: AccountId, unit: Unit, today: date) -> Wording | None:
    """Return the day on which the last role ended or the next one begins, if there is any."""
    rows = [row for row in unit.rows(GrantRow, account=account) if row.role in rule.roles]
    ended = [row for row in rows if row.since < row.until <= today]
    if ended:
        last = max(ended, key=lambda row: row.until)
        day = last.until - A_DAY
        return Wording(
            f"您的{_label(last.role, 'zh')}角色已结束，最后一天为 {day}。请由管理员重新授予。",
            f"The account held {_label(last.role, 'en')} up to {day}. An administrator can grant "
            "it again.",
        )
    coming = [row for row in rows if today < row.since < row.until]
    if not coming:
        return None
    first = min(coming, key=lambda row: row.since)
    return Wording(
        f"您的{_label(first.role, 'zh')}角色自 {first.since} 起生效。请届时再办。",
        f"The account holds {_label(first.role, 'en')} from {first.since} on. Try again then.",
    )


def _a_role(rule: Access) -> Wording:
    roles, purposes, needed = _labels(rule.roles), _labels(rule.purposes), _where(rule)
    return Wording(
        f"需要角色：{roles.zh}；用途：{purposes.zh}。{needed.zh}请由管理员授予其中一个角色。",
        f"It needs the role {roles.en}, and the purpose {purposes.en}. {needed.en}An administrator "
        "can grant one of them.",
    )


def _where(rule: Access) -> Wording:
    """Return where a role of the rule must be held."""
    if rule.place is None:
        return Wording("", "")
    if rule.from_town:
        return Wording("角色须授予在所在镇街或全市。", "It is held at the town or for the city. ")
    return Wording(
        "角色须授予在该地或其上级（村居、镇街或全市）。",
        "It is held at the place or above it (village, town or city). ",
    )


def _labels(labels: Iterable[Label]) -> Wording:
    found = sorted(set(labels))
    zh = "、".join(_label(one, "zh") for one in found[:FEW])
    en = ", ".join(_label(one, "en") for one in found[:FEW])
    if len(found) <= FEW:
        return Wording(zh, en)
    return Wording(f"{zh}等", f"{en} or others")


def _label(label: Label, lang: str) -> str:
    said = label.label(lang)
    return f"{said}（{label}）" if lang == "zh" else f"{said} ({label})" if said != label else said


def _places(places: Iterable[PlaceId], unit: Unit, today: date) -> Wording:
    """Return the places of the account's own grants, by name where they stand today."""
    some = list(places)
    zh, en = [], []
    for place in some[:FEW]:
        rows = [] if place == CITY else unit.rows(PlaceRow, on=today, owner=place)
        said = f"{rows[0].name}（{rows[0].code}）" if rows else str(place)
        zh.append("全市" if place == CITY else said)
        en.append("the city" if place == CITY else said)
    more = len(some) > FEW
    return Wording("、".join(zh) + ("等地" if more else ""), ", ".join(en) + (" …" if more else ""))
