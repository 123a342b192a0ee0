import type { Side } from "@tcp-ladder/flow";
import type { Series } from "@tcp-ladder/protocol";
import { useEffect, useRef, useState } from "react";
import { askForSeries } from "../store/controller.ts";
import { type LadderState, useApp } from "../store/state.ts";

export interface View {
  readonly fromNs: number;
  readonly toNs: number;
}

/** A connection that grows is asked for again at most this often. */
const GROWTH_MS = 250;
/** Beyond what is seen so much of its width is asked for on either side, so that panning meets no gap. */
const MARGIN = 0.5;
const FOREVER_NS = Number.MAX_SAFE_INTEGER;

/** The whole of one direction, as bins where it is long; kept up while the connection grows. */
export function useWholeSeries({ capture, connection }: LadderState, sender: Side, points: number): Series | undefined {
  const [series, setSeries] = useState<Series>();
  const online = useApp((state) => state.link === "open");
  const askedAt = useRef(0);
  const [busy, setBusy] = useState(false);
  const { id, segments } = connection;
  const fresh = series?.sender === sender && series.connection === id && series.total >= segments;
  useEffect(() => {
    if (!online || fresh || points === 0 || busy) return;
    const ask = (): void => {
      askedAt.current = Date.now();
      setBusy(true);
      const question = { capture, connection: id, sender, fromNs: -FOREVER_NS, toNs: FOREVER_NS, points };
      askForSeries(question, (answer) => {
        setBusy(false);
        if (answer !== undefined) setSeries(answer);
      });
    };
    const timer = setTimeout(ask, Math.max(0, askedAt.current + GROWTH_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [online, fresh, busy, capture, id, sender, points]);
  return series?.sender === sender ? series : undefined;
}

/** What the picture draws: of a long connection a closer answer about what is in sight, once it is there. */
export function useSeriesInView(
  whole: Series | undefined,
  capture: string,
  view: View,
  points: number,
): Series | undefined {
  const [near, setNear] = useState<Series>();
  const busy = useRef(false);
  const { fromNs, toNs } = view;
  const coarse = whole !== undefined && whole.kind === "bins" && toNs - fromNs < (whole.toNs - whole.fromNs) * 0.8;
  const usable = near !== undefined && whole !== undefined && covers(near, whole, view);
  const enough = usable && near.toNs - near.fromNs < (toNs - fromNs) * 3.2;
  useEffect(() => {
    if (!coarse || enough || whole === undefined || busy.current) return;
    busy.current = true;
    const room = (toNs - fromNs) * MARGIN;
    const stretch = { fromNs: Math.floor(fromNs - room), toNs: Math.ceil(toNs + room), points: points * 2 };
    const { connection, sender } = whole;
    askForSeries({ capture, connection, sender, ...stretch }, (answer) => {
      busy.current = false;
      if (answer !== undefined) setNear(answer);
    });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- an answer that came too late is followed by another question
  }, [coarse, enough, whole, near, capture, fromNs, toNs, points]);
  return coarse && usable ? near : whole;
}

function covers(near: Series, whole: Series, { fromNs, toNs }: View): boolean {
  return (
    near.sender === whole.sender &&
    near.connection === whole.connection &&
    near.fromNs <= Math.max(fromNs, whole.fromNs) &&
    near.toNs >= Math.min(toNs, whole.toNs)
  );
}
