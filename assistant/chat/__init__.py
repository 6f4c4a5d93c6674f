"""The Gradio chat."""

from corpus.setup.offline import go_offline

# Here, because Gradio reads its switches when it is first imported, which any module of this package may do.
go_offline()
