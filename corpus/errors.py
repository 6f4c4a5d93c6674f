"""What can go wrong, as types: each message names the thing, the reason and the remedy."""

from corpus.messages import as_message, message


class RujukanError(Exception):
    """Something a user can act on. The command line prints the message and ends with `exit_code`."""

    exit_code = 1

    def __init__(self, text: str) -> None:
        """`text` is what users are told: a `Message` where it has values in it."""
        super().__init__(text)
        self.message = as_message(text)


class UsageError(RujukanError):
    """The command, a setting or a question was given in a form that cannot be used."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting is unknown or its value cannot be used."""


class ModelError(RujukanError):
    """The embedding model is missing, broken or not the one expected."""


class StoreError(RujukanError):
    """The store is missing, broken, in use, or was made by another model or schema."""


class EmptyStoreError(StoreError):
    """The store holds no documents yet."""

    def __init__(self, place: object) -> None:
        """`place` is the folder or the address of the store."""
        super().__init__(message("{place}: there are no documents here yet. Run `rujukan ingest` first.", place=place))


class EmptiedStoreError(EmptyStoreError):
    """The store held documents, and every one was removed: it is not filled with others unasked."""

    def __init__(self, place: object) -> None:
        """`place` is the folder or the address of the store."""
        super(EmptyStoreError, self).__init__(
            message("{place}: all documents here were removed. To take some in: rujukan ingest PATH.", place=place)
        )


class StoreBusyError(StoreError):
    """Another process is writing to the store."""


class StoreChangedError(StoreError):
    """What was being read has just been replaced: look anew (`Store.refresh`), then ask again."""

    def __init__(self, place: object) -> None:
        """`place` is the folder or the address of the store."""
        super().__init__(
            message("{place}: the documents have just been changed by another process. Try again.", place=place)
        )


class EngineError(RujukanError):
    """The cluster that was to read and encode is missing, or cannot be used."""


class PluginError(RujukanError):
    """What another package adds cannot be used."""


class EmptiedFolderError(RujukanError):
    """A run would remove all documents of a folder, or most, and was not told to."""


class ReadError(RujukanError):
    """A source file cannot be read as a document. `place` names the file, and the line or page where known."""

    def __init__(self, place: str, reason: str, remedy: str) -> None:
        """Each part without a full stop but the remedy, which is a sentence."""
        self.place, self.reason, self.remedy = place, as_message(reason), as_message(remedy)
        super().__init__(message("{place}: {reason}. {remedy}", place=place, reason=self.reason, remedy=self.remedy))
