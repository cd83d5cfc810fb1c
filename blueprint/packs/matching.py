"""Finds phrases in what people say, however it is written (theory 6.3).

Both sides are made alike first: width, case, spaces and punctuation do not matter, traditional characters are
simplified ones, and 您 is 你. Marks are remembered: a phrase does not run over one that it does not have
itself, and a short one may have to be all there is between two of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from blueprint.packs.phrases import Pack, Phrase

_APOSTROPHES = "'\u2019\u2018\u02bc\uff07"
_SENTENCE_ENDS = frozenset(".!?;:\u3002\u2026")
_WITHOUT_SPACES = frozenset({"zh"})

# A character, and the one it counts as: traditional ones are simplified, 您 is 你. Those of service talk.
_SAME = (
    "您你 妳你 們们 這这 個个 嗎吗 麼么 沒没 與与 對对 為为 說说 話话 語语 還还 會会 來来 時时 間间 過过 讓让 請请 謝谢 歡欢 "
    "問问 題题 辦办 業业 務务 處处 櫃柜 檯台 臺台 單单 據据 帳账 帐账 號号 錢钱 額额 幣币 鈔钞 緊紧 關关 係系 導导 領领 長长 "
    "員员 銀银 機机 電电 壞坏 斷断 網网 線线 連连 繫系 聯联 絡络 簽签 證证 書书 筆笔 資资 費费 價价 買买 賣卖 貨货 廠厂 產产 "
    "貴贵 誰谁 認认 識识 講讲 記记 訴诉 訂订 該该 誤误 課课 調调 談谈 諒谅 護护 讀读 變变 總总 絕绝 給给 經经 結结 級级 約约 "
    "規规 視视 覺觉 親亲 見见 觀观 頭头 顧顾 須须 預预 順顺 願愿 類类 顯显 餘余 飯饭 飲饮 養养 騙骗 驗验 馬马 亂乱 亞亚 從从 "
    "復复 徵征 應应 懷怀 態态 慮虑 憂忧 戶户 換换 擇择 擔担 擾扰 數数 斂敛 於于 東东 條条 樣样 樓楼 樂乐 歲岁 歸归 殘残 減减 "
    "準准 漸渐 潔洁 無无 煩烦 獨独 獲获 現现 環环 異异 當当 療疗 發发 盡尽 監监 睜睁 瞭了 礎础 確确 禮礼 種种 稱称 積积 穩稳 "
    "窮穷 競竞 節节 範范 簡简 糧粮 紀纪 純纯 細细 終终 組组 統统 繳缴 繼继 續续 罰罚 義义 習习 聽听 聲声 職职 舉举 舊旧 華华 "
    "萬万 葉叶 藝艺 蓋盖 薦荐 虧亏 虛虚 術术 衛卫 衝冲 補补 裝装 裡里 製制 複复 計计 訊讯 許许 設设 訪访 評评 詢询 試试 詳详 "
    "誠诚 論论 謊谎 譯译 議议 責责 貼贴 賠赔 賬账 質质 賴赖 贈赠 趕赶 跡迹 踐践 車车 軟软 較较 載载 輕轻 輪轮 輸输 轉转 農农 "
    "運运 達达 違违 遠远 適适 選选 遲迟 遺遗 鄰邻 醫医 釋释 針针 鈴铃 鐘钟 錄录 錯错 鍵键 鎖锁 門门 閃闪 閉闭 開开 閒闲 閱阅 "
    "闆板 陰阴 陳陈 陸陆 隊队 階阶 際际 隨随 險险 隱隐 難难 雙双 雜杂 離离 靜静 響响 頁页 頂顶 項项 頓顿 風风 飛飞 餓饿 館馆 "
    "驚惊 鬆松 點点 齊齐 齡龄 嘆叹 嚇吓 嚴严 圍围 園园 圓圆 圖图 團团 場场 塊块 壓压 夠够 夢梦 夾夹 奪夺 妝妆 婦妇 學学 寫写 "
    "實实 審审 寬宽 專专 尋寻 將将 屆届 層层 屬属 島岛 師师 帶带 幫帮 幹干 幾几 庫库 廳厅 張张 強强 彈弹 後后 徑径 愛爱 慣惯 "
    "戲戏 戰战 揚扬 損损 搶抢 撥拨 擠挤 攜携 敗败 敵敌 暫暂 曆历 極极 構构 標标 檢检 權权 歷历 氣气 漲涨 漢汉 濟济 滿满 測测 "
    "湊凑 災灾 爭争 狀状 瑣琐 畫画 畢毕 癥症 皺皱 盤盘 眾众 礙碍 禍祸 稅税 築筑 簾帘 紙纸 紅红 綠绿 維维 緒绪 緣缘 編编 縮缩 "
    "績绩 織织 罵骂 羅罗 聞闻 聰聪 肅肃 脫脱 腦脑 臉脸 臨临 蘇苏 蟲虫 襯衬 訓训 託托 診诊 詞词 誇夸 誌志 諾诺 謀谋 譽誉 讚赞 "
    "豐丰 負负 財财 貧贫 販贩 貪贪 貸贷 賓宾 賞赏 賤贱 賺赚 購购 贏赢 踴踊 躍跃 軍军 辭辞 遊游 遞递 鄉乡 釘钉 鋪铺 錶表 鏡镜 "
    "鐵铁 鑰钥 閣阁 闊阔 隻只 雖虽 雲云 霧雾 鞏巩 韓韩 頻频 顆颗 顏颜 顛颠 飾饰 駐驻 騎骑 鬧闹 魚鱼 鳥鸟 鹽盐 麗丽 麥麦 黃黄 "
    "黨党 龍龙 爲为 憑凭 剛刚 別别 備备 並并 貶贬 邊边 進进 裏里 鑑鉴 黴霉 著着 僅仅 優优 傳传 傷伤 債债 儘尽 兒儿 內内 冊册 "
    "創创 劃划 勞劳 勝胜 勢势 區区 協协 參参 啟启 啓启 喚唤 喪丧 報报 塗涂 壯壮 夥伙 奮奋 娛娱 寶宝 屜屉 嶺岭 嶄崭 廢废 廣广 "
    "彌弥 憐怜 懶懒 戀恋 揮挥 搖摇 擁拥 擺摆 攔拦 敘叙 晝昼 曉晓 殺杀 毀毁 決决 沖冲 況况 淨净 淺浅 滅灭 潤润 濕湿 灣湾 烏乌 "
    "燈灯 燒烧 爐炉 牆墙 犧牺 狹狭 猶犹 獎奖 獻献 瑪玛 畝亩 碼码 禦御 穫获 籌筹 紮扎 紹绍 綱纲 緻致 縣县 繞绕 罷罢 聖圣 脅胁 "
    "腳脚 膽胆 舖铺 艦舰 莊庄 蒼苍 蠻蛮 襪袜 覽览 觸触 誘诱 誼谊 謙谦 貢贡 貿贸 賀贺 贊赞 贓赃 輔辅 輯辑 轎轿 轟轰 辯辩 邏逻 "
    "郵邮 鄭郑 釀酿 鈕钮 鉛铅 銅铜 銷销 鋼钢 鎮镇 鏈链 閑闲 陣阵 隸隶 雞鸡 韌韧 頒颁 頗颇 頹颓 顫颤 飢饥 飼饲 餅饼 駕驾 駛驶 "
    "騰腾 騷骚 驅驱 髒脏 鬥斗 魯鲁 鮮鲜 鴨鸭 鹹咸 齒齿 龜龟"
)
_ALIKE = {ord(pair[0]): pair[1] for pair in _SAME.split()}


@dataclass(frozen=True, slots=True)
class Alike:
    """A text made alike.

    Attributes:
        text: what is compared.
        at: per character of it, the index of the one it stands for.
        marks: index to the mark in front of it: `.` between sentences, `,` between clauses.
    """

    text: str
    at: tuple[int, ...]
    marks: dict[int, str]

    def mark(self, index: int) -> str:
        """The mark in front of an index; there is one at both ends."""
        return "." if index in (0, len(self.text)) else self.marks.get(index, "")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was said, from `start` to before `end` of the text."""

    phrase: Phrase
    start: int
    end: int


