"""What a query about the village can name, made through commands."""

from pathlib import Path
from typing import Any

from tests.aid import scenario as aid_scenario
from tests.aid import scenario_monitor as aid_monitor
from tests.aid import scenario_procedure as aid_procedure
from tests.books.ledger import opening
from tests.cases.scenario import PLAN
from tests.consortia.scenario import proposing
from tests.deliberation.hall import of_village
from tests.disclosure.scenario import property_of
from tests.mediation.parlour import a_dispute
from tests.meetings import hall
from tests.oversight import scenario as scenario_oversight
from tests.property import scenario as scenario_property
from tests.town import DAY, UNIT, Town

from ruralgov.app.catalogue import Catalogue
from ruralgov.app.keys import Keys
from ruralgov.domain import funds as f
from ruralgov.domain.aid import (
    AcceptAidApplication,
    AidMonitoring,
    AidTrack,
    ApplyForAid,
    AssessAid,
    BeginAidProceeding,
    Programme,
)
from ruralgov.domain.appraisal import AppraisalSchemes, AppraisalStatus, SchemeStage
from ruralgov.domain.books import RegisterReceiptBook, StatementKind
from ruralgov.domain.cases import (
    FigureBy,
    IntakeChannel,
    Measure,
    OpenProblem,
    Part,
    ReportCase,
    Stage,
    WeekFigures,
)
from ruralgov.domain.catalogue import CONTEXTS
from ruralgov.domain.collectives import Collectives, FoundCollective
from ruralgov.domain.duties import Doer, DutyRole
from ruralgov.domain.exchange import RequestStage
from ruralgov.domain.funds import CashAccount, FundStage
from ruralgov.domain.kernel.ids import (
    AidFileId,
    AppraisalSchemeId,
    AssetId,
    BodyId,
    CaseId,
    CollectiveId,
    DecisionId,
    FundApplicationId,
    OrganisationId,
    PublicationId,
    ReceiptBookId,
    VoucherId,
)
from ruralgov.domain.kernel.money import Fen
from ruralgov.domain.kernel.personal import CitizenText, IdentityNumber
from ruralgov.domain.kernel.point import Point
from ruralgov.domain.mediation import MediationFigures
from ruralgov.domain.meetings import (
    Act,
    BeginProcedure,
    Bodies,
    BodyKind,
    ConfirmPaperDecision,
    Matter,
    RulesOf,
)
from ruralgov.domain.membership import Distributions
from ruralgov.domain.partypoints import (
    Bulletins,
    GateChecks,
    MemberPledges,
    PartyEntries,
    PartyEntryFile,
    PartyLedger,
    PartyRewards,
    PartyStatement,
    Subject,
    SubjectKind,
    VolunteerTeams,
)
from ruralgov.domain.registry import Households, Organisations
from ruralgov.domain.staffing import Centres
from ruralgov.sample.draw import identity_number

TABLE = Path(__file__).parents[2] / "docs" / "access.md"
CATALOGUE = Catalogue(CONTEXTS, Keys(b"k" * 32))
QUERIES, COMMANDS = CATALOGUE.queries, CATALOGUE.commands
ROLES, PURPOSES = CATALOGUE.roles.values(), CATALOGUE.purposes.values()


INNER = "| {} | nobody: it follows by itself | – | – |"
STAGES = {
    "Requests": RequestStage.QUEUED,
    "FundApplications": FundStage.FILED,
    "Meetings": None,
    "QuotaTransfers": None,
}
PLACES = {"here": "village", "town": "town", "city": "city"}
"""Where it is enough to hold a role, the narrowest first, and how the table says so."""


def known_of(town: Town) -> dict[str, Any]:
    """Return what a query about the village can name, by its field."""
    number = str(len(town.ask("registrar", Households(village=town.village))) + 100)
    home = town.household(number)
    return {
        "village": town.village,
        "place": town.village,
        "household": home,
        "person": town.person(home, identity_number(int(number) + 5000)),
        "identity": IdentityNumber.of(identity_number(1)),
        "identities": (),
        "number": "1",
        "system": "旧热线",
        "attachment": 1,
        "notice": "n",
        "week": "2026-W01",
        "code": "371082101201",
        "subject": "person/p",
        "kind": "person",
        "key": "p",
        "candidates": (),
        "point": Point(longitude=122_000_000, latitude=37_000_000),
        "villages": (),
        "people": (),
        "organisation": UNIT,
        "post": "p",
        "case": CaseId(a_case(town)),
        "collective": a_collective(town, number),
        "by": FigureBy.MONTH,
        "measure": Measure.ON_TIME,
        "part": Part.COUNTED,
        "problem": a_problem(town),
        **of_property(town, number),
        "first": "2026-01",
        "last": "2026-01",
        "plan": PLAN,
        "months": (),
        "month": "2026-01",
        "voucher": a_voucher(town, number),
        "book": a_receipt_book(town, number),
        "finding": scenario_oversight.FINDING,
        "statement": StatementKind.INCOME,
        "item": "net_result",
        "account": "102",
        "year": town.clock.now.year,
        "application": FundApplicationId(an_application(town, number)),
        "publication": a_publication(town, number),
        **of_meetings(town, number),
        "consortium": a_consortium(town, number),
        "transfer": "t",
        "grant": "g",
        "act": "a",
        "officer": "o",
        "instrument": "i",
        "rule": "r",
        "centre": a_centre(town),
        "role": DutyRole.LANE_CHIEF,
        "doer": Doer(role=DutyRole.LANE_CHIEF, key="l", place=town.village),
        "duty_list": "d",
        "work": "w",
        "evaluation": "e",
        "places": (town.village,),
        "ratee": UNIT,
        **an_appraisal(town),
        "group": "g",
        "liaison": "l",
        "conference": "c",
        "resolution": "r",
        "salient": "s",
        "rules": "r",
        "clauses": (),
        "entry": 1,
        "request": "q",
        "quarter": "2026-Q1",
        **a_dispute(town, number),
        **of_village(town),
        "behaviour_list": "b",
        "question": "q",
        **(aided := of_aid(town)),
        "proceeding": a_proceeding(town, aided["file"]),
        **an_assessment(town, aided["file"]),
        **of_party(town),
        "distribution": a_distribution(town),
        "ledger": PartyLedger.POINTS,
    }


