import type { KeyboardEvent } from "react";
import { useReading } from "../i18n/reading.ts";
import { showFacing } from "../store/actions.ts";
import type { Facing } from "../store/route.ts";
import styles from "./PanelTabs.module.css";

const TABS: readonly (Facing | undefined)[] = [undefined, "book", "states"];

/** What the panel holds: the chosen segment, the book's figure, the diagram of the states. */
export function PanelTabs({ facing }: { readonly facing: Facing | undefined }) {
  const reading = useReading();
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (TABS.indexOf(facing) + by + TABS.length) % TABS.length;
    showFacing(TABS[next]);
    (event.currentTarget.children[next] as HTMLElement).focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={reading.tabs} onKeyDown={move}>
      {TABS.map((tab) => (
        <button
          type="button"
          key={tab ?? "segment"}
          role="tab"
          id={`panel-tab-${tab ?? "segment"}`}
          aria-selected={tab === facing}
          aria-controls="panel-body"
          tabIndex={tab === facing ? 0 : -1}
          onClick={() => showFacing(tab)}
        >
          {reading[tab ?? "segment"]}
        </button>
      ))}
    </div>
  );
}
