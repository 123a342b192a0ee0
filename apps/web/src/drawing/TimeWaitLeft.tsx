import { useEffect, useState } from "react";

/** 2 MSL on Linux: TCP_TIMEWAIT_LEN, 60 seconds, whatever RFC 9293 says of two minutes each. */
export const TIME_WAIT_MS = 60_000;

const secondsLeft = (endsMs: number): number => Math.max(0, Math.ceil((endsMs - Date.now()) / 1000));

/** Counts the rest of TIME_WAIT down, once a second; on a line of its own where `y` says so. */
export function TimeWaitLeft({
  endsMs,
  x,
  y,
}: {
  readonly endsMs: number;
  readonly x: number;
  readonly y: number | undefined;
}) {
  const [left, setLeft] = useState(() => secondsLeft(endsMs));
  useEffect(() => {
    setLeft(secondsLeft(endsMs));
    const timer = setInterval(() => {
      const now = secondsLeft(endsMs);
      setLeft(now);
      if (now === 0) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [endsMs]);
  return (
    <tspan x={y === undefined ? undefined : x} y={y}>
      {" "}
      {left} s
    </tspan>
  );
}
