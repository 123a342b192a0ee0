import type { FilterTrouble } from "@tcp-ladder/protocol";
import { CircleHelp, X } from "lucide-react";
import { type CSSProperties, type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../components/IconButton.tsx";
import styles from "./FilterField.module.css";
import { usePlace } from "./use-place.ts";

/** Keys that come together are one question. */
const WAIT_MS = 12;
/** What is wrong with words that are still being typed nobody needs to be told. */
const CALM_MS = 500;

const EXAMPLES = [
  { text: "port 443", about: "port" },
  { text: "host 10.1.0.3", about: "host" },
  { text: "10.1.", about: "text" },
  { text: "server port 80", about: "server" },
  { text: "state TIME_WAIT", about: "state" },
  { text: "note retransmission", about: "note" },
  { text: "refused", about: "went" },
  { text: "duration > 1.5s", about: "measure" },
  { text: "port 80 and not (complete or bytes < 2k)", about: "logic" },
] as const;

/** What of the list is to be seen, in the engine's filter language; it says where it is wrong. */
export function FilterField({
  value,
  trouble,
  field,
  onChange,
  onLeave,
}: {
  readonly value: string;
  readonly trouble: FilterTrouble | undefined;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: (filter: string) => void;
  /** Back to the rows. */
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation("table");
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const [help, setHelp] = useState(false);
  const [typing, setTyping] = useState(false);
  // The address may be changed by others: back, forward, an example.
  if (told !== value) {
    setTold(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => {
      setTold(typed);
      onChange(typed);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);

  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setTyping(false), CALM_MS);
    return () => clearTimeout(timer);
  }, [typing, typed]);

  const take = (text: string): void => {
    setTyping(false);
    setTyped(text);
    setTold(text);
    onChange(text);
    setHelp(false);
    field.current?.focus();
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (help) setHelp(false);
      else onLeave();
    } else if (event.key === "Enter" || event.key === "ArrowDown") {
      event.preventDefault();
      setTyping(false);
      if (typed !== value) take(typed);
      onLeave();
    }
  };
  const wrong = trouble !== undefined && typed === value && !typing;
  const place = usePlace(field, wrong ? trouble.at : undefined, typed);
  return (
    <search className={styles.filter}>
      <span className={wrong ? styles.wrong : styles.field}>
        <input
          ref={field}
          type="text"
          value={typed}
          placeholder={t("filterHint")}
          aria-label={t("filter")}
          aria-invalid={wrong}
          aria-describedby={wrong ? "filter-trouble" : undefined}
          maxLength={1000}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => {
            setTyping(true);
            setTyped(event.target.value);
          }}
          onKeyDown={keys}
        />
        {typed !== "" && <IconButton icon={X} name={t("filterClear")} onClick={() => take("")} />}
        <IconButton icon={CircleHelp} name={t("filterHelp")} expanded={help} onClick={() => setHelp(!help)} />
      </span>
      {wrong && (
        <p
          id="filter-trouble"
          role="alert"
          className={styles.trouble}
          data-side={place.roomier}
          style={{ "--at": `${place.x}px` } as CSSProperties}
        >
          <span className={styles.caret} aria-hidden="true">
            ▲
          </span>
          <span>{t(`trouble.${trouble.code}`, { value: trouble.value })}</span>
        </p>
      )}
      {help && (
        <table className={styles.help}>
          <caption>{t("filterHelp")}</caption>
          <tbody>
            {EXAMPLES.map(({ text, about }) => (
              <tr key={text}>
                <th scope="row">
                  <button type="button" onClick={() => take(text)}>
                    {text}
                  </button>
                </th>
                <td>{t(`example.${about}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </search>
  );
}
