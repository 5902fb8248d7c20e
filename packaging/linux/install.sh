#!/bin/sh
# Install Homeport from this folder, for you alone (~/.local) or, as root, for everybody (/usr/local).
#   ./install.sh [--prefix DIR]      install, or upgrade what is there
#   ./install.sh --remove            take it away; what you made with it stays
# Nothing is fetched, and nothing outside the prefix is touched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" = 0 ]; then prefix=/usr/local; else prefix=$HOME/.local; fi
action=install
while [ $# -gt 0 ]; do
  case $1 in
    --prefix) prefix=${2:?"--prefix needs a folder"}; shift 2 ;;
    --remove) action=remove; shift ;;
    *) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 2 ;;
  esac
done
home=$prefix/lib/homeport
share=$prefix/share

tell_desktop() {
  for tool in "update-desktop-database -q $share/applications" \
    "gtk-update-icon-cache -q -t -f $share/icons/hicolor"; do
    command -v "${tool%% *}" >/dev/null 2>&1 && $tool 2>/dev/null || true
  done
}

take_away() {
  rm -rf "$home" "$prefix/bin/homeport" "$share/applications/homeport.desktop" \
    "$share/metainfo/org.homeport.Homeport.metainfo.xml" "$share/man/man1/homeport.1.gz"
  rm -f "$share"/icons/hicolor/*/apps/homeport.png "$share"/icons/hicolor/*/apps/homeport.svg
}

if [ "$action" = remove ]; then
  take_away
  tell_desktop
  cat <<'TEXT'
Homeport is removed. What you made with it was left alone:
  ~/.local/share/homeport        tasks, results, texts of documents, models
  ~/.config/homeport             settings
  ~/.local/state/homeport        logs
  the keyring, "homeport"        the key of the store
Delete these by hand if you want them gone.
TEXT
  exit 0
fi

if command -v sha256sum >/dev/null 2>&1; then
  (cd "$here" && sha256sum --check --quiet SHA256SUMS) || {
    echo "A file of this folder is not as it was packed. Nothing was installed." >&2
    exit 1
  }
fi
new=$home.new
rm -rf "$new"
mkdir -p "$prefix/lib" "$prefix/bin" "$share"
cp -R "$here/homeport" "$new"
take_away
mv "$new" "$home"
ln -s "../lib/homeport/homeport" "$prefix/bin/homeport"
cp -R "$here/share/." "$share/"
# The menu entry names the program by its path: ~/.local/bin is not on every desktop's.
sed -i "s|^Exec=homeport|Exec=\"$prefix/bin/homeport\"|; s|^TryExec=homeport|TryExec=$prefix/bin/homeport|" \
  "$share/applications/homeport.desktop"
tell_desktop
echo "Homeport is installed in $prefix. Find it in your menu, or start $prefix/bin/homeport"
