import { type ConnectionSummary, endpointText, type Side } from "@tcp-ladder/flow";
import { type LadderLayout, sideRole, sideTitle } from "@tcp-ladder/ladder";
import type { CSSProperties, ReactNode } from "react";
import { useLanguage } from "../i18n/use-language.ts";
import styles from "./LadderHeads.module.css";

/** Left free at the paper's edges and between the two, and the least width that words around a lifeline need. */
const EDGE = 4;
const LEAST = 150;
/** The same between two ladders that share a narrow screen. */
const SLIM_EDGE = 2;

/** Who talks: role, address and port, what each did. They stay while the ladder scrolls. */
export function LadderHeads({
  connection,
  layout,
  height,
  scale,
  slim = false,
}: {
  readonly connection: ConnectionSummary;
  readonly layout: LadderLayout;
  readonly height: number;
  readonly scale: number;
  /** Two ladders share a narrow screen: without what each side did, and small. */
  readonly slim?: boolean;
}) {
  const locale = useLanguage();
  const { client, server } = layout.lifelines;
  const middle = (client.x + server.x) / 2;
  return (
    <div
      className={slim ? `${styles.heads} ${styles.slim}` : styles.heads}
      style={{ height, "--scale": scale } as CSSProperties}
    >
      {(["client", "server"] as const).map((side) => head(side))}
    </div>
  );

  function head(side: Side) {
    const { x } = layout.lifelines[side];
    const edge = slim ? SLIM_EDGE : EDGE;
    const [from, to] = side === "client" ? [edge, middle - edge] : [middle + edge, layout.width - edge];
    const around = 2 * Math.min(x - from, to - x);
    // Beside the paper's edge there is no room around the lifeline: the words then begin, or end, at the edge.
    const centred = around >= Math.min(LEAST * scale, to - from);
    const [left, width] = centred ? [x - around / 2, around] : [from, to - from];
    const endpoint = connection[side];
    const { hostName, resolvedName, ...numeric } = endpoint;
    const address = endpointText(numeric);
    const name = hostName ?? resolvedName;
    return (
      <div key={side} className={styles.head} data-at={centred ? "line" : side} style={{ left, width }}>
        <h2>{sideTitle(connection, side, locale)}</h2>
        <p className={styles.address} title={name === undefined ? address : `${name} · ${address}`}>
          {broken(endpoint.address === "" ? endpointText(endpoint) : address)}
        </p>
        {resolvedName !== undefined && <p className={styles.name}>{resolvedName}</p>}
        {!slim && <p className={styles.remark}>{sideRole(connection, side, locale, layout.opening)}</p>}
      </div>
    );
  }
}

/** Where there is no room for it in one line, the port goes to the next. */
function broken(text: string): ReactNode {
  const at = text.lastIndexOf(":");
  if (at <= 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}
