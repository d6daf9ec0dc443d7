"""The words of the README, in English and Chinese."""

from __future__ import annotations

from docmill.client.literals import Markdown
from docmill.client.project_plan import ReadmeWords

ENGLISH = ReadmeWords(
    lead=Markdown(
        "A typed client for Python 3.11 and later, sync and async, with retries, typed"
        " errors and models. Wherever a model is taken, a dict will do."
    ),
    install=Markdown("Install"),
    quick_start=Markdown("Quick start"),
    with_asyncio=Markdown("The same with asyncio:"),
    errors=Markdown("Errors"),
    errors_text=Markdown(
        "Whatever fails raises a subclass of `APIError`: `APIConnectionError` and"
        " `APITimeoutError` where no answer came, `APIStatusError` (with one class for"
        " each status that matters, such as `NotFoundError`) where the service refused,"
        " `DecodeError` where the answer is not what its content type says."
    ),
    errors_module=Markdown(" All of them are in "),
    settings=Markdown("Settings of one call"),
    settings_text=Markdown(
        "Every call takes `timeout`, `deadline`, `retries`, `validation` and `headers`"
        " beside its own parameters. What the documentation does not list is reached"
        ' with `client.request("GET", "/path")`, the HTTP answer of a call with'
        " `client.with_response(client.method, ...)`."
    ),
    reference=Markdown("Reference"),
    events=Markdown("Webhooks"),
    events_text=Markdown(
        "What the service sends to you, webhooks and callbacks alike, is read with `webhooks`."
        " Check first that a request is the service's own, the way its documentation says."
    ),
    event=Markdown("event"),
    payload=Markdown("payload"),
    parameter=Markdown("parameter"),
    type=Markdown("type"),
    required=Markdown("required"),
    description=Markdown("description"),
    returns=Markdown("Returns "),
    raises=Markdown("Raises:"),
    source=Markdown("Source: "),
    yes=Markdown("yes"),
    stop=Markdown("."),
)

CHINESE = ReadmeWords(
    lead=Markdown(
        "Python 3.11 及以上版本的类型化客户端，支持同步和异步调用，自带重试、类型化的异常和模型。"
        "凡是需要模型的参数，也可以传入 dict。"
    ),
    install=Markdown("安装"),
    quick_start=Markdown("快速开始"),
    with_asyncio=Markdown("使用 asyncio："),
    errors=Markdown("异常"),
    errors_text=Markdown(
        "调用失败时抛出 `APIError` 的子类：没有收到应答时为 `APIConnectionError` 和"
        " `APITimeoutError`；服务返回错误时为 `APIStatusError`，重要的状态码各有一个子类，例如"
        " `NotFoundError`；应答内容与其类型不符时为 `DecodeError`。"
    ),
    errors_module=Markdown("所有异常都定义在 "),
    settings=Markdown("单次调用的设置"),
    settings_text=Markdown(
        "除自身的参数外，每个方法都接受 `timeout`、`deadline`、`retries`、`validation` 和"
        ' `headers`。文档没有列出的接口用 `client.request("GET", "/path")` 调用；'
        "需要 HTTP 应答时使用 `client.with_response(client.method, ...)`。"
    ),
    reference=Markdown("接口参考"),
    events=Markdown("事件通知"),
    events_text=Markdown(
        "服务主动发来的请求（webhook 和回调）用 `webhooks` 解析。解析前请按服务的文档核实请求的来源。"
    ),
    event=Markdown("事件"),
    payload=Markdown("内容"),
    parameter=Markdown("参数"),
    type=Markdown("类型"),
    required=Markdown("必填"),
    description=Markdown("说明"),
    returns=Markdown("返回："),
    raises=Markdown("异常："),
    source=Markdown("来源："),
    yes=Markdown("是"),
    stop=Markdown("。"),
)
