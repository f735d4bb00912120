"""What the menu of the maps offers, as data."""

from __future__ import annotations

from selfeval.i18n import N_
from selfeval.ui.command import LINE, Command

MAP = "selfeval.ui.pages.maps.commands"
MAP_MENU: tuple[Command, ...] = (
    Command("map_box", N_("New &box"), (), "write", "square-plus", does=f"{MAP}:new_box"),
    Command("map_arrow", N_("New &arrow"), (), "write", "arrow-right", does=f"{MAP}:new_arrow"),
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
    Command("map_tidy", N_("&Tidy"), (), "write", "layout-align-middle", does=f"{MAP}:tidy"),
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
    Command("map_view", N_("Keep this &view…"), (), "write", "eye", does=f"{MAP}:keep_view"),
    LINE,
    Command(
        "map_export",
        N_("E&xport a map…"),
        (),
        "open",
        "external-link",
        does="selfeval.ui.pages.maps.exporting:open_map_export",
    ),
)
