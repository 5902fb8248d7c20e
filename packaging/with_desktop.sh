#!/usr/bin/env bash
# with_desktop.sh COMMAND…: run it on a private desktop and give its exit code: X server, window
# manager, session bus, unlocked throw-away keyring. Nothing of the user's own desktop is touched,
# and nothing stays behind. On macOS there is a desktop already: it just runs the command.
# shellcheck disable=SC2317  # functions called by name and by trap
set -euo pipefail
[ $# -gt 0 ] || { echo "Use: $0 COMMAND…" >&2; exit 2; }
[ "$(uname)" = Linux ] || exec "$@"
for tool in Xvfb xauth openbox xprop dbus-daemon dbus-send gnome-keyring-daemon; do
  command -v "$tool" >/dev/null && continue
  echo "with_desktop: $tool is missing. 'make test' installs it, or says how." >&2
  exit 1
done
[ -e /proc/self/fd/0 ] || exec </dev/null

private=$(mktemp -d "${TMPDIR:-/tmp}/homeport-desktop.XXXXXX")
log=$private/log
parts=()

# A part in a session of its own does not hear the reader's Ctrl-C, so the tests can still close
# their windows. The kernel ends it when this script is killed, whatever way.
start_part() {
  setsid setpriv --pdeathsig TERM -- "$@" <&0 >>"$log" 2>&1 &
  parts+=($!)
}

# wait_for WHAT TEST…: until the test succeeds; blind sleeps are either too short or too long.
wait_for() {
  local what=$1 tries=0
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $((tries += 1)) -gt 400 ]; then
      echo "with_desktop: no $what after 20 s. Its log says:" >&2
      tail -n 20 "$log" >&2
      exit 1
    fi
    sleep 0.05
  done
}

clean_up() {
  local code=$? i
  trap '' INT TERM
  for ((i = ${#parts[@]} - 1; i >= 0; i--)); do
    kill "${parts[i]}" 2>/dev/null || true
    wait "${parts[i]}" 2>/dev/null || true
  done
  rm -rf "$private"
  exit "$code"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

has_window_manager() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q 'window id'; }
has_keyring() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true
}

# The cookie keeps other users of this machine out. The server ignores the display number in its
# own file; ours is known only once the server has picked it.
cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
export XAUTHORITY=$private/Xauthority
: >"$XAUTHORITY"
xauth -q -f "$XAUTHORITY" add :0 . "$cookie"
mkfifo "$private/display"
start_part Xvfb -displayfd 7 -auth "$XAUTHORITY" -screen 0 1280x860x24 -nolisten tcp -noreset \
  7<>"$private/display"
read -r -t 20 display <>"$private/display" || { tail -n 20 "$log" >&2; exit 1; }
export DISPLAY=:$display
xauth -q -f "$XAUTHORITY" add "$DISPLAY" . "$cookie"

# Qt must not find the user's own Wayland desktop, nor any user's runtime folder.
unset WAYLAND_DISPLAY XDG_SESSION_TYPE XDG_CURRENT_DESKTOP
export QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$private/runtime
mkdir -m 700 "$XDG_RUNTIME_DIR" "$private/home"

export DBUS_SESSION_BUS_ADDRESS=unix:path=$XDG_RUNTIME_DIR/bus
start_part dbus-daemon --session --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS"
wait_for 'session bus' test -S "$XDG_RUNTIME_DIR/bus"

# These two get a home of their own: no settings of the user's, and no keyring left behind.
HOME=$private/home XDG_CONFIG_HOME=$private/home XDG_DATA_HOME=$private/home start_part openbox
echo -n 'throw-away' >"$private/password"
HOME=$private/home XDG_CONFIG_HOME=$private/home XDG_DATA_HOME=$private/home start_part \
  gnome-keyring-daemon --foreground --unlock --components=secrets <"$private/password"
wait_for 'window manager' has_window_manager
wait_for 'keyring' has_keyring

# In the background, so that a TERM is passed on at once; with INT switched on again, which the
# shell switches off for background commands.
env --default-signal=INT,QUIT "$@" <&0 &
command=$!
trap 'true' INT
trap 'kill -TERM "$command" 2>/dev/null || true' TERM
code=0
wait "$command" || code=$?
while kill -0 "$command" 2>/dev/null; do
  code=0
  wait "$command" || code=$?
done
exit "$code"
