import type { ConnectionSummary } from "@tcp-ladder/flow";
import { course } from "../store/course.ts";
import styles from "./CourseBar.module.css";

/** The course of a connection as a row of strokes: opening, data, closing, reset. */
export function CourseBar({ connection }: { readonly connection: ConnectionSummary }) {
  const strokes = course(connection);
  const step = 100 / Math.max(strokes.length, 8);
  return (
    <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      {strokes.map((phase, i) => (
        <rect key={i} className={styles[phase]} x={i * step} y={0} width={step * 0.86} height={4} />
      ))}
    </svg>
  );
}
