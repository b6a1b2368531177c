"""Write the pages of the docs that come from the code: ``python3 dev.py docs``."""

from tests.docs.pages import DOCS, left_over, written

PAGES = written()
for path, text in PAGES.items():
    path.parent.mkdir(exist_ok=True)
    if not path.exists() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
        print(f"{path.relative_to(DOCS.parent)} is written")
for path in left_over(PAGES):
    path.unlink()
    print(f"{path.relative_to(DOCS.parent)} is removed")
