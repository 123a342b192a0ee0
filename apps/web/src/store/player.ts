import { needRows } from "./controller.ts";
import { changeSettings } from "./navigate.ts";
import { rowsWithin, SPEEDS, waitMs } from "./playback.ts";
import { drawnCount, segmentCount } from "./select.ts";
import { useApp } from "./state.ts";

/** Rows looked ahead, so that those of one moment appear together. */
const LOOK_AHEAD = 64;
const WAIT_FOR_ROWS_MS = 50;

/** While the store says so, one segment after another appears in its time. Returns what stops it. */
export function startPlayer(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const schedule = (): void => {
    clearTimeout(timer);
    const state = useApp.getState();
    if (!state.playing || state.ladder === undefined) return;
    const drawn = drawnCount(state);
    if (drawn >= segmentCount(state.ladder)) {
      // The end of the capture, or caught up with a live one.
      useApp.setState({ playing: false });
      changeSettings({ playhead: undefined });
      return;
    }
    const speed = SPEEDS.find(({ id }) => id === state.speed) ?? SPEEDS[0];
    if (speed === undefined) return;
    const from = Math.max(0, drawn - 1);
    const rows = state.ladder.cache.read({ from, to: drawn + LOOK_AHEAD });
    if (rows === undefined || rows.from !== from || rows.columns.length <= drawn - from) {
      needRows({ from, to: drawn + LOOK_AHEAD });
      timer = setTimeout(schedule, WAIT_FOR_ROWS_MS);
      return;
    }
    const next = drawn - from;
    timer = setTimeout(
      () => {
        const { ladder, route } = useApp.getState();
        if (ladder === undefined || !useApp.getState().playing) return;
        const now = (route.settings.playhead ?? 0) + rowsWithin(rows.columns, next, speed);
        useApp.setState({ ladder: { ...ladder, animateFrom: drawn } });
        changeSettings({ playhead: now, chosen: now - 1 });
        schedule();
      },
      drawn === 0 ? 300 : waitMs(rows.columns, next, speed),
    );
  };

  const unsubscribe = useApp.subscribe((state, before) => {
    if (state.playing !== before.playing || state.speed !== before.speed) schedule();
  });
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}
