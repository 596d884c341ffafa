# Makes a root folder that has only what is named, moves there, and runs a command. It is process 1 of new namespaces.
#   $1 size of /tmp   $2 what to show read-only, one a line   $3 folders for /tmp/natives, one a line   $4… the command
set -eu
export PATH=/usr/bin:/bin:/usr/sbin:/sbin
tmp_size=$1 shown=$2 natives=$3
shift 3
umount=$(command -v umount)

mount --make-rprivate /
# Any folder can be covered: only we see that.
root=/mnt
mount -t tmpfs -o size=1m,mode=755,nosuid,nodev none "$root"
cd "$root"

show() { # FROM TO
    if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "${2%/*}"; touch "$2"; fi
    mount --bind "$1" "$2"
    mount -o remount,bind,ro,nosuid,nodev "$2"
}

IFS='
'
mkdir -p proc dev tmp old
mount -t tmpfs -o "size=$tmp_size,nr_inodes=4096,mode=1777,nosuid,nodev" none tmp
mkdir -p tmp/natives
chmod 1777 tmp/natives
for folder in $natives; do
    show "$folder" "./tmp/natives/${folder##*/}"
done
for path in $shown; do
    if [ -L "$path" ]; then
        mkdir -p ".${path%/*}"
        ln -s "$(readlink "$path")" ".$path"
    else
        show "$path" ".$path"
    fi
done
for tool in setpriv prlimit; do
    show "$(command -v $tool)" "./$tool"
done
mount -t proc -o nosuid,nodev,noexec none proc
# Not zero: a shared mapping of it is memory that is shared.
for device in null random urandom; do
    touch dev/$device
    mount --bind /dev/$device dev/$device
done
mount -o remount,ro,nosuid,nodev none .
pivot_root . old
cd /tmp
"/old$umount" -l /old
unset PATH
exec "$@"
