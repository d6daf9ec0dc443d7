"""Facts out of descriptions: one small text for each rule, guard and trap."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docmill.docs.descriptions import (
    Fact,
    Subject,
    Tier,
    contradictions,
    load_language,
    mine,
)

ZH = load_language("zh")
EN = load_language("en-translated")


def facts(
    text: str, type_: str, name: str = "x", siblings: tuple[str, ...] = ()
) -> tuple[Fact, ...]:
    language = ZH if any("\u3400" <= sign <= "\u9fff" for sign in text) else EN
    return mine(text, Subject(name=name, type=type_, siblings=siblings), (language,))


def certain(
    text: str, type_: str, name: str = "x", siblings: tuple[str, ...] = ()
) -> dict[str, object]:
    found = facts(text, type_, name, siblings)
    return {fact.kind: fact.value for fact in found if fact.tier is Tier.CERTAIN}


DEFAULTS = [
    ("重试次数，默认为3", "integer", 3),
    ("重试次数，默认 3 次", "integer", 3),
    ("重试次数，缺省值：3。", "integer", 3),
    ("重试次数（默认值为3）", "integer", 3),
    ("截止秒数. default:-1(代表不截止)", "integer", -1),
    ("mode=a 时无效. default: 0", "integer", 0),
    ("比例，默认值0.5", "number", 0.5),
    ("保存期，单位天，缺省为7天", "integer", 7),
    ("是否压缩，默认为False（不压缩）", "boolean", False),
    ("是否压缩。`true`（默认值）：压缩。<br>`false`：不压缩。", "boolean", True),
    ("排序方式，默认asc，可为asc、desc", "string", "asc"),
    ("排序方式，默认为“asc”", "string", "asc"),
    ("排序方式，默认值为 asc 。<br>其他说明", "string", "asc"),
    ("每日开始，默认值:23:59", "string", "23:59"),
    ("模式，默认为fast.详见文档", "string", "fast"),
    ("模式，取值为fastMode、slowMode，默认fastMode", "string", "fastMode"),
    ("若不填，则默认为10", "integer", 10),
    ("Page size. The default is 10.", "integer", 10),
    ("Page size, defaults to 10", "integer", 10),
    ("Page size; 10 by default; range: [1, 50]", "integer", 10),
    ("Keep days, in days, defaults to 7 days", "integer", 7),
    ("The default of the number of rows is 50 and so on", "integer", 50),
    ("Order is asc by default", "string", "asc"),
    ("Retries (1-5), 3 by default", "integer", 3),
    ("超时时间，单位为秒，默认为600s", "integer", 600),
    ('算法，取值范围为：["wrr"(加权轮询),"lc"(最小连接)]，默认为wrr', "string", "wrr"),
    ("Compress the file. It is set as false by default (off).", "boolean", False),
    ("The default value is true, which holds for all", "boolean", True),
]


@pytest.mark.parametrize(("text", "type_", "value"), DEFAULTS)
def test_default_is_read(text: str, type_: str, value: object) -> None:
    assert certain(text, type_)["default"] == value
    assert type(certain(text, type_)["default"]) is type(value)


NO_DEFAULTS = [
    ("默认路由的名称", "string"),
    ("用户的默认可用区", "string"),
    ("0为默认 1为自定义", "integer"),
    ("类型，default：默认表，custom：自定义表", "string"),
    ("默认Access token的有效期为12小时", "string"),
    ("默认为当前时间", "string"),
    ("默认为vpc的默认路由表", "string"),
    ("默认与输入 bucket 保持一致", "string"),
    ("超时时间，默认5分钟", "integer"),
    ("前缀，默认: sourceKey", "string"),
    ("开启时默认值为300s,关闭时为0", "integer"),
    ("若protocol为tcp，默认值为1", "integer"),
    ("端口号，mysql默认3306", "integer"),
    ("当codec为a时，默认值为23；当codec为b时，默认值为28", "integer"),
    ("宽度 default: 0 代表原宽 其他[8, 4096]", "integer"),
    ("是否检查，默认为0", "boolean"),
    ("是否修复，默认关闭", "boolean"),
    ("**系统盘**：默认为vda。<br>**数据盘**：默认为vdb。", "string"),
    ("1、供查询 默认为1 2、供导出 默认为2", "integer"),
    ("Query start, 24 hours ago by default", "string"),
    ("Type of resource, blank by default", "string"),
    ("All databases are by default.", "string"),
    ("When mode is a, the default is 3", "integer"),
    ("The name AuditDefault2012 is kept", "integer"),
]


@pytest.mark.parametrize(("text", "type_"), NO_DEFAULTS)
def test_default_is_not_believed(text: str, type_: str) -> None:
    assert "default" not in certain(text, type_)


def test_default_that_names_a_sibling_is_a_reference() -> None:
    assert "default" not in certain(
        "目标，默认source", "string", siblings=("source", "target")
    )


ENUMS: list[tuple[str, str, list[object]]] = [
    ("磁盘类型，取值为ssd、hdd之一", "string", ["ssd", "hdd"]),
    ("磁盘类型，取值为 ssd 或 hdd", "string", ["ssd", "hdd"]),
    ("开关取值[on,off]", "string", ["on", "off"]),
    ("类型只能是[a1,b2]中的一种,默认为a1", "string", ["a1", "b2"]),
    ("类型，取值范围{ssd, hdd}", "string", ["ssd", "hdd"]),
    ("类型，取值范围：`ssd、hdd.std1`。", "string", ["ssd", "hdd.std1"]),
    ("状态，取值为 \"up\", \"down\"", "string", ["up", "down"]),
    ("协议。限定取值：“HTTP”/\"HTTPS\"，默认值“HTTP”", "string", ["HTTP", "HTTPS"]),
    ("系统，取值：Windows Server、CentOS", "string", ["Windows Server", "CentOS"]),
    ("来源。取值：own：自己的；shared：别人的", "string", ["own", "shared"]),
    ("模式，取值：block（黑名单），allow（白名单）", "string", ["block", "allow"]),
    ("分类，取值为本地(local)或者云端(cloud)。", "string", ["local", "cloud"]),
    ("比较符，只能为以下几种lt(<),gt(>)", "string", ["lt", "gt"]),
    ("取值为：normal、overdue，normal表示正常，overdue表示到期", "string", ["normal", "overdue"]),
    ("级别。取值范围：<br>  SD - 标清<br>  HD - 高清<br>  4K<br>默认 SD", "string", ["SD", "HD", "4K"]),
    ("模式<br>- fast：快，但不准<br>- slow：慢", "string", ["fast", "slow"]),
    ("任务状态。<br>- to_do<br>- done<br>", "string", ["to_do", "done"]),
    ("任务状态。in-process, done, failed<br>", "string", ["in-process", "done", "failed"]),
    ("环境：test、online", "string", ["test", "online"]),
    ("header类型[resp,req]", "string", ["resp", "req"]),
    ("资源类型 [registry/repository]", "string", ["registry", "repository"]),
    ("状态 (DONE, ERROR, PENDDING) (readonly)", "string", ["DONE", "ERROR", "PENDDING"]),
    ("状态，PAID|ARREARS|EXPIRED", "string", ["PAID", "ARREARS", "EXPIRED"]),
    ("类型，取值：http_2xx（默认值）|http_3xx", "string", ["http_2xx", "http_3xx"]),
    ("实例状态，up：运行，down：停止", "string", ["up", "down"]),
    ("策略, FIRST_ONE: 取第一个, 不重试; SECOND_ONE: 取第二个", "string", ["FIRST_ONE", "SECOND_ONE"]),
    ("截图 单张: single 多张: multi 平均: average", "string", ["single", "multi", "average"]),
    ("方法：平均值=avg、最大值=max、最小值=min", "string", ["avg", "max", "min"]),
    ("状态，0->完成 1->进行中", "integer", [0, 1]),
    ("算法，取值范围为：[\"wrr\"(加权轮询),\"lc\"(最小连接)]，默认为wrr", "string", ["wrr", "lc"]),
    ("协议类型。取值范围：300:All, 6:TCP, 17:UDP", "integer", [300, 6, 17]),
    ("版本，可选值有：3.2、3.4，默认3.2", "string", ["3.2", "3.4"]),
    ("排序方式：asc或desc，默认desc", "string", ["asc", "desc"]),
    ("GPU类型，枚举值[\"K80\", \"P40\"]，型号为G时必填", "string", ["K80", "P40"]),
    ("是否删除:0否，1是", "integer", [0, 1]),
    ("状态。取值范围：<br><li>UP：运行<br><li>DOWN：停止。", "string", ["UP", "DOWN"]),
    ("Valid values: 10, 20, and 50. Default: 10", "integer", [10, 20, 50]),
    ("Valid values: PostPaid, PrePaid. Default value: PostPaid.", "string", ["PostPaid", "PrePaid"]),
    ("Valid values:<br><br>- **bytraffic**: by traffic.<br>- **byband**: by band.", "string", ["bytraffic", "byband"]),
    ("Visibility level: private, internal, or public", "string", ["private", "internal", "public"]),
    ("状态1:完成2:进行中3:失败", "integer", [1, 2, 3]),
    ("明细（1-升配，2-降配）", "integer", [1, 2]),
    ("是否启用：1为启用，0为禁用", "integer", [1, 0]),
    ("主机状态，0正常，1异常", "integer", [0, 1]),
    ("位置（0 坐标 1 关键字）", "integer", [0, 1]),
    ("取值为0或者1,默认为1", "integer", [0, 1]),
    ("条数，取值范围：10、20、50", "integer", [10, 20, 50]),
    ("目前支持的取值：1,2，5，10", "integer", [1, 2, 5, 10]),
    ("Disk type, value ssd or hdd", "string", ["ssd", "hdd"]),
    ("Status, value: a_b, c_d or e_f", "string", ["a_b", "c_d", "e_f"]),
    ("Value range: {ssd, hdd}", "string", ["ssd", "hdd"]),
    ("Kind, optional value: 2, 5, 15", "integer", [2, 5, 15]),
    ("Status, 1: Normal, 2: Alarm", "integer", [1, 2]),
    ("Type of the source instance: mysql, redis, or mongodb", "string", ["mysql", "redis", "mongodb"]),
    ("vm--> Virtual Machine<br>disk-->Cloud Disk<br>", "string", ["vm", "disk"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "values"), ENUMS)
def test_enum_is_read(text: str, type_: str, values: list[object]) -> None:
    assert certain(text, type_)["enum"] == values


NO_ENUMS = [
    ("资源，取值vm, lb, database 等", "string"),
    ("引擎，如MySQL或Redis", "string"),
    ("类型，例如[a1,b2]", "string"),
    ("仅支持rtmp", "string"),
    ("数量，取值范围：[1,100]", "integer"),
    ("系数，取值范围：[0, 51]，两位小数", "string"),
    ("可选值包括：sum,avg.max.min", "string"),
    ("取值为bgp或no_bgp，cn-north-1：bgp；cn-south-1：[bgp，no_bgp]", "string"),
    ("当unit为year时取值为：1、2、3", "integer"),
    ("是否检查，取值为0或者1", "boolean"),
    ("status - 状态，取值为 a1 或 b2<br>type - 类型", "array"),
    ("站点 0：主站  其他：专有云", "integer"),
    ("限额，0表示关闭，-1表示不限制", "integer"),
    ("数量，取值范围[10, 100]，0表示全部，1表示一个", "integer"),
    ("时长 1:小时内 最少1天，最多7天", "integer"),
    ("Key为设备号，value为名称", "string"),
    ("标记 Init：初始，Fail：失败，Recover fail：恢复失败", "string"),
    ("name：名称；size：大小", "string"),
    ("规则如下<br>SQL Server：支持<br>MySQL：不支持", "string"),
    ("Fill in at least one of begin and end", "string"),
    ("Value of Resolution Record", "string"),
    ("Value: a_b, c_d, and many other ones", "string"),
    ("Color, such as red or blue", "string"),
    ("条数 最小值：1 最大值：500 缺省值：20", "integer"),
    ("名称。限定字符，仅支持：“-”，“_”", "string"),
    ("Drive, value range: vda, vdb, vdb, vdc", "string"),
]


@pytest.mark.parametrize(("text", "type_"), NO_ENUMS)
def test_enum_is_not_believed(text: str, type_: str) -> None:
    siblings = ("name", "size")
    assert "enum" not in certain(text, type_, siblings=siblings)


def test_marked_item_is_the_default() -> None:
    found = certain("类型，取值：http_2xx（默认值）|http_3xx|http_4xx", "string")
    assert found["default"] == "http_2xx"


RANGES: list[tuple[str, dict[str, object]]] = [
    ("页码，取值范围：[1,∞)", {"minimum": 1}),
    ("页码，取值范围：[-1,1000)", {"minimum": -1, "exclusiveMaximum": 1000}),
    (
        "页码，取值范围：［-1，1000］。x为-1时，返回全部",
        {"minimum": -1, "maximum": 1000},
    ),
    (
        "限速（单位：Mbps），取值范围为[1-200]",
        {"minimum": 1, "maximum": 200, "unit": "Mbps"},
    ),
    ("记录数 [1, 1000]", {"minimum": 1, "maximum": 1000}),
    ("周期。取值：1-50（秒）", {"minimum": 1, "maximum": 50}),
    ("流量，范围是2000到70000", {"minimum": 2000, "maximum": 70000}),
    ("页数。 最小为1，最大为99", {"minimum": 1, "maximum": 99}),
    ("每页个数。默认为10，最大100", {"default": 10, "maximum": 100}),
    ("个数，大于0", {"exclusiveMinimum": 0}),
    ("阈值，大于0且小于100", {"exclusiveMinimum": 0, "exclusiveMaximum": 100}),
    ("空闲超时，取值范围[1,86400]", {"minimum": 1, "maximum": 86400}),
    ("个数。可选参数：1-64（见控制台）", {"minimum": 1, "maximum": 64}),
    (
        "条数，取值范围[1,100]，只能为10的倍数",
        {"minimum": 1, "maximum": 100, "multipleOf": 10},
    ),
    (
        "容量，取值10-1000,10的倍数。",
        {"minimum": 10, "maximum": 1000, "multipleOf": 10},
    ),
    (
        "容量，取值范围[20,1000]，步长为10",
        {"minimum": 20, "maximum": 1000, "multipleOf": 10},
    ),
    ("Rate, ranging from 2000 to 70000", {"minimum": 2000, "maximum": 70000}),
    ("Duration is 3,600~43,200 seconds", {"minimum": 3600, "maximum": 43200}),
    ("Count, between 1 and 5", {"minimum": 1, "maximum": 5}),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_range_is_read(text: str, expected: dict[str, object]) -> None:
    assert certain(text, "integer") == expected


NO_RANGES = [
    "宽度 default: 0 代表原宽 其他[8, 4096]",
    "数量，取值范围[10, 100], 0 表示全量",
    "保留，取值[7,36500]，0代表不启用",
    "ssd 类型取值范围[20,1000]GB，hdd 类型取值范围[20,3000]GB",
    "普通[20,500]，高速[20,4000]",
    "20000:[300,2000],50000:[700,2800]",
    "当unit为month时取值为：1~9",
    "大于0表示有效",
    "行数。行列积必须不大于100",
    "结束时间，距开始不超过30天",
    "名称，最多64个字符",
    "窗口，范围00:00-23:59",
    "时长，取值1-9、12、24、36",
    "限速，取值范围为[1-200]或者-1",
    "版本，例如[1,5]",
]


@pytest.mark.parametrize("text", NO_RANGES)
def test_range_is_not_believed(text: str) -> None:
    assert (
        not {"minimum", "maximum", "exclusiveMinimum"} & certain(text, "integer").keys()
    )


def test_range_in_another_unit_is_not_the_fields_range() -> None:
    assert "maximum" not in certain("上限 [1-4]KB", "integer", name="limitBytes")
    assert certain("上限 [1-4]KB", "integer", name="limitKB")["maximum"] == 4


LENGTHS: list[tuple[str, dict[str, object]]] = [
    ("描述，不超过256字符。", {"maxLength": 256}),
    ("名称，不允许为空且不超过32字符。", {"minLength": 1, "maxLength": 32}),
    ("名称，不少于2字符不超过32字符", {"minLength": 2, "maxLength": 32}),
    ("名称，不可为空，长度2-32个字符", {"minLength": 2, "maxLength": 32}),
    ("密码，长度为8到32", {"minLength": 8, "maxLength": 32}),
    ("名称，1~32位数字、字母", {"minLength": 1, "maxLength": 32}),
    ("名称，长度为2\\~32个字符", {"minLength": 2, "maxLength": 32}),
    ("名称。限定字符长度：[1-255]；", {"minLength": 1, "maxLength": 255}),
    ("名称取值范围：1-32个中文、英文", {"minLength": 1, "maxLength": 32}),
    ("标识,最长36位", {"maxLength": 36}),
    ("描述。256字符以内。", {"maxLength": 256}),
    ("标题。长度不超过 128 个字节。", {"maxLength": 128}),
    ("值，长度小于63", {"maxLength": 62}),
    ("名。 最小长度：0 最大长度：64", {"minLength": 0, "maxLength": 64}),
    ("Note, 0~1,000 characters", {"minLength": 0, "maxLength": 1000}),
    ("Name, shall not exceed 32 characters", {"maxLength": 32}),
    ("Token with a length of no more than 64 characters.", {"maxLength": 64}),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_length_is_read(text: str, expected: dict[str, object]) -> None:
    assert certain(text, "string") == expected


NO_LENGTHS = [
    "密码，为空即为免密，不少于8字符不超过16字符",
    "脚本，须Base64编码，编码前长度不能超过64字符",
    "如果不为空，子网掩码长度为16-28之间",
    "名称<br>SQL Server：最长支持64个字符<br>MySQL：不超过32字符",
    "**Windows**：长度为2-15个字符。<br>**其他**：长度为2-64个字符。",
    "脚本，长度不能超过16KB",
    "name长度小于63。prefix长度不超过253",
    "印章，必须和图片同时非空",
    "网段，掩码长度为16-28",
]


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_length_is_not_believed(text: str) -> None:
    assert not {"minLength", "maxLength"} & certain(text, "string").keys()


def test_arrays_are_limited_in_their_items() -> None:
    assert certain("资源列表，每次最多100个", "array") == {"maxItems": 100}
    assert certain("List, a maximum of 5 groups", "array") == {"maxItems": 5}


FORMATS = [
    ("到期时间，遵循ISO8601标准，格式为：YYYY-MM-DDTHH:mm:ssZ", "format", "date-time"),
    ("开始时间，ISO 8601", "format", "date-time"),
    ("时间格式(GMT): yyyy-MM-dd’T’HH:mm:ss.SSS’Z’", "format", "date-time"),
    ("时间，格式为:yyyy-MM-dd'T'HH:mm:ss'Z'", "format", "date-time"),
    ("日期，格式如下：yyyy-MM-dd", "format", "date"),
    ("时间，格式：yyyy-MM-dd'T'HH:mm:ssZ", "x-format", "yyyy-MM-dd'T'HH:mm:ssZ"),
    ("时间，格式为YYYY-MM-DD hh:mm:ss", "x-format", "YYYY-MM-DD hh:mm:ss"),
    ("日期，遵循ISO8601标准，格式为YYYYMMDDTHHmmssZ", "x-format", "YYYYMMDDTHHmmssZ"),
    ("时间，格式 “YYYY-MM-DDThh:mm:ssTZD”", "x-format", "YYYY-MM-DDThh:mm:ssTZD"),
    ("Time, subject to ISO8601, YYYY-MM-DDTHH:mm:ssZ", "format", "date-time"),
]


@pytest.mark.parametrize(("text", "kind", "value"), FORMATS)
def test_format_is_read(text: str, kind: str, value: str) -> None:
    assert certain(text, "string") == {kind: value}


def test_time_as_a_number_has_no_date_format() -> None:
    found = certain("创建时间，格式Unix timestamp，单位：毫秒", "integer")
    assert found == {"x-format": "unix-timestamp", "unit": "毫秒"}
    assert certain("时间，ISO8601", "integer") == {}


FLAGS = [
    ("任务ID (readonly)", "string", {"readOnly": True}),
    ("仅当x为true时出现 (readOnly)", "string", {"readOnly": True}),
    ("任务ID（只读）", "string", {"readOnly": True}),
    ("读写性，只读实例除外", "string", {}),
    ("（已废弃）旧的名称", "string", {"deprecated": True}),
    ("过期时间，不推荐修改", "string", {}),
    ("注意：此字段可能返回 null，表示取不到有效值。", "string", {"nullable": True}),
    ("描述，可为空", "string", {}),
    ("关联ID，必须参数", "string", {"required": True}),
    ("收费套餐的域名必填", "string", {}),
    ("否  带宽，单位为Mbit/s", "integer", {"required": False, "unit": "Mbit/s"}),
    ("速率，单位bps", "integer", {"unit": "bps"}),
    ("时间单位，另有说明", "integer", {}),
    ("状态，参见[枚举参数定义](../Enums.md)", "string", {"enumLink": "../Enums.md"}),
]


@pytest.mark.parametrize(("text", "type_", "expected"), FLAGS)
def test_marks_are_read(text: str, type_: str, expected: dict[str, object]) -> None:
    assert certain(text, type_) == expected


def test_default_outside_its_range_casts_doubt_on_both() -> None:
    found = facts("时长，默认为0，取值范围[1,100]", "integer")
    assert {(fact.kind, fact.tier) for fact in found} == {
        ("default", Tier.CONDITIONAL),
        ("minimum", Tier.CONDITIONAL),
        ("maximum", Tier.CONDITIONAL),
    }


def test_two_languages_are_one_set_of_words() -> None:
    text = "页码 page size, 10 by default；取值范围[1,50]"
    found = mine(text, Subject(name="size", type="integer"), (ZH, EN))
    assert {fact.kind: fact.value for fact in found} == {
        "default": 10,
        "minimum": 1,
        "maximum": 50,
    }


@pytest.mark.parametrize(
    "type_", ["string", "integer", "number", "boolean", "object", "array"]
)
@pytest.mark.parametrize(
    "text", ["", " ", "<br>", "\\", "[](", "默认", "取值：", "[,]", "(A,", "1:"]
)
def test_odd_texts_say_nothing(text: str, type_: str) -> None:
    assert facts(text, type_) == ()


WORDS = st.sampled_from(
    [
        "默认",
        "为",
        "取值范围",
        "：",
        ",",
        "，",
        "、",
        "[",
        "]",
        "(",
        ")",
        "（",
        "1",
        "20",
        "-1",
        "~",
        "-",
        "a_b",
        "ON",
        '"',
        "'",
        "’",
        "`",
        "\\",
        "**",
        "<br>",
        "|",
        "/",
        "或",
        "∞",
        "长度",
        "字符",
        "不超过",
        "当",
        "时",
        "default",
        "is",
        "value",
        "or",
        "yyyy-MM-dd",
        "Z",
        "单位",
        "秒",
        "(readonly)",
        "[a](b.md)",
        "等",
        "其他",
        "表示",
        ":",
        "=",
        "->",
        ".",
        "。",
        ";",
    ]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, max_size=25),
    st.sampled_from(["string", "integer", "number", "boolean", "array"]),
)
def test_any_mixture_of_words_is_read_without_trouble(
    words: list[str], type_: str
) -> None:
    text = "".join(words)
    found = mine(text, Subject(name="x", type=type_), (ZH, EN))
    assert all(0 <= fact.start < fact.end <= len(text) for fact in found)
    assert not contradictions(found)
    kinds = [fact.kind for fact in found if fact.tier is Tier.CERTAIN]
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    "part", ["1", "[1,", "a.b", "不超过1", "取值：a、", "a：中，", "默认", "(A,"]
)
@pytest.mark.parametrize("type_", ["string", "integer"])
def test_very_long_texts_take_no_longer_than_long_ones(part: str, type_: str) -> None:
    start = process_time()
    facts(part * (20_000 // len(part)) + "中", type_)
    assert process_time() - start < 2
