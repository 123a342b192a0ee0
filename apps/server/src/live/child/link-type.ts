/** LINKTYPE_ values of the names that the addon has. */
const NAMED: Readonly<Record<string, number>> = {
  LINKTYPE_NULL: 0,
  LINKTYPE_ETHERNET: 1,
  LINKTYPE_RAW: 101,
  LINKTYPE_LINUX_SLL: 113,
  LINKTYPE_IEEE802_11_RADIO: 127,
};

/** The addon tells other types as `Unknown linktype 276`: libpcap's DLT_ value, from 104 on the same as LINKTYPE_. */
export function linkTypeOf(told: string): number {
  return NAMED[told] ?? Number(/\d+$/.exec(told)?.[0] ?? 0);
}
