"""Posts as double entry: each rule, by its number here and in the list of invariants."""

from datetime import date
from typing import Any

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov.domain.kernel.ids import CITY, OrganisationId, QuotaTransferId
from ruralgov.domain.registry import (
    CloseOrganisation,
    CorrectOrganisationEntry,
    MergeOrganisation,
    OrganisationKind,
)
from ruralgov.domain.staffing import (
    CorrectStaffCount,
    Counter,
    CountStaff,
    PostFault,
    PostFindings,
    Posting,
    PostLedger,
    PostsMoved,
    QuotaKind,
    QuotaTransfers,
    ReverseTransfer,
    TransferBasis,
    TransferPosts,
)
from tests.staffing.office import MARCH, OPENED, moving, opening, organisation, posted
from tests.town import Town, code_of

OFFICER, APPROVER = "staffing_officer", "staffing_approver"
JUNE, BEFORE = date(2025, 6, 1), date(2024, 2, 1)
ADMIN = QuotaKind.ADMINISTRATIVE
TOWN, INSTITUTION = OrganisationKind.TOWN_GOVERNMENT, OrganisationKind.PUBLIC_INSTITUTION


class City:
    """A bureau with 30 posts of each kind, and a town government with 20."""

    def __init__(self) -> None:
        self.town = Town()
        self.bureau = organisation(self.town, "农业农村局")
        self.office = organisation(self.town, "俚岛镇人民政府", TOWN, self.town.town)
        for kind in QuotaKind:
            self.do(opening({self.bureau: 30, self.office: 20}, kind=kind))

    def do(self, command: Any, account: str = OFFICER) -> QuotaTransferId:
        if isinstance(command, TransferPosts | ReverseTransfer):
            return posted(self.town, command)
        return QuotaTransferId(self.town.do(account, command).key)

    def refused(self, command: Any, account: str = OFFICER) -> str:
        return code_of(lambda: self.town.do(account, command))

    def posts(self, unit: OrganisationId | Counter, day: date | None = None, **more: Any) -> int:
        kind = more.get("kind", QuotaKind.INSTITUTION)
        sheet = self.town.ask(OFFICER, PostLedger(kind=kind), day)
        found = {one.unit: one.posts for one in sheet.units}
        found |= {one.counter: one.posts for one in sheet.counters}
        assert not sum(found.values()), "invariant 26: all accounts together are nothing"
        return int(found.get(unit, 0))

    def merge(self, unit: OrganisationId, into: OrganisationId, since: date = JUNE) -> str:
        command = MergeOrganisation(organisation=unit, into=into, since=since, cause="机构改革")
        return self.refused(command, "registrar")


@pytest.fixture
def city() -> City:
    return City()


def test_rule_1_invariant_26_the_lines_of_a_transfer_add_up_to_nothing(city: City) -> None:
    assert city.refused(moving({city.bureau: -3, city.office: 2})) == "quota_transfer_unbalanced"
    assert city.refused(moving({})) == "quota_transfer_unbalanced"
    city.do(moving({city.bureau: -3, city.office: 3}))
    assert (city.posts(city.bureau), city.posts(city.office)) == (27, 23)
    assert (city.posts(city.bureau, BEFORE), city.posts(city.office, BEFORE)) == (30, 20)


@pytest.mark.parametrize("many", [((3, -3), (-3, 3)), ((0, 0),)])
def test_rule_1_each_line_is_of_one_account_that_is_named_once(
    city: City, many: tuple[tuple[int, int], ...]
) -> None:
    lines = [
        one
        for bureau, office in many
        for one in (
            Posting(unit=city.bureau, posts=bureau),
            Posting(unit=city.office, posts=office),
        )
    ]
    assert city.refused(moving({}, postings=tuple(lines))) == "quota_posting_wrong"
    nobody = (Posting(posts=1), Posting(unit=city.office, posts=-1))
    with pytest.raises(BadInput, match="1") as caught:
        city.town.do(OFFICER, moving({}, postings=nobody))
    assert (caught.value.code, caught.value.facts["line"]) == ("quota_posting_wrong", 1)
    both = (
        Posting(unit=city.office, counter=Counter.POOL, posts=-1),
        Posting(unit=city.bureau, posts=1),
    )
    assert city.refused(moving({}, postings=both)) == "quota_posting_wrong"


def test_rule_1_invariant_27_kinds_never_convert(city: City) -> None:
    city.do(moving({city.bureau: -3, Counter.POOL: 3}, kind=ADMIN))
    drawn = moving({Counter.POOL: -3, city.office: 3}, basis=TransferBasis.RESERVE, approval="乙")
    assert city.refused(drawn) == "quota_short", "those of the pool are of the other kind"
    assert city.posts(Counter.POOL, kind=ADMIN) == 3
    assert city.posts(Counter.POOL) == 0


