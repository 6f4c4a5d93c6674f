"""The one place where the status of an answer is decided."""

from assistant.answer import Status


def final_status(judged: Status, *, premise_corrected: bool = False, sources_differ: bool = False) -> Status:
    """What becomes of a question that was judged answerable, unanswerable or outside the documents.

    A question refused only for what it takes for granted is answered with what the documents say; an answer whose
    sources differ is conflicting; everything else stays as it was judged.
    """
    answered = judged is Status.ANSWERED or premise_corrected
    if not answered:
        return judged
    return Status.CONFLICTING if sources_differ else Status.ANSWERED
