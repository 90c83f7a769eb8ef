section "Doctor"
check "finds nothing wrong" inside runuser -u blankettd -- blankettd doctor
inside runuser -u blankettd -- blankettd doctor | sed 's/^/    /'
inside chmod 1770 "$data/inkorg"
check "and a sticky inbox is" inside sh -c 'runuser -u blankettd -- blankettd doctor | grep sticky'
inside systemd-tmpfiles --create blankettd.conf
same "until systemd-tmpfiles has mended it" 2770 inside stat -c %a "$data/inkorg"

section "Asking the daemon's folders"
as_service() { inside runuser -u blankettd -- blankettd "$@"; }
check "status tells the counts" as_service status --json
check "explain tells of a package" as_service explain "$data/utkorg/AMN-2020-T2"
job=$(inside sh -c 'ls "$1"/fel/*/ | sed -n "s/^191212121212.json.//p" | head -n 1' sh "$data")
check "and of a job" as_service explain "$job"
check "retry puts a report back" as_service retry "$job"
check "and it is answered anew" within 30 inside sh -c \
  '[ "$(ls -d "$1"/fel/*/191212121212* | wc -l)" = 2 ] && [ -z "$(ls "$1/inkorg"/*.json 2>/dev/null)" ]' \
  sh "$data"

section "Metrics"
inside systemctl stop blankettd
inside systemctl enable -q --now blankettd-metrics.socket
inside sed -i 's,^  #file: none,  file: /run/blankettd/blankettd.prom,' "$yaml"
check "it starts with a socket and a file" inside systemctl start blankettd
check "the socket is served, though there is no network" \
  inside sh -c 'curl -sf http://127.0.0.1:9748/metrics | grep "^blankettd_build_info"'
check "the file is there" within 20 inside grep -q '^blankettd_build_info' /run/blankettd/blankettd.prom
check "and everybody's to read" inside_as nobody cat /run/blankettd/blankettd.prom
inside systemctl disable -q --now blankettd-metrics.socket
inside cp /root/good.yaml "$yaml"
inside systemctl restart blankettd

section "Notices"
# As docs/drift.md says, with a `mail` that only keeps what it gets.
inside sh -c 'cd /usr/share/doc/blankettd/examples/notis
  install -m 755 notis skicka /etc/blankettd/
  install -m 644 blankettd-notis.* /etc/systemd/system/
  printf "#!/bin/sh\ntest -e /tmp/mended || exit 1\n{ echo \"\$2\"; cat; } >/tmp/mail\n" >/usr/local/bin/mail
  chmod 755 /usr/local/bin/mail
  sed -i "s/^PrivateTmp=.*//" /etc/systemd/system/blankettd-notis.service
  systemctl daemon-reload; systemctl -q enable --now blankettd-notis.path blankettd-notis.timer'
inside sed -i 's,^  #command: .*,  command: [/etc/blankettd/notis],' "$yaml"
inside systemctl reload blankettd
printf '{ "schemaVersion": 2 }\n' >"$scratch/two.json"
drop_report anna "$scratch/two.json" two.json
check "a letter that cannot be sent is kept" within 30 inside sh -c \
  'ls /var/lib/blankettd-notis/vantar/brev.*'
inside touch /tmp/mended
inside systemctl start blankettd-notis.service || true
check "and is sent when it can be" within 30 inside grep -q "^FEL: " /tmp/mail
check "with its receipt" within 30 inside grep -q "Vad du gör nu" /tmp/mail
same "the box is empty again" "" inside ls /run/blankettd/notis
inside cp /root/good.yaml "$yaml"
inside systemctl reload blankettd

section "Backup"
drop_many 2 BACK
check "two more are published" within 30 published 2 BACK
inside systemctl stop blankettd
inside tar -C / -cf /root/backup.tar var/lib/blankettd etc/blankettd
inside sh -c 'rm -r "$1"' sh "$data"
inside tar -C / -xpf /root/backup.tar
check "rights are set right" inside systemd-tmpfiles --create blankettd.conf
check "it starts on what was restored" inside systemctl start blankettd
check "every report and package is there" all_accounted
check "and is readable" inside_as anna sh -c 'cat "$1"/*/* >/dev/null' sh "$data/utkorg"

section "Without the ledger"
inside systemctl stop blankettd
inside sh -c 'rm "$1"/state/*' sh "$data"
check "it starts, and makes a new one of the packages" inside systemctl start blankettd
before=$(inside stat -c %i "$data/utkorg/AMN-2020-T2")
drop_report anna "$root/examples/AMN-2020-T2.json" again.json
check "what was published before is known" within 30 inside sh -c 'ls "$1"/arkiv/*/ | grep again.json' sh "$data"
same "and is not published again" "$before" inside stat -c %i "$data/utkorg/AMN-2020-T2"

section "Elsewhere"
inside systemctl stop blankettd
inside mkdir /data
inside mv "$data" /data/blankett
inside sh -c 'sed "s,/var/lib/blankettd,/data/blankett," /usr/lib/tmpfiles.d/blankettd.conf \
  >/etc/tmpfiles.d/blankettd-data.conf
  sed -i "s,^#data: .*,data: /data/blankett," "$1"' sh "$yaml"
inside systemd-tmpfiles --create
extend '[Unit]\nRequiresMountsFor=/data/blankett\n[Service]\nReadWritePaths=/data/blankett\n'
check "it starts on folders that were moved" inside systemctl start blankettd
inside_as anna sh -c 'sed "s/\"EXN\"/\"FLY\"/" /tmp/EXN.json >/data/blankett/inkorg/f.json'
check "and works there" within 30 inside test -f /data/blankett/utkorg/FLY-2020-T2/kvittens.json
inside systemctl stop blankettd
extend_no_more
inside sh -c 'rm -r "$1" && mv /data/blankett "$1" && rm /etc/tmpfiles.d/blankettd-data.conf' sh "$data"
inside cp /root/good.yaml "$yaml"
check "moved back, it starts again" inside systemctl start blankettd
