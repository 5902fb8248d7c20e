"""Who gets a permit: the one way out for anything of a document."""

import copy
import dataclasses

import pytest

from app.domain.egress import (
    Permit,
    Purpose,
    permit_for,
    permit_for_endpoint,
    permit_for_sync,
    permit_without_documents,
    stays_here,
)
from app.domain.errors import EndpointNotTrusted, LeavesNot
from app.domain.task import Privacy
from tests.contract.samples import make_task

KEPT = make_task("kept").model_copy(update={"privacy": Privacy.LOCAL_ONLY})
FREE = make_task("free").model_copy(update={"privacy": Privacy.CLOUD_ALLOWED})


def test_a_permit_is_not_made_by_hand() -> None:
    with pytest.raises(LeavesNot):
        Permit(Purpose.GENERATE, "kept")
    made = permit_for(Purpose.GENERATE, [FREE], "try")
    with pytest.raises((LeavesNot, ValueError)):
        dataclasses.replace(made, task_id="kept")
    assert copy.copy(made) == made
    assert (made.purpose, made.task_id, made.attempt_id) == (Purpose.GENERATE, "free", "try")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_local_only_work_gets_no_permit_for_any_purpose(purpose: Purpose) -> None:
    for tasks in ([KEPT], [FREE, KEPT]):
        with pytest.raises(LeavesNot):
            permit_for(purpose, tasks)
    with pytest.raises(LeavesNot):
        permit_for_sync([KEPT], is_trusted=False)


def test_no_task_is_no_reason() -> None:
    with pytest.raises(LeavesNot):
        permit_for(Purpose.BATCH, [])
    assert permit_for(Purpose.BATCH, [FREE, FREE]).task_id is None


def test_local_only_results_go_to_a_trusted_place_only() -> None:
    assert permit_for_sync([KEPT, FREE], is_trusted=True).purpose is Purpose.SYNC
    assert permit_for_sync([FREE], is_trusted=False).task_id == "free"


def test_a_private_server_is_this_machine_or_named() -> None:
    assert permit_for_endpoint("127.0.0.1", ()).host == "127.0.0.1"
    assert permit_for_endpoint("gpu.example", ("gpu.example",)).host == "gpu.example"
    with pytest.raises(EndpointNotTrusted):
        permit_for_endpoint("gpu.example", ())


@pytest.mark.parametrize("purpose", list(Purpose))
def test_only_what_holds_no_document_goes_without_a_task(purpose: Purpose) -> None:
    if purpose in {Purpose.KEY_TEST, Purpose.PROBE, Purpose.DOWNLOAD, Purpose.BATCH}:
        assert permit_without_documents(purpose).task_id is None
    else:
        with pytest.raises(LeavesNot):
            permit_without_documents(purpose)


def test_only_the_users_own_programs_on_this_machine_count_as_staying() -> None:
    assert stays_here(permit_for_endpoint("localhost", ()), "localhost")
    assert not stays_here(permit_for_endpoint("gpu.example", ("gpu.example",)), "gpu.example")
    assert stays_here(permit_for_sync([], is_trusted=False), "127.0.0.1")
    assert not stays_here(permit_for(Purpose.GENERATE, [FREE]), "127.0.0.1")
