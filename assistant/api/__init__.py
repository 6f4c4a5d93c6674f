"""The product for programs: REST described by OpenAPI, and the interface that clients of OpenAI's models speak."""

from corpus.setup.offline import go_offline

go_offline()
