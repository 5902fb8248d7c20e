"""Which models suit this machine, and what somebody means who asks for one."""

from datetime import timedelta

_LOOK_BACK = timedelta(days=30)