def test_rule_2_an_institution_has_no_civil_service_posts_and_a_village_none(city: City) -> None:
    station = organisation(city.town, "农技站", INSTITUTION)
    wrong = moving({city.bureau: -1, station: 1}, kind=ADMIN)
    assert city.refused(wrong) == "quota_unit_wrong"
    city.do(moving({city.bureau: -1, station: 1}))
    village = organisation(
        city.town, "大庄村民委员会", OrganisationKind.VILLAGERS_COMMITTEE, city.town.village
    )
    other = moving({city.bureau: -1, village: 1}, approval="乙")
    assert city.refused(other) == "quota_unit_wrong"


def test_rule_2_a_unit_gets_posts_while_it_is_there(city: City) -> None:
    early = {"since": date(2022, 1, 1), "approved": date(2022, 1, 1)}
    assert city.refused(moving({city.bureau: -1, city.office: 1}, **early)) == "quota_unit_not_then"
    assert city.merge(city.office, city.bureau) == "quota_superior_missing"
    station = organisation(city.town, "农技站", INSTITUTION)
    assert city.merge(station, city.bureau) == ""
    back = moving({city.bureau: -1, station: 1})
    assert city.refused(back) == "quota_unit_not_then", "also for a day before it ended"


def test_rule_3_invariant_28_civil_service_posts_change_level_by_central_approval(
    city: City,
) -> None:
    down = {city.bureau: -3, city.office: 3}
    assert city.refused(moving(down, kind=ADMIN)) == "quota_superior_missing"
    city.do(moving(down, kind=ADMIN, superior="中央编办〔2024〕2号"))
    pool = moving({Counter.POOL: 2, city.office: -2}, kind=ADMIN, approval="乙")
    assert city.refused(pool) == "quota_superior_missing", "the pool is the city's"
    other = organisation(city.town, "崖头街道办事处", TOWN, city.town.town)
    city.do(moving({city.office: -2, other: 2}, kind=ADMIN, approval="丙"))
    city.do(moving(down))
    assert city.posts(city.office) == 23, "those of institutions go down without"


def test_rule_4_the_total_changes_only_from_above(city: City) -> None:
    up = {Counter.AUTHORISED: -5, city.office: 5}
    assert city.refused(moving(up)) == "quota_from_above"
    granted = {"basis": TransferBasis.GRANTED}
    assert city.refused(moving(up, **granted)) == "quota_superior_missing"
    superior = granted | {"superior": "威编〔2024〕1号"}
    mixed = {Counter.AUTHORISED: -1, city.office: 2, city.bureau: -1}
    assert city.refused(moving(mixed, **superior)) == "quota_from_above"
    inside = {city.office: 1, city.bureau: -1}
    assert city.refused(moving(inside, **superior)) == "quota_from_above"
    city.do(moving(up, **superior))
    assert city.posts(Counter.AUTHORISED) == -55
    city.do(moving({Counter.AUTHORISED: 5, city.office: -5}, **superior | {"approval": "乙"}))
    assert city.posts(Counter.AUTHORISED) == -50


def test_rule_4_a_unit_opens_once_unless_that_was_a_mistake(city: City) -> None:
    station = organisation(city.town, "农技站", INSTITUTION)
    first = city.do(opening({station: 4}, approval="甲"))
    again = opening({station: 5}, approval="乙")
    assert city.refused(again) == "quota_opened"
    less = moving({station: -5, Counter.AUTHORISED: 5}, basis=TransferBasis.OPENING, approval="丙")
    assert city.refused(less) == "quota_from_above"
    city.do(ReverseTransfer(transfer=first, reason="数目录错"))
    city.do(again)
    assert city.posts(station) == 5


def test_rule_5_invariant_26_no_account_goes_below_zero_on_any_day(city: City) -> None:
    assert city.refused(moving({city.bureau: -31, city.office: 31})) == "quota_short"
    city.do(moving({city.bureau: -30, city.office: 30}, since=JUNE))
    before = moving({city.bureau: -1, city.office: 1}, approval="乙")
    assert city.refused(before) == "quota_short", "they are gone in June"
    frozen = moving({city.office: -50, Counter.FROZEN: 50}, approval="丙", since=JUNE)
    city.do(frozen)
    assert (
        city.refused(moving({Counter.FROZEN: -51, city.office: 51}, approval="丁")) == "quota_short"
    )


