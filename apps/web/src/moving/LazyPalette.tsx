import { lazy, Suspense } from "react";

const Palette = lazy(async () => ({ default: (await import("./PaletteDialog.tsx")).PaletteDialog }));

/** The palette is loaded when it is first asked for. */
export function LazyPalette() {
  return (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  );
}
