"""`homeport history`: find what was done, keep it, delete it for good."""

import sys
from collections.abc import Sequence

from app.cli.output import DONE, FAILED, WRONG_USE, put, put_json, put_models, say
from app.cli.words import many
from app.domain.deleting import Deletion, Doomed
from app.domain.errors import printable
from app.domain.history_words import Snippet
from app.domain.ports.history import HistoryFilter, HistoryHit, Place, Where
from app.pipeline.deleting import delete_tasks, look_at_deletion
from app.pipeline.history import all_matching, goes_on, search_history
from app.pipeline.house import House

_PASTED = "pasted texts and pictures"
_MARK, _END = "\x1b[1m", "\x1b[0m"


def search(
    house: House, wanted: HistoryFilter, after: str | None, most: int, *, is_json: bool
) -> int:
    """Print what is found, newest first; FAILED when that is nothing, as `grep` does."""
    hits = search_history(house.ports, wanted, after, most)
    if is_json:
        behind = house.ports.history.behind()
        put_json({"hits": [hit.model_dump(mode="json") for hit in hits], "still_indexed": behind})
        return DONE if hits else FAILED
    for hit in hits:
        put(_line(house, hit))
        for place in hit.places:
            put(f"    {_where(place)}: {_marked(place.snippet)}")
    _tell_rest(house, hits, most)
    return DONE if hits else FAILED


def delete(
    house: House,
    task_ids: Sequence[str],
    wanted: HistoryFilter | None,
    *,
    is_sure: bool,
    is_json: bool,
) -> int:
    """Delete tasks and print what went and what the search for traces found."""
    ids = list(task_ids) if wanted is None else all_matching(house.ports, wanted)
    doomed = look_at_deletion(house.ports, ids)
    if not doomed.task_ids:
        say("Nothing fits: nothing is deleted.")
        return FAILED
    if not is_sure and not _agrees(doomed):
        say("Nothing is deleted. With --yes it is, without a question.")
        return WRONG_USE
    done = delete_tasks(house.ports, doomed.task_ids, _tell)
    if is_json:
        put_models([done])
    else:
        put(in_words(done))
        _tell_limits(doomed, done)
    return DONE if done.proof.is_clean else FAILED


def keep(house: House, task_ids: Sequence[str], *, is_off: bool, is_json: bool) -> int:
    """Keep tasks from being deleted by their age, or no longer."""
    whole = [house.ports.store.task(task_id).id for task_id in task_ids]
    if is_off:
        house.ports.history.let_go(whole)
    else:
        house.ports.history.keep(whole, house.ports.clock.now())
    if is_json:
        put_json([{"task_id": task_id, "is_kept": not is_off} for task_id in whole])
    else:
        say("They go by their age again." if is_off else "They are kept until you delete them.")
    return DONE


def in_words(done: Deletion) -> str:
    """What went, and what the search found, in two sentences."""
    gone, proof = done.erased, done.proof
    parts = (many(gone.tasks, "task"), many(gone.documents, "document"), many(gone.pages, "page"))
    went = f"Deleted: {', '.join(parts)}."
    if proof.is_clean:
        passages, backups = many(proof.looked_for, "passage"), many(proof.backups, "backup")
        return f"{went} Checked: no trace of {passages} in the store or its {backups}."
    found = [f"{file.file} still holds {file.found}" for file in proof.files if file.found]
    left = [*found, *proof.open_still] + ["the index still knows it"] * (not proof.index_clean)
    return f"{went} Not finished: {'; '.join(left)}."


def _tell_limits(doomed: Doomed, done: Deletion) -> None:
    if done.cleaned.backups_removed:
        count = done.cleaned.backups_removed
        held = many(count, "backup that held it is", "backups that held it are")
        say(f"{held} deleted; {done.cleaned.backup_made} is new.")
    if done.proof.shared:
        say("Some of the text also stands in tasks that you kept: there it stays.")
    if doomed.delivered:
        one = "result was delivered to your sync place: there it stays."
        several = "results were delivered to your sync place: there they stay."
        say(many(doomed.delivered, one, several))
    for folder in doomed.damaged:
        say(f"damaged/{folder}, moved aside when the store was put back, may hold it: see to that.")
    say(f"Out of reach: {'; '.join(done.out_of_reach)}.")


def _agrees(doomed: Doomed) -> bool:
    say(f"This deletes for good: {many(len(doomed.task_ids), 'task')}")
    if doomed.followers:
        one, several = "question or refinement that rests", "questions and refinements that rest"
        say(f"  of these {many(doomed.followers, one, several)} on the others")
    if doomed.running:
        one, several = "of them runs now and is stopped", "of them run now and are stopped"
        say(f"  {many(doomed.running, one, several)}")
    documents, pages = many(doomed.documents, "document"), many(doomed.pages, "page")
    say(f"  the text of {documents} ({pages}); no file of yours")
    if doomed.pasted:
        say(f"  {many(doomed.pasted, 'pasted text or picture', _PASTED)} in Homeport's folder")
    if doomed.backups:
        one = "backup that holds it; a fresh one takes its place"
        several = "backups that hold it; a fresh one takes their place"
        say(f"  {many(doomed.backups, one, several)}")
    if not sys.stdin.isatty():
        return False
    try:
        return input("Delete? Type yes: ").strip().lower() == "yes"
    except EOFError:
        return False


def _tell(done: int, of: int) -> None:
    say(f"{done:,} of {of:,} deleted")


def _tell_rest(house: House, hits: Sequence[HistoryHit], most: int) -> None:
    if not hits:
        say("Nothing found. Fewer words, or a beginning with a star (invoic*), find more.")
    elif len(hits) == most:
        say(f"There may be more: --after {hits[-1].task_id}")
    behind = house.ports.history.behind()
    if behind:
        texts = many(behind, "text is", "texts are")
        say(f"{texts} still to be indexed; that goes on by itself.")


def _line(house: House, hit: HistoryHit) -> str:
    left = f"  left this machine: {hit.bytes_left:,} bytes" if hit.bytes_left else ""
    kept = "  kept" if hit.is_kept else ""
    goes = goes_on(house.ports, hit.finished_at, is_kept=hit.is_kept)
    ends = f"  goes {goes.astimezone():%Y-%m-%d}" if goes else ""
    at = f"{hit.created_at.astimezone():%Y-%m-%d %H:%M}"
    name, state = printable(hit.document), hit.state.value.replace("_", " ")
    return f"{hit.task_id}  {at}  {hit.kind.value}  {state}  {name}{left}{kept}{ends}"


def _where(place: Place) -> str:
    words = {
        Where.NAME: "name",
        Where.ASKED: "question",
        Where.RESULT: "result",
        Where.PAGE: f"page {place.page}",
    }
    return words[place.where]


def _marked(shown: Snippet) -> str:
    """The passage; on a terminal what was found is bold."""
    is_terminal = sys.stdout.isatty()
    parts, last = [], 0
    for start, end in shown.marks if is_terminal else ():
        marked = f"{_MARK}{printable(shown.text[start:end])}{_END}"
        parts += [printable(shown.text[last:start]), marked]
        last = end
    return "".join([*parts, printable(shown.text[last:])])
