"""Child processes end with this one, however it ends.

On Linux and macOS they see to it themselves: each watches its parent and ends itself. On Windows a
killed process tells nobody, so it puts itself into a job object that ends with it, and its children
are born into the same one (Microsoft, "Job Objects": JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE).
"""

import ctypes
import logging
import sys
from typing import Any

_log = logging.getLogger(__name__)
_KILL_ON_JOB_CLOSE = 0x2000
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation


class _BasicLimits(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

    _fields_ = (
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class ExtendedLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def bind_children(platform: str = sys.platform, kernel: Any = None) -> bool:  # noqa: ANN401 - kernel32
    """See to it that no child outlives this process; whether something had to be done and was.

    The job's handle is never closed: that the system closes it is what ends the children. Where it
    cannot be had, the children's own watch is all there is.
    """
    if platform != "win32":
        return False
    kernel = kernel or _kernel32()
    job = kernel.CreateJobObjectW(None, None)
    limits = ExtendedLimits()
    limits.basic.limit_flags = _KILL_ON_JOB_CLOSE
    size = ctypes.sizeof(limits)
    is_bound = bool(
        job
        and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), size)
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )
    if not is_bound:
        _log.warning("no job object: children end by their own watch only")
    return is_bound


def _kernel32() -> Any:  # noqa: ANN401 - a library's functions
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32,
    )  # fmt: skip
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    return kernel
