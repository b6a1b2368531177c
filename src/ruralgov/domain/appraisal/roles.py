"""Who appraises towns, who is appraised, who reviews, and for what purpose."""

from typing import Final

from ruralgov.domain.kernel.roles import Purpose, Role

APPRAISER: Final = Role("appraiser", "考核经办人", "appraiser")
APPRAISAL_AUTHORITY: Final = Role("appraisal_authority", "考核审定人", "appraisal authority")
APPRAISED_TOWN: Final = Role("appraised_town", "镇街考核联系人", "contact of an appraised town")
APPRAISAL_REVIEWER: Final = Role("appraisal_reviewer", "考核复核人", "reviewer of appraisals")

APPRAISAL: Final = Purpose("appraisal", "镇街考核", "appraisal of towns")
