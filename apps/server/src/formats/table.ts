/** Columns of text, two spaces apart; a head that begins with `>` sets its column flush right. No trailing blanks. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const names = heads.map((head) => head.replace(/^>/, ""));
  const widths = names.map((name, c) => Math.max(name.length, ...rows.map((row) => row[c]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (heads[c]?.startsWith(">") ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0)))
      .join("  ")
      .trimEnd();
  return [names, ...rows].map((row) => `${line(row)}\n`).join("");
}
