section "Upgrading while it works"
register=${yaml%/*}/register.yaml
# repacked NAME COMMANDS: the package once more, after commands in its unpacked tree.
repacked() {
  rm -rf "$scratch/next"
  dpkg-deb -R "$package" "$scratch/next"
  (cd "$scratch/next" && eval "$2")
  dpkg-deb -Zgzip -z1 --root-owner-group -b "$scratch/next" "$scratch/$1.deb" >/dev/null
  put "$scratch/$1.deb" "/root/$1.deb"
}
# later NAME: the same content under a later version, with other configuration files.
later() {
  repacked "$1" "sed -i 's/^Version: .*/&+$1/' DEBIAN/control
    for name in blankettd register; do echo '# a line of $1' >>usr/share/blankettd/\$name.yaml; done"
}
later first
later next
same "the configuration was never edited" "" inside diff "$yaml" /usr/share/blankettd/blankettd.yaml
check "a later version goes in" run_apt install /root/first.deb
for file in "$yaml" "$register"; do
  check "and brings its ${file##*/}" inside grep -q "a line of first" "$file"
  inside sh -c 'echo "# our own line" >>"$1"' sh "$file"
done
drop_in_full_work UPGR
check "the next goes in though they are edited, without a terminal" run_apt install /root/next.deb
same "it runs" active inside systemctl is-active blankettd
for file in "$yaml" "$register"; do
  check "${file##*/} is still ours" inside grep -q "our own line" "$file"
  check "and the new one lies beside it" inside grep -q "a line of next" "$file.ucf-dist"
done
check "every report is published" within 180 published 24 UPGR
check "nothing is lost, nothing there twice" all_accounted
check "and nothing was set aside" inside sh -c '! grep -rl "UPGR" "$1/fel"' sh "$data"
check "the earlier version goes in again" \
  run_apt install --allow-downgrades /root/blankettd.deb
same "and runs" active inside systemctl is-active blankettd
