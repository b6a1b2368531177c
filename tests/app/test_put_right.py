"""Whatever is dated can be put right: no wrong year freezes a record."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_type_hints

from attrs import fields, has

from ruralgov.domain.catalogue import CONTEXTS

BY: dict[str, tuple[str, ...]] = {
    "member_roll": ("CorrectMemberEntry",),
    "account": ("CorrectAccountEntry",),
    "aid_fact": ("CorrectAidFact",),
    "aid_law": ("CorrectAidParameter",),
    "behaviour_list": ("CorrectBehaviourListEntry",),
    "body": ("CorrectBodyEntry", "CorrectSeatEntry"),
    "calendar": ("CorrectCalendarEntry",),
    "city": ("CorrectCityEntry",),
    "collective": ("CorrectCollectiveEntry",),
    "consortium": ("CorrectConsortiumEntry", "CorrectConsortiumMember"),
    "credit_agreements": ("CorrectCreditAgreement",),
    "credit_scheme": ("CorrectCreditSchemeStart",),
    "decision_rules": ("CorrectDecisionRuleEntry",),
    "dispatch_plan": ("CorrectDispatchPlanEntry",),
    "duty_list": ("CorrectDutyListEntry",),
    "enforcement_centre": ("CorrectCentreEntry",),
    "fund_policy": ("CorrectFundPolicyEntry",),
    "grant": ("CorrectGrantEntry",),
    "grid_plan": (
        "CorrectPlanEntry",
        "CorrectChiefEntry",
        "CorrectContactsEntry",
        "CorrectExemptionEntry",
    ),
    "dispute": ("CorrectSession", "CorrectAgreementDays"),
    "household": ("CorrectHouseholdEntry",),
    "matter": ("CorrectMatterEntry",),
    "mediation_committee": ("CorrectMediationCommittee",),
    "mediation_place": ("CorrectMediationPlace",),
    "neighbour_council": ("CorrectNeighbourCouncil",),
    "officer": ("CorrectSecondmentEntry",),
    "organisation": ("CorrectOrganisationEntry",),
    "person": ("CorrectMembershipEntry", "CorrectPersonEntry"),
    "place": ("CorrectPlaceEntry",),
    "post": ("CorrectPostEntry", "CorrectHoldingEntry"),
    "profile": ("CorrectProfileEntry",),
    "rule_basis": ("CorrectCitationEntry",),
    "salient_problem": ("ChangeProblem",),
    "steering_group": ("CorrectGroupTerms", "CorrectGroupSeat", "CorrectConferenceRule"),
    "unit_liaison": ("CorrectLiaisonEntry",),
    "villager_group": ("CorrectGroupEntry", "CorrectGroupOfficeEntry"),
    "unit_hours": ("CorrectUnitHours",),
}
"""The commands that put the entries of a kind of record right."""
OTHERWISE = {
    "aid_assessment": "stays as it was made; another one is made beside it",
    "aid_authorizations": "one is cancelled, and signed again",
    "aid_file": "moves to another place again; an inclusion is withdrawn, an application too",
    "aid_lead": "is closed as a mistake, and opened again where it ended too soon",
    "aid_need": "is withdrawn and entered again",
    "aid_push": "is withdrawn and entered again",
    "aid_watch": "a change is withdrawn as wrong and taken in again; alerts are opened again",
    "distribution": "is withdrawn before it is approved; payments are withdrawn or come back",
    "bank_statement": "is entered again whole, with a reason",
    "appraisal_scheme": "is taken back with its adoption, as freezing is; a draft is changed",
    "asset": "WithdrawAssetEntry takes back what was entered of it, CorrectAsset mends the words",
    "case": "its days explain a deadline, which follows from the calendar",
    "conference": "is held again until its minutes are signed; minutes have addenda",
    "contract": "WithdrawContractEntry takes back what was entered of it",
    "credit_commendations": "follow from final months on a day; RevokeCommendation takes one back",
    "credit_month": "entries are withdrawn, a faulty notice is taken down; later by requests",
    "credit_request": "says on which days people acted; it is withdrawn, answered and reviewed",
    "decision": "is taken back with its vote, or as an old paper; a publication is withdrawn",
    "council_session": "is called off before it is held; an outcome is entered once more",
    "deliberation_day": "is moved, before and after it was held, or called off before that",
    "deliberation_series": "ends on its first day as if it had never been, and is begun again",
    "handed_appeal": "says on which days it was handed over and answered",
    "delegation": "is revoked, and given again",
    "duty_hindrance": "is withdrawn and reported again; a department answers once more",
    "duty_performance": "has the day of the fact that it cites; it is withdrawn and recorded again",
    "enforcement_act": "CorrectAct mends it; review, recusal and transfer are withdrawn",
    "evaluation": "a draft is redrafted; once published it is cancelled, and another one drafted",
    "evaluation_paper": "what the town decided is recorded once more while the round is open",
    "fund_application": "says what people did on a day; it is withdrawn and filed again",
    "place_grants_ending": "says what was ended on a day; each grant is put right by itself",
    "gate_check": "is withdrawn before it is concluded, and reviewed afterwards",
    "framework": "a draft that corrects a version is adopted, or WithdrawInstrumentEntry",
    "interest": "is ended, and declared again",
    "member_pledge": "is withdrawn and entered again; a review stands beside the earlier",
    "meeting": "a vote is taken back, a meeting withdrawn; minutes have addenda",
    "old_system": "RegisterOldSystem says its days once more",
    "off_list_work": "is withdrawn and asked for again; an approval ends early",
    "party_bulletin": "is what the ledger was; a mistake is an adjustment of the next one",
    "party_entry": "is withdrawn or reversed, and recorded again",
    "party_reward": "is withdrawn and proposed again",
    "party_standing": "is withdrawn and marked again",
    "power_grant": "is withdrawn and entered again; its end and assessments are withdrawn",
    "procedure": "its last step is taken back",
    "publication": "says on which days people acted; it is withdrawn, or superseded",
    "quota_transfer": "is dropped, or reversed as of its own day, and entered again",
    "receipt": "follows from a voucher, whose reversal takes it back",
    "resolution": "is taken back before it is accepted, or revoked; its due date never changes",
    "town_appraisal": "claims and appeals are answered, a final score is reopened; it is voided",
    "unit_staff": "CorrectStaffCount mends or withdraws the count of a day",
    "volunteer_hours": "are withdrawn and recorded again",
    "volunteer_team": "is dissolved, and formed again",
    "village_rules": "a draft is withdrawn, an objection taken back; a new version follows",
    "voucher": "is reversed, and entered again",
}
"""Kinds that are put right in another way, and in which."""


def dates(kind: Any, within: tuple[Any, ...] = ()) -> Iterator[str]:
    """Give the names of the dates in the values of a type, those within its parts too."""
    for part in get_args(kind):
        yield from dates(part, within)
    if isinstance(kind, type) and has(kind) and kind not in within:
        hints = get_type_hints(kind)
        for field in fields(kind):
            hint = hints[field.name]
            if hint is date or date in get_args(hint):
                yield field.name
            yield from dates(hint, (*within, kind))


RECORDS = {record.kind: record for context in CONTEXTS for record in context.records}
COMMANDS = {rule.command.__name__: rule for context in CONTEXTS for rule in context.commands}


def test_every_dated_record_can_be_put_right_or_says_how_else() -> None:
    dated = {kind for kind, record in RECORDS.items() if any(dates(record.state))}
    assert dated - BY.keys() - OTHERWISE.keys() == set(), "dated, and no way to put it right"
    assert OTHERWISE.keys() <= dated - BY.keys()
    assert all(OTHERWISE.values())


def test_what_puts_a_record_right_is_a_command_for_it_with_a_reason() -> None:
    for kind, names in BY.items():
        for name in names:
            rule = COMMANDS[name]
            assert rule.record is RECORDS[kind], name
            assert "reason" in {field.name for field in fields(rule.command)}, name


def test_each_command_of_this_name_is_for_a_kind_that_is_named() -> None:
    known = {name for names in BY.values() for name in names}
    made = {name for name in COMMANDS if name.startswith("Correct") and name.endswith("Entry")}
    kinds = {COMMANDS[name].record.kind for name in made - known}
    assert kinds <= BY.keys(), "name it in BY"


LEDGERS: dict[str, tuple[str, ...]] = {
    "FoundCollective": (
        "CorrectCollectiveEntry",
        "ChangeCollective",
        "MoveCollective",
        "DissolveCollective",
    ),
    "DissolveCollective": ("CorrectCollectiveEntry",),
    "ChangeCollective": ("CorrectCollectiveEntry",),
    "MoveCollective": ("CorrectCollectiveEntry",),
    "CorrectCollectiveEntry": ("CorrectCollectiveEntry", "ChangeCollective", "MoveCollective"),
    "MergeCollective": ("WithdrawMerger",),
    "WithdrawMerger": ("MergeCollective",),
    "DefineAccount": ("RenameAccount", "RetireAccount"),
    "RenameAccount": ("RenameAccount",),
    "RetireAccount": ("RestoreAccount",),
    "RestoreAccount": ("RetireAccount",),
    "OpenBooks": ("RejectVoucher", "EnterVoucher"),
    "EnterVoucher": ("RejectVoucher", "ReverseVoucher"),
    "ReverseVoucher": ("RejectVoucher", "EnterVoucher"),
    "CarryOver": ("RejectVoucher", "ReverseVoucher"),
    "PostVoucher": ("ReverseVoucher",),
    "RejectVoucher": ("EnterVoucher",),
    "CloseMonth": ("ReopenMonth",),
    "ReopenMonth": ("CloseMonth",),
    "AdoptFundPolicy": ("AdoptFundPolicy", "ReviewFundPolicy"),
    "ReviewFundPolicy": ("CorrectFundPolicyEntry",),
    "CorrectFundPolicyEntry": ("AdoptFundPolicy", "CorrectFundPolicyEntry"),
    "EnterBankStatement": ("EnterBankStatement",),
    "SetBudget": ("SetBudget", "ReviewBudget"),
    "ReviewBudget": ("SetBudget",),
    "AgreePaymentTerms": ("AgreePaymentTerms",),
    "AcceptWork": ("WithdrawContractEntry",),
    "ChangeBudgetYear": ("ChangeBudgetYear",),
    "CorrectContractParty": ("CorrectContractParty",),
    "ProposeDischarge": ("WithdrawDischarge",),
    "ApproveDischarge": ("WithdrawDischarge",),
    "WithdrawDischarge": ("ProposeDischarge",),
    "FileApplication": ("WithdrawApplication",),
    "ApproveApplication": ("RefuseApplication", "WithdrawApplication"),
    "RefuseApplication": ("FileApplication",),
    "WithdrawApplication": ("FileApplication",),
    "ExpireApplication": ("FileApplication",),
    "RecordPayment": ("ReturnPayment",),
    "ReturnPayment": ("RecordPayment",),
    "DelegateRole": ("RevokeDelegation",),
    "RevokeDelegation": ("DelegateRole",),
    "DeclareInterest": ("EndInterest",),
    "EndInterest": ("DeclareInterest",),
    "RegisterAsset": ("CorrectAsset", "WithdrawAssetEntry"),
    "CorrectAsset": ("CorrectAsset",),
    "ValueAsset": ("WithdrawAssetEntry",),
    "ChangeAssetValue": ("WithdrawAssetEntry",),
    "PlanDepreciation": ("WithdrawAssetEntry",),
    "MarkAsset": ("MarkAsset",),
    "DisposeAsset": ("WithdrawAssetEntry", "ReviewDisposal"),
    "ReviewDisposal": ("WithdrawAssetEntry", "DisposeAsset"),
    "WithdrawAssetEntry": (
        "RegisterAsset",
        "ValueAsset",
        "ChangeAssetValue",
        "PlanDepreciation",
        "DisposeAsset",
    ),
    "DraftContract": ("WithdrawContract",),
    "DecideContract": ("WithdrawContractEntry",),
    "WithdrawContract": ("DraftContract",),
    "SignContract": ("WithdrawContractEntry",),
    "VaryContract": ("WithdrawContractEntry", "ReviewContractChange"),
    "ReviewContractChange": (
        *("WithdrawContractEntry", "VaryContract", "SettleDeposit", "EndContract"),
    ),
    "NotePerformance": ("WithdrawContractEntry",),
    "CompleteContract": ("WithdrawContractEntry",),
    "EndContract": ("WithdrawContractEntry", "ReviewContractChange"),
    "SettleDeposit": ("WithdrawContractEntry", "ReviewContractChange"),
    "WithdrawContractEntry": (
        "DecideContract",
        "SignContract",
        "VaryContract",
        "NotePerformance",
        "CompleteContract",
        "EndContract",
        "SettleDeposit",
    ),
    "ProposeRepayment": ("WithdrawRepayment", "ReviewRepayment"),
    "ReviewRepayment": ("WithdrawRepayment", "ProposeRepayment"),
    "WithdrawRepayment": ("ProposeRepayment",),
    "AllocateReceipt": ("WithdrawAllocation",),
    "WithdrawAllocation": ("AllocateReceipt",),
}
"""What puts right that a command of the ledgers was given by mistake."""
STANDS = {
    "DivideAccount": "what went to a wrong account below is moved by an ordinary voucher",
    "EraseApplication": "what was erased is gone, as the law wants it",
    "EraseContract": "what was erased is gone, as the law wants it",
    "EraseInterest": "what was erased is gone, as the law wants it",
    "CarryOutMerger": "is an act of the law: mistakes are mended in the successor's books",
}
"""Commands that nothing undoes, and why."""


def test_every_command_of_the_ledgers_can_be_put_right_or_says_why_it_stands() -> None:
    names = {"collectives", "books", "funds", "property"}
    rules = [rule for one in CONTEXTS if one.name in names for rule in one.commands]
    given = {rule.command.__name__ for rule in rules if not rule.inner}
    assert given == LEDGERS.keys() | STANDS.keys()
    assert not LEDGERS.keys() & STANDS.keys()
    assert {name for means in LEDGERS.values() for name in means} <= given


def test_what_takes_an_entry_back_needs_a_reason() -> None:
    for name in (
        *("WithdrawAssetEntry", "WithdrawContractEntry", "ReturnPayment", "RestoreAccount"),
        *("WithdrawMerger", "WithdrawAllocation", "ReverseVoucher", "WithdrawApplication"),
    ):
        assert "reason" in {field.name for field in fields(COMMANDS[name].command)}, name
