#!/bin/sh
# 决算对照 · Juesuan: serves the page to this machine only, and opens it. Ctrl+C ends it.
cd "$(dirname "$0")/page" || exit 1
# Always the same: what a browser keeps, it keeps by address.
port=41730
address="http://127.0.0.1:$port/"
show() {
  if command -v open >/dev/null 2>&1; then open "$address"
  elif command -v xdg-open >/dev/null 2>&1; then xdg-open "$address"
  fi
}
echo "决算对照: $address  (Ctrl+C 结束)"
echo "Juesuan:  $address  (Ctrl+C ends it)"
if command -v python3 >/dev/null 2>&1 && python3 -c '' 2>/dev/null; then
  (sleep 1; show) &
  exec python3 -m http.server "$port" --bind 127.0.0.1
elif command -v ruby >/dev/null 2>&1 && ruby -rwebrick -e '' 2>/dev/null; then
  (sleep 1; show) &
  exec ruby -run -e httpd . -b 127.0.0.1 -p "$port"
elif command -v node >/dev/null 2>&1; then
  (sleep 1; show) &
  exec node ../serve.mjs . "$port"
fi
echo "需要 Python 3、Ruby 或 Node.js 之一。"
echo "This needs Python 3, Ruby or Node.js."
exit 1
