import { pcapngHeader } from "@tcp-ladder/capture-file";
import { expect, test } from "vitest";
import { openCapture } from "./capture.ts";
import { ack, ascii, block, join, packet, padded, u } from "./testing/built.ts";

/** A frame of a connection from that port, with what somebody has written on it. */
function commented(port: number, comment?: string): Uint8Array {
  if (comment === undefined) return packet(ack(port));
  return packet(ack(port), join(u(2, 1), u(2, ascii(comment).length), padded(ascii(comment)), u(4, 0)));
}

const names = block(4, u(2, 1), u(2, 13), Uint8Array.of(198, 51, 100, 7), padded(ascii("www.test\0")), u(4, 0));
const udp = commented(5000);
udp[28 + 9] = 17;

const bytes = join(
  pcapngHeader([{ linkType: 101, snapLength: 96, name: "eth7" }]),
  commented(4000),
  udp,
  commented(4001, "the odd one"),
  commented(4000, "look here"),
  names,
);

const capture = openCapture({ source: { read: async (offset, length) => bytes.slice(offset, offset + length) } });
capture.append(bytes);
capture.finish();

test("comments say what they are about, and where the segment stands", () => {
  const about = capture.about();
  expect(about.comments).toEqual([
    { about: "frame", number: 3, text: "the odd one", connection: 1, index: 0 },
    { about: "frame", number: 4, text: "look here", connection: 0, index: 1 },
  ]);
  expect(about.moreComments).toBe(0);
  expect(about.names).toEqual([{ address: "198.51.100.7", name: "www.test" }]);
  expect(about.interfaces).toEqual([expect.objectContaining({ name: "eth7", linkType: 101, dropped: 0 })]);
  expect(capture.status().remarks).toBe(2);
});

test("a segment that is looked at has its comments, its row a mark", async () => {
  expect((await capture.detail(2)).comments).toEqual(["look here"]);
  expect(await capture.detail(0)).not.toHaveProperty("comments");
  const { columns } = capture.window(0, 0, 10);
  expect([...columns.marks].map((marks) => (marks & 0x400) !== 0)).toEqual([false, true]);
});

test("names that the file resolves stand beside addresses, and can be filtered by", () => {
  const { client, server } = capture.window(0, 0, 1).connection;
  expect(server).toMatchObject({ address: "198.51.100.7", port: 80, resolvedName: "www.test" });
  expect(client.resolvedName).toBeUndefined();
  const query = { from: 0, count: 10, sort: "id", descending: false } as const;
  for (const filter of ["www", "host www.test", "host WWW.test and port 4000"]) {
    const { matched, trouble } = capture.connections({ ...query, filter });
    expect([matched, trouble]).toEqual([filter.includes("4000") ? 1 : 2, undefined]);
  }
  expect(capture.connections({ ...query, filter: "host other.test" }).matched).toBe(0);
});
