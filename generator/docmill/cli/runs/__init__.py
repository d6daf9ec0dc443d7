"""What each command does; kept apart from its options because importing it is slow."""
