import {
  CONNECTION_BIT_CLIENT_FIN_FIRST,
  CONNECTION_BIT_CLIENT_FIN_HELD,
  CONNECTION_BIT_CLIENT_RESET,
  CONNECTION_BIT_CLIENT_SPOKE,
  CONNECTION_BIT_STATES_SHIFT,
  CORE_BIT_CLIENT_IS_HIGHER,
  CORE_FIRST_OPTIONS,
  FIELD_BITS,
  FIELD_CLIENT,
  FIELD_MULTIPATH,
  FIELD_SERVER,
  RECORD_WORDS,
} from "./layout.ts";
import type { ConnectionStore } from "./store.ts";

/** Changes who stands for the client, where a SYN tells it only after other segments. */
export function swapSides(id: number, store: ConnectionStore): void {
  store.setCore(id, CORE_FIRST_OPTIONS, store.core(id, CORE_FIRST_OPTIONS) ^ CORE_BIT_CLIENT_IS_HIGHER);
  const { view } = store;
  for (let i = 0; i < RECORD_WORDS - FIELD_SERVER; i++) {
    const client = view.get(FIELD_CLIENT + i);
    view.set(FIELD_CLIENT + i, view.get(FIELD_SERVER + i));
    view.set(FIELD_SERVER + i, client);
  }
  view.set(FIELD_BITS, swappedBits(view.get(FIELD_BITS)));
  const multipath = view.get(FIELD_MULTIPATH);
  if (multipath !== 0) view.set(FIELD_MULTIPATH, multipath ^ 1);
}

/** Both states, packed as a row has them, the other way round. */
export function swappedStates(states: number): number {
  return ((states & 0x0f) << 4) | (states >>> 4);
}

/** A bit of the client's stands one below the server's; the states are packed as in a row. */
function swappedBits(bits: number): number {
  const clients =
    CONNECTION_BIT_CLIENT_FIN_FIRST |
    CONNECTION_BIT_CLIENT_RESET |
    CONNECTION_BIT_CLIENT_SPOKE |
    CONNECTION_BIT_CLIENT_FIN_HELD;
  const servers = clients << 1;
  const states = swappedStates((bits >>> CONNECTION_BIT_STATES_SHIFT) & 0xff) << CONNECTION_BIT_STATES_SHIFT;
  const kept = bits & ~(clients | servers | (0xff << CONNECTION_BIT_STATES_SHIFT));
  return kept | states | ((bits & clients) << 1) | ((bits & servers) >>> 1);
}
