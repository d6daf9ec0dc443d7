"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "CreateToolRequest": ".create_tool_request",
    "CreateToolRequestDeposit": ".create_tool_request_deposit",
    "Deposit": ".deposit",
    "Error": ".error",
    "ErrorError": ".error_error",
    "LendToolRequest": ".lend_tool_request",
    "LendToolRequestMember": ".lend_tool_request_member",
    "ListLoansResponse": ".list_loans_response",
    "ListToolsResponse": ".list_tools_response",
    "Loan": ".loan",
    "Member": ".member",
    "ReturnToolRequest": ".return_tool_request",
    "ReturnToolResponse": ".return_tool_response",
    "ReturnToolResponseFee": ".return_tool_response_fee",
    "Tool": ".tool",
}

if TYPE_CHECKING:
    from .create_tool_request import CreateToolRequest as CreateToolRequest
    from .create_tool_request_deposit import (
        CreateToolRequestDeposit as CreateToolRequestDeposit,
    )
    from .deposit import Deposit as Deposit
    from .error import Error as Error
    from .error_error import ErrorError as ErrorError
    from .lend_tool_request import LendToolRequest as LendToolRequest
    from .lend_tool_request_member import LendToolRequestMember as LendToolRequestMember
    from .list_loans_response import ListLoansResponse as ListLoansResponse
    from .list_tools_response import ListToolsResponse as ListToolsResponse
    from .loan import Loan as Loan
    from .member import Member as Member
    from .return_tool_request import ReturnToolRequest as ReturnToolRequest
    from .return_tool_response import ReturnToolResponse as ReturnToolResponse
    from .return_tool_response_fee import ReturnToolResponseFee as ReturnToolResponseFee
    from .tool import Tool as Tool
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
