import re

from ruralgov.domain.kernel.ids import HouseholdId, OrganisationId, PersonId, PlaceId, PostId
from ruralgov.domain.registry import CITY_RECORD, CONTEXT

NAMED = [record for record in CONTEXT.records if record is not CITY_RECORD]
"""All but that of the city, which is named by nobody: it is always there."""


def test_each_record_says_which_id_names_it_and_what_is_refused_where_there_is_none() -> None:
    named = {record.kind: record.id for record in NAMED}
    assert named == {
        "place": PlaceId,
        "household": HouseholdId,
        "person": PersonId,
        "organisation": OrganisationId,
        "post": PostId,
    }
    for record in NAMED:
        missing = record.missing
        assert missing is not None
        assert missing.code == f"{record.kind}_missing"
        assert re.findall("{(.*?)}", missing.zh) == re.findall("{(.*?)}", missing.en)
        assert set(re.findall("{(.*?)}", missing.zh)) == {record.kind}
