# An edit.
