"""What a log measured, from a report that the user brings; it stays in this tab and stands behind what is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from blueprint.draw.from_measured import NoReport, read_report, with_measured
from blueprint.draw.overlay import Overlay
from blueprint.model.segments import ALL
from blueprint.studio.state.options import UPLOAD_MB
from blueprint.studio.state.page_language import language, plain, say
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.model.service_map import ServiceMap
    from blueprint.studio.state.open_map import OpenMap

_REPORT = Wording("Measured: report of `conform --json`", "实测：`conform --json` 的报告")
_NOT_TEXT = Wording("this file is no text", "该文件不是文本")


def bring_report(one: OpenMap, service_map: ServiceMap | None) -> None:
    """Where the report is brought, and what is wrong with it."""
    st.file_uploader(say(_REPORT), ["json"], key=f"measured:{one.name}", max_upload_size=UPLOAD_MB)
    if service_map is None:
        return
    try:
        with_report(one, Overlay(), service_map, ALL)
    except NoReport as error:
        st.error(plain(error.wording[language()]))


def with_report(one: OpenMap, overlay: Overlay, service_map: ServiceMap, segment: str) -> Overlay:
    """The overlay with what was measured behind what is declared; as it is without a report.

    Raises:
        NoReport: what was brought is none, or one of another map.
    """
    upload = st.session_state.get(f"measured:{one.name}")
    if upload is None:
        return overlay
    try:
        text = upload.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoReport(_NOT_TEXT) from None
    return with_measured(overlay, read_report(text, upload.name), service_map, segment)
