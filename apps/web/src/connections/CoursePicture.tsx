import { COURSE_BINS, CourseBit } from "@tcp-ladder/protocol";
import styles from "./CoursePicture.module.css";

const STEP = 4;
const MIDDLE = 10;
const BARE = 3.5;
const HEAVY = 8;

/**
 * The course of a connection, one stroke a segment or a share of them: up from the client, down from the server, long
 * for what carries bytes or a flag, short for a bare ACK.
 *
 *     ▌ ▖  ▌    ▖▌
 *     ───────────────
 *      ▐  ▐ ▐▐    ▐
 */
export function CoursePicture({ course }: { readonly course: readonly number[] }) {
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${COURSE_BINS * STEP} 20`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles.middle} d={`M0 ${MIDDLE}H${course.length * STEP}`} />
      {course.map((bits, i) => (
        <Stroke key={i} bits={bits} x={i * STEP + 0.5} />
      ))}
    </svg>
  );
}

function Stroke({ bits, x }: { readonly bits: number; readonly x: number }) {
  const up = lengthOf(bits, CourseBit.CLIENT, CourseBit.CLIENT_HEAVY);
  const down = lengthOf(bits, CourseBit.SERVER, CourseBit.SERVER_HEAVY);
  const trouble = (bits & CourseBit.TROUBLE) !== 0;
  return (
    <>
      {up > 0 && <rect className={colourOf(bits, up)} x={x} y={MIDDLE - up - 0.5} width={3} height={up} />}
      {down > 0 && <rect className={colourOf(bits, down)} x={x} y={MIDDLE + 0.5} width={3} height={down} />}
      {trouble && <circle className={styles.trouble} cx={x + 1.5} cy={up >= down ? 0.9 : 19.1} r={1.1} />}
    </>
  );
}

function lengthOf(bits: number, bare: number, heavy: number): number {
  if ((bits & heavy) !== 0) return HEAVY;
  return (bits & bare) !== 0 ? BARE : 0;
}

/** Where a share holds several phases, the rarer one is told. */
function colourOf(bits: number, length: number): string | undefined {
  if ((bits & CourseBit.TROUBLE) !== 0) return styles.trouble;
  if (length === BARE) return styles.bare;
  if ((bits & CourseBit.OPENING) !== 0) return styles.opening;
  return (bits & CourseBit.CLOSING) !== 0 ? styles.closing : styles.data;
}
