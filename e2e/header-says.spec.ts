import { expect, test } from "./support/test.ts";

/** A gap in what the server sent, told of by the client's ACK, and then the same bytes twice. */
const GAP = [
  "10:00:00.000000 IP 10.0.0.1.5000 > 10.0.0.2.80: Flags [SEW], seq 1000, win 64240, options [mss 1460,nop,nop,sackOK], length 0",
  "10:00:00.001000 IP 10.0.0.2.80 > 10.0.0.1.5000: Flags [S.E], seq 9000, ack 1001, win 65160, options [mss 1460,nop,nop,sackOK], length 0",
  "10:00:00.002000 IP 10.0.0.1.5000 > 10.0.0.2.80: Flags [.], ack 9001, win 502, length 0",
  "10:00:00.003000 IP 10.0.0.2.80 > 10.0.0.1.5000: Flags [P.], seq 9101:9201, ack 1001, win 509, length 100",
  "10:00:00.004000 IP 10.0.0.1.5000 > 10.0.0.2.80: Flags [.], ack 9001, win 502, options [nop,nop,sack 1 {9101:9201}], length 0",
  "10:00:00.204000 IP 10.0.0.2.80 > 10.0.0.1.5000: Flags [P.], seq 9001:9201, ack 1001, win 509, length 200",
  "10:00:00.205000 IP 10.0.0.1.5000 > 10.0.0.2.80: Flags [.E], ack 9201, win 502, options [nop,nop,sack 1 {9101:9201}], length 0",
].join("\n");

const SAID = {
  "en-GB": [
    "offers to use ECN",
    "has K+101:K+201, beyond K+1.",
    "a D-SACK",
    "reached the client marked for congestion",
    "In flight 100 bytes: sent by the server and not acknowledged",
    "RTT 202 ms: from frame 4 to this ACK",
  ],
  "zh-CN": [
    "提出使用 ECN",
    "K+1 之后的 K+101:K+201 已经到达客户端",
    "是 D-SACK",
    "表示拥塞的标记",
    "在途 100 字节：服务器已发送",
    "RTT 202 ms：从第 4 帧",
  ],
} as const;

for (const [locale, [offer, gap, twice, mark, flight, rtt]] of Object.entries(SAID)) {
  test.describe(locale, () => {
    test.use({ locale });

    test("what a header says besides is told of the segment that is chosen", async ({ page, server }) => {
      const id = await server.upload("gap.txt", `${GAP}\n`);
      const panel = page.getByRole("complementary");
      for (const [segment, words] of [
        [1, offer],
        [5, gap],
        [7, twice],
        [7, mark],
        [6, flight],
        [7, rtt],
      ] as const) {
        await page.goto(`/c/${id}/0?segment=${segment}`);
        await expect(panel).toContainText(words);
      }
    });
  });
}
