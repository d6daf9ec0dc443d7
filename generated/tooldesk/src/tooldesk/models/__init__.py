"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "CreateToolRequest": ".create_tool_request",
    "CreateToolRequestDeposit": ".create_tool_request_deposit",
    "CreateToolResponse": ".create_tool_response",
    "CreateToolResponseDeposit": ".create_tool_response_deposit",
    "GetToolResponse": ".get_tool_response",
    "GetToolResponseDeposit": ".get_tool_response_deposit",
    "LendToolRequest": ".lend_tool_request",
    "LendToolRequestMember": ".lend_tool_request_member",
    "LendToolResponse": ".lend_tool_response",
    "LendToolResponseMember": ".lend_tool_response_member",
    "ListLoansResponse": ".list_loans_response",
    "ListLoansResponseItemsItem": ".list_loans_response_items_item",
    "ListLoansResponseItemsItemMember": ".list_loans_response_items_item_member",
    "ListToolsResponse": ".list_tools_response",
    "ListToolsResponseItemsItem": ".list_tools_response_items_item",
    "ListToolsResponseItemsItemDeposit": ".list_tools_response_items_item_deposit",
    "ReturnToolRequest": ".return_tool_request",
    "ReturnToolResponse": ".return_tool_response",
    "ReturnToolResponseFee": ".return_tool_response_fee",
}

if TYPE_CHECKING:
    from .create_tool_request import CreateToolRequest as CreateToolRequest
    from .create_tool_request_deposit import (
        CreateToolRequestDeposit as CreateToolRequestDeposit,
    )
    from .create_tool_response import CreateToolResponse as CreateToolResponse
    from .create_tool_response_deposit import (
        CreateToolResponseDeposit as CreateToolResponseDeposit,
    )
    from .get_tool_response import GetToolResponse as GetToolResponse
    from .get_tool_response_deposit import (
        GetToolResponseDeposit as GetToolResponseDeposit,
    )
    from .lend_tool_request import LendToolRequest as LendToolRequest
    from .lend_tool_request_member import LendToolRequestMember as LendToolRequestMember
    from .lend_tool_response import LendToolResponse as LendToolResponse
    from .lend_tool_response_member import (
        LendToolResponseMember as LendToolResponseMember,
    )
    from .list_loans_response import ListLoansResponse as ListLoansResponse
    from .list_loans_response_items_item import (
        ListLoansResponseItemsItem as ListLoansResponseItemsItem,
    )
    from .list_loans_response_items_item_member import (
        ListLoansResponseItemsItemMember as ListLoansResponseItemsItemMember,
    )
    from .list_tools_response import ListToolsResponse as ListToolsResponse
    from .list_tools_response_items_item import (
        ListToolsResponseItemsItem as ListToolsResponseItemsItem,
    )
    from .list_tools_response_items_item_deposit import (
        ListToolsResponseItemsItemDeposit as ListToolsResponseItemsItemDeposit,
    )
    from .return_tool_request import ReturnToolRequest as ReturnToolRequest
    from .return_tool_response import ReturnToolResponse as ReturnToolResponse
    from .return_tool_response_fee import ReturnToolResponseFee as ReturnToolResponseFee
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
