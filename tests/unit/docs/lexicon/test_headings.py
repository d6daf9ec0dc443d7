"""Headings, labels and clauses: which concepts their words name."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import HeadingRole, Lexicon

WORDS = Lexicon.of()

# text → concepts; every word of these is known.
SURE = {
    # parameters, by place
    "Parameters": "parameters",
    "PARAMETERS": "parameters",
    "**Parameters:**": "parameters",
    "Arguments": "parameters",
    "Args": "parameters",
    "Fields": "parameters",
    "Attributes": "parameters",
    "Properties": "parameters",
    "Options": "parameters",
    "List of parameters": "parameters",
    "Parameter list": "parameters",
    "Common parameters": "parameters",
    "Description of the parameters": "parameters",
    "Required parameters": "required parameters",
    "Optional arguments": "optional parameters",
    "Path parameters": "path parameters",
    "Path Params": "path parameters",
    "Path variables": "path parameters",
    "Route parameters": "path parameters",
    "path_params": "path parameters",
    "Query parameters": "query parameters",
    "Query String Parameters": "query parameters",
    "Querystring": "query",
    "queryParams": "query parameters",
    "GET parameters": "query parameters",
    "URL Params": "url parameters",
    "URI Parameters": "url parameters",
    "Headers": "header",
    "Request headers": "request header",
    "HTTP Request Headers": "header",
    "Response Headers": "response header",
    "Header parameters": "header parameters",
    "Cookies": "cookie",
    "Form Data": "form",
    "Form parameters": "form parameters",
    "Body": "body",
    "Body parameters": "body parameters",
    "Data Params": "body parameters",
    "POST parameters": "body parameters",
    "JSON Params": "body parameters",
    "JSON fields": "body parameters",
    "Payload": "body",
    "Request body": "request body",
    "RequestBody": "request body",
    "request_body": "request body",
    "JSON request body": "request body",
    "Body Raw (application/json)": "body",
    "Request body (required)": "request body required",
    "Request parameters": "request parameters",
    "Input parameters": "request parameters",
    "Input": "request parameters",
    "Request": "request",
    "application/json": "content_type",
    "multipart/form-data": "form",
    "Request body (multipart/form-data)": "request body form",
    "頻率限制": "rate_limit",
    "分页参数": "pagination parameters",
    # responses
    "Response": "response",
    "Responses": "response",
    "Result": "response",
    "Returns": "response returns",
    "Returns:": "response returns",
    "Output": "response parameters",
    "Output parameters": "response parameters",
    "Return values": "response parameters",
    "Return type": "response type",
    "Response fields": "response parameters",
    "Response parameters": "response parameters",
    "Response Body": "response body",
    "Response Schema": "response model",
    "Success Response": "success response",
    "On success": "success",
    "Error Response": "error response",
    "Error Responses": "error response",
    "Errors": "error",
    "Error codes": "error",
    "Error handling": "error",
    "Possible errors": "error",
    "Status codes": "status_code",
    "HTTP Status Codes": "status_code",
    "Response codes": "status_code",
    "Code": "status_code",
    # examples
    "Example": "example",
    "Examples": "example",
    "Example Request": "example request",
    "Request example": "example request",
    "Sample request": "example request",
    "Example response": "example response",
    "Example error response": "example error response",
    "Response sample": "example response",
    "Sample call": "example request",
    "Curl": "example request",
    "cURL example": "example request",
    "Code samples": "code_sample",
    "Python": "code_sample",
    "Node.js": "code_sample",
    "C#": "code_sample",
    "Example usage": "example request",
    # the rest of an operation
    "HTTP Request": "endpoint",
    "Request URL": "endpoint",
    "Endpoint": "endpoint",
    "Resource URL": "endpoint",
    "Path": "path endpoint",
    "URL": "url endpoint",
    "HTTP method": "method",
    "Method:": "method",
    "Request method": "method",
    "GET": "method",
    "Authentication": "authentication",
    "Authorization": "authentication",
    "Auth required": "authentication required",
    "Required permissions": "permission",
    "Scopes": "permission",
    "Description": "description",
    "Overview": "description",
    "Summary": "summary",
    "Notes": "notes",
    "Remarks": "notes",
    "See also": "notes",
    "Rate limits": "rate_limit",
    "Rate limiting": "rate_limit",
    "Pagination": "pagination",
    "Base URL": "base_url",
    "Content-Type": "content_type",
    "Changelog": "changelog",
    "Release notes": "changelog",
    "Table of contents": "toc",
    "FAQ": "faq",
    "Schemas": "model",
    "Data models": "model",
    "Enumerated values": "enum",
    "Allowed values": "enum",
    # numbering, anchors, emphasis
    "2.1 Request parameters": "request parameters",
    "3) Response": "response",
    "(a) Errors": "error",
    "Step 2: Example request": "example request",
    "## Parameters ##": "parameters",
    "_Query parameters_": "query parameters",
    "Headers {#headers}": "header",
    "[Errors](#errors)": "error",
    '<a name="params"></a>Parameters': "parameters",
    "`GET`": "method",
    # clauses
    "The following query parameters are supported:": "query parameters",
    "It accepts the following JSON fields in the body:": "body parameters",
    "returns the following response attributes:": "response parameters",
    "All parameters of this endpoint are optional.": "optional parameters",
    # Chinese
    "请求参数": "request parameters",
    "**请求参数**：": "request parameters",
    "二、请求参数说明": "request parameters",
    "（三）返回参数列表": "response parameters",
    "請求參數": "request parameters",
    "入参": "request parameters",
    "出参": "response parameters",
    "路径参数": "path parameters",
    "查询参数": "query parameters",
    "请求Header参数": "header request parameters",
    "Query参数": "query parameters",
    "Body 参数": "body parameters",
    "请求头": "header",
    "请求体": "request body",
    "返回数据": "response body",
    "返回示例": "response example",
    "请求示例": "request example",
    "成功返回示例": "success response example",
    "错误码": "error",
    "状态码": "status_code",
    "接口地址": "endpoint",
    "请求方式": "method",
    "接口描述": "description",
    "备注": "notes",
    "更新日志": "changelog",
    "数据模型": "model",
    "枚举值": "enum",
    "公共参数": "parameters",
    "JSON示例": "example",
    "请求参数：无": "request parameters",
    # Japanese, Korean
    "パスパラメータ": "path parameters",
    "クエリパラメーター": "query parameters",
    "リクエストボディ": "request body",
    "レスポンス例": "response example",
    "リクエストのパラメータ": "request parameters",
    "エラーコード": "error",
    "요청 매개변수": "request parameters",
    "응답 예시": "response example",
    "경로 파라미터": "path parameters",
    "요청 헤더": "request header",
    "오류 코드": "error",
    # Spanish, German, French, Portuguese
    "Parámetros de la solicitud": "request parameters",
    "Ejemplo de respuesta": "example response",
    "Códigos de error": "error",
    "Anfrageparameter": "request parameters",
    "Antwortbeispiel": "example response",
    "Pfadparameter": "path parameters",
    "Fehlercodes": "error",
    "Paramètres de requête": "query parameters",
    "Exemple de réponse": "example response",
    "Corps de la requête": "body request",
    "Parâmetros da requisição": "request parameters",
    "Exemplo de resposta": "example response",
    "Cabeçalhos": "header",
}

# text → concepts, status
STATUS = {
    "200: OK": ("response", "200"),
    "404 Not Found": ("response", "404"),
    "422: Unprocessable entity": ("response", "422"),
    "201": ("response", "201"),
    "Response 200 (application/json)": ("response", "200"),
    "HTTP 201 Created": ("response", "201"),
    "Status: 201 Created": ("response status_code", "201"),
    "Success Response — `200 OK`": ("response success", "200"),
    "4xx": ("response", "4XX"),
    "Success 200": ("response success", "200"),
    "Error 4XX": ("error response", "4XX"),
    "Example response 404": ("example response", "404"),
    "状态码 200": ("response status_code", "200"),
}

# Titles of operations and models, names, prose: none of these is a heading of a section.
NOT_SURE = [
    "Create user",
    "Create a webhook",
    "Get parameters",
    "Get parameters of a job",
    "Get response",
    "List users",
    "List response headers of a stream",
    "Delete example",
    "Update request",
    "Error handling in clients",
    "User object",
    "The invoice object",
    "Order status",
    "Server status",
    "Team members",
    "Users",
    "Todos API",
    "GET /users/{id}",
    "/users/{id}/errors",
    "https://api.example.org/errors",
    "ErrorResponse",
    "ApiResponse",
    "ListResponse_User_",
    "user_id",
    "`status`",
    "`parameters`",
    "`error` {#error}",
    "jobs.list-errors",
    "Run in 100 steps",
    "Event types",
    "创建用户",
    "获取用户信息",
    "查询",
    "设置参数",
    "修改密码",
    "ユーザー作成",
    "사용자 생성",
    "Crear usuario",
    "Benutzer anlegen",
    "Παράμετροι",
    "",
    "   ",
    "***",
    "1.2",
]


@pytest.mark.parametrize(("text", "concepts"), SURE.items())
def test_known_words_name_concepts(text: str, concepts: str) -> None:
    expected = HeadingRole(frozenset(concepts.split()), (), None, True)
    assert WORDS.heading(text) == expected


@pytest.mark.parametrize(("text", "expected"), STATUS.items())
def test_a_status_makes_a_response(text: str, expected: tuple[str, str]) -> None:
    concepts, status = expected
    assert WORDS.heading(text) == HeadingRole(
        frozenset(concepts.split()), (), status, True
    )


@pytest.mark.parametrize("text", NOT_SURE)
def test_other_words_make_it_unsure(text: str) -> None:
    assert not WORDS.heading(text).sure


@pytest.mark.parametrize(
    ("text", "residue"),
    [
        ("Create user", ("Create", "user")),
        ("Get parameters", ("Get",)),
        ("User object", ("User",)),
        ("The Invoice Line object", ("Invoice", "Line")),
        ("`status`", ("status",)),
        ("创建用户的请求参数", ("创建用户",)),
        ("data字段说明", ("data",)),
        ("list 对象", ("list",)),
        ("订单对象", ("订单",)),
        ("JSON Params (draft)", ("draft",)),
        ("Order API 200", ("Order", "200")),
    ],
)
def test_the_residue_is_as_written(text: str, residue: tuple[str, ...]) -> None:
    assert WORDS.heading(text).residue == residue


def test_concepts_are_named_beside_other_words() -> None:
    assert WORDS.heading("User object").concepts == {"model"}
    assert WORDS.heading("Response of the invoice call").concepts >= {"response"}


def test_there_are_enough_cases() -> None:
    assert len(SURE) + len(STATUS) + len(NOT_SURE) >= 200


@pytest.mark.parametrize(
    "text",
    [
        "Changelog",
        "CHANGE LOG",
        "What's new",
        "Version history",
        "更新日志",
        "変更履歴",
        "Roadmap",
        "TODO",
        "Versions",
        "[1.4.0] - 2024-03-01",
        "v2.1 (12 May 2023)",
    ],
)
def test_change_logs(text: str) -> None:
    assert WORDS.is_change_log(text)


@pytest.mark.parametrize(
    "text", ["Parameters", "Version 2", "1.2 Errors", "Todos API", "Releases", ""]
)
def test_no_change_logs(text: str) -> None:
    assert not WORDS.is_change_log(text)
