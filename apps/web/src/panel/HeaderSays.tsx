import type { ConnectionSummary, SegmentColumns } from "@tcp-ladder/flow";
import { explainHeader, type NumberMode, type SegmentKind } from "@tcp-ladder/ladder";
import type { SegmentDetail } from "@tcp-ladder/protocol";
import { Maths } from "../components/Maths.tsx";
import { useLanguage } from "../i18n/use-language.ts";

export interface HeaderSaysProps {
  readonly columns: SegmentColumns;
  readonly i: number;
  readonly connection: ConnectionSummary;
  readonly kind: SegmentKind;
  readonly detail: SegmentDetail;
  readonly numbers: NumberMode;
  /** Sentences as paragraphs, or a SYN's options as items of a list. */
  readonly part: "sentences" | "options";
}

/** What the chosen segment's header says through SACK, ECN, the urgent pointer and a SYN's options; mostly nothing. */
export function HeaderSays({ columns, i, connection, kind, detail, numbers, part }: HeaderSaysProps) {
  const locale = useLanguage();
  const tcp = detail.layers.findLast(({ name }) => name === "TCP");
  if (tcp === undefined) return null;
  const header = { fields: tcp.fields, ecn: detail.ecn, sack: detail.sack };
  const said = explainHeader(columns, i, connection, kind, header, locale, numbers)[part];
  const Element = part === "sentences" ? "p" : "li";
  return said.map((sentence, at) => (
    <Element key={at}>
      <Maths parts={sentence} />
    </Element>
  ));
}
