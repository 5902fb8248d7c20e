"""Make resources/prices.json from the data of the `genai-prices` package (MIT).

The package is fetched by pip, unpacked and read; it is no dependency of Homeport.
"""

import datetime
import importlib
import json
import subprocess
import sys
import tempfile
import types
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

VERSION = "0.2.3"
TARGET = Path(__file__).parent.parent / "resources" / "prices.json"
# Its names of the providers that Homeport speaks to.
PROVIDERS = ("anthropic", "azure", "openai", "openrouter")
_CLAUSES = {
    "ClauseEquals": ("equals", "equals"),
    "ClauseStartsWith": ("starts_with", "starts_with"),
    "ClauseEndsWith": ("ends_with", "ends_with"),
    "ClauseContains": ("contains", "contains"),
    "ClauseRegex": ("regex", "regex"),
}


def main() -> None:
    """Fetch, convert, write."""
    with tempfile.TemporaryDirectory() as folder:
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder]
        subprocess.run([*fetch, f"genai-prices=={VERSION}"], check=True)
        [wheel] = Path(folder).glob("*.whl")
        zipfile.ZipFile(wheel).extractall(folder)
        sys.path.insert(0, folder)
        sys.modules["httpx2"] = types.ModuleType("httpx2")  # it would only fetch newer prices
        data: Any = importlib.import_module("genai_prices.data")
        models = {p.id: _models(p) for p in data.providers if p.id in PROVIDERS}
        table = {
            "as_of": f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}",
            "source": f"genai-prices {VERSION}",
            "providers": models,
        }
    TARGET.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {sum(map(len, models.values()))} models")


def _models(provider: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - the package has no types here
    models = []
    for model in provider.models:
        prices = [price for price in _prices(model.prices) if price is not None]
        if prices:
            models.append({"id": model.id, "names": _rule(model.match), "prices": prices})
    return models


def _rule(clause: Any) -> dict[str, Any]:  # noqa: ANN401
    kind = type(clause).__name__
    if kind in {"ClauseOr", "ClauseAnd"}:
        how, inner = ("any", clause.or_) if kind == "ClauseOr" else ("all", clause.and_)
        return {"how": how, "rules": [_rule(one) for one in inner]}
    how, field = _CLAUSES[kind]
    text = getattr(clause, field)
    return {"how": how, "text": text if how == "regex" else text.lower()}


def _prices(prices: Any) -> list[dict[str, Any] | None]:  # noqa: ANN401
    """Those without a time of day: off-peak discounts are not reckoned with."""
    if not isinstance(prices, list):
        return [_price(prices, None)]
    found = []
    for one in prices:
        kind = type(one.constraint).__name__
        if kind in {"NoneType", "StartDateConstraint"}:
            found.append(_price(one.prices, getattr(one.constraint, "start_date", None)))
    return found


def _price(price: Any, since: datetime.date | None) -> dict[str, Any] | None:  # noqa: ANN401
    """None where reading or writing has no price: what is not told is not free."""
    parts = {
        name: getattr(price, key, None)
        for name, key in (
            ("read", "input_mtok"),
            ("written", "output_mtok"),
            ("cached", "cache_read_mtok"),
        )
    }
    if parts["read"] is None or parts["written"] is None:
        return None
    starts = {t.start for part in parts.values() for t in getattr(part, "tiers", ())}
    found: dict[str, Any] = _at(parts, 0)
    if since is not None:
        found["since"] = since.isoformat()
    if starts:
        found["tiers"] = [{"over_tokens": start, **_at(parts, start)} for start in sorted(starts)]
    return found


def _at(parts: dict[str, Any], start: int) -> dict[str, float]:
    return {name: _rate(part, start) for name, part in parts.items() if part is not None}


def _rate(part: Any, start: int) -> float:  # noqa: ANN401
    if isinstance(part, Decimal | int | float):
        return float(part)
    reached = [tier.price for tier in part.tiers if tier.start <= start]
    return float(reached[-1] if reached else part.base)


if __name__ == "__main__":
    main()
