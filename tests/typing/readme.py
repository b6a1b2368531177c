from datetime import date
from pathlib import Path

from ruralgov import AccountId, Actor, make_key, open_app
from ruralgov.domain.access import ADMINISTRATION, STATISTICS, GrantRole
from ruralgov.domain.registry import REGISTRAR, REGISTRATION, Places, RegisterPlace

key = Path("city.key")
if not key.exists():
    make_key(key)
app = open_app("371082", "sqlite:///city.db", key_file=key)
zhao, qian = Actor(AccountId("zhao")), Actor(AccountId("qian"))
app.set_up(zhao.account)  # the first administrator
grant = GrantRole(account=qian.account, role=REGISTRAR, basis="appointed 2024-1")
app.execute(grant, actor=zhao, purpose=ADMINISTRATION, command_id="grant-1")
town = RegisterPlace(code="371082101", name="俚岛镇", since=date(2023, 6, 30), source="NBS")
app.execute(town, actor=qian, purpose=REGISTRATION, command_id="town-1")
names = [row.name for row in app.query(Places(), actor=qian, purpose=STATISTICS)]
faults = app.verify()
app.close()
