"""Headings and names of lanes in traditional characters, as Big5 holds them, read by the simplified words."""

from __future__ import annotations

_SIMPLIFIED = str.maketrans(
    "驟誰時間階標題稱觸點崗負責機會緒戶臺檯務員動執單項規範長現狀話詢問術證據條斷佔連線區諾顧營業櫃統後場數庫訊處內續離開",
    "骤谁时间阶标题称触点岗负责机会绪户台台务员动执单项规范长现状话询问术证据条断占连线区诺顾营业柜统后场数库讯处内续离开",
)


def simplified(text: str) -> str:
    """A text with the simplified characters that words of tables and lanes are made of.

    >>> simplified("步驟"), simplified("客戶")
    ('步骤', '客户')
    """
    return text.translate(_SIMPLIFIED)
