"""Every command of the menu bar, as data. On macOS Ctrl becomes Cmd by itself."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval.i18n import N_


@dataclass(frozen=True)
class Command:
    """A menu entry. `needs` is "" (always there), "open" (a file) or "write" (one to change).

    `does` names the function that does it, as "module:function"; it is loaded when it is first
    wanted, and gets the desk. Without it the window or the desk does it.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    needs: str = ""
    icon: str = ""
    group: str = ""
    does: str = ""


LINE = Command("", "")
BACKUPS = "selfeval.ui.keeping.backups_dialog:open_backups"
MAP = "selfeval.ui.pages.maps.commands"
MENUS: tuple[tuple[str, str, tuple[Command, ...]], ...] = (
    (
        "file",
        N_("&File"),
        (
            Command("new", N_("&New self-evaluation…"), (), icon="file-plus"),
            Command("open", N_("&Open…"), ("Ctrl+O",), icon="folder-open"),
            Command("recent", N_("Open &recent")),
            Command("open_to_read", N_("Open for reading on&ly…"), (), icon="lock"),
            Command(
                "guided",
                N_("&Guided start…"),
                icon="compass",
                does="selfeval.ui.pages.guided.opening:open_guided",
            ),
            Command("sample", N_("Look round the sa&mple school"), icon="school"),
            LINE,
            Command("save", N_("&Save now"), ("Ctrl+S",), "write", "device-floppy"),
            Command(
                "give_copy",
                N_("Sa&ve or send a copy…"),
                (),
                "open",
                "copy",
                does="selfeval.ui.handover.dialog:open_give_copy",
            ),
            Command(
                "combine",
                N_("Combine wit&h a copy…"),
                (),
                "write",
                "arrows-join",
                does="selfeval.ui.pages.share.taking:open_combine",
            ),
            LINE,
            Command("import", N_("&Import figures…"), ("Ctrl+I",), "write", "table-import"),
            Command(
                "import_map",
                N_("Import a map or lin&k…"),
                (),
                "write",
                "route",
                does="selfeval.ui.importing.map_dialog:open_map_import",
            ),
            Command("export", N_("&Export everything…"), (), "open", "external-link"),
            Command("print", N_("&Print or save as PDF…"), ("Ctrl+P",), "open", "printer"),
            LINE,
            Command("backups", N_("&Backups…"), (), "open", "history", does=BACKUPS),
            Command(
                "password",
                N_("Pass&word…"),
                (),
                "open",
                "lock",
                does="selfeval.ui.password.setting:open_password",
            ),
            Command(
                "settings",
                N_("Se&ttings…"),
                ("Ctrl+,",),
                icon="settings",
                does="selfeval.ui.settings_dialog:open_settings",
            ),
            LINE,
            Command(
                "next_year",
                N_("Start next &year…"),
                (),
                "write",
                "calendar",
                does="selfeval.ui.next_year.dialog:open_next_year",
            ),
            Command(
                "reopen_year",
                N_("Open a closed year &again…"),
                (),
                "open",
                does="selfeval.ui.next_year.dialog:reopen_year",
            ),
            LINE,
            Command(
                "leave",
                N_("Remove &from this computer…"),
                (),
                "open",
                "trash",
                does="selfeval.ui.leaving.flow:open_leave",
            ),
            Command("close", N_("&Close the file"), ("Ctrl+W",), "open"),
            Command("quit", N_("&Quit"), ("Ctrl+Q",)),
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            Command("undo", N_("&Undo"), ("Ctrl+Z",), "write", "arrow-back-up"),
            Command("redo", N_("&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "write", "arrow-forward-up"),
            LINE,
            Command("rename", N_("&Edit this item"), ("F2",), "write", "pencil"),
            Command("remove", N_("Re&move this item"), (), "write", "trash"),
            LINE,
            Command(
                "history",
                N_("&History of this item…"),
                ("Ctrl+H",),
                "open",
                "history",
                does="selfeval.ui.history.dialog:open_history",
            ),
            Command(
                "removed",
                N_("Recently remo&ved…"),
                (),
                "open",
                does="selfeval.ui.history.removed_dialog:open_removed",
            ),
            Command(
                "erase",
                N_("Erase for &good…"),
                (),
                "write",
                "eraser",
                does="selfeval.ui.erasing.dialog:open_erase",
            ),
            LINE,
            Command(
                "link",
                N_("&Link to…"),
                ("Ctrl+L",),
                "write",
                "link",
                does="selfeval.ui.link.panel:open_link",
            ),
            LINE,
            Command("find", N_("&Find in this list"), ("Ctrl+F",), "open", "filter"),
            Command(
                "find_or_do",
                N_("Find or &do…"),
                ("Ctrl+K",),
                "open",
                "search",
                does="selfeval.ui.find.palette:open_palette",
            ),
            LINE,
            Command("role", N_("Your r&ole…"), (), "", "user"),
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            Command("thread", N_("&Thread"), ("Ctrl+T",), "open", "route"),
            Command("next_pane", N_("Next pa&ne"), ("F6",), "open"),
            Command("last_pane", N_("Pane be&fore"), ("Shift+F6",), "open"),
            LINE,
            Command(
                "present",
                N_("P&resent"),
                ("F5",),
                "open",
                "presentation",
                does="selfeval.ui.present.show:open_present",
            ),
            LINE,
            Command("larger", N_("&Larger text"), ("Ctrl++", "Ctrl+=")),
            Command("smaller", N_("&Smaller text"), ("Ctrl+-",)),
            Command("usual", N_("&Usual text size")),
            LINE,
            Command("look_system", N_("As the s&ystem says"), group="look"),
            Command("look_light", N_("L&ight"), group="look"),
            Command("look_dark", N_("&Dark"), group="look"),
        ),
    ),
    (
        "go",
        N_("&Go"),
        (
            Command("go_overview", N_("&Overview"), ("Ctrl+0",), "open"),
            Command("go_inbox", N_("&Inbox"), (), "open"),
            LINE,
            Command("go_areas", N_("By inspection &area"), (), "open"),
            Command("go_report", N_("&Report"), (), "open"),
            Command("go_share", N_("Share and &combine"), (), "open"),
            LINE,
            Command("go_themes", N_("&Themes"), (), "open"),
            Command("go_meetings", N_("&Meetings"), (), "open"),
            Command("go_school", N_("&School details"), (), "open"),
        ),
    ),
    (
        "insert",
        N_("&Insert"),
        (
            Command("add", N_("&New item here"), ("Ctrl+N",), "write", "plus"),
            Command(
                "quick_note",
                N_("&Quick note…"),
                ("Ctrl+Shift+N",),
                "write",
                "pencil",
                does="selfeval.ui.notes.quick_note:open_quick_note",
            ),
            Command(
                "visit_note",
                N_("&Visit note…"),
                (),
                "write",
                "user-check",
                does="selfeval.ui.notes.visit_note:open_visit_note",
            ),
            Command(
                "old_sef",
                N_("Sort an &old SEF…"),
                (),
                "write",
                "clipboard-text",
                does="selfeval.ui.notes.old_sef:open_old_sef",
            ),
            LINE,
            Command(
                "reading",
                N_("Record a &reading…"),
                ("Ctrl+R",),
                "write",
                "timeline",
                does="selfeval.ui.recording.dialog:open_record",
            ),
            LINE,
            Command(
                "paste_table",
                N_("Paste a &table…"),
                ("Ctrl+Shift+V",),
                "write",
                "table-import",
                does="selfeval.ui.importing.paste_dialog:open_paste",
            ),
        ),
    ),
    (
        "map",
        N_("&Map"),
        (
            Command("map_box", N_("New &box"), (), "write", "square-plus", does=f"{MAP}:new_box"),
            Command(
                "map_arrow", N_("New &arrow"), (), "write", "arrow-right", does=f"{MAP}:new_arrow"
            ),
            Command(
                "map_put",
                N_("Put boxes that exist &on this map…"),
                (),
                "write",
                does=f"{MAP}:put_boxes",
            ),
            Command(
                "map_put_worded",
                N_("Boxes from fa&cts and assumptions…"),
                (),
                "write",
                does=f"{MAP}:put_worded",
            ),
            LINE,
            Command(
                "map_tidy", N_("&Tidy"), (), "write", "layout-align-middle", does=f"{MAP}:tidy"
            ),
            Command("map_list", N_("As a &list"), (), "open", "table", does=f"{MAP}:as_list"),
            Command("map_detail", N_("More &detail"), (), "open", does=f"{MAP}:more_detail"),
            Command("map_key", N_("Ke&y to the map"), (), "open", does=f"{MAP}:key"),
            LINE,
            Command("map_affects", N_("What does it a&ffect?"), (), "open", does=f"{MAP}:affects"),
            Command("map_affected", N_("What affects &it?"), (), "open", does=f"{MAP}:affected_by"),
            Command(
                "map_reaches",
                N_("How is it meant to &reach children?"),
                (),
                "open",
                does=f"{MAP}:reaches_children",
            ),
            Command(
                "map_several",
                N_("What &serves several outcomes?"),
                (),
                "open",
                does=f"{MAP}:serves_several",
            ),
            Command(
                "map_leverage",
                N_("Where would a &push reach most?"),
                (),
                "open",
                does=f"{MAP}:leverage",
            ),
            Command(
                "map_untested",
                N_("What have we assumed and not t&ested?"),
                (),
                "open",
                does=f"{MAP}:untested",
            ),
            LINE,
            Command(
                "plan_back",
                N_("Plan bac&k from an outcome…"),
                (),
                "write",
                "target-arrow",
                does="selfeval.ui.pages.maps.planner.opening:open_planner",
            ),
            Command(
                "follow",
                N_("Follow a pat&h…"),
                (),
                "open",
                "route",
                does="selfeval.ui.pages.maps.follow.opening:open_follow",
            ),
            LINE,
            Command("map_all", N_("All &maps…"), (), "open", "sitemap", does=f"{MAP}:all_maps"),
            Command("map_new", N_("&New map…"), (), "write", "plus", does=f"{MAP}:new_map"),
            Command(
                "map_view", N_("Keep this &view…"), (), "write", "eye", does=f"{MAP}:keep_view"
            ),
            LINE,
            Command(
                "map_export",
                N_("E&xport a map…"),
                (),
                "open",
                "external-link",
                does="selfeval.ui.pages.maps.exporting:open_map_export",
            ),
        ),
    ),
    (
        "help",
        N_("&Help"),
        (
            Command(
                "guide",
                N_("&Guide"),
                ("F1",),
                "",
                "book",
                does="selfeval.ui.guide.window:open_guide",
            ),
            LINE,
            Command("about", N_("&About Selfeval"), icon="info-circle"),
        ),
    ),
)


def commands() -> list[Command]:
    """Return every command of the menus."""
    return [one for _key, _title, listed in MENUS for one in listed if one is not LINE]
