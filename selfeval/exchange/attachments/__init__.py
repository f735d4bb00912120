"""Files, links and quotes that back an item: taken in, named safely, and opened safely.

An attached file is somebody else's: its name may lie, and opening it may run it. It is opened only
as a copy in a private temporary folder, and only where its kind cannot run anything by itself;
everything else can be saved elsewhere, and is then the user's own affair.
"""

from __future__ import annotations

from selfeval.exchange.attachments.files import (
    Incoming,
    Lent,
    attach_files,
    lent_folders,
    read_file_to_attach,
    save_elsewhere,
    size_words,
    take_all_lent_away,
)
from selfeval.exchange.attachments.kinds import why_not_opened
from selfeval.exchange.attachments.links import host_of, is_web_address, web_address
from selfeval.exchange.attachments.names import safe_name

__all__ = [
    "Incoming",
    "Lent",
    "attach_files",
    "host_of",
    "is_web_address",
    "lent_folders",
    "read_file_to_attach",
    "safe_name",
    "save_elsewhere",
    "size_words",
    "take_all_lent_away",
    "web_address",
    "why_not_opened",
]
