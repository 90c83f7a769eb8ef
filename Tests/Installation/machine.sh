# A throw-away Debian with a systemd of its own, in a container. To be sourced.
#
# The tree is made once for its packages, by debootstrap, and never written to: whatever a boot writes
# lies in memory and is gone with it. The container has no network but its own loopback, so everything
# that a test installs from the archive must be among the packages of the tree.

release=${BLANKETTD_TEST_RELEASE:-bookworm}
tree=${BLANKETTD_TEST_TREE:-/var/tmp/blankettd-test/$release}
tree_packages=systemd,systemd-sysv,dbus,procps,man-db,curl,ucf,libsqlite3-0,libisal2,samba,smbclient
case $release in
  bookworm) tree_packages+=,libxlsxwriter4 ;;
  *) tree_packages+=,libxlsxwriter8 ;;
esac

machine_pid='' machine_init='' machine_log=''

machine_make_tree() {
  [ "$(cat "$tree/etc/blankettd-test" 2>/dev/null)" = "$tree_packages" ] && return
  echo "making $tree (once; some minutes)" >&2
  rm -rf "$tree"
  mkdir -p "$tree"
  debootstrap --variant=minbase --include="$tree_packages" "$release" "$tree" >&2
  rm -f "$tree"/var/cache/apt/archives/*.deb
  # Only what is tested shall run by itself.
  systemctl --root="$tree" -q mask smbd nmbd samba-ad-dc winbind \
    apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer 2>/dev/null
  : >"$tree/etc/machine-id"
  echo "$tree_packages" >"$tree/etc/blankettd-test"
}

machine_start() {
  machine_log=$(mktemp)
  # A machine of its own id: journald would else write into that of another.
  setsid env SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 systemd-nspawn --quiet --boot \
    --directory="$tree" --volatile=overlay --private-network --register=no --keep-unit \
    --console=pipe --uuid="$(tr -d - </proc/sys/kernel/random/uuid)" \
    </dev/null >"$machine_log" 2>&1 &
  machine_pid=$!
  local try
  for ((try = 0; try < 300; try++)); do
    sleep 0.2
    kill -0 "$machine_pid" 2>/dev/null || break
    machine_init=$(cut -d' ' -f1 "/proc/$machine_pid/task/$machine_pid/children" 2>/dev/null) || true
    [ -n "$machine_init" ] || continue
    case $(inside systemctl is-system-running 2>/dev/null) in
      running | degraded) return ;;
    esac
  done
  cat "$machine_log" >&2
  echo "the container did not boot" >&2
  return 1
}

# Runs a command in the container, as root.
inside() {
  nsenter --target "$machine_init" --all --wdns=/ env -i \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb SYSTEMD_PAGER= "$@"
}

# The same for somebody else, in a session's surroundings: groups as they are now, umask 022.
inside_as() {
  local user=$1
  shift
  inside runuser -u "$user" -- "$@"
}

# Copies a file of the host to a path in the container.
put() { inside sh -c 'cat >"$1"' sh "$2" <"$1"; }

machine_stop() {
  [ -n "$machine_pid" ] || return 0
  inside systemctl poweroff 2>/dev/null || true
  local try
  for ((try = 0; try < 100; try++)); do
    kill -0 "$machine_pid" 2>/dev/null || break
    sleep 0.2
  done
  kill -KILL "$machine_init" 2>/dev/null || true
  wait "$machine_pid" 2>/dev/null || true
  rm -f "$machine_log"
  machine_pid=''
}
