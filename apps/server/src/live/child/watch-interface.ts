import { carrierChanges, interfaceIsUp } from "../interface-state.ts";
import { tell } from "./tell.ts";

/** Says when the interface goes down and when it is up again. */
export interface InterfaceWatch {
  /** Called now and then, and after a sign that it might have gone down. */
  look(): void;
}

export function openInterfaceWatch(device: string): InterfaceWatch {
  let up = true;
  let changes = carrierChanges(device);

  return {
    look() {
      const isUp = interfaceIsUp(device);
      const nowChanges = carrierChanges(device);
      // down and up between two looks: the count of carrier changes gives it away, where the interface keeps one
      if (up && (!isUp || nowChanges !== changes)) tell({ type: "down" });
      if ((!up || nowChanges !== changes) && isUp) tell({ type: "up" });
      up = isUp;
      changes = nowChanges;
    },
  };
}
