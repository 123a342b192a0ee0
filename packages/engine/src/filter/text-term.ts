import { type ConnectionCursor, endpointText, type Side } from "@tcp-ladder/flow";
import { ipv4Text } from "./ipv4-text.ts";
import { ipv6Text } from "./ipv6-text.ts";
import type { Predicate } from "./terms.ts";
import type { Token } from "./tokens.ts";

/** A word that is none of the language's: it occurs in what the list shows of either end. */
export function textTerm(value: Token): Predicate {
  const wanted = value.text.toLowerCase();
  if (/\s/.test(wanted)) return (one) => `${textOf(one, "client")} ${textOf(one, "server")}`.includes(wanted);
  const inIpv4 = ipv4Text(wanted);
  const inIpv6 = ipv6Text(wanted);
  const inSide = (one: ConnectionCursor, side: Side): boolean =>
    one.ipVersion === 4 ? inIpv4(one.addressWord(side, 0), one.port(side)) : inIpv6(one.address(side), one.port(side));
  const inNamed = (one: ConnectionCursor, side: Side): boolean =>
    textOf(one, side).includes(wanted) || one.resolvedName(side)?.toLowerCase().includes(wanted) === true;
  let named: boolean | undefined;
  return (one) => {
    // The same for all connections of a capture.
    named ??= one.anyNames || one.anyResolved;
    const test = named ? inNamed : inSide;
    return test(one, "client") || test(one, "server");
  };
}

function textOf(one: ConnectionCursor, side: Side): string {
  return endpointText({ address: one.address(side), port: one.port(side) }).toLowerCase();
}
