import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../components/Dialog.tsx";
import { useKeyName } from "../i18n/use-key-name.ts";
import { choose, closeDialog } from "../store/actions.ts";
import { COMMANDS } from "../store/commands.ts";
import { segmentCount } from "../store/select.ts";
import { useApp } from "../store/state.ts";
import styles from "./PaletteDialog.module.css";

interface Entry {
  readonly id: string;
  readonly text: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** Every command by its name; a number goes to that segment. */
export function PaletteDialog() {
  const { t } = useTranslation();
  const keyName = useKeyName();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const list = useId();
  const total = useApp((state) => segmentCount(state.ladder));
  const close = (): void => closeDialog("palette");
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const number = /^\s*#?(\d{1,10})\s*$/.exec(text)?.[1];
  const entries: Entry[] = [
    ...(number !== undefined && Number(number) >= 1 && Number(number) <= total
      ? [{ id: "goTo", text: t("palette.goTo", { number }), keys: [], run: () => choose(Number(number) - 1) }]
      : []),
    ...COMMANDS.filter(({ keysOnly, possible }) => !keysOnly && possible?.() !== false)
      .map(({ id, shown = [], run }) => ({ id, text: t(`help.${id}`), keys: shown, run }))
      .filter((entry) => words.every((word) => entry.text.toLowerCase().includes(word))),
  ];
  const chosen = Math.min(at, entries.length - 1);
  const run = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    entry.run();
  };
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const next = (chosen + by + entries.length) % Math.max(1, entries.length);
      setAt(next);
      document.getElementById(`${list}-${entries[next]?.id}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(entries[chosen]);
    }
  };
  return (
    <Dialog title={t("palette.title")} onClose={close}>
      <div className={styles.palette}>
        <input
          type="text"
          role="combobox"
          aria-label={t("palette.title")}
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={entries[chosen] === undefined ? undefined : `${list}-${entries[chosen].id}`}
          placeholder={t("palette.placeholder")}
          value={text}
          spellCheck={false}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that asks for one thing has the focus there
          autoFocus
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={key}
        />
        <div id={list} role="listbox" aria-label={t("palette.title")} className={styles.list}>
          {entries.map((entry, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys
            <div
              key={entry.id}
              id={`${list}-${entry.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onClick={() => run(entry)}
              onPointerMove={() => setAt(i)}
            >
              <span>{entry.text}</span>
              <span className={styles.keys}>
                {entry.keys.map((name) => (
                  <kbd key={name}>{keyName(name)}</kbd>
                ))}
              </span>
            </div>
          ))}
        </div>
        {entries.length === 0 && <p className={styles.none}>{t("palette.none")}</p>}
      </div>
    </Dialog>
  );
}
