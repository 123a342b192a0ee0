/** One segment as a bin takes it in; the same object for all. Where there is no value stands NaN. */
export class Sample {
  index = 0;
  ns = 0;
  place = Number.NaN;
  /** It is the sender's and used sequence numbers: which, and whether they had been used before. */
  carries = false;
  seqLow = Number.NaN;
  seqHigh = Number.NaN;
  repeated = false;
  /** Of the other end, as far as it has come. */
  ack = Number.NaN;
  edge = Number.NaN;
  rtt = Number.NaN;
  flight = 0;
  bytes = 0;
  /** Those of the bytes that had not been sent before. */
  fresh = 0;
  flags = 0;
  notes = 0;
  /** 1 sent by the sender, 2 by the other end. */
  from = 0;
}
