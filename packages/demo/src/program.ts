import type { SocketAddresses, SocketCall } from "./call.ts";
import { openWallClock } from "./clock.ts";
import type { Reporter } from "./report.ts";

/** What both programs do alike: tell their calls with the time, and sleep. */
export interface Program {
  call(call: SocketCall["call"], phase: SocketCall["phase"], text: string, addresses?: SocketAddresses): void;
  /** `sleep(seconds)`, told as a call. False where it was cut short by the end of the program. */
  sleep(seconds: number, addresses: SocketAddresses): Promise<boolean>;
}

export function openProgram(side: SocketCall["side"], report: Reporter, end: AbortSignal): Program {
  const clock = openWallClock();

  function call(name: SocketCall["call"], phase: SocketCall["phase"], text: string, addresses: SocketAddresses = {}) {
    report({ type: "call", time: clock.now(), side, call: name, phase, text, ...addresses });
  }

  return {
    call,
    async sleep(seconds, addresses) {
      if (end.aborted) return false;
      if (seconds <= 0) return true;
      call("sleep", "enter", `sleep(${seconds})`, addresses);
      const whole = await wait(seconds * 1000, end);
      if (!whole) return false;
      // a long wait is when the system's clock may have been set
      clock.calibrate();
      call("sleep", "return", "sleep returns 0", addresses);
      return true;
    },
  };
}

function wait(ms: number, end: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (whole: boolean) => {
      clearTimeout(timer);
      end.removeEventListener("abort", cut);
      resolve(whole);
    };
    const timer = setTimeout(finish, ms, true);
    const cut = () => finish(false);
    end.addEventListener("abort", cut);
  });
}
