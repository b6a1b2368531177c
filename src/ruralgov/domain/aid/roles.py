"""Who keeps the files of aid, who stands above them, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

AID_CLERK: Final = Role("aid_clerk", "社会救助经办人", "clerk of social assistance")
AID_SUPERVISOR: Final = Role("aid_supervisor", "社会救助负责人", "supervisor of social assistance")
AID_RECONSIDERER: Final = Role(
    "aid_reconsiderer", "社会救助复查负责人", "reconsiderer of decisions about aid"
)
AID: Final = Purpose("aid", "社会救助", "social assistance")
