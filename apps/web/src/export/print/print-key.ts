import i18next from "i18next";
import { hasDropped } from "../../store/select.ts";
import { useApp } from "../../store/state.ts";
import { figureTitle } from "../file-name.ts";
import { LIMITS } from "../limits.ts";
import { hasSheets, removeSheets, setSheets } from "./print.ts";

/**
 * Sets the sheets for the browser's own print command: it does not wait, so the figure is made of the rows that are
 * here, which is all of a connection of ordinary length. Tells whether there are sheets.
 */
export function printFigure(): boolean {
  if (hasSheets()) return true;
  const { ladder, captures, route } = useApp.getState();
  if (ladder === undefined) return false;
  const { connection, cache, calls } = ladder;
  const { numbers, spacing, chosen } = route.settings;
  const middle = chosen ?? 0;
  const from = connection.segments <= LIMITS.pdf ? 0 : Math.max(0, middle - LIMITS.pdf / 2);
  const rows = cache.read({ from, to: Math.min(connection.segments, from + LIMITS.pdf) });
  if (rows === undefined) return false;
  const dropped = hasDropped(useApp.getState());
  const named = captures?.find(({ id }) => id === ladder.capture)?.name ?? "capture";
  const name = i18next.t(`samples.${ladder.capture}`, { defaultValue: named });
  setSheets(
    { ...rows, connection, calls, timeBefore: undefined },
    {
      title: figureTitle(name, connection),
      orientation: "landscape",
      theme: "light",
      numbers,
      spacing,
      locale: document.documentElement.lang.startsWith("zh") ? "zh" : "en",
      explain: false,
      chosen,
      unreceived: dropped ? new Set() : undefined,
    },
  );
  window.addEventListener("afterprint", removeSheets, { once: true });
  return true;
}
