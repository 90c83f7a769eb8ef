section "From Windows"
put "$root/systemd/smb.conf.example" /etc/samba/smb.conf
inside systemctl unmask -q smbd
inside systemctl start smbd
same "testparm has no objections" "" inside sh -c \
  'testparm -s 2>&1 >/dev/null | grep -iE "unknown|invalid|warn|error" || true'
for user in anna bo; do
  inside sh -c 'printf "lösen\nlösen\n" | smbpasswd -s -a "$1" >/dev/null' sh "$user"
done
smb() { inside smbclient "//127.0.0.1/$2" -U "$1%lösen" -m SMB3 -c "$3"; }

inside sh -c 'sed "s/\"EXN\"/\"SMB\"/" /tmp/EXN.json >/tmp/smb.json'
check "a member puts a report" smb anna inkorg 'put /tmp/smb.json SMB.json'
check "it becomes a package" within 30 inside test -f "$data/utkorg/SMB-2020-T2/kvittens.json"
check "which is fetched" smb anna utkorg 'get SMB-2020-T2\SMB-2020-T2.xlsx /tmp/fetched.xlsx'
check "byte for byte" inside cmp /tmp/fetched.xlsx "$data/utkorg/SMB-2020-T2/SMB-2020-T2.xlsx"
inside sh -c 'sed "s/\"EXN\"/\"SMBM\"/" /tmp/EXN.json >/tmp/smb.json'
check "a folder with a report in it" smb anna inkorg \
  'mkdir höst; cd höst; put /tmp/smb.json "rapport (slutlig) åäö.json"'
check "becomes a package too" within 30 inside test -f "$data/utkorg/SMBM-2020-T2/kvittens.json"
smb anna utkorg 'del SMB-2020-T2\kvittens.txt' >/dev/null || true
check "a member removes nothing from it" inside test -f "$data/utkorg/SMB-2020-T2/kvittens.txt"
check "an answer is read" smb anna fel 'recurse; ls'
refused "others get nowhere" smb bo inkorg 'ls'
refused "nor to what is ready" smb bo utkorg 'ls'

# A client that dies in the middle: the start of a report, much padded, and then nothing more.
inside sh -c '
  { printf "{ \"schemaVersion\": 1,%40000000s" " "; sleep 30; } |
    smbclient //127.0.0.1/inkorg -U anna%lösen -m SMB3 -c "put /dev/stdin avbruten.json" &
  sleep 4
  kill -KILL $(pidof smbclient)' >/dev/null 2>&1
sleep 8
check "a transfer that breaks off stays in the inbox" inside sh -c \
  'test -s "$1/inkorg/avbruten.json" && ! ls "$1"/fel/*/ | grep avbruten' sh "$data"
inside sh -c 'sed "s/\"EXN\"/\"SMBA\"/" /tmp/EXN.json >/tmp/smb.json'
check "sent again" smb anna inkorg 'put /tmp/smb.json avbruten.json'
check "it is converted" within 30 inside test -f "$data/utkorg/SMBA-2020-T2/kvittens.json"
check "and the inbox is empty" within 10 empty_inbox
same "what came that way has the modes of the rest" "" inside sh -c \
  'find "$1/arkiv" -type f \( -name "SMB*" -o -name "rapport*" \) -perm /0037' sh "$data"
