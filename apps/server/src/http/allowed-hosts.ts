import { hostname, networkInterfaces } from "node:os";

/**
 * Which names the server answers to. A page of another site can point its own name at this machine (DNS rebinding) and
 * so reach a server on loopback: then the Host header still carries that site's name.
 */
export interface AllowedHosts {
  /** @param host the Host header, with or without a port */
  allows(host: string | undefined): boolean;
}

/** @param listenHost what `--host` said */
export function allowedHosts(listenHost: string): AllowedHosts {
  const bound = bareHost(listenHost);
  const everywhere = bound === "0.0.0.0" || bound === "::" || bound === "";
  return {
    allows(host) {
      const name = host === undefined ? undefined : hostName(host);
      if (name === undefined) return false;
      if (name === "localhost" || name.endsWith(".localhost") || name === bound || isLoopback(name)) return true;
      if (!everywhere) return false;
      return name === hostname().toLowerCase() || ownAddresses().includes(name);
    },
  };
}

/** Whether an Origin header is the page's own: the same name and port as the Host header. */
export function isOwnOrigin(origin: string, host: string | undefined): boolean {
  if (host === undefined) return false;
  const url = parseUrl(origin);
  return url !== undefined && /^https?:$/.test(url.protocol) && url.host === parseUrl(`${url.protocol}//${host}`)?.host;
}

/** The name in a Host header, in lower case, without port and brackets; undefined where it is malformed. */
function hostName(host: string): string | undefined {
  // A URL would also take a user name, a path, odd spellings of an address: none belongs in a Host header.
  if (!/^(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(:\d{1,5})?$/i.test(host)) return undefined;
  const url = parseUrl(`http://${host}`);
  return url && bareHost(url.hostname);
}

/** Lower case, without the brackets of an IPv6 address and without a final dot. */
function bareHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}

export function isLoopback(name: string): boolean {
  return name === "::1" || /^127\.\d+\.\d+\.\d+$/.test(name);
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address.toLowerCase()));
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
