"""What the documentation shows that each operation answers."""

from collections.abc import Mapping

from ._runtime.operation import Example

# fmt: off
EXAMPLES: Mapping[str, Example] = {
    "listThumbnailTask": Example(method="GET", path="/regions/{regionId}/thumbnail", position="marker", first="", status=200, body={"result": {"thumbnailQuery": {"status": "SUCCESS", "begin": "2024-01-01T00:00:00Z", "end": "2024-01-01T00:00:00Z", "marker": "marker", "limit": 1000, "nextMarker": "next-marker", "truncated": True, "taskList": [{"taskID": "task-id", "status": "SUCCESS", "errorCode": 1, "createdTime": "2024-01-01T00:00:00Z", "lastUpdatedTime": "2024-01-01T00:00:00Z", "source": {"bucket": "bucket", "key": "key"}, "target": {"destBucket": "dest-bucket", "destKeyPrefix": "sourceKey", "format": "jpg", "widthInPixel": 1, "heightInPixel": 1, "keys": ["key"]}, "rule": {"mode": "single", "keyFrame": True, "startTimeInSecond": 0, "endTimeInSecond": -1, "count": 1}}]}}, "requestId": "request-id"}, media_type="application/json"),
    "createThumbnailTask": Example(method="POST", path="/regions/{regionId}/thumbnail", status=200, body={"result": {"thumbnailTaskID": {"taskID": "task-id"}}, "requestId": "request-id"}, media_type="application/json"),
    "getThumbnailTask": Example(method="GET", path="/regions/{regionId}/thumbnail/{taskId}", status=200, body={"result": {"thumbnailTask": {"taskID": "task-id", "status": "SUCCESS", "errorCode": 1, "createdTime": "2024-01-01T00:00:00Z", "lastUpdatedTime": "2024-01-01T00:00:00Z", "source": {"bucket": "bucket", "key": "key"}, "target": {"destBucket": "dest-bucket", "destKeyPrefix": "sourceKey", "format": "jpg", "widthInPixel": 1, "heightInPixel": 1, "keys": ["key"]}, "rule": {"mode": "single", "keyFrame": True, "startTimeInSecond": 0, "endTimeInSecond": -1, "count": 1}}}, "requestId": "request-id"}, media_type="application/json"),
}
