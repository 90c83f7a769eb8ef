section "Removing"
inside systemctl stop smbd
drop_many 1 LAST
check "the package is removed" run_apt remove blankettd
refused "the service is gone" inside systemctl is-active -q blankettd
check "the configuration is kept" inside grep -q "our own line" "$yaml"
check "and purged, asking nothing" run_apt purge blankettd
refused "then the configuration is gone" inside test -e "$yaml"
check "every report, package and archive is still there" all_accounted
check "and belongs to whom it did" inside_as anna sh -c 'cat "$1"/*/* >/dev/null' sh "$data/utkorg"
check "installed again" run_apt install /root/blankettd.deb
check "it goes on where it was" within 30 published 1 LAST
