import type { Endpoint } from "./connection.ts";

/** `192.168.11.220:10000`, `[::1]:10000`; the host's name where a text capture gave nothing else. */
export function endpointText({ address, hostName, port }: Endpoint): string {
  const host = hostName ?? address;
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}
