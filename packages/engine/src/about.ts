import type { CaptureRemark } from "@tcp-ladder/capture-file";
import type { Flow } from "@tcp-ladder/flow";
import type { CaptureAbout, CaptureComment } from "@tcp-ladder/protocol";
import type { CaptureParts } from "./parts.ts";

/** So much travels at once; a page shows no more. */
const MOST = 500;

/** What the capture says of itself beside its frames. */
export function captureAbout({ flow, reader }: CaptureParts): CaptureAbout {
  const { remarks, resolved, sections, interfaces } = reader;
  const names = [...resolved].slice(0, MOST).map(([address, name]) => ({ address, name }));
  return {
    sections: sections.slice(0, MOST),
    interfaces: interfaces.slice(0, MOST).map(({ name, description, linkType, snapLength, dropped }) => ({
      name,
      description,
      linkType,
      snapLength,
      dropped,
    })),
    comments: remarks.slice(0, MOST).map((remark) => placed(flow, remark)),
    moreComments: Math.max(0, remarks.length - MOST) + reader.remarksPassedOver,
    names,
    moreNames: resolved.size - names.length,
  };
}

/** Where the segment stands that a frame's comment is about, so that one can go there. */
function placed(flow: Flow, remark: CaptureRemark): CaptureComment {
  const row = remark.about === "frame" ? flow.rowOfFrame(remark.number) : undefined;
  if (row === undefined) return remark;
  return { ...remark, connection: flow.rows(row, 1).connection[0], index: flow.indexInConnection(row) };
}
