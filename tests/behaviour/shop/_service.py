"""What the client knows of the service."""

from ._runtime.service import ErrorEnvelope, Service, Signing

SIGNING = Signing(
    scheme="signature",
    service="shop",
    region_parameter="regionId",
    default_region="anywhere",
    date_header="x-shop-date",
    nonce_header="x-shop-nonce",
    token_header="x-shop-security-token",
    algorithm_header="x-shop-algorithm",
    env_access_key="SHOP_ACCESS_KEY",
    env_secret_key="SHOP_SECRET_KEY",
    env_security_token="SHOP_SECURITY_TOKEN",
)
SERVICE = Service(
    name="shop-client",
    package="shop",
    version="1.2.3",
    servers=("https://shop.example.com/v1",),
    server_variables={"zone": "main"},
    security=(("signature",), ("bearer",)),
    error=ErrorEnvelope(
        member="error",
        code=("error.status",),
        message=("error.message",),
        status=("error.code",),
        details=("error.details",),
        request_id=("requestId",),
        final=("BASKET_FULL",),
    ),
    signing=SIGNING,
)
