"""For which CPU each peer was compiled: a ratio between unlike builds says less about engines.

llama-cpp-python is compiled on the machine, for all that its CPU can do; the server's wheel is
ready-made for many CPUs. Prompt speed can differ by half for that alone.
"""


def llama_cpu() -> str:
    """The CPU features that llama-cpp-python (ours, and `Llama`) uses."""
    from llama_cpp.llama_cpp import llama_print_system_info

    return _used(llama_print_system_info().decode())


def server_cpu() -> str:
    """The CPU features that llama.cpp's server of the wheel uses."""
    from xllamacpp import get_system_info

    return _used(get_system_info())


def _used(system_info: str) -> str:
    features = system_info.replace("CPU :", "").split("|")
    return " ".join(sorted(f.split("=")[0].strip() for f in features if f.strip().endswith("= 1")))
