/** The row that a key leads to; undefined where it is no key for moving. */
export function activeAfter(key: string, active: number, rows: number, pageRows: number): number | undefined {
  const last = Math.max(0, rows - 1);
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows, j: 1, k: -1 }[key];
  if (by !== undefined) return Math.min(Math.max(active + by, 0), last);
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}

/** Which way a head sorts: what is looked for among many is mostly the largest, so numbers begin with it. */
export function sortAfter(
  now: { readonly sort: string; readonly descending: boolean },
  sort: string,
): { readonly descending: boolean } {
  if (now.sort === sort) return { descending: !now.descending };
  return { descending: !["id", "client", "server", "start", "states"].includes(sort) };
}