@lru_cache(maxsize=4096)
def alike(text: str, language: str) -> Alike:
    """Make a text alike."""
    spaced = language not in _WITHOUT_SPACES
    letters: list[str] = []
    at: list[int] = []
    marks: dict[int, str] = {}
    gap = mark = ""
    for index, char in enumerate(text):
        if char in _APOSTROPHES and spaced and letters and not gap:
            plain = "'" if index + 1 < len(text) and text[index + 1].isalnum() else ""
        else:
            plain = unicodedata.normalize("NFKC", char).lower().translate(_ALIKE)
            plain = plain if plain.isalnum() else ""
        if not plain:
            gap = " "
            if char in _SENTENCE_ENDS or unicodedata.normalize("NFKC", char)[:1] in _SENTENCE_ENDS:
                mark = "."
            elif not char.isspace() and char not in "-_/":
                mark = mark or ","
            continue
        if gap and letters:
            if mark:
                marks[len(letters)] = mark
            if spaced:
                letters.append(" ")
                at.append(index)
                if mark:
                    marks[len(letters)] = mark
        gap = mark = ""
        letters.extend(plain)
        at.extend([index] * len(plain))
    return Alike("".join(letters), tuple(at), marks)


def said(text: str, pack: Pack, patterns: Iterable[str]) -> bool:
    """Whether a text has one of these phrases, wherever it stands."""
    here = alike(text, pack.lang)
    return any(True for pattern in patterns for _ in _places(here, pattern, pack.lang))


