import type { Overview } from "@tcp-ladder/protocol";
import { useEffect, useRef, useState } from "react";
import { askForOverview } from "../store/controller.ts";
import { useApp } from "../store/state.ts";
import type { StripRange } from "../store/strip.ts";

/** While a connection grows, or someone zooms, it is asked for at most this often. */
const EVERY_MS = 400;
const MOST_BINS = 4096;

/** A part of a connection in so many bins; the one before stays until the next has come. */
export function useOverview(
  capture: string,
  connection: number,
  segments: number,
  { from, to }: StripRange,
  bins: number,
): Overview | undefined {
  const [overview, setOverview] = useState<{ readonly of: string; readonly overview: Overview }>();
  const open = useApp((state) => state.link === "open");
  const asked = useRef(Number.NEGATIVE_INFINITY);
  const of = `${capture} ${connection}`;
  const begin = Math.floor(from);
  const end = Math.min(segments, Math.ceil(to));
  useEffect(() => {
    if (!open || bins < 1 || end <= begin) return;
    let stale = false;
    const ask = (): void => {
      asked.current = performance.now();
      askForOverview(
        { capture, connection, bins: Math.min(bins, MOST_BINS, end - begin), by: "index", begin, end },
        (answer) => {
          if (!stale) setOverview({ of: `${capture} ${connection}`, overview: answer });
        },
      );
    };
    const wait = Math.max(0, asked.current + EVERY_MS - performance.now());
    const timer = setTimeout(ask, wait);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [open, capture, connection, begin, end, bins]);
  return overview?.of === of ? overview.overview : undefined;
}
