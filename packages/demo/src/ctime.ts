const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * The first 24 characters of ctime(3), local time: `Mon Nov 23 03:04:05 2026`. The day of the month is padded with a
 * space, and no locale changes the words (C17, 7.27.3.1).
 */
export function ctime24(date: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${DAYS[date.getDay()]} ${MONTHS[date.getMonth()]} ${String(date.getDate()).padStart(2, " ")}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return `${day} ${time} ${date.getFullYear()}`.slice(0, 24);
}

/** What the daytime server sends: `%.24s\r\n`, 26 bytes. */
export function daytime(date: Date): Buffer {
  return Buffer.from(`${ctime24(date)}\r\n`, "latin1");
}
