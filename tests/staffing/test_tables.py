"""Officers, secondments and transfers of posts from tables; every wrong cell is named."""

import pytest

from ruralgov.domain import staffing as s
from ruralgov.domain.kernel.ids import PersonId, PostId, QuotaTransferId
from ruralgov.domain.registry import AppointToPost, EstablishPost, OrganisationKind
from ruralgov.domain.staffing import imports
from tests.bringing import Wrong, brought, counted
from tests.staffing.office import OPENED, holder, opening, organisation, posted
from tests.town import Town

OFFICERS = """单位,岗位,人员编号,任执法人员日期,执法证号,发证机关,执法范围,证件生效日,届满日
市场监督管理局,执法员,,2024-01-01,15100001,省司法厅,市场监管,2024-01-01,2033-12-31
市场监督管理局,执法二科,,2024-01-01,15100002,省司法厅,市场监管,2024-01-01,2033-12-31
市场监督管理局,执法二科,,2024-01-01,15100003,省司法厅,食品药品,2024-01-01,2033-12-31
"""
SENT = """执法证号,镇街代码,执法身份,派驻文件,派驻起始日,届满日
15100001,371082101,派驻,派驻通知,2024-03-01,2028-02-29
15100002,371082101,派驻,派驻通知,2024-03-01,2028-02-29
"""
POSTS = """编委批复,批复日期,编制类别,划转依据,生效日,单位或科目,增减数
编委3号,2024-01-15,事业编制,减上补下,2024-03-01,市场监督管理局,-3
编委3号,2024-01-15,事业编制,减上补下,2024-03-01,俚岛镇人民政府,2
编委3号,2024-01-15,事业编制,减上补下,2024-03-01,统筹周转池,1
"""


class Front:
    """A bureau of two officers, a town government and its centre."""

    def __init__(self) -> None:
        town = self.town = Town()
        self.bureau = organisation(town, "市场监督管理局")
        for title in ("执法员", "执法二科"):
            holder(town, self.bureau, title)
        kind = OrganisationKind.TOWN_GOVERNMENT
        office = organisation(town, "俚岛镇人民政府", kind, town.town)
        establish = s.EstablishCentre(
            place=town.town, name="俚岛中心", since=OPENED, approval="威编1号"
        )
        town.do("secondment_officer", establish)
        posted(town, opening({self.bureau: 10, office: 5}))

    def officers(self, text: str = OFFICERS) -> Wrong:
        return brought(self.town, "secondment_officer", imports.TABLES[0], text)

    def sent(self, text: str = SENT) -> Wrong:
        return brought(self.town, "secondment_officer", imports.TABLES[1], text)

    def moved(self, text: str = POSTS) -> Wrong:
        return brought(self.town, "staffing_officer", imports.TABLES[2], text)

    def there(self) -> int:
        return len(self.town.ask("secondment_officer", s.SecondmentRoster()))

    def second_holder(self) -> PersonId:
        """Give a bureau a second post of the same title, and return who holds it."""
        person = self.town.person(self.town.household("second"))
        establish = EstablishPost(
            organisation=self.bureau, title="执法员", basis="三定方案", since=OPENED
        )
        post = PostId(self.town.do("registrar", establish).key)
        self.town.do(
            "registrar", AppointToPost(post=post, person=person, basis="任命", since=OPENED)
        )
        return person


@pytest.fixture
def front() -> Front:
    return Front()


def test_officers_with_badges_and_secondments_are_taken_once(front: Front) -> None:
    for _ in range(2):
        assert (front.officers(), front.sent()) == ([], [])
    badges = front.town.ask("secondment_officer", s.Badges())
    assert [one.number for one in badges] == ["15100001", "15100002", "15100003"]
    assert len({one.owner for one in badges}) == 2
    assert front.there() == 2


def test_what_a_table_brings_and_what_is_there_already_is_counted(front: Front) -> None:
    tables = ((imports.TABLES[0], OFFICERS), (imports.TABLES[1], SENT))
    said = []
    for table, text in tables:
        said.append(counted(front.town, "secondment_officer", table, text))
        assert brought(front.town, "secondment_officer", table, text) == []
        said.append(counted(front.town, "secondment_officer", table, text))
    assert said == [{"officers": 2, "badges": 3}, {"same": 3}, {"seconded": 2}, {"same": 2}]


