"""`homeport bench speed`: both speeds, in words and as JSON, kept for later."""

import json

import pytest

from app.cli.bench_command import bench_speed
from tests.fakes.house import fake_house


def test_the_speed_is_told_and_kept(capsys: pytest.CaptureFixture[str]) -> None:
    fakes = fake_house({})
    assert bench_speed(fakes.house, is_json=False) == 0
    told = capsys.readouterr().out
    assert "read " in told
    assert "with fake-model on no device" in told
    assert fakes.speeds.kept is not None
    assert bench_speed(fakes.house, is_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"read_per_s", "written_per_s", "model", "device", "tested_at"} <= set(found)
