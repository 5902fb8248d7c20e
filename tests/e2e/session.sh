#!/usr/bin/env bash
# Run a command in a desktop session of its own: a message bus and an unlocked GNOME keyring.
# The keyring lies under $HOME, which the caller has set. With `none` there is no bus at all: on a
# desktop a locked keyring would ask its user, and a test has none.
set -euo pipefail
unlocked=${1:?}
shift
if [ "$unlocked" = none ]; then
  exec env DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere "$@"
fi
exec dbus-run-session -- bash -c '
  if [ "$0" = unlocked ]; then
    printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  fi
  exec "$@"
' "$unlocked" "$@"
