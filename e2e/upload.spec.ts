import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

test("an upload is shown while it arrives, and is gone when it is cancelled", async ({ page, server }) => {
  await page.goto(server.url);
  // A slow line: the first bytes of the capture are there, the rest never comes.
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 64 * 1024,
  });
  const first = DAYTIME;
  const rest = Buffer.alloc(4 * 1024 * 1024);
  await page
    .getByLabel("Open a capture")
    .setInputFiles({ name: "slow.pcap", mimeType: "application/octet-stream", buffer: Buffer.concat([first, rest]) });
  await expect(page.locator('[data-label="SYN J"]')).toBeVisible();
  await expect(page).toHaveURL(/\/c\//);
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page).toHaveURL(server.url.replace(/\/?$/, "/"));
  await expect
    .poll(async () => JSON.stringify(await (await page.request.get(`${server.url}/api/captures`)).json()))
    .not.toContain("slow.pcap");
});
