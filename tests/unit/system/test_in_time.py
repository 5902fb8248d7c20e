"""No part of an examination can hold up the others."""

import threading

from app.domain.errors import HomeNotWritable
from app.domain.finding import Finding, Verdict
from app.system.in_time import Part, looked_at

OK = Finding(part="good", verdict=Verdict.OK, detail="well")


def test_a_part_that_hangs_is_named_and_the_others_are_there_in_order() -> None:
    never = threading.Event()

    def hang() -> list[Finding]:
        never.wait(30)
        return []

    parts = [
        Part("good", lambda: [OK], 5.0),
        Part("stuck", hang, 0.05),
        Part("too", lambda: [OK], 5.0),
    ]
    found = list(looked_at(parts))
    never.set()
    assert [one.part for one in found] == ["good", "stuck", "good"]
    assert found[1].verdict is Verdict.PROBLEM
    assert "no answer within" in found[1].detail


def test_a_part_that_fails_is_a_finding_too() -> None:
    def known() -> list[Finding]:
        raise HomeNotWritable(path="/nowhere")

    def unknown() -> list[Finding]:
        raise ValueError("text of a document")

    found = list(looked_at([Part("known", known, 5.0), Part("unknown", unknown, 5.0)]))
    assert found[0].detail == HomeNotWritable(path="/nowhere").info.title
    assert found[1].detail == "it could not be looked at (ValueError)"
