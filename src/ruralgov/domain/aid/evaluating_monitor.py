"""What the rules say of a family today, of each programme by the facts that may serve it (P8)."""

from ruralgov.domain.aid.assessing import dossier_of
from ruralgov.domain.aid.means.assess import assess
from ruralgov.domain.aid.means.dossier import Dossier
from ruralgov.domain.aid.means.law import Law, Programme
from ruralgov.domain.aid.model import OPEN, AidApplication, AidFile, AidStage, Way
from ruralgov.domain.aid.model_law import KEY, law_at
from ruralgov.domain.aid.people import authorizations_of
from ruralgov.domain.aid.records_means import AID_LAW
from ruralgov.domain.aid.rules_assess import county_of, known_facts
from ruralgov.domain.aid.watching.outcomes import Results
from ruralgov.domain.kernel.declare import Given
from ruralgov.domain.kernel.errors import RuralgovError
from ruralgov.domain.kernel.ids import AidFileId


def results_of(key: AidFileId, file: AidFile, given: Given) -> Results:
    """Return what is known of each programme that has a fact of its own; the rest is not known.

    Where rules or parameters are missing nothing is known either: it is never a no.
    """
    kept, known = given.read.state(AID_LAW, KEY), known_facts(given.read, key)
    if kept is None or not known:
        return {}
    law, plain = law_at(kept, kept.revision), authorizations_of(key, given.read).plain
    served = {programme for fact in known.values() for programme in fact.purposes}
    try:
        county = county_of(given.read, file.place, given.today)
    except RuralgovError:
        return {}
    found = dict[Programme, bool | None]()
    for programme in Programme:
        if programme in served:
            one = _asked(programme, given)
            dossier = dossier_of(key, file, one, county, known, plain, given.today)
            found[programme] = _result(dossier, programme, law)
    return found


def _asked(programme: Programme, given: Given) -> AidApplication:
    """Return what an application of today would be: nobody made one."""
    return AidApplication(
        number=0,
        programme=programme,
        way=Way.FOUND,
        stage=AidStage.OFFERED,
        people=(),
        received=given.today,
    )


def _result(dossier: Dossier, programme: Programme, law: Law) -> bool | None:
    try:
        return assess(dossier, programme, law).result
    except RuralgovError:
        return None


def applied_for(file: AidFile) -> frozenset[Programme]:
    """Return the programmes of which something is under way already."""
    return frozenset(one.programme for one in file.applications if one.stage in OPEN)
