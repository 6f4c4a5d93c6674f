"""The product for language models: its tools and documents by the Model Context Protocol."""

from corpus.setup.offline import go_offline

go_offline()
