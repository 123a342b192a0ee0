import { X } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useRef } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import styles from "../components/Panel.module.css";
import { usePanelFocus } from "../interactions/use-panel-focus.ts";
import { togglePanel } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import { ConnectionSide } from "./ConnectionSide.tsx";
import { PanelTabs } from "./PanelTabs.tsx";
import { SegmentSide } from "./SegmentSide.tsx";

const BookPage = lazy(() => import("../book/BookPage.tsx").then(({ BookPage: page }) => ({ default: page })));
const StatesPage = lazy(() => import("../states/StatesPage.tsx").then(({ StatesPage: page }) => ({ default: page })));

const close = (): void => togglePanel("right", false);

/** The chosen segment; while none is chosen, the connection and the book beside it; or a facing page. */
export function SegmentPanel() {
  const { t } = useTranslation();
  const { chosen, facing } = useApp((state) => state.route.settings);
  // The figure first: what is said about a segment may come a moment after its arrow.
  const ladder = useDeferredValue(useApp((state) => state.ladder));
  const panel = useRef<HTMLElement>(null);
  usePanelFocus(panel, close);
  const classes = `${styles.right} ${facing === undefined ? "" : styles.facing}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <aside ref={panel} className={classes} aria-label={t("panels.right")} tabIndex={0}>
      <IconButton icon={X} name={t("panels.close")} onClick={close} className={styles.close} />
      <PanelTabs facing={facing} />
      <div id="panel-body" role="tabpanel" aria-labelledby={`panel-tab-${facing ?? "segment"}`}>
        {ladder === undefined ? null : facing !== undefined ? (
          <Suspense fallback={null}>
            {facing === "book" ? <BookPage ladder={ladder} /> : <StatesPage ladder={ladder} />}
          </Suspense>
        ) : chosen === undefined ? (
          <ConnectionSide ladder={ladder} />
        ) : (
          <SegmentSide ladder={ladder} index={chosen} />
        )}
      </div>
    </aside>
  );
}
