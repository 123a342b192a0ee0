import { useEffect } from "react";
import { useApp } from "../store/state.ts";

/** Sets the page in the theme that is asked for; "auto" is the system's. */
export function useTheme(): void {
  const theme = useApp((state) => state.route.settings.theme);
  useEffect(() => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    const apply = (): void => {
      document.documentElement.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    };
    apply();
    dark.addEventListener("change", apply);
    return () => dark.removeEventListener("change", apply);
  }, [theme]);
}
