"""Planted names, numbers and words appear in no byte of the store, log, error or open answer."""

import logging
from pathlib import Path

import pytest
from tests.scenario import every_command
from tests.town import NAME, Town

from ruralgov.app import codec
from ruralgov.app.delivery import deliver
from ruralgov.builtin.paper import PaperDepartment
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.sample.draw import identity_number
from ruralgov_sqlalchemy import SqlStorage

PLANTED = (
    NAME,
    "钱木兰",
    "天黑看不清路",
    "谢谢",
    "上门服务好，答复慢",
    *("带身份证来办", "请快", "现场记录", "不够标准", "堂兄弟"),
    "13900000000",
    *(identity_number(n) for n in (1, 2, 3)),
)


def test_what_is_personal_stays_closed(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        town = Town(SqlStorage(f"sqlite:///{tmp_path}/c.db", "371082"))
        said = live_once(town)
        list(deliver(town.app, {"*": PaperDepartment()}, actor=town.account("liaison")))
        said += [str(town.app.seal()), *town.app.verify()]
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    town.app.close()
    assert "新庄社区".encode() in stored
    open_text = "\n".join([*said, caplog.text])
    for text in PLANTED:
        assert text.encode() not in stored, f"{text} is readable in the store"
        assert text not in open_text, f"{text} was said or logged"


def live_once(town: Town) -> list[str]:
    steps = every_command(town)
    account, command = next(steps)
    said = []
    while True:
        receipt = town.do(account, command)
        said += [codec.to_json(receipt), codec.to_json(command), repr(command), repr(receipt)]
        try:
            account, command = steps.send(receipt)
        except StopIteration:
            return said


def test_only_queries_that_declare_it_can_reveal() -> None:
    personal = {r.query.__name__ for context in CONTEXTS for r in context.queries if r.personal}
    assert personal == {
        "AidExplanation",
        "AidFacts",
        "AidFileCard",
        "AidLeadCard",
        "AidNeedCard",
        "AidWatchCard",
        "BulletinOf",
        "CaseAnswers",
        "CaseAttachments",
        "CaseCode",
        "CaseFile",
        "CaseForReporter",
        "CaseHistory",
        "Commended",
        "CommentsToRewrite",
        "ConcessionsOf",
        "ContractParty",
        "CreditRequestFile",
        "DisputeFile",
        "DistributionList",
        "HouseholdCard",
        "MediatorsOf",
        "Members",
        "MinutesOf",
        "MyShares",
        "NoticeToSend",
        "OfficerNames",
        "OfficerNumbers",
        "OpenAttachment",
        "OwnDispute",
        "PartyRoll",
        "PayeeOf",
        "PersonByDocument",
        "PersonByIdentity",
        "PersonCard",
        "RecordAsKnown",
        "RollOf",
        "SharesOf",
        "SteeringNames",
        "SuggestLinks",
        "TextsMayLeave",
        "TownSheet",
    }


def test_the_text_of_a_personal_value_is_taken_out_in_one_place() -> None:
    source = Path(codec.__file__).parents[1]
    users = [
        path.name for path in source.rglob("*.py") if "unseal" in path.read_text(encoding="utf-8")
    ]
    assert sorted(users) == ["asking.py", "codec.py", "messages.py", "personal.py", "tables.py"]
