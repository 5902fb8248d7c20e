"""What a preset can be."""

import pytest
from pydantic import ValidationError

from app.domain.preset import SHIPPED, Preset
from app.domain.route import Route
from app.domain.task import Kind, Privacy


def test_the_five_presets_come_with_the_app() -> None:
    assert list(SHIPPED) == [
        "bulk-classification",
        "multi-step-analysis",
        "chat-with-deadline",
        "confidential",
        "draft-and-refine",
    ]
    assert all(preset.about for preset in SHIPPED.values())


def test_confidential_work_has_no_way_out() -> None:
    assert SHIPPED["confidential"].privacy is Privacy.LOCAL_ONLY
    assert SHIPPED["confidential"].terms.route is Route.LOCAL


def test_a_draft_is_made_here() -> None:
    assert SHIPPED["draft-and-refine"].terms.route is Route.LOCAL


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"deadline_s": 5}, "a deadline needs"),
        ({"deadline_s": 5, "route": "local"}, "a deadline needs"),
        ({"privacy": "local_only", "route": "cloud"}, "local-only work"),
        ({"privacy": "local_only", "route": "local_with_fallback"}, "local-only work"),
        ({"refinement": "draft", "kinds": ["ask"]}, "needs the route local"),
        ({"refinement": "draft", "route": "local"}, "only texts"),
        ({"refinement": "draft", "route": "local", "kinds": ["extract"]}, "only texts"),
        ({"deadline_s": 0, "route": "local_with_fallback"}, "greater than 0"),
        ({"refines": "abc"}, "not permitted"),
    ],
)
def test_what_cannot_be_is_refused(fields: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Preset.model_validate(fields)


def test_a_preset_of_no_kind_fits_all() -> None:
    assert SHIPPED["confidential"].fits(Kind.EXTRACT)
    assert not SHIPPED["bulk-classification"].fits(Kind.ASK)
