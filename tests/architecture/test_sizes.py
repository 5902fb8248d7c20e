"""What can be read at a glance: no file of the app over 300 lines, no function over 40."""

import ast
from pathlib import Path

APP = Path(__file__).parent.parent.parent / "app"
MOST_LINES, MOST_OF_A_FUNCTION = 300, 40


def test_no_file_is_too_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in APP.rglob("*.py")}
    assert lengths
    assert {str(path): n for path, n in lengths.items() if n > MOST_LINES} == {}


def test_no_function_is_too_long() -> None:
    """Lists of parts and of columns are read, not followed: the composition root, migrations."""
    long = [
        f"{path.relative_to(APP)}:{node.lineno} {node.name}"
        for path in APP.rglob("*.py")
        if "migrations" not in path.parts and not path.name.startswith("bootstrap")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.body[0].lineno >= MOST_OF_A_FUNCTION
    ]
    assert long == []
