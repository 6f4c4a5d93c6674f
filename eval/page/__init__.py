"""The report as one page for the browser, in both languages, with charts, and without a request to anywhere."""
