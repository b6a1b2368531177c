"""What people of ill will do with rules, versions of the scheme, and agreements."""

from datetime import timedelta
from typing import Any

from ruralgov.domain import compacts as c
from ruralgov.domain.access import PRIVACY
from ruralgov.domain.kernel.erasure import ErasureGround
from ruralgov.domain.kernel.ids import CreditSchemeId
from ruralgov.domain.kernel.month import month_of
from ruralgov.domain.registry import Departure, EndPerson
from tests.compacts import naive as n
from tests.compacts.compact import CLAUSES, CLEAN, ITEMS, drafting, publishing, scheming
from tests.compacts.crowd import TERMS, Crowd, Draft
from tests.compacts.scenario import KEEPER, RECORDER, REVIEWER

A_DAY = timedelta(days=1)
PEOPLE = 9
"""Villagers among whom those are chosen who do or suffer something."""
BAD_CLAUSES = ("乱倒垃圾的，罚款200元。", "越级上访的，取消评优资格。", "不交卫生费的，停发补贴。")


def signs(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Some agree to the newest version; now and then a minor, or a day too early."""
    version = crowd.versions[-1]
    able = [one for one in crowd.square.villagers[:-2] if one not in crowd.gone]
    who = [one for one in able if one not in version.signed]
    if h % 3 == 0:
        who = [crowd.child, crowd.people[a % len(crowd.people)]][: 1 + a % 2]
    day = crowd.today - timedelta(days=b % 9 if h % 2 else 0)
    signings = tuple(c.Signing(person=one, signed=day, show=True) for one in who)
    command = c.SignCreditAgreements(
        village=crowd.square.village, scheme=version.key, signings=signings
    )
    if who and crowd.attempt(KEEPER, command) is not None:
        assert crowd.child not in who, "a minor agreed"
        assert not crowd.gone & {*who}, "somebody agreed who is gone"
        assert version.published <= day <= crowd.today < version.ended
        for one in who:
            assert one not in version.signed, "agreed twice"
            version.signed[one] = crowd.today
        before = crowd.today - A_DAY
        if b % 3:
            crowd.record(RECORDER, month_of(before), [(who[0], "B2", before, 1, ("sheet",))])


def leaves(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Somebody leaves, or never signed; that is always possible."""
    version = crowd.versions[h % len(crowd.versions)]
    who = crowd.people[5 + a % PEOPLE]
    where: dict[str, Any] = {"village": crowd.square.village, "scheme": version.key}
    command: Any = c.WithdrawCreditAgreement(**where, person=who, erase=not b % 3)
    if b % 5 == 0:
        command = c.CorrectCreditAgreement(**where, person=who, reason="同名误登")
    done = crowd.attempt(KEEPER, command)
    assert (done is not None) == (who in version.signed), "leaving is always possible"
    if done is not None:
        crowd.stop(who, version, erase=not b % 3 or not b % 5)


def departs(crowd: Crowd, a: int, b: int, _: int) -> None:
    """Somebody dies or moves away."""
    who = crowd.square.villagers[1 + a % 6]
    if b % 4 == 0 and who not in crowd.gone:
        how = Departure.DIED if b % 8 else Departure.LEFT
        crowd.square.do("registrar", EndPerson(person=who, departure=how, since=crowd.today))
        crowd.gone.add(who)
        for version in crowd.versions:
            if who in version.signed:
                crowd.stop(who, version, erase=False)


def renews(crowd: Crowd, a: int, b: int, h: int) -> None:
    """A new version is adopted and published; one that begins in the past is refused."""
    square = crowd.square
    if b % 2 or len(crowd.versions) > 2:
        title = ("捐款每百元加分", "上访扣分", "乱丢垃圾罚款")[a % 3]
        wrong = scheming(square.village, square.rules, items=(*ITEMS[:2], _named(title)))
        assert crowd.attempt(KEEPER, wrong) is None, "protected conduct is scored"
        return
    done = crowd.attempt(KEEPER, scheming(square.village, square.rules, terms=TERMS))
    if done is not None:
        key = CreditSchemeId(done.key)
        draft = scheming(square.village, square.rules, terms=TERMS)
        revise: dict[str, Any] = {
            name: getattr(draft, name)
            for name in ("rules", "title", "categories", "items", "terms")
        }
        crowd.attempt(KEEPER, c.ReviseCreditScheme(scheme=key, **revise))
        crowd.attempt(KEEPER, c.AdoptCreditScheme(scheme=key, decision=square.decision))
        back = h % 12 - 6
        for since in (crowd.today + timedelta(days=back), crowd.today + 2 * A_DAY):
            ends = since + timedelta(days=400)
            command = publishing(key, crowd.today, since=since, review_on=ends)
            if crowd.attempt(KEEPER, command) is not None:
                assert since > crowd.today, "a rule that reaches back"
                assert all(one.since < since for one in crowd.versions)
                crowd.versions.append(n.Version(key, crowd.today, since))
                _moved(crowd, crowd.versions[-1], a, b)
                return


def _moved(crowd: Crowd, version: n.Version, a: int, b: int) -> None:
    """Move the start of a version that has not begun, not into the past; or give it up."""
    for since in (crowd.today - A_DAY, version.since + (a % 3) * A_DAY):
        ends_on = since + timedelta(days=400)
        command = c.CorrectCreditSchemeStart(
            scheme=version.key, since=since, review_on=ends_on, reason="日期写错"
        )
        if crowd.attempt(KEEPER, command) is not None:
            assert since > crowd.today, "a rule that reaches back"
            version.since = since
    withdraw = c.WithdrawCreditScheme(scheme=version.key, reason="不再需要")
    if b % 2 == 0 and crowd.attempt(KEEPER, withdraw) is not None:
        crowd.versions.remove(version)
    signs(crowd, a, 0, 1)


def _named(title: str) -> c.CreditItem:
    return c.CreditItem(
        code="B2",
        category="B",
        clause=CLEAN.clause,
        title=title,
        points=1,
        most_event=1,
        evidence=c.ProofKind.SHEET,
        consequences=(c.Consequence.POINTS,),
    )


def town_objects(crowd: Crowd, a: int, b: int, _: int) -> None:
    """The town orders a clause to be corrected: nothing is scored until that is over."""
    if crowd.stopped:
        lift(crowd)
    elif b % 2:
        command = c.ObjectToVillageRules(rules=crowd.square.rules, clauses=("2",), reason="须写明")
        crowd.stopped = crowd.attempt(REVIEWER, command) is not None
        crowd.record(RECORDER, month_of(crowd.today), _plain(crowd, a))


def _plain(crowd: Crowd, a: int) -> list[Draft]:
    return [(crowd.people[5 + a % PEOPLE], "B2", crowd.today, 1, ("sheet",))]


def lift(crowd: Crowd) -> None:
    command = c.WithdrawTownObjection(rules=crowd.square.rules, reason="另有通知写明")
    crowd.stopped = crowd.attempt(REVIEWER, command) is None


def papers(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Rules are drafted anew and given up; none that fines or takes rights is ever taken."""
    square = crowd.square
    wrong = (*CLAUSES, c.Clause(code="3", words=BAD_CLAUSES[a % 3]))
    assert crowd.attempt(KEEPER, drafting(square.village, clauses=wrong)) is None, "a fine"
    done = crowd.attempt(KEEPER, drafting(square.village))
    if done is None:
        return
    key = done.key
    revised = c.ReviseVillageRules(rules=key, title="村规民约", clauses=wrong)
    assert crowd.attempt(KEEPER, revised) is None, "a fine"
    crowd.attempt(KEEPER, c.ReviseVillageRules(rules=key, title="新约", clauses=CLAUSES))
    if b % 2:
        crowd.attempt(KEEPER, c.AdoptVillageRules(rules=key, decision=square.decision))
    if h % 3 == 0:
        file = c.FileVillageRules(rules=square.rules, filed=crowd.today, reference="备2号")
        assert crowd.attempt(REVIEWER, file) is None, "filed twice"
    crowd.attempt(KEEPER, c.WithdrawVillageRules(rules=key, reason="重复"))


def ends(crowd: Crowd, a: int, b: int, h: int) -> None:
    """Rules or the scheme end, late and seldom; nothing ends in the past."""
    version, back = crowd.versions[-1], crowd.today - (a % 9) * A_DAY
    until = crowd.today + (a % 9) * A_DAY
    rules: dict[str, Any] = {"rules": crowd.square.rules, "cause": "重新制定"}
    scheme: dict[str, Any] = {"scheme": version.key, "cause": "重新制定"}
    if a % 9:
        assert crowd.attempt(KEEPER, c.EndCreditScheme(**scheme, since=back)) is None
        assert crowd.attempt(KEEPER, c.EndVillageRules(**rules, since=back)) is None
    if crowd.today.month < 6 or b % 4:
        return
    if h % 2 and crowd.attempt(KEEPER, c.EndCreditScheme(**scheme, since=until)) is not None:
        version.ended, version.until = until, min(until, version.until)
    elif crowd.attempt(KEEPER, c.EndVillageRules(**rules, since=until)) is not None:
        for one in crowd.versions:
            one.until = min(one.until, until)


def erases(crowd: Crowd, a: int, _b: int, _h: int) -> None:
    """The words of a request are erased; nothing of its entry changes."""
    if crowd.requests:
        asked = crowd.requests[a % len(crowd.requests)]
        ground = ErasureGround.CONSENT_WITHDRAWN
        command = c.EraseCreditRequest(request=asked.key, ground=ground, reason="本人申请")
        done = crowd.attempt("privacy", command, PRIVACY)
        assert done is None or not asked.open, "erased while it waits"