def asking(kind: type, known: dict[str, Any]) -> Any:
    """Return a query of a kind about the village."""
    known = known | {"stage": STAGES.get(kind.__name__, Stage.REPORTED)}
    known |= {"kind": BodyKind.COUNCIL} if kind is RulesOf else {}
    known |= {"by": FigureBy.TOWN} if kind is WeekFigures else {}
    known |= {"since": DAY, "until": DAY} if kind in (AidMonitoring, MediationFigures) else {}
    whose = Subject(kind=SubjectKind.ORGANISATION, key=UNIT)
    known |= {"subject": whose} if kind is PartyStatement else {}
    known |= {"entry": known["party_entry"]} if kind is PartyEntryFile else {}
    fields = {one.name: known[one.name] for one in kind.__attrs_attrs__ if one.name in known}  # type: ignore[attr-defined]
    return kind(**fields)


def of_aid(town: Town) -> dict[str, str]:
    """Return an open file of somebody of the village, a need of theirs, and a lead."""
    clerk, of = aid_scenario.CLERK, aid_monitor
    person = town.person(town.household("aid"), identity_number(64_200))
    file = AidFileId(town.do(clerk, aid_scenario.opening(town.village, person)).key)
    need = town.do(clerk, of.need(file, person)).key
    return {"file": file, "need": need, "lead": town.do(clerk, of.lead(town.village)).key}


def a_proceeding(town: Town, file: str) -> str:
    """Return a proceeding of a file."""
    steps = aid_procedure.accepted(AidFileId(file), Programme.MINIMUM, 1)
    for account, command in steps:
        town.do(account, command)
    begin = BeginAidProceeding(file=AidFileId(file), application=1, track=AidTrack.MINIMUM)
    return town.do(aid_scenario.CLERK, begin).key


def an_assessment(town: Town, of: str) -> dict[str, Any]:
    """Return what the rules say of the second application in a file."""
    file = AidFileId(of)
    apply = ApplyForAid(
        file=file,
        programme=Programme.ORPHAN,
        received=aid_scenario.BEGAN,
        papers=aid_scenario.PAPERS,
    )
    town.do(aid_scenario.CLERK, apply)
    accept = AcceptAidApplication(file=file, number=2, accepted=aid_scenario.BEGAN)
    town.do(aid_scenario.CLERK, accept)
    made = town.do(aid_scenario.CLERK, AssessAid(file=file, number=2))
    return {"assessment": made.key, "programme": Programme.ORPHAN, "changes": ()}


def of_party(town: Town) -> dict[str, str]:
    """Return an entry, a bulletin, a reward, a pledge, a gate check and a team of the scenario."""
    lists = {
        "party_entry": PartyEntries,
        "bulletin": Bulletins,
        "reward": PartyRewards,
        "pledge": MemberPledges,
        "check": GateChecks,
    }
    found = {"team": str(town.ask("party_recorder", VolunteerTeams(place=town.village))[0].owner)}
    for row in town.ask("registrar", Organisations(place=town.village)):
        for name, kind in lists.items():
            query = kind(organisation=OrganisationId(row.owner))
            for one in town.ask("party_recorder", query)[:1]:
                found.setdefault(name, str(one.owner))
    return found


def a_distribution(town: Town) -> str:
    """Return a list of the scenario, of a collective of the village."""
    for row in town.ask("auditor", Collectives(place=town.village)):
        collective = CollectiveId(row.owner)
        found = town.ask("member_keeper", Distributions(collective=collective))
        if found:
            return str(found[0].owner)
    raise AssertionError("the scenario plans one")


