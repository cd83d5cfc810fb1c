"""What a run of the page tells the browser gets there, also when a part of the page runs again at once.

Where a part (`st.fragment`) begins to run before the messages of the run before have been sent, Streamlit drops
what that run said of the part, but not its word that it ended well. The browser then takes away what it did not
hear of: the canvas, with all that is being typed there. Seen with Streamlit 1.67 on a busy machine.
"""

from __future__ import annotations

from functools import cache, wraps


@cache
def keep_all_messages() -> None:
    """Let no part that runs drop what was said of it before: once in a process, however often it is called.

    Does nothing with a Streamlit that keeps its messages in another way.
    """
    try:
        from streamlit.runtime.forward_msg_queue import ForwardMsgQueue as Messages

        drop = Messages.clear
    except (ImportError, AttributeError):
        return

    @wraps(drop)
    def clear(
        self: Messages, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None
    ) -> None:
        if retain_lifecycle_msgs and fragment_ids_this_run is not None:
            self._delta_index_map.clear()  # what comes now stands behind what was said, never in its place
            return
        drop(self, retain_lifecycle_msgs, fragment_ids_this_run)

    Messages.clear = clear  # type: ignore[method-assign]
