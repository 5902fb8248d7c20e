"""Where the files that come with the app are."""

import os

_APP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 - see below


def resources_folder() -> str:
    """The resources folder: in the package of a wheel; else beside it, also in the bundle.

    Without `pathlib`: it is asked for before the first paint.
    """
    inside = os.path.join(_APP, "resources")  # noqa: PTH118
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_APP), "resources")  # noqa: PTH112, PTH118, PTH120
