import { expect, type Locator, type Page } from "@playwright/test";

/** The page as its contract describes it: accessible names, and attributes for scripts. */
export class LadderPage {
  readonly page: Page;
  readonly region: Locator;
  readonly rungs: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole("region", { name: "Ladder", exact: true });
    this.rungs = this.region.locator("[data-frame]");
  }

  async runDemo(): Promise<void> {
    await this.page.getByRole("button", { name: "Run the demo" }).click();
  }

  async open(name: string, bytes: Buffer | string): Promise<void> {
    await this.page
      .getByLabel("Open a capture")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
  }

  /** As people do: copied elsewhere, Ctrl-V here. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press("ControlOrMeta+V");
  }

  /** `data-label` of the rungs drawn, from top to bottom. */
  labels(): Promise<string[]> {
    return this.attributes("[data-frame]", "data-label");
  }

  /** States of one side's bands, from top to bottom. */
  states(side: "client" | "server"): Promise<string[]> {
    return this.attributes(`[data-side="${side}"][data-state]`, "data-state");
  }

  async expectLabels(labels: readonly string[], timeout = 15_000): Promise<void> {
    await expect.poll(() => this.labels(), { timeout }).toEqual(labels);
  }

  rung(frame: number): Locator {
    return this.region.locator(`[data-frame="${frame}"]`);
  }

  private attributes(selector: string, name: string): Promise<string[]> {
    return this.region.locator(selector).evaluateAll(
      (elements, attribute) =>
        elements
          .map((element) => ({
            top: element.getBoundingClientRect().top,
            value: element.getAttribute(attribute) ?? "",
          }))
          .sort((a, b) => a.top - b.top)
          .map(({ value }) => value),
      name,
    );
  }
}
