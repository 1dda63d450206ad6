"""Make the sample's PDF and WARC from their sources, the same bytes on every run.

Run `python examples/make_sample.py`; it writes the two files into `examples/reports/`.
"""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"
REPORTS = HERE / "reports"
PDF_NAME = "2024-09-21-meridian-beirut-strike.pdf"
WARC_NAME = "2024-09-24-archive.warc.gz"
PDF_SOURCE = "meridian-beirut-strike.txt"

# (source file, address, retrieved, record id): one response record each, in this order
PAGES = (
    (
        "quay-gazette-strikes.html",
        "https://quay-gazette.example/world/lebanon-492-dead",
        "2024-09-24T07:00:00Z",
        "<urn:uuid:00000000-0000-4000-8000-000000000001>",
    ),
    (
        "bekaa-valley-post-strikes.html",
        "https://bekaa-valley-post.example/2024/09/24/a-day-of-strikes",
        "2024-09-24T07:00:05Z",
        "<urn:uuid:00000000-0000-4000-8000-000000000002>",
    ),
)


def read_source(path: Path) -> tuple[dict[str, str], list[str]]:
    """Return the header lines (lower-case keys) and the paragraphs of a text report."""
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    pairs = (line.split(": ", 1) for line in head.splitlines())
    return {key.lower(): value for key, value in pairs}, body.strip().split("\n\n")


def build_pdf() -> bytes:
    """Return the PDF of the Meridian bulletin, one A4 page with a text layer."""
    header, paragraphs = read_source(SOURCES / PDF_SOURCE)
    published = datetime.fromisoformat(header["published"])
    pdf = FPDF(format="A4")
    pdf.set_compression(False)  # the bytes must not hang on the zlib at hand
    pdf.set_creation_date(published)
    pdf.set_producer("dateline sample")
    pdf.set_title(header["title"])
    pdf.set_author(header["source"])
    pdf.add_page()
    pdf.set_font("Helvetica", size=9)
    stamp = f"{published.day} {published:%B %Y, %H:%M} (Beirut)"
    pdf.multi_cell(0, 5, f"{header['source']}\n{stamp}\n{header['url']}", new_x="LMARGIN")
    pdf.ln(6)
    pdf.set_font("Helvetica", style="B", size=16)
    pdf.multi_cell(0, 8, header["title"], new_x="LMARGIN")
    pdf.set_font("Helvetica", size=11)
    for paragraph in paragraphs:
        pdf.ln(4)
        pdf.multi_cell(0, 6, paragraph, align="L", new_x="LMARGIN")
    return bytes(pdf.output())


def build_warc() -> bytes:
    """Return the WARC file: one gzip member for each response record."""
    return b"".join(_gzip_member(_response_record(*page)) for page in PAGES)


def _response_record(source: str, url: str, retrieved: str, record_id: str) -> bytes:
    body = (SOURCES / source).read_bytes()
    stamp = datetime.fromisoformat(retrieved).astimezone(UTC)
    http = StatusAndHeaders(
        "200 OK",
        [
            ("Date", f"{stamp:%a, %d %b %Y %H:%M:%S} GMT"),
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
        ],
        protocol="HTTP/1.1",
    )
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    record = writer.create_warc_record(
        url,
        "response",
        payload=io.BytesIO(body),
        http_headers=http,
        warc_headers_dict={"WARC-Record-ID": record_id, "WARC-Date": retrieved},
    )
    writer.write_record(record)
    return buffer.getvalue()


def _gzip_member(data: bytes) -> bytes:
    buffer = io.BytesIO()
    # level 0 stores: compressed bytes differ between zlib builds
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=0, mtime=0) as member:
        member.write(data)
    return buffer.getvalue()


def main() -> None:
    """Write both files beside the other reports."""
    (REPORTS / PDF_NAME).write_bytes(build_pdf())
    (REPORTS / WARC_NAME).write_bytes(build_warc())


if __name__ == "__main__":
    main()
