"""Client files × notebook → documents, and checks on what was built."""

import hitcase.text.lean  # noqa: F401 before papermill
