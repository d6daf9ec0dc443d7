"""The words that docmill itself adds to docstrings and README, in the docs' language."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from docmill.client.planner.text import readme_words
from docmill.client.project_plan import ReadmeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Labels and sentences; `{}` takes the value."""

    arguments: str
    returns: str
    raises: str
    source: str
    default: str
    range: str
    minimum: str
    maximum: str
    length: str
    at_least: str
    at_most: str
    values: str
    deprecated: str
    from_client: str
    idempotency: str
    max_items: str
    pages: str
    content_type: str
    target: str
    progress: str
    stream: str
    download: str
    whole_body: str
    twin: str
    stop: str
    colon: str
    any_error: str
    package: str
    events: str
    clients: str
    service: str
    waiting: str
    awaited: str
    readme: ReadmeWords


ENGLISH = Wording(
    arguments="Args:",
    returns="Returns:",
    raises="Raises:",
    source="Source: {}",
    default="Default: {}.",
    range="Range: {} to {}.",
    minimum="At least {}.",
    maximum="At most {}.",
    length="Length: {} to {}.",
    at_least="At least {} long.",
    at_most="At most {} long.",
    values="One of: {}.",
    deprecated="Deprecated.",
    from_client="Taken from the client where it is not given.",
    idempotency="Filled with one value for all attempts where it is not given.",
    max_items="The most items to yield; all where it is not given.",
    pages="Yields the items of all pages of `{}`, which explains the parameters.",
    content_type="What the body is sent as; the first that suits it if not given.",
    target="A path, or a file that is open for writing bytes.",
    progress="Called with the bytes written and those of the whole, None if unknown.",
    stream="Yields the items of `{}` as they arrive, which explains the parameters.",
    download="Writes what `{}` returns to a file while it arrives; returns its size.",
    whole_body="Sends a body in another media type; `{}` explains the parameters.",
    twin="`{}` explains the parameters and the errors.",
    stop=".",
    colon=": ",
    any_error="any other failure",
    package="The client of {}.",
    events="What the service sends of its own accord: webhooks and callbacks.",
    clients="The clients of {}.",
    service="What the client knows of the service.",
    waiting="{}. Calls wait for the answer.",
    awaited="{}. Calls are awaited.",
    readme=readme_words.ENGLISH,
)

CHINESE = Wording(
    arguments="参数：",
    returns="返回：",
    raises="异常：",
    source="来源：{}",
    default="默认值：{}。",
    range="取值范围：{} 到 {}。",
    minimum="最小值：{}。",
    maximum="最大值：{}。",
    length="长度：{} 到 {}。",
    at_least="最短长度：{}。",
    at_most="最大长度：{}。",
    values="可选值：{}。",
    deprecated="已弃用。",
    from_client="不填时取客户端的设置。",
    idempotency="不填时自动生成，每次重试使用同一个值。",
    max_items="最多返回的条数，不填则返回全部。",
    pages="逐页读取 `{}` 的全部结果，参数说明见该函数。",
    content_type="请求体的媒体类型，不填时取第一个合适的类型。",
    target="文件路径，或以二进制写方式打开的文件。",
    progress="回调函数，参数为已写入的字节数和总字节数（未知时为 None）。",
    stream="逐条返回 `{}` 的结果，参数说明见该函数。",
    download="将 `{}` 的结果边接收边写入文件，返回文件大小。",
    whole_body="以其他媒体类型发送整个请求体，参数说明见 `{}`。",
    twin="参数和异常的说明见 `{}`。",
    stop="。",
    colon="：",
    any_error="其他错误",
    package="{}的客户端。",
    events="服务主动发来的请求：webhook 和回调。",
    clients="{}的同步和异步客户端。",
    service="服务的地址、鉴权方式和错误格式。",
    waiting="{}的同步客户端。",
    awaited="{}的异步客户端，调用前须加 await。",
    readme=readme_words.CHINESE,
)


def wording_for(texts: list[str]) -> Wording:
    """The words for the language of some texts: Chinese where they hold enough of it."""
    letters = [c for text in texts for c in text if c.isalpha()]
    chinese = sum(unicodedata.name(c, "").startswith("CJK") for c in letters)
    return CHINESE if chinese * 10 > len(letters) else ENGLISH
