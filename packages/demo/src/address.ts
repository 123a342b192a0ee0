import type { Socket } from "node:net";
import type { SocketAddresses } from "./call.ts";

/** `192.168.11.220:10000`, `[::1]:10000`; an IPv4 address that an IPv6 socket shows as `::ffff:a.b.c.d` is IPv4. */
export function addressText(host: string, port: number): string {
  const plain = host.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  return plain.includes(":") ? `[${plain}]:${port}` : `${plain}:${port}`;
}

/** Both ends of a connected socket. */
export function socketAddresses(socket: Socket): SocketAddresses {
  const { localAddress, localPort, remoteAddress, remotePort } = socket;
  return {
    local: localAddress === undefined || localPort === undefined ? undefined : addressText(localAddress, localPort),
    remote:
      remoteAddress === undefined || remotePort === undefined ? undefined : addressText(remoteAddress, remotePort),
  };
}
