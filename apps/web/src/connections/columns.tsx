import { type Endpoint, endpointWords, NOTE_NAMES, type Side, STATE_NAMES, type Timestamp } from "@tcp-ladder/flow";
import { type Locale, noteTitle, stateName } from "@tcp-ladder/ladder";
import type { ConnectionSort, ListedConnection } from "@tcp-ladder/protocol";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { PUNCTUATION } from "../i18n/punctuation.ts";
import { outcome } from "../store/course.ts";
import { elapsedNs, formatBytes, formatCount, formatDuration, formatElapsed } from "../store/format.ts";
import { handshakeRtt } from "../store/handshake-rtt.ts";
import styles from "./ConnectionTable.module.css";
import { CoursePicture } from "./CoursePicture.tsx";
import { completenessParts, completenessWord, isWhole } from "./completeness.ts";
import type { TABLE_TEXTS } from "./texts.ts";

export type ColumnName = keyof (typeof TABLE_TEXTS)["en"]["column"];

/** What a cell needs beside its connection. */
export interface CellContext {
  /** The table's texts, and the page's. */
  readonly t: TFunction<"table">;
  readonly page: TFunction;
  readonly locale: Locale;
  readonly began: Timestamp | undefined;
}

export interface Column {
  readonly name: ColumnName;
  readonly sort: ConnectionSort | undefined;
  /** A track of the grid. */
  readonly track: string;
  /** The same where there is little room. */
  readonly narrowTrack?: string;
  readonly number?: boolean;
  /** The table is at least so wide, in rem. */
  readonly from: number;
  readonly below?: number;
  readonly cell: (connection: ListedConnection, context: CellContext) => ReactNode;
}

/** Below this the two ends stand one below the other. */
export const NARROW = 48;
const WIDE = 98;

const nothing = <span className={styles.nothing}>–</span>;
const endpoint = (end: Endpoint) => <span title={endpointWords(end)}>{endpointWords(end)}</span>;
const bytes = (count: number) => (count === 0 ? nothing : formatBytes(count));

export const COLUMNS: readonly Column[] = [
  {
    name: "id",
    sort: "id",
    track: "minmax(3rem, max-content)",
    number: true,
    from: 0,
    cell: ({ id }, { locale }) => formatCount(id, locale),
  },
  {
    name: "ends",
    sort: "client",
    track: "minmax(0, 1fr)",
    from: 0,
    below: NARROW,
    cell: ({ client, server }) => (
      <span className={styles.ends}>
        {endpoint(client)}
        {endpoint(server)}
      </span>
    ),
  },
  {
    name: "client",
    sort: "client",
    track: "minmax(9rem, 13rem)",
    from: NARROW,
    cell: ({ client }) => endpoint(client),
  },
  {
    name: "server",
    sort: "server",
    track: "minmax(9rem, 13rem)",
    from: NARROW,
    cell: ({ server }) => endpoint(server),
  },
  { name: "course", sort: undefined, track: "6.5rem", narrowTrack: "4rem", from: 0, cell: Course },
  {
    name: "segments",
    sort: "segments",
    track: "4.5rem",
    narrowTrack: "3rem",
    number: true,
    from: 0,
    cell: ({ segments }, { locale }) => formatCount(segments, locale),
  },
  {
    name: "clientBytes",
    sort: "client-bytes",
    track: "4.375rem",
    number: true,
    from: 58,
    cell: ({ ends }) => bytes(ends.client.bytes),
  },
  {
    name: "serverBytes",
    sort: "server-bytes",
    track: "4.375rem",
    number: true,
    from: 58,
    cell: ({ ends }) => bytes(ends.server.bytes),
  },
  {
    name: "start",
    sort: "start",
    track: "6.5rem",
    number: true,
    from: 100,
    cell: ({ first }, { began }) => (began === undefined ? "" : formatElapsed(elapsedNs(began, first))),
  },
  {
    name: "duration",
    sort: "duration",
    track: "5rem",
    number: true,
    from: NARROW,
    cell: ({ first, last }) => formatDuration(elapsedNs(first, last)),
  },
  {
    name: "rtt",
    sort: "rtt",
    track: "5.25rem",
    number: true,
    from: 86,
    cell: (connection, { t }) => {
      const ns = handshakeRtt(connection);
      return ns === undefined ? <span title={t("noRtt")}>{nothing}</span> : formatDuration(ns);
    },
  },
  { name: "states", sort: "states", track: "minmax(10.375rem, 11.5rem)", from: 88, cell: States },
  { name: "completeness", sort: "completeness", track: "minmax(7.25rem, 9.5rem)", from: 65, cell: Completeness },
  { name: "notes", sort: "notes", track: "minmax(5rem, 1fr)", from: 72, below: WIDE, cell: Notes },
  // one note can be read to its end before addresses have all the room that they could take
  { name: "notes", sort: "notes", track: "minmax(7.5rem, 1fr)", from: WIDE, cell: Notes },
];

/** Those that a table of this width (rem) has room for. */
export function columnsFor(width: number): readonly Column[] {
  return COLUMNS.filter(({ from, below = Number.POSITIVE_INFINITY }) => width >= from && width < below);
}

function Course(connection: ListedConnection, { page }: CellContext) {
  return (
    <>
      <CoursePicture course={connection.course ?? []} />
      <span className="visually-hidden">{page(`connections.${outcome(connection)}`)}</span>
    </>
  );
}

function States({ ends }: ListedConnection, { locale }: CellContext) {
  const name = (side: Side): string => stateName(STATE_NAMES[ends[side].state] ?? "unknown", "book", locale);
  return (
    <span className={styles.states}>
      {name("client")} · {name("server")}
    </span>
  );
}

function Completeness({ completeness }: ListedConnection, { t, locale }: CellContext) {
  const word = completenessWord(completeness);
  const parts = completenessParts(completeness)
    .map((part) => t(`part.${part}`))
    .join(PUNCTUATION[locale].list);
  const title = t("complete.has", { list: parts, value: completeness });
  return (
    <span className={isWhole(completeness) ? styles.whole : styles.partial} title={title}>
      {word === undefined ? parts : t(`complete.${word}`)}
    </span>
  );
}

function Notes({ noteCounts }: ListedConnection, { locale }: CellContext) {
  const found = NOTE_NAMES.map((name, bit) => ({ name, count: noteCounts[bit] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => `${formatCount(count, locale)} × ${noteTitle(name, locale)}`)
    .join(PUNCTUATION[locale].comma);
  return found === "" ? (
    ""
  ) : (
    <span className={styles.notes} title={found}>
      {found}
    </span>
  );
}
