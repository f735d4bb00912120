#!/bin/sh
# For this user alone: put selfeval into the menu and open .selfeval files with it.
#
#   associate.sh [PROGRAM]     PROGRAM is the executable; without it, the one of this folder
#   associate.sh --remove      take all of it away again
set -eu

here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$data/applications/selfeval.desktop
types=$data/mime/packages/selfeval-mime.xml
icon=$data/icons/hicolor/scalable/apps/selfeval.svg
file_icon=$data/icons/hicolor/scalable/mimetypes/selfeval.svg

tell_the_desktop() {
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime"; fi
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database "$data/applications"
    fi
}

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$types" "$icon" "$file_icon"
    tell_the_desktop
    exit
fi

# In the built program this file lies in selfeval/_internal/resources/desktop/linux.
program=${1:-$here/../../../../selfeval}
if [ ! -x "$program" ]; then
    echo "There is no program at $program. Name it: $0 /path/to/selfeval" >&2
    exit 2
fi
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")

for place in "$entry" "$types" "$icon" "$file_icon"; do mkdir -p "$(dirname "$place")"; done
quoted=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g' -e 's/[\\&|]/\\&/g')
sed "s|^Exec=.*|Exec=\"$quoted\" %f|" "$here/selfeval.desktop" >"$entry"
cp "$here/selfeval-mime.xml" "$types"
cp "$here/../../icons/selfeval.svg" "$icon"
cp "$here/../../icons/selfeval.svg" "$file_icon"
tell_the_desktop
