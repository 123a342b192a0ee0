/** The twelve bits after the data offset (RFC 9293, section 3.1; AE: RFC 9768), as one number 0x000 … 0xfff. */
export const TcpFlag = {
  FIN: 0x001,
  SYN: 0x002,
  RST: 0x004,
  PSH: 0x008,
  ACK: 0x010,
  URG: 0x020,
  ECE: 0x040,
  CWR: 0x080,
  AE: 0x100,
  RESERVED: 0xe00,
} as const;
