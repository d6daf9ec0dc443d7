"""The models, each loaded when it is first used."""

from typing import TYPE_CHECKING

MODULES: dict[str, str] = {
    "CreateThumbnailTaskRequest": ".create_thumbnail_task_request",
    "CreateThumbnailTaskResponse": ".create_thumbnail_task_response",
    "CreateThumbnailTaskResult": ".create_thumbnail_task_result",
    "Error": ".error",
    "ErrorError": ".error_error",
    "GetThumbnailTaskResponse": ".get_thumbnail_task_response",
    "GetThumbnailTaskResult": ".get_thumbnail_task_result",
    "ListThumbnailTaskResponse": ".list_thumbnail_task_response",
    "ListThumbnailTaskResult": ".list_thumbnail_task_result",
    "ThumbnailQuery": ".thumbnail_query",
    "ThumbnailTask": ".thumbnail_task",
    "ThumbnailTaskID": ".thumbnail_task_id",
    "ThumbnailTaskRule": ".thumbnail_task_rule",
    "ThumbnailTaskSource": ".thumbnail_task_source",
    "ThumbnailTaskTarget": ".thumbnail_task_target",
    "ThumbnailTaskTargetInput": ".thumbnail_task_target",
}

if TYPE_CHECKING:
    from .create_thumbnail_task_request import (
        CreateThumbnailTaskRequest as CreateThumbnailTaskRequest,
    )
    from .create_thumbnail_task_response import (
        CreateThumbnailTaskResponse as CreateThumbnailTaskResponse,
    )
    from .create_thumbnail_task_result import (
        CreateThumbnailTaskResult as CreateThumbnailTaskResult,
    )
    from .error import Error as Error
    from .error_error import ErrorError as ErrorError
    from .get_thumbnail_task_response import (
        GetThumbnailTaskResponse as GetThumbnailTaskResponse,
    )
    from .get_thumbnail_task_result import (
        GetThumbnailTaskResult as GetThumbnailTaskResult,
    )
    from .list_thumbnail_task_response import (
        ListThumbnailTaskResponse as ListThumbnailTaskResponse,
    )
    from .list_thumbnail_task_result import (
        ListThumbnailTaskResult as ListThumbnailTaskResult,
    )
    from .thumbnail_query import ThumbnailQuery as ThumbnailQuery
    from .thumbnail_task import ThumbnailTask as ThumbnailTask
    from .thumbnail_task_id import ThumbnailTaskID as ThumbnailTaskID
    from .thumbnail_task_rule import ThumbnailTaskRule as ThumbnailTaskRule
    from .thumbnail_task_source import ThumbnailTaskSource as ThumbnailTaskSource
    from .thumbnail_task_target import ThumbnailTaskTarget as ThumbnailTaskTarget
    from .thumbnail_task_target import (
        ThumbnailTaskTargetInput as ThumbnailTaskTargetInput,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(__name__, MODULES)
