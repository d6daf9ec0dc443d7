"""Plans the modules of a client: functions, models, client classes and webhooks."""
