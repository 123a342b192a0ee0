import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { atRest } from "./rest.ts";

const THEMES = ["light", "dark", "contrast"] as const;
type Theme = (typeof THEMES)[number];

/** Axe's rules on colours. A theme is colours and nothing else: from one to the other only these can come out differently. */
const COLOURS = ["color-contrast", "link-in-text-block"];

interface Part {
  /** All of the page unless given. */
  readonly within?: string;
  /** Every rule is tried in the light theme; in the others, where one is named, those on colours. */
  readonly theme?: Theme;
}

/** What axe finds wrong in the page as it has come to rest: in words, for a test's message. */
export async function violations(page: Page, { within, theme = "light" }: Part = {}): Promise<string[]> {
  await atRest(page);
  // There is no frame in the page: axe need not gather what it found of several in a blank page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  if (within !== undefined) axe.include(within);
  if (theme !== "light") axe.withRules(COLOURS);
  const { violations: found } = await axe.analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Does the same in each theme, one after the other, on one page: light before, and again after. No dialog may be open. */
export async function inEachTheme(page: Page, look: (theme: Theme) => Promise<void>): Promise<void> {
  for (const theme of THEMES) {
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    await look(theme);
    await page.keyboard.press("t");
  }
}
