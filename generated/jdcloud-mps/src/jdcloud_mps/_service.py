"""服务的地址、鉴权方式和错误格式。"""

from . import models as m
from ._runtime.service import ErrorEnvelope, Service, Signing

SIGNING = Signing(
    scheme="hmac",
    service="mps",
    region_parameter="regionId",
    default_region="jdcloud-api",
    date_header="x-jdcloud-date",
    nonce_header="x-jdcloud-nonce",
    token_header="x-jdcloud-security-token",
    algorithm_header="x-jdcloud-algorithm",
    env_access_key="JDCLOUD_ACCESS_KEY",
    env_secret_key="JDCLOUD_SECRET_KEY",
    env_security_token="JDCLOUD_SECURITY_TOKEN",
)

SERVICE = Service(
    name="jdcloud-mps",
    package="jdcloud_mps",
    version="0.4.6",
    servers=("https://mps.jdcloud-api.com/v1",),
    security=(("hmac",),),
    errors={"default": lambda: m.Error},
    error=ErrorEnvelope(
        member="error",
        code=("error.status",),
        message=("error.message",),
        status=("error.code",),
        details=("error.details",),
        request_id=("requestId",),
        final=("QUOTA_EXCEEDED",),
    ),
    signing=SIGNING,
)
