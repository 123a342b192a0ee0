import { COMMENTED } from "./support/fixtures.ts";
import { expect, test } from "./support/test.ts";

test("comments, names and drops of a pcapng file are there for who reads", async ({ page, ladder, server }) => {
  await page.goto(server.url);
  await ladder.open("commented.pcapng", COMMENTED);
  await expect(ladder.rung(1)).toContainText("comment");
  await expect(ladder.rung(2)).not.toContainText("comment");
  await expect(ladder.region.getByText("desk.example")).toHaveCount(2);
  await expect(page.getByText("21 lost before they reached the file")).toBeVisible();

  await ladder.rung(1).click();
  await expect(page.getByText("Look at the window scale.")).toBeVisible();

  await page.getByRole("button", { name: "4 comments" }).click();
  const about = page.getByRole("dialog");
  await expect(about).toContainText("Recorded for the lecture on 12 March");
  await expect(about).toContainText("The switch port was busy.");
  await expect(about).toContainText("21 dropped");
  await about.getByRole("button", { name: "Frame 4" }).click();
  await expect(about).toBeHidden();
  await expect(ladder.rung(4)).toHaveAttribute("aria-selected", "true");
});

test("a dialog asked for in the moment that another closes opens, and stays", async ({ page, ladder, server }) => {
  await page.goto(server.url);
  await ladder.open("commented.pcapng", COMMENTED);
  await expect(ladder.rung(1)).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  // The browser says that a dialog has closed in a task of its own: the key comes before that.
  await page.evaluate(() => {
    document.querySelector("dialog")?.close();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "i", bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("dialog")).toContainText("Recorded for the lecture on 12 March");
});
