import { collisions, sideways } from "./support/geometry.ts";
import { longConnection } from "./support/long-connection.ts";
import { atRest } from "./support/rest.ts";
import { SAMPLES } from "./support/samples.ts";
import { expect, test } from "./support/test.ts";

/** Words are longest in English, and break differently in Chinese where there is least room. */
const SCREENS = [
  { width: 360, height: 740, lang: "en" },
  { width: 360, height: 740, lang: "zh" },
  { width: 1280, height: 800, lang: "en" },
  { width: 1920, height: 1080, lang: "zh" },
  { width: 3840, height: 2160, lang: "en" },
] as const;

/** SYNs that cross, and what is lost and comes again: rows with notes on them. */
const CROSSING = [
  "10:00:00.000000 IP 10.0.0.1.4000 > 10.0.0.2.5000: Flags [S], seq 1000, win 64240, options [mss 1460], length 0",
  "10:00:00.000050 IP 10.0.0.2.5000 > 10.0.0.1.4000: Flags [S], seq 9000, win 64240, options [mss 1460], length 0",
  "10:00:00.000140 IP 10.0.0.1.4000 > 10.0.0.2.5000: Flags [S.], seq 1000, ack 9001, win 64240, length 0",
  "10:00:00.000180 IP 10.0.0.2.5000 > 10.0.0.1.4000: Flags [S.], seq 9000, ack 1001, win 64240, length 0",
  "10:00:01.000180 IP 10.0.0.2.5000 > 10.0.0.1.4000: Flags [P.], seq 9001:9101, ack 1001, win 64240, length 100",
  "10:00:01.300480 IP 10.0.0.2.5000 > 10.0.0.1.4000: Flags [P.], seq 9001:9101, ack 1001, win 64240, length 100",
  "10:00:01.300900 IP 10.0.0.1.4000 > 10.0.0.2.5000: Flags [.], ack 9101, win 0, length 0",
].join("\n");

/** Every view of the page, below `/`, and what is there when it is. */
const VIEWS: readonly (readonly [view: string, there: string])[] = [
  ["c/sample-article/0?segment=7", "[data-frame]"],
  ["c/sample-article/0?segment=7&numbers=absolute", "[data-frame]"],
  ["c/sample-article/0?view=graphs&segment=4", 'figure [data-role="chosen"]'],
  ["c/sample-article/0?view=graphs&numbers=absolute", "figure svg text"],
  ["c/sample-article?view=connections", '[role="grid"] [aria-selected]'],
  ["c/sample-article?view=connections&filter=port+http", '[role="alert"]'],
  ["c/sample-article/0?view=compare&with=sample-four-segment-close%2F0", "[data-frame]"],
  ["c/sample-article/0?facing=book", "[data-figure]"],
  ["c/sample-article/0?facing=states&segment=7", "[data-marker]"],
  ["c/sample-article/0?present=1&segment=7", "[data-frame]"],
  ["c/no-such-capture", '[role="alert"]'],
];

for (const { width, height, lang } of SCREENS) {
  test.describe(`${width} px, ${lang}`, () => {
    test.use({ viewport: { width, height }, contextOptions: { reducedMotion: "reduce" } });
    // Many views, one after another.
    test.describe.configure({ timeout: 150_000 });

    test("nothing leaves the screen sideways, in any view", async ({ page, server }) => {
      await page.goto(`/?lang=${lang}`);
      await expect(page.locator("main h2")).toBeVisible();
      await atRest(page);
      await expect.poll(() => sideways(page), { message: "first page" }).toEqual([]);
      const long = await server.upload("long.pcap", longConnection(5000));
      for (const [view, there] of [...VIEWS, [`c/${long}/0?segment=2500`, '[data-frame="2500"]'] as const]) {
        await page.goto(`/${view}${view.includes("?") ? "&" : "?"}lang=${lang}`);
        await expect(page.locator(there).first()).toBeVisible();
        await atRest(page);
        await expect.poll(() => sideways(page), { message: view }).toEqual([]);
      }
    });

    test("no text of the ladder stands on another, leaves the picture or crosses a lifeline", async ({
      page,
      server,
    }) => {
      const places = [
        ...SAMPLES.map((sample) => `sample-${sample}`),
        await server.upload("crossing.txt", CROSSING),
        await server.upload("long.pcap", longConnection(2000)),
      ];
      for (const id of places) {
        for (const query of ["&facing=book", "&numbers=absolute&spacing=time", "&present=1"]) {
          await page.goto(`/c/${id}/0?lang=${lang}${query}`);
          await expect(page.locator("[data-frame]").first()).toBeVisible();
          await atRest(page);
          await expect.poll(() => collisions(page), { message: `${id} ${query}` }).toEqual([]);
        }
      }
    });
  });
}
