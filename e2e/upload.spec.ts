import type { Page } from "@playwright/test";
import { DAYTIME } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

/** From now on the page sends as over a slow line. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 64 * 1024,
  });
}

test("an upload is shown while it arrives, and is gone when it is cancelled", async ({ page, server }) => {
  await page.goto(server.url);
  // A slow line: the first bytes of the capture are there, the rest never comes.
  await slowDown(page);
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

test("what arrives can be watched and cancelled however many connections it brings", async ({ page, server }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await page.goto(server.url);
  await slowDown(page);
  const line = (n: number) =>
    `12:00:00.${String(n).padStart(6, "0")} IP 10.0.0.2.${20_000 + n} > 10.0.0.1.80: Flags [S], seq 1, win 100, length 0\n`;
  const first = Array.from({ length: 200 }, (_, n) => line(n)).join("");
  await page.getByLabel("Open a capture").setInputFiles({
    name: "slow.txt",
    mimeType: "text/plain",
    buffer: Buffer.concat([Buffer.from(first), Buffer.alloc(4 * 1024 * 1024, "\n")]),
  });
  await expect(page.locator('[data-label="SYN J"]')).toBeVisible();
  await expect(page.getByRole("button", { name: "20050" }).or(page.getByText("All connections")).first()).toBeVisible();
  const captures = page.getByRole("listitem").filter({ hasText: "slow.txt" });
  await expect(captures).toContainText("arriving");
  await expect(captures.getByRole("button", { name: "Delete slow.txt" })).toBeDisabled();
  await expect(page.getByRole("progressbar", { name: "slow.txt" })).toBeInViewport({ ratio: 1 });
  const cancel = page.getByRole("button", { name: "Cancel", exact: true });
  await expect(cancel).toBeInViewport({ ratio: 1 });
  await cancel.click();
  await expect(page).toHaveURL(server.url.replace(/\/?$/, "/"));
});
