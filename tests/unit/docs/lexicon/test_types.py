"""Type words, arrays, maps, null."""

from __future__ import annotations

import pytest

from docmill.docs.lexicon.lexicon import Lexicon

WORDS = Lexicon.of()

TYPES = {
    "string": """string; String; STRING; **string**; `string`; str; text; varchar(64); String(20); string (max 20); string(optional);
        char; enum; ENUM; "string"; <code>string</code>; string value; string, optional; string <= 20 characters; non-empty string; comma-separated list; Date;
        comma-separated list of ids; [string](#strings); 字符串; 文本; 字符型; String类型; 文字列; 문자열; cadena; Zeichenkette; chaîne; texto""",
    "string date": "date; string(date); string <date>; string (date); date string; Datum; 日期; fecha",
    "string date-time": """datetime; DateTime; date-time; dateTime; string(date-time); string, date-time; ISO 8601 timestamp;
        ISO8601 datetime; ISO 8601 date string; string (ISO 8601); UTC timestamp; 日期时间; 日時""",
    "string uuid": "uuid; UUID; GUID; string(uuid); uuid string",
    "string uri": "url; URI; string (uri); URL string",
    "string email": "email; string(email); email address",
    "string binary": "file; File; binary; string(binary); byte array; multipart file; 文件; ファイル",
    "string byte": "base64; string(byte); base64 encoded string",
    "string iso-country-code": "string(iso-country-code)",
    "integer": "integer; Integer; int; Int; INT; int(11); unsigned int; positive integer; unix timestamp; Unix time; timestamp (ms); number (int); integer >= 0; 整数; 整型; int型; 时间戳; 정수; entero; Ganzzahl; entier; inteiro",
    "integer int32": "int32; integer(int32); integer <int32>; integer($int32); 32-bit integer",
    "integer int64": "int64; long; Long; LONG; bigint; integer(int64); integer (64-bit); 64-bit integer; integer/int64; long integer; 长整型; integer(long)",
    "integer uint16": "uint16; integer(uint16)",
    "number": "number; Number; decimal; BigDecimal; numeric; 数字; 数值; Zahl; número; nombre",
    "number float": "float; Float; number(float); 浮点数",
    "number double": "double; Double; number(double); number($double); 双精度",
    "boolean": "boolean; Boolean; bool; Bool; BOOL; boolean (true/false); true/false; 布尔; 布尔值; 真偽値; 불리언; booleano; booléen",
    "object": "object; Object; json; JSON object; dict; map; hash; dictionary; struct; 对象; オブジェクト; 객체; objeto; Objekt",
    "array": "array; Array; list; List; Set; JSON array; []; 数组; 列表; 配列; 배열; Liste; tableau",
    "any": "any; mixed; 任意类型",
    "null": "null",
}
NO_TYPES = """; User; user object; OrderList; string or integer; integer/string; string[]; [string]; List<String>; array(string); array of strings;
    Map<String, Long>; object<string,X>; timestamp; Amount Object; Links-Self; key object; the name of the user; 42; -; {}; ???; 用户; string|integer"""

