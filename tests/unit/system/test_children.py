"""On Windows children end with the app by a job object; kernel32 is a fake."""

from typing import Any

import pytest

from app.system.children import ExtendedLimits, bind_children

KILL_ON_CLOSE = 0x2000
JOB, PROCESS = 71, 72


class FakeKernel:
    """kernel32, of which some call may fail."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.flags = 0
        self.bound: list[tuple[int, int]] = []

    def CreateJobObjectW(self, _security: None, _name: None) -> int:
        return 0 if self.failing == "create" else JOB

    def SetInformationJobObject(self, job: int, kind: int, limits: Any, size: int) -> int:
        assert (job, kind) == (JOB, 9)
        given: ExtendedLimits = limits._obj
        self.flags = given.basic.limit_flags
        # 144 bytes on 64 bits, as the Windows headers make it.
        assert size == 144
        return int(self.failing != "limits")

    def AssignProcessToJobObject(self, job: int, process: int) -> int:
        self.bound.append((job, process))
        return int(self.failing != "assign")

    def GetCurrentProcess(self) -> int:
        return PROCESS


def test_on_windows_the_process_puts_itself_into_a_job_that_ends_with_it() -> None:
    kernel = FakeKernel()
    assert bind_children("win32", kernel)
    assert kernel.flags == KILL_ON_CLOSE
    assert kernel.bound == [(JOB, PROCESS)]


@pytest.mark.parametrize("failing", ["create", "limits", "assign"])
def test_where_there_is_no_job_the_app_runs_on(failing: str) -> None:
    assert not bind_children("win32", FakeKernel(failing))


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_elsewhere_children_watch_their_parent_themselves(platform: str) -> None:
    kernel = FakeKernel()
    assert not bind_children(platform, kernel)
    assert not kernel.bound
