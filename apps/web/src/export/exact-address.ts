import type { Locale } from "@tcp-ladder/ladder";
import { formatRoute } from "../store/route.ts";
import { useApp } from "../store/state.ts";

/** A link to exactly what is seen: what the page takes from the reader's system (theme, language) is written into it too. */
export function exactAddress(language: Locale): string {
  const { route, capture, ladder } = useApp.getState();
  const { theme } = route.settings;
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  return (
    window.location.origin +
    formatRoute({
      capture,
      connection: ladder?.connection.id ?? route.connection,
      settings: { ...route.settings, theme: theme === "auto" ? (dark ? "dark" : "light") : theme, language },
    })
  );
}
