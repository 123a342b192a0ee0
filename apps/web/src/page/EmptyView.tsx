import { ARROW_HEAD, arrowHead, arrowLine, RUNG_WEIGHT, type RungKind } from "@tcp-ladder/ladder";
import { useTranslation } from "react-i18next";
import { runDemo, togglePanel } from "../store/actions.ts";
import { useApp } from "../store/state.ts";
import styles from "./EmptyView.module.css";

interface Arrow {
  readonly y: number;
  readonly from: "client" | "server";
  readonly phase: "opening" | "data" | "closing" | "ink";
  readonly kind: RungKind;
  /** `{J}` is set as mathematics. */
  readonly label: string;
}

/** The course that the book draws, closed by the server as the article's is. */
const COURSE: readonly Arrow[] = [
  { y: 34, from: "client", phase: "opening", kind: "syn", label: "SYN {J}" },
  { y: 82, from: "server", phase: "opening", kind: "syn", label: "SYN {K}, ACK {J}+1" },
  { y: 130, from: "client", phase: "ink", kind: "ack", label: "ACK {K}+1" },
  { y: 196, from: "server", phase: "data", kind: "data", label: "DATA {K}+1:{K}+27 (26)" },
  { y: 244, from: "client", phase: "ink", kind: "ack", label: "ACK {K}+27" },
  { y: 310, from: "server", phase: "closing", kind: "fin", label: "FIN {M}" },
  { y: 358, from: "client", phase: "closing", kind: "fin", label: "FIN {N}, ACK {M}+1" },
  { y: 406, from: "server", phase: "ink", kind: "ack", label: "ACK {N}+1" },
];
const LEFT = 30;
const RIGHT = 410;

/** Before anything was captured: the figure to come, lightly, and what to press. */
export function EmptyView() {
  const { t } = useTranslation();
  const impossible = useApp((state) => state.live?.possible === false);
  // The panel with the button may be folded away, as on a phone.
  const folded = useApp((state) => !state.panels.left);
  const open = useApp((state) => state.link === "open");
  return (
    <div className={styles.empty}>
      <div className={styles.words}>
        <h2>{t("empty.title")}</h2>
        <p>{t(impossible ? "empty.noLive" : "empty.text")}</p>
        {folded && (
          <p className={styles.ways}>
            <button type="button" className={styles.run} disabled={!open || impossible} onClick={runDemo}>
              {t("demo.run")}
            </button>
            <button type="button" onClick={() => togglePanel("left", true)}>
              {t("panels.left")}
            </button>
          </p>
        )}
        <p className={styles.or}>{t("empty.or")}</p>
      </div>
      <svg className={styles.course} viewBox="0 -46 440 516" role="img" aria-label={t("empty.figure")}>
        {COURSE.map(({ y, from, phase, kind, label }, i) => {
          const [x1, x2] = from === "client" ? [LEFT, RIGHT] : [RIGHT, LEFT];
          const arrow = { x1, y1: y, x2, y2: y + 20 };
          return (
            <g key={label} className={`${styles[phase]} ${styles[`at${i}`]}`}>
              <path d={arrowLine(arrow, ARROW_HEAD[kind])} strokeWidth={RUNG_WEIGHT[kind]} />
              <path className={styles.point} d={arrowHead(arrow, ARROW_HEAD[kind])} />
              <text x={(LEFT + RIGHT) / 2} y={y + 2}>
                {label.split(/[{}]/).map((piece, at) => (
                  <tspan key={piece + String(at)} className={at % 2 === 1 ? "symbol" : undefined}>
                    {piece}
                  </tspan>
                ))}
              </text>
            </g>
          );
        })}
        {([LEFT, RIGHT] as const).map((x) => (
          <text key={x} className={styles.head} x={x} y={-18}>
            {t(x === LEFT ? "rung.client" : "rung.server")}
          </text>
        ))}
        <path className={styles.lifeline} d={`M${LEFT} 6V160l-6 5l12 6l-6 5V274l-6 5l12 6l-6 5V464`} />
        <path className={styles.lifeline} d={`M${RIGHT} 6V160l-6 5l12 6l-6 5V274l-6 5l12 6l-6 5V464`} />
      </svg>
    </div>
  );
}
