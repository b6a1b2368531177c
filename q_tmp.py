import tempfile
from ruralgov_sqlalchemy import SqlStorage
from tests.bench.oversight import live
from ruralgov.sample.faults import scores
one = live(SqlStorage(f"sqlite:///{tempfile.mkdtemp()}/city.db", "371082"), 130, 0.75)
report = one.check()
print({s.rule: s.alarms for s in scores(one.planted, report.findings) if s.alarms})
for f in report.findings:
    if f.check in ('R36','R37'):
        print(f.check, f.zh, f.links, [(p.name) for p in one.planted if p.shows_in(f)])
for p in one.planted:
    if p.name=='scrapped_and_booked':
        print(p)
        for f in report.findings:
            if f.check=='R6' and p.shows_in(f): print('   ', f.zh, f.day, f.links, f.evidence, [q.name for q in one.planted if q.shows_in(f)])
            elif f.check=='R6' and f.collective==p.collective: print(' nb', f.zh,f.links)
