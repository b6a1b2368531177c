from datetime import date

from ruralgov import AccountId, Actor, make_key, open_app
from ruralgov.domain.access import ADMINISTRATION, STATISTICS, GrantRole
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, Places, RegisterPlace

CITY, STORE, KEY = "371082", "sqlite:///city.db", "city.key"
zhao, qian = Actor(AccountId("zhao")), Actor(AccountId("qian"))
grant = GrantRole(account=qian.account, role=REGISTRAR, basis="appointed 2024-1")
town = RegisterPlace(code="371082101", name="俚岛镇", since=date(2023, 6, 30), source="NBS")

make_key(KEY, city=CITY, store=STORE)  # only once; keep a copy apart from the database
with open_app(CITY, STORE, key_file=KEY) as app:
    app.set_up(zhao.account)  # the first administrator
    app.execute(grant, actor=zhao, purpose=ADMINISTRATION, command_id="grant-1")
    app.execute(town, actor=qian, purpose=REGISTRATION, command_id="town-1")
    names = [row.name for row in app.query(Places(), actor=qian, purpose=STATISTICS)]
    faults = app.verify()
