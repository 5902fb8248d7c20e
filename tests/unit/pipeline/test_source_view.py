"""The documents behind a result, and where a passage stands in them."""

from pathlib import Path

from app.domain.document import Page
from app.domain.errors import DocumentMissing, SourceChanged
from app.domain.page_picture import PassageOnPage
from app.domain.result import Citation
from app.domain.task import Kind
from app.pipeline.source_view import PagePart, open_source, passages_on_pages, sources, spot_of
from app.pipeline.submit import Order, submit_task
from tests.fakes.house import FakeHouse, fake_house
from tests.fakes.pages import DrawnFile

ONE, OTHER = Path("/a/report.pdf"), Path("/b/report.pdf")
PAGES = [Page(number=1, text="It is. It"), Page(number=2, text=" was. "), Page(number=3, text="No")]


def read_house() -> tuple[FakeHouse, str]:
    """A house in which both files have been read, and the task they were read for."""
    house = fake_house({ONE: ["The first is due."], OTHER: ["The other is due."]})
    order = Order(Kind.ASK, ONE, "What is due?", more_paths=(OTHER,))
    task = submit_task(house.ports, order)
    for document in sources(house.ports, task.id):
        house.store.save_reading(document.id, house.reader.read(document.as_path))
    return house, task.id


def test_a_passage_over_a_pages_end_has_a_part_on_each() -> None:
    assert passages_on_pages(PAGES, 7, 14) == [
        PagePart(1, 7, 9, PassageOnPage("It", 4)),
        PagePart(2, 0, 5, PassageOnPage(" was.", 0)),
    ]
    assert passages_on_pages(PAGES, 14, 15) == []  # a blank


def test_files_of_one_name_are_told_apart_by_what_stands_there() -> None:
    house, task_id = read_house()
    documents = sources(house.ports, task_id)
    text = "The other is due."
    citation = Citation(
        statement="", document="report.pdf", page=1, quote=text, start=0, end=len(text)
    )
    spot = spot_of(house.ports, documents, citation)
    assert spot is not None
    assert spot.document_id == documents[1].id
    elsewhere = citation.model_copy(update={"document": "letter.pdf"})
    assert spot_of(house.ports, documents, elsewhere) is None


def test_a_document_opens_with_its_pages_or_says_why_not() -> None:
    house, task_id = read_house()
    first = sources(house.ports, task_id)[0]
    gone = open_source(house.house, first.id)
    assert isinstance(gone.refusal, DocumentMissing)
    assert [page.text for page in gone.pages] == ["The first is due."]
    assert first.sha256 is not None
    house.page_drawer.files[ONE] = DrawnFile(first.sha256, [["The first is due."]])
    assert open_source(house.house, first.id).drawn is not None
    house.page_drawer.files[ONE] = DrawnFile("another", [["Something else"]])
    assert isinstance(open_source(house.house, first.id).refusal, SourceChanged)
