section "Upgrading from a package whose configuration was dpkg's"
check "what is there is purged" run_apt purge blankettd
repacked older "sed -i 's/^Version: .*/&~older/' DEBIAN/control
  mkdir -p etc/blankettd && mv usr/share/blankettd/*.yaml etc/blankettd/
  printf '/etc/blankettd/%s.yaml\n' blankettd register >DEBIAN/conffiles
  sed -i 's/\bucfr\? /true /g' DEBIAN/postinst DEBIAN/postrm"
check "the older one goes in" run_apt install /root/older.deb
same "its configuration is a conffile" 2 inside sh -c \
  'dpkg-query -W -f "\${Conffiles}" blankettd | grep -c "/etc/blankettd/[a-z]*.yaml [0-9a-f]*$"'
inside sh -c 'echo "# our own line" >>"$1"' sh "$yaml"
drop_many 3 CONF
check "the new one goes in, without a terminal" run_apt install /root/blankettd.deb
same "it runs" active inside systemctl is-active blankettd
check "every report is published" within 60 published 3 CONF
check "the edited file is still ours" inside grep -q "our own line" "$yaml"
check "and the new one lies beside it" inside test -f "$yaml.ucf-dist"
check "what was not edited is there" inside cmp "$register" /usr/share/blankettd/register.yaml
for file in "$yaml" "$register"; do
  check "${file##*/} is ucf's now" inside sh -c 'ucfq -w "$1" | grep "^$1:blankettd:Yes:"' sh "$file"
done
check "a later version goes in" run_apt install /root/next.deb
check "and brings what was not edited" inside grep -q "a line of next" "$register"
check "and nothing else" inside sh -c 'grep -q "our own line" "$1" && ! grep -q "a line of" "$1"' sh "$yaml"
same "it runs" active inside systemctl is-active blankettd
check "a purge" run_apt purge blankettd
same "leaves nothing of it" "" inside sh -c 'ls /etc/blankettd | grep yaml'
