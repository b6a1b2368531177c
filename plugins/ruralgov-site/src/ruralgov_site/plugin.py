"""What this package offers to ruralgov."""

from collections.abc import Mapping
from pathlib import Path

from ruralgov.hooks.specs import hookimpl
from ruralgov.ports.publishing import Ask, Edition, Publisher


class Site:
    """Publishes the figures of cases as a folder of pages."""

    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        """Write the pages; raises ``folder_not_empty``, ``period_wrong``, ``case_missing``."""
        from ruralgov_site.cases import report_of  # slow to import, needed when it is chosen
        from ruralgov_site.writing import write_site

        return write_site(report_of(ask, edition), folder, edition.lang)


class VillageSite:
    """Publishes what collectives have disclosed as pages for every village."""

    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        """Write the pages.

        Raises ``folder_not_empty``, ``period_wrong`` and ``base_url_wrong``.
        """
        from ruralgov_site.village.writing import write_villages

        return write_villages(ask, edition, folder)


class Sheets:
    """Publishes the sheets of the institution as pages to read and print."""

    def publish(self, ask: Ask, edition: Edition, folder: Path) -> list[Path]:
        """Write the pages; see :func:`ruralgov_site.sheets.write_sheets`."""
        from ruralgov_site.sheets import write_sheets

        return write_sheets(ask, edition, folder)


@hookimpl
def ruralgov_publishers() -> Mapping[str, Publisher]:
    """Offer the pages of cases (``site``), of disclosure (``village``), and the ``sheets``."""
    return {"site": Site(), "village": VillageSite(), "sheets": Sheets()}
