import { expect, type Locator, type Page } from "@playwright/test";
import { ARTICLE_LABELS, ARTICLE_STATES, FOUR_TO_CLOSE } from "./article.ts";

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

  /** As people do: copied elsewhere, Ctrl-V here, where a page is to be seen. */
  async paste(text: string): Promise<void> {
    await expect(this.page.getByRole("main")).toBeVisible();
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

  async expectStates(states: Readonly<Record<"client" | "server", readonly string[]>>): Promise<void> {
    await expect
      .poll(async () => ({ client: await this.states("client"), server: await this.states("server") }))
      .toEqual(states);
  }

  /** Resolves once the ladder shows just these labels, with these last states: it looks at every frame, as others come soon. */
  async sawLabels(labels: readonly string[], states: readonly [client: string, server: string]): Promise<void> {
    await this.page.waitForFunction(
      ({ wanted, last }) => {
        const shown = [...document.querySelectorAll("[data-frame]")].map((rung) => rung.getAttribute("data-label"));
        const state = (side: string) =>
          [...document.querySelectorAll(`[data-side="${side}"][data-state]`)].at(-1)?.getAttribute("data-state");
        return shown.join("\n") === wanted.join("\n") && state("client") === last[0] && state("server") === last[1];
      },
      { wanted: labels, last: states },
      { polling: "raf", timeout: 15_000 },
    );
  }

  /**
   * The demo to its end, labels and states. On a busy machine the client may be too slow for three segments to close:
   * then there are four, and that is what must be drawn.
   *
   * @returns segments of the close
   */
  async expectWholeDemo(): Promise<3 | 4> {
    await expect.poll(async () => (await this.labels()).at(-1), { timeout: 25_000 }).toBe("ACK N+1");
    const labels = await this.labels();
    const four = labels.length > ARTICLE_LABELS.length;
    expect(labels).toEqual(four ? FOUR_TO_CLOSE.labels : ARTICLE_LABELS);
    await this.expectStates(four ? FOUR_TO_CLOSE.states : ARTICLE_STATES);
    return four ? 4 : 3;
  }

  rung(frame: number): Locator {
    return this.region.locator(`[data-frame="${frame}"]`);
  }

  /** Found and read at one moment, as the page may draw anew between the two. */
  private attributes(selector: string, name: string): Promise<string[]> {
    return this.region.evaluate(
      (region, wanted) =>
        Array.from(region.querySelectorAll(wanted.selector), (element) => ({
          top: element.getBoundingClientRect().top,
          value: element.getAttribute(wanted.name) ?? "",
        }))
          .sort((a, b) => a.top - b.top)
          .map(({ value }) => value),
      { selector, name },
    );
  }
}