def test_wrong_cells_of_officers_are_named(front: Front) -> None:
    unsure = "officer_holder_unsure"
    assert front.officers(OFFICERS.replace("执法二科", "执法三科")) == [
        (3, "title", unsure),
        (4, "title", unsure),
    ]
    named = front.officers(OFFICERS.replace("执法员,,", "执法员,nobody,"))
    assert named == [(2, "person", unsure)]
    unknown = front.officers(OFFICERS.replace("市场监督管理局", "市场局", 1))
    assert unknown == [(2, "unit", "organisation_unknown")]
    turned = OFFICERS.replace("2024-01-01,2033", "2034-01-01,2033", 1)
    assert front.officers(turned) == [(2, "last", "dates_reversed")]
    early = OFFICERS.replace(",,2024-01-01", ",,2023-06-01", 1)
    assert front.officers(early) == [(2, "title", unsure)], "nobody held it then"
    assert front.town.ask("secondment_officer", s.Officers()) == [], "nothing is half done"


def test_of_several_holders_the_person_is_named(front: Front) -> None:
    person = front.second_holder()
    assert front.officers() == [(2, "title", "officer_holder_unsure")]
    assert front.officers(OFFICERS.replace("执法员,,", f"执法员,{person},")) == []
    assert person in {one.person for one in front.town.ask("secondment_officer", s.Officers())}


def test_wrong_cells_of_secondments_are_named(front: Front) -> None:
    unknown = [(2, "number", "badge_unknown"), (3, "number", "badge_unknown")]
    assert front.sent() == unknown
    front.officers()
    assert front.sent(SENT.replace("371082101", "371082999", 1)) == [(2, "town", "place_missing")]
    village = SENT.replace("371082101", "371082101201", 1)
    assert front.sent(village) == [(2, "town", "centre_unknown")]
    early = SENT.replace("2024-03-01", "2023-03-01", 1)
    assert front.sent(early) == [(2, "number", "badge_unknown"), (2, "town", "centre_unknown")]
    turned = SENT.replace("2028-02-29", "2024-02-01", 1)
    assert front.sent(turned) == [(2, "last", "dates_reversed")]
    assert front.there() == 0


def test_transfers_are_entered_whole_and_wait_for_approval(front: Front) -> None:
    for _ in range(2):
        assert front.moved() == []
    draft = s.QuotaTransfers(stage=s.TransferStage.DRAFT)
    (row,) = front.town.ask("staffing_officer", draft)
    assert row.posts == 3
    approve = s.ApproveTransfer(transfer=QuotaTransferId(row.owner))
    front.town.do("staffing_approver", approve)
    sheet = front.town.ask("staffing_officer", s.PostLedger())
    assert {one.name: one.posts for one in sheet.units} == {
        "俚岛镇人民政府": 7,
        "市场监督管理局": 7,
    }
    assert front.moved() == []
    assert front.town.ask("staffing_officer", draft) == [], "what is posted is not entered anew"


def test_wrong_cells_of_transfers_are_named(front: Front) -> None:
    unbalanced = front.moved(POSTS.replace(",1\n", ",2\n"))
    assert unbalanced == [(row, "posts", "quota_transfer_unbalanced") for row in (2, 3, 4)]
    unknown = front.moved(POSTS.replace("市场监督管理局", "市场局"))
    assert (2, "account", "organisation_unknown") in unknown
    short = front.moved(POSTS.replace(",-3", ",-30").replace(",2\n", ",29\n"))
    assert short == [(2, "posts", "quota_short")], "only who gives is short"
    ahead = front.moved(POSTS.replace("2024-01-15", "2024-04-15"))
    assert ahead == [(2, "approved", "quota_transfer_unapproved")]
    granted = front.moved(POSTS.replace("减上补下", "上级核定增减"))
    assert granted == [(2, "basis", "quota_from_above")]
