import { Layer } from "../layer.ts";

/** LINKTYPE_ values (https://www.tcpdump.org/linktypes.html) and the layer each begins with. */
const FIRST_LAYER: readonly (readonly [linkType: number, layer: Layer])[] = [
  [0, Layer.NULL],
  [1, Layer.ETHERNET],
  [12, Layer.IP],
  [14, Layer.IP],
  [101, Layer.IP],
  [108, Layer.LOOP],
  [113, Layer.SLL],
  [228, Layer.IPV4],
  [229, Layer.IPV6],
  [276, Layer.SLL2],
];

const NONE = 255;
const table = new Uint8Array(512).fill(NONE);
for (const [linkType, layer] of FIRST_LAYER) table[linkType] = layer;

/** The first layer of frames of a link type, or −1 where we do not read it. */
export function firstLayer(linkType: number): number {
  const layer = linkType >= 0 && linkType < table.length ? (table[linkType] as number) : NONE;
  return layer === NONE ? -1 : layer;
}
