"""The engine on this machine: a GGUF model in a child process.

`supervisor` (parent) ── `protocol` over one Pipe ── `worker` (child) ── `session` (llama.cpp)
"""
