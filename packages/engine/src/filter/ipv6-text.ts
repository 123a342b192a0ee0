import { Ports } from "./ports.ts";

/** Whether a text occurs in `[2001:db8::1]:443`, of an address that is given as text and a port. */
export function ipv6Text(sought: string): (address: string, port: number) => boolean {
  const [left = "", right, more] = sought.split("]");
  if (more !== undefined) return () => false;
  const open = left.startsWith("[");
  const rest = left.slice(1);
  if (right === undefined) {
    const ports = new Ports((port) => `:${port}`.includes(sought));
    const inAddress = open
      ? (address: string) => address.startsWith(rest)
      : (address: string) => address.includes(left);
    return (address, port) => inAddress(address) || ports.has(port);
  }
  const ports = new Ports((port) => `:${port}`.startsWith(right));
  const endsAddress = open ? (address: string) => address === rest : (address: string) => address.endsWith(left);
  return (address, port) => ports.has(port) && endsAddress(address);
}
