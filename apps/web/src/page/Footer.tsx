import { Legend } from "../components/Legend.tsx";
import { FollowState } from "../moving/FollowState.tsx";
import { OverviewStrip } from "../moving/OverviewStrip.tsx";
import { Timeline } from "../moving/Timeline.tsx";
import { Transport } from "../moving/Transport.tsx";
import { useApp } from "../store/state.ts";
import { DRAWN_WHOLE_ROWS } from "../store/subscription.ts";
import styles from "./Footer.module.css";

/** Time along the bottom, with the legend. */
export function Footer() {
  const ladder = useApp((state) => state.ladder);
  const view = useApp((state) => state.route.settings.view);
  const long = ladder !== undefined && ladder.connection.segments > DRAWN_WHOLE_ROWS;
  return (
    <footer className={styles.footer} data-view={view}>
      <Transport />
      <FollowState />
      <div className={styles.time}>{long ? <OverviewStrip ladder={ladder} /> : <Timeline />}</div>
      <Legend />
    </footer>
  );
}
