"""llama.cpp: the only package that imports llama_cpp and llguidance.

Built on llama.h through llama-cpp-python's low-level API; names as in llama.h. It is used in the
worker process only: a GGML assertion ends that process, not the app.

`model` the weights, their vocabulary and chat template · `context` the key-value cache and
decoding · `guides` grammars · `devices` what the machine has
"""
