"""
What stands in print for emoji, which no font of a document draws: a sign or a word in brackets.

Screens show them as they were typed. PDF and Word write the same in their place.
"""

import re
import unicodedata

# What is written for each, and for which.
_FOR = {
    "✔": "✅",
    "✘": "❌❎",
    "?": "❓❔",
    "!": "❕",
    "+": "➕",
    "−": "➖",
    "÷": "➗",
    "[นาฬิกา]": "⏰⌚",
    "[นาฬิกาทราย]": "⏳⌛",
    "[ประกาย]": "✨",
    "●": "🔴🟢🟡🔵🟠⚫",
    "○": "⚪",
    "■": "🟥🟩",
    "▲": "🔺",
    "▼": "🔻",
    "◆": "🔸🔹🔶🔷",
    "→": "👉",
    "←": "👈",
    "↑": "👆",
    "↓": "👇",
    "★": "🌟⭐",
    "๑๐๐": "💯",
    "[หมุด]": "📌📍",
    "[คลิปหนีบกระดาษ]": "📎",
    "[ประกาศ]": "📢📣",
    "[โทรศัพท์]": "📞📱☎",
    "[อีเมล]": "📧",
    "[จดหมาย]": "📩✉",
    "[ปฏิทิน]": "📅📆",
    "[ภาพถ่าย]": "📷📸",
    "[วิดีโอ]": "🎥📹",
    "[เอกสาร]": "📄📃📑",
    "[บันทึก]": "📝",
    "[หนังสือ]": "📚📖",
    "[แผนภูมิ]": "📊📈📉",
    "[เว็บไซต์]": "🌐",
    "[ลิงก์]": "🔗",
    "[บ้าน]": "🏠",
    "[อาคาร]": "🏢🏛",
    "[ถ้วยรางวัล]": "🏆",
    "[เหรียญรางวัล]": "🏅",
    "[ฉลอง]": "🎉",
    "[ของขวัญ]": "🎁",
    "[เงิน]": "💰💵",
    "[รถ]": "🚗",
    "[ห้าม]": "🚫⛔",
    "[ไฟ]": "🔥",
    "[น้ำ]": "💧",
    "[ต้นไม้]": "🌳🌱",
    "[หลอดไฟ]": "💡",
    "[ค้นหา]": "🔍🔎",
    "[กระดิ่ง]": "🔔",
    "[พนมมือ]": "🙏",
    "[ปรบมือ]": "👏",
    "[ยกนิ้ว]": "👍",
    "[คว่ำนิ้ว]": "👎",
    "[สู้]": "💪",
    "[โบกมือ]": "👋",
    "[จับมือ]": "🤝",
    "[เศร้า]": "😢",
    "[ร้องไห้]": "😭",
    "[โกรธ]": "😡😠",
    "[ครุ่นคิด]": "🤔",
    "[สวมหน้ากาก]": "😷",
    "[ยิ้ม]": "😀😁😃😄😅😆😊🙂☺😉😇🤗",
    "[หัวเราะ]": "😂🤣",
    "[รัก]": "😍🥰😘",
    "[หัวใจ]": "🧡💛💚💙💜🖤🤍🤎💕💖💗❣",
    "[ดอกไม้]": "🌸🌺🌹🌷🌻🌼💐",
    "[มือ]": "✋🖐🤚☝👌✌🤞",
    "[คน]": "👤👥👨👩👦👧👮👷🧑👴👵👶",
}
_WORDS = {picture: words for words, pictures in _FOR.items() for picture in pictures}
_ANY, _FLAG = "[รูปสัญลักษณ์]", "[ธง]"
_FLAGS = "\U0001f1e6-\U0001f1ff"
_SKINS, _TAGS = "\U0001f3fb-\U0001f3ff", "\U000e0020-\U000e007f"
_IN_FONTS = {"☎", "✉", "☝", "✌", "☺", "❣"}  # drawn as signs unless a program asks for a picture
_OF_OLD = "".join(picture for picture in _WORDS if ord(picture) < 0x10000)
_PICTURE = f"[\U0001f000-\U0001faff{_OF_OLD}]"
_REST = f"[\ufe0e\ufe0f\u20e3{_SKINS}{_TAGS}]"
# A picture, what changes it (skin, style) and what is joined to it: a family is one picture.
_EMOJI = re.compile(f"[{_FLAGS}]{{1,2}}|({_PICTURE}){_REST}*(?:\u200d.{_REST}*)*|{_REST}+")
# Letters in a dress: bold and double-struck ones, full width, ligatures, squared units.
_DRESSED = re.compile("[\U0001d400-\U0001d7ff\uff01-\uff5e\ufb00-\ufb06\u3300-\u33ff]+")


def with_words(text: str) -> str:
    """The text as paper can show it; costs what the text is long, and the same twice over."""
    text = _DRESSED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _EMOJI.sub(_in_words, text)


def _in_words(found: re.Match[str]) -> str:
    picture = found[1]
    if picture is None:
        return _FLAG if found[0][0] >= "\U0001f1e6" and found[0][0] <= "\U0001f1ff" else ""
    if found[0] in _IN_FONTS:
        return found[0]
    return _WORDS.get(picture, _ANY)
