"""The wording of what is not report: captions, credits, bylines, invitations, pointers.

Patterns only; `furniture` says how they are used. English, as the reader is.
"""

from __future__ import annotations

import re


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


CAPTION = re.compile(
    r"^[\[(]?\s*"
    + _any(
        r"(?:file\s+)?(?:photo|image|picture|pic|illustration)(?:\s+(?:caption|credit))?\s*:",
        r"\(?caption\)?\s*[:)]",
        r"file\s*(?:photo)?\s*[-–—:]",
        r"in this (?:file |undated )?(?:photo|image)",
        r"(?:photo|image|picture|photograph) (?:by|courtesy|credit|source)\b",
    ),
    re.IGNORECASE,
)
CAPTION_END = re.compile(
    _any(
        r"\bREUTERS/[A-Z][\w.' -]{2,40}",
        r"\((?:AP|AFP) (?:Photos?)?/[^()]{2,60}\)",
        r"[\[(](?:File(?: photo)?:? ?)?[^\[\]()]{0,40}(?:/| via )"
        r"(?:AFP|AP|Reuters|Getty Images|EPA)[\])]",
        r"\((?:photo|image|picture|credit)s?(?: by)?:? [^()]{2,60}(?:\([^()]*\))?\)",
        r"[.\s](?:photo|image|picture)s?(?: credit)?: [^.]{2,60}",
    )
    + r"\s*$",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"^[\[(]?\s*"
    + _any(
        r"(?:additional |with )?reporting (?:by|from)\b",
        r"(?:writing|edit(?:ing|ed)|translated|compiled) by\b",
        r"with (?:additional )?(?:inputs?|reporting|files|material|information) (?:from|by)\b",
        r"sources?\s*:",
        r"credits?\s*:",
        r"©|\(c\)\s*\d{4}|copyright\b|all rights reserved",
        r"(?:this|the) (?:report|story|article|piece|text) (?:was|is|has been|first) (?:\w+ )?"
        r"(?:published|produced|provided|written|reproduced|republished|appeared|taken|from)\b",
        r"(?:the )?[A-Z][\w.' -]{2,60} contributed to this (?:report|story|article)",
    ),
    re.IGNORECASE,
)
AGENCY_LINE = re.compile(
    r"^(?:[(\[](?P<inside>[^()\[\]]{2,60}(?:\([^()]{1,30}\))?)[)\]]"
    r"|[—–-]+\s?(?P<after>[A-Z][^.!?]{1,60}))\.?$"
)
BYLINE = re.compile(
    r"^(?:By:?|Words by|From our correspondent,?)\s+(?P<name>[A-Z][^.!?:;]{2,80}?)"
    r"(?:\s*[|·•,]\s*(?P<rest>.{0,100}))?$"
)
INVITES = _any(
    r"(?:sign up|signup|subscribe|register)\b.{0,120}"
    r"(?:newsletter|inbox|bulletin|briefing|alerts?|updates|e-?mail|channel|today|free|letter)",
    r"(?:get|receive|have)\b.{0,120}"
    r"(?:newsletter|(?:to|in|into) your (?:e-?mail )?inbox|e-?mailed to you)",
    r"(?:follow|join|like|find) us (?:on|at)\b",
    r"follow [\w@. ]{2,40} on (?:twitter|facebook|x|instagram|telegram|whatsapp)\b",
    r"stay up to date\b.{0,80}(?:follow|twitter|facebook|app)\b|join the conversation\b",
    r"join our\b.{0,60}(?:channel|group|community|newsletter)",
    r"download (?:our|the)\b.{0,60}\bapp\b",
    r"enter your e-?mail|our newsletter\b",
    r"(?:want|would you like)\b.{0,120}\?\s*(?:sign up|subscribe).{0,120}",
    r"(?:support|donate to|become a (?:member|supporter|subscriber))\b.{0,60}"
    r"(?:journalism|newsroom)",
    r"you (?:can|may) (?:unsubscribe|opt out)\b|by signing up,? you agree\b|unsubscribe\b",
    r"you (?:are receiving|receive|received) this (?:e-?mail|newsletter|bulletin|message)\b",
    r"to (?:leave|unsubscribe from) (?:the|this) (?:mailing )?list\b",
)
INVITING_WORDS = (
    "sign", "subscribe", "register", "letter", "inbox", "mail", "follow", "join", "like us",
    "find us", "download", "support", "donate", "become", "receive",
)  # fmt: skip
"""A paragraph without any of these has no invitation in it: a quick look before the patterns."""
INVITATION = re.compile(rf"^\W*(?:[\w' -]{{2,40}}:\s+)?{INVITES}", re.IGNORECASE)
POINTER = re.compile(
    r"^\W*"
    + _any(
        r"read (?:more|also|next|on|the full (?:story|article))|also read|see also|see more",
        r"related(?: (?:stories|articles|news|content|coverage|topics))?",
        r"more on this(?: story)?|more from\b.{0,40}|most (?:read|popular|viewed)",
        r"recommended(?: for you)?|you (?:may|might) also (?:like|be interested in)",
        r"don'?t miss|what to read next|top stories|latest(?: news| stories)?",
        r"trending(?: now)?|keep reading|continue reading|in other news",
        r"watch|listen|in pictures|elsewhere on\b.{0,40}",
    )
    + r"\s*(?P<colon>[:|>»→-])?\s*(?P<more>.*)$",
    re.IGNORECASE,
)
SCRAP = re.compile(
    r"^\W*"
    + _any(
        r"advertisement|sponsored(?: content)?",
        r"(?:story|article) continues (?:below|after).{0,40}|continues (?:below|after).{0,40}",
        r"share(?: this)?(?: (?:on|via|article|story)\b.{0,40})?|print(?: this)?",
        r"[\w.+-]+@[\w-]+\.[\w.]+|@\w{2,30}|_{3,}|for immediate release",
        r"(?:twitter|facebook|e-?mail|pinterest|google\+?|whatsapp|telegram|reddit|linkedin|x)"
        r"(?:\W+(?:twitter|facebook|e-?mail|pinterest|google\+?|whatsapp|telegram|reddit|x))*",
        r"close|more|enlarge|copy link(?: copy)?|scroll down for (?:video|more)|photos?|videos?",
        r"please enable javascript.{0,60}|(?:please )?sign in\b.{0,60}|log in\b.{0,40}",
        r"hide transcript.{0,20}|now playing\b.{0,80}|back to top|view comments",
        r"skip to (?:main )?content|comments?(?: \(\d+\))?|leave a comment",
        r"\d+ min(?:ute)?s? read|(?:reading|read) time\W.{0,20}",
        r"listen to (?:this )?article.{0,30}|click here.{0,80}",
        r"ends?|-?\s*30\s*-?|#{2,}|tags?:.{0,120}|topics:.{0,120}|filed under.{0,120}",
        r"(?:we|this (?:web)?site)\b.{0,60}\bcookies\b.{0,200}",
    )
    + r"?\W*$",
    re.IGNORECASE,
)
SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+(?=[\"“‘(]?[A-Z])")
STOPS = tuple(".!?…\"”’':;)]»。؟")
