"""`homeport breaker`: whether local JSON can be relied on, and until when not."""

from app.cli.output import DONE, put, put_json
from app.pipeline.breaker_view import look_at_breaker
from app.pipeline.cloud_state import reset_breaker
from app.pipeline.house import House


def breaker(house: House, *, is_reset: bool, is_json: bool) -> int:
    """Show it; with `is_reset` close it first."""
    if is_reset:
        reset_breaker(house.ports)
    view = look_at_breaker(house.ports)
    if is_json:
        put_json(view.model_dump(mode="json"))
    else:
        put(view.in_words())
    return DONE
