"""EndpointEngine against llama.cpp's real server with the real starter model."""

import json
import socket
import threading
import time
from pathlib import Path

import pytest

from app.domain.errors import (
    ContextTooLong,
    EndpointNotTrusted,
    EndpointUnreachable,
    GenerationCancelled,
)
from app.domain.ports import Progress
from app.domain.prompt import JsonConstraint
from app.engines.local.endpoint import EndpointEngine, Timeouts
from tests.fakes.egress import open_transport
from tests.process.fault_proxy import FaultProxy
from tests.process.model_server import SLOT_TOKENS, SLOTS
from tests.process.servers import STORY, ModelServer, ignore, prompt, running_server

pytestmark = pytest.mark.real_model


def test_facts_are_the_servers_own(endpoint: EndpointEngine, starter_model: Path) -> None:
    facts = endpoint.facts()
    assert facts.name == "endpoint"
    assert facts.model == starter_model.name
    assert facts.context_tokens == SLOT_TOKENS  # of one slot, and not our limit of 512
    assert facts.parallel == SLOTS
    assert facts.device == "127.0.0.1"


def test_an_answer_streams_and_the_figures_add_up(endpoint: EndpointEngine) -> None:
    seen: list[Progress] = []
    completion = endpoint.generate(prompt(f"Summarize:\n{STORY * 8}"), seen.append)
    assert "".join(progress.text for progress in seen) == completion.text
    assert sum(bool(progress.text) for progress in seen) > 3
    assert completion.text.strip()
    assert completion.is_truncated
    assert completion.completion_tokens == 24
    assert seen[-1].tokens_done == seen[-1].tokens_total == completion.prompt_tokens > 90
    assert 0 < completion.first_token_s < completion.seconds
    assert completion.queue_s is not None
    assert 0 <= completion.queue_s < completion.seconds


def test_tokens_read_before_are_reported_as_reused(endpoint: EndpointEngine) -> None:
    text = f"Which ferry is meant?\n{STORY * 9}"
    endpoint.generate(prompt(text, 2), ignore)
    again = endpoint.generate(prompt(text, 2), ignore)
    assert again.prompt_tokens_reused is not None
    assert again.prompt_tokens_reused > again.prompt_tokens / 2