def test_rule_5_a_mistake_is_reversed_as_of_its_own_day(city: City) -> None:
    wrong = moving({city.bureau: -3, city.office: 3})
    key = city.do(wrong)
    assert city.refused(wrong) == "quota_transfer_twice"
    city.do(moving({city.office: -21, city.bureau: 21}, approval="乙", since=JUNE))
    reverse = ReverseTransfer(transfer=key, reason="数目录错")
    assert city.refused(reverse) == "quota_short", "they have gone on"
    (last,) = city.town.ask(OFFICER, QuotaTransfers(since=JUNE))
    city.do(ReverseTransfer(transfer=QuotaTransferId(last.owner), reason="未获批准"))
    city.do(reverse)
    assert city.refused(reverse) == "quota_transfer_reversed"
    assert [city.posts(city.office, day) for day in (OPENED, MARCH, JUNE)] == [20, 20, 20]
    city.do(wrong)
    assert city.posts(city.office, MARCH) == 23


def test_rule_5_nothing_moves_before_it_is_approved(city: City) -> None:
    lines = {city.bureau: -3, city.office: 3}
    late = moving(lines, approved=date(2024, 3, 2))
    assert city.refused(late) == "quota_transfer_unapproved"
    ahead = moving(lines, approved=date(2026, 2, 1), since=date(2026, 3, 1))
    assert city.refused(ahead) == "quota_transfer_unapproved"
    city.do(moving(lines, since=date(2026, 3, 1)))
    assert city.posts(city.office) == 20, "it holds from its day on"


def test_rule_6_the_posts_of_a_merged_unit_are_its_successors(city: City) -> None:
    forestry = organisation(city.town, "林业局")
    city.do(moving({city.bureau: -4, forestry: 4}))
    assert (
        city.refused(
            CloseOrganisation(organisation=forestry, since=JUNE, cause="撤销"), "registrar"
        )
        == "quota_unit_has_posts"
    )
    assert city.merge(forestry, city.bureau) == ""
    assert (city.posts(city.bureau, MARCH), city.posts(city.bureau, JUNE)) == (26, 30)
    (carried,) = city.town.ask(OFFICER, QuotaTransfers(since=JUNE))
    assert carried.basis is TransferBasis.SUCCESSION
    undo = ReverseTransfer(transfer=QuotaTransferId(carried.owner), reason="录错")
    assert city.refused(undo) == "quota_transfer_follows"
    by_hand = moving({city.bureau: -1, city.office: 1}, basis=TransferBasis.SUCCESSION)
    assert city.refused(by_hand) == "quota_transfer_follows"


def corrected(city: City, unit: OrganisationId, since: date | None) -> str:
    command = CorrectOrganisationEntry(
        organisation=unit, entry=JUNE, since=since, reason="合并日期录错"
    )
    return city.refused(command, "registrar")


def test_rule_6_a_merger_that_was_a_mistake_gives_the_posts_back(city: City) -> None:
    forestry = organisation(city.town, "林业局")
    city.do(moving({city.bureau: -4, forestry: 4}))
    city.merge(forestry, city.bureau)
    july = date(2025, 7, 1)
    assert corrected(city, forestry, july) == ""
    days = (MARCH, JUNE, july)
    assert [city.posts(forestry, day) for day in days] == [4, 4, 0]
    assert [city.posts(city.bureau, day) for day in days] == [26, 26, 30]
    again = CorrectOrganisationEntry(
        organisation=forestry, entry=july, since=None, reason="没有合并"
    )
    city.do(again, "registrar")
    assert (city.posts(forestry), city.posts(city.bureau)) == (4, 26)


def test_rule_6_what_is_posted_after_the_day_of_a_merger_stops_it(city: City) -> None:
    forestry = organisation(city.town, "林业局")
    city.do(moving({city.bureau: -4, forestry: 4}, since=date(2025, 7, 1)))
    assert city.merge(forestry, city.bureau) == "quota_unit_has_posts"
    assert city.merge(forestry, city.bureau, date(2025, 7, 1)) == ""


def test_rule_6_posts_never_lie_beyond_the_days_of_their_unit(city: City) -> None:
    forestry = organisation(city.town, "林业局")
    city.do(moving({city.bureau: -4, forestry: 4}))
    began = CorrectOrganisationEntry(
        organisation=forestry, entry=date(2023, 1, 1), since=JUNE, reason="成立日录错"
    )
    assert city.refused(began, "registrar") == "quota_unit_has_posts"
    city.do(moving({city.bureau: 4, forestry: -4}, since=date(2024, 4, 1), approval="乙"))
    close = CloseOrganisation(organisation=forestry, since=JUNE, cause="撤销")
    assert city.refused(close, "registrar") == ""
    assert corrected(city, forestry, MARCH) == "quota_unit_has_posts"
    assert corrected(city, forestry, date(2024, 4, 1)) == ""


