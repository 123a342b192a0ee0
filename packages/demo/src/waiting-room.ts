/** Those who have come and were not served yet, first come first served. */
export interface WaitingRoom<T> {
  readonly enter: (one: T) => void;
  /** The next one, now or when it comes; undefined at the end. One caller at a time. */
  next(): Promise<T | undefined>;
  /** Empties it. */
  leave(): T[];
}

export function openWaitingRoom<T>(end: AbortSignal): WaitingRoom<T> {
  const waiting: T[] = [];
  let call: ((one: T | undefined) => void) | undefined;
  end.addEventListener("abort", () => call?.(undefined));
  return {
    enter(one) {
      if (call) call(one);
      else waiting.push(one);
    },
    next() {
      if (end.aborted) return Promise.resolve(undefined);
      const first = waiting.shift();
      if (first !== undefined) return Promise.resolve(first);
      return new Promise((resolve) => {
        call = (one) => {
          call = undefined;
          resolve(one);
        };
      });
    },
    leave: () => waiting.splice(0),
  };
}