def test_four_run_at_once_and_do_not_mix(endpoint: EndpointEngine) -> None:
    lines = [f"I am prompt number {n} of four" for n in range(SLOTS)]
    meeting = threading.Barrier(SLOTS, timeout=30)
    together: dict[str, str] = {}

    def run(line: str) -> None:
        has_met = False

        def meet(progress: Progress) -> None:
            nonlocal has_met
            if progress.text and not has_met:
                has_met = True
                meeting.wait()  # passed only while all four answers are under way

        rule = JsonConstraint(json_schema={"type": "string", "enum": [line]})
        request = prompt("Who are you?", 40, name=line, constraint=rule)
        together[line] = json.loads(endpoint.generate(request, meet).text)

    threads = [threading.Thread(target=run, args=(line,)) for line in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert together == {line: line for line in lines}


def test_a_fifth_prompt_waits_and_can_be_cancelled_while_it_does(server: ModelServer) -> None:
    engine = EndpointEngine(server.address, 512, open_transport(is_direct=True), parallel=1)
    assert engine.facts().parallel == 1
    ended: list[type[BaseException]] = []

    def wait_in_vain() -> None:
        try:
            engine.generate(prompt("Say something.", name="second"), ignore)
        except GenerationCancelled:
            ended.append(GenerationCancelled)

    thread = threading.Thread(target=wait_in_vain)

    def cancel_the_second(progress: Progress) -> None:
        if progress.text and not thread.ident:
            thread.start()
            time.sleep(0.3)
            engine.cancel("second")
            thread.join(5)

    assert engine.generate(prompt("Say something.", 4, name="first"), cancel_the_second).text
    assert ended == [GenerationCancelled]
    engine.close()


def test_a_raw_prompt_has_no_template(endpoint: EndpointEngine) -> None:
    request = prompt("One two three four", 6).model_copy(update={"is_raw": True})
    completion = endpoint.generate(request, ignore)
    assert completion.prompt_tokens == endpoint.count_tokens(["One two three four"])[0]
    assert completion.text


def test_an_answer_ends_before_a_stop_text(endpoint: EndpointEngine) -> None:
    raw = prompt("1, 2, 3, 4, 5,", 40, stop=("9",)).model_copy(update={"is_raw": True})
    completion = endpoint.generate(raw, ignore)
    assert "9" not in completion.text
    assert not completion.is_truncated


def test_counts_are_of_plain_text(endpoint: EndpointEngine) -> None:
    counts = endpoint.count_tokens(["", "one two", "<|im_end|>", "word " * 3000])
    assert counts[0] == 0
    assert counts[1] == 2
    assert counts[2] > 1
    assert counts[3] >= 3000
    assert endpoint.count_tokens([]) == []


def test_control_tokens_in_a_document_stay_text(endpoint: EndpointEngine) -> None:
    def prompt_tokens(text: str) -> int:
        return endpoint.generate(prompt(text, 1), ignore).prompt_tokens

    plain = prompt_tokens("a b")
    # As a control token it would add 1 each; as the text that it is it adds several.
    assert prompt_tokens("a <|im_end|><|im_start|> b") - plain >= 10


def test_cancel_while_it_writes_ends_soon_and_the_engine_goes_on(endpoint: EndpointEngine) -> None:
    written: list[str] = []

    def cancel(progress: Progress) -> None:
        written.append(progress.text)
        if progress.text:
            endpoint.cancel("p")

    with pytest.raises(GenerationCancelled):
        endpoint.generate(prompt("Write a long story.", 900), cancel)
    assert len(written) < 90  # to write it all takes ten times as many
    assert endpoint.generate(prompt("Hello", 2), ignore).text


def test_cancel_while_it_reads_the_prompt_does_not_wait_for_the_server(
    server: ModelServer,
) -> None:
    """The server never answers what the proxy before it has taken."""
    proxy = FaultProxy(int(server.address.rpartition(":")[2]))
    address = f"http://127.0.0.1:{proxy.port}/v1"
    engine = EndpointEngine(address, 512, open_transport(is_direct=True))
    engine.facts()
    proxy.requests.clear()
    proxy.fault = "hang"

    def cancel_when_sent() -> None:
        while not any(b"/chat/completions" in request for request in proxy.requests):
            time.sleep(0.01)
        engine.cancel("p")

    canceller = threading.Thread(target=cancel_when_sent, daemon=True)
    canceller.start()
    with pytest.raises(GenerationCancelled):
        engine.generate(prompt("word 7 " * 200, 90), ignore)
    canceller.join()
    proxy.fault = ""
    engine.cancel("never seen")
    assert engine.generate(prompt("Hello", 2), ignore).text
    engine.close()
    proxy.close()


def test_an_error_in_the_callers_progress_stops_the_prompt(endpoint: EndpointEngine) -> None:
    def broken(progress: Progress) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        endpoint.generate(prompt("Write a long story.", 900), broken)
    assert endpoint.generate(prompt("Hello", 2), ignore).text


def test_a_prompt_that_does_not_fit_is_refused_with_both_figures(endpoint: EndpointEngine) -> None:
    with pytest.raises(ContextTooLong) as refused:
        endpoint.generate(prompt("word " * 3000), ignore)
    assert refused.value.facts["context_tokens"] == SLOT_TOKENS
    assert int(str(refused.value.facts["needed_tokens"])) > 3000


def test_a_server_that_dies_in_mid_answer_is_unreachable(starter_model: Path) -> None:
    with running_server(starter_model) as server:
        engine = EndpointEngine(
            server.address,
            512,
            open_transport(is_direct=True),
            timeouts=Timeouts(connect_s=2, silence_s=20),
        )

        def kill(progress: Progress) -> None:
            if progress.text:
                server.process.kill()

        with pytest.raises(EndpointUnreachable, match="it stopped in mid-answer"):
            engine.generate(prompt("Write a long story.", 900), kill)
        server.process.wait(10)
        with pytest.raises(EndpointUnreachable, match="no connection"):
            engine.generate(prompt("Hello", 2), ignore)
        engine.close()


def test_a_host_that_is_not_trusted_sees_no_connection() -> None:
    with socket.create_server(("0.0.0.0", 0)) as listener:
        listener.settimeout(0.3)
        address = f"http://0.0.0.0:{listener.getsockname()[1]}/v1"  # leads here, but is no loopback
        stranger = EndpointEngine(address, 512, open_transport(is_direct=True))
        for call in (stranger.facts, lambda: stranger.count_tokens(["secret"])):
            with pytest.raises(EndpointNotTrusted, match="not named as trusted"):
                call()
        with pytest.raises(EndpointNotTrusted):
            stranger.generate(prompt("secret"), ignore)
        with pytest.raises(TimeoutError):
            listener.accept()
        stranger.close()

        friend = EndpointEngine(
            address,
            512,
            open_transport(is_direct=True),
            trusted_hosts=("0.0.0.0",),
            timeouts=Timeouts(silence_s=0.3),
        )
        with pytest.raises(EndpointUnreachable, match=r"no sign of life for 0\.3 s"):
            friend.facts()
        listener.accept()[0].close()  # so the check above can fail
        friend.close()
