import { SVG_MAX_ROWS, svg } from "@tcp-ladder/ladder";
import { unreceivedIn, withOnlyConnection } from "./drawing.ts";
import type { Format, FormatContext } from "./format.ts";

/** A page of a book is about this wide in CSS pixels, margins and all. */
const WIDTH = 1120;

/** The figure as an SVG file of its own. */
export function svgPicture(context: FormatContext): Format {
  return { end: () => withOnlyConnection(context, (id) => picture(context, id)) };
}

function picture({ capture, output, numbers, locale }: FormatContext, connection: number): string | undefined {
  const window = capture.window(connection, 0, SVG_MAX_ROWS);
  const { segments } = window.connection;
  if (segments > SVG_MAX_ROWS) {
    return `connection ${connection} has ${segments} segments and a picture holds ${SVG_MAX_ROWS}; --format ladder holds any number`;
  }
  const look = { width: WIDTH, scale: 1, spacing: "equal", numbers, theme: "light", locale } as const;
  output.text(svg(window, { ...look, unreceived: unreceivedIn(capture) }));
  return undefined;
}
