"""What the client knows of the service."""

from . import models as m
from ._runtime.service import Service

SERVICE = Service(
    name="tooldesk",
    package="tooldesk",
    version="1",
    servers=("https://api.tooldesk.example/v1",),
    security=(("bearerAuth",),),
    errors={"default": lambda: m.Error},
)
