"""What llama.cpp would run a model on. Never run on a GPU: written to upstream's headers."""

import ctypes

import llama_cpp
from llama_cpp import _ggml


def device_name() -> str:
    """Its GPU's description, or CPU. ggml lists its devices through ggml-backend.h."""
    if not llama_cpp.llama_supports_gpu_offload():
        return "CPU"
    ggml = _ggml.libggml
    ggml.ggml_backend_dev_count.restype = ctypes.c_size_t
    ggml.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    ggml.ggml_backend_dev_get.restype = ctypes.c_void_p
    ggml.ggml_backend_dev_description.argtypes = [ctypes.c_void_p]
    ggml.ggml_backend_dev_description.restype = ctypes.c_char_p
    names = [
        ggml.ggml_backend_dev_description(ggml.ggml_backend_dev_get(index)).decode()
        for index in range(ggml.ggml_backend_dev_count())
    ]
    return names[0] if names else "CPU"
