import type { Endpoint } from "./connection.ts";

/** `192.168.11.220:10000`, `[::1]:10000`; the host's name where a text capture gave nothing else. */
export function endpointText({ address, hostName, port }: Endpoint): string {
  const host = hostName ?? address;
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** For people: the same with the name that the capture has for it, `192.0.2.1:443 (www.example.org)`. */
export function endpointWords(endpoint: Endpoint): string {
  const text = endpointText(endpoint);
  return endpoint.resolvedName === undefined ? text : `${text} (${endpoint.resolvedName})`;
}

/** The endpoint with what the capture resolves its address to, where it does. */
export function withName(endpoint: Endpoint, names: ReadonlyMap<string, string>): Endpoint {
  const resolvedName = endpoint.hostName === undefined ? names.get(endpoint.address) : undefined;
  return resolvedName === undefined ? endpoint : { ...endpoint, resolvedName };
}
