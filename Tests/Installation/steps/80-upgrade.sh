section "Upgrading while it works"
# The same content under a later version.
dpkg-deb -R "$package" "$scratch/next"
sed -i 's/^Version: .*/&+next/' "$scratch/next/DEBIAN/control"
dpkg-deb --root-owner-group -b "$scratch/next" "$scratch/next.deb" >/dev/null
put "$scratch/next.deb" /root/next.deb
inside sh -c 'echo "# our own line" >>"$1"' sh "$yaml"
drop_in_full_work UPGR
check "the later version goes in" run_apt install /root/next.deb
same "it runs" active inside systemctl is-active blankettd
check "the configuration is still ours" inside grep -q "our own line" "$yaml"
check "every report is published" within 180 published 24 UPGR
check "nothing is lost, nothing there twice" all_accounted
check "and nothing was set aside" inside sh -c '! grep -rl "UPGR" "$1/fel"' sh "$data"
check "the earlier version goes in again" \
  run_apt install --allow-downgrades /root/blankettd.deb
same "and runs" active inside systemctl is-active blankettd
