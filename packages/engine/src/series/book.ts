import type { ByteSource } from "@tcp-ladder/capture-file";
import type { CaptureParts } from "../parts.ts";
import { directionOf, isSameDirection } from "./direction.ts";
import { type SeriesAnswer, type SeriesQuery, seriesFrom } from "./series.ts";
import { Track } from "./track.ts";

/** Tracks kept: who looks at one connection's two directions, or compares two connections, goes through each once. */
const MOST_TRACKS = 4;
/** Segments between two pauses, so that others are served while a long connection is gone through the first time. */
const SHARE = 32_768;

export interface SeriesBook {
  /** Throws a RangeError for a connection that is none. */
  answer(query: SeriesQuery): Promise<SeriesAnswer>;
}

/** Keeps what was gone through, and takes in what has been added since. */
export function openSeriesBook(
  parts: CaptureParts,
  source: ByteSource,
  pause: (() => Promise<void>) | undefined,
): SeriesBook {
  const { flow } = parts;
  const tracks = new Map<string, Track>();

  return {
    async answer(query) {
      const { connection, sender } = query;
      const key = `${connection} ${sender}`;
      let track = open(key, query);
      while (track.length < flow.connection(connection).segments) {
        track.grow(flow, connection, SHARE);
        if (pause === undefined || track.length >= flow.connection(connection).segments) continue;
        await pause();
        // meanwhile more may have become known, and others may have asked
        track = open(key, query);
      }
      return seriesFrom(parts, source, track, query);
    },
  };

  function open(key: string, { connection, sender }: SeriesQuery): Track {
    const direction = directionOf(flow.connection(connection), sender);
    const kept = tracks.get(key);
    const track = kept !== undefined && isSameDirection(kept.direction, direction) ? kept : new Track(direction);
    // a Map keeps the order of insertion: whatever was used last stands last
    tracks.delete(key);
    tracks.set(key, track);
    for (const old of tracks.keys()) if (tracks.size > MOST_TRACKS) tracks.delete(old);
    return track;
  }
}
