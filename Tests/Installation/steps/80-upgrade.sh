section "Upgrading while it works"
# later NAME: the same content under a later version, with another configuration file.
later() {
  rm -rf "$scratch/next"
  dpkg-deb -R "$package" "$scratch/next"
  sed -i "s/^Version: .*/&+$1/" "$scratch/next/DEBIAN/control"
  echo "# a line of $1" >>"$scratch/next/usr/share/blankettd/blankettd.yaml"
  dpkg-deb --root-owner-group -b "$scratch/next" "$scratch/$1.deb" >/dev/null
  put "$scratch/$1.deb" "/root/$1.deb"
}
later first
later next
same "the configuration was never edited" "" inside diff "$yaml" /usr/share/blankettd/blankettd.yaml
check "a later version goes in" run_apt install /root/first.deb
check "and brings its configuration" inside grep -q "a line of first" "$yaml"
inside sh -c 'echo "# our own line" >>"$1"' sh "$yaml"
drop_in_full_work UPGR
check "the next goes in though it is edited, without a terminal" run_apt install /root/next.deb
same "it runs" active inside systemctl is-active blankettd
check "the configuration is still ours" inside grep -q "our own line" "$yaml"
check "and the new one lies beside it" inside grep -q "a line of next" "$yaml.ucf-dist"
check "every report is published" within 180 published 24 UPGR
check "nothing is lost, nothing there twice" all_accounted
check "and nothing was set aside" inside sh -c '! grep -rl "UPGR" "$1/fel"' sh "$data"
check "the earlier version goes in again" \
  run_apt install --allow-downgrades /root/blankettd.deb
same "and runs" active inside systemctl is-active blankettd
