"""Who runs an evaluation, who fills it in, who is rated, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

EVALUATION_HOST: Final = Role("evaluation_host", "反向评价组织人", "host of the reverse evaluation")
TOWN_RATER: Final = Role("town_rater", "镇街评价填报人", "who fills in a town's evaluation")
RATED_UNIT: Final = Role("rated_unit", "被评部门联系人", "contact of a rated department")
EVALUATION_REVIEWER: Final = Role(
    "evaluation_reviewer", "评价异议复核人", "who answers objections to an evaluation"
)

EVALUATION: Final = Purpose("evaluation", "反向评价", "reverse evaluation")
