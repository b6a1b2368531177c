"""The role and the purpose of those who ask departments."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

LIAISON: Final = Role("liaison", "部门联络员", "department liaison")

EXCHANGE: Final = Purpose("exchange", "部门协同", "exchange with departments")
