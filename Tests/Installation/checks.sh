# Saying what holds and what does not. To be sourced.

failures=0

section() { printf '\n%s\n' "$1"; }

# check TEXT COMMAND…: the command succeeds.
check() {
  local text=$1 output
  shift
  if output=$("$@" 2>&1); then
    echo "  ok    $text"
  else
    echo "  FAIL  $text"
    [ -z "$output" ] || printf '%s\n' "$output" | tail -n 20 | sed 's/^/        /'
    failures=$((failures + 1))
  fi
}

# refused TEXT COMMAND…: the command fails.
refused() {
  local text=$1
  shift
  check "$text" not "$@"
}

not() { ! "$@"; }

# same TEXT EXPECTED COMMAND…: the command prints just this.
same() {
  local text=$1 expected=$2 found
  shift 2
  found=$("$@" 2>&1) || true
  if [ "$found" = "$expected" ]; then
    echo "  ok    $text"
  else
    echo "  FAIL  $text: expected '$expected', found '$found'"
    failures=$((failures + 1))
  fi
}

# within SECONDS COMMAND…: the command comes to succeed.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $end ] || return 1
    sleep 0.3
  done
}
