/** The headers that the walk can read. Dense small integers: `step` switches on them. */
export const Layer = {
  TCP: 0,
  IPV4: 1,
  IPV6: 2,
  /** IPv4 or IPv6, told by the version nibble. */
  IP: 3,
  ETHERNET: 4,
  VLAN: 5,
  MPLS: 6,
  PPPOE: 7,
  LLC: 8,
  PPP: 9,
  NULL: 10,
  LOOP: 11,
  SLL: 12,
  SLL2: 13,
} as const;
export type Layer = (typeof Layer)[keyof typeof Layer];