def of_meetings(town: Town, number: str) -> dict[str, Any]:
    """Return a body, a meeting, a decision and a procedure of the village."""
    collective = a_collective(town, f"会{number}")
    founding = hall.founding(town.village, BodyKind.MEMBERS, collective=collective)
    body = BodyId(town.do("registrar", founding).key)
    motion = hall.plan(Matter.BUDGET)
    meeting = town.do("meeting_convener", hall.calling(body, motion)).key
    paper = hall.paper(BodyId(a_branch(town)), act=Act.PROPOSE)
    decision = DecisionId(town.do("meeting_recorder", paper).key)
    town.do("meeting_convener", ConfirmPaperDecision(decision=decision))
    begin = BeginProcedure(
        place=town.village, matter=paper.matter, title=paper.title, proposal=decision
    )
    procedure = town.do("meeting_recorder", begin).key
    return {"body": body, "meeting": meeting, "decision": decision, "procedure": procedure}


def a_consortium(town: Town, number: str) -> str:
    """Return a proposed consortium of both villages."""
    command = proposing(f"片区{number}", UNIT, town.village, town.other)
    return town.do("consortium_keeper", command).key


def a_branch(town: Town) -> str:
    """Return the branch meeting of the village."""
    rows = town.ask("meeting_recorder", Bodies(place=town.village))
    return next(str(row.owner) for row in rows if row.kind is BodyKind.BRANCH_MEETING)


def a_collective(town: Town, number: str) -> CollectiveId:
    command = FoundCollective(place=town.village, name=f"社{number}", since=DAY, source="t")
    return CollectiveId(town.do("registrar", command).key)


def a_receipt_book(town: Town, number: str) -> ReceiptBookId:
    """Return a book of receipts of the village."""
    came = RegisterReceiptBook(
        collective=a_collective(town, f"据{number}"),
        series=number,
        first=1,
        last=25,
        day=town.clock.now.date(),
        source="t",
    )
    return ReceiptBookId(town.do("bookkeeper", came).key)


def a_voucher(town: Town, number: str) -> VoucherId:
    command = opening(a_collective(town, f"账{number}"), {})
    return VoucherId(town.do("bookkeeper", command).key)


def a_publication(town: Town, number: str) -> PublicationId:
    prepare = property_of(a_collective(town, f"公开{number}"), town)
    return PublicationId(town.do("discloser", prepare).key)


def an_application(town: Town, number: str) -> str:
    collective = a_collective(town, f"款{number}")
    year = town.clock.now.year
    plan = (f.PlannedItem(item="修", amount=Fen(9)),)
    town.do(
        "bookkeeper",
        f.SetBudget(collective=collective, year=year, items=plan, resolution="t"),
    )
    town.do("reviewer", f.ReviewBudget(collective=collective, year=year, passed=True, words="t"))
    moved = f.MoveCash(
        collective=collective,
        voucher=VoucherId(number),
        account=CashAccount.BANK,
        amount=Fen(9),
        income=True,
        day=town.clock.now.date(),
    )
    town.do("bookchecker", moved)
    ask = f.FileApplication(
        collective=collective,
        payee=f"店{number}",
        amount=Fen(1),
        item="修",
        purpose="修",
        account=CashAccount.BANK,
        invoice="1",
    )
    return town.do("applicant", ask).key


def of_property(town: Town, number: str) -> dict[str, Any]:
    """Return an asset, a contract, a receipt and a month of the village."""
    collective = a_collective(town, f"产{number}")
    asset = AssetId(town.do("keeper", scenario_property.pond(collective)).key)
    contract = scenario_property.signed(town, scenario_property.letting(collective, (asset,)))
    booked = scenario_property.booked(contract, number)
    receipt = town.do("bookchecker", booked).key
    return {"asset": asset, "contract": contract, "receipt": receipt, "month": "2026-01"}


def a_centre(town: Town) -> str:
    """Return the enforcement centre of the town, which is there from now on."""
    return next(str(row.owner) for row in town.ask("registrar", Centres(place=town.town)))


def an_appraisal(town: Town) -> dict[str, Any]:
    """Return the scheme whose inputs are frozen, and the appraisal of the town by it."""
    rows = town.ask("appraiser", AppraisalSchemes())
    scheme = next(row.owner for row in rows if row.stage is SchemeStage.FROZEN)
    lines = town.ask("appraiser", AppraisalStatus(scheme=AppraisalSchemeId(scheme))).lines
    mine = next(one.row for one in lines if one.row.town == town.town)
    return {"scheme": scheme, "appraisal": mine.owner, "town": town.town}


def a_case(town: Town) -> str:
    report = ReportCase(
        matter="light",
        place=town.village,
        channel=IntakeChannel.WEB,
        text=CitizenText.of("灯"),
    )
    return town.do("reporter", report).key


def a_problem(town: Town) -> str:
    cases = (CaseId(a_case(town)), CaseId(a_case(town)))
    return town.do("desk", OpenProblem(cases=cases, reason="同一盏灯")).key
