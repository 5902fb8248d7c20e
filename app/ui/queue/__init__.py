"""The queue: all tasks, and the result of the selected one."""
