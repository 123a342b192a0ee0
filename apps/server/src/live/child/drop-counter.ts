import type { PcapSession } from "./addon.ts";
import { tell } from "./tell.ts";

const EVERY_MS = 1000;

/** Tells the drop counters when they have changed, at most once a second but at the end. */
export interface DropCounter {
  tellSometimes(): void;
  tellNow(): void;
}

/**
 * Loss is what the kernel's buffer and the interface say they dropped. It is never a difference of counts: of
 * loopback's packets each counts twice among those of `any`, and on `lo` itself where a kernel before 4.20 cannot
 * leave out what goes out (patches/pcap). There a loss counts twice too.
 */
export function openDropCounter(session: PcapSession): DropCounter {
  let told = { kernel: 0, interface: 0 };
  let lookedMs = 0;

  function tellNow(): void {
    lookedMs = performance.now();
    const { ps_drop, ps_ifdrop } = session.stats();
    if (ps_drop === told.kernel && ps_ifdrop === told.interface) return;
    told = { kernel: ps_drop, interface: ps_ifdrop };
    tell({ type: "drops", ...told });
  }

  return {
    tellNow,
    tellSometimes() {
      if (performance.now() - lookedMs >= EVERY_MS) tellNow();
    },
  };
}
