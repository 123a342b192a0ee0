import type { Side, StateName } from "@tcp-ladder/flow";
import { describeState, explainSegment, sideTitle } from "@tcp-ladder/ladder";
import { useMemo, useState } from "react";
import { Maths } from "../components/Maths.tsx";
import side from "../components/Side.module.css";
import { titleColour } from "../components/title-colour.ts";
import { useReading } from "../i18n/reading.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { drawnCount } from "../store/select.ts";
import { type LadderState, useApp } from "../store/state.ts";
import { StateDiagram } from "./StateDiagram.tsx";
import styles from "./StatesPage.module.css";
import { diagramStep } from "./step.ts";

/** Further back nobody asks where a connection has been. */
const TRACE_ROWS = 5000;

/** RFC 9293's states with both endpoints in them, at the chosen segment or the last that is drawn. */
export function StatesPage({ ladder }: { readonly ladder: LadderState }) {
  const reading = useReading();
  const locale = useLanguage();
  const drawn = useApp(drawnCount);
  const { chosen, numbers } = useApp(({ route }) => route.settings);
  const [asked, setAsked] = useState<StateName>();
  const index = chosen !== undefined && chosen < drawn ? chosen : drawn - 1;
  const rows = useMemo(
    () => ladder.cache.read({ from: Math.max(0, index - TRACE_ROWS), to: Math.max(index, 0) + 1 }),
    [ladder, index],
  );
  const i = rows === undefined ? -1 : index - rows.from;
  const step = useMemo(
    () => (rows === undefined ? undefined : diagramStep(rows.columns, i, rows.statesBefore)),
    [rows, i],
  );
  if (rows === undefined || step === undefined || i >= rows.columns.length) return null;
  const { client, server } = step.sides;
  const told =
    i < 0 ? undefined : explainSegment(rows.columns, i, ladder.connection, locale, rows.statesBefore, numbers);
  const reset = client.reset || server.reset;
  const title = (of: Side): string => sideTitle(ladder.connection, of, locale);
  return (
    <>
      <StateDiagram step={step} stepKey={`${ladder.connection.id} ${index}`} onPoint={setAsked} />
      <section className={styles.caption} aria-live="polite">
        {asked !== undefined ? (
          <>
            <h2 className={styles.state}>{asked}</h2>
            <p>
              <Maths parts={describeState(asked, locale)} />
            </p>
          </>
        ) : (
          <>
            <h2 className={`${styles.title} ${told === undefined ? "" : side[titleColour(rows.columns, i)]}`}>
              {told === undefined ? reading.before : <Maths parts={told.title} />}
            </h2>
            {told?.stateChanges.map(({ side: which, sentence }) => (
              <p key={which}>
                <Maths parts={sentence} />
              </p>
            ))}
            {told?.stateChanges.length === 0 && <p>{reading.nothing}</p>}
            {told === undefined && <p>{reading.where(title("client"), client.after, title("server"), server.after)}</p>}
            {reset && <p>{reading.reset}</p>}
          </>
        )}
      </section>
      <p className={styles.source}>
        {reading.statesSource} {reading.inferred} {reading.hint}
      </p>
    </>
  );
}
