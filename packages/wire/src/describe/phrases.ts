/**
 * All that a field's value, or what is wrong with it, can say besides bare numbers: in English, filled in with numbers,
 * names and other phrases. `{0}` is the first of them, `{0:byte|bytes}` a word for one and for any other number of it, `{*}`
 * all of them as a list. Who shows a field in another language has a text for each.
 */
export const PHRASES = {
  named: "{0} ({1})",
  list: "{*}",
  none: "none",
  yes: "yes",
  bytes: "{0} {0:byte|bytes}",
  "no-data": "no data",

  "cut-short": "(cut short)",
  "cut-off": "the capture cut it off",
  "cut-off-many": "the capture cut them off",
  contradiction: "it contradicts itself",
  "should-be-zero": "should be zero",

  correct: "{0} (correct)",
  incorrect: "{0} (incorrect, should be {1})",
  "not-verified-cut": "{0} (not verified: frame cut short)",
  "not-verified-fragment": "{0} (not verified: the datagram is fragmented)",
  "not-verified-routed": "{0} (not verified: the packet is still being routed by its source)",
  "offloaded-empty": "{0} (offloaded: not filled in yet)",
  "offloaded-pseudo": "{0} (offloaded: holds only the pseudo-header's sum)",
  "header-sum-wrong": "the header's bytes do not add up to it",
  "segment-sum-wrong": "the segment's bytes do not add up to the checksum",

  "header-under-20": "less than the 20 bytes of a header",
  "total-offloaded": "0 (offloaded: the frame has {0} {0:byte|bytes})",
  "under-header": "less than the header",
  "frame-has-only": "the frame has {0} {0:byte|bytes} only",
  "jumbo-or-offloaded": "0 (jumbo payload or offloaded)",
  "next-header": "{0} {0:byte|bytes}, next header {1}",
  "fragment-next-header": "offset {0} {0:byte|bytes}, next header {1}",
  "fragment-more-next-header": "offset {0} {0:byte|bytes}, more fragments, next header {1}",

  "not-ecn-capable": "not ECN-capable",
  "congestion-experienced": "congestion experienced",
  "reserved-bit": "reserved bit",
  "dont-fragment": "don't fragment",
  "more-fragments": "more fragments",

  "to-us": "to us",
  broadcast: "broadcast",
  multicast: "multicast",
  "to-another-host": "to another host",
  "sent-by-us": "sent by us",

  "transparent-bridging": "transparent Ethernet bridging",
  "mpls-multicast": "MPLS, multicast",
  "pppoe-session": "PPPoE session",
  "service-vlan": "802.1ad service VLAN",
  "hop-by-hop": "hop-by-hop options",
  routing: "routing",
  fragment: "fragment",
  authentication: "authentication header",
  "no-next-header": "no next header",
  "destination-options": "destination options",
  mobility: "mobility",

  "flag-ae": "accurate ECN",
  "flag-cwr": "congestion window reduced",
  "flag-ecn-setup": "negotiates ECN",
  "flag-ace": "part of AccECN’s ACE field",
  "flag-ece": "ECN echo",
  "flag-urg": "urgent pointer field significant",
  "flag-ack": "acknowledgment field significant",
  "flag-psh": "push function",
  "flag-rst": "reset the connection",
  "flag-syn": "synchronize sequence numbers",
  "flag-fin": "no more data from sender",
  "offset-under-5": "less than the 5 words of a header",
  "segment-has-only": "the segment has {0} {0:byte|bytes} only",
  "window-scaled": "{0} ({1} {1:byte|bytes}, scaled by {2})",

  padding: "padding",
  "no-length": "it has no length",
  "length-under-2": "length {0} is less than kind and length take",
  "length-past-end": "length {0} passes the header's end",
  "length-should-be": "length {0}, should be {1}",
  "length-under-4": "length {0} is less than 4",
  "length-blocks": "length {0} does not hold whole blocks",
  "length-counters": "length {0} does not hold whole counters",
  "length-kind": "its length does not fit its kind",
  multiply: "{0} (multiply by {1})",
  "most-14": "more than 14 counts as 14",
  timestamps: "value {0}, echo reply {1}",
  minutes: "{0} {0:minute|minutes}",
  seconds: "{0} {0:second|seconds}",
  keys: "key {0}, next key {1}",
  "keys-mac": "key {0}, next key {1}, MAC {2}",
  "cookie-request": "cookie request",
  cookie: "cookie {0}",
  "cookie-size": "a cookie of {0} {0:byte|bytes}",
  "fast-open": "fast open, {0}",
  "no-experiment": "no room for the experiment's identifier",
  "ecn-bytes": "{0} bytes {1}",
} as const;

export type PhraseName = keyof typeof PHRASES;
/** A phrase and what it is filled in with. */
export interface Phrase extends ReadonlyArray<string | number | Phrase> {
  readonly 0: PhraseName;
}
/** Text that is the same in every language, or a phrase. */
export type Said = string | Phrase;

/** The phrase in English. */
export function english(said: Said): string {
  return typeof said === "string" ? said : fillPhrase(PHRASES[said[0]], said.slice(1).map(englishValue), ", ");
}

function englishValue(value: string | number | Phrase): string | number {
  return typeof value === "object" ? english(value) : value;
}

/** Fills in a template as {@link PHRASES} has them, in any language. */
export function fillPhrase(template: string, values: readonly (string | number)[], comma: string): string {
  return template.replace(/\{(\*|\d)(?::([^|}]*)\|([^}]*))?\}/g, (_, which: string, one?: string, many?: string) => {
    if (which === "*") return values.join(comma);
    const value = values[Number(which)];
    return one === undefined ? String(value) : ((value === 1 ? one : many) ?? "");
  });
}
