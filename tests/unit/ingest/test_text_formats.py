"""HTML, CSV, JSON, Markdown, RTF."""

import json

import pytest

from tests.unit.ingest.reading import sections, text_of


def html(body: str) -> str:
    return text_of(f"<html><head><title>T</title></head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<h2>A <b>head</b></h2>text<p>one\n  two<br>three",
            "## A head\n\ntext\n\none two\nthree\n\n",
        ),
        ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", "- a\n  1. b\n  2. c\n- d\n\n"),
        ("<ul><li><p>one</p><p>more</p></ul>", "- one\n   more\n\n"),
        (
            "<table><tr><th>a<th>b|c<tr><td>d<td>e<br>f</table>x",
            "| a | b\\|c |\n| --- | --- |\n| d | e f |\n\nx\n\n",
        ),
        (
            "<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>",
            "| a |  | b |\n| --- | --- | --- |\n| c | d | e |\n\n",
        ),
        (
            "<table><tr><td>menu<td><h1>Head</h1>text<table><tr><td>a<td>b</table></table>",
            "menu\n\n# Head\n\ntext\n\n| a | b |\n| --- | --- |\n\n",
        ),
        (
            "<table><caption>Prices</caption><tr><td>a<td>b</table>",
            "Prices\n\n| a | b |\n| --- | --- |\n\n",
        ),
        (
            "<script>no</script><style>no</style>a<!-- no --> <img alt='a cat' src=x>",
            "a [a cat]\n\n",
        ),
        ("<pre>a\n  b</pre>", "a\n  b\n\n"),
        ("a &amp; b &lt; &#x41;", "a & b < A\n\n"),
        ("<p>open <div>tags</p></div></b></table></ul> end", "open\n\ntags\n\nend\n\n"),
    ],
)
def test_html_becomes_markdown(body: str, text: str) -> None:
    assert html(body) == text


def test_html_is_decoded_as_it_says() -> None:
    data = "<html><meta charset=iso-8859-7><p>Αθήνα</p>".encode("iso-8859-7")
    assert text_of(data, "a.html") == "Αθήνα\n\n"


@pytest.mark.parametrize("tag", ["<div>", "<ul><li>", "<table><tr><td>", "<b>"])
def test_html_may_be_as_deep_as_it_likes(tag: str) -> None:
    assert "end" in html(tag * 20_000 + "end")


def test_html_declares_nothing() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><html>&b; &amp;</html>'
    assert "aaaa" not in text_of(bomb.encode()).partition("]>")[2]


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.csv", "a;b\n1,5;2\n", "| a | b |\n| --- | --- |\n| 1,5 | 2 |\n\n"),
        ("a.tsv", "a\tb\nc, d\te|f\n", "| a | b |\n| --- | --- |\n| c, d | e\\|f |\n\n"),
        (
            "a.csv",
            'a,b\n"x\ny","say ""hi"""\n,\n',
            '| a | b |\n| --- | --- |\n| x y | say "hi" |\n\n',
        ),
        (
            "a.csv",
            "Title\na,b,c\n1,2,3\n",
            "| Title |  |  |\n| --- | --- | --- |\n| a | b | c |\n| 1 | 2 | 3 |\n\n",
        ),
        ("a.csv", "one word a line\nand no value\n", "one word a line\nand no value\n"),
        ("a.csv", "a,b\u2028c\nd,e\n", "| a | b c |\n| --- | --- |\n| d | e |\n\n"),
    ],
)
def test_csv_becomes_a_table(name: str, data: str, text: str) -> None:
    assert text_of(data.encode(), name) == text


def test_a_long_table_has_its_header_once_and_whole_rows() -> None:
    rows = [f"{number},{'word ' * 20}" for number in range(200)]
    pages = sections(("id,text\n" + "\n".join(rows)).encode(), "a.csv")
    assert len(pages) > 5
    assert all(page.text.startswith("| ") and page.text.endswith(" |\n") for page in pages[:-1])
    assert sum("| id | text |" in page.text for page in pages) == 1
    assert sum(page.text.count("\n| ") for page in pages) + len(pages) == 202


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            '[{"a": 1, "b": "x"}, {"b": null, "c": true}]',
            "| a | b | c |\n| --- | --- | --- |\n| 1 | x |  |\n|  |  | true |\n\n",
        ),
        (
            '{"a":1,"b":2}\n{"a":3,"b":"\\u00e9"}\n',
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | é |\n\n",
        ),
        ('{"a":{"b":[1]}}', '{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}'),
        ('{"a":1,"a":2}', '{"a":1,"a":2}'),
        ('{"a": broken', '{"a": broken'),
    ],
)
def test_json_is_laid_out(data: str, text: str) -> None:
    assert text_of(data.encode(), "a.json") == text


def test_deep_json_and_endless_numbers_are_text() -> None:
    for data in ("[" * 100_000, '{"a": ' + "9" * 10_000 + "}"):
        assert text_of(data.encode(), "a.json").replace("\n", "") == data


def test_any_json_is_read(tmp_path: object) -> None:
    value = {"text": "\ud800", "list": [{"a": [1, None]}, "|"]}
    assert "list" in text_of(json.dumps(value).encode(), "a.json")


def test_markdown_stays_as_it_is() -> None:
    text = "# Head\n\n" + "| a | b |\n" * 400 + "\nThe end.\n"
    pages = sections(text.encode(), "a.md")
    assert "".join(page.text for page in pages) == text
    assert all(page.text.endswith("\n") for page in pages)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1250 \'c8esk\'fd\par two\par}", "Český\n\ntwo\n\n"),
        (rb"{\rtf1 \u26085?\u26412?}", "日本\n\n"),
        (
            rb"{\rtf1 x\par\trowd a\cell b\cell\row c\cell d\cell\row\pard y}",
            "x\n\n| a | b |\n| --- | --- |\n| c | d |\n\ny\n\n",
        ),
    ],
)
def test_rtf_is_read(data: bytes, text: str) -> None:
    assert text_of(data) == text
