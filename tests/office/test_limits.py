import io
import time
import zipfile

import pytest

from ruralgov.domain.kernel.errors import BadInput
from ruralgov_office.limits import check
from tests.office.sheets import FILES, GOOD, HEAD, book, part, read, refusal, repacked

SHEET = "xl/worksheets/sheet1.xml"
LINK = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def sheet(inner: bytes) -> bytes:
    """Return a workbook with something in the XML of its sheet, before the margins."""
    data = book(HEAD, GOOD)
    return repacked(
        data, **{SHEET: part(data, SHEET).replace(b"<pageMargins", inner + b"<pageMargins", 1)}
    )


def quickly(data: bytes) -> str:
    """Return the code of the refusal, which takes no longer than looking."""
    begin = time.process_time()
    code = refusal(data)
    assert time.process_time() - begin < 5
    return code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workbook_not"),
        (b"<html><table></table></html>", "workbook_not"),
        ("日期,金额\n".encode(), "workbook_not"),
        (b"PK\x03\x04 no more", "workbook_broken"),
        (book(HEAD, GOOD)[:-300], "workbook_broken"),
        ((FILES / "old.xls").read_bytes(), "workbook_old"),
        ((FILES / "locked.xlsx").read_bytes(), "workbook_encrypted"),
        (repacked(book(), **{"xl/vbaProject.bin": b"x"}), "workbook_runs"),
        (repacked(book(), **{"xl/externalLinks/externalLink1.xml": LINK}), "workbook_runs"),
        (repacked(book(), **{"xl/embeddings/oleObject1.bin": b"x"}), "workbook_runs"),
        (repacked(book(HEAD, GOOD), **{SHEET: b"<worksheet"}), "workbook_broken"),
        (repacked(book(HEAD, GOOD), **{"xl/styles.xml": b"<x"}), "workbook_broken"),
    ],
)
def test_what_is_no_plain_workbook_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert quickly(data) == code


def test_a_workbook_that_says_it_has_macros_is_refused() -> None:
    data = book(HEAD, GOOD)
    name = "[Content_Types].xml"
    types = part(data, name).replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert quickly(repacked(data, **{name: types})) == "workbook_runs"


def test_a_document_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert quickly(out.getvalue()) == "workbook_not"


def test_a_zip_bomb_is_refused_before_it_is_parsed() -> None:
    data = book(HEAD, GOOD)
    rows = b'<row r="3"><c r="A3" t="inlineStr"><is><t>aaaaaaaaaaaaaa</t></is></c></row>'
    xml = part(data, SHEET).replace(b"</sheetData>", rows * 900_000 + b"</sheetData>")
    bomb = repacked(data, **{SHEET: xml})
    assert len(bomb) < 400_000
    assert len(xml) > 60_000_000
    begin = time.process_time()
    assert refusal(bomb) == "workbook_too_large"
    assert time.process_time() - begin < 0.5


def test_too_many_rows_are_refused_while_they_are_counted() -> None:
    data = book(HEAD, GOOD)
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>%d</v></c></row>' % (n, n, n * 7919) for n in range(3, 60_000)
    )
    full = repacked(
        data, **{SHEET: part(data, SHEET).replace(b"</sheetData>", rows + b"</sheetData>")}
    )
    assert quickly(full) == "workbook_too_large"


@pytest.mark.parametrize(
    "inner",
    [
        b'<mergeCells count="1"><mergeCell ref="A5:XFD1048576"/></mergeCells>',
        b'<mergeCells count="1"><mergeCell ref="A:XFD"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A5:XFD1048576" location="A1"/></hyperlinks>',
    ],
)
def test_an_area_that_a_parser_would_fill_with_cells_is_refused(inner: bytes) -> None:
    assert quickly(sheet(inner)) == "workbook_too_large"


def test_one_cell_far_away_is_not_taken_for_a_million_rows() -> None:
    data = book(HEAD, GOOD)
    for place in (b"A1048576", b"XFD2"):
        row = b"1048576" if place.startswith(b"A1") else b"3"
        far = b'<row r="%s"><c r="%s"><v>1</v></c></row></sheetData>' % (row, place)
        changed = part(data, SHEET).replace(b"</sheetData>", far)
        assert quickly(repacked(data, **{SHEET: changed})) == "workbook_too_large"


@pytest.mark.parametrize(
    "name", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"]
)
def test_entities_are_refused_before_anything_is_parsed(name: str) -> None:
    data = (FILES / "ledger.xlsx").read_bytes()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    body = part(data, name)
    end = body.find(b"?>") + 2 if body.startswith(b"<?xml") else 0
    with pytest.raises(BadInput, match="workbook_broken"):
        check(repacked(data, **{name: body[:end] + bomb + body[end:]}))


def test_a_part_that_unpacks_to_much_more_than_the_file_is_refused() -> None:
    data = book(HEAD, GOOD)
    blanks = part(data, SHEET).replace(b"</sheetData>", b" " * 30_000_000 + b"</sheetData>")
    assert quickly(repacked(data, **{SHEET: blanks})) == "workbook_too_large"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(book(HEAD, GOOD))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo(SHEET).file_size
    at = data.rfind(b"PK\x01\x02", 0, data.find(SHEET.encode(), data.find(b"PK\x01\x02")))
    assert int.from_bytes(data[at + 24 : at + 28], "little") == size
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert quickly(bytes(data)) == "workbook_broken"


def test_a_part_that_is_there_twice_is_refused() -> None:
    out = io.BytesIO(book(HEAD, GOOD))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET.upper(), "<x/>")
    assert quickly(out.getvalue()) == "workbook_broken"


def test_the_same_row_thousands_of_times_is_within_the_limits() -> None:
    data = book(HEAD, *([GOOD] * 8_000))
    assert len(part(data, SHEET)) > 2_500_000
    assert len(read(data).lines) == 8_000
