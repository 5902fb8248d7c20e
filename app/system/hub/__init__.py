"""Models from a hub: huggingface_hub asks, the border carries, our own loop gets the bytes.

`downloads` is the port; `job` is the story of one download: ask, get (`transfer`), check, hand
over. huggingface_hub's own download is not used: it can neither be paused nor capped, keeps a cache
of its own with links, and hands large files to native code that opens sockets itself.
"""
