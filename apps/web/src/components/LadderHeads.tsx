import { type ConnectionSummary, endpointText, type Side } from "@tcp-ladder/flow";
import { type LadderLayout, sideRole, sideTitle } from "@tcp-ladder/ladder";
import type { CSSProperties } from "react";
import { useLanguage } from "../i18n/use-language.ts";
import styles from "./LadderHeads.module.css";

/** Who talks: role, address and port, what each did. They stay while the ladder scrolls. */
export function LadderHeads({
  connection,
  layout,
  height,
  scale,
}: {
  readonly connection: ConnectionSummary;
  readonly layout: LadderLayout;
  readonly height: number;
  readonly scale: number;
}) {
  const locale = useLanguage();
  const { client, server } = layout.lifelines;
  const between = server.x - client.x;
  return (
    <div className={styles.heads} style={{ height, "--scale": scale } as CSSProperties}>
      {(["client", "server"] as const).map((side) => head(side))}
    </div>
  );

  function head(side: Side) {
    const { x } = layout.lifelines[side];
    const width = Math.min(2 * Math.min(x, layout.width - x), between) - 6;
    const endpoint = connection[side];
    const { hostName, ...numeric } = endpoint;
    const address = endpointText(numeric);
    return (
      <div key={side} className={styles.head} style={{ left: x - width / 2, width }}>
        <h2>{sideTitle(connection, side, locale)}</h2>
        <p className={styles.address} title={hostName === undefined ? address : `${hostName} · ${address}`}>
          {endpoint.address === "" ? endpointText(endpoint) : address}
        </p>
        <p className={styles.remark}>{sideRole(connection, side, locale, layout.opening)}</p>
      </div>
    );
  }
}
