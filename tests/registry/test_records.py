import re

from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.registry import CONTEXT


def test_each_record_says_which_id_names_it_and_what_is_refused_where_there_is_none() -> None:
    named = {record.kind: record.id for record in CONTEXT.records}
    assert named == {
        "place": PlaceId,
        "household": HouseholdId,
        "person": PersonId,
        "organisation": OrganisationId,
        "post": PostId,
    }
    for record in CONTEXT.records:
        missing = record.missing
        assert missing is not None
        assert missing.code == f"{record.kind}_missing"
        assert re.findall("{(.*?)}", missing.zh) == re.findall("{(.*?)}", missing.en)
        assert set(re.findall("{(.*?)}", missing.zh)) == {record.kind}
