import "../styles/fonts.ts";
import "../styles/base.css";
import { layoutLadder } from "@tcp-ladder/ladder";
import { COURSES, type Conversation, captured, SCENARIO_NAMES, scenario } from "@tcp-ladder/testkit";
import { createRoot } from "react-dom/client";
import { Bands } from "../drawing/Bands.tsx";
import { Lines } from "../drawing/Lines.tsx";
import { Margins } from "../drawing/Margins.tsx";
import { startLanguages } from "../i18n/setup.ts";
import { LadderHeads } from "../ladder/LadderHeads.tsx";
import { Rungs } from "../ladder/Rungs.tsx";
import styles from "./playground.module.css";

/** Every scenario's ladder on one page, for looking at the drawing; served by `pnpm dev` at /playground.html, never built. */
function Playground() {
  const width = Number(new URLSearchParams(window.location.search).get("width") ?? 1080);
  return (
    <main className={styles.page}>
      {SCENARIO_NAMES.map((name) => (
        <section key={name}>
          <h2>{name}</h2>
          <Ladder conversation={scenario(name)} width={width} />
        </section>
      ))}
      {COURSES.map(({ name, source, text }) => (
        <section key={name}>
          <h2>{name}</h2>
          <p>{source}</p>
          <Ladder conversation={captured(text)} width={width} />
        </section>
      ))}
    </main>
  );
}

function Ladder({ conversation, width }: { readonly conversation: Conversation; readonly width: number }) {
  const { connection, columns, calls, statesBefore } = conversation;
  const rows = { from: 0, idlesBefore: 0, statesBefore, columns };
  const layout = layoutLadder(
    { ...rows, connection, calls },
    { width, scale: 1, spacing: "equal", numbers: "symbolic", locale: "en" },
  );
  const all = { top: 0, bottom: layout.height };
  return (
    <div className={styles.figure} style={{ width }}>
      <LadderHeads connection={connection} layout={layout} height={92} scale={1} />
      <svg width={width} height={layout.height} role="presentation">
        <Bands bands={layout.bands} size={layout.type.band} {...all} timeWaitEndsMs={() => undefined} />
        <Margins layout={layout} scale={1} {...all} />
        <Rungs
          layout={layout}
          rows={rows}
          connection={connection}
          scale={1}
          chosen={undefined}
          focusable={0}
          animateFrom={Number.POSITIVE_INFINITY}
          {...all}
          onPoint={() => undefined}
        />
        <Lines layout={layout} scale={1} {...all} chosenRow={undefined} />
      </svg>
    </div>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("playground.html has no #root");
await startLanguages("en");
createRoot(root).render(<Playground />);
