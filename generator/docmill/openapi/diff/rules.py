"""All kinds of changes, each rated for two readers.

`python` is the caller of the generated client: does code that was written, type-checked
and run against the old client still do so with the new one? `wire` is everybody else
who talks to the server: is what was sent still accepted, and what comes back still
understood? Enumerations of the client are open and its parameters keyword-only, which
is why the two differ so often.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Rating(IntEnum):
    """How much a change can hurt."""

    SAFE = 0
    RISKY = 1
    BREAKING = 2

    @property
    def label(self) -> str:
        """The word for it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of change: its name, what it says, the two ratings, an example."""

    id: str
    what: str
    python: Rating
    wire: Rating
    example: str

    @property
    def rating(self) -> Rating:
        """The worse of the two ratings."""
        return max(self.python, self.wire)


_S, _R, _B = Rating.SAFE, Rating.RISKY, Rating.BREAKING

# fmt: off
_TABLE = (
    # the API
    Rule("server-changed", "the server has another address", _S, _R, "https://a.example.com → https://b.example.com"),
    Rule("description-changed", "the description reads differently", _S, _S, "a typing error is corrected"),
    Rule("client-parameter-removed", "a parameter is no longer given to the client", _B, _S, "Client(region_id=…) is gone"),
    Rule("error-envelope-changed", "errors look different", _R, _R, "error.code moved to code"),
    Rule("security-scheme-added", "there is another way to authenticate", _S, _S, "bearer tokens beside API keys"),
    Rule("security-scheme-removed", "a way to authenticate is gone", _B, _B, "API keys are no longer taken"),
    Rule("security-scheme-changed", "a way to authenticate works differently", _B, _B, "the API key moved from the query to a header"),
    Rule("model-added", "a model is new", _S, _S, "class Disk is new"),
    Rule("model-removed", "a model is gone", _B, _S, "class Disk is gone"),
    Rule("model-renamed", "a model has another name", _B, _S, "class Disk is called Volume"),
    # operations
    Rule("operation-added", "the operation is new", _S, _S, "GET /disks is new"),
    Rule("operation-removed", "the operation is gone", _B, _B, "GET /disks is gone"),
    Rule("operation-removed-deprecated", "the operation, deprecated before, is gone", _B, _R, "GET /disks was deprecated and is gone"),
    Rule("operation-renamed", "the operation has another operationId", _B, _S, "listDisks is called describeDisks"),
    Rule("operation-moved", "the operation has another path or method", _S, _B, "GET /disks is GET /volumes"),
    Rule("operation-deprecated", "the operation is deprecated", _S, _S, "deprecated: true is new"),
    Rule("operation-undeprecated", "the operation is no longer deprecated", _S, _S, "deprecated: true is gone"),
    Rule("operation-tags-changed", "the operation belongs to other groups", _S, _S, "tag disk → tag volume"),
    Rule("operation-security-added", "the operation asks for more authentication", _B, _B, "a scope is needed"),
    Rule("operation-security-removed", "the operation asks for less authentication", _S, _S, "a scope is no longer needed"),
    Rule("pagination-added", "the items can be iterated over", _S, _S, "iter_list_disks() is new"),
    Rule("pagination-removed", "the items can no longer be iterated over", _B, _S, "iter_list_disks() is gone"),
    Rule("pagination-changed", "paging works differently", _R, _R, "pages are counted from 0"),
    # parameters
    Rule("parameter-added-required", "a required parameter is new", _B, _B, "size must be given"),
    Rule("parameter-added-optional", "an optional parameter is new", _S, _S, "size may be given"),
    Rule("parameter-removed", "the parameter is gone", _B, _R, "size is gone"),
    Rule("parameter-renamed", "the path parameter has another name", _B, _S, "/disks/{id} → /disks/{diskId}"),
    Rule("parameter-became-required", "the parameter became required", _B, _B, "required: true is new"),
    Rule("parameter-became-optional", "the parameter became optional", _S, _S, "required: true is gone"),
    Rule("parameter-moved", "the parameter is sent in another place", _S, _B, "in: query → in: header"),
    Rule("parameter-style-changed", "the parameter is written differently", _S, _B, "ids=1,2 → ids=1&ids=2"),
    Rule("parameter-deprecated", "the parameter is deprecated", _S, _S, "deprecated: true is new"),
    # request bodies
    Rule("body-added-required", "a required body is new", _B, _B, "a body must be sent"),
    Rule("body-added-optional", "an optional body is new", _S, _S, "a body may be sent"),
    Rule("body-removed", "the body is gone", _B, _R, "no body is read"),
    Rule("body-became-required", "the body became required", _B, _B, "required: true is new"),
    Rule("body-became-optional", "the body became optional", _S, _S, "required: true is gone"),
    Rule("body-media-type-added", "the body may have another media type", _S, _S, "application/xml is taken too"),
    Rule("body-media-type-removed", "a media type of the body is gone", _R, _B, "application/xml is no longer taken"),
    # responses
    Rule("success-response-added", "there is another successful answer", _R, _R, "202 beside 200"),
    Rule("success-response-removed", "a successful answer is gone", _B, _B, "200 is gone"),
    Rule("error-response-added", "there is another error", _S, _S, "429 is documented"),
    Rule("error-response-removed", "an error is gone", _S, _R, "429 is no longer documented"),
    Rule("response-media-type-added", "the answer may have another media type", _S, _R, "application/xml may come back"),
    Rule("response-media-type-removed", "a media type of the answer is gone", _B, _B, "application/json no longer comes back"),
    Rule("response-header-added", "the answer has another header", _S, _S, "X-Total is sent"),
    Rule("response-header-removed", "a header of the answer is gone", _R, _B, "X-Total is no longer sent"),
    Rule("response-header-became-optional", "a header of the answer may be left out", _R, _R, "required: true is gone"),
    # what is sent
    Rule("request-field-added-required", "a required field is new", _B, _B, "name must be sent"),
    Rule("request-field-added-optional", "an optional field is new", _S, _S, "name may be sent"),
    Rule("request-field-removed", "the field is gone", _B, _R, "name is no longer read"),
    Rule("request-field-became-required", "the field became required", _B, _B, "name must be sent"),
    Rule("request-field-became-optional", "the field became optional", _S, _S, "name may be left out"),
    Rule("request-field-became-read-only", "the field can no longer be set", _B, _R, "readOnly: true is new"),
    Rule("request-field-became-writable", "the field can be set", _S, _S, "readOnly: true is gone"),
    Rule("request-field-deprecated", "the field is deprecated", _S, _S, "deprecated: true is new"),
    Rule("request-type-changed", "the type is another one", _B, _B, "string → integer"),
    Rule("request-type-narrowed", "fewer types are taken", _B, _B, "number → integer"),
    Rule("request-type-widened", "more types are taken", _S, _S, "integer → number"),
    Rule("request-format-changed", "the format is another one", _B, _R, "string → date-time"),
    Rule("request-null-removed", "null is no longer taken", _B, _B, "nullable: true is gone"),
    Rule("request-null-added", "null is taken", _S, _S, "nullable: true is new"),
    Rule("request-enum-value-removed", "a value is no longer taken", _R, _B, "kind: ssd is gone"),
    Rule("request-enum-value-added", "another value is taken", _S, _S, "kind: ssd is new"),
    Rule("request-enum-added", "only some values are taken", _R, _B, "kind: one of hdd, ssd"),
    Rule("request-enum-removed", "any value is taken", _S, _S, "kind: any string"),
    Rule("request-constraint-narrowed", "less is allowed", _R, _B, "maximum: 100 → 10"),
    Rule("request-constraint-widened", "more is allowed", _S, _S, "maximum: 10 → 100"),
    Rule("request-constraint-changed", "something else is allowed", _R, _B, "pattern: ^a → ^b"),
    Rule("request-default-changed", "the default is another one", _R, _R, "default: 10 → 20"),
    Rule("request-extra-fields-refused", "other fields are no longer taken", _R, _B, "additionalProperties: false is new"),
    Rule("request-extra-fields-taken", "other fields are taken", _S, _S, "additionalProperties: false is gone"),
    Rule("request-alternative-removed", "an alternative is no longer taken", _B, _B, "oneOf: Cat is gone"),
    Rule("request-alternative-added", "another alternative is taken", _S, _S, "oneOf: Dog is new"),
    # what comes back
    Rule("response-body-added", "the answer has a body", _R, _S, "a model is returned instead of None"),
    Rule("response-body-removed", "the answer has no body", _B, _B, "None is returned instead of a model"),
    Rule("response-field-added", "the field is new", _S, _S, "size is sent"),
    Rule("response-field-removed", "the field is gone", _B, _R, "size is no longer sent"),
    Rule("response-field-removed-required", "the field, always there before, is gone", _B, _B, "size is no longer sent"),
    Rule("response-field-became-optional", "the field may be left out", _B, _B, "required: [size] is gone"),
    Rule("response-field-became-required", "the field is always there", _S, _S, "required: [size] is new"),
    Rule("response-field-became-write-only", "the field is no longer sent", _B, _B, "writeOnly: true is new"),
    Rule("response-field-became-readable", "the field is sent", _S, _S, "writeOnly: true is gone"),
    Rule("response-field-deprecated", "the field is deprecated", _S, _S, "deprecated: true is new"),
    Rule("response-type-changed", "the type is another one", _B, _B, "string → integer"),
    Rule("response-type-narrowed", "fewer types come back", _S, _S, "number → integer"),
    Rule("response-type-widened", "more types come back", _B, _B, "integer → number"),
    Rule("response-format-changed", "the format is another one", _B, _R, "string → date-time"),
    Rule("response-null-added", "null may come back", _R, _B, "nullable: true is new"),
    Rule("response-null-removed", "null no longer comes back", _S, _S, "nullable: true is gone"),
    Rule("response-enum-value-added", "another value may come back", _R, _R, "kind: ssd is new"),
    Rule("response-enum-value-removed", "a value no longer comes back", _S, _S, "kind: ssd is gone"),
    Rule("response-enum-added", "only some values come back", _S, _S, "kind: one of hdd, ssd"),
    Rule("response-enum-removed", "any value may come back", _R, _R, "kind: any string"),
    Rule("response-constraint-narrowed", "less can come back", _S, _S, "maximum: 100 → 10"),
    Rule("response-constraint-widened", "more can come back", _S, _R, "maximum: 10 → 100"),
    Rule("response-constraint-changed", "something else can come back", _S, _R, "pattern: ^a → ^b"),
    Rule("response-default-changed", "the default is another one", _S, _S, "default: 10 → 20"),
    Rule("response-extra-fields-refused", "no other fields come back", _S, _S, "additionalProperties: false is new"),
    Rule("response-extra-fields-taken", "other fields may come back", _S, _S, "additionalProperties: false is gone"),
    Rule("response-alternative-added", "another alternative may come back", _R, _B, "oneOf: Dog is new"),
    Rule("response-alternative-removed", "an alternative no longer comes back", _S, _S, "oneOf: Cat is gone"),
    # both
    Rule("number-format-changed", "numbers have another size", _S, _R, "int32 → int64"),
    Rule("discriminator-changed", "alternatives are told apart differently", _R, _B, "propertyName: kind → type"),
)
# fmt: on

RULES = {rule.id: rule for rule in _TABLE}
"""The rules by their ids."""
