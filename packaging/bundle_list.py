"""The bundle's list of parts (SBOM), as CycloneDX JSON.

cyclonedx-bom lists the build environment; what is not in the bundle is taken out of that, and what
is no distribution of Python is put in: Python, the system's libraries, the starter model.
"""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

from bundle_contents import Contents


def write_list(contents: Contents, root: Path, bundle: Path, target: Path) -> None:
    """Write the list of parts of a bundle."""
    command = [
        sys.executable, "-m", "cyclonedx_py", "environment", sys.executable,
        "--pyproject", str(root / "pyproject.toml"), "--output-format", "JSON",
        "--output-reproducible",
    ]  # fmt: skip
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    names = {str(one.metadata["Name"]) for one in contents.distributions}
    found = restricted(json.loads(listed), names)
    found["components"] += [*_others(contents), *_models(bundle)]
    target.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


def restricted(listed: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """A list with only the components of these names, and what they depend on among them."""
    wanted = {_plain(name) for name in names}
    kept = [one for one in listed.get("components", []) if _plain(one["name"]) in wanted]
    for one in kept:
        one.pop("externalReferences", None)  # places on the build machine among them
    root = listed.get("metadata", {}).get("component", {})
    root.pop("externalReferences", None)
    references = {one["bom-ref"] for one in kept} | {root.get("bom-ref")}
    dependencies = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in references]}
        for one in listed.get("dependencies", [])
        if one["ref"] in references
    ]
    return {**listed, "components": kept, "dependencies": dependencies}


def _others(contents: Contents) -> list[dict[str, Any]]:
    found = [_component("library", "CPython", platform.python_version(), "Python-2.0")]
    for package, version in contents.system.items():
        one = _component("library", package, version)
        found.append(one | {"purl": f"pkg:deb/debian/{package}@{version}"})
    return found + [_component("file", name) for name in contents.libraries]


def _models(bundle: Path) -> list[dict[str, Any]]:
    found = []
    for file in sorted(bundle.rglob("*.gguf")):
        with file.open("rb") as opened:
            content = hashlib.file_digest(opened, "sha256").hexdigest()
        one = _component("machine-learning-model", file.stem, licence="Apache-2.0")
        found.append(one | {"hashes": [{"alg": "SHA-256", "content": content}]})
    return found


def _component(kind: str, name: str, version: str = "", licence: str = "") -> dict[str, Any]:
    one: dict[str, Any] = {"type": kind, "name": name, "bom-ref": f"{name}=={version}"}
    if version:
        one["version"] = version
    if licence:
        one["licenses"] = [{"license": {"id": licence}}]
    return one


def _plain(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")
