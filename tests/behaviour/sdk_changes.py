"""What the vendor changed between the pages of January 2019 and SDK 1.6.354.

Looked up in the SDK one by one; a line that is no longer needed fails the test.
"""

from __future__ import annotations

CHANGED = {
    "cdn deleteHttpHeader": "was DELETE, is PUT",
    "cdn operateLiveDomainIpBlackList": "the path ended in {blackIpsEnable}",
    "cdn queryStatisticsData": "was /statistics, is /vodStatistics",
    "cdn queryStatisticsDataGroupByArea": "was /statistics, is /vodStatistics",
    "cdn queryStatisticsDataGroupSum": "was /statistics, is /vodStatistics",
    "live addLiveDomain": "had a parameter `region`",
    "monitor createAlarm": "was /regions/{regionId}/alarms, is /groupAlarms",
    "monitor describeAlarms": "was /regions/{regionId}/alarms, is /groupAlarms",
    "monitor describeAlarmContacts": "was below alarms, is below groupAlarms",
    "monitor describeAlarmHistory": "was alarmHistory, is groupAlarmsHistory",
    "monitor describeMetricData": "was /v1, is /v2",
    "monitor describeMetrics": "was /v1, is /v2",
    "monitor lastDownsample": "was /v1, is /v2",
    "monitor putMetricData": "was /v1 at a host for each region, is /v2",
    "monitor updateAlarm": "was PATCH below alarms, is PUT below groupAlarms",
}
"""Operations of another method path or parameters, by service and operation id."""

OTHER_HOST = {
    "datastar": "datastar.cn-south-1.jdcloud-api.com",
}
"""The host that the pages name, for services that have moved since."""

COMPARED = {
    "baseanti": 5,
    "billing": 1,
    "cdn": 48,
    "clouddnsservice": 26,
    "containerregistry": 15,
    "datastar": 1,
    "disk": 11,
    "iam": 12,
    "live": 49,
    "monitor": 0,
    "mps": 5,
    "oss": 4,
    "ossopenapi": 3,
    "rds": 68,
    "redis": 9,
    "vm": 39,
    "xdata": 18,
}
"""How many operations are the same in both, by service; most others are gone."""
