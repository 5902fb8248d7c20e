"""Our own reader of GGUF headers: what a stranger's file says is checked before llama.cpp sees it.

Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Pure Python, no byte of a weight
is read, and no size that the file claims is believed before the file is seen to hold it.
"""

from app.engines.local.gguf.header import Header, read_header
from app.engines.local.gguf.tensors import Tensor

__all__ = ["Header", "Tensor", "read_header"]
