"""What of the events of the exchange leaves: nothing."""

from typing import Final

from ruralgov.domain.exchange.messages import (
    DeliveryClaimed,
    DeliveryFailed,
    DepartmentAsked,
    RequestAnswered,
    RequestDelivered,
    RequestErased,
    RequestReleased,
)
from ruralgov.domain.kernel.publish import kept

PUBLISHES: Final = (
    *kept(
        "what a department is told is between the city and the department",
        DepartmentAsked,
        RequestAnswered,
        RequestErased,
    ),
    *kept(
        "deliveries are the bookkeeping of the deliverer",
        DeliveryClaimed,
        RequestDelivered,
        DeliveryFailed,
        RequestReleased,
    ),
)
