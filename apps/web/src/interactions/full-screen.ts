import { changeSettings } from "../store/navigate.ts";
import { useApp } from "../store/state.ts";

/** In full screen the browser takes Escape for itself: leaving full screen leaves presenting. */
export function followFullScreen(): () => void {
  const changed = (): void => {
    const { presenting } = useApp.getState().route.settings;
    if (document.fullscreenElement === null && presenting) changeSettings({ presenting: false });
  };
  document.addEventListener("fullscreenchange", changed);
  return () => document.removeEventListener("fullscreenchange", changed);
}
