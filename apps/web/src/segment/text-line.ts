import type { DetailField } from "@tcp-ladder/protocol";

/** Of the headers below TCP a line of tcpdump's without -v and -e says no more than these. */
const SAID_BELOW = /^(source|destination)( address)?$|^version$|^protocol$|^next header$/;

/**
 * Whether tcpdump's line says a field of TCP's header. It never has the checksum without -v, the urgent pointer only with
 * URG, the acknowledgment number only with ACK.
 */
export function isInLine(field: DetailField, fields: readonly DetailField[]): boolean {
  const isSet = (flag: string): boolean => fields.some(({ name, value }) => name === flag && value.startsWith("1"));
  switch (field.name) {
    case "checksum":
    case "reserved":
      return false;
    case "urgent pointer":
      return isSet("URG");
    case "acknowledgment number":
      return isSet("ACK");
    default:
      return true;
  }
}

/** The same of a header below TCP. */
export function isInLineBelow(field: DetailField): boolean {
  return SAID_BELOW.test(field.name);
}
