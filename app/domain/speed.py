"""How fast this machine is with a model that it has: what the speed test found."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from app.domain.recommendation import MeasuredSpeed


class SpeedFound(BaseModel):
    """Tokens a second that one prompt gets: read (none of them known before) and written.

    `fingerprint` tells model files apart; `model_bytes` and `layers` size the model, 0: not known.
    """

    model_config = ConfigDict(frozen=True)

    model: str
    fingerprint: str = ""
    device: str
    read_per_s: float = Field(ge=0)
    written_per_s: float = Field(ge=0)
    tested_at: datetime
    model_bytes: int = Field(default=0, ge=0)
    layers: int = Field(default=0, ge=0)

    @property
    def measured(self) -> MeasuredSpeed | None:
        """As a recommendation wants it; None: the model's size is not known."""
        if not self.model_bytes or not self.layers or not self.written_per_s:
            return None
        return MeasuredSpeed(self.model, self.written_per_s, self.model_bytes, self.layers)
