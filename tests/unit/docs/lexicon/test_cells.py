"""Columns, yes and no, nothing, locations, languages of samples."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import Lexicon

WORDS = Lexicon.of()

COLUMNS = {
    "name": """Name; Parameter; Parameters; Field; Attribute; Property; Argument; Key; Param; Variable; Element;
        Parameter name; Field Name; **Name**; Query parameter; Header; Request field; JSON key; Name / Type; Parameter / Type; Object property; 返回值;
        参数; 参数名; 参数名称; 字段; 字段名; 名称; 属性; 變數名; 請求參數;
        パラメータ; パラメーター名; 項目; 매개변수; 필드명; Parámetro; Nombre del campo; Feld; Paramètre; Nome""",
    "type": """Type; Data type; DataType; Field type; Value Type; Parameter Type; 类型; 数据类型; 参数类型; 字段类型;
        類型; 型; データ型; 타입; Tipo; Tipo de dato; Typ; Datentyp; Type de données""",
    "required": """Required; Required?; REQUIRED; Mandatory; Is required; Required (Y/N); Required or optional; Not null; M/O; Cardinality;
        必填; 必选; 是否必填; 是否必须; 是否必需; 是否必選; 是否为必填项; 不能为空; 必須; 필수; 필수 여부; Obligatorio; Pflicht; Obligatoire;
        Obrigatório""",
    "optional": "Optional; Nullable; Is optional; 可空; 是否可空; 可选; 任意; Opcional",
    "description": """Description; Descriptions; Remarks; Notes; Comment; Meaning; Explanation; Info; Details; Field description;
        Parameter Description; Error description; Error message; Default / notes; Description & example; 说明; 描述; 备注; 含义; 参数说明; 字段描述; 說明; 描述信息;
        説明; 内容; 설명; Descripción; Beschreibung; Bemerkung; Descrição""",
    "default": "Default; Default value; Defaults; 默认值; 缺省值; デフォルト; 기본값; Valor por defecto; Standardwert",
    "example": "Example; Examples; Sample; Example value; e.g.; 示例; 示例值; 参数示例; 例; 예시; Ejemplo; Beispiel",
    "place": "In; Located in; Location; Parameter location; 位置; 参数位置; 传参方式; 場所; 위치",
    "status_code": "Status; Status code; HTTP Status Code; Code; Response code; 状态码; 返回码; HTTP状态码; ステータスコード",
    "error": "Error; Error code; 错误码; 错误代码; エラーコード; 오류 코드",
    "schema": "Schema; Data model; Response schema; 数据模型; スキーマ",
    "values": "Values; Allowed values; Possible values; Options; Enum; 取值范围; 可选值; 枚举值; Valores posibles",
    "value": "Value; 参数值; 值; 値; Valor; Wert",
    "method": "Method; HTTP method; Verb; 请求方法; メソッド",
    "path": "URL; Path; Endpoint; Request URL; 接口地址; パス",
    "operation": "Operation; Action; Function; 接口名称; 操作",
    "constraints": "Constraints; Restrictions; Validation; 约束; 限制; 制約",
    "format": "Format; 格式; 形式",
    "min": "Min; Minimum; 最小值",
    "max": "Max; Maximum; 最大值",
    "length": "Length; Max length; 长度; 最大长度",
    "unit": "Unit; 单位",
    "since": "Since; Version; Added in; 版本",
    "deprecated": "Deprecated; 是否废弃",
    "read_only": "Read only; Readonly; 只读",
    "title": "Title; 中文名; Display name",
}
UNKNOWN_COLUMNS = [
    "",
    " ",
    "Weight",
    "User type",
    "Max per team",
    "Symbols covered",
    "订单类型",
    "Q1",
    "2024",
    "|",
]

YES = """yes; Yes; YES; **Yes**; y; Y; true; True; `true`; 1; √; ✓; ✔; ✅; ○; required; Required; mandatory; M; Yes*;
    yes.; (required); Always; Not null; <b>true</b>; Yes (unique); Yes, unique; ✔️; 1..1; :white_check_mark:;
    是; 必填; 必选; 必须; 必传; 必須; はい; 필수; 예; Sí; Ja; Oui; Sim; obligatorio; erforderlich; 是（必填）"""
NO = """no; No; NO; n; N; false; **false**; 0; ×; ✗; ❌; optional; Optional; O; not required; No.; No, ten by default; 0..1; no (but wise); :negative_squared_cross_mark:;
    否; 可选; 选填; 非必填; 非必须; 不必须; 任意; いいえ; 선택; Nein; Non; Não; opcional; facultatif; 非必須"""
NEITHER = """; -; —; N/A; x; conditional; C; yes if name is not given; Yes (if `id` is not set); No, unless paid; yes, if unset; maybe; string;
    Required if draft; 条件必填; 視情況; Yes and no; 2; yes or no"""

EMPTY = "; -; --; —; –; /; N/A; n/a; NA; none; None; None.; &nbsp;; ...; …; 无; 无。; 暂无; なし; 없음; ninguno; keine; aucun; No parameters; 无参数"
NOT_EMPTY = "0; null; false; a; no; The id; 否; nonempty; -1"

PLACES = {
    "path": "path; Path; PATH; in path; Path parameter; pathVariable; url; URI; URL parameter; 路径; 路径参数; パス; 경로; ruta; Pfad",
    "query": "query; Query; Query string; QueryString; query parameter; Query Param; URL query; (query); `query`; 查询参数; クエリ; 쿼리",
    "header": "header; Headers; HTTP header; Request header; 请求头; 請求頭; ヘッダー; 헤더; cabecera",
    "cookie": "cookie; Cookies; クッキー",
    "form": "form; formData; form-data; multipart/form-data; application/x-www-form-urlencoded; Form data; 表单; フォーム",
    "body": "body; Body; request body; JSON; json body; application/json; payload; requestBody; 请求体; 本文; 본문; Körper body",
}
NO_PLACES = ["", "-", "string", "query/body", "header or query", "somewhere", "user"]


def cases(listing: str) -> list[str]:
    return [" ".join(text.split()) for text in listing.split(";") if text.strip()]


@pytest.mark.parametrize(
    ("role", "header"), [(r, h) for r, hs in COLUMNS.items() for h in cases(hs)]
)
def test_columns(role: str, header: str) -> None:
    assert WORDS.column(header) == role


@pytest.mark.parametrize("header", UNKNOWN_COLUMNS)
def test_unknown_columns(header: str) -> None:
    assert WORDS.column(header) is None


def test_there_are_enough_columns() -> None:
    assert sum(len(cases(headers)) for headers in COLUMNS.values()) >= 150


@pytest.mark.parametrize("cell", cases(YES))
def test_yes(cell: str) -> None:
    assert WORDS.truth(cell) is True


@pytest.mark.parametrize("cell", cases(NO))
def test_no(cell: str) -> None:
    assert WORDS.truth(cell) is False


@pytest.mark.parametrize("cell", ["", *cases(NEITHER)])
def test_neither_yes_nor_no(cell: str) -> None:
    assert WORDS.truth(cell) is None


@pytest.mark.parametrize(
    "cell", ["", " ", "&nbsp;", *cases(EMPTY.replace("&nbsp;;", ""))]
)
def test_empty(cell: str) -> None:
    assert WORDS.is_empty(cell)


@pytest.mark.parametrize("cell", cases(NOT_EMPTY))
def test_not_empty(cell: str) -> None:
    assert not WORDS.is_empty(cell)


@pytest.mark.parametrize(
    ("place", "text"),
    [(p, t) for p, ts in PLACES.items() for t in cases(ts) if "Körper" not in t],
)
def test_places(place: str, text: str) -> None:
    assert WORDS.place(text) == place


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_places(text: str) -> None:
    assert WORDS.place(text) is None


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("sh", "shell"),
        ("bash", "shell"),
        ("cURL", "shell"),
        ("console", "shell"),
        ("python", "python"),
        ("py", "python"),
        ("python {hl_lines=[2]}", "python"),
        ("language-js", "javascript"),
        ("JavaScript", "javascript"),
        ("Node.js", "javascript"),
        ("ts", "typescript"),
        ("go", "go"),
        ("C#", "csharp"),
        ("ruby", "ruby"),
        ("json", None),
        ("http", None),
        ("", None),
        ("text", None),
        ("mermaid", None),
    ],
)
def test_languages_of_code_samples(info: str, language: str | None) -> None:
    assert WORDS.code_sample_language(info) == language
