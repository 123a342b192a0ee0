import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import styles from "./Segmented.module.css";

interface Choice<T extends string> {
  readonly value: T;
  /** Accessible name; also what is shown where there is no `face`. */
  readonly name: string;
  readonly face?: ReactNode;
}

/** A few choices in a row, of which one holds: a radio group (WAI-ARIA practices), one stop for the Tab key. */
export function Segmented<T extends string>({
  name,
  choices,
  value,
  onChange,
}: {
  readonly name: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) {
  // Where none of them holds, the first is where Tab stops.
  const stop = choices.some((choice) => choice.value === value) ? value : choices[0]?.value;
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = choices.findIndex((choice) => choice.value === value);
    const next = at < 0 ? 0 : (at + by + choices.length) % choices.length;
    const choice = choices[next];
    if (choice === undefined) return;
    onChange(choice.value);
    (event.currentTarget.children[next] as HTMLElement).focus();
  };
  const click = (event: MouseEvent<HTMLElement>, choice: T): void => {
    onChange(choice);
    // After the mouse the arrow keys belong to the figure again.
    if (event.detail > 0) event.currentTarget.blur();
  };
  return (
    <div className={styles.group} role="radiogroup" aria-label={name} onKeyDown={move}>
      {choices.map((choice) => (
        // biome-ignore lint/a11y/useSemanticElements: a button can be set as one piece of a row
        <button
          type="button"
          role="radio"
          key={choice.value}
          aria-checked={choice.value === value}
          tabIndex={choice.value === stop ? 0 : -1}
          aria-label={choice.name}
          title={choice.name}
          onClick={(event) => click(event, choice.value)}
        >
          {choice.face ?? choice.name}
        </button>
      ))}
    </div>
  );
}
