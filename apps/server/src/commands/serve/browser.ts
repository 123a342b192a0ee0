/**
 * Opens the page, where there is a screen to open it on: on a machine without one, the opener would start a browser of
 * text in this very terminal.
 */
export function openPage(url: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY) return;
  // That no browser can be started is no reason to end: the address stands on the terminal.
  import("open")
    .then(({ default: open }) => open(url))
    .then((child) => child.on("error", () => {}))
    .catch(() => {});
}