def places(text: str, pack: Pack, pattern: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text: start and end."""
    here = alike(text, pack.lang)
    for start, end in _places(here, pattern, pack.lang):
        yield here.at[start], here.at[end - 1] + 1


def count(text: str, pack: Pack, patterns: Iterable[str], but: Iterable[str] = ()) -> int:
    """How often these words stand in a text, those inside the phrases `but` left out."""
    here = alike(text, pack.lang)
    harmless = [p for phrase in but for p in _places(here, phrase, pack.lang)]
    found = {p for word in patterns for p in _places(here, word, pack.lang)}
    return sum(not _overlaps(place, harmless) for place in found)


def matches(text: str, pack: Pack, phrases: Iterable[Phrase]) -> list[Match]:
    """What a text has of these phrases, by place; where two overlap, the longer one."""
    here = alike(text, pack.lang)
    found = [(place, phrase) for phrase in phrases for place in _of_phrase(here, pack, phrase)]
    if not found:
        return []
    kept: list[tuple[tuple[int, int], Phrase]] = []
    for place, phrase in sorted(found, key=lambda f: (f[0][0] - f[0][1], f[0])):
        if not _overlaps(place, (p for p, _ in kept)):
            kept.append((place, phrase))
    return [
        Match(phrase, here.at[a], here.at[b - 1] + 1) for (a, b), phrase in sorted(kept, key=lambda k: k[0])
    ]


def _of_phrase(here: Alike, pack: Pack, phrase: Phrase) -> Iterator[tuple[int, int]]:
    """Where a phrase stands and means what it says."""
    harmless: list[tuple[int, int]] | None = None
    for pattern in phrase.patterns:
        for place in _places(here, pattern, pack.lang):
            if phrase.whole and not _is_whole(here, place, pack, phrase.whole):
                continue
            if harmless is None:
                harmless = [p for e in phrase.exceptions for p in _places(here, e, pack.lang)]
            if not _overlaps(place, harmless) and not _is_taken_back(here, place[0], pack):
                yield place


def _places(here: Alike, pattern: str, language: str) -> Iterator[tuple[int, int]]:
    """Every place of a pattern, without marks inside that the pattern does not have."""
    wanted = alike(pattern, language)
    size = len(wanted.text)
    start = here.text.find(wanted.text) if size else -1
    while start >= 0:
        end = start + size
        words = language in _WITHOUT_SPACES or (
            (start == 0 or here.text[start - 1] == " ") and (end == len(here.text) or here.text[end] == " ")
        )
        if words and not any(start < m < end and m - start not in wanted.marks for m in here.marks):
            yield start, end
        start = here.text.find(wanted.text, start + 1)


def _is_whole(here: Alike, place: tuple[int, int], pack: Pack, whole: str) -> bool:
    """Whether a phrase, particles behind it aside, is all there is between two marks."""
    start, end = place
    enough = (".", ",") if whole == "clause" else (".",)
    if here.mark(start) not in enough:
        return False
    particles = [alike(p, pack.lang).text for p in pack.particles]
    while here.mark(end) not in enough:
        after = next((p for p in particles if here.text.startswith(p, end)), None)
        if not after:
            return False
        end += len(after)
    return True


def _is_taken_back(here: Alike, start: int, pack: Pack) -> bool:
    """Whether a negation stands shortly before, in the same sentence."""
    first = max((m for m, mark in here.marks.items() if mark == "." and m <= start), default=0)
    before = here.text[max(first, start - pack.window) : start]
    return any(alike(n, pack.lang).text in before for n in pack.negations)


def _overlaps(place: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(place[0] < end and start < place[1] for start, end in others)
