import { X } from "lucide-react";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { togglePanel } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import { ConnectionSide } from "./ConnectionSide.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./Panel.module.css";
import { SegmentSide } from "./SegmentSide.tsx";

/** The chosen segment; while none is chosen, the connection and the book beside it. */
export function SegmentPanel() {
  const { t } = useTranslation();
  const chosen = useApp((state) => state.route.settings.chosen);
  // The figure first: what is said about a segment may come a moment after its arrow.
  const ladder = useDeferredValue(useApp((state) => state.ladder));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
    <aside className={styles.right} aria-label={t("panels.right")} tabIndex={0}>
      <IconButton
        icon={X}
        name={t("panels.close")}
        onClick={() => togglePanel("right", false)}
        className={styles.close}
      />
      {ladder === undefined ? null : chosen === undefined ? (
        <ConnectionSide ladder={ladder} />
      ) : (
        <SegmentSide ladder={ladder} index={chosen} />
      )}
    </aside>
  );
}
