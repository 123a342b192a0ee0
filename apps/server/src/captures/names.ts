const MAX_LENGTH = 200;

/** A file's name as it was given, without folders and characters that no file system or header wants. */
export function cleanName(given: string, otherwise: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();
  const clean = Array.from(plain).slice(0, MAX_LENGTH).join("");
  return clean === "" || clean === "." || clean === ".." ? otherwise : clean;
}

/** `lo-20261123-031810.pcap`, local time. */
export function liveName(interfaceName: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `${cleanName(interfaceName, "live")}-${day}-${time}.pcap`;
}
