import { useEffect, useState } from "react";

/** 2 MSL on Linux: TCP_TIMEWAIT_LEN, 60 seconds, whatever RFC 9293 says of two minutes each. */
export const TIME_WAIT_MS = 60_000;

/** Counts the rest of TIME_WAIT down, once a second; on a line of its own where `y` says so. */
export function TimeWaitLeft({
  endsMs,
  now: clock,
  x,
  y,
}: {
  readonly endsMs: number;
  /** The time where the capture was made. */
  readonly now: () => number;
  readonly x: number;
  readonly y: number | undefined;
}) {
  const [now, setNow] = useState(clock);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(clock());
      if (clock() >= endsMs) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [endsMs, clock]);
  const left = Math.max(0, Math.ceil((endsMs - now) / 1000));
  return (
    <tspan x={y === undefined ? undefined : x} y={y}>
      {" "}
      {left} s
    </tspan>
  );
}
