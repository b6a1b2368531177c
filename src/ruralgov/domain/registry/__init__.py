"""Registry: places, households, people, organisations and posts, all dated.

Rules:
1. A code names one place on any day; a name is never a key.
2. A town lies in the city, a village in a town that exists on that day.
3. A change begins on a day after the last one, and history stays.
4. Merging ends a place and names what it became part of; splitting names what it came out of;
   dividing ends a place and names its parts. All of it within one level.
5. A household lives in a village that exists on that day.
6. A number names one household of a village on any day.
7. A person belongs to at most one household on any day, and returns under the old id; a household
   ends when nobody is left.
8. An identity number, or another identity document, names one person; who was entered twice leads
   to the one who stays.
9. People's data are sealed under the person's own key; correcting needs a reason, erasing is final.
   The addresses of a household are erased alike; the household stays.
10. A unified social credit code names one organisation on any day; one that is closed or merged
    leaves it to others.
11. A post never has more holders than seats on any day, and is held by people who have not gone.
12. Organisations are a tree: nothing is below itself on any day; a parent is there when it becomes
    one.
13. A change begins no earlier than the last entry; what it does not name stays as it was.
14. An organisation ends only without organisations below it, and its posts end with it where that
    is asked for; one that is merged leads to its successor, which takes over what is below it.
15. A wrong entry of an organisation, a post or a holding is moved or withdrawn, with a reason.
16. Who dies or moves away holds no post from that day on.
17. The codes of places begin with the code that the city has that day, or had before.
18. A dated entry that was wrong is moved or withdrawn; what is tied to it must still hold.
19. What hangs on an ended place is found, each thing with the command that finishes it.
20. Households of a village move together, each under a number that is free, or none of them.
"""

from ruralgov.domain.registry import exports_organisations, exports_people, exports_places
from ruralgov.domain.registry.context import CONTEXT
from ruralgov.domain.registry.exports_organisations import *
from ruralgov.domain.registry.exports_people import *
from ruralgov.domain.registry.exports_places import *
from ruralgov.domain.registry.roles import GRID_MANAGEMENT, GRID_OFFICER, REGISTRAR, REGISTRATION

__all__ = [
    "CONTEXT",
    "GRID_MANAGEMENT",
    "GRID_OFFICER",
    "REGISTRAR",
    "REGISTRATION",
]
__all__ += exports_organisations.__all__
__all__ += exports_people.__all__
__all__ += exports_places.__all__
