"""Which passages a sentence of a result leads to."""

from app.domain.result import Citation, SentenceCheck, Support, TaskReport
from app.domain.task import Kind
from app.ui.result.passages import citations_of, citations_of_field, reasons
from tests.fakes.parcels import make_parcel


def cited(statement: str, quote: str, start: int = 0) -> Citation:
    end = start + len(quote)
    return Citation(
        statement=statement, document="a.pdf", page=1, quote=quote, start=start, end=end
    )


def report(*citations: Citation, checks: tuple[SentenceCheck, ...] = ()) -> TaskReport:
    found = {"kind": Kind.ASK, "citations": citations, "checks": checks}
    return make_parcel().report.model_copy(update=found)


def test_a_sentence_leads_to_the_passages_that_name_it_each_once() -> None:
    one, two = cited("- It **is** due.", "due", 3), cited("It is due.", "now", 9)
    given = report(one, two, one, cited("Other.", "due"))
    assert citations_of("It is due.", given) == (one, two)


def test_an_answers_sentence_leads_to_the_points_most_like_it() -> None:
    near = cited("Ada Byron signed it.", "Ada Byron signed the deed in 1912.", 40)
    far = cited("The harbour is old.", "The harbour was built long ago.")
    given = report(far, near)
    assert citations_of("In 1912 it was signed by Ada Byron.", given) == (near,)
    assert citations_of("Cheese is blue.", given) == ()
    assert citations_of("…", given) == ()


def test_a_field_leads_to_what_is_in_it() -> None:
    whole, part, other = (
        cited("items[0].price: 3", "3"),
        cited("items: a", "a", 5),
        cited("itemsize: 4", "4", 9),
    )
    given = report(whole, part, other)
    assert citations_of_field("items", given) == (whole, part)
    assert citations_of_field("items[0]", given) == (whole,)
    assert citations_of_field("items[0].price", given) == (whole,)


def test_a_reason_belongs_to_its_sentence() -> None:
    good = SentenceCheck(sentence="It is so.", support=Support.SUPPORTED)
    bad = SentenceCheck(sentence="In 1913.", support=Support.UNSUPPORTED, missing=("1913",))
    assert reasons(report(checks=(good, bad))) == {
        "In 1913.": "Not in the passages it rests on: 1913 (“In 1913.”)"
    }