def counting(unit: OrganisationId, staff: int, day: date = MARCH) -> CountStaff:
    kind = QuotaKind.INSTITUTION
    return CountStaff(unit=unit, kind=kind, day=day, staff=staff, source="实名制台账")


def found(city: City, day: date | None = None) -> dict[str, PostFault]:
    kind = QuotaKind.INSTITUTION
    rows = city.town.ask(OFFICER, PostFindings(), day)
    return {row.line.unit: row.fault for row in rows if row.line.kind is kind}


def test_rule_7_invariant_29_more_staff_than_posts_is_found(city: City) -> None:
    assert set(found(city).values()) == {PostFault.UNCOUNTED}, "nobody counted is not nobody"
    city.do(counting(city.office, 20))
    city.do(counting(city.bureau, 31))
    assert found(city) == {city.bureau: PostFault.OVER}
    assert set(found(city, BEFORE).values()) == {PostFault.UNCOUNTED}
    line = city.town.ask(OFFICER, PostLedger(place=city.town.town, kind=QuotaKind.INSTITUTION))
    (office,) = line.units
    assert (office.posts, office.staff, office.vacant) == (20, 20, 0)
    every = city.town.ask(OFFICER, PostLedger(kind=QuotaKind.INSTITUTION))
    (whole,) = every.sums
    assert (whole.posts, whole.staff, whole.vacant, whole.total) == (50, 51, -1, 0)
    (whole,) = city.town.ask(OFFICER, PostLedger(kind=QuotaKind.INSTITUTION), BEFORE).sums
    assert (whole.staff, whole.vacant, whole.uncounted) == (None, None, 2), "missing is not 0"
    assert {(one.name, one.posts) for one in every.towns} == {("市直", 30), ("俚岛镇", 20)}


def test_rule_7_a_count_is_mended_or_withdrawn(city: City) -> None:
    kind = QuotaKind.INSTITUTION
    city.do(counting(city.office, 21))
    assert city.refused(counting(city.office, 20)) == "staff_counted"
    assert city.refused(counting(city.office, -1, JUNE)) == "staff_count_wrong"
    assert city.refused(counting(city.office, 1, date(2026, 1, 6))) == "staff_count_wrong"
    mend: dict[str, Any] = {"unit": city.office, "kind": kind, "reason": "漏计"}
    city.do(CorrectStaffCount(day=MARCH, staff=20, **mend))
    assert found(city).get(city.office) is None
    city.do(CorrectStaffCount(day=MARCH, staff=None, **mend))
    assert found(city)[city.office] is PostFault.UNCOUNTED
    gone = CorrectStaffCount(day=MARCH, staff=1, **mend)
    assert city.refused(gone) == "staff_count_missing"


def test_rule_7_a_count_from_before_a_takeover_says_nothing_any_more(city: City) -> None:
    forestry = organisation(city.town, "林业局")
    city.do(moving({city.bureau: -4, forestry: 4}))
    city.do(counting(city.bureau, 20))
    city.merge(forestry, city.bureau)
    assert found(city, date(2025, 5, 31)).get(city.bureau) is None
    assert found(city)[city.bureau] is PostFault.UNCOUNTED
    city.do(counting(city.bureau, 24, JUNE))
    assert found(city).get(city.bureau) is None


def test_the_342_posts_to_22_towns_come_out_of_the_ledger() -> None:
    town = Town()
    bureau = organisation(town, "市直单位")
    places = [town.town, *(town.place(f"3710821{n}", f"第{n}镇") for n in range(10, 31))]
    towns = [organisation(town, f"{one}人民政府", TOWN, one) for one in places]
    many = {one: 15 if n < 10 else 16 for n, one in enumerate(towns)}
    assert sum(many.values()) == 342
    posted(town, opening({bureau: 300, Counter.POOL: 50}))
    posted(town, moving(many | {bureau: -300, Counter.POOL: -42}))
    moved = town.ask(OFFICER, PostsMoved(basis=TransferBasis.CUT_ABOVE))
    assert (moved.received, moved.given, sum(one.posts for one in moved.lines)) == (342, 342, 0)
    receivers = {one.unit for one in moved.lines if one.posts > 0}
    assert receivers == set(towns)
    assert all(one.place != CITY for one in moved.lines if one.posts > 0)
    assert (moved.to_towns, moved.towns) == (342, 22)
    assert sum(one.received - one.given for one in moved.by_place) == 42, "the pool gave the rest"
    sheet = town.ask(OFFICER, PostLedger())
    (kind,) = sheet.sums
    assert (kind.units, kind.posts, kind.counters, kind.total) == (22, 342, -342, 0)
    assert [one.posts for one in sheet.towns] == sorted(many.values())
