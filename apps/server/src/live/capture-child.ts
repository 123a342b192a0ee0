/**
 * The capture child: the only program that loads `pcap`. Bundled by itself, to `dist/capture-child.mjs`, with `pcap`
 * left outside. One argument, a {@link ChildRequest} as JSON; a pcap stream on standard output, a
 * {@link ChildReport} a line on standard error; ends when standard input does, and at once on any signal.
 */
import { loadAddon, type PcapAddon } from "./child/addon.ts";
import { capture } from "./child/capture.ts";
import { openTrial } from "./child/open.ts";
import { tellAndExit } from "./child/tell.ts";
import { childRequestSchema } from "./child-request.ts";

const request = childRequestSchema.parse(JSON.parse(process.argv[2] ?? "null"));
const addon = load();
if (request.do === "probe") {
  const error = openTrial(addon, request.device);
  if (error) tellAndExit(error, 1);
  tellAndExit({ type: "able", library: addon.lib_version() }, 0);
}
capture(addon, request);

function load(): PcapAddon {
  try {
    return loadAddon();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return tellAndExit(
      { type: "error", code: "no-libpcap", message: `libpcap is not there, or its addon was not built: ${reason}` },
      1,
    );
  }
}
