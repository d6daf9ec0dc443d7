"""What the request of an RPC action holds: its name as a constant, its parameters."""

from __future__ import annotations

from typing import Any

from unit.docs.assemble.reading import document, followed

_CALL = """# Boats

## launchBoat

- Purpose: Put a boat to sea
- Parameters:
  - **name** (string, required)
  - **crew** (integer, optional)
- Result on success: true

Request example:

```json
{"jsonrpc": "2.0", "method": "launchBoat", "id": 1, "params": {"name": "Ida"}}
```
"""

_TABLE = """# SinkBoat

| Parameter | Type | Required | Description |
| --- | --- | --- | --- |
| action | string | yes | "SinkBoat" |
| name | string | yes | Of the boat |

```php
curl_setopt($c, CURLOPT_URL, 'https://boats.example/do.php');
curl_setopt($c, CURLOPT_POST, 1);
$fields = ['action' => 'SinkBoat', 'name' => 'Ida'];
```
"""


def _body(found: dict[str, Any], path: str) -> tuple[str, Any]:
    operation = found["paths"][path]["post"]
    assert "parameters" not in operation
    ((media_type, content),) = operation["requestBody"]["content"].items()
    return media_type, followed(found, content["schema"])["properties"]


def test_json_rpc_has_its_parameters_in_the_envelope_of_the_example() -> None:
    media_type, properties = _body(document(boats=_CALL), "/#launchBoat")
    assert media_type == "application/json"
    assert list(properties) == ["jsonrpc", "method", "id", "params"]
    assert properties["method"]["const"] == "launchBoat"
    assert list(properties["params"]["properties"]) == ["name", "crew"]
    assert properties["params"]["required"] == ["name"]


_CALLS = """# Links

* https://boats.example/about
* [the harbour](https://harbour.example)

# Boats over RPC

## `sinkBoat`

### with a bad name

    curl -X POST -d '{"jsonrpc": "2.0", "method": "sinkBoat", "params": ["?"], "id": 1}' https://boats.example
    {"jsonrpc": "2.0", "id": 1, "error": {"code": -3, "message": "no such boat"}}

## `launchBoat`

    curl -X POST -d '{"jsonrpc": "2.0", "method": "launchBoat", "params": ["Ida"], "id": 1}' https://boats.example

    {"jsonrpc": "2.0", "id": 1, "result": "afloat"}

### with a bad name

    curl -X POST -d '{"jsonrpc": "2.0", "method": "launchBoat", "params": [""], "id": 1}' https://boats.example

    {"jsonrpc": "2.0", "id": 1, "error": {"code": -3, "message": "no name"}}
"""


def test_calls_below_the_heading_of_a_method_are_its_examples() -> None:
    found = document(boats=_CALLS)["paths"]
    sink, launch = found["/#sinkBoat"]["post"], found["/#launchBoat"]["post"]
    assert list(found) == ["/#sinkBoat", "/#launchBoat"]
    assert (sink["summary"], launch["summary"]) == ("sinkBoat", "launchBoat")
    sent = launch["requestBody"]["content"]["application/json"]["examples"]
    params = [example["value"]["params"] for example in sent.values()]
    assert params == [["Ida"], [""]]


def test_errors_of_json_rpc_are_no_success() -> None:
    found = document(boats=_CALLS)["paths"]
    assert list(found["/#sinkBoat"]["post"]["responses"]) == ["default"]
    answers = found["/#launchBoat"]["post"]["responses"]
    assert list(answers) == ["2XX", "default"]
    fine = answers["2XX"]["content"]["application/json"]
    assert fine["example"]["result"] == "afloat"


def test_a_list_of_links_is_no_title() -> None:
    assert document(boats=_CALLS)["info"]["title"] == "Boats over RPC"
    told = _CALLS.replace("* https", "Boats, by call.\n\n* https")
    assert document(boats=told)["info"]["title"] == "Links"


def test_an_action_that_is_posted_has_its_parameters_in_a_form() -> None:
    media_type, properties = _body(document(boats=_TABLE), "/do.php#SinkBoat")
    assert media_type == "application/x-www-form-urlencoded"
    assert properties["action"]["const"] == "SinkBoat"
    assert list(properties) == ["action", "name"]
