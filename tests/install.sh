#!/bin/sh
# Install Debian packages the tests need, where this machine lets us.
set -eu
if ! command -v apt-get >/dev/null; then exit 1; fi
as_root=""
if [ "$(id -u)" != 0 ]; then as_root="sudo -n"; fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq >/dev/null
$as_root apt-get install -qq -y "$@" >/dev/null
# Debian starts a server as it installs it. The tests start their own, on a port of their own.
case " $* " in
  *" nginx-light "*) $as_root systemctl disable --now nginx >/dev/null 2>&1 || true ;;
esac