ITEMS = {
    "string[]": "string",
    "String []": "String",
    "string\\[\\]": "string",
    "[string]": "string",
    "[ string ]": "string",
    "[]string": "string",
    "int[4]": "int",
    "[[Tag](#tag)]": "Tag",
    "[Tag](#tag)[]": "Tag",
    "List<String>": "String",
    "List&lt;String&gt;": "String",
    "List«Pet»": "Pet",
    "Array<integer>": "integer",
    "Array.<Pet>": "Pet",
    "array(string)": "string",
    "array[object]": "object",
    "array[[*Rule*](#Rule)]": "Rule",
    "List[str]": "str",
    "Set<Long>": "Long",
    "array<array<int>>": "array<int>",
    "string[][]": "string[]",
    "array of strings": "string",
    "Array of String": "String",
    "array of Pet objects": "Pet",
    "array of [pet](#pet) objects": "pet",
    "an array of integers": "integer",
    "list of up to 10 embed objects": "embed",
    "array of partial member objects": "member",
    "array of objects": "object",
    "array of arrays of strings": "array of strings",
    "array (of strings)": "string",
    "array (max 10)": "",
    "set of integers": "integer",
    "string array": "string",
    "object array": "object",
    "String数组": "String",
    "字符串数组": "字符串",
    "对象数组": "对象",
    "订单列表": "订单",
    "数组<对象>": "对象",
    "List集合": "",
    "number [0..1]": None,
    "文字列の配列": "文字列",
    "lista de cadenas": "cadena",
    "Liste von Objekten": "Objekten",
    "{String[]}": "String",
    "array": "",
    "List": "",
    "[]": "",
    "Array[]": "",
    "数组": "",
    "string": None,
    "object": None,
    "User": None,
    "Map<String,Long>": None,
    "comma-separated list": None,
    "[a, b]": None,
    "The list of users": None,
    "": None,
}

VALUES = {
    "Map<String, Long>": "Long",
    "map<string,Pet>": "Pet",
    "Map<String, List<Pet>>": "List<Pet>",
    "Map«string,Pet»": "Pet",
    "map[string]int": "int",
    "map[string][]Pet": "[]Pet",
    "object<string, Pet>": "Pet",
    "Dict[str, Any]": "Any",
    "Record<string, number>": "number",
    "{[key: string]: number}": "number",
    "{string: Pet}": "Pet",
    "map of strings": "string",
    "map of string to Pet": "Pet",
    "hash of integers": "integer",
    "dictionary of Pet objects": "Pet",
    "dictionary with keys of colours": "",
    "dictionary": "",
    "Map": "",
    "hash": "",
    "key-value pairs": "",
    "字典": "",
    "object": None,
    "string": None,
    "object(Pet)": None,
    "array of strings": None,
    "List<String>": None,
    "list of dict": None,
    "": None,
}

NULLABLE = {
    "?string": ("string", True),
    "string?": ("string", True),
    "string|null": ("string", True),
    "string \\| null": ("string", True),
    "null | string": ("string", True),
    "string or null": ("string", True),
    "string, null": ("string", True),
    "string (nullable)": ("string", True),
    "nullable string": ("string", True),
    "Optional[str]": ("str", True),
    "string | integer | null": ("string | integer", True),
    "[string]|null": ("[string]", True),
    "integer 可为空": ("integer", True),
    "string | undefined": ("string", False),
    "string": ("string", False),
    "integer/string": ("integer/string", False),
    "null": ("null", False),
    "Annullable": ("Annullable", False),
    "": ("", False),
}


def cases(listing: str) -> list[str]:
    return [" ".join(text.split()) for text in listing.split(";")]


@pytest.mark.parametrize(
    ("expected", "word"), [(t, w) for t, ws in TYPES.items() for w in cases(ws)]
)
def test_types(expected: str, word: str) -> None:
    name, _, format_ = expected.partition(" ")
    assert WORDS.type(word) == (name, format_ or None)


@pytest.mark.parametrize("word", cases(NO_TYPES))
def test_no_types(word: str) -> None:
    assert WORDS.type(word) is None


def test_there_are_enough_types() -> None:
    assert sum(len(cases(words)) for words in TYPES.values()) >= 150


@pytest.mark.parametrize(("word", "item"), ITEMS.items())
def test_array_items(word: str, item: str | None) -> None:
    assert WORDS.array_item(word) == item


@pytest.mark.parametrize(("word", "value"), VALUES.items())
def test_map_values(word: str, value: str | None) -> None:
    assert WORDS.map_value(word) == value


@pytest.mark.parametrize(("word", "expected"), NULLABLE.items())
def test_null(word: str, expected: tuple[str, bool]) -> None:
    assert WORDS.nullable(word) == expected
